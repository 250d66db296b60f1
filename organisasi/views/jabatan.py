"""Positions and their holders."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi import queries
from organisasi.filters import SaringJabatan
from organisasi.forms.jabatan import FormAngkat, FormBerhenti, FormJabatan
from organisasi.forms.struktur import FormTanggal
from organisasi.izin import perlu_izin
from organisasi.models import Jabatan, Pemangku, VersiJabatan
from organisasi.rules.jabatan import JenisPemangku, nama_jabatan
from sakip.daftar import Kolom, Kosong, daftar
from sakip.tanda import Tanda

IZIN = "organisasi.ubah"
REMAH = [("Beranda", "/"), ("Jabatan & pemangku", "/organisasi/jabatan/")]


@perlu_izin("organisasi.lihat")
def jabatan(request: HttpRequest) -> HttpResponse:
    """Positions on a date; vacant ones can be picked out."""
    tanggal = FormTanggal(request.GET).nilai(timezone.localdate())
    baris = queries.daftar_jabatan(tanggal)
    pemangku = _PemangkuHalaman(tanggal)
    return daftar(
        request,
        queryset=baris,
        filterset=SaringJabatan,
        judul="Jabatan & pemangku",
        remah=[REMAH[0], ("Jabatan & pemangku", "")],
        kolom=[
            Kolom(
                "nama",
                "Jabatan",
                urut="nama",
                utama=True,
                url=lambda v: reverse("organisasi:jabatan_rinci", args=[v.jabatan_id]),
            ),
            Kolom("nama_unit", "Unit", urut="nama_unit"),
            Kolom("get_eselon_display", "Tingkat", urut="eselon"),
            Kolom(pemangku.nama, "Pemangku"),
            Kolom(_tanda, "Keadaan", jenis="tanda", urut="terisi"),
        ],
        kosong=Kosong(
            "Belum ada jabatan", "Jabatan dibuat dari halaman unit atau bersama pembentukan unit.", ikon="jabatan"
        ),
        templat="organisasi/jabatan.html",
        konteks={"dapat_ubah": request.user.has_perm(IZIN), "tanggal": tanggal},
    )


class _PemangkuHalaman:
    """Names of holders for a page of the list, fetched once when the first row asks."""

    def __init__(self, tanggal: Any) -> None:
        self.tanggal = tanggal
        self.isi: dict[int, Pemangku] | None = None

    def nama(self, versi: VersiJabatan) -> str:
        if self.isi is None:
            berlaku = Pemangku.objects.filter(berlaku__contains=self.tanggal).values_list("jabatan", flat=True)
            self.isi = queries.pemangku_per_jabatan(berlaku, self.tanggal)
        satu = self.isi.get(versi.jabatan_id)
        return nama_jabatan(satu.pegawai.nama_lengkap, JenisPemangku(satu.sifat)) if satu else ""


def _tanda(versi: VersiJabatan) -> Tanda:
    return Tanda("baik", "Terisi") if versi.terisi else Tanda("awas", "Lowong")  # type: ignore[attr-defined]


@perlu_izin("organisasi.lihat")
def jabatan_rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One position: versions, holders through time, subordinates today."""
    objek = get_object_or_404(Jabatan.objects.for_user(request.user), pk=pk)
    hari = timezone.localdate()
    versi = list(objek.versi.order_by("-berlaku"))
    kini = next((satu for satu in versi if hari in satu.berlaku), versi[0] if versi else None)
    atasan = queries.versi_jabatan_pada(kini.atasan_id, hari) if kini and kini.atasan_id else None
    isi = {
        "judul": kini.nama if kini else objek.kunci,
        "remah": [*REMAH, (kini.nama if kini else objek.kunci, "")],
        "jabatan": objek,
        "kini": kini,
        "atasan": atasan,
        "unit": queries.nama_unit([kini.unit_id], hari).get(kini.unit_id, "") if kini else "",
        "versi": versi,
        "bawahan": queries.jabatan_pada(hari, atasan=objek),
        "pemangku": objek.pemangku.select_related("pegawai"),
        "penandatangan": queries.pejabat_penandatangan(objek, hari),
        "hari": hari,
        "dapat_ubah": request.user.has_perm(IZIN, objek),
    }
    return render(request, "organisasi/jabatan_rinci.html", isi)


def _objek(request: HttpRequest, pk: int) -> Jabatan:
    return get_object_or_404(Jabatan.objects.for_user(request.user, IZIN), pk=pk)


@require_http_methods(["GET", "POST"])
@perlu_izin(IZIN)
def jabatan_baru(request: HttpRequest) -> HttpResponse:
    """Create a position."""
    form = FormJabatan(request.POST or None, user=request.user, initial={"unit": request.GET.get("unit", "")})
    if request.method == "POST" and form.is_valid() and (baru := form.simpan()):
        messages.success(request, "Jabatan dibuat.")
        return redirect("organisasi:jabatan_rinci", pk=baru.pk)
    return _formulir(request, form, "Jabatan baru", reverse("organisasi:jabatan"), "Buat jabatan")


@require_http_methods(["GET", "POST"])
@perlu_izin(IZIN)
def jabatan_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a position from a date on."""
    objek = _objek(request, pk)
    kini = objek.versi.order_by("-berlaku").first()
    awal = {nama: getattr(kini, nama) for nama in ("nama", "eselon", "kepala")} if kini else {}
    awal |= {"unit": str(kini.unit_id), "atasan": str(kini.atasan_id or "")} if kini else {}
    form = FormJabatan(request.POST or None, user=request.user, jabatan=objek, initial=awal)
    if request.method == "POST" and form.is_valid() and form.simpan():
        messages.success(request, "Jabatan diubah.")
        return redirect("organisasi:jabatan_rinci", pk=pk)
    return _formulir(request, form, "Ubah jabatan", reverse("organisasi:jabatan_rinci", args=[pk]), "Simpan perubahan")


@require_http_methods(["GET", "POST"])
@perlu_izin(IZIN)
def angkat(request: HttpRequest, pk: int) -> HttpResponse:
    """Appoint somebody to a position."""
    form = FormAngkat(request.POST or None, user=request.user, jabatan=_objek(request, pk))
    if request.method == "POST" and form.is_valid() and (pemangku := form.simpan()):
        messages.success(request, f"{pemangku.pegawai.nama_lengkap} dicatat sebagai pemangku.")
        return redirect("organisasi:jabatan_rinci", pk=pk)
    return _formulir(request, form, "Angkat pemangku", reverse("organisasi:jabatan_rinci", args=[pk]), "Angkat")


@require_http_methods(["GET", "POST"])
@perlu_izin(IZIN)
def berhentikan(request: HttpRequest, pk: int) -> HttpResponse:
    """End a holding."""
    pemangku = get_object_or_404(Pemangku.objects.for_user(request.user, IZIN).select_related("pegawai"), pk=pk)
    form = FormBerhenti(request.POST or None)
    kembali = reverse("organisasi:jabatan_rinci", args=[pemangku.jabatan_id])
    if request.method == "POST" and form.is_valid() and form.simpan(pemangku, request.user):
        messages.success(request, "Masa jabatan diakhiri.")
        return redirect(kembali)
    return _formulir(request, form, f"Akhiri masa jabatan {pemangku.pegawai.nama_lengkap}", kembali, "Akhiri")


def _formulir(request: HttpRequest, form: Any, judul: str, batal: str, tombol: str) -> HttpResponse:
    isi = {"judul": judul, "remah": [*REMAH, (judul, "")], "form": form, "batal": batal, "tombol": tombol}
    return render(request, "organisasi/formulir.html", isi)
