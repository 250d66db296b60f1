"""Whether a value may be changed: derived from state, window and exception, and explained.

Source: Perpres 29/2014 Pasal 17; the dates are settings of the year.
"""

import datetime
from dataclasses import dataclass

from datakinerja.rules.alur import ALUR_LEMBAR
from sakip import tanggal
from sakip.pilihan import Pilihan


class AturanKunci(Pilihan):
    """Which rule decides whether a value may be changed."""

    TERBUKA = "TERBUKA", "Jendela pengisian"
    PENGECUALIAN = "PENGECUALIAN", "Pembukaan"
    TAHUN = "TAHUN", "Tahun ditutup"
    STATUS = "STATUS", "Status dokumen"
    BELUM_DIBUKA = "BELUM_DIBUKA", "Jendela belum dibuka"
    LEWAT = "LEWAT", "Batas waktu lewat"


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


def kunci(
    *,
    sekarang: datetime.datetime,
    status: str = ALUR_LEMBAR.awal,
    status_sejak: datetime.datetime | None = None,
    jendela: Jendela | None = None,
    pengecualian: Pengecualian | None = None,
    tahun_ditutup: datetime.datetime | None = None,
    zona: str = "",
    nama: str = "",
) -> Kunci:
    """Whether values may be changed now, derived from state, window and exception.

    Rules in order of strength: a closed year, a submitted document, an exception, the
    window. An exception opens the window only; a submitted document must be returned
    first. Without a window there is no time limit. `status` is one of the workflow's
    (ValueError otherwise); all times share one zone, whose short name is `zona`; `nama` is
    the period in words ("Januari").
    """
    if tahun_ditutup is not None and sekarang >= tahun_ditutup:
        kapan = tanggal.tulis_waktu(tahun_ditutup, zona)
        kalimat = f"Terkunci sejak {kapan} karena tahun ditutup; dapat dibuka oleh Administrator."
        return Kunci(True, AturanKunci.TAHUN, tahun_ditutup, "Administrator", kalimat)
    if tertahan := _kunci_status(status, status_sejak, zona):
        return tertahan
    if pengecualian is not None and pengecualian.mulai <= sekarang <= pengecualian.sampai:
        kapan = tanggal.tulis_waktu(pengecualian.sampai, zona)
        kalimat = f"Terbuka sampai {kapan}: pembukaan oleh {pengecualian.oleh} karena {pengecualian.alasan}."
        return Kunci(False, AturanKunci.PENGECUALIAN, pengecualian.mulai, "", kalimat)
    return _kunci_jendela(sekarang, jendela, zona, nama)


_PEMBUKA_STATUS = {
    "diajukan": "Kepala OPD dengan mengembalikannya",
    "terverifikasi": "Kepala OPD dengan mengembalikannya",
}


def _kunci_status(status: str, sejak: datetime.datetime | None, zona: str) -> Kunci | None:
    if status not in ALUR_LEMBAR.status:
        raise ValueError(f"status {status} tidak ada pada alur data kinerja")
    pembuka = _PEMBUKA_STATUS.get(status)
    if pembuka is None:
        return None
    kapan = f" sejak {tanggal.tulis_waktu(sejak, zona)}" if sejak else ""
    kalimat = f"Terkunci{kapan} karena data sudah {status}; dapat dibuka oleh {pembuka}."
    return Kunci(True, AturanKunci.STATUS, sejak, pembuka, kalimat)


def _kunci_jendela(sekarang: datetime.datetime, jendela: Jendela | None, zona: str, nama: str) -> Kunci:
    if jendela is None:
        return Kunci(False, AturanKunci.TERBUKA, None, "", "Terbuka tanpa batas waktu.")
    if sekarang < jendela.buka:
        kalimat = f"Terkunci: pengisian baru dibuka {tanggal.tulis_waktu(jendela.buka, zona)}."
        return Kunci(True, AturanKunci.BELUM_DIBUKA, None, "Bagian Organisasi", kalimat)
    if sekarang > jendela.tutup:
        kalimat = (
            f"Terkunci sejak {tanggal.tulis_waktu(jendela.tutup, zona)} karena jendela {nama or 'pengisian'} ditutup; "
            "pembukaan oleh Bagian Organisasi."
        )
        return Kunci(True, AturanKunci.LEWAT, jendela.tutup, "Bagian Organisasi", kalimat)
    kalimat = f"Terbuka sampai {tanggal.tulis_waktu(jendela.tutup, zona)}."
    return Kunci(False, AturanKunci.TERBUKA, jendela.buka, "", kalimat)
