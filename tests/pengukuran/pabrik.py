"""Makers of what is measured: a plan in force with indicators of every kind, and values."""

import datetime as dt
from typing import Any

from datakinerja.actions import IsiNilai
from datakinerja.rules import KeadaanNilai
from organisasi.models import Periode, Satuan, Unit
from pengukuran.rules.isian import baca_isian
from renstra.models import DokumenRencana, Indikator, IndikatorVersi, ObjekUkur, Simpul, TargetTahunan, VersiRencana
from renstra.queries.pohon import target_dari
from renstra.rules import baca_target

TAHUN = 2026

# code, wording, unit of measure, target, polarity, aggregation, frequency, entry
INDIKATOR: tuple[tuple[str, ...], ...] = (
    ("A1", "Puskesmas terakreditasi", "Unit", "20", "NAIK", "JUMLAH", "BULANAN", "PERIODE"),
    ("A2", "Cakupan imunisasi dasar lengkap", "%", "90", "NAIK", "RASIO", "BULANAN", "PERIODE"),
    ("A3", "Angka kematian ibu", "per 100.000 KH", "80", "TURUN", "TERAKHIR", "BULANAN", "PERIODE"),
    ("A4", "Kelembapan gudang obat", "%", "40–60", "RENTANG", "RERATA", "TRIWULANAN", "PERIODE"),
    ("A5", "Opini laporan keuangan", "Opini", "WTP", "NAIK", "TERAKHIR", "TAHUNAN", "PERIODE"),
    ("A6", "Kunjungan kumulatif", "Orang", "1200", "NAIK", "JUMLAH", "BULANAN", "KUMULATIF"),
    ("A7", "Nilai SAKIP", "Predikat", "BB (72,50)", "NAIK", "TERAKHIR", "SEMESTERAN", "PERIODE"),
    ("A8", "Suhu rantai dingin tertinggi", "Derajat", "8", "TURUN", "MAKS", "BULANAN", "PERIODE"),
)


SASARAN = (("1.1", "Sasaran 1"), ("1.2", "Sasaran 2"))


def buat_rencana(
    unit: Unit,
    indikator: tuple[tuple[str, ...], ...] = INDIKATOR,
    *,
    tahun: int = TAHUN,
    nomor: int = 0,
    sasaran: tuple[tuple[str, str], ...] = SASARAN,
) -> dict[str, ObjekUkur]:
    """A plan in force with these sasaran (code, wording), the indicators dealt out to them; gives the objects by code."""
    dokumen, _ = DokumenRencana.objects.get_or_create(
        unit=unit, jenis="RENSTRA", tahun_awal=2025, defaults={"judul": "Renstra Contoh 2025–2029", "tahun_akhir": 2029}
    )
    versi = VersiRencana.objects.create(dokumen=dokumen, nomor=nomor, sebutan=f"V{nomor}", status="draf")
    simpul = [
        Simpul.objects.create(versi=versi, jenis="SASARAN", kode=kode, uraian=uraian, urutan=n)
        for n, (kode, uraian) in enumerate(sasaran, start=1)
    ]
    objek = {}
    for urutan, baris in enumerate(indikator):
        objek[baris[0]] = _indikator(unit, versi, simpul[urutan % len(simpul)], urutan, baris, tahun)
    VersiRencana.objects.filter(dokumen=dokumen, status="ditetapkan").update(status="diganti")
    VersiRencana.objects.filter(pk=versi.pk).update(status="ditetapkan", tanggal=dt.date(2025, 3, 1 + nomor))
    return objek


def _indikator(
    unit: Unit, versi: VersiRencana, simpul: Simpul, urutan: int, baris: tuple[str, ...], tahun: int
) -> ObjekUkur:
    kode, uraian, satuan, target, polaritas, agregasi, frekuensi, cara = baris
    identitas, _ = Indikator.objects.get_or_create(unit=unit, kode=kode)
    satu = IndikatorVersi.objects.create(
        indikator=identitas, versi=versi, simpul=simpul, urutan=urutan, uraian=uraian, jenis="IKU",
        satuan=Satuan.objects.get_or_create(nama=satuan)[0], polaritas=polaritas, agregasi=agregasi,
        frekuensi=frekuensi, cara_entri=cara, definisi=f"Definisi {uraian}", presisi=2,
    )  # fmt: skip
    dibaca = baca_target(target)
    TargetTahunan.objects.create(
        indikator=satu, tahun=tahun, teks=target, nilai=dibaca.nilai, bawah=dibaca.bawah, atas=dibaca.atas, pembanding=dibaca.pembanding
    )  # fmt: skip
    return ObjekUkur.objects.get_or_create(indikator=identitas, unit=unit, jabatan=None, pegawai=None)[0]


def periode(jenis: str = "bulan", nomor: int = 1, tahun: int = TAHUN) -> Periode:
    """A period of the year."""
    return Periode.objects.select_related("tahun").get(tahun=tahun, jenis=jenis, nomor=nomor)


def isi(objek: ObjekUkur, teks: str, **lain: Any) -> IsiNilai:
    """What somebody types, as `simpan_nilai` takes it."""
    versi = IndikatorVersi.objects.filter(indikator=objek.indikator_id).order_by("-versi__nomor").first()
    assert versi is not None
    target = versi.target.filter(tahun=TAHUN).first()
    satu = baca_isian(teks, agregasi=versi.agregasi, target=target_dari(target) if target else baca_target(None))
    if satu.keadaan is KeadaanNilai.TIDAK_BERLAKU:
        lain.setdefault("catatan", "tidak ada kegiatan")
    return IsiNilai(satu.keadaan, satu.nilai, satu.pembilang, satu.penyebut, satu.teks, **lain)
