"""Agreements below the heads: every position of three OPD, brought down from the head's, and one that ended with its position."""

import datetime as dt
from decimal import Decimal
from typing import Final

from beranda.contoh.dunia import Dunia
from beranda.contoh.janji import TEMPAT, pindaian
from organisasi.actions import berhentikan
from organisasi.models import Jabatan, Pemangku, Periode, VersiJabatan
from perjanjian import actions
from perjanjian.actions import IsianKegiatan, IsianTurun
from perjanjian.models import Perjanjian
from perjanjian.queries import item_atasan, perjanjian_atasan
from perjanjian.queries.daftar import unit_serumpun
from perjanjian.rules import CaraTurun, Sebagai

OPD: Final = ("dinkes", "dpupr", "diskominfo")
KEGIATAN: Final = (
    "Menyusun kerangka acuan dan jadwal pelaksanaan",
    "Pembinaan dan pendampingan di wilayah kerja",
    "Pemantauan lapangan dan perbaikan data",
    "Evaluasi hasil dan penyusunan laporan",
)
BERAKHIR: Final = "diskominfo-layanan"


def muat_bawahan(dunia: Dunia) -> None:
    """Positions below the head: indicators taken over from the superior, the first one shared between two of them."""
    tanggal = dt.date(dunia.tahun, 2, 4)
    if not dunia.sudah(tanggal):
        return
    with dunia.pada(tanggal, 8):
        actions.tetapkan_atasan(
            jabatan=dunia.jabatan["bag-hukum:kepala"],
            atasan=dunia.jabatan["setda:sekretaris"],
            mulai=dt.date(dunia.tahun, 1, 1),
            dasar=f"Keputusan Sekretaris Daerah Nomor 100/{dunia.tahun}",
            by=dunia.akun("organisasi"),
        )
    for kunci in OPD:
        with dunia.pada(tanggal, 9):
            _susun_opd(dunia, kunci, tanggal)


def _susun_opd(dunia: Dunia, kunci: str, tanggal: dt.date) -> None:
    oleh = dunia.akun(f"penyusun.{kunci}")
    lingkup = unit_serumpun(dunia.unit[kunci], tanggal)
    kepala = dunia.jabatan[f"{kunci}:kepala"]
    # The nearer to the head the sooner: who answers to somebody needs his agreement first.
    jabatan = VersiJabatan.objects.filter(berlaku__contains=tanggal, unit__in=lingkup).exclude(jabatan=kepala)
    urut = sorted(jabatan.select_related("jabatan"), key=lambda satu: (satu.atasan_id != kepala.pk, satu.pk))
    ada = set(Perjanjian.objects.filter(tahun=dunia.tahun).values_list("jabatan_id", flat=True))
    dipegang = set(Pemangku.objects.filter(berlaku__contains=tanggal).values_list("jabatan_id", flat=True))
    for nomor, versi in enumerate(satu for satu in urut if satu.jabatan_id in dipegang - ada):
        baris = actions.buat_dari_rencana(
            unit=dunia.unit[kunci], tahun=dunia.tahun, jabatan=versi.jabatan, by=oleh, pada=tanggal
        )
        if not baris.item.exists():
            _turunkan(dunia, baris, nomor, kunci)
        if baris.pihak_kedua and baris.pihak_kedua.jabatan_id == kepala.pk and nomor % 3:
            actions.ajukan(baris, by=oleh)
            if nomor % 3 == 2:
                actions.setujui(baris, by=dunia.akun(f"kepala.{kunci}"))


def _turunkan(dunia: Dunia, baris: Perjanjian, nomor: int, kunci: str) -> None:
    """The first two share an indicator half and half, the others take over one or two."""
    atasan = perjanjian_atasan(baris)
    asal = item_atasan(atasan) if atasan else []
    bagi = nomor < 2 and len(asal) > 1
    butir = [IsianTurun(asal[0].item.pk, CaraTurun.BAGI, Decimal(50))] if bagi else []
    butir += [IsianTurun(satu.item.pk, CaraTurun.AMBIL) for satu in asal[1:3] if bagi or nomor % 2 == 0]
    butir = butir or [IsianTurun(satu.item.pk, CaraTurun.AMBIL) for satu in asal[:1]]
    actions.turunkan(baris, butir=butir, by=dunia.akun(f"penyusun.{kunci}"))


def muat_kegiatan(dunia: Dunia) -> None:
    """What is done for each promise of one head in the quarters of the year, and by whom."""
    with dunia.pada(dt.date(dunia.tahun, 1, 20), 10):
        baris = Perjanjian.objects.get(jabatan=dunia.jabatan["dinkes:kepala"], tahun=dunia.tahun, versi=1)
        bidang = dunia.jabatan["dinkes-bid-kesmas:kepala"].pk
        triwulan = list(
            Periode.objects.filter(tahun=dunia.tahun, jenis="triwulan").order_by("nomor").values_list("pk", flat=True)
        )
        isian = {
            (item, periode): IsianKegiatan(uraian, bidang)
            for item in baris.item.values_list("pk", flat=True)
            for periode, uraian in zip(triwulan, KEGIATAN, strict=True)
        }
        actions.simpan_kegiatan(baris, isian=isian, by=dunia.akun("penyusun.dinkes"))


def muat_berakhir(dunia: Dunia) -> None:
    """A functional position that was abolished in mid-year: its agreement ended with it."""
    tanggal, terakhir = dt.date(dunia.tahun, 2, 9), dt.date(dunia.tahun, 6, 30)
    if not dunia.sudah(terakhir):
        return
    oleh, kepala = dunia.akun("penyusun.diskominfo"), dunia.akun("kepala.diskominfo")
    jabatan = Jabatan.objects.get(kunci=BERAKHIR)
    baris = Perjanjian.objects.get(jabatan=jabatan, tahun=dunia.tahun)
    with dunia.pada(tanggal):
        if baris.status == "draf":
            actions.ajukan(baris, by=oleh)
            baris.refresh_from_db()
        if baris.status == "diajukan":
            actions.setujui(baris, by=kepala)
        beku = actions.bekukan(baris, nomor=f"000.8.6/301/{dunia.tahun}", tempat=TEMPAT, tanggal=tanggal, by=oleh)
        actions.catat_basah(beku, pindaian=pindaian(beku), pihak=list(Sebagai), by=oleh)
    with dunia.pada(terakhir, 15):
        versi = VersiJabatan.objects.get(jabatan=jabatan)
        versi.berlaku = type(versi.berlaku)(versi.berlaku.lower, terakhir + dt.timedelta(1))
        versi.save(update_fields=["berlaku"])
        for pemangku in Pemangku.objects.filter(jabatan=jabatan):
            berhentikan(pemangku, terakhir=terakhir, by=None)
        actions.akhiri(
            Perjanjian.objects.get(pk=baris.pk),
            by=oleh,
            catatan="Penyederhanaan jabatan, Perbup 14 tentang susunan organisasi",
        )
