from layanan.models.berkas import Berkas, BerkasTaut
from layanan.models.dokumen import DokumenTerbit, JalurTandaTangan, StatusDokumen, TandaTangan
from layanan.models.giliran import Giliran, Pemberitahuan, RingkasanHarian
from layanan.models.jejak import Dokumen, Jejak
from layanan.models.pekerjaan import Jadwal, Pekerja, Pekerjaan

__all__ = [
    "Berkas",
    "BerkasTaut",
    "Dokumen",
    "DokumenTerbit",
    "Giliran",
    "Jadwal",
    "JalurTandaTangan",
    "Jejak",
    "Pekerja",
    "Pekerjaan",
    "Pemberitahuan",
    "RingkasanHarian",
    "StatusDokumen",
    "TandaTangan",
]
