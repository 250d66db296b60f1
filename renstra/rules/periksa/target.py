"""Rules R-3xx: targets that exist, point the right way and can be reached.  Sources: PermenPANRB 53/2014, 88/2021 (1b)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import Final

from renstra.rules.isi import IsiIndikator
from renstra.rules.jenis import Polaritas
from renstra.rules.periksa.dasar import Aturan, Bahan, Keluarga, Letak, Tingkat, di_indikator
from renstra.rules.periksa.pola import boleh_lebih_100
from sakip import angka

ARAH: Final = {Polaritas.NAIK: 1, Polaritas.TURUN: -1}
# A step jumps when it is this many times the median step of the series and this share of the usual level.
KALI_LANGKAH: Final = Decimal(4)
BAGIAN_ARAS: Final = Decimal("0.2")
BAGIAN_DATAR: Final = Decimal(
    "0.5"
)  # the share where the series otherwise stands still: counts of few rise by one now and then
MINIMAL_DERET: Final = 4
# A first target this many times the baseline, or the other way round, was probably written in another unit.
KALI_SATUAN: Final = Decimal(20)

type Deret = list[tuple[int, Decimal]]


def deret_target(satu: IsiIndikator, tahun: Sequence[int]) -> Deret:
    """Targets that are one number, by year in order."""
    ada = [(th, satu.target[th].nilai) for th in tahun if th in satu.target]
    return [(th, nilai) for th, nilai in ada if nilai is not None]


def tanpa_target(bahan: Bahan) -> Iterator[Letak]:
    """Indicators that promise nothing in any year of the plan."""
    for satu in bahan.indikator:
        if not _bertarget(satu, bahan.isi.tahun):
            yield di_indikator(satu, "Belum ada target satu tahun pun.")


def _bertarget(satu: IsiIndikator, tahun: Sequence[int]) -> bool:
    return any(th in satu.target and not satu.target[th].kosong for th in tahun)


def tahun_tanpa_target(bahan: Bahan) -> Iterator[Letak]:
    """Years left open; a dash says that the year has no target and is no gap."""
    for satu in bahan.indikator:
        belum = [th for th in bahan.isi.tahun if th not in satu.target]
        if belum and _bertarget(satu, bahan.isi.tahun):
            yield di_indikator(satu, f"Target tahun {', '.join(map(str, belum))} belum diisi.")


def target_mundur(bahan: Bahan) -> Iterator[Letak]:
    """Targets that become weaker from one year to the next, or start weaker than the baseline; the first such step."""
    for satu in bahan.indikator:
        arah = ARAH.get(satu.polaritas)  # type: ignore[call-overload]
        deret = [(f"target {th}", nilai) for th, nilai in deret_target(satu, bahan.isi.tahun)] if arah else []
        if satu.baseline_nilai is not None:
            deret.insert(0, ("nilai awal", satu.baseline_nilai))
        for (nama_a, a), (nama_b, b) in pairwise(deret):
            if arah and (b - a) * arah < 0:
                kalimat = f"{nama_b.capitalize()} ({angka.tulis(b)}) lebih lemah daripada {nama_a} ({angka.tulis(a)})."
                yield di_indikator(satu, kalimat)
                break


def langkah_melonjak(deret: Sequence[Decimal]) -> int | None:
    """Which step of a series stands out: n for the step from element n to n + 1, the largest one; None for an even series.

    A step stands out when it is more than four times the median step and more than a fifth of the median level (half of
    it in a series that mostly stands still). Series of fewer than four numbers have no usual step. Multiplying all by the
    same factor changes nothing.
    """
    if len(deret) < MINIMAL_DERET:
        return None
    langkah = [abs(b - a) for a, b in pairwise(deret)]
    aras = median(abs(nilai) for nilai in deret)
    terbesar = max(range(len(langkah)), key=langkah.__getitem__)
    besar = langkah[terbesar]
    biasa = median(langkah)
    bagian = BAGIAN_ARAS if biasa else BAGIAN_DATAR
    return terbesar if besar > KALI_LANGKAH * biasa and besar > bagian * aras else None


def target_melonjak(bahan: Bahan) -> Iterator[Letak]:
    """Targets that leap although the others move evenly."""
    for satu in bahan.indikator:
        deret = deret_target(satu, bahan.isi.tahun)
        ke = langkah_melonjak([nilai for _, nilai in deret])
        if ke is not None:
            (th_a, a), (th_b, b) = deret[ke], deret[ke + 1]
            lompatan = f"dari {angka.tulis(a)} ({th_a}) ke {angka.tulis(b)} ({th_b})"
            yield di_indikator(satu, f"Target melonjak {lompatan}, jauh lebih besar daripada langkah tahun lain.")


def persen_lebih_100(bahan: Bahan) -> Iterator[Letak]:
    """Shares of a whole above one hundred per cent."""
    for satu in bahan.indikator:
        if satu.satuan.strip().lower() not in ("%", "persen") or boleh_lebih_100(satu.uraian):
            continue
        deret = deret_target(satu, bahan.isi.tahun)
        lebih = [f"target {th} ({angka.tulis(nilai)})" for th, nilai in deret if nilai > 100]
        if satu.baseline_nilai is not None and satu.baseline_nilai > 100:
            lebih.insert(0, f"nilai awal ({angka.tulis(satu.baseline_nilai)})")
        if lebih:
            yield di_indikator(satu, f"Melebihi 100 persen: {', '.join(lebih)}.")


def satuan_awal_lain(bahan: Bahan) -> Iterator[Letak]:
    """Baselines that cannot be in the unit of the targets: words against numbers, or another order of size."""
    for satu in bahan.indikator:
        deret = deret_target(satu, bahan.isi.tahun)
        if deret and satu.baseline_nilai is None and satu.baseline_teks.strip():
            yield di_indikator(satu, f"Nilai awal “{satu.baseline_teks}” bukan angka, sedangkan targetnya angka.")
        elif deret and satu.baseline_nilai and _lain_besar(satu.baseline_nilai, deret[0][1]):
            awal, target = angka.tulis(satu.baseline_nilai), angka.tulis(deret[0][1])
            yield di_indikator(satu, f"Nilai awal {awal} dan target {deret[0][0]} {target} terpaut lebih dari 20 kali.")


def _lain_besar(a: Decimal, b: Decimal) -> bool:
    kecil, besar = sorted((abs(a), abs(b)))
    return kecil > 0 and besar > KALI_SATUAN * kecil


def target_nol(bahan: Bahan) -> Iterator[Letak]:
    """Targets of zero where lower is better: achievement cannot be divided."""
    for satu in bahan.indikator:
        nol = [str(th) for th, nilai in deret_target(satu, bahan.isi.tahun) if nilai == 0]
        if satu.polaritas == Polaritas.TURUN and nol:
            yield di_indikator(satu, f"Target {', '.join(nol)} bernilai 0, sehingga capaian tidak dapat dibagi.")


def rentang_tunggal(bahan: Bahan) -> Iterator[Letak]:
    """One number where a range is meant."""
    for satu in bahan.indikator:
        if satu.polaritas == Polaritas.RENTANG and deret_target(satu, bahan.isi.tahun):
            yield di_indikator(satu, "Polaritasnya “terjaga dalam rentang”, tetapi targetnya satu angka.")


_T, _G, _P, _C = Keluarga.TARGET, Tingkat.GALAT, Tingkat.PERINGATAN, Tingkat.CATATAN
_PANRB_53 = "PermenPANRB 53/2014"
_KRITERIA = "PermenPANRB 88/2021 kriteria 1b"

ATURAN: Final = (
    Aturan(
        "R-301", "Indikator bertarget", _T, _G, "Perjanjian kinerja memuat target; tanpa target tidak ada capaian.", _PANRB_53,
        "Isi target tiap tahun rencana.", tanpa_target,
    ),
    Aturan(
        "R-302", "Semua tahun bertarget", _T, _P, "Target tahunan menunjukkan jalan ke hasil akhir.", "Permendagri 86/2017",
        "Isi targetnya, atau tulis “–” bila tahun itu memang tanpa target.", tahun_tanpa_target,
    ),
    Aturan(
        "R-303", "Target searah polaritas", _T, _P, "Target yang melemah berarti salah ketik, salah polaritas, atau ada alasan khusus.", _KRITERIA,
        "Periksa target dan polaritasnya, atau beri alasan mengapa melemah.", target_mundur,
    ),
    Aturan(
        "R-304", "Target naik secara wajar", _T, _P, "Lonjakan satu tahun biasanya salah ketik atau target yang tidak realistis.", _KRITERIA,
        "Periksa angkanya, atau beri alasan lonjakannya.", target_melonjak,
    ),
    Aturan(
        "R-305", "Persentase tidak melebihi 100", _T, _P, "Bagian tidak dapat melebihi keseluruhannya.", _PANRB_53,
        "Periksa satuan atau angkanya.", persen_lebih_100,
    ),
    Aturan(
        "R-306", "Nilai awal sesatuan dengan target", _T, _P, "Nilai awal dalam satuan lain membuat kemajuan terbaca keliru.", "Perpres 29/2014 Pasal 17",
        "Tulis nilai awal dalam satuan indikatornya.", satuan_awal_lain,
    ),
    Aturan(
        "R-307", "Rentang ditulis sebagai rentang", _T, _P, "Batas bawah dan atas harus diketahui untuk menghitung capaian.", _PANRB_53,
        "Tulis target sebagai rentang, misalnya 70–75.", rentang_tunggal,
    ),
    Aturan(
        "R-308", "Target nol disadari", _T, _C, "Capaian terhadap 0 tidak dapat dihitung dengan pembagian.", _PANRB_53,
        "Biarkan bila memang nihil; pengaturan tahun menentukan cara menilainya.", target_nol,
    ),
)  # fmt: skip
