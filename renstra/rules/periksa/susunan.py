"""Rules R-1xx: the cascade hangs together.  Sources: Permendagri 86/2017, PermenPANRB 89/2021, Permendagri 90/2019."""

from collections.abc import Iterator
from typing import Final

from renstra.rules.isi import IsiSimpul
from renstra.rules.jenis import JenisSimpul
from renstra.rules.periksa.dasar import Aturan, Bahan, Keluarga, Letak, Tingkat, di_rencana, di_simpul

# Which kind a node hangs under. A kind that the whole plan lacks is told once, not for each node.
INDUK: Final = {
    JenisSimpul.SASARAN: JenisSimpul.TUJUAN,
    JenisSimpul.PROGRAM: JenisSimpul.SASARAN,
    JenisSimpul.KEGIATAN: JenisSimpul.PROGRAM,
}
# Which kind has to stand below, wherever the plan goes down to that kind at all.
ANAK: Final = {JenisSimpul.TUJUAN: JenisSimpul.SASARAN, JenisSimpul.SASARAN: JenisSimpul.PROGRAM}
BERKODE: Final = (JenisSimpul.KEGIATAN, JenisSimpul.SUBKEGIATAN)


def _tanpa(jenis: JenisSimpul, bahan: Bahan) -> Iterator[Letak]:
    if jenis not in bahan.jenis:
        yield di_rencana(f"Rencana belum mempunyai {jenis.label.lower()}.")


def tanpa_tujuan(bahan: Bahan) -> Iterator[Letak]:
    """A plan without a tujuan."""
    return _tanpa(JenisSimpul.TUJUAN, bahan)


def tanpa_sasaran(bahan: Bahan) -> Iterator[Letak]:
    """A plan without a sasaran."""
    return _tanpa(JenisSimpul.SASARAN, bahan)


def tanpa_program(bahan: Bahan) -> Iterator[Letak]:
    """A plan without a programme, unless it is the regency's own, which names its programmes in the OPD's plans."""
    return iter(()) if JenisSimpul.MISI in bahan.jenis else _tanpa(JenisSimpul.PROGRAM, bahan)


def tanpa_induk(bahan: Bahan) -> Iterator[Letak]:
    """Nodes that hang under nothing although the plan has what they belong under."""
    for simpul in bahan.simpul:
        induk = INDUK.get(simpul.jenis)
        if induk and simpul.induk_id is None and induk in bahan.jenis:
            yield di_simpul(simpul, f"Belum diletakkan di bawah {induk.label.lower()}.")


def subkegiatan_tanpa_induk(bahan: Bahan) -> Iterator[Letak]:
    """Subkegiatan without a kegiatan: its money and output belong nowhere."""
    for simpul in bahan.simpul:
        if simpul.jenis == JenisSimpul.SUBKEGIATAN and simpul.induk_id is None:
            yield di_simpul(simpul, "Subkegiatan ini tidak berada di bawah kegiatan mana pun.")


def tanpa_uraian(bahan: Bahan) -> Iterator[Letak]:
    """Nodes without words."""
    for simpul in bahan.simpul:
        if not simpul.uraian.strip():
            yield di_simpul(simpul, "Uraiannya masih kosong.")


def _tanpa_indikator(bahan: Bahan, jenis: tuple[JenisSimpul, ...]) -> Iterator[Letak]:
    for simpul in bahan.simpul:
        if simpul.jenis in jenis and not simpul.indikator:
            yield di_simpul(simpul, f"{simpul.jenis.label} ini belum mempunyai indikator.")


def tujuan_sasaran_tanpa_indikator(bahan: Bahan) -> Iterator[Letak]:
    """Goals that nothing measures."""
    return _tanpa_indikator(bahan, (JenisSimpul.TUJUAN, JenisSimpul.SASARAN))


def program_tanpa_indikator(bahan: Bahan) -> Iterator[Letak]:
    """Programmes that nothing measures."""
    return _tanpa_indikator(bahan, (JenisSimpul.PROGRAM,))


def kode_terputus(bahan: Bahan) -> Iterator[Letak]:
    """Kegiatan and subkegiatan whose code does not extend the code of the node above."""
    for simpul in bahan.simpul:
        induk = bahan.induk(simpul)
        if simpul.jenis in BERKODE and induk and _terputus(simpul, induk):
            yield di_simpul(simpul, f"Kodenya tidak melanjutkan kode {induk.sebutan}.")


