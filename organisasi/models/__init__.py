from organisasi.models.jabatan import Jabatan, Pegawai, Pemangku, VersiJabatan
from organisasi.models.pengguna import Delegasi, Pengguna, Penugasan
from organisasi.models.unit import JenisUnit, Peristiwa, ProfilDaerah, Silsilah, Unit, VersiUnit
from organisasi.models.waktu import KategoriCapaian, Periode, Satuan, Tahun, Tenggat

__all__ = [
    "Delegasi",
    "Jabatan",
    "JenisUnit",
    "KategoriCapaian",
    "Pegawai",
    "Pemangku",
    "Pengguna",
    "Penugasan",
    "Periode",
    "Peristiwa",
    "ProfilDaerah",
    "Satuan",
    "Silsilah",
    "Tahun",
    "Tenggat",
    "Unit",
    "VersiJabatan",
    "VersiUnit",
]
