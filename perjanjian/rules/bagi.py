"""Rencana aksi: the target of the year spread over its periods, and the check that the periods give the year.

A period's target has the sense in which its values are entered: of the period alone, or to date.
Source: PermenPANRB 53/2014 (rencana aksi); domain, section 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Final

from renstra.rules import Agregasi, CaraEntri
from sakip import angka
from sakip.pilihan import Pilihan

KONTEKS: Final = Context(prec=34, rounding=ROUND_HALF_UP)
NOL: Final = Decimal(0)


class CaraBagi(Pilihan):
    """Ways of spreading a year's target."""

    RATA = "RATA", "Merata"
    BERTAHAP = "BERTAHAP", "Bertahap sampai target"
    AKHIR = "AKHIR", "Hanya periode terakhir"
    MUSIM = "MUSIM", "Menurut pola musiman"


def cara_tersedia(agregasi: Agregasi | str, entri: CaraEntri | str) -> tuple[CaraBagi, ...]:
    """Ways that make sense for an indicator; the first is the proposed one.

    Rising steps make no sense where single values are summed or averaged: they would not give the year.
    """
    agregasi, entri = Agregasi(agregasi), CaraEntri(entri)
    if entri is CaraEntri.KUMULATIF:
        musim = (CaraBagi.MUSIM,) if agregasi is Agregasi.JUMLAH else ()
        return (CaraBagi.BERTAHAP, CaraBagi.AKHIR, *musim)
    if agregasi is Agregasi.JUMLAH:
        return (CaraBagi.RATA, CaraBagi.AKHIR, CaraBagi.MUSIM)
    if agregasi is Agregasi.RERATA:
        return (CaraBagi.RATA, CaraBagi.AKHIR)
    if agregasi is Agregasi.MIN:
        return (CaraBagi.RATA, CaraBagi.AKHIR)
    return (CaraBagi.RATA, CaraBagi.BERTAHAP, CaraBagi.AKHIR)


def bagi_target(
    target: Decimal,
    *,
    periode: int,
    agregasi: Agregasi | str,
    entri: CaraEntri | str = CaraEntri.PERIODE,
    cara: CaraBagi | str | None = None,
    desimal: int = 2,
    awal: Decimal | None = None,
    pola: Sequence[Decimal] = (),
) -> list[Decimal | None]:
    """Targets of `periode` periods (12, 4, 2 or 1) from the target of the year; None where a period has none.

    The result always gives the year (see `periksa_bagian`). Steps are rounded to `desimal` places, but never coarser
    than the target itself. `awal`: where rising steps start (the baseline); 0 without it. ValueError for a way that
    `cara_tersedia` does not list or for less than one period. pola: for MUSIM a figure per period, such as last year's
    values; the target is spread in their proportion. PolaSalah where it does not fit.
    """
    agregasi, entri = Agregasi(agregasi), CaraEntri(entri)
    tersedia = cara_tersedia(agregasi, entri)
    cara = CaraBagi(cara) if cara else tersedia[0]
    if cara not in tersedia or periode < 1:
        raise ValueError(f"cara {cara} tidak tersedia untuk {agregasi}/{entri} dengan {periode} periode")
    desimal = max(desimal, -int(target.normalize().as_tuple().exponent), 0)
    if cara is CaraBagi.MUSIM:
        tangga = _menurut_pola(target, pola, periode, desimal)
        return list(tangga) if entri is CaraEntri.KUMULATIF else _selisih(tangga)
    if cara is CaraBagi.AKHIR:
        return [None] * (periode - 1) + [target]
    if cara is CaraBagi.BERTAHAP:
        return list(_tangga(target, awal if awal is not None else NOL, periode, desimal))
    if agregasi is Agregasi.JUMLAH:
        return _selisih(_tangga(target, NOL, periode, desimal))
    return [target] * periode


class PolaSalah(ValueError):
    """A seasonal pattern that cannot be used; str() is the sentence for the user."""


def _selisih(tangga: Sequence[Decimal]) -> list[Decimal | None]:
    return [kini - lalu for lalu, kini in zip([NOL, *tangga], tangga, strict=False)]


def _menurut_pola(target: Decimal, pola: Sequence[Decimal], periode: int, desimal: int) -> list[Decimal]:
    """Values to date in the proportion of the pattern, the last one exactly the target."""
    if len(pola) != periode:
        raise PolaSalah(f"Pola musiman berisi {len(pola)} angka, padahal indikator ini mempunyai {periode} periode.")
    if any(satu < 0 for satu in pola) or not sum(pola, NOL):
        raise PolaSalah("Pola musiman harus berisi angka yang tidak negatif, dan tidak semuanya nol.")
    with localcontext(KONTEKS):
        jumlah = sum(pola, NOL)
        sampai = [sum(pola[: ke + 1], NOL) for ke in range(periode)]
        return [*(angka.bulatkan(target * satu / jumlah, desimal) for satu in sampai[:-1]), target]


