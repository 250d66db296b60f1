"""The budget of a year: its stages, the one that counts, all codes side by side, and the dry run of an import."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from organisasi.models import Unit
from renstra.models import Anggaran, Nomenklatur
from renstra.rules.anggaran import TahapSah, jumlah_pagu, periksa_bagian_pagu, urut_tahap
from renstra.rules.rencana import TahapAnggaran
from sakip.lembar import Beda, BukuKerja, Hasil, Jenis, Kolom, Lembar, Temuan, Tingkat, bandingkan

LEMBAR = Lembar(
    nama="Anggaran",
    kolom=(
        Kolom(nama="kode", judul="Kode", jenis=Jenis.KODE, wajib=True, contoh="1.02.02", sinonim=("kode rekening",)),
        Kolom(
            nama="nama",
            judul="Nama",
            wajib=True,
            contoh="Program Pemenuhan Upaya Kesehatan",
            sinonim=("uraian", "program/kegiatan/subkegiatan"),
            lebar=60,
        ),
        Kolom(
            nama="pagu",
            judul="Pagu (Rp)",
            jenis=Jenis.UANG,
            wajib=True,
            minimal=Decimal(0),
            contoh=Decimal("1250000000"),
            sinonim=("pagu", "anggaran", "jumlah"),
            lebar=22,
        ),
    ),
    kunci=("kode",),
    petunjuk="Satu baris satu kode program, kegiatan, atau subkegiatan. Kode yang sama dianggap baris yang sama.",
)
BUKU = BukuKerja([LEMBAR], judul="Anggaran menurut DPA", kode="anggaran")


def tahap_anggaran(unit: Unit | int, tahun: int) -> list[TahapSah]:
    """Stages that the unit has for the year in the order in which they took effect; empty without a budget. One query."""
    return _tahap(_baris(unit, tahun))


def anggaran_berlaku(unit: Unit | int, tahun: int) -> tuple[TahapSah | None, dict[str, Decimal]]:
    """The stage that counts with its money by code; (None, {}) without a budget. One query."""
    baris = _baris(unit, tahun)
    tahap = _tahap(baris)
    if not tahap:
        return None, {}
    akhir = tahap[-1]
    return akhir, {satu.kode: satu.pagu for satu in baris if (satu.tahap, satu.ke) == (akhir.tahap.value, akhir.ke)}


def _baris(unit: Unit | int, tahun: int) -> list[Anggaran]:
    return list(Anggaran.objects.filter(unit=unit, tahun=tahun).order_by("kode"))


def _tahap(baris: Iterable[Anggaran]) -> list[TahapSah]:
    kelompok: dict[tuple[str, int], list[Anggaran]] = defaultdict(list)
    for satu in baris:
        kelompok[satu.tahap, satu.ke].append(satu)
    return urut_tahap(
        TahapSah(
            TahapAnggaran(tahap),
            ke,
            max(satu.tanggal_sah for satu in isi),
            jumlah_pagu({satu.kode: satu.pagu for satu in isi}),
            len(isi),
        )
        for (tahap, ke), isi in kelompok.items()
    )


@dataclass(frozen=True)
class BarisAnggaran:
    """A code with its money at every stage (None where a stage does not have it), in the order of the stages."""

    kode: str
    nama: str
    pagu: tuple[Decimal | None, ...]

    @property
    def tingkat(self) -> int:
        """Depth of the code below the programme: 0 programme, 1 kegiatan, 2 subkegiatan."""
        return max(0, (len(self.kode.split(".")) - 2) // 2)

    @property
    def selisih(self) -> Decimal | None:
        """Last stage less the first one; None where either does not have the code."""
        if len(self.pagu) < 2 or self.pagu[0] is None or self.pagu[-1] is None:
            return None
        return self.pagu[-1] - self.pagu[0]


@dataclass(frozen=True)
class IsiAnggaran:
    """All stages of a unit's year with all codes."""

    tahap: tuple[TahapSah, ...]
    baris: tuple[BarisAnggaran, ...]
    temuan: tuple[tuple[str, str], ...]

    @property
    def kini(self) -> TahapSah | None:
        """The stage that counts."""
        return self.tahap[-1] if self.tahap else None


