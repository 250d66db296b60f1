from layanan.rules.alur import Alur, Status, Transisi

__all__ = ["Alur", "Status", "Transisi"]
