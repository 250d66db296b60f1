"""Rules of performance data: from months to the year, checks of a value, locks.

Pure and in Decimal; the clock is an argument. Source: Perpres 29/2014 Pasal 17,
PermenPANRB 53/2014.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from renstra.rules import Agregasi, CaraEntri
from sakip import angka, tanggal
from sakip.pilihan import Pilihan

__all__ = ["Agregasi", "CaraEntri", "KeadaanNilai", "agregasi", "kelengkapan", "kunci", "periksa_nilai"]

SERATUS = Decimal(100)
_KONTEKS = Context(prec=34)

type Pasangan = tuple[Decimal | None, Decimal | None]
type Isian = Decimal | Pasangan | None


class KeadaanNilai(Pilihan):
    """State of a recorded value. Empty is not zero; not applicable needs a reason."""

    TERISI = "TERISI", "Terisi"
    KOSONG = "KOSONG", "Belum diisi"
    TIDAK_BERLAKU = "TIDAK_BERLAKU", "Tidak berlaku (n/a)"


class StatusData(Pilihan):
    """State of a verification document: the values of one unit and period."""

    DRAF = "DRAF", "Draf"
    DIAJUKAN = "DIAJUKAN", "Diajukan"
    DIKEMBALIKAN = "DIKEMBALIKAN", "Dikembalikan untuk perbaikan"
    DISETUJUI = "DISETUJUI", "Disetujui"
    TERVERIFIKASI = "TERVERIFIKASI", "Terverifikasi"


class AturanKunci(Pilihan):
    """Which rule decides whether a value may be changed."""

    TERBUKA = "TERBUKA", "Jendela pengisian"
    PENGECUALIAN = "PENGECUALIAN", "Perpanjangan waktu"
    TAHUN = "TAHUN", "Tahun ditutup"
    STATUS = "STATUS", "Status dokumen"
    BELUM_DIBUKA = "BELUM_DIBUKA", "Jendela belum dibuka"
    LEWAT = "LEWAT", "Batas waktu lewat"


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


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    """How many values of a set are filled, empty, and not applicable."""

    terisi: int
    kosong: int
    tidak_berlaku: int

    @property
    def wajib(self) -> int:
        """Values that are expected: filled and empty ones."""
        return self.terisi + self.kosong

    @property
    def persen(self) -> Decimal | None:
        """Share of the expected values that is filled; None where none is expected."""
        with localcontext(_KONTEKS):
            return self.terisi * SERATUS / self.wajib if self.wajib else None


@dataclass(frozen=True, slots=True)
class Jendela:
    """When values of a period may be entered; both ends belong to the window."""

    buka: datetime.datetime
    tutup: datetime.datetime


@dataclass(frozen=True, slots=True)
class Pengecualian:
    """Leave to enter values outside the window, with its reason and giver."""

    mulai: datetime.datetime
    sampai: datetime.datetime
    oleh: str
    alasan: str


@dataclass(frozen=True, slots=True)
class Kunci:
    """Whether a value is locked, by which rule, since when, and who can open it."""

    terkunci: bool
    aturan: AturanKunci
    sejak: datetime.datetime | None
    pembuka: str
    kalimat: str


def agregasi(
    nilai: Sequence[Isian],
    cara: Agregasi | str,
    entri: CaraEntri | str = CaraEntri.PERIODE,
    *,
    pengali: Decimal = SERATUS,
) -> Decimal | None:
    """One value from the values of the periods, in order of time; None where all are empty.

    Empty periods (None) are left out, never counted as zero. For RASIO each value is a pair
    (numerator, denominator), the result Σ numerator ÷ Σ denominator × `pengali` (100: per
    cent), never an average of percentages. With cumulative entry each value is already one
    to date, so the last filled one counts, whatever the method. Source: PermenPANRB 53/2014.
    """
    cara, entri = Agregasi(cara), CaraEntri(entri)
    with localcontext(_KONTEKS):
        if cara is Agregasi.RASIO:
            pasangan = [isi for isi in map(_pasangan, nilai) if isi is not None]
            return _rasio(pasangan[-1:] if entri is CaraEntri.KUMULATIF else pasangan, pengali)
        terisi = [isi for isi in map(_tunggal, nilai) if isi is not None]
        if not terisi:
            return None
        return terisi[-1] if entri is CaraEntri.KUMULATIF else _gabung(terisi, cara)


def sampai_dengan(
    nilai: Sequence[Isian],
    cara: Agregasi | str,
    entri: CaraEntri | str = CaraEntri.PERIODE,
    *,
    pengali: Decimal = SERATUS,
) -> list[Decimal | None]:
    """The value to date after each period: as many results as periods."""
    return [agregasi(nilai[:akhir], cara, entri, pengali=pengali) for akhir in range(1, len(nilai) + 1)]


def nilai_periode(kumulatif: Sequence[Decimal | None]) -> list[Decimal | None]:
    """Values of the single periods from cumulative ones; an empty period stays empty."""
    hasil: list[Decimal | None] = []
    sebelum = Decimal(0)
    for isi in kumulatif:
        hasil.append(None if isi is None else isi - sebelum)
        sebelum = sebelum if isi is None else isi
    return hasil


def kelengkapan(keadaan: Sequence[KeadaanNilai]) -> Kelengkapan:
    """Count states; not applicable values are not expected."""
    return Kelengkapan(
        terisi=sum(satu is KeadaanNilai.TERISI for satu in keadaan),
        kosong=sum(satu is KeadaanNilai.KOSONG for satu in keadaan),
        tidak_berlaku=sum(satu is KeadaanNilai.TIDAK_BERLAKU for satu in keadaan),
    )


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
                temuan.append(_galat("negatif", f"{nama} {angka.tulis(isi)} negatif; indikator ini tidak mengenal nilai negatif."))
    if nilai is not None:
        temuan += _periksa_tunggal(nilai, persentase, presisi, sebelumnya if entri is CaraEntri.KUMULATIF else None)
    return temuan


def kunci(
    *,
    sekarang: datetime.datetime,
    status: StatusData | str = StatusData.DRAF,
    status_sejak: datetime.datetime | None = None,
    jendela: Jendela | None = None,
    pengecualian: Pengecualian | None = None,
    tahun_ditutup: datetime.datetime | None = None,
    zona: str = "",
) -> Kunci:
    """Whether values may be changed now, derived from state, window and exception.

    Rules in order of strength: a closed year, a submitted document, an exception, the
    window. An exception opens the window only; a submitted document must be returned
    first. Without a window there is no time limit. `sekarang` and the other times share one
    zone, whose short name is `zona`.
    """
    if tahun_ditutup is not None and sekarang >= tahun_ditutup:
        kalimat = f"Terkunci sejak {tanggal.tulis_waktu(tahun_ditutup, zona)} karena tahun ditutup; dapat dibuka oleh Administrator."
        return Kunci(True, AturanKunci.TAHUN, tahun_ditutup, "Administrator", kalimat)
    if tertahan := _kunci_status(StatusData(status), status_sejak, zona):
        return tertahan
    if pengecualian is not None and pengecualian.mulai <= sekarang <= pengecualian.sampai:
        kalimat = (
            f"Terbuka sampai {tanggal.tulis_waktu(pengecualian.sampai, zona)}: perpanjangan oleh {pengecualian.oleh}"
            f" karena {pengecualian.alasan}."
        )
        return Kunci(False, AturanKunci.PENGECUALIAN, pengecualian.mulai, "", kalimat)
    return _kunci_jendela(sekarang, jendela, zona)


_PEMBUKA_STATUS = {
    StatusData.DIAJUKAN: "pemeriksa dengan mengembalikannya, atau pengaju dengan menariknya",
    StatusData.DISETUJUI: "Kepala OPD dengan mengembalikannya",
    StatusData.TERVERIFIKASI: "Bagian Organisasi dengan mengembalikannya",
}


def _kunci_status(status: StatusData, sejak: datetime.datetime | None, zona: str) -> Kunci | None:
    pembuka = _PEMBUKA_STATUS.get(status)
    if pembuka is None:
        return None
    kapan = f" sejak {tanggal.tulis_waktu(sejak, zona)}" if sejak else ""
    kalimat = f"Terkunci{kapan} karena data {status.label.lower()}; dapat dibuka oleh {pembuka}."
    return Kunci(True, AturanKunci.STATUS, sejak, pembuka, kalimat)


def _kunci_jendela(sekarang: datetime.datetime, jendela: Jendela | None, zona: str) -> Kunci:
    if jendela is None:
        return Kunci(False, AturanKunci.TERBUKA, None, "", "Terbuka tanpa batas waktu.")
    if sekarang < jendela.buka:
        kalimat = f"Terkunci: pengisian baru dibuka {tanggal.tulis_waktu(jendela.buka, zona)}."
        return Kunci(True, AturanKunci.BELUM_DIBUKA, None, "Bagian Organisasi", kalimat)
    if sekarang > jendela.tutup:
        kalimat = (
            f"Terkunci sejak {tanggal.tulis_waktu(jendela.tutup, zona)} karena batas waktu pengisian lewat; "
            "dapat dibuka oleh Bagian Organisasi dengan perpanjangan waktu."
        )
        return Kunci(True, AturanKunci.LEWAT, jendela.tutup, "Bagian Organisasi", kalimat)
    kalimat = f"Terbuka sampai {tanggal.tulis_waktu(jendela.tutup, zona)}."
    return Kunci(False, AturanKunci.TERBUKA, jendela.buka, "", kalimat)


def _gabung(terisi: list[Decimal], cara: Agregasi) -> Decimal:
    match cara:
        case Agregasi.JUMLAH:
            return sum(terisi, Decimal(0))
        case Agregasi.RERATA:
            return sum(terisi, Decimal(0)) / len(terisi)
        case Agregasi.MAKS:
            return max(terisi)
        case Agregasi.MIN:
            return min(terisi)
        case _:
            return terisi[-1]


def _rasio(pasangan: list[tuple[Decimal, Decimal]], pengali: Decimal) -> Decimal | None:
    pembilang = sum((atas for atas, _ in pasangan), Decimal(0))
    penyebut = sum((bawah for _, bawah in pasangan), Decimal(0))
    return pembilang * pengali / penyebut if penyebut else None


def _tunggal(isi: Isian) -> Decimal | None:
    if isinstance(isi, tuple):
        raise TypeError("pasangan pembilang dan penyebut hanya untuk agregasi RASIO")
    return None if isi is None else _desimal(isi)


def _pasangan(isi: Isian) -> tuple[Decimal, Decimal] | None:
    """A complete pair; a half-filled one counts as empty."""
    if isi is None:
        return None
    if not isinstance(isi, tuple):
        raise TypeError("agregasi RASIO memerlukan pasangan (pembilang, penyebut)")
    atas, bawah = isi
    return None if atas is None or bawah is None else (_desimal(atas), _desimal(bawah))


def _desimal(nilai: Decimal | int) -> Decimal:
    if isinstance(nilai, bool) or not isinstance(nilai, Decimal | int):
        raise TypeError(f"nilai harus Decimal, bukan {type(nilai).__name__}")
    return Decimal(nilai)


def _periksa_tidak_berlaku(alasan: str, *, terisi: bool) -> list[Temuan]:
    temuan = []
    if not alasan.strip():
        temuan.append(_galat("tanpa_alasan", "Nilai “tidak berlaku” memerlukan alasan; tulis mengapa tidak berlaku."))
    if terisi:
        temuan.append(_galat("ganda", "Nilai “tidak berlaku” tidak boleh sekaligus berisi angka; kosongkan salah satunya."))
    return temuan


def _periksa_pasangan(pembilang: Decimal | None, penyebut: Decimal | None, persentase: bool) -> list[Temuan]:
    if pembilang is None and penyebut is None:
        return []
    if pembilang is None or penyebut is None:
        kurang = "Pembilang" if pembilang is None else "Penyebut"
        return [_galat("pasangan", f"{kurang} belum diisi; pembilang dan penyebut harus diisi bersama.")]
    if penyebut == 0:
        return [_galat("penyebut_nol", "Penyebut nol; persentase tidak dapat dihitung. Pakai “tidak berlaku” dengan alasan.")]
    if persentase and pembilang > penyebut:
        kalimat = f"Pembilang {angka.tulis(pembilang)} lebih besar daripada penyebut {angka.tulis(penyebut)}; periksa keduanya."
        return [_galat("pembilang_lebih", kalimat)]
    return []


def _periksa_tunggal(
    nilai: Decimal, persentase: bool, presisi: int | None, sebelumnya: Decimal | None
) -> list[Temuan]:
    temuan = []
    if persentase and nilai > SERATUS:
        temuan.append(_peringatan("di_atas_100", f"Nilai {angka.tulis(nilai)} di atas 100 persen; pastikan memang demikian."))
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
