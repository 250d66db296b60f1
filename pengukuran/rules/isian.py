"""Reading a cell as people type or paste it: number, ratio, text on a scale, not applicable, empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from datakinerja.rules import KeadaanNilai
from pengukuran.rules.hitung import skala_untuk
from renstra.rules import Agregasi, Target, TargetSalah, baca_target
from sakip import angka

KOSONG = frozenset({"", "-", "–", "—"})
TAK_BERLAKU = frozenset({"n/a", "na", "n.a.", "tidak berlaku", "tb"})
TERPANJANG = 60
# Digits before the comma that a stored value may have.
TERBESAR = Decimal(10) ** 14


class IsianSalah(ValueError):
    """The text cannot be a value of this indicator; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Isian:
    """A cell as understood."""

    keadaan: KeadaanNilai = KeadaanNilai.TERISI
    nilai: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    teks: str = ""


def baca_isian(teks: str, *, agregasi: Agregasi | str, target: Target, skala: Sequence[str] = ()) -> Isian:
    """Read a cell of an indicator with this aggregation and target of the year.

    "1.234,5" is a number, "45 / 50" numerator and denominator of a ratio, "WTP" or "BB (72,50)" a text where the
    target is one, "n/a" not applicable, "" empty. skala: the indicator's own scale, the worst first. Raises `IsianSalah`.
    """
    bersih = " ".join(teks.split())
    if bersih.lower() in KOSONG:
        return Isian(KeadaanNilai.KOSONG)
    if bersih.lower() in TAK_BERLAKU:
        return Isian(KeadaanNilai.TIDAK_BERLAKU)
    if len(bersih) > TERPANJANG:
        raise IsianSalah(f"Isian terlalu panjang (lebih dari {TERPANJANG} huruf).")
    if Agregasi(agregasi) is Agregasi.RASIO:
        return _rasio(bersih)
    dikenal = skala_untuk(target.teks, skala) if target.teks else None
    if dikenal is not None:
        return _bertulisan(bersih, target, dikenal)
    if target.kosong and skala_untuk(bersih, skala):
        return Isian(teks=bersih)
    return Isian(nilai=_angka(bersih))


def tulis_isian(isian: Isian, presisi: int | None = None) -> str:
    """A value as the cell shows it and as `baca_isian` reads it back (presisi: digits after the comma)."""
    if isian.keadaan is KeadaanNilai.TIDAK_BERLAKU:
        return "n/a"
    if isian.pembilang is not None or isian.penyebut is not None:
        return f"{angka.tulis(isian.pembilang)} / {angka.tulis(isian.penyebut)}"
    if isian.teks:
        return isian.teks
    return "" if isian.nilai is None else angka.tulis(isian.nilai, presisi)


def _angka(teks: str) -> Decimal:
    try:
        nilai = angka.baca(teks)
    except angka.AngkaSalah as galat:
        raise IsianSalah(str(galat)) from None
    if abs(nilai) >= TERBESAR:
        raise IsianSalah(f"{teks} terlalu besar; paling banyak 14 angka di depan koma.")
    if nilai != angka.bulatkan(nilai, 6):
        raise IsianSalah(f"{teks} terlalu rinci; paling banyak 6 angka di belakang koma.")
    return nilai


def _rasio(teks: str) -> Isian:
    kiri, pisah, kanan = teks.partition("/")
    if not pisah:
        kiri, pisah, kanan = teks.partition(":")
    if not pisah:
        raise IsianSalah(f"“{teks}” belum lengkap; tulis pembilang / penyebut, misalnya 45 / 50.")
    return Isian(pembilang=_angka(kiri), penyebut=_angka(kanan))


def _bertulisan(teks: str, target: Target, skala: Mapping[str, Decimal]) -> Isian:
    """A text on the target's scale, with or without a number; a bare number where the target has one."""
    kata = teks.partition("(")[0].strip().upper()
    if kata in skala:
        try:
            return Isian(nilai=baca_target(teks).nilai, teks=teks)
        except TargetSalah as galat:
            raise IsianSalah(str(galat)) from None
    if target.nilai is None:
        raise IsianSalah(f"“{teks}” tidak ada pada skala; pilihan: {', '.join(skala)}.")
    return Isian(nilai=_angka(teks))
