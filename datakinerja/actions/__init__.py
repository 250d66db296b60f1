"""Writing performance data: values, their documents, their windows."""

from datakinerja.actions.jendela import atur_jendela, hapus_jendela, susun_jendela
from datakinerja.actions.lembar import ajukan, lembar
from datakinerja.actions.muat import BarisMuat, muat_nilai
from datakinerja.actions.nilai import IsiNilai, NilaiTerkunci, NilaiUsang, isi_dari, rekam, wadah_bukti

__all__ = [
    "BarisMuat",
    "IsiNilai",
    "NilaiTerkunci",
    "NilaiUsang",
    "ajukan",
    "atur_jendela",
    "hapus_jendela",
    "isi_dari",
    "lembar",
    "muat_nilai",
    "rekam",
    "susun_jendela",
    "wadah_bukti",
]
