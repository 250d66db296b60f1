from renstra.models.dokumen import DokumenRencana, VersiRencana
from renstra.models.impor import PratinjauImpor
from renstra.models.indikator import Indikator, IndikatorVersi, ObjekUkur, TargetTahunan
from renstra.models.nomenklatur import Anggaran, EdisiNomenklatur, Nomenklatur
from renstra.models.periksa import AlasanTemuan, PemeriksaanDaerah, TemuanRencana
from renstra.models.pohon import IndikatorKondisi, PohonKinerja, SilangKondisi, SimpulPohon
from renstra.models.silang import PermintaanSilang
from renstra.models.simpul import MisiTujuan, Pagu, Simpul
from renstra.models.skala import Skala

__all__ = [
    "AlasanTemuan",
    "Anggaran",
    "DokumenRencana",
    "EdisiNomenklatur",
    "Indikator",
    "IndikatorKondisi",
    "IndikatorVersi",
    "MisiTujuan",
    "Nomenklatur",
    "ObjekUkur",
    "Pagu",
    "PemeriksaanDaerah",
    "PermintaanSilang",
    "PohonKinerja",
    "PratinjauImpor",
    "SilangKondisi",
    "Simpul",
    "SimpulPohon",
    "Skala",
    "TargetTahunan",
    "TemuanRencana",
    "VersiRencana",
]
