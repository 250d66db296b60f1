"""Status as shape, words and colour: which kind of sign a status key gets, and its usual words."""

from dataclasses import dataclass

RAGAM = ("baik", "awas", "buruk", "info", "kosong")

# key of a status -> (kind, words). Keys are compared in lower case; an app may always give its own words.
BAWAAN: dict[str, tuple[str, str]] = {
    "draf": ("kosong", "Draf"),
    "belum_dimulai": ("kosong", "Belum dimulai"),
    "belum_diisi": ("kosong", "Belum diisi"),
    "belum_ada": ("kosong", "Belum ada"),
    "disusun": ("info", "Sedang disusun"),
    "berjalan": ("info", "Berjalan"),
    "antre": ("kosong", "Menunggu giliran"),
    "belum_lengkap": ("awas", "Belum lengkap"),
    "diajukan": ("awas", "Diajukan"),
    "diteruskan": ("awas", "Diteruskan"),
    "perlu_verifikasi": ("awas", "Perlu verifikasi"),
    "dikembalikan": ("buruk", "Dikembalikan"),
    "ditolak": ("buruk", "Ditolak"),
    "terlambat": ("buruk", "Terlambat"),
    "gagal": ("buruk", "Gagal"),
    "galat": ("buruk", "Galat"),
    "dicabut": ("buruk", "Dicabut"),
    "ditarik": ("buruk", "Ditarik"),
    "dibatalkan": ("buruk", "Dibatalkan"),
    "diverifikasi": ("baik", "Diverifikasi"),
    "disetujui": ("baik", "Disetujui"),
    "ditetapkan": ("baik", "Ditetapkan"),
    "ditandatangani": ("baik", "Ditandatangani"),
    "terbit": ("baik", "Terbit"),
    "berlaku": ("baik", "Berlaku"),
    "lengkap": ("baik", "Lengkap"),
    "selesai": ("baik", "Selesai"),
    "terbuka": ("info", "Terbuka"),
    "terkunci": ("kosong", "Terkunci"),
    "ditutup": ("kosong", "Ditutup"),
    "digantikan": ("kosong", "Digantikan"),
    "sangat_tinggi": ("baik", "Sangat Tinggi"),
    "tinggi": ("baik", "Tinggi"),
    "sedang": ("awas", "Sedang"),
    "rendah": ("buruk", "Rendah"),
    "sangat_rendah": ("buruk", "Sangat Rendah"),
    "tidak_dapat_dihitung": ("kosong", "Tidak dapat dihitung"),
}


@dataclass(frozen=True)
class Tanda:
    """A sign: `ragam` is one of RAGAM, `teks` the words beside the shape."""

    ragam: str
    teks: str


def tanda(kunci: object, teks: str = "") -> Tanda:
    """The sign of a status key, of an enum member with a label, or of a kind itself; unknown keys are neutral."""
    kata = str(getattr(kunci, "value", kunci) or "").lower().replace(" ", "_").replace("-", "_")
    ragam, usual = BAWAAN.get(kata, (kata if kata in RAGAM else "kosong", kata.replace("_", " ").capitalize()))
    return Tanda(ragam, str(teks or getattr(kunci, "label", "") or usual or "–"))
