"""Order of siblings: one step up or down."""

from collections.abc import Sequence

from sakip.pilihan import Pilihan


class Arah(Pilihan):
    """Which way a row moves."""

    NAIK = "naik", "Naik"
    TURUN = "turun", "Turun"


def geser(saudara: Sequence[tuple[int, int]], pk: int, arah: Arah) -> dict[int, int]:
    """Order numbers by id after one row moved by one place; empty where it cannot move.

    saudara: (id, order number) in their order. The numbers stay the same set where they differ; equal ones are told apart.
    """
    urutan = [satu for satu, _ in saudara]
    dari = urutan.index(pk)
    ke = dari - 1 if arah == Arah.NAIK else dari + 1
    if not 0 <= ke < len(urutan):
        return {}
    urutan[dari], urutan[ke] = urutan[ke], urutan[dari]
    nomor: list[int] = []
    for satu in sorted(angka for _, angka in saudara):
        nomor.append(max(satu, nomor[-1] + 1) if nomor else satu)
    return dict(zip(urutan, nomor, strict=True))
