"""The narrative sections of a report and what it still lacks."""

from pelaporan.models import BagianLaporan, Laporan
from pelaporan.rules import BagianBaku, IsiLaporan, TemuanLaporan, periksa, susunan


def susunan_laporan(isi: IsiLaporan) -> tuple[BagianBaku, ...]:
    """Sections that this report has, one analysis per sasaran."""
    return susunan([satu.uraian for satu in isi.sasaran])


def bagian_laporan(laporan: Laporan) -> dict[str, BagianLaporan]:
    """The written sections by code; one query."""
    return {satu.kode: satu for satu in laporan.bagian.select_related("diubah_oleh")}


def temuan(laporan: Laporan, isi: IsiLaporan) -> list[TemuanLaporan]:
    """What the report lacks; one query."""
    tulisan = {kode: satu.isi for kode, satu in bagian_laporan(laporan).items()}
    return periksa(isi, susunan_laporan(isi), tulisan)
