"""Rules R-6xx: the plans of a regency against each other.  Sources: PermenPANRB 89/2021 (crosscutting), Permendagri 86/2017."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from renstra.rules.isi import IsiIndikator, IsiRencana
from renstra.rules.jenis import JenisSimpul
from renstra.rules.periksa.dasar import Aturan, Keluarga, Letak, Temuan, Tingkat, di_indikator, di_simpul
from renstra.rules.periksa.mirip import pasangan_mirip
from renstra.rules.periksa.pola import kata_pokok, lipat

DIBANDINGKAN: Final = (JenisSimpul.TUJUAN, JenisSimpul.SASARAN, JenisSimpul.PROGRAM)
SEBUT: Final = 3


@dataclass(frozen=True, slots=True)
class RencanaUnit:
    """A plan and whose it is. `daerah`: the regency's own, which others serve. `wilayah`: of a district office or the like, whose
    peers lawfully measure the same, each in its own area.
    """

    unit_id: int
    nama: str
    isi: IsiRencana
    daerah: bool = False
    wilayah: bool = False


@dataclass(frozen=True, slots=True)
class BahanDaerah:
    """All plans of a year. `dilayani`: keys (UUID as text) of the regency's sasaran that some OPD's goal names; None where no link is known."""

    rencana: Sequence[RencanaUnit]
    opd: Mapping[int, str] = field(default_factory=dict)
    dilayani: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class TemuanDaerah:
    """A finding and whose it is."""

    unit_id: int
    versi_id: int | None
    temuan: Temuan


type Milik = tuple[RencanaUnit, IsiIndikator]


def _milik(bahan: BahanDaerah) -> Iterator[tuple[str, Milik]]:
    """Indicators of the OPD's goals and programmes by folded wording."""
    for rencana in bahan.rencana:
        if rencana.daerah:
            continue
        for simpul in rencana.isi.simpul:
            if simpul.jenis in DIBANDINGKAN:
                yield from ((lipat(satu.uraian), (rencana, satu)) for satu in simpul.indikator if satu.uraian.strip())


def _menurut_rumusan(bahan: BahanDaerah) -> dict[str, list[Milik]]:
    hasil: dict[str, list[Milik]] = defaultdict(list)
    for rumusan, milik in _milik(bahan):
        hasil[rumusan].append(milik)
    return hasil


def _sebut(nama: Iterable[str]) -> str:
    """Names for a sentence: the first three, and how many more."""
    daftar = list(dict.fromkeys(nama))
    sisa = len(daftar) - SEBUT
    return ", ".join(daftar[:SEBUT]) + (f", dan {sisa} lainnya" if sisa > 0 else "")


def indikator_kembar(bahan: BahanDaerah) -> Iterator[TemuanDaerah]:
    """The same wording in plans of several OPD."""
    for daftar in _menurut_rumusan(bahan).values():
        unit = {rencana.unit_id: rencana.nama for rencana, _ in daftar}
        if len(unit) < 2 or all(rencana.wilayah for rencana, _ in daftar):
            continue
        for rencana, satu in {rencana.unit_id: (rencana, satu) for rencana, satu in reversed(daftar)}.values():
            lain = _sebut(nama for unit_id, nama in unit.items() if unit_id != rencana.unit_id)
            letak = di_indikator(satu, f"“{satu.uraian}” juga diukur {lain}.")
            yield TemuanDaerah(rencana.unit_id, rencana.isi.versi_id, Temuan(KEMBAR, letak))


def indikator_mirip(bahan: BahanDaerah) -> Iterator[TemuanDaerah]:
    """Nearly the same wording in plans of different OPD; told at the later of the two."""
    menurut = _menurut_rumusan(bahan)
    rumusan = sorted(menurut)
    disebut: set[int] = set()
    for i, j, _ in pasangan_mirip([kata_pokok(satu) for satu in rumusan]):
        (rencana_a, a), (rencana_b, b) = menurut[rumusan[i]][0], menurut[rumusan[j]][0]
        if rencana_a.unit_id == rencana_b.unit_id or b.id in disebut or (rencana_a.wilayah and rencana_b.wilayah):
            continue
        disebut.add(b.id)
        letak = di_indikator(b, f"“{b.uraian}” hampir sama dengan “{a.uraian}” ({rencana_a.nama}).")
        yield TemuanDaerah(rencana_b.unit_id, rencana_b.isi.versi_id, Temuan(MIRIP, letak))


