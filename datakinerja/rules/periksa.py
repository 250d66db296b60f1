"""Checks of one recorded value. Source: Perpres 29/2014 Pasal 17."""

from dataclasses import dataclass
from decimal import Decimal

from renstra.rules import CaraEntri
from sakip import angka
from sakip.pilihan import Pilihan

SERATUS = Decimal(100)


class Berat(Pilihan):
    """Weight of a finding."""

    GALAT = "GALAT", "Galat"
    PERINGATAN = "PERINGATAN", "Peringatan"


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding on a value: a stable code, its weight and a sentence."""

    kode: str
    berat: Berat
    kalimat: str


def periksa_nilai(
    *,
    nilai: Decimal | None = None,
    pembilang: Decimal | None = None,
    penyebut: Decimal | None = None,
    boleh_negatif: bool = False,
    persentase: bool = False,
    presisi: int | None = None,
    sebelumnya: Decimal | None = None,
    entri: CaraEntri = CaraEntri.PERIODE,
    tidak_berlaku: bool = False,
    alasan: str = "",
) -> list[Temuan]:
    """Findings on one value: errors stop the entry, warnings ask for a look.

    `persentase` says that numerator and denominator are parts of a whole, or the value a
    share of one; `presisi` the digits allowed after the comma; `sebelumnya` the last filled
    value of the year, for cumulative entry. Source: Perpres 29/2014 Pasal 17.
    """
    if tidak_berlaku:
        return _periksa_tidak_berlaku(alasan, terisi=any(isi is not None for isi in (nilai, pembilang, penyebut)))
    temuan = _periksa_pasangan(pembilang, penyebut, persentase)
    if not boleh_negatif:
        for nama, isi in (("Nilai", nilai), ("Pembilang", pembilang), ("Penyebut", penyebut)):
            if isi is not None and isi < 0:
                temuan.append(
                    _galat(
                        "negatif",
                        f"{nama} {angka.tulis(isi)} negatif; indikator ini tidak mengenal nilai negatif.",
                    )
                )
    if nilai is not None:
        temuan += _periksa_tunggal(nilai, persentase, presisi, sebelumnya if entri is CaraEntri.KUMULATIF else None)
    return temuan


def _periksa_tidak_berlaku(alasan: str, *, terisi: bool) -> list[Temuan]:
    temuan = []
    if not alasan.strip():
        temuan.append(_galat("tanpa_alasan", "Nilai “tidak berlaku” memerlukan alasan; tulis mengapa tidak berlaku."))
    if terisi:
        temuan.append(
            _galat("ganda", "Nilai “tidak berlaku” tidak boleh sekaligus berisi angka; kosongkan salah satunya.")
        )
    return temuan


def _periksa_pasangan(pembilang: Decimal | None, penyebut: Decimal | None, persentase: bool) -> list[Temuan]:
    if pembilang is None and penyebut is None:
        return []
    if pembilang is None or penyebut is None:
        kurang = "Pembilang" if pembilang is None else "Penyebut"
        return [_galat("pasangan", f"{kurang} belum diisi; pembilang dan penyebut harus diisi bersama.")]
    if penyebut == 0:
        return [
            _galat(
                "penyebut_nol",
                "Penyebut nol; persentase tidak dapat dihitung. Pakai “tidak berlaku” dengan alasan.",
            )
        ]
    if persentase and pembilang > penyebut:
        atas, bawah = angka.tulis(pembilang), angka.tulis(penyebut)
        kalimat = f"Pembilang {atas} lebih besar daripada penyebut {bawah}; periksa keduanya."
        return [_galat("pembilang_lebih", kalimat)]
    return []


def _periksa_tunggal(nilai: Decimal, persentase: bool, presisi: int | None, sebelumnya: Decimal | None) -> list[Temuan]:
    temuan = []
    if persentase and nilai > SERATUS:
        temuan.append(
            _peringatan("di_atas_100", f"Nilai {angka.tulis(nilai)} di atas 100 persen; pastikan memang demikian.")
        )
    if presisi is not None and nilai != angka.bulatkan(nilai, presisi):
        temuan.append(_galat("presisi", f"Nilai {angka.tulis(nilai)} lebih dari {presisi} angka di belakang koma."))
    if sebelumnya is not None and nilai < sebelumnya:
        kalimat = (
            f"Nilai kumulatif {angka.tulis(nilai)} lebih kecil daripada periode sebelumnya "
            f"({angka.tulis(sebelumnya)}); pastikan bukan nilai satu periode."
        )
        temuan.append(_peringatan("kumulatif_turun", kalimat))
    return temuan


def _galat(kode: str, kalimat: str) -> Temuan:
    return Temuan(kode, Berat.GALAT, kalimat)


def _peringatan(kode: str, kalimat: str) -> Temuan:
    return Temuan(kode, Berat.PERINGATAN, kalimat)
