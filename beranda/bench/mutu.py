"""How well the quality rules find faults: synthetic series with faults put in at known places. Figures, no database.

The series also hold what looks like a fault and is none: a real growth, a figure that rests by nature, two months at target.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Final

from datakinerja.rules.mutu import ATURAN_MUTU, DeretMutu, TitikMutu, periksa_deret
from renstra.rules import CaraEntri

AWAL: Final = dt.datetime(2023, 2, 6, 9, tzinfo=dt.UTC)
TAHUN: Final = (2023, 2024, 2025)
BULAN: Final = 12


@dataclass(frozen=True)
class HasilMutu:
    """One rule: faults found and missed, and false alarms."""

    kode: str
    benar: int
    luput: int
    salah: int

    @property
    def presisi(self) -> Decimal | None:
        """Share of the findings that are faults."""
        return Decimal(self.benar) / (self.benar + self.salah) if self.benar + self.salah else None

    @property
    def temu(self) -> Decimal | None:
        """Share of the faults that are found (recall)."""
        return Decimal(self.benar) / (self.benar + self.luput) if self.benar + self.luput else None


type Label = set[tuple[str, int]]
type Perusak = Callable[[DeretMutu, Random], tuple[DeretMutu, Label]]


def nilai_aturan(*, deret: int = 400, benih: int = 7) -> list[HasilMutu]:
    """Precision and recall of every rule over so many series, half of them faulty. The same seed gives the same figures."""
    acak = Random(benih)  # noqa: S311 -- figures to test with, the same each time
    hitung: Counter[tuple[str, str]] = Counter()
    for nomor in range(deret):
        asli = _deret(acak)
        rusak, label = PERUSAK[nomor // 2 % len(PERUSAK)](asli, acak) if nomor % 2 else (asli, set())
        ketemu = {(satu.kode, satu.kunci) for satu in periksa_deret(rusak, tahun=TAHUN[-1])}
        for macam, isi in (("benar", ketemu & label), ("luput", label - ketemu), ("salah", ketemu - label)):
            hitung.update((kode, macam) for kode, _ in isi)
    return [HasilMutu(kode, *(hitung[kode, macam] for macam in ("benar", "luput", "salah"))) for kode in ATURAN_MUTU]


def jumlahkan(hasil: list[HasilMutu]) -> HasilMutu:
    """All rules together."""
    return HasilMutu("SEMUA", *(sum(getattr(satu, nama) for satu in hasil) for nama in ("benar", "luput", "salah")))


def _deret(acak: Random) -> DeretMutu:
    """Three years of a sound indicator of some kind."""
    return acak.choice((_musiman, _tingkat, _rasio, _kumulatif, _diam, _tumbuh))(acak)


def _titik(angka: Iterator[float], acak: Random, **lain: object) -> tuple[TitikMutu, ...]:
    """Points with a target near the value, entered some days after each month, with evidence."""
    hasil = []
    for urut, satu in enumerate(angka):
        nilai = Decimal(str(round(satu, 2)))
        waktu = AWAL + dt.timedelta(days=30.44 * urut, minutes=acak.randrange(4000))
        target = (nilai * Decimal(str(round(acak.uniform(0.9, 1.15), 3)))).quantize(Decimal("0.01"))
        hasil.append(TitikMutu(TAHUN[urut // BULAN], urut, nilai, target=target, waktu=waktu))
    return tuple(hasil)


def _musiman(acak: Random) -> DeretMutu:
    musim, dasar = [acak.uniform(0.4, 1.8) for _ in range(BULAN)], acak.uniform(50, 5000)
    return DeretMutu(_titik((dasar * musim[n % BULAN] * acak.gauss(1, 0.05) for n in range(36)), acak))


def _tingkat(acak: Random) -> DeretMutu:
    dasar, goyang = acak.uniform(20, 90), acak.uniform(0.01, 0.06)
    return DeretMutu(_titik((dasar * acak.gauss(1, goyang) for _ in range(36)), acak))


def _tumbuh(acak: Random) -> DeretMutu:
    """Real growth, and a step of a quarter in the last year: no fault."""
    dasar, naik, langkah = acak.uniform(100, 900), acak.uniform(1.0, 1.02), acak.randrange(25, 34)
    return DeretMutu(
        _titik(
            (dasar * naik**n * (1.25 if n >= langkah else 1) * acak.gauss(1, 0.03) for n in range(36)),
            acak,
        )
    )


def _diam(acak: Random) -> DeretMutu:
    """An index that changes once a year."""
    tingkat = [round(acak.uniform(2, 4), 1) for _ in TAHUN]
    return DeretMutu(_titik((tingkat[n // BULAN] for n in range(36)), acak))


def _rasio(acak: Random) -> DeretMutu:
    tingkat = acak.uniform(0.6, 0.95)
    titik = []
    for satu in _titik((0 for _ in range(36)), acak):
        penyebut = acak.randrange(200, 900)
        pembilang = min(penyebut, round(penyebut * tingkat * acak.gauss(1, 0.02)))
        titik.append(replace(satu, nilai=None, pembilang=Decimal(pembilang), penyebut=Decimal(penyebut), target=None))
    return DeretMutu(tuple(titik), persentase=True)


def _kumulatif(acak: Random) -> DeretMutu:
    bulanan, jalan, hasil = acak.uniform(20, 200), 0.0, []
    for n in range(36):
        jalan = (0 if n % BULAN == 0 else jalan) + bulanan * acak.gauss(1, 0.12)
        hasil.append(jalan)
    return DeretMutu(_titik(iter(hasil), acak), entri=CaraEntri.KUMULATIF)


def _ubah(deret: DeretMutu, baru: dict[int, TitikMutu]) -> DeretMutu:
    return replace(deret, titik=tuple(baru.get(satu.kunci, satu) for satu in deret.titik))


def _geser_koma(deret: DeretMutu, acak: Random) -> tuple[DeretMutu, Label]:
    """A comma in the wrong place, or a unit of another size."""
    if deret.entri is CaraEntri.KUMULATIF or deret.persentase:
        deret = _tingkat(acak)
    pilih = deret.titik[acak.randrange(26, 36)]
    kali = acak.choice((Decimal(10), Decimal("0.1"), Decimal(3), Decimal("0.3")))
    nilai = (pilih.nilai or 0) * kali
    return _ubah(deret, {pilih.kunci: replace(pilih, nilai=nilai)}), {("LONCAT", pilih.kunci)}


def _salin(deret: DeretMutu, acak: Random) -> tuple[DeretMutu, Label]:
    """Last month's figure copied on for five months."""
    deret = acak.choice((_musiman, _tingkat))(acak)
    mulai = acak.randrange(24, 31)
    nilai = deret.titik[mulai].nilai
    baru = {k: replace(deret.titik[k], nilai=nilai) for k in range(mulai, mulai + 5)}
    # From the fourth of the five on; months whose true season lies far off are jumps as well, and rightly so.
    return _ubah(deret, baru), {("BERULANG", mulai + 3), ("BERULANG", mulai + 4)}


