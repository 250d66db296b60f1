"""Rules R-5xx: money follows the cascade.  Sources: Permendagri 86/2017, Permendagri 90/2019."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from renstra.rules.isi import BERPAGU, IsiSimpul
from renstra.rules.jenis import JenisSimpul
from renstra.rules.periksa.dasar import Aturan, Bahan, Keluarga, Letak, Tingkat, di_simpul
from sakip import angka

NOL: Final = Decimal(0)


def program_tanpa_pagu(bahan: Bahan) -> Iterator[Letak]:
    """Programmes without money in any year."""
    for simpul in bahan.simpul:
        if simpul.jenis == JenisSimpul.PROGRAM and not any(simpul.pagu.values()):
            yield di_simpul(simpul, "Pagu program belum diisi.")


def pagu_tidak_sama(bahan: Bahan) -> Iterator[Letak]:
    """Nodes whose parts have other money than they have themselves; told once, for the first such year."""
    for simpul in bahan.simpul:
        if simpul.jenis not in BERPAGU or not any(simpul.pagu.values()):
            continue
        rinci = jumlah_bagian(simpul)
        beda = [th for th in sorted(rinci) if rinci[th] != simpul.pagu.get(th, NOL)]
        if beda:
            sendiri, bagian = (angka.rupiah(nilai) for nilai in (simpul.pagu.get(beda[0], NOL), rinci[beda[0]]))
            tahun = ", ".join(map(str, beda))
            yield di_simpul(
                simpul, f"Pagu {beda[0]} {sendiri}, jumlah bagiannya {bagian} (tahun yang berbeda: {tahun})."
            )


def jumlah_bagian(simpul: IsiSimpul) -> dict[int, Decimal]:
    """Money of the nodes right below, by year; years in which none of them has any are absent."""
    jumlah: Counter[int] = Counter()
    for anak in simpul.anak:
        for tahun, nilai in anak.pagu.items():
            jumlah[tahun] += nilai  # type: ignore[assignment]
    return {tahun: Decimal(nilai) for tahun, nilai in jumlah.items() if nilai}


def tahun_tanpa_pagu(bahan: Bahan) -> Iterator[Letak]:
    """Programmes with money in some years and nothing said about others; a zero says that the year has none."""
    for simpul in bahan.simpul:
        if simpul.jenis == JenisSimpul.PROGRAM and any(simpul.pagu.values()):
            belum = [str(th) for th in bahan.isi.tahun if th not in simpul.pagu]
            if belum:
                yield di_simpul(simpul, f"Pagu tahun {', '.join(belum)} belum diisi.")


_U, _P = Keluarga.PAGU, Tingkat.PERINGATAN

ATURAN: Final = (
    Aturan(
        "R-501", "Program berpagu", _U, _P, "Program tanpa pagu tidak dapat dibandingkan dengan anggarannya.", "Permendagri 86/2017",
        "Isi pagu tiap tahun dalam rupiah.", program_tanpa_pagu,
    ),
    Aturan(
        "R-502", "Pagu sama dengan jumlah bagiannya", _U, _P, "Pagu bertingkat; selisih berarti ada bagian yang terlewat atau dihitung dua kali.",
        "Permendagri 90/2019", "Samakan pagu dengan jumlah pagu bagiannya, atau beri alasan selisihnya.", pagu_tidak_sama,
    ),
    Aturan(
        "R-503", "Semua tahun berpagu", _U, _P, "Pagu indikatif meliputi seluruh masa rencana.", "Permendagri 86/2017",
        "Isi pagunya, atau tulis 0 bila tahun itu memang tanpa pagu.", tahun_tanpa_pagu,
    ),
)  # fmt: skip