def _tangga(target: Decimal, awal: Decimal, periode: int, desimal: int) -> list[Decimal]:
    """Values rising (or falling) evenly from `awal` to exactly `target`."""
    with localcontext(KONTEKS):
        return [*(angka.bulatkan(awal + (target - awal) * ke / periode, desimal) for ke in range(1, periode)), target]


def tahun_dari(
    nilai: Sequence[Decimal | None], agregasi: Agregasi | str, entri: CaraEntri | str = CaraEntri.PERIODE
) -> Decimal | None:
    """The year's target that the periods' targets amount to; None where there are none.

    For RASIO the weights (denominators) are not known beforehand, so the last value stands for the year.
    """
    agregasi = Agregasi(agregasi)
    terisi = [satu for satu in nilai if satu is not None]
    if not terisi:
        return None
    if CaraEntri(entri) is CaraEntri.KUMULATIF or agregasi in {Agregasi.TERAKHIR, Agregasi.RASIO}:
        return terisi[-1]
    with localcontext(KONTEKS):
        match agregasi:
            case Agregasi.JUMLAH:
                return sum(terisi, NOL)
            case Agregasi.RERATA:
                return sum(terisi, NOL) / len(terisi)
            case Agregasi.MAKS:
                return max(terisi)
            case _:
                return min(terisi)


@dataclass(frozen=True, slots=True)
class HasilBagian:
    """Whether the periods' targets give the year. `nilai`: what they amount to; `kalimat`: what to say, "" where all is well."""

    cocok: bool
    nilai: Decimal | None
    kalimat: str = ""


def periksa_bagian(
    nilai: Sequence[Decimal | None],
    target: Decimal | None,
    *,
    agregasi: Agregasi | str,
    entri: CaraEntri | str = CaraEntri.PERIODE,
    desimal: int = 2,
) -> HasilBagian:
    """Check the targets of the periods, in order of time, against the target of the year.

    An average may differ by half a unit of the last place shown. Targets to date of a sum may not fall. With RASIO the
    year must lie between the lowest and the highest period, since a weighted mean always does.
    """
    agregasi, entri = Agregasi(agregasi), CaraEntri(entri)
    terisi = [satu for satu in nilai if satu is not None]
    hasil = tahun_dari(nilai, agregasi, entri)
    if target is None:
        return HasilBagian(True, hasil)
    if hasil is None:
        return HasilBagian(False, None, "Target periode belum diisi.")
    if entri is CaraEntri.KUMULATIF and agregasi is Agregasi.JUMLAH and terisi != sorted(terisi):
        return HasilBagian(False, hasil, "Target kumulatif tidak boleh turun dari satu periode ke periode berikutnya.")
    if agregasi is Agregasi.RASIO and entri is CaraEntri.PERIODE:
        cocok = min(terisi) <= target <= max(terisi)
    else:
        cocok = abs(hasil - target) <= _toleransi(agregasi, entri, desimal)
    return HasilBagian(cocok, hasil, "" if cocok else _kalimat(agregasi, entri, hasil, target, desimal))


def _toleransi(agregasi: Agregasi, entri: CaraEntri, desimal: int) -> Decimal:
    dirata = agregasi is Agregasi.RERATA and entri is CaraEntri.PERIODE
    return Decimal(5).scaleb(-desimal - 1) if dirata else NOL


def _kalimat(agregasi: Agregasi, entri: CaraEntri, hasil: Decimal, target: Decimal, desimal: int) -> str:
    tahun = angka.tulis(target)
    if agregasi is Agregasi.RASIO and entri is CaraEntri.PERIODE:
        return f"Target tahun {tahun} harus berada di antara target periode yang terendah dan yang tertinggi."
    dirata = agregasi is Agregasi.RERATA and entri is CaraEntri.PERIODE
    nilai = angka.tulis(angka.bulatkan(hasil, max(desimal, 2)) if dirata else hasil)
    if entri is CaraEntri.KUMULATIF or agregasi is Agregasi.TERAKHIR:
        return f"Target periode terakhir {nilai}, padahal target tahun {tahun}."
    kata = {Agregasi.JUMLAH: "Jumlah", Agregasi.RERATA: "Rata-rata", Agregasi.MAKS: "Nilai tertinggi"}
    return f"{kata.get(agregasi, 'Nilai terendah')} target periode {nilai}, padahal target tahun {tahun}."


def periksa_teks(teks: Sequence[str], target: str) -> HasilBagian:
    """Check text targets of the periods: the last one stated must be the year's ("WTP"), whatever stands before it."""
    terisi = [" ".join(satu.split()) for satu in teks if satu.strip()]
    if not terisi:
        return HasilBagian(False, None, "Target periode belum diisi.")
    cocok = terisi[-1].casefold() == " ".join(target.split()).casefold()
    return HasilBagian(
        cocok, None, "" if cocok else f"Target periode terakhir {terisi[-1]}, padahal target tahun {target}."
    )
