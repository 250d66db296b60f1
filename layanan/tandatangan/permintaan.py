"""What every route of signing takes and gives."""

from dataclasses import dataclass, field
from typing import IO


class GagalTandaTangan(Exception):
    """The document could not be signed; str() is the sentence for the user, remedy included."""


@dataclass(frozen=True)
class Permintaan:
    """One signature asked for. The NIK and the passphrase live in memory only: they are neither stored, logged nor shown."""

    isi: bytes
    urutan: int
    sebagai: str
    nama: str
    jabatan: str
    judul: str
    pindaian: IO[bytes] | None = None
    nik: str = field(default="", repr=False)
    frasa: str = field(default="", repr=False)


@dataclass(frozen=True)
class Hasil:
    """The signed bytes (PDF) and what to note about how they came to be."""

    isi: bytes
    keterangan: str