def _isi_target(deret: DeretMutu, acak: Random) -> tuple[DeretMutu, Label]:
    deret = _tingkat(acak)
    sampai = acak.randrange(27, 36)
    baru = {k: replace(deret.titik[k], nilai=deret.titik[k].target) for k in range(24, sampai + 1)}
    sisa = {k: replace(deret.titik[k], nilai=None, terisi=False) for k in range(sampai + 1, 36)}
    return _ubah(deret, baru | sisa), {("TEPAT_TARGET", sampai)}


def _bulan_alih_kumulatif(deret: DeretMutu, acak: Random) -> tuple[DeretMutu, Label]:
    """The month alone was entered where the sum to date was asked for."""
    deret = _kumulatif(acak)
    k = acak.randrange(27, 35)
    bulan = (deret.titik[k].nilai or 0) - (deret.titik[k - 1].nilai or 0)
    return _ubah(deret, {k: replace(deret.titik[k], nilai=bulan)}), {
        ("KUMULATIF_TURUN", k),
        ("LONCAT", k),
        ("LONCAT", k + 1),
    }


def _tukar(deret: DeretMutu, acak: Random) -> tuple[DeretMutu, Label]:
    """Numerator and denominator the wrong way round."""
    deret = _rasio(acak)
    k = acak.randrange(24, 36)
    satu = deret.titik[k]
    label: Label = {("PEMBILANG_LEBIH", k)} if satu.pembilang != satu.penyebut else set()
    besar = satu.pembilang and satu.penyebut and satu.penyebut / satu.pembilang >= Decimal("1.25")
    rusak = _ubah(deret, {k: replace(satu, pembilang=satu.penyebut, penyebut=satu.pembilang)})
    return rusak, label | ({("LONCAT", k)} if besar else set())


def _lewat_seratus(deret: DeretMutu, acak: Random) -> tuple[DeretMutu, Label]:
    deret = replace(_tingkat(acak), persentase=True)
    k = acak.randrange(24, 36)
    nilai = Decimal(acak.randrange(101, 140))
    label: Label = {("RENTANG", k)}
    if nilai > 2 * (deret.titik[k].nilai or 0):
        label.add(("LONCAT", k))
    return _ubah(deret, {k: replace(deret.titik[k], nilai=nilai)}), label


def _sekaligus(deret: DeretMutu, acak: Random) -> tuple[DeretMutu, Label]:
    """The whole year typed in one go, without evidence."""
    waktu = AWAL + dt.timedelta(days=1090)
    baru = {
        k: replace(deret.titik[k], waktu=waktu + dt.timedelta(seconds=4 * (k - 24)), berbukti=False)
        for k in range(24, 36)
    }
    return _ubah(deret, baru), {("SEMENIT", 35)} | {("TANPA_BUKTI", k) for k in baru}


PERUSAK: Final[tuple[Perusak, ...]] = (
    _geser_koma,
    _salin,
    _isi_target,
    _bulan_alih_kumulatif,
    _tukar,
    _lewat_seratus,
    _sekaligus,
)
