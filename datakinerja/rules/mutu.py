"""Quality rules of recorded values, over the series of one object: robust statistics in Decimal, each explained in words.

A finding warns; it never changes or refuses a value. Source: Perpres 29/2014 Pasal 17 (data that can be relied upon).
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from itertools import pairwise
from statistics import median
from typing import Final

from datakinerja.rules.gabungan import KONTEKS
from renstra.rules import CaraEntri
from sakip import angka

SERATUS: Final = Decimal(100)
# A jump: so many robust standard deviations from what the series leads one to expect.
AMBANG_LONCAT: Final = Decimal(6)
# MAD of a normal distribution × this = its standard deviation.
SKALA_MAD: Final = Decimal("1.4826")
# Unrest below this share of the usual level never counts as none: a calm series may still move a little.
LANTAI: Final = Decimal("0.04")
MIN_RIWAYAT: Final = 6
MIN_MUSIM: Final = 24
BERULANG: Final = 4
SERING_TETAP: Final = Decimal("0.4")
MIN_TARGET: Final = 3
MIN_SEMENIT: Final = 3
SEMENIT: Final = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class TitikMutu:
    """One period of a series: what was recorded, what was promised, when, and whether there is evidence. None: nothing recorded.

    tahun: year of performance.  kunci: whatever identifies the period for the caller.
    """

    tahun: int
    kunci: int
    nilai: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    target: Decimal | None = None
    waktu: dt.datetime | None = None
    berbukti: bool = True
    terisi: bool = True

    @property
    def angka(self) -> Decimal | None:
        """The value as one number; a ratio as a percentage."""
        if self.pembilang is not None and self.penyebut:
            return self.pembilang * SERATUS / self.penyebut
        return self.nilai


@dataclass(frozen=True, slots=True)
class DeretMutu:
    """All periods of one object in order of time.  musim: periods in a year (12, 4, 2 or 1).

    gerak: the figures that are compared, worked out once by `periksa_deret`.
    """

    titik: tuple[TitikMutu, ...]
    musim: int = 12
    entri: CaraEntri = CaraEntri.PERIODE
    persentase: bool = False
    boleh_negatif: bool = False
    gerak: tuple[Decimal | None, ...] = ()


@dataclass(frozen=True, slots=True)
class TemuanMutu:
    """A finding on one period: code of the rule, key of the period, the sentence."""

    kode: str
    kunci: int
    kalimat: str


type Periksa = Callable[[DeretMutu, int], str]


@dataclass(frozen=True, slots=True)
class AturanMutu:
    """A rule: what it looks for, what to do, since when it reads as it does.  dijawab: a finding asks for a sentence."""

    kode: str
    nama: str
    arti: str
    obat: str
    riwayat: tuple[tuple[str, str], ...]
    periksa: Periksa
    dijawab: bool = True


def periksa_deret(deret: DeretMutu, *, tahun: int) -> list[TemuanMutu]:
    """Findings on the periods of a year, in order of time and rule; earlier years only serve as comparison."""
    with localcontext(KONTEKS):
        deret = replace(deret, gerak=_bergerak(deret))
        return [
            TemuanMutu(aturan.kode, titik.kunci, kalimat)
            for indeks, titik in enumerate(deret.titik)
            if titik.tahun == tahun and titik.terisi
            for aturan in ATURAN_MUTU.values()
            if (kalimat := aturan.periksa(deret, indeks))
        ]


def _loncat(deret: DeretMutu, indeks: int) -> str:
    """Against last year's month where two years are known, else against the level of the last year."""
    nilai = deret.gerak
    kini = nilai[indeks]
    dasar = _dasar(nilai, indeks, deret.musim)
    if kini is None or dasar is None:
        return ""
    harapan, goyang = dasar
    if abs(kini - harapan) / goyang <= AMBANG_LONCAT:
        return ""
    # A new level is told once, where it begins.
    sebelum = _dasar(nilai, indeks - 1, deret.musim) if indeks and nilai[indeks - 1] is not None else None
    if (
        sebelum is not None
        and abs((kini - harapan) - ((nilai[indeks - 1] or 0) - sebelum[0])) / goyang <= AMBANG_LONCAT
    ):
        return ""
    arah = "di atas" if kini > harapan else "di bawah"
    return f"Nilai {_tulis(kini)} jauh {arah} kebiasaan deret ini (sekitar {_tulis(harapan)})."


def _dasar(nilai: Sequence[Decimal | None], indeks: int, musim: int) -> tuple[Decimal, Decimal] | None:
    """Expected value and robust unrest of a period: by season where it is known, else by level; None with too little history."""
    terisi = [satu for satu in nilai[max(0, indeks - 2 * musim) : indeks] if satu is not None]
    diam = _tetap(terisi) >= SERING_TETAP
    return (None if diam else _musiman(nilai, indeks, musim)) or _tingkat(nilai, indeks, musim)


