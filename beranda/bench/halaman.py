"""The pages that are measured: an address each, and the user who looks."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from datakinerja.models import LembarData, Nilai
from datakinerja.queries import Ukuran, ukuran_unit
from evaluasi.models import Evaluasi
from organisasi.models import Pengguna, Periode, Tahun, Unit, VersiUnit
from organisasi.rules.izin import Peran
from perjanjian.models import Perjanjian
from renstra.models import VersiRencana
from renstra.queries import pohon_tahun
from renstra.rules import Agregasi, Frekuensi

DASAR = "halaman kosong (acuan)"


@dataclass(frozen=True)
class Sasaran:
    """Where the measurement looks: the newest year, an OPD with many indicators, and its people."""

    tahun: int
    unit: Unit
    akun: dict[Peran, Pengguna]


@dataclass(frozen=True)
class Halaman:
    """A page: its address, who looks, and what a POST carries, made anew each time (None: GET)."""

    nama: str
    jalur: str
    peran: Peran
    kiriman: Callable[[], dict[str, Any]] | None = None
    kepala: dict[str, str] = field(default_factory=dict)


def cari_sasaran(hari_ini: dt.date) -> Sasaran:
    """The newest year up to today, and its first OPD that has a planner and agreements. ObjectDoesNotExist without one."""
    tahun = Tahun.objects.filter(pk__lte=hari_ini.year).aggregate(n=Max("pk"))["n"]
    berisi = Perjanjian.objects.filter(tahun=tahun, status="ditandatangani").values("unit")
    versi = VersiUnit.objects.filter(
        unit__in=berisi, induk__isnull=False, berlaku__contains=hari_ini, unit__penugasan__peran=Peran.PENYUSUN
    ).order_by("unit").first()  # fmt: skip
    if versi is None:
        raise ObjectDoesNotExist(
            "Basis data ini belum berisi OPD dengan penyusun dan perjanjian; muat data contoh atau beban dahulu."
        )
    return Sasaran(tahun, versi.unit, {peran: satu for peran in Peran if (satu := _akun(peran, versi.unit))})


def _akun(peran: Peran, unit: Unit) -> Pengguna | None:
    """The first user of a role, of the unit itself where the role is one of an OPD."""
    semua = Pengguna.objects.filter(penugasan__peran=peran, is_active=True).order_by("pk")
    return semua.filter(penugasan__peran=peran, penugasan__unit=unit).first() or semua.first()


def daftar_halaman(sasaran: Sasaran) -> Iterator[Halaman]:
    """All pages, in the order of the table."""
    tahun, unit = sasaran.tahun, sasaran.unit.pk
    penyusun, bupati = Peran.PENYUSUN, Peran.PIMPINAN_DAERAH
    yield Halaman(DASAR, reverse("sesi_status"), penyusun)
    yield Halaman("beranda", reverse("beranda:beranda"), penyusun)
    yield Halaman("kartu OPD", reverse("beranda:kartu", args=[tahun, unit]), penyusun)
    yield Halaman("kabupaten", reverse("beranda:kabupaten_tahun", args=[tahun]), bupati)
    yield Halaman("pencarian", reverse("beranda:cari") + "?q=indikator", penyusun)
    yield Halaman("struktur", reverse("organisasi:struktur"), penyusun)
    yield Halaman("kotak tugas", reverse("layanan:kotak"), penyusun)
    yield Halaman("versi renstra", reverse("renstra:versi", args=[_rencana(sasaran).pk]), penyusun)
    yield Halaman("periksa rencana OPD", reverse("renstra:periksa", args=[_rencana(sasaran).pk]), penyusun)
    yield Halaman("periksa rencana kabupaten", reverse("renstra:periksa_daerah", args=[tahun]), bupati)
    if pohon := pohon_tahun(unit, tahun):
        yield Halaman("pohon kinerja", pohon.get_absolute_url(), penyusun)
    yield Halaman("pohon kinerja dan capaian", reverse("pengukuran:pohon", args=[tahun, unit]), penyusun)
    yield Halaman("perjanjian", _perjanjian(sasaran).get_absolute_url(), penyusun)
    petak = reverse("pengukuran:petak", args=[tahun, unit])
    yield Halaman("nilai bulanan (satu bulan)", f"{petak}?bulan=kini", penyusun)
    yield Halaman("petak setahun", petak, penyusun)
    yield Halaman(
        "simpan satu nilai", reverse("pengukuran:simpan_sel", args=[tahun, unit]), penyusun, _kiriman_nilai(sasaran)
    )
    if lembar := LembarData.objects.filter(unit=unit).order_by("-periode__mulai").first():
        yield Halaman("lembar verifikasi", lembar.get_absolute_url(), Peran.KEPALA_OPD)
    yield Halaman("capaian unit", reverse("pengukuran:unit", args=[tahun, unit]), penyusun)
    yield Halaman("capaian kabupaten", reverse("pengukuran:kabupaten", args=[tahun]), bupati)
    yield Halaman("laporan unit", reverse("pelaporan:unit", args=[tahun, unit]), penyusun)
    yield Halaman("LKE", _lke(tahun).get_absolute_url(), Peran.INSPEKTORAT)
    yield Halaman("evaluasi kabupaten", reverse("evaluasi:indeks"), Peran.INSPEKTUR)


def _rencana(sasaran: Sasaran) -> VersiRencana:
    return VersiRencana.objects.filter(dokumen__unit=sasaran.unit, status="ditetapkan").latest("tanggal")


def _perjanjian(sasaran: Sasaran) -> Perjanjian:
    return Perjanjian.objects.filter(unit=sasaran.unit, tahun=sasaran.tahun, status="ditandatangani").latest("pk")


def _lke(tahun: int) -> Evaluasi:
    """A worksheet of the year, the one with the most answers, at the first tier where there is one."""
    semua = Evaluasi.objects.filter(tahun=tahun).order_by("-total__terjawab", "pk")
    return semua.filter(status="anggota_tim").first() or semua[0]


def _kiriman_nilai(sasaran: Sasaran) -> Callable[[], dict[str, Any]]:
    """A new content for one cell of the month that is running, each time another, upon the version then stored."""
    ukuran = next(satu for satu in ukuran_unit(sasaran.unit.pk, sasaran.tahun) if _bulanan(satu))
    bulan = min(timezone.localdate().month, 12)
    periode = Periode.objects.get(tahun=sasaran.tahun, jenis="bulan", nomor=bulan)
    terlihat = Nilai.objects.filter(objek=ukuran.objek_id, periode=periode).count()
    nomor = iter(range(10**9))

    def kiriman() -> dict[str, Any]:
        ke = next(nomor)
        isi = f"{40 + ke % 40} / 100" if ukuran.agregasi is Agregasi.RASIO else str(40 + ke % 40)
        return {
            "objek": ukuran.objek_id, "periode": periode.pk, "isi": isi, "terlihat": terlihat + ke, "alasan": "Uji kecepatan",
        }  # fmt: skip

    return kiriman


def _bulanan(ukuran: Ukuran) -> bool:
    return ukuran.frekuensi is Frekuensi.BULANAN and ukuran.agregasi is not Agregasi.TERAKHIR
