"""The structure on a date, and the page of one unit."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from organisasi import queries
from organisasi.forms.struktur import FormTanggal
from organisasi.izin import perlu_izin
from organisasi.models import Pegawai, Unit
from organisasi.pohon_silsilah import gambar
from organisasi.queries.silsilah import penerus
from organisasi.rules.periode import tanggal_acuan

BATAS_PEGAWAI = 50


def indeks(request: HttpRequest) -> HttpResponse:
    """The first page of the app is the structure."""
    return redirect("organisasi:struktur")


@perlu_izin("organisasi.lihat")
def struktur(request: HttpRequest) -> HttpResponse:
    """OPD with heads and vacancies on a date; one branch may be open (`buka`), scripts fetch branches one by one."""
    form = FormTanggal(request.GET or None)
    tanggal = form.nilai(timezone.localdate())
    pohon = queries.pohon_unit(tanggal)
    buka = request.GET.get("buka", "")
    isi = {
        "judul": "Struktur organisasi",
        "remah": [("Beranda", "/"), ("Struktur organisasi", "")],
        "form": form if form.is_bound else FormTanggal(initial={"tanggal": tanggal}),
        "tanggal": tanggal,
        "pohon": pohon,
        "buka": int(buka) if buka.isdecimal() and len(buka) < 18 else None,
        "dapat_catat": request.user.has_perm("organisasi.catat_perubahan"),
    }
    return render(request, "organisasi/struktur.html", isi)


@perlu_izin("organisasi.lihat")
def cabang(request: HttpRequest, unit_id: int) -> HttpResponse:
    """What lies below one unit on a date, as a fragment."""
    tanggal = FormTanggal(request.GET).nilai(timezone.localdate())
    simpul = queries.cari_simpul(queries.pohon_unit(tanggal), unit_id)
    if simpul is None:
        raise Http404
    return render(request, "organisasi/_cabang.html", {"simpul": simpul, "tanggal": tanggal})


@perlu_izin("organisasi.lihat")
def pemetaan(request: HttpRequest) -> HttpResponse:
    """The OPD of a past date as organised today: where the work of each has gone, with shares."""
    kini = timezone.localdate()
    form = FormTanggal(request.GET or None)
    tanggal = form.nilai(dt.date(kini.year - 1, 12, 31))
    lama = queries.daftar_opd(tanggal)
    peta = queries.pemetaan_kini(tanggal, kini=kini)
    nama = queries.nama_unit({unit for satu in lama for unit, _ in peta[satu.id]}, kini)
    isi = {
        "judul": "Susunan lama menurut susunan sekarang",
        "remah": [("Beranda", "/"), ("Struktur organisasi", reverse("organisasi:struktur")), ("Susunan lama", "")],
        "form": form if form.is_bound else FormTanggal(initial={"tanggal": tanggal}),
        "tanggal": tanggal,
        "kini": kini,
        "baris": [
            (satu, [(unit, nama.get(unit, ""), bagian * 100) for unit, bagian in peta[satu.id]]) for satu in lama
        ],
    }
    return render(request, "organisasi/pemetaan.html", isi)


@perlu_izin("organisasi.lihat")
def unit(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """One unit in a year: what it is called and where it stands, positions, people, versions and family."""
    tanggal = FormTanggal(request.GET).nilai(tanggal_acuan(tahun, timezone.localdate()))
    objek = get_object_or_404(Unit.objects.for_user(request.user).dengan_nama(tanggal), pk=unit_id)
    versi = list(objek.versi.select_related("peristiwa").order_by("-berlaku"))
    kini = next((satu for satu in versi if tanggal in satu.berlaku), None)
    jalur = queries.jalur_ke(queries.pohon_unit(tanggal), unit_id)
    keluarga = queries.silsilah_keluarga(objek)
    pegawai = Pegawai.objects.for_user(request.user).filter(unit=objek)
    isi = {
        "judul": str(objek),
        "remah": [("Beranda", "/"), ("Struktur organisasi", reverse("organisasi:struktur")), (str(objek), "")],
        "unit": objek,
        "tahun": tahun,
        "tanggal": tanggal,
        "kini": kini,
        "versi": versi,
        "jalur": jalur[:-1],
        "simpul": jalur[-1] if jalur else None,
        "jabatan": queries.jabatan_pada(tanggal, unit=objek),
        "ikatan": _ikatan(keluarga),
        "gambar": gambar(keluarga, unit_id) if keluarga.ikatan else None,
        "penerus": [] if kini else _penerus(objek, versi, tanggal),
        "pegawai": pegawai[:BATAS_PEGAWAI],
        "dapat_ubah": request.user.has_perm("organisasi.ubah", objek),
        "dapat_pegawai": request.user.has_perm("organisasi.kelola_pegawai", objek),
    }
    return render(request, "organisasi/unit.html", isi)


def _ikatan(keluarga: queries.Keluarga) -> list[dict[str, object]]:
    """The ties of a family with names, for the table beside the drawing."""
    nama = {satu.id: satu.nama for satu in keluarga.kerabat}
    return [
        {
            "tanggal": satu.tanggal,
            "jenis": satu.jenis,
            "peristiwa_id": satu.peristiwa_id,
            "dari": nama[satu.asal],
            "ke": nama[satu.tujuan],
            "persen": satu.bagian * 100,
        }
        for satu in keluarga.ikatan
    ]


def _penerus(unit: Unit, versi: list, tanggal: dt.date) -> list[tuple[int, str, object]]:
    """Where the work of a unit that has ended went, by name: [(id, name, share)]."""
    berakhir = [satu.berlaku.upper for satu in versi if satu.berlaku.upper and satu.berlaku.upper <= tanggal]
    if not berakhir:
        return []
    bagian = penerus(unit, dari=max(berakhir) - dt.timedelta(1), ke=tanggal)
    nama = queries.nama_unit([satu for satu, _ in bagian], tanggal)
    return [(satu, nama[satu], besar * 100) for satu, besar in bagian if satu != unit.pk]
