"""Writing the load set: first all that is recorded, then what is computed from it, the mark of completeness last."""

import datetime as dt
import multiprocessing
from collections.abc import Callable
from itertools import batched

import pghistory
from django.core.exceptions import ValidationError
from django.db import connections, transaction

from beranda.beban import dasar, isian, janji, penilaian, rencana
from beranda.beban.salin import siapkan_pemicu
from beranda.beban.skala import Skala
from organisasi.models import Pengguna, ProfilDaerah, Unit
from renstra.models import ObjekUkur

SEPOTONG = 2_000


def sudah_ada() -> bool:
    """Whether this database holds a complete load set."""
    return ProfilDaerah.objects.filter(contoh=True, unit__kunci=dasar.DAERAH).exists()


def muat(
    *,
    opd: int,
    tahun: int,
    indikator: int,
    hari_ini: dt.date,
    proses: int = 1,
    lapor: Callable[[str], None] = lambda teks: None,
) -> bool:
    """Write a load set that ends with last month; False where one is there already.

    proses: how many processes compute achievement; with 1 all happens in this one, and in one transaction if there is one.
    Raises ValidationError on a database with other content, or with half a load set.
    """
    if sudah_ada():
        return False
    if Unit.objects.exists() or Pengguna.objects.exists():
        raise ValidationError("Basis data ini sudah berisi data lain. Muat data beban ke basis data yang kosong.")
    skala = Skala(opd, tahun, indikator, akhir=hari_ini.year, sampai_bulan=hari_ini.month - 1)
    gudang = dasar.Gudang(skala)
    _catat(gudang, lapor)
    lapor("Capaian")
    _hitung(skala, proses)
    ProfilDaerah.objects.create(unit=gudang.daerah, ibu_kota="Beban", contoh=True)
    return True


@transaction.atomic
@pghistory.context(perintah="muat_beban")
def _catat(gudang: dasar.Gudang, lapor: Callable[[str], None]) -> None:
    """All that is recorded, in one transaction; the history tells what wrote it."""
    siapkan_pemicu()
    for nama, langkah in (
        ("Tahun, unit, dan akun", (dasar.muat_tahun, dasar.muat_unit, dasar.muat_akun)),
        ("Rencana", (rencana.muat_rencana,)),
        ("Perjanjian kinerja", (janji.muat_perjanjian,)),
        ("Nilai", (isian.muat_nilai, isian.muat_lembar)),
        ("Evaluasi", (penilaian.muat_penilaian,)),
    ):
        lapor(nama)
        for satu in langkah:
            satu(gudang)
    gudang.nomor.selesai()


def _hitung(skala: Skala, proses: int) -> None:
    objek = list(ObjekUkur.objects.order_by("pk").values_list("pk", flat=True))
    tugas = [(list(bagian), tahun) for tahun in skala.daftar_tahun for bagian in batched(objek, SEPOTONG)]
    if proses == 1:
        for satu in tugas:
            isian.muat_capaian(*satu)
        return
    connections.close_all()
    with multiprocessing.get_context("fork").Pool(proses) as kolam:
        kolam.starmap(isian.muat_capaian, tugas, chunksize=1)