def _terputus(simpul: IsiSimpul, induk: IsiSimpul) -> bool:
    return bool(simpul.kode and induk.kode) and not simpul.kode.startswith(f"{induk.kode.rstrip('.')}.")


def tanpa_turunan(bahan: Bahan) -> Iterator[Letak]:
    """Goals that end in nothing: a tujuan without sasaran, a sasaran without programme."""
    for simpul in bahan.simpul:
        anak = ANAK.get(simpul.jenis)
        if anak and anak in bahan.jenis and all(satu.jenis != anak for satu in simpul.telusuri()):
            yield di_simpul(simpul, f"Tidak ada {anak.label.lower()} di bawahnya.")


_S, _G, _P = Keluarga.SUSUNAN, Tingkat.GALAT, Tingkat.PERINGATAN
_PERMENDAGRI = "Permendagri 86/2017"
_PANRB_89 = "PermenPANRB 89/2021"

ATURAN: Final = (
    Aturan(
        "R-101", "Rencana mempunyai tujuan", _S, _G,
        "Tanpa tujuan, sasaran dan program tidak mengarah ke hasil yang sama.", _PERMENDAGRI,
        "Tambahkan tujuan, lalu letakkan sasaran di bawahnya.", tanpa_tujuan,
    ),
    Aturan(
        "R-102", "Rencana mempunyai sasaran", _S, _G,
        "Perjanjian kinerja memuat sasaran; tanpa sasaran tidak ada yang dijanjikan.", "PermenPANRB 53/2014",
        "Tambahkan sasaran di bawah tujuan.", tanpa_sasaran,
    ),
    Aturan(
        "R-103", "Rencana mempunyai program", _S, _P,
        "Anggaran mengikuti kinerja hanya bila sasaran dijabarkan menjadi program.", _PERMENDAGRI,
        "Tambahkan program beserta pagunya di bawah sasaran.", tanpa_program,
    ),
    Aturan(
        "R-104", "Setiap simpul berada di bawah induknya", _S, _G,
        "Simpul yang lepas tidak terbaca menyumbang hasil apa pun.", _PANRB_89,
        "Buka simpul ini dan pilih induknya.", tanpa_induk,
    ),
    Aturan(
        "R-105", "Subkegiatan berada di bawah kegiatan", _S, _G,
        "Keluaran dan pagu subkegiatan dihitung lewat kegiatannya.", "Permendagri 90/2019",
        "Buka subkegiatan ini dan pilih kegiatan induknya.", subkegiatan_tanpa_induk,
    ),
    Aturan(
        "R-106", "Setiap simpul beruraian", _S, _G,
        "Simpul tanpa uraian tidak dapat dijanjikan atau dilaporkan.", _PERMENDAGRI, "Tulis uraiannya.", tanpa_uraian,
    ),
    Aturan(
        "R-107", "Tujuan dan sasaran berindikator", _S, _G,
        "Hasil yang tidak diukur tidak dapat dipertanggungjawabkan.", "PermenPANRB 53/2014; 89/2021",
        "Tambahkan paling sedikit satu indikator hasil.", tujuan_sasaran_tanpa_indikator,
    ),
    Aturan(
        "R-108", "Program berindikator", _S, _P,
        "Program menyumbang sasaran lewat hasilnya (outcome), bukan hanya lewat anggarannya.", _PANRB_89,
        "Tambahkan indikator hasil program.", program_tanpa_indikator,
    ),
    Aturan(
        "R-109", "Kode melanjutkan kode induknya", _S, _P,
        "Kode nomenklatur bertingkat; kode yang terputus berarti simpul salah tempat atau salah edisi.", "Permendagri 90/2019",
        "Pindahkan ke induk yang benar, atau perbaiki kodenya.", kode_terputus,
    ),
    Aturan(
        "R-110", "Tujuan dan sasaran dijabarkan", _S, _P,
        "Hasil yang tidak didukung sasaran atau program tidak punya jalan untuk dicapai.", _PANRB_89,
        "Tambahkan sasaran atau program yang mendukungnya.", tanpa_turunan,
    ),
)  # fmt: skip
