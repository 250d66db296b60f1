"""Plans of the load set: for every OPD one after the other, the same indicators in each."""

import datetime as dt
import uuid
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from django.utils import timezone

from beranda.beban.dasar import Gudang
from beranda.beban.salin import salin
from organisasi.models import Satuan
from renstra.models import (
    DokumenRencana,
    Indikator,
    IndikatorVersi,
    ObjekUkur,
    Pagu,
    Simpul,
    TargetTahunan,
    VersiRencana,
)
from sakip.angka import tulis

# Aggregation and frequency by number of the indicator, in turns of twenty: about eleven values a year.
RAGAM: Final = (
    *(("JUMLAH", "BULANAN"),) * 7,
    *(("TERAKHIR", "BULANAN"),) * 6,
    *(("RERATA", "BULANAN"),) * 2,
    *(("RASIO", "BULANAN"),) * 3,
    ("TERAKHIR", "TRIWULANAN"),
    ("TERAKHIR", "TAHUNAN"),
)


def ragam(nomor: int) -> tuple[str, str]:
    """Aggregation and frequency of the n-th indicator of an OPD."""
    return RAGAM[nomor % len(RAGAM)]


def target(nomor: int, tahun: int) -> Decimal:
    """Target of the n-th indicator in a year."""
    return Decimal(60 + nomor % 35 + tahun % 5)


def acak(*bagian: int) -> int:
    """A number that looks drawn: multiplicative hashing, quick enough for millions."""
    hasil = 2166136261
    for satu in bagian:
        hasil = (hasil ^ satu) * 16777619 & 0xFFFFFFFF
    return hasil >> 8


def kunci_tetap(*bagian: object) -> uuid.UUID:
    """The same identity for the same parts."""
    return uuid.uuid5(uuid.NAMESPACE_OID, "beban:" + ":".join(map(str, bagian)))


def muat_rencana(gudang: Gudang) -> None:
    """Identities, objects, and all versions with nodes, indicators, targets and money; ratified at the end."""
    satuan = {
        nama: Satuan.objects.get_or_create(nama=nama, defaults={"simbol": simbol})[0].pk
        for nama, simbol in (("Persen", "%"), ("Dokumen", ""))
    }
    indikator = _identitas(gudang)
    versi = _versi(gudang)
    simpul = {satu.pk: _simpul(gudang, satu) for satu in versi}
    _salin_simpul(gudang, versi, simpul)
    _salin_indikator(gudang, versi, simpul, indikator, satuan)
    for satu in versi:
        satu.status, satu.tanggal = "ditetapkan", dt.date(satu.dokumen.tahun_awal - 1, 10, 1)
    VersiRencana.objects.bulk_update(versi, ["status", "tanggal"])


def _identitas(gudang: Gudang) -> dict[int, list[int]]:
    """Indicator ids by OPD, each with its object."""
    hasil = {unit.pk: [gudang.nomor.ambil(Indikator) for _ in range(gudang.skala.indikator)] for unit in gudang.opd}
    salin(
        Indikator,
        ("id", "kunci", "unit_id", "kode"),
        (
            (satu, kunci_tetap(unit, n), unit, f"I.{n + 1}")
            for unit, daftar in hasil.items()
            for n, satu in enumerate(daftar)
        ),
        dibuat=timezone.now(),
    )
    salin(
        ObjekUkur,
        ("id", "indikator_id", "unit_id"),
        ((gudang.nomor.ambil(ObjekUkur), satu, unit) for unit, daftar in hasil.items() for satu in daftar),
        jabatan_id=None,
        pegawai_id=None,
    )
    return hasil


def _versi(gudang: Gudang) -> list[VersiRencana]:
    dokumen = DokumenRencana.objects.bulk_create(
        DokumenRencana(
            unit=unit,
            jenis="RENSTRA",
            judul=f"Renstra {unit.kunci} {masa[0]}–{masa[-1]}",
            tahun_awal=masa[0],
            tahun_akhir=masa[-1],
        )
        for masa in gudang.skala.rencana
        for unit in gudang.opd
    )
    return VersiRencana.objects.bulk_create(
        VersiRencana(dokumen=satu, status="draf", dasar_hukum="Peraturan Bupati Beban") for satu in dokumen
    )


