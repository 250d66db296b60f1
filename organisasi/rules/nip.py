"""Checks of a civil servant's number (NIP, NI PPPK).

Eighteen digits: date of birth (8), year and month of appointment (6), sex (1), sequence (3).
For a PPPK the two digits after the year of appointment are not a month but a code from 21
upward that counts the appointments. Source: Perka BKN 22/2007; PP 49/2018.
"""

import datetime
import re
from dataclasses import dataclass

from sakip import tanggal
from sakip.pilihan import Pilihan

USIA_DIANGKAT_MIN = 16
KODE_PPPK = range(21, 100)


class JenisPegawai(Pilihan):
    """Kind of civil servant, as the number shows it."""

    PNS = "PNS", "Pegawai Negeri Sipil"
    PPPK = "PPPK", "Pegawai Pemerintah dengan Perjanjian Kerja"


class JenisKelamin(Pilihan):
    """Sex, as the number shows it."""

    LAKI_LAKI = "LAKI_LAKI", "Laki-laki"
    PEREMPUAN = "PEREMPUAN", "Perempuan"


class NipSalah(ValueError):
    """The number cannot be a NIP; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Nip:
    """A checked number and what it says; `bulan_angkat` is None for a PPPK."""

    nomor: str
    lahir: datetime.date
    tahun_angkat: int
    bulan_angkat: int | None
    jenis: JenisPegawai
    kelamin: JenisKelamin
    urut: int

    @property
    def tertulis(self) -> str:
        """The usual grouping: ``19860926 201505 1 001``."""
        return f"{self.nomor[:8]} {self.nomor[8:14]} {self.nomor[14]} {self.nomor[15:]}"


def periksa_nip(teks: str) -> Nip:
    """Read and check a number; blanks, dots and dashes between the groups are allowed.

    Raises `NipSalah` with a sentence that names the part at fault. Source: Perka BKN 22/2007.
    """
    nomor = re.sub(r"[\s.\u00a0'-]+", "", teks)
    if not re.fullmatch(r"[0-9]*", nomor):
        raise NipSalah("NIP hanya berisi angka; hapus huruf dan tanda lain.")
    if len(nomor) != 18:
        raise NipSalah(f"NIP harus 18 angka; yang ditulis {len(nomor)} angka.")
    lahir = _lahir(nomor[:8])
    tahun, kode = int(nomor[8:12]), int(nomor[12:14])
    if kode in range(1, 13):
        jenis, bulan = JenisPegawai.PNS, kode
    elif kode in KODE_PPPK:
        jenis, bulan = JenisPegawai.PPPK, None
    else:
        raise NipSalah(f"Angka ke-13 dan 14 ({kode:02d}) bukan bulan (01–12) maupun kode PPPK (21 ke atas).")
    if tahun - lahir.year < USIA_DIANGKAT_MIN:
        raise NipSalah(
            f"Tahun pengangkatan {tahun} terlalu dekat dengan tahun lahir {lahir.year}; periksa angka ke-1 sampai 12."
        )
    if nomor[14] not in "12":
        raise NipSalah(f"Angka ke-15 ({nomor[14]}) harus 1 (laki-laki) atau 2 (perempuan).")
    if nomor[15:] == "000":
        raise NipSalah("Nomor urut (tiga angka terakhir) dimulai dari 001.")
    kelamin = JenisKelamin.LAKI_LAKI if nomor[14] == "1" else JenisKelamin.PEREMPUAN
    return Nip(nomor, lahir, tahun, bulan, jenis, kelamin, int(nomor[15:]))


def _lahir(angka: str) -> datetime.date:
    tahun, bulan, hari = int(angka[:4]), int(angka[4:6]), int(angka[6:])
    if not 1900 <= tahun <= 2099:
        raise NipSalah(f"Tahun lahir {angka[:4]} (angka ke-1 sampai 4) tidak mungkin.")
    try:
        return datetime.date(tahun, bulan, hari)
    except ValueError:
        nama = tanggal.BULAN[bulan - 1] if 1 <= bulan <= 12 else f"bulan {bulan:02d}"
        raise NipSalah(f"Tanggal lahir {hari:02d} {nama} {tahun} (angka ke-1 sampai 8) tidak ada.") from None
