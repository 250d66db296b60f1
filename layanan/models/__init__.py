from layanan.models.berkas import Berkas, BerkasTaut
from layanan.models.dokumen import DokumenTerbit, StatusDokumen, TandaTangan
from layanan.models.giliran import Giliran, Pemberitahuan
from layanan.models.jejak import Dokumen, Jejak
from layanan.models.pekerjaan import Jadwal, Pekerjaan

__all__ = [
    "Berkas",
    "BerkasTaut",
    "Dokumen",
    "DokumenTerbit",
    "Giliran",
    "Jadwal",
    "Jejak",
    "Pekerjaan",
    "Pemberitahuan",
    "StatusDokumen",
    "TandaTangan",
]
