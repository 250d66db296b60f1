"""Reports of the closed years, written, approved and recorded as issued on paper; a few of the running year begun."""

import datetime as dt
from typing import Final

from beranda.contoh.dunia import DAERAH, Dunia
from layanan.actions import advance
from pelaporan import actions
from pelaporan.models import BagianLaporan, Laporan

TERLAMBAT: Final = frozenset({"kec-lereng", "disnaker"})  # handed in after the deadline
DIMULAI: Final = ("dinkes", "dpupr")
TULISAN: Final = {
    "kata_pengantar": "Laporan kinerja ini disusun sebagai pertanggungjawaban atas pelaksanaan perjanjian kinerja. Isinya contoh.",
    "ringkasan": "Sebagian besar sasaran mencapai target. Sasaran yang belum tercapai terkendala jadwal pelaksanaan pada triwulan awal.",
    "organisasi": "Organisasi dipimpin seorang kepala dan didukung sekretariat serta bidang menurut peraturan bupati.",
    "strategis": "Sasaran organisasi mendukung sasaran kabupaten dalam rencana pembangunan jangka menengah daerah.",
    "masalah": "Data bidang belum selalu tersedia pada awal bulan, dan jumlah tenaga fungsional belum memadai.",
    "perencanaan": "Perjanjian kinerja diturunkan dari rencana strategis; target tahunan dirinci menurut bulan dalam rencana aksi.",
    "efisiensi": "Anggaran dipakai menurut prioritas sasaran; kegiatan pendukung digabung bila keluarannya sama.",
    "penutup": "Tahun berikutnya perbaikan dipusatkan pada sasaran yang belum tercapai dan pada mutu data bulanan.",
}
ANALISIS: Final = (
    "Keberhasilan ditopang jadwal kegiatan yang ditaati dan pendampingan rutin oleh bidang.\n\n"
    "Kendala muncul pada triwulan pertama karena pengadaan terlambat; solusinya, pengadaan dimulai pada Desember sebelumnya."
)


def muat_laporan(dunia: Dunia) -> None:
    """One report of the regency and of every OPD for each closed year, and the first drafts of the running one."""
    for tahun in dunia.tahun_tutup:
        _terbit(dunia, DAERAH, tahun, f"000.8.6.3/300/{tahun + 1}")
        for nomor, opd in enumerate(dunia.opd(tahun), 1):
            _terbit(dunia, opd.kunci, tahun, f"000.8.6.3/{nomor + 300}/{tahun + 1}")
    if dunia.sudah(dt.date(dunia.tahun, 11, 9)):
        for kunci in DIMULAI:
            with dunia.pada(dt.date(dunia.tahun, 11, 9), 14):
                actions.buat_laporan(unit=dunia.unit[kunci], tahun=dunia.tahun, by=dunia.akun(f"penyusun.{kunci}"))


def _penyusun(kunci: str) -> str:
    """Who writes the report: for the regency's own, Bagian Organisasi."""
    return "organisasi" if kunci == DAERAH else f"penyusun.{kunci}"


def _terbit(dunia: Dunia, kunci: str, tahun: int, nomor: str) -> None:
    """From the first page to the paper on record, over two months."""
    with dunia.pada(dt.date(tahun + 1, 1, 11), 10):
        laporan = actions.buat_laporan(unit=dunia.unit[kunci], tahun=tahun, by=dunia.akun(_penyusun(kunci)))
        _tulis(dunia, laporan, kunci)
    hari = min(dt.date(tahun + 1, 3, 12) if kunci in TERLAMBAT else dt.date(tahun + 1, 2, 15), dunia.hari_ini)
    with dunia.pada(hari, 9):
        actions.ajukan(laporan, by=dunia.akun(_penyusun(kunci)))
    with dunia.pada(hari + dt.timedelta(3), 13):
        kepala = {DAERAH: "bupati", "setda": "sekda", "inspektorat": "inspektur"}.get(kunci, f"kepala.{kunci}")
        advance(laporan, "setujui", by=dunia.akun(kepala))
        tanggal = min(hari + dt.timedelta(3), dunia.hari_ini)
        actions.catat_arsip(laporan, nomor=nomor, tanggal=tanggal, by=dunia.akun(_penyusun(kunci)))


def _tulis(dunia: Dunia, laporan: Laporan, kunci: str) -> None:
    """All sections at once; one by one they would cost five queries each."""
    bagian = list(laporan.bagian.all())
    for satu in bagian:
        satu.isi, satu.revisi = TULISAN.get(satu.kode, ANALISIS), 1
        satu.diubah_oleh = dunia.akun(_penyusun(kunci))
    BagianLaporan.objects.bulk_update(bagian, ["isi", "revisi", "diubah_oleh"])
