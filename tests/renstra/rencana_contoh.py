"""A written plan in the shape of a real one of a civil registry office: figures and sentences are invented, the flaws are typical.

No tujuan, programmes with old codes and without worded indicators, typos, a unit of measure nobody registered, a year left empty.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from organisasi.models import Pengguna, Unit
from renstra import actions
from renstra.lembar import buku_rencana
from renstra.models import VersiRencana
from sakip.lembar import tulis_ekspor

TAHUN = range(2025, 2030)


def _deret(awalan: str, nilai: Sequence[Any]) -> dict[str, Any]:
    return {f"{awalan}_{tahun}": satu for tahun, satu in zip(TAHUN, nilai, strict=True)}


def _program(kode: str, uraian: str, *juta: int) -> dict[str, Any]:
    return {"kode": kode, "induk": "4.1.1", "uraian": uraian} | _deret("pagu", [Decimal(j) * 1_000_000 for j in juta])


def _indikator(
    kode: str, tingkat: str, induk: str, uraian: str | None, satuan: str, target: Sequence[Any], **lain: Any
) -> dict[str, Any]:
    isi = {"kode": kode, "tingkat": tingkat, "induk": induk, "uraian": uraian, "satuan": satuan}
    return isi | {"polaritas": "NAIK", "agregasi": "TERAKHIR", "frekuensi": "BULANAN"} | lain | _deret("target", target)


def rencana() -> dict[str, list[dict[str, Any]]]:
    """Rows per sheet as found: with gaps, but readable."""
    return {
        "Tujuan": [],
        "Sasaran": [
            {"kode": "4.1.1", "induk": None, "uraian": "Meningkatnya masyarakat yang terlayani adminduk dan catatan sipil"},
            {"kode": "4.1.3", "induk": None, "uraian": "Meningkatnya kualitas pelayanan publik"},
        ],
        "Program": [
            _program("1", "Program Pelayanan Administrasi Perkantoran", 410, 425, 430, 445, 450),
            _program("15", "Program Penataan Administrasi Kependudukan", 980, 1010, 1045, 1080, 1120),
            _program("17", "Program Penataan Adminitrasi Kependudkan dan Pencatatan Sipil", 610, 640, 655, 670, 690),
        ],
        "Indikator": [
            _indikator(
                "IKU.1", "SASARAN", "4.1.1", "Persentase penduduk wajib KTP yang memiliki KTP-el", "%",
                ["93,5", "95", "96,5", "98", "99"],
                jenis="IKU", agregasi="RASIO", cara_entri="KUMULATIF", pembilang="Penduduk pemegang KTP-el",
                penyebut="Penduduk wajib KTP", definisi="Penduduk wajib KTP yang sudah memegang KTP-el",
                sumber="SIAK terpusat", baseline_tahun=2024, baseline="91,2",
            ),
            _indikator(
                "IKU.2", "SASARAN", "4.1.1", "Persentase anak 0-18 tahun berakta kelahiran", "%",
                ["94", "95", None, "97", "98"], jenis="IKU", baseline_tahun=2024, baseline="92,75",
            ),
            _indikator(
                "IKU.3", "SASARAN", "4.1.3", "Indeks kepuasan masyarakat", "Indeks",
                ["B (82,10)", "B (84,00)", "A (88,50)", "A (89,00)", "A (90,00)"],
                jenis="IKU", agregasi="RERATA", frekuensi="SEMESTERAN",
            ),
            _indikator(
                "IKU.4", "SASARAN", "4.1.3", "Rata-rata lama penerbitan dokumen", "Hari kerja",
                ["≤ 5", "≤ 4", "≤ 3", "≤ 3", "≤ 2"], polaritas="TURUN", agregasi="RERATA",
            ),
            _indikator("P1.1", "PROGRAM", "1", None, "%", ["100"] * 5),
            _indikator("P15.1", "PROGRAM", "15", None, "%", ["100"] * 5),
            _indikator("P17.1", "PROGRAM", "17", "Cakupan buku regsiter yang tertib", "Buku regsiter", ["12", "12", "14", "14", "–"], agregasi="JUMLAH"),
        ],
    }  # fmt: skip


def pelengkap() -> dict[str, list[dict[str, Any]]]:
    """The rows that fill the blocking gaps of `rencana`."""
    return {
        "Tujuan": [{"kode": "4.1", "uraian": "Terwujudnya layanan administrasi kependudukan yang tertib dan mudah"}],
        "Sasaran": [{"kode": "4.1.1", "induk": "4.1"}, {"kode": "4.1.3", "induk": "4.1"}],
        "Indikator": [
            _indikator("TJ.1", "TUJUAN", "4.1", "Indeks layanan kependudukan", "Indeks", ["70–75", "72–77", "74–79", "76–81", "78–83"], polaritas="RENTANG", frekuensi="TAHUNAN"),
            {"kode": "P1.1", "uraian": "Persentase layanan perkantoran terpenuhi"},
            {"kode": "P15.1", "uraian": "Persentase data kependudukan yang dimutakhirkan"},
        ],
    }  # fmt: skip


def buku(data: Mapping[str, Sequence[Mapping[str, Any]]] | None = None, tahun: Sequence[int] = TAHUN) -> bytes:
    """The plan as an .xlsx in the layout of the template."""
    return tulis_ekspor(buku_rencana(tahun), rencana() if data is None else data)


def unggahan(isi: bytes | None = None, nama: str = "renstra-dukcapil.xlsx") -> SimpleUploadedFile:
    """The plan as an uploaded file."""
    return SimpleUploadedFile(nama, buku() if isi is None else isi)


def buat_versi(unit: Unit, by: Pengguna, *, awal: int = 2025) -> VersiRencana:
    """An empty draft plan of five years."""
    return actions.buat_dokumen(
        unit=unit, judul=f"Renstra {awal}–{awal + 4}", tahun_awal=awal, tahun_akhir=awal + 4, by=by
    )


def buat_terisi(unit: Unit, by: Pengguna) -> VersiRencana:
    """A draft plan that can be submitted."""
    versi = buat_versi(unit, by)
    actions.impor_dari_data(versi, rencana(), by)
    actions.impor_dari_data(versi, pelengkap(), by)
    versi.refresh_from_db()
    return versi


def tetapkan(
    versi: VersiRencana, *, penyusun: Pengguna, bappeda: Pengguna, tanggal: dt.date = dt.date(2025, 1, 15)
) -> VersiRencana:
    """Take a draft to force."""
    actions.ajukan(versi, by=penyusun)
    actions.verifikasi(versi, by=bappeda)
    return actions.tetapkan(versi, tanggal=tanggal, dasar_hukum="Perbup Contoh 12/2025", by=bappeda)
