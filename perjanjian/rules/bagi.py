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


def cara_tersedia(agregasi: Agregasi | str, entri: CaraEntri | str) -> tuple[CaraBagi, ...]:
    """Ways that make sense for an indicator; the first is the proposed one.

    Rising steps make no sense where single values are summed or averaged: they would not give the year.
    """
    agregasi, entri = Agregasi(agregasi), CaraEntri(entri)
    if entri is CaraEntri.KUMULATIF:
        return (CaraBagi.BERTAHAP, CaraBagi.AKHIR)
    if agregasi in {Agregasi.JUMLAH, Agregasi.RERATA}:
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
) -> list[Decimal | None]:
    """Targets of `periode` periods (12, 4, 2 or 1) from the target of the year; None where a period has none.

    The result always gives the year (see `periksa_bagian`). Steps are rounded to `desimal` places, but never coarser
    than the target itself. `awal`: where rising steps start (the baseline); 0 without it. ValueError for a way that
    `cara_tersedia` does not list or for less than one period.
    """
    agregasi, entri = Agregasi(agregasi), CaraEntri(entri)
    tersedia = cara_tersedia(agregasi, entri)
    cara = CaraBagi(cara) if cara else tersedia[0]
    if cara not in tersedia or periode < 1:
        raise ValueError(f"cara {cara} tidak tersedia untuk {agregasi}/{entri} dengan {periode} periode")
    desimal = max(desimal, -int(target.normalize().as_tuple().exponent), 0)
    if cara is CaraBagi.AKHIR:
        return [None] * (periode - 1) + [target]
    if cara is CaraBagi.BERTAHAP:
        return list(_tangga(target, awal if awal is not None else NOL, periode, desimal))
    if agregasi is Agregasi.JUMLAH:
        tangga = _tangga(target, NOL, periode, desimal)
        return [kini - lalu for lalu, kini in zip([NOL, *tangga], tangga, strict=False)]
    return [target] * periode


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
