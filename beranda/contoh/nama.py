"""Invented people: names made of word lists, titles, and numbers (NIP) that pass the check and belong to nobody."""

import datetime as dt
from typing import Any

DEPAN = (
    "Arjani", "Bimasena", "Cakrani", "Danurja", "Estiani", "Fajarwati", "Gandarasa", "Hestiana", "Indraswara", "Jayanegari",
    "Kartikara", "Larasanti", "Mahendara", "Nirmalasa", "Oktaviara", "Pramestika", "Ratnasari", "Surendara", "Tirtawangi",
    "Utarisa", "Wijayanara", "Yudhaswara", "Adiningrum", "Baskaraya", "Candraningsih",
)  # fmt: skip
BELAKANG = (
    "Adhiwirya", "Brataseno", "Citrawardaya", "Dwipanaya", "Endrasmara", "Gunasasmita", "Haryadewa", "Jatiwasesa",
    "Kusumadarma", "Linggawarsa", "Mandalagiri", "Nitidarma", "Panduwinata", "Rekawijaya", "Sastrabuwana", "Tejakusuma",
    "Wanamarta", "Yasadipraya", "Wirabumi",
)  # fmt: skip
GELAR = (
    ("", "S.Sos., M.Si."), ("Ir.", "M.T."), ("", "S.E., M.M."), ("Dr.", "S.H., M.H."), ("", "S.IP., M.AP."), ("Dra.", "M.M."),
    ("", "S.T., M.T."), ("", "S.STP., M.Si."),
)  # fmt: skip
GELAR_STAF = (("", "S.Stat."), ("", "S.Kom."), ("", "S.E."), ("", "S.A.P."), ("", "S.T."))
GOLONGAN = {
    "utama": ("Pembina Utama Madya", "IV/d"),
    "jpt": ("Pembina Utama Muda", "IV/c"),
    "administrator": ("Pembina Tingkat I", "IV/b"),
    "pengawas": ("Penata Tingkat I", "III/d"),
    "fungsional": ("Penata", "III/c"),
}


def orang(nomor: int, tingkat: str, *, pppk: bool = False) -> dict[str, Any]:
    """Fields of `Pegawai` for the n-th person: name, titles, NIP, and the rank that fits a level of `GOLONGAN`."""
    pangkat, golongan = GOLONGAN[tingkat]
    gelar = GELAR_STAF if tingkat == "fungsional" else GELAR
    depan, belakang = gelar[nomor * 3 % len(gelar)]
    return {
        "nama": f"{DEPAN[nomor % len(DEPAN)]} {BELAKANG[nomor * 7 % len(BELAKANG)]}",
        "gelar_depan": depan,
        "gelar_belakang": belakang,
        "nip": nip(nomor, pppk=pppk),
        "pangkat": "" if pppk else pangkat,
        "golongan": "IX" if pppk else golongan,
    }


def nip(nomor: int, *, pppk: bool = False) -> str:
    """An invented number of 18 digits; the last three count the people of the demo, so that none occurs twice."""
    lahir = dt.date(1967 + nomor * 7 % 22, 1 + nomor * 5 % 12, 1 + nomor * 11 % 28)
    angkat = f"{lahir.year + 23 + nomor % 4}{1 + nomor * 3 % 12:02d}" if not pppk else f"2022{21}"
    return f"{lahir:%Y%m%d}{angkat}{1 + nomor % 2}{nomor + 1:03d}"
