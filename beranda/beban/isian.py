"""Values of the load set by COPY, their documents, and the achievement computed from them by the same query as ever."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import batched
from typing import Any

from django.utils import timezone

from beranda.beban.dasar import Gudang
from beranda.beban.rencana import acak, ragam, target
from beranda.beban.salin import salin
from datakinerja.models import LembarData, Nilai
from datakinerja.rules import JENIS_PERIODE
from pengukuran.models import Capaian
from pengukuran.queries.proyeksi import KOLOM, proyeksi
from renstra.models import ObjekUkur
from renstra.rules import Frekuensi

SEKALI = 500


def muat_nilai(gudang: Gudang) -> int:
    """Values of all objects in all periods that are over."""
    objek = list(ObjekUkur.objects.order_by("indikator").values_list("pk", "unit_id"))
    pengisi = {unit.pk: gudang.akun[f"penyusun.{unit.kunci}"].pk for unit in gudang.opd}
    banyak = gudang.skala.indikator

    def baris() -> Iterator[tuple[Any, ...]]:
        for tahun in gudang.skala.daftar_tahun:
            for urutan, (pk, unit) in enumerate(objek):
                yield from _nilai_setahun(gudang, pk, pengisi[unit], urutan % banyak, tahun)

    return salin(
        Nilai,
        ("objek_id", "periode_id", "oleh_id", "waktu", "nilai", "pembilang", "penyebut"),
        baris(), versi=1, keadaan="TERISI", teks="", sifat="TETAP", sumber="Laporan bulanan", catatan="", alasan="",
    )  # fmt: skip


def _nilai_setahun(gudang: Gudang, objek: int, pengisi: int, nomor: int, tahun: int) -> Iterator[tuple[Any, ...]]:
    agregasi, frekuensi = ragam(nomor)
    deret = gudang.periode[tahun, JENIS_PERIODE[Frekuensi(frekuensi)]]
    lebar = 12 // len(deret)
    if tahun == gudang.skala.akhir:
        deret = deret[: gudang.skala.sampai_bulan // lebar]
    for urutan, periode in enumerate(deret, 1):
        bulan = urutan * lebar
        waktu = timezone.make_aware(dt.datetime(tahun + bulan // 12, bulan % 12 + 1, 6, 10))
        persen = 85 + acak(objek, periode) % 31
        if agregasi == "RASIO":
            penyebut = Decimal(100 + acak(periode, objek) % 900)
            yield (
                objek,
                periode,
                pengisi,
                waktu,
                None,
                (penyebut * persen * target(nomor, tahun) / 11500).quantize(Decimal(1)),
                penyebut,
            )
            continue
        nilai = target(nomor, tahun) * persen / 100 / (len(deret) if agregasi == "JUMLAH" else 1)
        yield objek, periode, pengisi, waktu, nilai.quantize(Decimal("0.01")), None, None


def muat_lembar(gudang: Gudang) -> int:
    """A verified document of every unit for every month that is over."""

    def baris() -> Iterator[tuple[Any, ...]]:
        for tahun in gudang.skala.daftar_tahun:
            bulan = gudang.periode[tahun, "bulan"]
            for nomor, periode in enumerate(
                bulan[: gudang.skala.sampai_bulan if tahun == gudang.skala.akhir else 12], 1
            ):
                waktu = timezone.make_aware(dt.datetime(tahun + nomor // 12, nomor % 12 + 1, 8, 10))
                for unit in gudang.opd:
                    yield unit.pk, periode, waktu

    return salin(LembarData, ("unit_id", "periode_id", "diajukan_pada"), baris(), status="terverifikasi", revisi=0)


def muat_capaian(objek: list[int], tahun: int) -> int:
    """The projection of some objects in a year."""
    jumlah = 0
    for bagian in batched(objek, SEKALI):
        hasil = list(proyeksi(bagian, tahun))  # all read before the COPY begins on the same connection
        jumlah += salin(Capaian, KOLOM, (tuple(getattr(satu, nama) for nama in KOLOM) for satu in hasil))
    return jumlah
