"""Holders of positions and the signature block of official papers.

Source: Permendagri 1/2023 (official papers: a.n., u.b.); UU 30/2014 and SE BKN 1/2021 (Plt, Plh).
"""

from dataclasses import dataclass

from sakip.pilihan import Pilihan


class JenisPemangku(Pilihan):
    """How somebody holds a position; the label is what the document shows before its name."""

    DEFINITIF = "DEFINITIF", "Definitif"
    PLT = "PLT", "Plt."
    PLH = "PLH", "Plh."
    PJ = "PJ", "Pj."

    @property
    def awalan(self) -> str:
        """What stands before the name of the position; nothing for a definitive holder."""
        return "" if self is JenisPemangku.DEFINITIF else self.label

    @property
    def panjang(self) -> str:
        """The words behind the abbreviation."""
        return {
            "DEFINITIF": "Pejabat definitif",
            "PLT": "Pelaksana tugas",
            "PLH": "Pelaksana harian",
            "PJ": "Penjabat",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Penanda:
    """Who signs, as known: everything but the position and the name may be absent.

    `atas_nama` is the position on whose behalf it is signed (a.n.), `untuk_beliau` the one
    that passed the authority on (u.b.), outermost first.
    """

    jabatan: str
    nama: str
    jenis: JenisPemangku = JenisPemangku.DEFINITIF
    pangkat: str = ""
    nip: str = ""
    atas_nama: str = ""
    untuk_beliau: str = ""


@dataclass(frozen=True, slots=True)
class BlokTanda:
    """A signature block: lines above the room for the signature, and lines below it."""

    atas: tuple[str, ...]
    bawah: tuple[str, ...]


def nama_jabatan(jabatan: str, jenis: JenisPemangku) -> str:
    """Position as it is written on papers: ``Plt. Kepala Dinas``."""
    return f"{jenis.awalan} {jabatan}".strip()


def blok_tanda(penanda: Penanda) -> BlokTanda:
    """Lines of a signature block; what is absent leaves no line and no label.

    Order: "a.n." with its position, the signer's position (after "u.b." when passed on);
    then name, rank, NIP. Raises ValueError for "u.b." without "a.n.".
    """
    if penanda.untuk_beliau and not penanda.atas_nama:
        raise ValueError("“u.b.” hanya dapat dipakai bersama “a.n.”")
    atas = []
    if penanda.atas_nama:
        atas.append(f"a.n. {penanda.atas_nama}")
    if penanda.untuk_beliau:
        atas += [penanda.untuk_beliau, "u.b."]
    atas.append(nama_jabatan(penanda.jabatan, penanda.jenis))
    bawah = [penanda.nama, penanda.pangkat, f"NIP {penanda.nip}" if penanda.nip else ""]
    return BlokTanda(tuple(atas), tuple(baris for baris in bawah if baris))
