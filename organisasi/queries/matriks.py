"""The matrix of permissions as a table for people."""

from dataclasses import dataclass

from organisasi.rules.izin import (
    DAPAT_DIDELEGASIKAN,
    IZIN,
    LABEL_RELASI,
    MATRIKS,
    MATRIKS_RELASI,
    PERAN_WAJIB_DUA_LANGKAH,
    Peran,
)

NAMA_APP = {
    "organisasi": "Organisasi",
    "layanan": "Layanan dokumen",
    "renstra": "Rencana strategis",
    "perjanjian": "Perjanjian kinerja",
    "datakinerja": "Data kinerja",
    "pengukuran": "Pengukuran",
    "pelaporan": "Pelaporan",
    "evaluasi": "Reviu dan evaluasi",
    "beranda": "Beranda",
}


@dataclass(frozen=True)
class BarisIzin:
    """A permission: meaning, whether it may be delegated, per role yes or no, relations that grant it."""

    kode: str
    arti: str
    delegasi: bool
    peran: tuple[tuple[str, bool], ...]
    relasi: tuple[str, ...]


@dataclass(frozen=True)
class Matriks:
    """Columns (role, needs a second factor) and, per component, rows."""

    peran: tuple[tuple[str, bool], ...]
    bagian: tuple[tuple[str, tuple[BarisIzin, ...]], ...]


def matriks_izin() -> Matriks:
    """The whole table, in the order of the components."""
    app = dict.fromkeys(kode.partition(".")[0] for kode in IZIN)
    return Matriks(
        peran=tuple((satu.label, satu in PERAN_WAJIB_DUA_LANGKAH) for satu in Peran),
        bagian=tuple(
            (NAMA_APP.get(nama, nama), tuple(_baris(kode) for kode in IZIN if kode.partition(".")[0] == nama))
            for nama in app
        ),
    )


def _baris(kode: str) -> BarisIzin:
    return BarisIzin(
        kode=kode,
        arti=IZIN[kode],
        delegasi=kode in DAPAT_DIDELEGASIKAN,
        peran=tuple((satu.label, kode in MATRIKS[satu]) for satu in Peran),
        relasi=tuple(LABEL_RELASI[nama] for nama, izin in MATRIKS_RELASI.items() if kode in izin),
    )
