"""Achievement rules: capaian, category, traffic light, budget absorption, efficiency.

Pure and in Decimal. Nothing here rounds: values are stored as computed, rounded only
where they are shown. Source: PermenPANRB 53/2014, Permendagri 86/2017.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from typing import Any

from renstra.rules import Polaritas
from sakip import angka
from sakip.pilihan import Pilihan

__all__ = ["Polaritas", "RumusTurun", "TargetNol", "capaian", "capaian_mentah", "kategori", "lampu"]

SERATUS = Decimal(100)
_KONTEKS = Context(prec=34)


class RumusTurun(Pilihan):
    """Formula where a lower value is better; a setting of the indicator."""

    SELISIH = "SELISIH", "(2 × target − realisasi) ÷ target × 100"
    BANDING = "BANDING", "target ÷ realisasi × 100"


class TargetNol(Pilihan):
    """What a target of zero gives; a setting of the indicator."""

    TIDAK_DAPAT_DIHITUNG = "TIDAK_DAPAT_DIHITUNG", "Tidak dapat dihitung"
    NIHIL_SERATUS = "NIHIL_SERATUS", "Nihil dihitung 100 (makin rendah makin baik)"


class TabelSalah(ValueError):
    """A category table or scale is unusable; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Lampu:
    """A traffic light told in three ways: text, shape and colour (keys of the design tokens)."""

    teks: str
    bentuk: str
    warna: str


@dataclass(frozen=True, slots=True)
class BarisKategori:
    """One category: from `bawah` (inclusive, None for the lowest) upward."""

    bawah: Decimal | None
    nama: str
    lampu: Lampu


@dataclass(frozen=True, slots=True)
class Efisiensi:
    """Size of capaian − serapan in percentage points, and its sign in words."""

    nilai: Decimal
    tanda: str


LAMPU_BAIK = Lampu("Tercapai", "bulat", "baik")
LAMPU_AWAS = Lampu("Perlu perhatian", "segitiga", "awas")
LAMPU_BURUK = Lampu("Tidak tercapai", "kotak", "buruk")
LAMPU_KOSONG = Lampu("Belum ada nilai", "lingkaran", "kosong")
_LAMPU = {"baik": LAMPU_BAIK, "awas": LAMPU_AWAS, "buruk": LAMPU_BURUK}

TABEL_86_2017: tuple[BarisKategori, ...] = (
    BarisKategori(Decimal(91), "Sangat Tinggi", LAMPU_BAIK),
    BarisKategori(Decimal(76), "Tinggi", LAMPU_BAIK),
    BarisKategori(Decimal(66), "Sedang", LAMPU_AWAS),
    BarisKategori(Decimal(51), "Rendah", LAMPU_BURUK),
    BarisKategori(None, "Sangat Rendah", LAMPU_BURUK),
)

# Ranks, best last. Source: opinions of BPK; grades of PermenPANRB 88/2021.
SKALA_OPINI: Mapping[str, Decimal] = {"TMP": Decimal(1), "TW": Decimal(2), "WDP": Decimal(3), "WTP": Decimal(4)}
SKALA_PREDIKAT: Mapping[str, Decimal] = {
    nama: Decimal(urutan) for urutan, nama in enumerate(("D", "C", "CC", "B", "BB", "A", "AA"), start=1)
}


def capaian(
    *,
    target: Decimal | None,
    realisasi: Decimal | None,
    polaritas: Polaritas,
    batas: Decimal | None = None,
    rumus_turun: RumusTurun = RumusTurun.SELISIH,
    target_nol: TargetNol = TargetNol.TIDAK_DAPAT_DIHITUNG,
    target_atas: Decimal | None = None,
) -> Decimal | None:
    """Achievement in per cent as shown; None where it cannot be computed.

    As `capaian_mentah`, but lower-is-better and range values are not below 0, and no value
    is above `batas`, the cap of the year (None: no cap). Source: PermenPANRB 53/2014.
    """
    nilai = capaian_mentah(
        target=target,
        realisasi=realisasi,
        polaritas=polaritas,
        rumus_turun=rumus_turun,
        target_nol=target_nol,
        target_atas=target_atas,
    )
    return tampil(nilai, polaritas=polaritas, batas=batas)