def _tetap(nilai: Sequence[Decimal]) -> Decimal:
    """Share of the steps of a series that do not move; zero where there is no step."""
    langkah = [a == b for a, b in pairwise(nilai)]
    return Decimal(sum(langkah)) / len(langkah) if langkah else Decimal(0)


def _bergerak(deret: DeretMutu) -> tuple[Decimal | None, ...]:
    """The figures that are compared: with cumulative entry the increase within the year."""
    hasil: list[Decimal | None] = []
    sebelum: tuple[int, Decimal] = (0, Decimal(0))
    for titik in deret.titik:
        kini = titik.angka if titik.terisi else None
        if deret.entri is CaraEntri.KUMULATIF and kini is not None and titik.pembilang is None:
            dasar = sebelum[1] if sebelum[0] == titik.tahun else Decimal(0)
            sebelum = (titik.tahun, kini)
            kini -= dasar
        hasil.append(kini)
    return tuple(hasil)


def _musiman(nilai: Sequence[Decimal | None], indeks: int, musim: int) -> tuple[Decimal, Decimal] | None:
    """Expected value and robust unrest from last year's same periods; None below two full years of them."""
    lalu = [satu for satu in nilai[max(0, indeks - 4 * musim) : indeks] if satu is not None]
    acuan = nilai[indeks - musim] if indeks >= musim else None
    if acuan is None or len(lalu) < max(MIN_MUSIM, 2 * musim):
        return None
    beda = [
        kini - dahulu
        for kini, dahulu in zip(nilai[musim:indeks], nilai[: indeks - musim], strict=True)
        if kini is not None and dahulu is not None
    ][-2 * musim :]
    # Twelve differences or none: fewer say nothing about the season.
    if len(beda) < musim:
        return None
    geser = median(beda)
    sama = [satu for satu in nilai[indeks % musim : indeks : musim] if satu is not None]
    # A fault of last year would be expected again; the middle of the same months is sounder.
    if len(sama) >= 3:
        acuan = median(sama[-3:])
    return acuan + geser, _goyang([satu - geser for satu in beda], [abs(satu) for satu in lalu])


