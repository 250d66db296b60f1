"""Rules R-2xx: every indicator can be measured by whoever reads its entry.  Sources: PermenPANRB 53/2014, 88/2021 (1b, 2a)."""

from collections.abc import Callable, Iterator
from typing import Final

from renstra.rules.isi import IsiIndikator
from renstra.rules.jenis import Agregasi, JenisIndikator
from renstra.rules.periksa.dasar import Aturan, Bahan, Keluarga, Letak, Tingkat, di_indikator, di_rencana

type Cari = Callable[[Bahan], Iterator[Letak]]


def _kosong(nama: str, sebab: str) -> Cari:
    """Indicators whose field of this name is empty."""

    def cari(bahan: Bahan) -> Iterator[Letak]:
        for satu in bahan.indikator:
            nilai = getattr(satu, nama)
            if nilai is None or not str(nilai).strip():
                yield di_indikator(satu, sebab)

    return cari


def rasio_tanpa_bagian(bahan: Bahan) -> Iterator[Letak]:
    """Ratios that do not say what is divided by what."""
    for satu in bahan.indikator:
        kurang = [nama for nama in ("pembilang", "penyebut") if not getattr(satu, nama).strip()]
        if satu.agregasi == Agregasi.RASIO and kurang:
            yield di_indikator(satu, f"Indikator rasio belum menyebut {' dan '.join(kurang)}.")


def _tanpa_baseline(satu: IsiIndikator) -> bool:
    return satu.baseline_nilai is None and not satu.baseline_teks.strip()


def tanpa_baseline(bahan: Bahan) -> Iterator[Letak]:
    """Indicators without a value to start from."""
    for satu in bahan.indikator:
        if _tanpa_baseline(satu):
            yield di_indikator(satu, "Belum ada nilai awal (baseline).")


def tanpa_tahun_baseline(bahan: Bahan) -> Iterator[Letak]:
    """Indicators whose first value has no year."""
    for satu in bahan.indikator:
        if satu.baseline_tahun is None and not _tanpa_baseline(satu):
            yield di_indikator(satu, "Nilai awalnya tidak menyebut tahun.")


def tanpa_iku(bahan: Bahan) -> Iterator[Letak]:
    """A plan that marks no main indicator. The regency's plan may call its own IKD instead."""
    utama = (JenisIndikator.IKU, JenisIndikator.IKD)
    if bahan.indikator and not any(satu.jenis in utama for satu in bahan.indikator):
        yield di_rencana("Belum ada Indikator Kinerja Utama (IKU).")


_K, _G, _P, _C = Keluarga.KAMUS, Tingkat.GALAT, Tingkat.PERINGATAN, Tingkat.CATATAN
_PANRB_53 = "PermenPANRB 53/2014"
_PERPRES = "Perpres 29/2014 Pasal 17"

ATURAN: Final = (
    Aturan(
        "R-201", "Indikator dirumuskan", _K, _G, "Tanpa rumusan tidak ada yang diukur.", _PANRB_53,
        "Tulis apa yang diukur, misalnya “Persentase …”.", _kosong("uraian", "Rumusan indikator masih kosong."),
    ),
    Aturan(
        "R-202", "Indikator bersatuan", _K, _G, "Angka tanpa satuan tidak dapat dibandingkan.", _PANRB_53,
        "Pilih satuannya.", _kosong("satuan", "Satuan belum diisi."),
    ),
    Aturan(
        "R-203", "Indikator berpolaritas", _K, _G, "Rumus capaian bergantung pada arah yang baik.", _PANRB_53,
        "Pilih apakah nilai makin tinggi, makin rendah, atau terjaga yang baik.",
        _kosong("polaritas", "Polaritas belum diisi."),
    ),
    Aturan(
        "R-204", "Cara menggabungkan nilai diketahui", _K, _G,
        "Nilai bulanan menjadi nilai tahun dengan satu cara yang tetap.", _PANRB_53,
        "Pilih jumlah, nilai terakhir, rata-rata, atau rasio.",
        _kosong("agregasi", "Cara menggabungkan nilai bulanan belum diisi."),
    ),
    Aturan(
        "R-205", "Frekuensi pengisian diketahui", _K, _G,
        "Tanpa frekuensi tidak jelas siapa ditagih kapan.", _PERPRES,
        "Pilih bulanan, triwulanan, semesteran, atau tahunan.", _kosong("frekuensi", "Frekuensi pengisian belum diisi."),
    ),
    Aturan(
        "R-206", "Rasio menyebut pembilang dan penyebut", _K, _G,
        "Persentase setahun dihitung dari jumlah pembilang dan penyebut, bukan dari rata-rata.", _PANRB_53,
        "Tulis apa yang dihitung sebagai pembilang dan sebagai penyebut.", rasio_tanpa_bagian,
    ),
    Aturan(
        "R-207", "Indikator berdefinisi operasional", _K, _P,
        "Dua orang harus mengukur dengan cara yang sama.", "PermenPANRB 88/2021 kriteria 2a",
        "Tulis definisi operasionalnya di kamus.", _kosong("definisi", "Definisi operasional belum ada."),
    ),
    Aturan(
        "R-208", "Sumber data diketahui", _K, _P, "Nilai harus dapat ditelusuri ke catatan asalnya.", _PERPRES,
        "Sebut catatan atau instansi asal datanya.", _kosong("sumber", "Sumber data belum disebut."),
    ),
    Aturan(
        "R-209", "Indikator berpenanggung jawab", _K, _P, "Hasil dipertanggungjawabkan oleh jabatan, bukan oleh kantor.", _PANRB_53,
        "Pilih jabatan penanggung jawabnya.", _kosong("penanggung_jawab_id", "Penanggung jawab belum dipilih."),
    ),
    Aturan(
        "R-210", "Indikator bernilai awal", _K, _P, "Target baru terbaca menantang bila keadaan awalnya diketahui.", _PERPRES,
        "Isi nilai awal, atau beri alasan bila memang belum pernah diukur.", tanpa_baseline,
    ),
    Aturan(
        "R-211", "Rencana mempunyai IKU", _K, _P, "IKU menggambarkan tugas inti dan menjadi isi perjanjian kinerja.", "PermenPANRB 88/2021 kriteria 1b",
        "Tandai indikator sasaran yang menggambarkan tugas inti sebagai IKU.", tanpa_iku,
    ),
    Aturan(
        "R-212", "Nilai awal bertahun", _K, _C, "Nilai awal tanpa tahun tidak dapat diperiksa kembali.", _PERPRES,
        "Isi tahun nilai awalnya.", tanpa_tahun_baseline,
    ),
)  # fmt: skip
