"""People in office."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi import actions, queries
from organisasi.filters import SaringPegawai
from organisasi.forms.jabatan import FormPegawai
from organisasi.izin import perlu_izin
from organisasi.models import Pegawai, VersiUnit
from sakip.daftar import Kolom, Kosong, daftar

IZIN = "organisasi.kelola_pegawai"
REMAH = [("Beranda", "/"), ("Pegawai", "/organisasi/pegawai/")]


@perlu_izin("organisasi.lihat")
def pegawai(request: HttpRequest) -> HttpResponse:
    """People of the units in reach. Personal numbers are on the page of one person only."""
    hari = timezone.localdate()
    versi = VersiUnit.objects.filter(unit=OuterRef("unit"), berlaku__contains=hari)
    dapat = request.user.has_perm(IZIN)
    return daftar(
        request,
        queryset=Pegawai.objects.for_user(request.user).annotate(
            nama_unit=Subquery(versi.values("nama")[:1]), opd=Subquery(versi.values("opd")[:1])
        ),
        filterset=SaringPegawai,
        judul="Pegawai",
        remah=[REMAH[0], ("Pegawai", "")],
        kolom=[
            Kolom(
                "nama_lengkap",
                "Nama",
                urut="nama",
                utama=True,
                url=lambda p: reverse("organisasi:pegawai_rinci", args=[p.pk]),
            ),
            Kolom("get_jenis_display", "Jenis", urut="jenis"),
            Kolom("nama_unit", "Unit", urut="nama_unit"),
        ],
        kosong=Kosong(
            "Belum ada pegawai",
            "Catat pegawai agar dapat memangku jabatan dan mempunyai akun.",
            reverse("organisasi:pegawai_baru") if dapat else "",
            "Tambah pegawai",
            "pegawai",
        ),
        templat="organisasi/pegawai.html",
        konteks={"dapat_kelola": dapat},
    )


@perlu_izin("organisasi.lihat")
def pegawai_rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: positions through time, accounts; the NIP only for those who manage people."""
    objek = get_object_or_404(Pegawai.objects.for_user(request.user), pk=pk)
    hari = timezone.localdate()
    pemangku = list(objek.pemangkuan.order_by("-berlaku"))
    kelola_akun = request.user.has_perm("organisasi.kelola_pengguna", objek)
    isi = {
        "judul": objek.nama_lengkap,
        "remah": [*REMAH, (objek.nama_lengkap, "")],
        "pegawai": objek,
        "unit": queries.nama_unit([objek.unit_id], hari).get(objek.unit_id, ""),
        "pemangku": [(satu, _nama_jabatan(satu.jabatan.versi.all(), satu.berlaku)) for satu in pemangku],
        "akun": objek.akun.all() if kelola_akun else [],
        "hari": hari,
        "dapat_kelola": request.user.has_perm(IZIN, objek),
        "kelola_akun": kelola_akun,
    }
    return render(request, "organisasi/pegawai_rinci.html", isi)


def _nama_jabatan(versi: list, berlaku: object) -> str:
    """The name a position bore last while it was held."""
    nama = [satu.nama for satu in sorted(versi, key=lambda v: v.berlaku) if _bertemu(satu.berlaku, berlaku)]
    return nama[-1] if nama else ""


def _bertemu(a: object, b: object) -> bool:
    """Whether two ranges share a day."""
    awal = max(a.lower or b.lower, b.lower or a.lower) if a.lower or b.lower else None  # type: ignore[attr-defined]
    return awal is None or all(satu.upper is None or awal < satu.upper for satu in (a, b))  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@perlu_izin(IZIN)
def pegawai_baru(request: HttpRequest) -> HttpResponse:
    """Record a person."""
    return _simpan(
        request, FormPegawai(request.POST or None, user=request.user, initial={"unit": request.GET.get("unit", "")})
    )


@require_http_methods(["GET", "POST"])
@perlu_izin(IZIN)
def pegawai_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a person."""
    objek = get_object_or_404(Pegawai.objects.for_user(request.user, IZIN), pk=pk)
    return _simpan(request, FormPegawai(request.POST or None, user=request.user, instance=objek))


def _simpan(request: HttpRequest, form: FormPegawai) -> HttpResponse:
    lama = form.instance.pk
    if request.method == "POST" and form.is_valid():
        try:
            objek = actions.simpan_pegawai(form.instance, by=request.user)
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        else:
            messages.success(request, f"Data {objek.nama_lengkap} disimpan.")
            return redirect("organisasi:pegawai_rinci", pk=objek.pk)
    judul = "Ubah pegawai" if lama else "Pegawai baru"
    batal = reverse("organisasi:pegawai_rinci", args=[lama]) if lama else reverse("organisasi:pegawai")
    isi = {"judul": judul, "remah": [*REMAH, (judul, "")], "form": form, "batal": batal, "tombol": "Simpan"}
    return render(request, "organisasi/formulir.html", isi)
