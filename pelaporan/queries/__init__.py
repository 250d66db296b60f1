"""Reads of reports; the same content for page, PDF, spreadsheet and API."""

from pelaporan.queries.cetak import cetak_laporan
from pelaporan.queries.daftar import (
    BarisUnit,
    ikhtisar,
    laporan_daerah,
    laporan_terlihat,
    laporan_unit,
    ringkas_laporan,
)
from pelaporan.queries.isi import isi_laporan, susun_isi
from pelaporan.queries.tulisan import bagian_laporan, bagian_menurut_kode, susunan_laporan, temuan

__all__ = [
    "BarisUnit",
    "bagian_laporan",
    "bagian_menurut_kode",
    "cetak_laporan",
    "ikhtisar",
    "isi_laporan",
    "laporan_daerah",
    "laporan_terlihat",
    "laporan_unit",
    "ringkas_laporan",
    "susun_isi",
    "susunan_laporan",
    "temuan",
]
