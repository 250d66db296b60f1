"""Rules R-4xx: words that say what became better, once.  Sources: PermenPANRB 89/2021, 88/2021 (1b)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from renstra.rules.isi import IsiIndikator
from renstra.rules.jenis import JenisSimpul
from renstra.rules.periksa.dasar import Aturan, Bahan, Keluarga, Letak, Tingkat, di_indikator, di_simpul
from renstra.rules.periksa.pola import lipat, pola_kegiatan, pola_keluaran

HASIL: Final = (JenisSimpul.TUJUAN, JenisSimpul.SASARAN, JenisSimpul.PROGRAM)


def indikator_keluaran(bahan: Bahan) -> Iterator[Letak]:
    """Indicators of goals and programmes that count what was done."""
    for satu in bahan.indikator:
        simpul = bahan.menurut_id[satu.simpul_id]
        if simpul.jenis in HASIL and (kata := pola_keluaran(satu.uraian)):
            yield di_indikator(
                satu, f"“{satu.uraian}” ({kata} …) menghitung keluaran, padahal mengukur {simpul.sebutan}."
            )


def sasaran_kegiatan(bahan: Bahan) -> Iterator[Letak]:
    """Goals worded as something to do."""
    for simpul in bahan.simpul:
        if simpul.jenis in HASIL[:2] and (kata := pola_kegiatan(simpul.uraian)):
            yield di_simpul(simpul, f"Kata “{kata}” menyebut kegiatan, bukan keadaan yang dituju.")


def _kembar(bahan: Bahan) -> Mapping[str, list[IsiIndikator]]:
    menurut: dict[str, list[IsiIndikator]] = defaultdict(list)
    for satu in bahan.indikator:
        if rumusan := lipat(satu.uraian):
            menurut[rumusan].append(satu)
    return {rumusan: daftar for rumusan, daftar in menurut.items() if len(daftar) > 1}


def _serumpun(bahan: Bahan, satu: IsiIndikator, lain: IsiIndikator) -> bool:
    """Whether one of the two nodes stands above the other."""
    a, b = bahan.menurut_id[satu.simpul_id], bahan.menurut_id[lain.simpul_id]
    return a.id in {atas.id for atas in bahan.leluhur(b)} or b.id in {atas.id for atas in bahan.leluhur(a)}


def rumusan_ganda(bahan: Bahan) -> Iterator[Letak]:
    """Wordings used by several indicators side by side; told at each one after the first."""
    for daftar in _kembar(bahan).values():
        for nomor, satu in enumerate(daftar[1:], 1):
            lain = next((x for x in daftar[:nomor] if not _serumpun(bahan, satu, x)), None)
            if lain is not None:
                yield di_indikator(satu, f"Rumusannya sama dengan indikator {lain.kode}.")


def dihitung_dua_kali(bahan: Bahan) -> Iterator[Letak]:
    """The same measure at a node and at one above it: what is below proves nothing of its own."""
    for daftar in _kembar(bahan).values():
        for nomor, satu in enumerate(daftar[1:], 1):
            atas = next((x for x in daftar[:nomor] if _serumpun(bahan, satu, x)), None)
            if atas is not None:
                tempat = bahan.menurut_id[atas.simpul_id].sebutan
                yield di_indikator(satu, f"Sudah dihitung sebagai indikator {atas.kode} pada {tempat} di atasnya.")


_R, _P = Keluarga.RUMUSAN, Tingkat.PERINGATAN
_PANRB_89 = "PermenPANRB 89/2021"

ATURAN: Final = (
    Aturan(
        "R-401", "Indikator hasil mengukur hasil", _R, _P,
        "Tujuan, sasaran, dan program dinilai dari perubahan keadaan, bukan dari banyaknya kegiatan atau dokumen.",
        "PermenPANRB 88/2021 kriteria 1b; 89/2021",
        "Ukur perubahan yang diharapkan, atau pindahkan indikatornya ke kegiatan atau subkegiatan.", indikator_keluaran,
    ),
    Aturan(
        "R-402", "Tujuan dan sasaran menyebut keadaan", _R, _P,
        "Sasaran adalah kondisi yang ingin dicapai; kegiatan adalah caranya.", _PANRB_89,
        "Rumuskan kembali sebagai keadaan, misalnya “Meningkatnya …” atau “Menurunnya …”.", sasaran_kegiatan,
    ),
    Aturan(
        "R-403", "Rumusan tidak ganda", _R, _P,
        "Dua indikator dengan rumusan yang sama membuat dua angka untuk satu hal.", _PANRB_89,
        "Bedakan rumusannya, atau pakai satu indikator saja.", rumusan_ganda,
    ),
    Aturan(
        "R-404", "Ukuran bawah menyumbang ukuran atas", _R, _P,
        "Ukuran yang diulang di bawahnya tidak menunjukkan apa yang menyebabkan hasil.", _PANRB_89,
        "Pakai ukuran faktor penentunya di tingkat bawah, atau beri alasan.", dihitung_dua_kali,
    ),
)  # fmt: skip
