"""Writing performance data: values, their documents, their windows."""

from datakinerja.actions.jendela import atur_jendela, hapus_jendela, susun_jendela
from datakinerja.actions.lembar import ajukan, lembar, siapkan_lembar
from datakinerja.actions.muat import BarisMuat, muat_nilai
from datakinerja.actions.mutu import jawab_temuan
from datakinerja.actions.nilai import IsiNilai, NilaiTerkunci, NilaiUsang, isi_dari, rekam, wadah_bukti
from datakinerja.actions.pembukaan import berikan, buka_banyak, kunci_banyak, minta_pembukaan

__all__ = [
    "BarisMuat",
    "IsiNilai",
    "NilaiTerkunci",
    "NilaiUsang",
    "ajukan",
    "atur_jendela",
    "berikan",
    "buka_banyak",
    "hapus_jendela",
    "isi_dari",
    "jawab_temuan",
    "kunci_banyak",
    "lembar",
    "minta_pembukaan",
    "muat_nilai",
    "rekam",
    "siapkan_lembar",
    "susun_jendela",
    "wadah_bukti",
]
