from layanan.queries.alur import BarisJejak, Langkah, jejak, tersedia
from layanan.queries.giliran import giliran_objek, giliran_untuk, jumlah_giliran

__all__ = ["BarisJejak", "Langkah", "giliran_objek", "giliran_untuk", "jejak", "jumlah_giliran", "tersedia"]
