"""What is due when and for whom: deadlines of the years, windows of entry, openings; all of them data."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q
from django.urls import reverse

from beranda.models import LanggananKalender
from datakinerja.models import JendelaEntri, Pembukaan
from datakinerja.rules import nama_periode
from organisasi.izin import SELURUH
from organisasi.models import Tenggat
from organisasi.models.waktu import KegiatanTenggat

# Who acts on a deadline: permissions, any of which makes it the user's own, words, and where the work is done.
UNTUK: Final[Mapping[str, tuple[tuple[str, ...], str, str]]] = {
    KegiatanTenggat.PERJANJIAN: (("perjanjian.susun", "perjanjian.ajukan"), "Kepala OPD dan penyusun", "perjanjian:indeks"),
    KegiatanTenggat.RENCANA_AKSI: (("perjanjian.susun", "perjanjian.ajukan"), "Kepala OPD dan penyusun", "perjanjian:indeks"),
    KegiatanTenggat.LKJIP_OPD: (("pelaporan.susun", "pelaporan.setujui"), "Kepala OPD dan penyusun", "pelaporan:indeks"),
    KegiatanTenggat.LKJIP_DAERAH: (("beranda.kabupaten",), "Bagian Organisasi dan pimpinan daerah", "pelaporan:indeks"),
    KegiatanTenggat.EVALUASI_INTERNAL: (("evaluasi.atur", "evaluasi.periksa_tindak_lanjut"), "Inspektorat", "evaluasi:indeks"),
    KegiatanTenggat.DATA_BULANAN: (("datakinerja.isi", "datakinerja.verifikasi"), "Penyusun dan kepala OPD", "datakinerja:indeks"),
}  # fmt: skip
BULANAN: Final = KegiatanTenggat.DATA_BULANAN.value


@dataclass(frozen=True, slots=True)
class Acara:
    """A deadline: its date, what is due, for which year of performance, how many days from today (negative: past).

    kunci: the same for the same deadline for ever.  untuk: who acts.  milik: whether that is the user.  jalur: where.
    """

    tanggal: dt.date
    judul: str
    tahun: int
    sisa: int
    kunci: str = ""
    untuk: str = ""
    milik: bool = True
    jalur: str = ""


def kalender(tahun: int, *, hari_ini: dt.date, jumlah: int = 6) -> list[Acara]:
    """The next deadlines from today on, of the year and the one before. One query."""
    semua = [a for t in Tenggat.objects.filter(tahun__in=[tahun - 1, tahun]) for a in _tenggat(t, hari_ini, {}, None)]
    nanti = sorted((a for a in semua if a.sisa >= 0), key=lambda a: (a.tanggal, a.judul))
    # Of the twelve monthly ones only the next: the others would crowd out what comes once a year.
    bulanan = next((a for a in nanti if BULANAN in a.kunci), None)
    return [a for a in nanti if BULANAN not in a.kunci or a is bulanan][:jumlah]


def kalender_tahun(tahun: int, user: Any, *, hari_ini: dt.date) -> list[Acara]:
    """All that is due within a calendar year, in order: deadlines, closing windows, and openings that end.  Three queries."""
    mulai, akhir = dt.date(tahun, 1, 1), dt.date(tahun, 12, 31)
    jendela = _jendela(user, mulai, akhir)
    acara = [
        satu
        for tenggat in Tenggat.objects.filter(tahun__in=[tahun - 1, tahun, tahun + 1])
        for satu in _tenggat(tenggat, hari_ini, jendela, user)
    ]
    acara += _pembukaan(user, mulai, akhir, hari_ini)
    return sorted((a for a in acara if mulai <= a.tanggal <= akhir), key=lambda a: (a.tanggal, a.judul))


def _tenggat(
    tenggat: Tenggat, hari_ini: dt.date, jendela: Mapping[tuple[int, int], dt.date], user: Any
) -> Iterator[Acara]:
    """A deadline with its date; the monthly one twelve times, where a window is set by its last day."""
    izin, untuk, nama = UNTUK[tenggat.kegiatan]
    milik = user is None or any(user.has_perm(satu) for satu in izin)
    for bulan, tanggal in _tanggal(tenggat, jendela):
        judul = (
            f"Nilai {nama_periode('bulan', bulan, tenggat.tahun_id)} terisi dan diajukan"
            if bulan
            else KegiatanTenggat(tenggat.kegiatan).label
        )
        yield Acara(
            tanggal=tanggal,
            judul=judul,
            tahun=tenggat.tahun_id,
            sisa=(tanggal - hari_ini).days,
            kunci=f"tenggat-{tenggat.tahun_id}-{KegiatanTenggat(tenggat.kegiatan).value}"
            + (f"-{bulan}" if bulan else ""),
            untuk=untuk,
            milik=milik,
            jalur=f"{reverse(nama)}?k_tahun={tenggat.tahun_id}",
        )


def _tanggal(tenggat: Tenggat, jendela: Mapping[tuple[int, int], dt.date]) -> Iterator[tuple[int, dt.date]]:
    if tenggat.tanggal:
        yield 0, tenggat.tanggal
    elif tenggat.hari:
        for bulan in range(1, 13):
            biasa = dt.date(tenggat.tahun_id + bulan // 12, bulan % 12 + 1, tenggat.hari)
            yield bulan, jendela.get((tenggat.tahun_id, bulan), biasa)


def _jendela(user: Any, mulai: dt.date, akhir: dt.date) -> dict[tuple[int, int], dt.date]:
    """Last day of the windows by year and month: that of all units, or a later one of the user's only unit."""
    lingkup = user.lingkup("datakinerja.isi")
    milik = next(iter(lingkup)) if lingkup != SELURUH and len(lingkup) == 1 else None
    baris = JendelaEntri.objects.filter(
        Q(unit=None) | Q(unit=milik or 0), periode__jenis="bulan", tutup__gte=mulai - dt.timedelta(60), tutup__lte=akhir
    ).values_list("periode__tahun", "periode__nomor", "tutup", "tenggang_hari")
    hasil: dict[tuple[int, int], dt.date] = {}
    for tahun, nomor, tutup, tenggang in baris:
        batas = tutup + dt.timedelta(tenggang)
        hasil[tahun, nomor] = max(batas, hasil.get((tahun, nomor), batas))
    return hasil


def _pembukaan(user: Any, mulai: dt.date, akhir: dt.date, hari_ini: dt.date) -> Iterable[Acara]:
    lingkup = user.lingkup("datakinerja.isi")
    baris = Pembukaan.objects.filter(status="diberikan", sampai__range=(mulai, akhir))
    milik = baris if lingkup == SELURUH else baris.filter(unit__in=lingkup)
    for satu in milik:
        yield Acara(
            tanggal=satu.sampai,
            judul="Pembukaan bulan berakhir",
            tahun=satu.sampai.year,
            sisa=(satu.sampai - hari_ini).days,
            kunci=f"pembukaan-{satu.pk}",
            untuk="Penyusun",
            jalur=satu.get_absolute_url(),
        )


def langganan(user: Any) -> LanggananKalender | None:
    """The user's feed, None where she has none.  One query."""
    return LanggananKalender.objects.filter(pengguna=user).first()
