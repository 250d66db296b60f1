from layanan.queries.alur import BarisJejak, Langkah, jejak, tersedia
from layanan.queries.berkas import berkas_objek, boleh_lihat, taut_untuk
from layanan.queries.dokumen import dokumen_objek, dokumen_untuk, status_dokumen
from layanan.queries.giliran import JumlahGiliran, giliran_objek, giliran_untuk, jumlah_giliran
from layanan.queries.pekerjaan import pekerjaan_objek, pekerjaan_untuk
from layanan.queries.riwayat import Perubahan, riwayat

__all__ = [
    "BarisJejak",
    "JumlahGiliran",
    "Langkah",
    "Perubahan",
    "berkas_objek",
    "boleh_lihat",
    "dokumen_objek",
    "dokumen_untuk",
    "giliran_objek",
    "giliran_untuk",
    "jejak",
    "jumlah_giliran",
    "pekerjaan_objek",
    "pekerjaan_untuk",
    "riwayat",
    "status_dokumen",
    "taut_untuk",
    "tersedia",
]