def isi_anggaran(unit: Unit | int, tahun: int) -> IsiAnggaran:
    """The budget page of a unit: one query, whatever the size."""
    semua = _baris(unit, tahun)
    tahap = _tahap(semua)
    pagu: dict[str, dict[tuple[str, int], Decimal]] = defaultdict(dict)
    nama: dict[str, str] = {}
    for satu in semua:
        pagu[satu.kode][satu.tahap, satu.ke] = satu.pagu
        nama[satu.kode] = satu.nama
    kunci = [(satu.tahap.value, satu.ke) for satu in tahap]
    akhir = {kode: isi[kunci[-1]] for kode, isi in pagu.items() if kunci and kunci[-1] in isi}
    return IsiAnggaran(
        tahap=tuple(tahap),
        baris=tuple(BarisAnggaran(kode, nama[kode], tuple(pagu[kode].get(k) for k in kunci)) for kode in sorted(pagu)),
        temuan=tuple(periksa_bagian_pagu(akhir)),
    )


def baris_tahap(unit: Unit | int, tahun: int, tahap: TahapAnggaran, ke: int) -> list[dict[str, Any]]:
    """Rows of one stage as the sheet has them."""
    return list(
        Anggaran.objects.filter(unit=unit, tahun=tahun, tahap=tahap, ke=ke)
        .order_by("kode")
        .values("kode", "nama", "pagu")
    )


@dataclass(frozen=True)
class PratinjauAnggaran:
    """The dry run: findings, and what would change at the stage."""

    temuan: tuple[Temuan, ...]
    beda: Beda
    jumlah: Decimal

    @property
    def galat(self) -> list[Temuan]:
        """Findings that stop the import."""
        return [satu for satu in self.temuan if satu.tingkat is Tingkat.GALAT]

    @property
    def catatan(self) -> list[Temuan]:
        """Things that the user should know."""
        return [satu for satu in self.temuan if satu.tingkat is not Tingkat.GALAT]


def pratinjau_anggaran(hasil: Hasil, unit: Unit | int, tahun: int, tahap: TahapAnggaran, ke: int) -> PratinjauAnggaran:
    """What a file would change at a stage, and what is wrong with it: cells, parts that do not give the whole, unknown codes."""
    baris = hasil.baris["Anggaran"]
    pagu = {
        satu["kode"]: satu["pagu"] for satu in baris if not satu.rusak and satu["kode"] and satu["pagu"] is not None
    }
    alamat = {satu["kode"]: satu for satu in baris if "kode" not in satu.rusak}
    catatan = [
        Temuan(Tingkat.CATATAN, "Anggaran", alamat[kode].alamat("pagu"), "Pagu (Rp)", f"{kode}: {kalimat}")
        for kode, kalimat in periksa_bagian_pagu(pagu)
    ]
    for kode in kode_asing(pagu):
        catatan.append(
            Temuan(
                Tingkat.CATATAN,
                "Anggaran",
                alamat[kode].alamat("kode"),
                "Kode",
                f"{kode} tidak ada dalam nomenklatur.",
                "Periksa kodenya; baris tetap disimpan.",
            )
        )
    # A row without code, name or money is no budget: an import has no drafts, so gaps stop it too.
    galat = [_sebagai_galat(satu) for satu in hasil.temuan]
    return PratinjauAnggaran(
        temuan=(*galat, *catatan),
        beda=bandingkan(LEMBAR, baris, baris_tahap(unit, tahun, tahap, ke)),
        jumlah=jumlah_pagu(pagu),
    )


def _sebagai_galat(satu: Temuan) -> Temuan:
    if satu.tingkat is not Tingkat.KOSONG:
        return satu
    return Temuan(Tingkat.GALAT, satu.lembar, satu.alamat, satu.kolom, satu.sebab, satu.saran)


def kode_asing(pagu: Mapping[str, Decimal]) -> list[str]:
    """Codes that no edition of the nomenclature knows; none where no nomenclature was loaded. Two queries."""
    kenal = set(Nomenklatur.objects.filter(kode__in=list(pagu)).values_list("kode", flat=True))
    if not kenal and not Nomenklatur.objects.exists():
        return []
    return [kode for kode in pagu if kode not in kenal]
