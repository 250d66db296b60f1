"""What the system itself knows about a year, for the evaluator to look at; each fact leads to its rows."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from datakinerja.queries import kelengkapan, ukuran_unit
from evaluasi.models import Evaluasi, Rekomendasi
from organisasi.models import Pengguna
from pelaporan.models import Laporan
from pelaporan.queries import laporan_unit
from pelaporan.queries.daftar import batas_lkjip
from perjanjian.queries import ringkas_per_unit
from renstra.models import IndikatorVersi
from sakip import tanggal as kalender
from sakip.angka import persen


@dataclass(frozen=True)
class Fakta:
    """One fact: what part of the evaluation it speaks to ("perencanaan", …), the sentence, and where its rows are."""

    tentang: str
    kalimat: str
    tautan: str
    teks_tautan: str


def fakta_sistem(evaluasi: Evaluasi, user: Pengguna, hari_ini: dt.date) -> list[Fakta]:
    """All facts about the OPD and year of a worksheet, in the order of the components. Facts without data are left out."""
    sumber: list[Callable[[Evaluasi, Pengguna, dt.date], list[Fakta]]] = [
        _perjanjian,
        _definisi,
        _kelengkapan,
        _laporan,
        _rekomendasi,
    ]
    return [satu for ambil in sumber for satu in ambil(evaluasi, user, hari_ini)]


def fakta_tentang(semua: list[Fakta], nama_komponen: str) -> list[Fakta]:
    """Facts that speak to a component, by its name; all of them where none does."""
    return [satu for satu in semua if satu.tentang in nama_komponen.lower()] or semua


def _perjanjian(evaluasi: Evaluasi, user: Pengguna, hari_ini: dt.date) -> list[Fakta]:
    ringkas = ringkas_per_unit(evaluasi.tahun_id, [evaluasi.unit_id], hari_ini)[evaluasi.unit_id]
    keadaan = ringkas.label.lower()
    kalimat = f"Perjanjian kinerja kepala OPD {keadaan}; {_kecil(ringkas.waktu.kalimat)}"
    url = reverse("perjanjian:unit", args=[evaluasi.tahun_id, evaluasi.unit_id])
    return [Fakta("perencanaan", kalimat, url, "Lihat perjanjian")]


def _definisi(evaluasi: Evaluasi, user: Pengguna, hari_ini: dt.date) -> list[Fakta]:
    versi = [satu.versi_id for satu in ukuran_unit(evaluasi.unit_id, evaluasi.tahun_id)]
    if not versi:
        return []
    ada = IndikatorVersi.objects.filter(pk__in=versi).exclude(definisi="").count()
    kalimat = f"{ada} dari {len(versi)} indikator mempunyai definisi operasional."
    url = reverse("pengukuran:unit", args=[evaluasi.tahun_id, evaluasi.unit_id])
    return [Fakta("pengukuran", kalimat, url, "Lihat indikator")]


def _kelengkapan(evaluasi: Evaluasi, user: Pengguna, hari_ini: dt.date) -> list[Fakta]:
    isi = kelengkapan(evaluasi.unit_id, evaluasi.tahun_id)
    if not isi.wajib:
        return []
    jatuh = sum(satu.jatuh_tempo and bool(satu.wajib) for satu in isi.bulan)
    kalimat = (
        f"{persen(isi.persen, 1)} nilai bulanan terisi; {isi.tepat_waktu} dari {jatuh} bulan diajukan tepat waktu."
    )
    url = reverse("pengukuran:petak", args=[evaluasi.tahun_id, evaluasi.unit_id])
    return [Fakta("pengukuran", kalimat, url, "Lihat baris")]


def _laporan(evaluasi: Evaluasi, user: Pengguna, hari_ini: dt.date) -> list[Fakta]:
    lkjip = next(
        (satu for satu in laporan_unit(user, evaluasi.unit_id, evaluasi.tahun_id) if satu.jenis == "LKJIP"), None
    )
    batas = batas_lkjip(evaluasi.tahun_id)
    if lkjip is None:
        kalimat = "Laporan kinerja belum disusun."
    elif lkjip.tanggal is None or lkjip.status not in ("terbit", "diganti"):
        kalimat = f"Laporan kinerja berstatus {lkjip.status_kini.label.lower()}."
    else:
        kalimat = f"Laporan kinerja bertanggal {kalender.tulis(lkjip.tanggal)}{_penyerahan(lkjip, batas)}."
    url = reverse("pelaporan:unit", args=[evaluasi.tahun_id, evaluasi.unit_id])
    return [Fakta("pelaporan", kalimat, url, "Lihat laporan")]


def _penyerahan(lkjip: Laporan, batas: dt.date | None) -> str:
    """When it was issued here, judged against the deadline; an archived paper is not judged."""
    if lkjip.diserahkan is None:
        return ", dicatat sebagai arsip kertas"
    hari = timezone.localdate(lkjip.diserahkan)
    terbit = f", terbit {kalender.tulis(hari)}"
    if batas is None:
        return terbit
    return f"{terbit}, {'tepat waktu' if hari <= batas else 'terlambat'} terhadap tenggat {kalender.tulis(batas)}"


def _rekomendasi(evaluasi: Evaluasi, user: Pengguna, hari_ini: dt.date) -> list[Fakta]:
    lalu = evaluasi.tahun_id - 1
    status = list(
        Rekomendasi.objects.filter(evaluasi__unit=evaluasi.unit_id, evaluasi__tahun=lalu).values_list(
            "status", flat=True
        )
    )
    if not status:
        return []
    selesai = status.count(Rekomendasi.Status.SELESAI)
    kalimat = f"{selesai} dari {len(status)} rekomendasi evaluasi {lalu} selesai ditindaklanjuti."
    url = reverse("evaluasi:unit", args=[lalu, evaluasi.unit_id])
    return [Fakta("evaluasi", kalimat, url, "Lihat rekomendasi")]


def _kecil(kalimat: str) -> str:
    return kalimat[:1].lower() + kalimat[1:]
