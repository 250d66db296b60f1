"""Makers of plans and agreements for tests."""

import datetime as dt
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from pypdf import PdfReader

from organisasi.models import Jabatan, Pengguna, Satuan, Unit
from perjanjian import actions
from perjanjian.models import Perjanjian
from renstra.models import DokumenRencana, Indikator, IndikatorVersi, Pagu, Simpul, TargetTahunan, VersiRencana
from renstra.rules import baca_target

TAHUN = 2026
PADA = dt.date(2026, 1, 20)

# wording, unit, target of the year, aggregation, frequency
INDIKATOR: tuple[tuple[str, str, str, str, str], ...] = (
    ("Angka Harapan Hidup", "Tahun", "72,50", "TERAKHIR", "TAHUNAN"),
    ("Jumlah puskesmas terakreditasi paripurna", "Unit", "17", "JUMLAH", "BULANAN"),
    ("Predikat kualitas layanan", "Predikat", "WTP", "TERAKHIR", "TAHUNAN"),
    ("Persentase stunting", "%", "≤ 12,5", "RASIO", "TRIWULANAN"),
)


def buat_rencana(
    unit: Unit,
    *,
    indikator: tuple[tuple[str, str, str, str, str], ...] = INDIKATOR,
    nomor: int = 0,
    pagu: Decimal = Decimal("1250000000"),
    tahun: int = TAHUN,
    penanggung_jawab: Jabatan | None = None,
    jenis_simpul: str = "SASARAN",
    atur: Callable[[VersiRencana], object] = lambda versi: None,
) -> VersiRencana:
    """A ratified plan of a unit: one sasaran per two indicators, one programme with money for the year.

    atur: what else is done to the version before it is ratified.
    """
    dokumen, _ = DokumenRencana.objects.get_or_create(
        unit=unit, jenis="RENSTRA", tahun_awal=2025, defaults={"judul": "Renstra Contoh 2025–2029", "tahun_akhir": 2029}
    )
    versi = VersiRencana.objects.create(
        dokumen=dokumen, nomor=nomor, sebutan="Murni" if not nomor else f"Perubahan {nomor}", status="draf"
    )
    for urutan, (uraian, satuan, target, agregasi, frekuensi) in enumerate(indikator):
        sasaran, _ = Simpul.objects.get_or_create(
            versi=versi,
            jenis=jenis_simpul,
            kode=f"1.{urutan // 2 + 1}",
            defaults={"uraian": f"Meningkatnya derajat kesehatan {urutan // 2 + 1}", "urutan": urutan},
        )
        identitas, _ = Indikator.objects.get_or_create(unit=unit, kode=f"S{urutan + 1}")
        satu = IndikatorVersi.objects.create(
            indikator=identitas,
            versi=versi,
            simpul=sasaran,
            urutan=urutan,
            uraian=uraian,
            jenis="IKU",
            satuan=Satuan.objects.get_or_create(nama=satuan)[0],
            polaritas="TURUN" if target.startswith("≤") else "NAIK",
            agregasi=agregasi,
            frekuensi=frekuensi,
            presisi=0 if agregasi == "JUMLAH" else 2,
            penanggung_jawab=penanggung_jawab,
        )
        dibaca = baca_target(target)
        TargetTahunan.objects.create(
            indikator=satu,
            tahun=tahun,
            teks=target,
            nilai=dibaca.nilai,
            bawah=dibaca.bawah,
            atas=dibaca.atas,
            pembanding=dibaca.pembanding,
        )
    program = Simpul.objects.create(
        versi=versi, jenis="PROGRAM", kode="1.02.02", uraian="Program Pemenuhan Upaya Kesehatan", urutan=90
    )
    Pagu.objects.create(simpul=program, tahun=tahun, jumlah=pagu)
    atur(versi)
    VersiRencana.objects.filter(dokumen=dokumen, status="ditetapkan").update(status="diganti")
    VersiRencana.objects.filter(pk=versi.pk).update(status="ditetapkan", tanggal=dt.date(2025, 3, 1 + nomor))
    versi.refresh_from_db()
    return versi


def sampai(
    perjanjian: Perjanjian, status: str, *, operator: Pengguna, kepala: Pengguna, atasan: Pengguna
) -> Perjanjian:
    """Bring an agreement along its way to a state: diajukan, disetujui, siap, or ditandatangani (local certificates)."""
    nomor = f"000.8/{perjanjian.versi + 11}/2026"
    langkah: list[tuple[str, Any]] = [
        ("diajukan", lambda p: actions.ajukan(p, by=kepala)),
        ("disetujui", lambda p: actions.setujui(p, by=atasan)),
        ("siap", lambda p: actions.bekukan(p, by=operator, nomor=nomor, tempat="Contoh", tanggal=PADA)),
        ("sebagian", lambda p: actions.tandatangani(p, jalur="lokal", by=atasan)),
        ("ditandatangani", lambda p: actions.tandatangani(p, jalur="lokal", by=kepala)),
    ]
    for nama, lakukan in langkah:
        perjanjian = lakukan(perjanjian)
        if nama == status:
            break
    return Perjanjian.objects.get(pk=perjanjian.pk)


def pindaian() -> bytes:
    """A small true PDF, as a scanner gives it."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\nxref\n0 4\n0000000000 65535 f \n"
        b"0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n"
    )


def teks_pdf(isi: bytes) -> str:
    """Text of a PDF, lines joined."""
    return " ".join(" ".join(halaman.extract_text() for halaman in PdfReader(io.BytesIO(isi)).pages).split())


__all__ = ["INDIKATOR", "PADA", "TAHUN", "buat_rencana", "pindaian", "sampai", "teks_pdf"]