def tampil(nilai: Decimal | None, *, polaritas: Polaritas, batas: Decimal | None = None) -> Decimal | None:
    """The shown form of a stored raw value: floor 0 except for higher-is-better, cap `batas`."""
    if nilai is None:
        return None
    if Polaritas(polaritas) is not Polaritas.NAIK:
        nilai = max(nilai, Decimal(0))
    return nilai if batas is None else min(nilai, batas)


def capaian_mentah(
    *,
    target: Decimal | None,
    realisasi: Decimal | None,
    polaritas: Polaritas,
    rumus_turun: RumusTurun = RumusTurun.SELISIH,
    target_nol: TargetNol = TargetNol.TIDAK_DAPAT_DIHITUNG,
    target_atas: Decimal | None = None,
) -> Decimal | None:
    """Achievement in per cent, without floor or cap: the value to store.

    NAIK r/t × 100; TURUN (2t − r)/t × 100 or t/r × 100; RENTANG 100 from `target` to
    `target_atas`, outside it the lower-is-better formula on the distance to the nearest
    bound. None for an empty side, a target of zero (see `target_nol`) or below zero, for
    which the formulas say nothing. Source: PermenPANRB 53/2014.
    """
    if target is None or realisasi is None:
        return None
    _desimal(target, realisasi, target_atas)
    polaritas = Polaritas(polaritas)
    with localcontext(_KONTEKS):
        if polaritas is Polaritas.RENTANG:
            atas = target if target_atas is None else target_atas
            return _rentang(target, atas, realisasi, RumusTurun(rumus_turun))
        if target == 0:
            nihil = TargetNol(target_nol) is TargetNol.NIHIL_SERATUS and polaritas is Polaritas.TURUN
            return SERATUS if nihil and realisasi == 0 else None
        if target < 0:
            return None
        if polaritas is Polaritas.NAIK:
            return realisasi * SERATUS / target
        return _turun(target, realisasi, RumusTurun(rumus_turun))


def sebab_tak_terhitung(
    *, target: Decimal | None, realisasi: Decimal | None, polaritas: Polaritas, target_atas: Decimal | None = None
) -> str:
    """Why `capaian` is None, as a sentence for the page; only meaningful where it is None."""
    if target is None:
        return "Target belum ditetapkan."
    if realisasi is None:
        return "Realisasi belum diisi; kosong tidak dihitung nol."
    if Polaritas(polaritas) is Polaritas.RENTANG:
        return f"Realisasi {angka.tulis(realisasi)} di luar rentang yang batasnya nol atau negatif; tidak dapat dihitung."
    if target == 0:
        return "Target nol; capaian tidak dapat dihitung."
    if target < 0:
        return "Target di bawah nol; rumus capaian tidak berlaku."
    return "Realisasi nol tidak dapat menjadi pembagi pada rumus target ÷ realisasi."


def capaian_teks(
    *, target: str, realisasi: str | None, skala: Mapping[str, Decimal], batas: Decimal | None = None
) -> Decimal | None:
    """Achievement of a text value ("WTP", "BB") through the ranks of `skala`; None while empty.

    A higher rank is better. Raises `TabelSalah` for a text that the scale does not know.
    """
    if not target or not realisasi:
        return None
    return capaian(
        target=peringkat(target, skala), realisasi=peringkat(realisasi, skala), polaritas=Polaritas.NAIK, batas=batas
    )


def peringkat(teks: str, skala: Mapping[str, Decimal]) -> Decimal:
    """Rank of a text on a scale; a bracketed remark ("BB (72,50)") is ignored."""
    kunci = teks.partition("(")[0].strip().upper()
    if kunci not in skala:
        raise TabelSalah(f"“{teks}” tidak ada pada skala; pilihan: {', '.join(skala)}.")
    return skala[kunci]


def kategori(nilai: Decimal | None, tabel: Sequence[BarisKategori] = TABEL_86_2017) -> str | None:
    """Category of an unrounded achievement; bounds belong to the upper category. None stays None.

    Source: Permendagri 86/2017 (91, 76, 66, 51); regions may set their own table.
    """
    return None if nilai is None else _baris(nilai, tabel).nama


def lampu(nilai: Decimal | None, tabel: Sequence[BarisKategori] = TABEL_86_2017) -> Lampu:
    """Traffic light of an achievement, by the row of its category; empty has its own light."""
    return LAMPU_KOSONG if nilai is None else _baris(nilai, tabel).lampu


