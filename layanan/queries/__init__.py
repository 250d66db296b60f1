from layanan.queries.alur import BarisJejak, Langkah, jejak, tersedia
from layanan.queries.giliran import JumlahGiliran, giliran_objek, giliran_untuk, jumlah_giliran

__all__ = ["BarisJejak", "JumlahGiliran", "Langkah", "giliran_objek", "giliran_untuk", "jejak", "jumlah_giliran", "tersedia"]
