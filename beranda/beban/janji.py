"""Agreements of the load set: one of every head in every year, frozen and in force, with targets by month."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import batched
from typing import Any

from beranda.beban.dasar import Gudang
from beranda.beban.rencana import ragam, target
from beranda.beban.salin import salin
from datakinerja.rules import JENIS_PERIODE
from organisasi.models import VersiJabatan
from perjanjian.models import ItemPerjanjian, Perjanjian, ProgramPerjanjian, TargetPeriode
from perjanjian.queries.isi import isi_perjanjian
from perjanjian.rules import ke_beku
from renstra.models import IndikatorVersi, ObjekUkur, Pagu
from renstra.rules import Frekuensi
from sakip.angka import tulis

SEKALI = 50


def muat_perjanjian(gudang: Gudang) -> None:
    """Rows of the agreements and their tables by COPY; then each is frozen as the action would freeze it."""
    objek = dict(ObjekUkur.objects.values_list("indikator_id", "pk"))
    milik = _indikator(gudang)
    janji = _janji(gudang, {kunci: daftar[0][1] for kunci, daftar in milik.items()})
    _salin_item(gudang, janji, milik, objek)
    _salin_program(janji)
    _bekukan()


def _indikator(gudang: Gudang) -> dict[tuple[int, int], list[tuple[int, int, int, str]]]:
    """(unit, first year of the plan) → promised indicators: id of the wording, of the version, of the identity, and the sasaran."""
    hasil: dict[tuple[int, int], list[tuple[int, int, int, str]]] = defaultdict(list)
    baris = IndikatorVersi.objects.filter(simpul__jenis="SASARAN").order_by("versi", "urutan")
    for unit, awal, *isi in baris.values_list(
        "versi__dokumen__unit", "versi__dokumen__tahun_awal", "pk", "versi", "indikator", "simpul__uraian"
    ):
        hasil[unit, awal].append(tuple(isi))
    return hasil


def _awal(gudang: Gudang, tahun: int) -> int:
    return next(masa[0] for masa in gudang.skala.rencana if tahun in masa)


def _janji(gudang: Gudang, versi: dict[tuple[int, int], int]) -> list[tuple[int, int, int, int]]:
    """Write the agreements, still open; gives (id, unit, year, first year of the plan)."""
    nama = dict(VersiJabatan.objects.values_list("jabatan", "nama"))
    janji = []

    def baris() -> Iterator[tuple[Any, ...]]:
        for tahun in gudang.skala.daftar_tahun:
            for nomor, (unit, kepala) in enumerate(zip(gudang.opd, gudang.kepala, strict=True), 1):
                pk, awal = gudang.nomor.ambil(Perjanjian), _awal(gudang, tahun)
                janji.append((pk, unit.pk, tahun, awal))
                yield (
                    pk, unit.pk, tahun, kepala.jabatan_id, nama[kepala.jabatan_id], kepala.pk, versi[unit.pk, awal],
                    f"000.8.6/{nomor}/{tahun}", dt.date(tahun, 1, 29),
                )  # fmt: skip

    salin(
        Perjanjian,
        ("id", "unit_id", "tahun_id", "jabatan_id", "nama_jabatan", "pihak_pertama_id", "rencana_id", "nomor", "tanggal"),
        baris(), status="disetujui", revisi=0, versi=1, menggantikan_id=None, alasan_revisi="", keterangan_revisi="",
        pihak_kedua_id=gudang.bupati.pk if gudang.bupati else None, tempat="Beban", beku=None, dokumen_id=None,
    )  # fmt: skip
    return janji


def _salin_item(
    gudang: Gudang,
    janji: list[tuple[int, int, int, int]],
    milik: dict[tuple[int, int], list[tuple[int, int, int, str]]],
    objek: dict[int, int],
) -> None:
    bulanan: list[tuple[int, int, Decimal]] = []

    def baris() -> Iterator[tuple[Any, ...]]:
        for pk, unit, tahun, awal in janji:
            for n, (wording, _, identitas, sasaran) in enumerate(milik[unit, awal]):
                item, nilai = gudang.nomor.ambil(ItemPerjanjian), target(n, tahun)
                bulanan.append((item, n, nilai))
                yield (
                    item,
                    pk,
                    n + 1,
                    wording,
                    objek[identitas],
                    sasaran,
                    f"Indikator beban nomor {n + 1}",
                    tulis(nilai),
                    nilai,
                )

    salin(
        ItemPerjanjian,
        ("id", "perjanjian_id", "urutan", "indikator_versi_id", "objek_id", "sasaran", "indikator", "target_teks", "target_nilai"),
        baris(), satuan="Dokumen", target_bawah=None, target_atas=None, pembanding="SAMA", alasan_beda="",
        cara_turun="",
    )  # fmt: skip
    tahun_item = {pk: tahun for pk, _, tahun, _ in janji}
    _salin_target_periode(gudang, bulanan, dict(ItemPerjanjian.objects.values_list("pk", "perjanjian_id")), tahun_item)


def _salin_target_periode(
    gudang: Gudang, bulanan: list[tuple[int, int, Decimal]], induk: dict[int, int], tahun_item: dict[int, int]
) -> None:
    """Targets by period: a share of the year for sums, the target itself for the others."""

    def baris() -> Iterator[tuple[Any, ...]]:
        for item, n, nilai in bulanan:
            agregasi, frekuensi = ragam(n)
            deret = gudang.periode[tahun_item[induk[item]], JENIS_PERIODE[Frekuensi(frekuensi)]]
            bagian = (nilai / len(deret)).quantize(Decimal("0.000001")) if agregasi == "JUMLAH" else nilai
            for periode in deret:
                yield item, periode, bagian

    salin(TargetPeriode, ("item_id", "periode_id", "nilai"), baris(), teks="")


def _salin_program(janji: list[tuple[int, int, int, int]]) -> None:
    pagu: dict[tuple[int, int], list[tuple[str, str, Decimal]]] = defaultdict(list)
    baris = Pagu.objects.order_by("simpul__urutan").values_list(
        "simpul__versi__dokumen__unit", "tahun", "simpul__kode", "simpul__uraian", "jumlah"
    )
    for unit, tahun, *isi in baris:
        pagu[unit, tahun].append(tuple(isi))
    salin(
        ProgramPerjanjian,
        ("perjanjian_id", "urutan", "kode", "nama", "pagu"),
        ((pk, n, *isi) for pk, unit, tahun, _ in janji for n, isi in enumerate(pagu[unit, tahun], 1)),
        keterangan="Pagu rencana",
    )


def _bekukan() -> None:
    semua = Perjanjian.objects.select_related(
        "unit", "rencana__dokumen", "pihak_pertama__pegawai", "pihak_kedua__pegawai"
    )
    for bagian in batched(semua.filter(status="disetujui").order_by("pk"), SEKALI):
        for satu in bagian:
            satu.beku, satu.status = ke_beku(isi_perjanjian(satu)), "ditandatangani"
        Perjanjian.objects.bulk_update(bagian, ["beku", "status"])