def baca_tabel(baris: Sequence[Mapping[str, Any]]) -> tuple[BarisKategori, ...]:
    """Read a category table from stored data, highest first.

    Rows are ``{"bawah": "91", "nama": "Sangat Tinggi", "lampu": "baik"}``; the last row has
    ``"bawah": null``. Raises `TabelSalah` where a row is broken, bounds do not fall, or the
    table does not reach the bottom.
    """
    if not baris:
        raise TabelSalah("Tabel kategori kosong; isi sekurang-kurangnya satu baris.")
    tabel = tuple(_baca_baris(nomor, isi) for nomor, isi in enumerate(baris, start=1))
    if tabel[-1].bawah is not None:
        raise TabelSalah("Baris terakhir tabel kategori harus tanpa batas bawah, agar setiap nilai punya kategori.")
    batas = [isi.bawah for isi in tabel[:-1]]
    for nomor, (atas, bawah) in enumerate(zip(batas, batas[1:], strict=False), start=2):
        if atas is None or bawah is None or bawah >= atas:
            raise TabelSalah(f"Batas pada baris {nomor} harus lebih kecil daripada baris di atasnya.")
    if None in batas:
        raise TabelSalah("Hanya baris terakhir yang boleh tanpa batas bawah.")
    return tabel


def serapan(*, pagu: Decimal | None, realisasi: Decimal | None) -> Decimal | None:
    """Budget absorbed in per cent of `pagu` (both in rupiah); None without a budget or a figure."""
    if pagu is None or realisasi is None or pagu <= 0:
        return None
    _desimal(pagu, realisasi)
    with localcontext(_KONTEKS):
        return realisasi * SERATUS / pagu


def efisiensi(*, capaian: Decimal | None, serapan: Decimal | None) -> Efisiensi | None:
    """Efficiency = capaian − serapan in percentage points; None where either is missing.

    Source: PermenPANRB 53/2014 (efficiency of the use of resources).
    """
    if capaian is None or serapan is None:
        return None
    _desimal(capaian, serapan)
    with localcontext(_KONTEKS):
        nilai = capaian - serapan
    tanda = "Efisien" if nilai > 0 else "Tidak efisien" if nilai < 0 else "Seimbang"
    return Efisiensi(nilai, tanda)


def _turun(target: Decimal, realisasi: Decimal, rumus: RumusTurun) -> Decimal | None:
    if rumus is RumusTurun.SELISIH:
        return (2 * target - realisasi) * SERATUS / target
    return target * SERATUS / realisasi if realisasi > 0 else None


def _rentang(bawah: Decimal, atas: Decimal, realisasi: Decimal, rumus: RumusTurun) -> Decimal | None:
    if bawah > atas:
        raise ValueError(f"batas bawah {bawah} melebihi batas atas {atas}")
    if bawah <= realisasi <= atas:
        return SERATUS
    terdekat, jarak = (atas, realisasi - atas) if realisasi > atas else (bawah, bawah - realisasi)
    return _turun(terdekat, terdekat + jarak, rumus) if terdekat > 0 else None


def _baris(nilai: Decimal, tabel: Sequence[BarisKategori]) -> BarisKategori:
    _desimal(nilai)
    for baris in tabel:
        if baris.bawah is None or nilai >= baris.bawah:
            return baris
    raise TabelSalah("Tabel kategori tidak mencakup nilai terendah; tambahkan baris tanpa batas bawah.")


def _baca_baris(nomor: int, isi: Mapping[str, Any]) -> BarisKategori:
    nama = str(isi.get("nama") or "").strip()
    if not nama:
        raise TabelSalah(f"Baris {nomor} tabel kategori belum bernama.")
    if isi.get("lampu") not in _LAMPU:
        raise TabelSalah(f"Lampu pada baris {nomor} harus salah satu dari: {', '.join(_LAMPU)}.")
    try:
        bawah = None if isi.get("bawah") is None else angka.baca(isi["bawah"])
    except angka.AngkaSalah as galat:
        raise TabelSalah(f"Batas bawah pada baris {nomor}: {galat}") from None
    return BarisKategori(bawah, nama, _LAMPU[isi["lampu"]])


def _desimal(*nilai: Decimal | None) -> None:
    for satu in nilai:
        if isinstance(satu, bool) or not isinstance(satu, Decimal | int | None):
            raise TypeError(f"nilai harus Decimal, bukan {type(satu).__name__}")
