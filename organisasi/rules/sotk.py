"""Changes of organisation (SOTK): kinds, the plan of a change, and what it must look like.

Source: PP 18/2016 jo. PP 72/2019; domain, section 8.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from organisasi.rules.silsilah import bagi_rata


class JenisPeristiwa(StrEnum):
    """Kinds of event that change the organisation."""

    BENTUK = "bentuk"
    UBAH_NAMA = "ubah_nama"
    GABUNG = "gabung"
    PECAH = "pecah"
    ALIH = "alih"
    TUTUP = "tutup"

    @property
    def label(self) -> str:
        return _LABEL[self]

    @property
    def petunjuk(self) -> str:
        """One sentence that tells when this kind fits."""
        return _PETUNJUK[self]

    @classmethod
    def pilihan(cls) -> list[tuple[str, str]]:
        return [(jenis.value, jenis.label) for jenis in cls]


_LABEL = {
    JenisPeristiwa.BENTUK: "Pembentukan",
    JenisPeristiwa.UBAH_NAMA: "Perubahan nama",
    JenisPeristiwa.GABUNG: "Penggabungan",
    JenisPeristiwa.PECAH: "Pemecahan",
    JenisPeristiwa.ALIH: "Pengalihan",
    JenisPeristiwa.TUTUP: "Penutupan",
}

_PETUNJUK = {
    JenisPeristiwa.BENTUK: "Unit baru tanpa pendahulu.",
    JenisPeristiwa.UBAH_NAMA: "Unit yang sama dengan nama, kode, jenis, atau induk baru.",
    JenisPeristiwa.GABUNG: "Dua unit atau lebih menjadi satu, unit baru atau salah satu di antaranya.",
    JenisPeristiwa.PECAH: "Urusan satu unit atau lebih terbagi ke beberapa unit, baru atau yang sudah ada.",
    JenisPeristiwa.ALIH: "Sebagian urusan atau bagian unit pindah ke unit lain; keduanya tetap ada.",
    JenisPeristiwa.TUTUP: "Unit berakhir; urusannya boleh diterima unit yang sudah ada.",
}


@dataclass(frozen=True)
class Tujuan:
    """A unit after the change: an existing one (`unit`, with the name it is to bear) or a new one (`unit` is None).

    `induk` None means: the parent of the first unit of origin, or the present parent of an existing unit.
    """

    nama: str
    jenis: str
    singkatan: str = ""
    kode: str = ""
    induk: int | None = None
    unit: int | None = None


@dataclass(frozen=True)
class Rencana:
    """What a change is to do, before anything is written.

    bagian: (unit of origin, index in `tujuan`) -> share of its work, 0 < share ≤ 1; missing ones are filled in by `lengkapi`.
    penempatan: sub-unit -> index in `tujuan`, where it should not follow the largest share.
    """

    jenis: JenisPeristiwa
    tanggal: dt.date
    dasar_hukum: str
    asal: tuple[int, ...] = ()
    tujuan: tuple[Tujuan, ...] = ()
    bagian: Mapping[tuple[int, int], Decimal] = field(default_factory=dict)
    penempatan: Mapping[int, int] = field(default_factory=dict)
    keterangan: str = ""

    @property
    def ditutup(self) -> tuple[int, ...]:
        """Units of origin that end: those that are not among the targets; none where work is only passed on."""
        if self.jenis in {JenisPeristiwa.ALIH, JenisPeristiwa.UBAH_NAMA}:
            return ()
        bertahan = {tujuan.unit for tujuan in self.tujuan}
        return tuple(unit for unit in self.asal if unit not in bertahan)

    def bagian_dari(self, asal: int) -> dict[int, Decimal]:
        """Shares of one unit of origin: index of target -> share."""
        return {nomor: besar for (unit, nomor), besar in self.bagian.items() if unit == asal}

    def tujuan_utama(self, asal: int) -> int | None:
        """Index of the target that takes the largest share of a unit of origin; the first among equals."""
        bagian = self.bagian_dari(asal)
        return min(bagian, key=lambda nomor: (-bagian[nomor], nomor)) if bagian else None


def bagian_bawaan(rencana: Rencana) -> dict[tuple[int, int], Decimal]:
    """Shares for units of origin that name none: spread evenly over all targets; nothing for kinds without lineage."""
    if rencana.jenis in {JenisPeristiwa.BENTUK, JenisPeristiwa.UBAH_NAMA, JenisPeristiwa.ALIH} or not rencana.tujuan:
        return dict(rencana.bagian)
    hasil = dict(rencana.bagian)
    for unit in rencana.asal:
        if not rencana.bagian_dari(unit):
            for nomor, besar in enumerate(bagi_rata(len(rencana.tujuan))):
                hasil[unit, nomor] = besar
    return hasil


def untai_rencana(rencana: Rencana) -> list[tuple[int, int | None, Decimal]]:
    """Strands to record: (unit of origin, index of target, share); index None: the rest that stays with the unit itself.

    A unit that keeps all of its work leaves no strand.
    """
    hasil: list[tuple[int, int | None, Decimal]] = []
    for unit in rencana.asal:
        bagian = rencana.bagian_dari(unit)
        sisa = 1 - sum(bagian.values(), Decimal(0))
        lain = [(unit, nomor, besar) for nomor, besar in bagian.items() if rencana.tujuan[nomor].unit != unit]
        tetap = sisa + sum((b for n, b in bagian.items() if rencana.tujuan[n].unit == unit), Decimal(0))
        hasil += lain
        if lain and tetap > 0:
            hasil.append((unit, None, tetap))
    return hasil


def periksa(rencana: Rencana) -> list[str]:
    """What is wrong with a plan, in sentences for the user; empty where it may be carried out."""
    galat = [] if rencana.dasar_hukum.strip() else ["Tuliskan dasar hukum perubahan, misalnya nomor peraturan daerah."]
    galat += [f"Tuliskan nama unit tujuan ke-{n}." for n, t in enumerate(rencana.tujuan, 1) if not t.nama.strip()]
    galat += _periksa_jumlah(rencana)
    lama = [tujuan.unit for tujuan in rencana.tujuan if tujuan.unit is not None]
    if len(set(lama)) < len(lama) or len(set(rencana.asal)) < len(rencana.asal):
        galat.append("Ada unit yang dipilih dua kali; pilih setiap unit satu kali saja.")
    return galat or _periksa_bagian(rencana)


def _periksa_jumlah(rencana: Rencana) -> list[str]:
    asal, tujuan = len(rencana.asal), len(rencana.tujuan)
    lama = [satu.unit for satu in rencana.tujuan if satu.unit is not None]
    syarat: dict[JenisPeristiwa, list[tuple[bool, str]]] = defaultdict(list)
    syarat[JenisPeristiwa.BENTUK] = [
        (asal == 0, "Pembentukan tidak mempunyai unit asal; pilih pemecahan atau pengalihan bila ada."),
        (tujuan >= 1 and not lama, "Isi paling sedikit satu unit baru."),
    ]
    syarat[JenisPeristiwa.UBAH_NAMA] = [
        (
            asal == 1 and tujuan == 1 and lama == list(rencana.asal),
            "Perubahan nama menyangkut tepat satu unit yang tetap ada.",
        ),
    ]
    syarat[JenisPeristiwa.GABUNG] = [
        (asal >= 2, "Penggabungan memerlukan paling sedikit dua unit asal."),
        (tujuan == 1, "Penggabungan menghasilkan tepat satu unit."),
    ]
    syarat[JenisPeristiwa.PECAH] = [
        (asal >= 1, "Pilih unit yang dipecah."),
        (tujuan >= 2, "Pemecahan menghasilkan paling sedikit dua unit."),
    ]
    syarat[JenisPeristiwa.ALIH] = [
        (asal == 1, "Pilih satu unit asal."),
        (
            len(lama) == tujuan >= 1 and rencana.asal[:1] != tuple(lama[:1]),
            "Pilih unit penerima yang sudah ada, bukan unit asal.",
        ),
    ]
    syarat[JenisPeristiwa.TUTUP] = [
        (asal >= 1, "Pilih unit yang ditutup."),
        (len(lama) == tujuan and not set(lama) & set(rencana.asal), "Penerima urusan harus unit lain yang sudah ada."),
    ]
    return [kalimat for benar, kalimat in syarat[rencana.jenis] if not benar]


def _periksa_bagian(rencana: Rencana) -> list[str]:
    galat = []
    if any(not 0 < besar <= 1 for besar in rencana.bagian.values()):
        galat.append("Setiap bagian harus lebih dari 0 % dan paling banyak 100 %.")
    for unit in rencana.asal:
        bagian = rencana.bagian_dari(unit)
        jumlah = sum(bagian.values(), Decimal(0))
        if rencana.jenis == JenisPeristiwa.ALIH and not jumlah < 1:
            galat.append("Bagian yang dialihkan harus kurang dari 100 %; pilih penutupan bila semuanya pindah.")
        elif rencana.jenis != JenisPeristiwa.ALIH and bagian and jumlah != 1:
            persen = f"{(jumlah * 100).normalize():f}".replace(".", ",")
            galat.append(f"Bagian dari setiap unit asal harus berjumlah 100 %; ada yang berjumlah {persen} %.")
    return galat


_KEPALA: dict[str, str] = {
    "pemda": "Kepala Daerah",
    "setda": "Sekretaris Daerah",
    "setwan": "Sekretaris DPRD",
    "inspektorat": "Inspektur",
    "sekretariat": "Sekretaris",
}
_SEBUTAN: dict[str, tuple[str, str]] = {"kecamatan": ("Kecamatan ", "Camat"), "kelurahan": ("Kelurahan ", "Lurah")}
_ESELON: dict[str, str] = {
    "pemda": "kepala_daerah",
    "kecamatan": "administrator",
    "rsud": "administrator",
    "bagian": "administrator",
    "bidang": "administrator",
    "sekretariat": "administrator",
    "kelurahan": "pengawas",
    "uptd": "pengawas",
    "subbagian": "pengawas",
    "puskesmas": "fungsional",
}


def nama_jabatan_kepala(jenis: str, nama: str) -> str:
    """How the head of a unit is called: “Kepala Dinas Kesehatan”, “Camat Sukamaju”, “Direktur RSUD …”."""
    if jenis in _KEPALA:
        return _KEPALA[jenis]
    if jenis in _SEBUTAN:
        awalan, sebutan = _SEBUTAN[jenis]
        return f"{sebutan} {nama.removeprefix(awalan)}"
    return f"Direktur {nama}" if jenis == "rsud" else f"Kepala {nama}"


def eselon_kepala(jenis: str) -> str:
    """Level of the head position of a kind of unit; JPT for OPD other than kecamatan.  Source: PP 18/2016."""
    return _ESELON.get(jenis, "jpt")