def sasaran_tanpa_pelayan(bahan: BahanDaerah) -> Iterator[TemuanDaerah]:
    """Sasaran of the regency that no goal of an OPD names."""
    if bahan.dilayani is None:
        return
    for rencana in bahan.rencana:
        for simpul in rencana.isi.sejenis(JenisSimpul.SASARAN) if rencana.daerah else ():
            if str(simpul.kunci) not in bahan.dilayani:
                letak = di_simpul(simpul, f"Belum ada OPD yang tujuan atau sasarannya melayani “{simpul.uraian}”.")
                yield TemuanDaerah(rencana.unit_id, rencana.isi.versi_id, Temuan(TAK_DILAYANI, letak))


def opd_tanpa_rencana(bahan: BahanDaerah) -> Iterator[TemuanDaerah]:
    """OPD of the year without any plan."""
    ada = {rencana.unit_id for rencana in bahan.rencana}
    for unit_id, nama in bahan.opd.items():
        if unit_id not in ada:
            letak = Letak(nama, "Tidak ada rencana yang mencakup tahun ini.")
            yield TemuanDaerah(unit_id, None, Temuan(TANPA_RENCANA, letak))


_D, _P, _C = Keluarga.DAERAH, Tingkat.PERINGATAN, Tingkat.CATATAN
_PANRB_89 = "PermenPANRB 89/2021"

KEMBAR: Final = Aturan(
    "R-601", "Indikator tidak kembar antar-OPD", _D, _P,
    "Indikator bersama perlu satu pengampu dan pembagian peran; bila kebetulan sama, angkanya akan berselisih.", _PANRB_89,
    "Sepakati pengampu dan pembagiannya, atau beri alasan mengapa diukur sendiri-sendiri.",
)  # fmt: skip
MIRIP: Final = Aturan(
    "R-602", "Indikator tidak mirip antar-OPD", _D, _C,
    "Rumusan yang hampir sama sering berarti hal yang sama dengan angka yang berbeda.", _PANRB_89,
    "Samakan rumusannya bila halnya sama, atau pertegas bedanya.",
)  # fmt: skip
TAK_DILAYANI: Final = Aturan(
    "R-603", "Setiap sasaran RPJMD dilayani OPD", _D, _P,
    "Sasaran daerah hanya tercapai bila ada OPD yang menjadikannya tujuan.", "Permendagri 86/2017",
    "Minta OPD pengampu menyebut sasaran ini pada tujuan Renstranya.",
)  # fmt: skip
TANPA_RENCANA: Final = Aturan(
    "R-604", "Setiap OPD mempunyai rencana", _D, _P, "Renstra menjadi dasar perjanjian kinerja setiap OPD.", "PermenPANRB 88/2021 kriteria 1a",
    "Buat Renstra OPD ini, lalu tetapkan.",
)  # fmt: skip

ATURAN: Final = (KEMBAR, MIRIP, TAK_DILAYANI, TANPA_RENCANA)
PEMERIKSAAN: Final = (indikator_kembar, indikator_mirip, sasaran_tanpa_pelayan, opd_tanpa_rencana)


def periksa_antar_rencana(bahan: BahanDaerah) -> list[TemuanDaerah]:
    """What only shows when all plans lie side by side."""
    return [satu for periksa in PEMERIKSAAN for satu in periksa(bahan)]


def periksa_satu(rencana: RencanaUnit, temuan: Iterable[Temuan]) -> list[TemuanDaerah]:
    """Findings of one plan with their owner."""
    return [TemuanDaerah(rencana.unit_id, rencana.isi.versi_id, satu) for satu in temuan]
