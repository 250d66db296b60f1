"""The spreadsheet of a plan: one declaration for template, export and reading."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from renstra.rules import (
    Agregasi,
    CaraEntri,
    Frekuensi,
    JenisIndikator,
    JenisSimpul,
    Polaritas,
    RumusTurun,
    TargetNol,
    TargetSalah,
    baca_target,
)
from renstra.rules.isi import BERINDIKATOR, BERPAGU, IsiIndikator, IsiRencana, IsiSimpul
from sakip.lembar import BukuKerja, Jenis, Kolom, Lembar

LEMBAR_INDIKATOR: Final = "Indikator"
# Sheet of each level of the cascade; the ones after Program may be left out.
LEMBAR_SIMPUL: Final[Mapping[str, JenisSimpul]] = {
    "Tujuan": JenisSimpul.TUJUAN,
    "Sasaran": JenisSimpul.SASARAN,
    "Program": JenisSimpul.PROGRAM,
    "Kegiatan": JenisSimpul.KEGIATAN,
    "Subkegiatan": JenisSimpul.SUBKEGIATAN,
}
NAMA_LEMBAR: Final = {jenis: nama for nama, jenis in LEMBAR_SIMPUL.items()}
INDUK_LEMBAR: Final = {"Sasaran": "Tujuan", "Program": "Sasaran", "Kegiatan": "Program", "Subkegiatan": "Kegiatan"}
PAGU_MAKS = Decimal(10**15)
TARGET_MAKS = Decimal(10**14)

PETUNJUK = (
    "Isi lembar dari kiri ke kanan: Tujuan, Sasaran, Program, lalu Indikator. Kegiatan dan Subkegiatan boleh dibiarkan kosong.",
    "Kode mengenali baris: baris dengan kode yang sama dianggap baris yang sama pada unggahan berikutnya. Kode lama boleh dipakai.",
    "Target ditulis apa adanya: 87,5 atau “BB (72,50)” atau “≤ 5” atau “70–75” atau “WTP”. Tulis “–” bila tahun itu memang tanpa target.",
    "Sel yang belum ada isinya boleh dikosongkan: rencana tersimpan sebagai draf dan kekurangannya didaftar sebelum diajukan.",
    "Hasil rumus ikut dibaca. Sel bergalat seperti #REF! ditolak dengan alamat selnya.",
    "Mengunggah berkas tidak langsung menyimpan: perubahan ditampilkan dulu untuk diperiksa.",
)


@dataclass(frozen=True, slots=True)
class Contoh:
    """Example rows of the template, one per sheet."""

    tujuan: str = "Meningkatnya kualitas pelayanan administrasi kependudukan"
    sasaran: str = "Meningkatnya kepemilikan dokumen kependudukan"
    program: str = "Program Pendaftaran Penduduk"
    kegiatan: str = "Pelayanan Pendaftaran Penduduk"
    subkegiatan: str = "Pencatatan, Penatausahaan dan Penerbitan Dokumen atas Pendaftaran Penduduk"


def buku_rencana(
    tahun: Sequence[int], satuan: Iterable[str] = (), jabatan: Iterable[str] = (), skala: Iterable[str] = ()
) -> BukuKerja:
    """The workbook for a plan over these years; units of measure and positions known so far are offered as drop-downs."""
    lembar = [_lembar_simpul(nama, jenis, tahun) for nama, jenis in LEMBAR_SIMPUL.items()]
    indikator = Lembar(
        nama=LEMBAR_INDIKATOR,
        kolom=(
            *_kolom_indikator(tuple(satuan), tuple(jabatan)),
            *_kolom_target(tahun),
            *_kolom_tambahan(tuple(skala)),
        ),
        kunci=("kode",),
        judul="Indikator kinerja",
        petunjuk="Satu baris satu indikator. Tingkat dan Kode induk menyebut tujuan, sasaran, atau program yang diukurnya.",
    )
    return BukuKerja([*lembar, indikator], judul="Rencana strategis", kode="renstra", petunjuk=PETUNJUK)


def _lembar_simpul(nama: str, jenis: JenisSimpul, tahun: Sequence[int]) -> Lembar:
    nomenklatur = jenis in BERPAGU
    kolom = [Kolom(nama="kode", judul="Kode", jenis=Jenis.KODE, maksimal=40, contoh=_KODE_CONTOH[nama], lebar=16)]
    if induk := INDUK_LEMBAR.get(nama):
        kolom.append(
            Kolom(
                nama="induk",
                judul=f"Kode {induk.lower()}",
                jenis=Jenis.KODE,
                contoh=_KODE_CONTOH[induk],
                petunjuk=f"Kode {induk.lower()} di lembar {induk}. Kosongkan bila belum ada.",
                lebar=16,
            )
        )
    kolom.append(
        Kolom(
            nama="uraian",
            judul=f"Nama {nama.lower()}" if nomenklatur else nama,
            wajib=True,
            contoh=getattr(Contoh(), nama.lower()),
            sinonim=(nama, "Uraian"),
            lebar=60,
        )
    )
    if nomenklatur:
        kolom += [
            Kolom(
                nama=f"pagu_{th}",
                judul=f"Pagu {th}",
                jenis=Jenis.UANG,
                minimal=0,
                maksimal=PAGU_MAKS,
                sinonim=(f"Pagu {th} (Rp)",),
                contoh=Decimal(250_000_000),
            )
            for th in tahun
        ]
    return Lembar(nama=nama, kolom=tuple(kolom), kunci=("kode",), wajib=nama in ("Tujuan", "Sasaran", "Program"))


_KODE_CONTOH: Final = {
    "Tujuan": "1",
    "Sasaran": "1.1",
    "Program": "2.12.02",
    "Kegiatan": "2.12.02.2.01",
    "Subkegiatan": "2.12.02.2.01.0002",
}
_TINGKAT: Final = tuple((jenis, nama) for nama, jenis in LEMBAR_SIMPUL.items() if jenis in BERINDIKATOR)


def _kolom_indikator(satuan: tuple[str, ...], jabatan: tuple[str, ...]) -> tuple[Kolom, ...]:
    return (*_kolom_pokok(satuan), *_kolom_ukuran(), *_kolom_kamus(jabatan))


def _kolom_pokok(satuan: tuple[str, ...]) -> tuple[Kolom, ...]:
    """Which indicator it is, what it hangs on and in which unit it counts."""
    return (
        Kolom(nama="kode", judul="Kode", jenis=Jenis.KODE, maksimal=40, contoh="IKU.1", lebar=14),
        Kolom(nama="tingkat", judul="Tingkat", jenis=Jenis.PILIHAN, pilihan=_TINGKAT, contoh=JenisSimpul.SASARAN),
        Kolom(
            nama="induk",
            judul="Kode induk",
            jenis=Jenis.KODE,
            contoh="1.1",
            petunjuk="Kode tujuan, sasaran, atau program yang diukur indikator ini, sesuai kolom Tingkat.",
            lebar=16,
        ),
        Kolom(
            nama="uraian",
            judul="Indikator",
            wajib=True,
            contoh="Persentase penduduk yang memiliki KTP elektronik",
            sinonim=("Indikator kinerja", "Uraian"),
            lebar=60,
        ),
        Kolom(
            nama="jenis",
            judul="Jenis",
            jenis=Jenis.PILIHAN,
            pilihan=_pilihan(JenisIndikator),
            contoh=JenisIndikator.IKU,
        ),
        Kolom(nama="satuan", judul="Satuan", wajib=True, pilihan=satuan, maksimal=60, contoh="Persen"),
    )


def _kolom_ukuran() -> tuple[Kolom, ...]:
    """How it is measured: the choices that the computation follows."""
    return (
        Kolom(
            nama="polaritas",
            judul="Polaritas",
            jenis=Jenis.PILIHAN,
            wajib=True,
            pilihan=_pilihan(Polaritas),
            contoh=Polaritas.NAIK,
        ),
        Kolom(
            nama="agregasi",
            judul="Agregasi",
            jenis=Jenis.PILIHAN,
            wajib=True,
            pilihan=_pilihan(Agregasi),
            contoh=Agregasi.RASIO,
            petunjuk="Cara nilai bulanan menjadi nilai tahun.",
        ),
        Kolom(
            nama="frekuensi",
            judul="Frekuensi",
            jenis=Jenis.PILIHAN,
            wajib=True,
            pilihan=_pilihan(Frekuensi),
            contoh=Frekuensi.BULANAN,
        ),
        Kolom(
            nama="cara_entri",
            judul="Cara pengisian",
            jenis=Jenis.PILIHAN,
            pilihan=_pilihan(CaraEntri),
            contoh=CaraEntri.KUMULATIF,
            petunjuk="Kosong berarti nilai periode itu saja.",
        ),
    )


def _kolom_kamus(jabatan: tuple[str, ...]) -> tuple[Kolom, ...]:
    """What the dictionary says of it, its baseline and who answers for it."""
    pendek = {"maksimal": 250}
    return (
        Kolom(
            nama="definisi",
            judul="Definisi operasional",
            contoh="Penduduk wajib KTP yang sudah memegang KTP elektronik",
            lebar=40,
        ),
        Kolom(nama="formula", judul="Formula", contoh="pembilang ÷ penyebut × 100", lebar=30),
        Kolom(nama="pembilang", judul="Pembilang", contoh="Pemegang KTP elektronik", lebar=24, **pendek),
        Kolom(nama="penyebut", judul="Penyebut", contoh="Penduduk wajib KTP", lebar=24, **pendek),
        Kolom(nama="sumber", judul="Sumber data", contoh="SIAK terpusat", lebar=24, **pendek),
        Kolom(
            nama="penanggung_jawab",
            judul="Penanggung jawab",
            pilihan=jabatan,
            petunjuk="Nama jabatan di unit ini.",
            lebar=30,
        ),
        Kolom(nama="presisi", judul="Desimal", jenis=Jenis.BULAT, minimal=0, maksimal=6, contoh=2),
        Kolom(nama="baseline_tahun", judul="Tahun awal", jenis=Jenis.TAHUN, contoh=2024),
        Kolom(
            nama="baseline",
            judul="Nilai awal",
            jenis=Jenis.CAMPURAN,
            maksimal=60,
            periksa=_periksa_target,
            contoh="91,2",
        ),
    )


def _kolom_tambahan(skala: tuple[str, ...]) -> tuple[Kolom, ...]:
    """Settings and instrument of an indicator that most plans fill later; all may stay empty."""
    pendek = {"maksimal": 250, "lebar": 24}
    tahun = {"jenis": Jenis.TAHUN}
    return (
        Kolom(
            nama="rumus_turun",
            judul="Rumus makin rendah",
            jenis=Jenis.PILIHAN,
            pilihan=_pilihan(RumusTurun),
            petunjuk="Hanya untuk makin rendah makin baik. Kosong berarti (2 × target − realisasi) ÷ target.",
        ),
        Kolom(
            nama="target_nol",
            judul="Target nol",
            jenis=Jenis.PILIHAN,
            pilihan=_pilihan(TargetNol),
            petunjuk="Kosong berarti mengikuti pengaturan tahun.",
        ),
        Kolom(nama="boleh_negatif", judul="Boleh negatif", jenis=Jenis.YA_TIDAK),
        Kolom(
            nama="skala", judul="Skala", pilihan=skala, maksimal=80, petunjuk="Untuk nilai berupa tulisan seperti WTP."
        ),
        Kolom(nama="alasan", judul="Alasan pemilihan", lebar=40),
        Kolom(nama="pencatat", judul="Pencatat", **pendek),
        Kolom(nama="cara_kumpul", judul="Cara pengumpulan", **pendek),
        Kolom(nama="jadwal", judul="Saat data tersedia", maksimal=120, lebar=24),
        Kolom(nama="nasional_teks", judul="Acuan nasional", jenis=Jenis.CAMPURAN, maksimal=60),
        Kolom(nama="nasional_tahun", judul="Tahun acuan nasional", **tahun),
        Kolom(nama="nasional_sumber", judul="Sumber acuan nasional", **pendek),
        Kolom(nama="berlaku_mulai", judul="Berlaku mulai", **tahun),
        Kolom(nama="berlaku_sampai", judul="Berlaku sampai", **tahun),
    )


def _kolom_target(tahun: Sequence[int]) -> tuple[Kolom, ...]:
    return tuple(
        Kolom(
            nama=f"target_{th}",
            judul=f"Target {th}",
            jenis=Jenis.CAMPURAN,
            maksimal=60,
            periksa=_periksa_target,
            contoh="≥ 95" if nomor else "93,5",
        )
        for nomor, th in enumerate(tahun)
    )


def _pilihan(enum: Any) -> tuple[tuple[Any, str], ...]:
    return tuple((anggota, anggota.label) for anggota in enum)


def _periksa_target(teks: str) -> str | None:
    """The sentence about a text that cannot be a target, None where it can."""
    try:
        target = baca_target(teks)
    except TargetSalah as salah:
        return str(salah)
    angka = [n for n in (target.nilai, target.bawah, target.atas) if n is not None]
    return f"Angka target “{teks}” terlalu besar." if any(abs(n) >= TARGET_MAKS for n in angka) else None


def baris_rencana(isi: IsiRencana) -> dict[str, list[dict[str, Any]]]:
    """The content of a plan as rows per sheet: what the export writes, what an import compares with."""
    menurut_id = {simpul.id: simpul for simpul in isi.simpul}
    hasil: dict[str, list[dict[str, Any]]] = {nama: [] for nama in (*LEMBAR_SIMPUL, LEMBAR_INDIKATOR)}
    for simpul in isi.simpul:
        if nama := NAMA_LEMBAR.get(simpul.jenis):
            hasil[nama].append(_baris_simpul(simpul, menurut_id.get(simpul.induk_id or 0)))
    for satu in isi.indikator:
        hasil[LEMBAR_INDIKATOR].append(_baris_indikator(satu, menurut_id[satu.simpul_id]))
    return hasil


def _baris_simpul(simpul: IsiSimpul, induk: IsiSimpul | None) -> dict[str, Any]:
    baris = {"kode": simpul.kode, "uraian": simpul.uraian, "induk": induk.kode if induk else None}
    return baris | {f"pagu_{tahun}": jumlah for tahun, jumlah in simpul.pagu.items()}


_KOLOM_LANGSUNG = (
    "kode", "uraian", "jenis", "satuan", "polaritas", "agregasi", "frekuensi", "cara_entri", "definisi", "formula",
    "pembilang", "penyebut", "sumber", "penanggung_jawab", "presisi", "baseline_tahun",
    "rumus_turun", "target_nol", "boleh_negatif", "skala", "alasan", "pencatat", "cara_kumpul", "jadwal", "nasional_teks",
    "nasional_tahun", "nasional_sumber", "berlaku_mulai", "berlaku_sampai",
)  # fmt: skip


def _baris_indikator(satu: IsiIndikator, simpul: IsiSimpul) -> dict[str, Any]:
    baris = {nama: getattr(satu, nama) for nama in _KOLOM_LANGSUNG}
    baris |= {"tingkat": simpul.jenis, "induk": simpul.kode, "baseline": satu.baseline_teks}
    return baris | {f"target_{tahun}": target.teks for tahun, target in satu.target.items()}
