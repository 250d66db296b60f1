"""Reads of performance agreements; the same objects for page, PDF and API."""

from perjanjian.queries.bahan import (
    Bahan,
    BahanButir,
    ParaPihak,
    bahan_perjanjian,
    memimpin_opd,
    nama_pada,
    para_pihak,
)
from perjanjian.queries.daftar import (
    BarisJabatan,
    BarisOpd,
    Ringkas,
    batas_per_unit,
    ikhtisar_opd,
    jabatan_tanpa_perjanjian,
    perjanjian_berlaku,
    perjanjian_kepala,
    perjanjian_terlihat,
    perjanjian_unit,
    ringkas_per_unit,
)
from perjanjian.queries.isi import ButirBanding, banding_rencana, isi_perjanjian, target_butir
from perjanjian.queries.naskah import cetak_naskah, konteks_naskah
from perjanjian.queries.rencana_aksi import BarisAksi, kesiapan, periode_item, periode_setahun, rencana_aksi
from perjanjian.queries.rincian import batas, dokumen_tertanda, kesiapan_aksi, penanda_tangan, perjanjian_rinci
from perjanjian.queries.target import TargetObjek, target_bulanan

__all__ = [
    "Bahan",
    "BahanButir",
    "BarisAksi",
    "BarisJabatan",
    "BarisOpd",
    "ButirBanding",
    "ParaPihak",
    "Ringkas",
    "TargetObjek",
    "bahan_perjanjian",
    "banding_rencana",
    "batas",
    "batas_per_unit",
    "cetak_naskah",
    "dokumen_tertanda",
    "ikhtisar_opd",
    "isi_perjanjian",
    "jabatan_tanpa_perjanjian",
    "kesiapan",
    "kesiapan_aksi",
    "konteks_naskah",
    "memimpin_opd",
    "nama_pada",
    "para_pihak",
    "penanda_tangan",
    "periode_item",
    "periode_setahun",
    "perjanjian_berlaku",
    "perjanjian_kepala",
    "perjanjian_rinci",
    "perjanjian_terlihat",
    "perjanjian_unit",
    "rencana_aksi",
    "ringkas_per_unit",
    "target_bulanan",
    "target_butir",
]
