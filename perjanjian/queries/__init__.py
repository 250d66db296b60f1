"""Reads of performance agreements; the same objects for page, PDF and API."""

from perjanjian.queries.alih import Terdampak, akhir_jabatan, perjanjian_terdampak
from perjanjian.queries.atasan import (
    BarisAtasan,
    ParaPihak,
    PetaAtasan,
    atasan_unit,
    calon_atasan,
    para_pihak,
    peta_atasan,
)
from perjanjian.queries.bahan import (
    Bahan,
    BahanButir,
    bahan_perjanjian,
    memimpin_opd,
    nama_pada,
)
from perjanjian.queries.cakupan import BarisCakupan, JabatanCakupan, cakupan_kabupaten, daftar_cakupan
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
from perjanjian.queries.turun import (
    ItemAtasan,
    PohonJanji,
    item_atasan,
    perjanjian_atasan,
    perjanjian_jabatan,
    pohon_janji,
)

__all__ = [
    "Bahan",
    "BahanButir",
    "BarisAksi",
    "BarisAtasan",
    "BarisCakupan",
    "BarisJabatan",
    "BarisOpd",
    "ButirBanding",
    "ItemAtasan",
    "JabatanCakupan",
    "ParaPihak",
    "PetaAtasan",
    "PohonJanji",
    "Ringkas",
    "TargetObjek",
    "Terdampak",
    "akhir_jabatan",
    "atasan_unit",
    "bahan_perjanjian",
    "banding_rencana",
    "batas",
    "batas_per_unit",
    "cakupan_kabupaten",
    "calon_atasan",
    "cetak_naskah",
    "daftar_cakupan",
    "dokumen_tertanda",
    "ikhtisar_opd",
    "isi_perjanjian",
    "item_atasan",
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
    "perjanjian_atasan",
    "perjanjian_berlaku",
    "perjanjian_jabatan",
    "perjanjian_kepala",
    "perjanjian_rinci",
    "perjanjian_terdampak",
    "perjanjian_terlihat",
    "perjanjian_unit",
    "peta_atasan",
    "pohon_janji",
    "rencana_aksi",
    "ringkas_per_unit",
    "target_bulanan",
    "target_butir",
]
