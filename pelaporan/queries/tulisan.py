"""The narrative sections of a report and what it still lacks."""

import datetime as dt

from pelaporan.models import BagianLaporan, Laporan
from pelaporan.queries.isi import isi_laporan
from pelaporan.rules import BagianBaku, IsiLaporan, TemuanLaporan, periksa, susunan


def susunan_laporan(isi: IsiLaporan) -> tuple[BagianBaku, ...]:
    """Sections that this report has, one analysis per sasaran."""
    return susunan([(satu.kode, satu.uraian) for satu in isi.sasaran])


def bagian_laporan(laporan: Laporan, isi: IsiLaporan) -> list[tuple[BagianBaku, BagianLaporan]]:
    """Every section of the report with what is written in it (an unsaved row where nothing is); one query.

    A row is found by its code, else by its title, which carries the wording of its sasaran.  Texts on a sasaran that
    the plan no longer has are left out, never shown under another one.
    """
    susun = susunan_laporan(isi)
    menurut_kode = {satu.kode: satu for satu in laporan.bagian.select_related("diubah_oleh")}
    sisa = menurut_kode.keys() - {baku.kode for baku in susun}
    menurut_judul = {menurut_kode[kode].judul: menurut_kode[kode] for kode in sisa}
    return [
        (baku, menurut_kode.get(baku.kode) or menurut_judul.get(baku.judul) or _baru(laporan, baku, urutan))
        for urutan, baku in enumerate(susun)
    ]


def _baru(laporan: Laporan, baku: BagianBaku, urutan: int) -> BagianLaporan:
    return BagianLaporan(laporan=laporan, kode=baku.kode, judul=baku.judul, urutan=urutan)


def bagian_menurut_kode(laporan: Laporan, kode: str, *, hari_ini: dt.date) -> tuple[BagianBaku, BagianLaporan] | None:
    """One section by its own code or that of its row; None where the report has no such section."""
    semua = bagian_laporan(laporan, isi_laporan(laporan, hari_ini=hari_ini))
    return next((satu for satu in semua if kode in (satu[0].kode, satu[1].kode)), None)


def temuan(laporan: Laporan, isi: IsiLaporan) -> list[TemuanLaporan]:
    """What the report lacks; one query."""
    bagian = bagian_laporan(laporan, isi)
    return periksa(isi, [baku for baku, _ in bagian], {baku.kode: satu.isi for baku, satu in bagian})