def _tingkat(nilai: Sequence[Decimal | None], indeks: int, musim: int) -> tuple[Decimal, Decimal] | None:
    """Expected value and robust unrest from the level of the last periods, at most a year and a half of them."""
    lalu = [satu for satu in nilai[max(0, indeks - musim * 3 // 2) : indeks] if satu is not None]
    if len(lalu) < MIN_RIWAYAT:
        return None
    harapan = median(lalu)
    return harapan, _goyang([satu - harapan for satu in lalu], [abs(satu) for satu in lalu])


def _goyang(sisa: Sequence[Decimal], besar: Sequence[Decimal]) -> Decimal:
    """Robust standard deviation of residuals, never below a share of the usual level (nor zero)."""
    jarak = [abs(satu) for satu in sisa]
    mad = median(jarak) or median([satu for satu in jarak if satu] or [Decimal(0)])
    return max(mad * SKALA_MAD, median(besar) * LANTAI, Decimal("0.000001"))


def _berulang(deret: DeretMutu, indeks: int) -> str:
    """The same figure again and again, in a series that otherwise moves; nil and whole hundreds of a share may stay."""
    kini = deret.titik[indeks].angka
    if kini is None or kini == 0 or (deret.persentase and kini == SERATUS):
        return ""
    ekor = [titik.angka for titik in deret.titik[: indeks + 1] if titik.terisi]
    lari = next((n for n, satu in enumerate(reversed(ekor)) if satu != kini), len(ekor))
    if lari < BERULANG or _kumulatif(deret):
        return ""
    dahulu = [satu for satu in ekor[: len(ekor) - lari + 1] if satu is not None]
    if len(dahulu) <= MIN_RIWAYAT or _tetap(dahulu) >= SERING_TETAP:
        return ""
    return f"Nilai {_tulis(kini)} sama {lari} periode berturut-turut, padahal deret ini biasanya bergerak."


def _kumulatif(deret: DeretMutu) -> bool:
    return deret.entri is CaraEntri.KUMULATIF


def _tepat_target(deret: DeretMutu, indeks: int) -> str:
    """Every filled period of the year hits its target to the last digit; told at the newest one."""
    milik = [
        titik for titik in deret.titik if titik.tahun == deret.titik[indeks].tahun and titik.terisi and titik.target
    ]
    if len(milik) < MIN_TARGET or milik[-1] is not deret.titik[indeks]:
        return ""
    if any(titik.angka != titik.target for titik in milik):
        return ""
    return f"Semua {len(milik)} nilai tahun ini persis sama dengan targetnya."


def _kumulatif_turun(deret: DeretMutu, indeks: int) -> str:
    kini = deret.titik[indeks]
    if not _kumulatif(deret) or kini.angka is None:
        return ""
    lalu = [
        titik.angka
        for titik in deret.titik[:indeks]
        if titik.tahun == kini.tahun and titik.terisi and titik.angka is not None
    ]
    if kini.pembilang is not None or not lalu or kini.angka >= lalu[-1]:
        return ""
    return f"Nilai kumulatif {_tulis(kini.angka)} lebih kecil daripada periode sebelumnya ({_tulis(lalu[-1])})."


def _pembilang_lebih(deret: DeretMutu, indeks: int) -> str:
    kini = deret.titik[indeks]
    if not deret.persentase or kini.pembilang is None or not kini.penyebut or kini.pembilang <= kini.penyebut:
        return ""
    return f"Pembilang {_tulis(kini.pembilang)} lebih besar daripada penyebut {_tulis(kini.penyebut)}."


def _rentang(deret: DeretMutu, indeks: int) -> str:
    kini = deret.titik[indeks]
    if kini.nilai is None:
        return ""
    if deret.persentase and kini.nilai > SERATUS:
        return f"Nilai {_tulis(kini.nilai)} di atas 100 persen."
    if kini.nilai < 0 and not deret.boleh_negatif:
        return f"Nilai {_tulis(kini.nilai)} negatif."
    return ""


def _semenit(deret: DeretMutu, indeks: int) -> str:
    """All filled periods of the year were entered within one minute; told at the newest one."""
    milik = [t for t in deret.titik if t.tahun == deret.titik[indeks].tahun and t.terisi and t.waktu]
    if len(milik) < MIN_SEMENIT or milik[-1] is not deret.titik[indeks]:
        return ""
    waktu = [titik.waktu for titik in milik if titik.waktu]
    if max(waktu) - min(waktu) > SEMENIT:
        return ""
    return f"Semua {len(milik)} nilai tahun ini diisi dalam satu menit."


def _tanpa_bukti(deret: DeretMutu, indeks: int) -> str:
    return "" if deret.titik[indeks].berbukti else "Nilai ini belum mempunyai bukti."


def _tulis(nilai: Decimal) -> str:
    return angka.tulis(angka.bulatkan(nilai, 2))


_PERTAMA: Final = (("2026-11", "Ditetapkan."),)


def _daftar() -> Iterator[AturanMutu]:
    yield AturanMutu(
        "LONCAT",
        "Loncatan terhadap deret",
        "Jarak nilai dari kebiasaan deretnya lebih dari enam kali goyangan biasa (simpangan median). Bila ada dua tahun data, "
        "pembandingnya bulan yang sama tahun-tahun lalu.",
        "Periksa satuan, koma, dan periodenya; bila memang demikian, tulis sebabnya.",
        _PERTAMA,
        _loncat,
    )
    yield AturanMutu(
        "BERULANG",
        "Nilai berulang",
        "Angka yang sama empat periode atau lebih pada deret yang biasanya bergerak. Nol dan 100 persen tidak dihitung.",
        "Pastikan angka itu hasil pengukuran baru, bukan salinan bulan lalu.",
        _PERTAMA,
        _berulang,
    )
    yield AturanMutu(
        "TEPAT_TARGET",
        "Selalu tepat target",
        "Tiga periode atau lebih, semuanya persis sama dengan target.",
        "Pastikan yang diisi realisasi, bukan target.",
        _PERTAMA,
        _tepat_target,
    )
    yield AturanMutu(
        "KUMULATIF_TURUN",
        "Kumulatif turun",
        "Nilai yang diisi kumulatif tidak dapat lebih kecil daripada periode sebelumnya dalam tahun yang sama.",
        "Isi nilai sampai dengan bulan itu, bukan nilai satu bulan; atau koreksi bulan sebelumnya dengan alasan.",
        _PERTAMA,
        _kumulatif_turun,
    )
    yield AturanMutu(
        "PEMBILANG_LEBIH",
        "Pembilang melebihi penyebut",
        "Pada persentase bagian dari keseluruhan, pembilang tidak melebihi penyebut.",
        "Periksa apakah keduanya tertukar atau berbeda cakupan.",
        _PERTAMA,
        _pembilang_lebih,
    )
    yield AturanMutu(
        "RENTANG",
        "Di luar rentang yang mungkin",
        "Persentase di atas 100, atau nilai negatif pada indikator yang tidak mengenalnya.",
        "Periksa satuan dan tanda; tulis sebabnya bila memang mungkin.",
        _PERTAMA,
        _rentang,
    )
    yield AturanMutu(
        "SEMENIT",
        "Semua bulan diisi dalam satu menit",
        "Tiga periode atau lebih dari satu indikator diisi sekaligus, sehingga tidak terkumpul bulan demi bulan.",
        "Tulis dari mana angka bulan-bulan itu, dan lampirkan buktinya.",
        _PERTAMA,
        _semenit,
    )
    yield AturanMutu(
        "TANPA_BUKTI",
        "Tanpa bukti",
        "Nilai terisi tanpa satu pun berkas bukti.",
        "Unggah atau tautkan buktinya pada nilai itu.",
        _PERTAMA,
        _tanpa_bukti,
        dijawab=False,
    )


ATURAN_MUTU: Final[Mapping[str, AturanMutu]] = {aturan.kode: aturan for aturan in _daftar()}