def _simpul(gudang: Gudang, versi: VersiRencana) -> dict[str, list[int]]:
    """Ids of the nodes of a version, by kind."""
    banyak = {"TUJUAN": 1, "SASARAN": gudang.skala.sasaran, "PROGRAM": gudang.skala.program}
    return {jenis: [gudang.nomor.ambil(Simpul) for _ in range(n)] for jenis, n in banyak.items()}


def _salin_simpul(gudang: Gudang, versi: list[VersiRencana], simpul: dict[int, dict[str, list[int]]]) -> None:
    def baris() -> Iterator[tuple[Any, ...]]:
        for satu in versi:
            milik, unit = simpul[satu.pk], satu.dokumen.unit_id
            atas = {"SASARAN": milik["TUJUAN"], "PROGRAM": milik["SASARAN"]}
            for jenis, daftar in milik.items():
                for n, pk in enumerate(daftar):
                    induk = atas[jenis][n % len(atas[jenis])] if jenis in atas else None
                    kode = f"{jenis[0]}.{n + 1}"
                    yield (
                        pk,
                        satu.pk,
                        kunci_tetap(unit, jenis, n),
                        jenis,
                        induk,
                        kode,
                        f"{jenis.capitalize()} {n + 1} unit {unit}",
                        n,
                    )

    salin(Simpul, ("id", "versi_id", "kunci", "jenis", "induk_id", "kode", "uraian", "urutan"), baris())
    salin(
        Pagu,
        ("simpul_id", "tahun", "jumlah"),
        (
            (pk, tahun, Decimal(1_000_000) * (50 + acak(pk, tahun) % 400))
            for satu in versi
            for pk in simpul[satu.pk]["PROGRAM"]
            for tahun in satu.dokumen.daftar_tahun
        ),
    )


def _salin_indikator(
    gudang: Gudang,
    versi: list[VersiRencana],
    simpul: dict[int, dict[str, list[int]]],
    indikator: dict[int, list[int]],
    satuan: dict[str, int],
) -> None:
    baris = [
        (gudang.nomor.ambil(IndikatorVersi), satu, n, pk)
        for satu in versi
        for n, pk in enumerate(indikator[satu.dokumen.unit_id])
    ]

    def isi() -> Iterator[tuple[Any, ...]]:
        for pk, satu, n, identitas in baris:
            daftar = simpul[satu.pk]["SASARAN" if n < gudang.skala.iku else "PROGRAM"]
            agregasi, frekuensi = ragam(n)
            rasio = agregasi == "RASIO"
            yield (
                pk, identitas, satu.pk, daftar[n % len(daftar)], n, f"Indikator beban nomor {n + 1}",
                "IKU" if n < gudang.skala.iku else "IKP", satuan["Persen" if rasio else "Dokumen"], "TURUN" if n % 11 == 10 else "NAIK",
                agregasi, frekuensi, "Bagian" if rasio else "", "Seluruhnya" if rasio else "", satu.dokumen.tahun_awal - 1,
            )  # fmt: skip

    salin(
        IndikatorVersi,
        ("id", "indikator_id", "versi_id", "simpul_id", "urutan", "uraian", "jenis", "satuan_id", "polaritas", "agregasi",
         "frekuensi", "pembilang", "penyebut", "baseline_tahun"),
        isi(), cara_entri="PERIODE", definisi="Menurut catatan unit.", formula="", sumber="Laporan bulanan",
        penanggung_jawab_id=None, presisi=2, baseline_nilai=Decimal(50), baseline_teks="50",
    )  # fmt: skip
    _salin_target(baris)


def _salin_target(baris: list[tuple[int, VersiRencana, int, int]]) -> None:
    """Yearly targets of the indicators, each given as (id of its version, plan, running number, id of its identity)."""
    salin(
        TargetTahunan,
        ("indikator_id", "tahun", "teks", "nilai"),
        (
            (pk, tahun, tulis(target(n, tahun)), target(n, tahun))
            for pk, satu, n, _ in baris
            for tahun in satu.dokumen.daftar_tahun
        ),
        bawah=None,
        atas=None,
        pembanding="SAMA",
    )
