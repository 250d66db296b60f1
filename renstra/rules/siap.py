"""What keeps a plan from being submitted, and what only deserves a second look.

Each check is a function from the content to findings, listed in `PEMERIKSAAN`; a finding names its place, the reason
and the remedy.  Sources: PermenPANRB 53/2014 (indicator, target), PermenPANRB 89/2021 (every goal measured),
Permendagri 86/2017 (tujuan, sasaran, program).
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from renstra.rules.isi import IsiIndikator, IsiRencana, IsiSimpul
from renstra.rules.jenis import Agregasi, JenisIndikator, JenisSimpul, Polaritas
from sakip import angka
from sakip.pilihan import Pilihan


class TingkatTemuan(Pilihan):
    """GALAT blocks submission; PERINGATAN does not."""

    GALAT = "GALAT", "Harus dilengkapi"
    PERINGATAN = "PERINGATAN", "Perlu diperiksa"


@dataclass(frozen=True, slots=True)
class TemuanRencana:
    """One finding. `simpul_id` or `indikator_id` (row of the version) say where to go; both None: the plan as a whole."""

    kode: str
    tingkat: TingkatTemuan
    tempat: str
    sebab: str
    saran: str
    simpul_id: int | None = None
    indikator_id: int | None = None

    @property
    def menghalangi(self) -> bool:
        """True where the plan cannot be submitted with it."""
        return self.tingkat == TingkatTemuan.GALAT


def periksa_siap_ajukan(isi: IsiRencana) -> list[TemuanRencana]:
    """All findings on a plan, blocking ones first, otherwise in reading order. Empty: ready without remarks."""
    temuan = [satu for periksa in PEMERIKSAAN for satu in periksa(isi)]
    return sorted(temuan, key=lambda satu: not satu.menghalangi)


def siap(temuan: list[TemuanRencana]) -> bool:
    """Whether nothing blocks submission."""
    return not any(satu.menghalangi for satu in temuan)


def _rencana(kode: str, sebab: str, saran: str, tingkat: TingkatTemuan = TingkatTemuan.GALAT) -> TemuanRencana:
    return TemuanRencana(kode, tingkat, "Rencana", sebab, saran)


def _simpul(
    kode: str, simpul: IsiSimpul, sebab: str, saran: str, tingkat: TingkatTemuan = TingkatTemuan.GALAT
) -> TemuanRencana:
    return TemuanRencana(kode, tingkat, simpul.sebutan, sebab, saran, simpul_id=simpul.id)


def _indikator(
    kode: str, satu: IsiIndikator, sebab: str, saran: str, tingkat: TingkatTemuan = TingkatTemuan.GALAT
) -> TemuanRencana:
    return TemuanRencana(kode, tingkat, f"Indikator {satu.kode}", sebab, saran, indikator_id=satu.id)


def _tingkatan_ada(isi: IsiRencana) -> Iterator[TemuanRencana]:
    ada = {simpul.jenis for simpul in isi.simpul}
    if JenisSimpul.TUJUAN not in ada:
        yield _rencana(
            "tanpa_tujuan", "Rencana belum mempunyai tujuan.", "Tambahkan tujuan, lalu letakkan sasaran di bawahnya."
        )
    if JenisSimpul.SASARAN not in ada:
        yield _rencana("tanpa_sasaran", "Rencana belum mempunyai sasaran.", "Tambahkan sasaran di bawah tujuan.")
    if JenisSimpul.PROGRAM not in ada:
        yield _rencana(
            "tanpa_program",
            "Rencana belum mempunyai program.",
            "Tambahkan program beserta pagunya di bawah sasaran.",
            TingkatTemuan.PERINGATAN,
        )


WAJIB_BERINDUK = {
    JenisSimpul.SASARAN: JenisSimpul.TUJUAN,
    JenisSimpul.PROGRAM: JenisSimpul.SASARAN,
    JenisSimpul.KEGIATAN: JenisSimpul.PROGRAM,
    JenisSimpul.SUBKEGIATAN: JenisSimpul.KEGIATAN,
}


def _berinduk(isi: IsiRencana) -> Iterator[TemuanRencana]:
    ada = {simpul.jenis for simpul in isi.simpul}
    for simpul in isi.simpul:
        induk = WAJIB_BERINDUK.get(simpul.jenis)
        if induk and simpul.induk_id is None and induk in ada:
            yield _simpul(
                "tanpa_induk",
                simpul,
                f"Belum diletakkan di bawah {induk.label.lower()}.",
                f"Buka {simpul.jenis.label.lower()} ini dan pilih {induk.label.lower()} induknya.",
            )


def _simpul_terisi(isi: IsiRencana) -> Iterator[TemuanRencana]:
    for simpul in isi.simpul:
        if not simpul.uraian.strip():
            yield _simpul("tanpa_uraian_simpul", simpul, "Uraiannya masih kosong.", "Tulis uraiannya.")


def _simpul_berindikator(isi: IsiRencana) -> Iterator[TemuanRencana]:
    for simpul in isi.simpul:
        if simpul.indikator:
            continue
        if simpul.jenis in (JenisSimpul.TUJUAN, JenisSimpul.SASARAN):
            yield _simpul(
                "simpul_tanpa_indikator",
                simpul,
                "Belum mempunyai indikator.",
                "Tambahkan paling sedikit satu indikator.",
            )
        elif simpul.jenis == JenisSimpul.PROGRAM:
            yield _simpul(
                "program_tanpa_indikator",
                simpul,
                "Program belum mempunyai indikator.",
                "Tambahkan indikator outcome program.",
                TingkatTemuan.PERINGATAN,
            )


ISIAN_WAJIB = {
    "uraian": ("tanpa_uraian", "Rumusan indikator masih kosong.", "Tulis apa yang diukur, misalnya “Persentase …”."),
    "satuan": ("tanpa_satuan", "Satuan belum diisi.", "Pilih satuannya."),
    "polaritas": (
        "tanpa_polaritas",
        "Polaritas belum diisi.",
        "Pilih apakah nilai makin tinggi, makin rendah, atau terjaga yang baik.",
    ),
    "agregasi": (
        "tanpa_agregasi",
        "Cara menggabungkan nilai bulanan belum diisi.",
        "Pilih jumlah, nilai terakhir, rata-rata, atau rasio.",
    ),
    "frekuensi": (
        "tanpa_frekuensi",
        "Frekuensi pengisian belum diisi.",
        "Pilih bulanan, triwulanan, semesteran, atau tahunan.",
    ),
}


def _indikator_terisi(isi: IsiRencana) -> Iterator[TemuanRencana]:
    for satu in isi.indikator:
        for nama, (kode, sebab, saran) in ISIAN_WAJIB.items():
            if not str(getattr(satu, nama)).strip():
                yield _indikator(kode, satu, sebab, saran)
        if satu.agregasi == Agregasi.RASIO and not (satu.pembilang and satu.penyebut):
            yield _indikator(
                "rasio_tanpa_bagian",
                satu,
                "Indikator rasio belum menyebut pembilang dan penyebut.",
                "Tulis apa yang dihitung sebagai pembilang dan sebagai penyebut.",
            )


def _indikator_bertarget(isi: IsiRencana) -> Iterator[TemuanRencana]:
    for satu in isi.indikator:
        terisi = {tahun for tahun, target in satu.target.items() if not target.kosong}
        if not terisi & set(isi.tahun):
            yield _indikator("tanpa_target", satu, "Belum ada target satu tahun pun.", "Isi target tiap tahun rencana.")
        elif belum := [tahun for tahun in isi.tahun if tahun not in satu.target]:
            yield _indikator(
                "target_tahun_kosong",
                satu,
                f"Target tahun {', '.join(map(str, belum))} belum diisi.",
                "Isi targetnya, atau tulis “–” bila memang tidak ditargetkan.",
                TingkatTemuan.PERINGATAN,
            )


def _target_searah(isi: IsiRencana) -> Iterator[TemuanRencana]:
    arah = {Polaritas.NAIK: 1, Polaritas.TURUN: -1}
    for satu in isi.indikator:
        tanda = arah.get(satu.polaritas)  # type: ignore[call-overload]
        if tanda is None:
            continue
        deret = [(tahun, satu.target[tahun].nilai) for tahun in isi.tahun if tahun in satu.target]
        berangka = [(tahun, nilai) for tahun, nilai in deret if nilai is not None]
        for (tahun_a, a), (tahun_b, b) in pairwise(berangka):
            if (b - a) * tanda < 0:
                yield _indikator(
                    "target_mundur",
                    satu,
                    f"Target {tahun_b} ({angka.tulis(b)}) lebih lemah daripada target {tahun_a} ({angka.tulis(a)}).",
                    "Periksa target atau polaritasnya.",
                    TingkatTemuan.PERINGATAN,
                )
                break


def _target_terukur(isi: IsiRencana) -> Iterator[TemuanRencana]:
    for satu in isi.indikator:
        target = [satu.target[tahun] for tahun in isi.tahun if tahun in satu.target]
        if satu.polaritas == Polaritas.TURUN and any(t.nilai == 0 for t in target):
            yield _indikator(
                "target_nol",
                satu,
                "Target 0 membuat capaian tidak dapat dihitung dengan pembagian.",
                "Biarkan bila memang nihil; pengaturan tahun menentukan cara menilainya.",
                TingkatTemuan.PERINGATAN,
            )
        if satu.polaritas == Polaritas.RENTANG and any(t.nilai is not None for t in target):
            yield _indikator(
                "rentang_bernilai_tunggal",
                satu,
                "Polaritas “terjaga dalam rentang”, tetapi targetnya satu angka.",
                "Tulis target sebagai rentang, misalnya 70–75.",
                TingkatTemuan.PERINGATAN,
            )
        if satu.satuan.strip().lower() in ("%", "persen") and any(
            t.nilai is not None and t.nilai > 100 for t in target
        ):
            yield _indikator(
                "persen_lebih_100",
                satu,
                "Target melebihi 100%.",
                "Periksa satuan atau angkanya.",
                TingkatTemuan.PERINGATAN,
            )


def _metadata(isi: IsiRencana) -> Iterator[TemuanRencana]:
    diminta = {
        "definisi": "definisi operasional",
        "sumber": "sumber data",
        "penanggung_jawab_id": "penanggung jawab",
    }
    for satu in isi.indikator:
        kurang = [sebutan for nama, sebutan in diminta.items() if not getattr(satu, nama)]
        if satu.baseline_nilai is None and not satu.baseline_teks:
            kurang.append("nilai awal (baseline)")
        if kurang:
            yield _indikator(
                "metadata_kurang",
                satu,
                f"Belum ada {', '.join(kurang)}.",
                "Lengkapi kamus indikatornya.",
                TingkatTemuan.PERINGATAN,
            )


def _rumusan_ganda(isi: IsiRencana) -> Iterator[TemuanRencana]:
    hitung = Counter(" ".join(satu.uraian.lower().split()) for satu in isi.indikator if satu.uraian.strip())
    for satu in isi.indikator:
        if hitung[" ".join(satu.uraian.lower().split())] > 1:
            yield _indikator(
                "rumusan_ganda",
                satu,
                "Rumusan yang sama dipakai lebih dari satu indikator.",
                "Bedakan rumusannya, atau pakai satu indikator saja.",
                TingkatTemuan.PERINGATAN,
            )


def _ada_iku(isi: IsiRencana) -> Iterator[TemuanRencana]:
    if isi.indikator and not any(satu.jenis == JenisIndikator.IKU for satu in isi.indikator):
        yield _rencana(
            "tanpa_iku",
            "Belum ada Indikator Kinerja Utama (IKU).",
            "Tandai indikator sasaran yang menggambarkan tugas pokok sebagai IKU.",
            TingkatTemuan.PERINGATAN,
        )


def _pagu(isi: IsiRencana) -> Iterator[TemuanRencana]:
    for program in isi.sejenis(JenisSimpul.PROGRAM):
        if not any(program.pagu.values()):
            yield _simpul(
                "program_tanpa_pagu",
                program,
                "Pagu program belum diisi.",
                "Isi pagu tiap tahun dalam rupiah.",
                TingkatTemuan.PERINGATAN,
            )
            continue
        rinci = _jumlah_anak(program)
        for tahun, jumlah in rinci.items():
            if jumlah and jumlah != program.pagu.get(tahun, Decimal(0)):
                yield _simpul(
                    "pagu_tidak_sama",
                    program,
                    f"Pagu {tahun} {angka.rupiah(program.pagu.get(tahun, Decimal(0)))}, jumlah kegiatannya {angka.rupiah(jumlah)}.",
                    "Samakan pagu program dengan jumlah pagu kegiatannya.",
                    TingkatTemuan.PERINGATAN,
                )
                break


def _jumlah_anak(simpul: IsiSimpul) -> Counter[int]:
    jumlah: Counter[int] = Counter()
    for anak in simpul.anak:
        for tahun, nilai in anak.pagu.items():
            jumlah[tahun] += nilai  # type: ignore[assignment]
    return jumlah


PEMERIKSAAN: tuple[Callable[[IsiRencana], Iterator[TemuanRencana]], ...] = (
    _tingkatan_ada,
    _berinduk,
    _simpul_terisi,
    _simpul_berindikator,
    _indikator_terisi,
    _indikator_bertarget,
    _target_searah,
    _target_terukur,
    _rumusan_ganda,
    _ada_iku,
    _pagu,
    _metadata,
)
