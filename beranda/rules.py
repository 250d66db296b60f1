"""What the accountability card says of each component, from plain facts.  Pure."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sakip import angka, tanggal

BULAN = 12


@dataclass(frozen=True, slots=True)
class Keadaan:
    """Where a component stands: look and label of its state, how much is done of how much, one fact, one remark."""

    tanda: str
    label: str
    selesai: int
    jumlah: int
    fakta: str
    catatan: str = ""


def bulan_jatuh_tempo(tahun: int, hari_ini: dt.date) -> int:
    """Months of a year of performance that are over: 0 to 12."""
    if hari_ini.year > tahun:
        return BULAN
    return hari_ini.month - 1 if hari_ini.year == tahun else 0


def keadaan_renstra(isi: Mapping[str, Any] | None, label: str) -> Keadaan:
    """State of the plan that covers the year; isi: status, sebutan, tanggal (ISO or None), indikator (count)."""
    if isi is None:
        return Keadaan("kosong", "Belum ada", 0, 1, "Belum ada rencana untuk tahun ini")
    sah = isi["status"] == "ditetapkan"
    kapan = f", {tanggal.tulis(dt.date.fromisoformat(isi['tanggal']))}" if isi["tanggal"] else ""
    return Keadaan(
        "baik" if sah else "awas",
        label,
        int(sah),
        1,
        f"{isi['indikator']} indikator",
        f"Versi: {isi['sebutan']}{kapan}",
    )


def keadaan_perjanjian(isi: Mapping[str, Any] | None, label: str, tanda: str) -> Keadaan:
    """State of the head's agreement of the year; isi: status, tanggal, versi."""
    if isi is None:
        return Keadaan("kosong", "Belum ada", 0, 1, "Perjanjian kepala OPD belum dibuat")
    sah = isi["status"] == "ditandatangani"
    kapan = (
        f"Bertanggal {tanggal.tulis(dt.date.fromisoformat(isi['tanggal']))}" if isi["tanggal"] else "Belum bertanggal"
    )
    revisi = f"Revisi, versi {isi['versi']}" if isi["versi"] > 1 else "Perjanjian awal"
    return Keadaan(tanda, label, int(sah), 1, kapan, revisi)


def keadaan_data(lembar: Mapping[str, int], jatuh_tempo: int, hari: int | None) -> Keadaan:
    """State of the monthly entry; lembar: number of months by state of their document; hari: day of the month due."""
    masuk = lembar.get("diajukan", 0) + lembar.get("terverifikasi", 0)
    kurang = max(jatuh_tempo - masuk, 0)
    catatan = f"Batas: tanggal {hari} bulan berikutnya" if hari else ""
    if not jatuh_tempo:
        return Keadaan("kosong", "Belum jatuh tempo", 0, BULAN, "Belum ada bulan yang berakhir", catatan)
    if kurang:
        return Keadaan("awas", "Belum lengkap", masuk, jatuh_tempo, f"{kurang} bulan belum diajukan", catatan)
    return Keadaan("baik", "Lengkap", masuk, jatuh_tempo, f"{masuk} bulan sudah diajukan", catatan)


def keadaan_ukur(
    rerata: Decimal | None, kalimat: str, kategori: str | None, warna: str, lembar: Mapping[str, int]
) -> Keadaan:
    """State of the measurement: mean achievement so far and the months that are verified."""
    terverifikasi = lembar.get("terverifikasi", 0)
    catatan = f"{terverifikasi} dari {BULAN} bulan terverifikasi"
    if rerata is None:
        return Keadaan("kosong", "Belum dapat dihitung", terverifikasi, BULAN, "Belum ada capaian", catatan)
    return Keadaan(
        warna, kategori or "Terukur", terverifikasi, BULAN, f"Capaian {angka.persen(rerata)}, {kalimat}", catatan
    )


def keadaan_laporan(kini: Mapping[str, Any] | None, label: str, tanda: str, tahun: int, hari_ini: dt.date) -> Keadaan:
    """State of the report on the year; isi: status, tanggal."""
    if kini is None:
        belum = hari_ini.year <= tahun
        label = "Belum waktunya" if belum else "Belum dibuka"
        fakta = f"LKjIP {tahun} disusun mulai Januari {tahun + 1}" if belum else f"LKjIP {tahun} belum dibuka"
        return Keadaan("kosong" if belum else "awas", label, 0, 1, fakta)
    terbit = kini["status"] == "terbit"
    kapan = (
        f"Bertanggal {tanggal.tulis(dt.date.fromisoformat(kini['tanggal']))}" if kini["tanggal"] else "Belum bernomor"
    )
    return Keadaan(tanda, label, int(terbit), 1, kapan)
