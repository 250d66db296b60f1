"""Verification documents of the months, and evidence for some values."""

import datetime as dt
from typing import Final

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from beranda.contoh.dunia import Dunia
from beranda.contoh.isian import BELUM_MENGISI, awal_bulan, tanggal_isi
from beranda.contoh.jam import saat
from beranda.contoh.pdf import pdf_kecil
from beranda.contoh.undian import undi
from datakinerja.actions import ajukan, berikan, buka_banyak, jawab_temuan, lembar, minta_pembukaan
from datakinerja.models import Bukti, LembarData, Nilai
from datakinerja.queries.mutu import temuan_unit
from datakinerja.rules.alur import ALUR_LEMBAR
from layanan.actions import advance, simpan_bytes, tautkan
from layanan.models import Jejak
from organisasi.models import Pengguna, Periode

BERBUKTI: Final = ("dinkes", "dpupr", "dinsos", "disdukcapil", "perdagangan", "bapenda", "dishub", "disnaker")
# Unit, reason, days from today that it asks for.
PERMOHONAN: Final = (
    ("disparbud", "Rekapitulasi kunjungan wisata dari pengelola baru kami terima minggu ini.", 5),
    ("satpolpp", "Server kantor padam selama tiga hari pada akhir masa pengisian.", 7),
    ("kec-lereng", "Operator cuti.", 3),
)
MENJAWAB: Final = 12
SEBAB: Final = "Sudah dicocokkan dengan laporan bidang; satu wilayah melaporkan susulan bulan sebelumnya."
CATATAN_KOSONG: Final = "Data satu bidang menyusul paling lambat akhir bulan."


def muat_lembar(dunia: Dunia) -> None:
    """A verified document for every unit and month but the last; the last one stands where it stands today."""
    lalu = awal_bulan(dunia.hari_ini) - dt.timedelta(1)
    bulan = Periode.objects.filter(jenis="bulan", selesai__lte=lalu, tahun__gte=dunia.tahun - 2).order_by("mulai")
    for periode in bulan:
        if periode.selesai == lalu:
            _bulan_terakhir(dunia, periode)
        else:
            _terverifikasi(dunia, periode)


def _terverifikasi(dunia: Dunia, periode: Periode) -> None:
    """Documents of a past month, submitted and verified; trail and dates as the actions would have left them."""
    kunci = [opd.kunci for opd in dunia.opd(periode.tahun_id)]
    for hari in sorted({tanggal_isi(satu, periode.selesai) for satu in kunci}):
        milik = [satu for satu in kunci if tanggal_isi(satu, periode.selesai) == hari]
        with dunia.pada(hari, 13):
            penyusun = [dunia.akun(f"penyusun.{satu}") for satu in milik]
            baris = LembarData.objects.bulk_create(
                LembarData(
                    unit=dunia.unit[satu], periode=periode, status="terverifikasi", diajukan_pada=_kini(dunia, hari)
                )
                for satu in milik
            )
            _jejak(baris, penyusun, "buat", "Lembar data dibuat", "", "draf")
            _jejak(baris, penyusun, "ajukan", ALUR_LEMBAR.transisi["ajukan"].kalimat, "draf", "diajukan")
        with dunia.pada(hari + dt.timedelta(2), 15):
            kepala = [dunia.akun(_kepala(satu)) for satu in milik]
            kalimat = ALUR_LEMBAR.transisi["verifikasi"].kalimat
            _jejak(baris, kepala, "verifikasi", kalimat, "diajukan", "terverifikasi")


def _kini(dunia: Dunia, hari: dt.date) -> dt.datetime:
    return min(saat(hari, 13), dunia.kini)


def _jejak(baris: list[LembarData], oleh: list[Pengguna], tindakan: str, kalimat: str, dari: str, ke: str) -> None:
    jenis = ContentType.objects.get_for_model(LembarData)
    Jejak.objects.bulk_create(
        Jejak(content_type=jenis, object_id=satu.pk, tindakan=tindakan, kalimat=kalimat, dari=dari, ke=ke, oleh=orang)
        for satu, orang in zip(baris, oleh, strict=True)
    )


def _kepala(kunci: str) -> str:
    return {"setda": "sekda", "inspektorat": "inspektur"}.get(kunci, f"kepala.{kunci}")


def _bulan_terakhir(dunia: Dunia, periode: Periode) -> None:
    """Last month by the actions themselves, so that everybody's turn is right."""
    for opd in dunia.opd(periode.tahun_id):
        if opd.kunci not in BELUM_MENGISI:
            _jalankan(dunia, opd.kunci, periode)


def _jalankan(dunia: Dunia, kunci: str, periode: Periode) -> None:
    sampai = undi(20, "lembar", kunci)  # 0-1 draft, 2-8 submitted, 9-10 returned, others verified
    hari = tanggal_isi(kunci, periode.selesai)
    with dunia.pada(hari, 13):
        penyusun = dunia.akun(f"penyusun.{kunci}")
        baris = lembar(unit=dunia.unit[kunci], periode=periode, by=penyusun)
        if sampai > 1:
            ajukan(baris, by=penyusun, catatan=CATATAN_KOSONG)
    with dunia.pada(hari + dt.timedelta(2), 15):
        # The secretary of the health office verifies in the name of its head.
        verifikator = dunia.akun("admin.dinkes" if kunci == "dinkes" else _kepala(kunci))
        if sampai > 10:
            advance(baris, "verifikasi", by=verifikator)
        elif sampai > 8:
            advance(
                baris,
                "kembalikan",
                by=verifikator,
                catatan="Periksa lagi nilai yang turun tajam dari bulan sebelumnya.",
            )


def muat_bukti(dunia: Dunia) -> None:
    """Small PDF reports as evidence for values of the last months."""
    batas = awal_bulan(dunia.hari_ini) - dt.timedelta(70)
    for kunci in BERBUKTI:
        nilai = Nilai.objects.filter(
            objek__unit=dunia.unit[kunci], periode__jenis="bulan", periode__selesai__gte=batas, versi=1, keadaan="TERISI"
        ).select_related("periode", "objek__indikator").order_by("periode__mulai", "objek")[:4]  # fmt: skip
        for satu in nilai:
            with dunia.pada(tanggal_isi(kunci, satu.periode.selesai), 11):
                oleh = dunia.akun(f"penyusun.{kunci}")
                judul = f"Laporan {satu.objek.indikator.kode} bulan {satu.periode.nomor:02d}-{satu.periode.tahun_id}"
                baris = (judul, f"Unit: {kunci}", "Dokumen contoh; angka dan nama di dalamnya rekaan.")
                berkas = simpan_bytes(pdf_kecil(baris), nama=f"{judul}.pdf", jenis="application/pdf", by=oleh)
                bukti = Bukti.objects.create(objek=satu.objek, periode=satu.periode)
                tautkan(berkas, bukti, keterangan="Laporan bulanan bidang", by=oleh)


def muat_pembukaan(dunia: Dunia) -> None:
    """Requests to open last month: one waits, one was given, one refused, and one of an earlier month is over."""
    lalu = Periode.objects.select_related("tahun").get(
        jenis="bulan", selesai=awal_bulan(dunia.hari_ini) - dt.timedelta(1)
    )
    organisasi = dunia.akun("organisasi")
    with dunia.pada(dunia.hari_ini - dt.timedelta(1), 9):
        minta = {
            kunci: minta_pembukaan(
                unit=dunia.unit[kunci], periode=[lalu], alasan=alasan, sampai=dunia.hari_ini + dt.timedelta(hari),
                by=dunia.akun(f"penyusun.{kunci}"),
            )
            for kunci, alasan, hari in PERMOHONAN
        }  # fmt: skip
    with dunia.pada(dunia.hari_ini - dt.timedelta(1), 14):
        berikan(minta["satpolpp"], by=organisasi, catatan="Lengkapi paling lambat tanggal tersebut.")
        advance(
            minta["kec-lereng"],
            "tolak",
            by=organisasi,
            catatan="Jendela bulan itu masih dapat dipakai; isi seperti biasa.",
        )
    with dunia.pada(dunia.hari_ini - dt.timedelta(30), 9):
        if timezone.localdate().year == dunia.tahun:
            bulan = Periode.objects.filter(tahun=dunia.tahun, jenis="bulan", nomor=1).select_related("tahun")
            buka_banyak(
                unit=[dunia.unit["dinkes"], dunia.unit["dinsos"]], periode=list(bulan), by=organisasi,
                sampai=timezone.localdate() + dt.timedelta(7), alasan="Penyelarasan angka dengan hasil pemeriksaan",
            )  # fmt: skip


def muat_jawaban(dunia: Dunia) -> None:
    """Some units say what lies behind the findings of the quality rules."""
    dijawab = 0
    for opd in dunia.opd(dunia.tahun)[:MENJAWAB]:
        for satu in temuan_unit(dunia.unit[opd.kunci].pk, dunia.tahun):
            if satu.aturan.dijawab:
                nilai = Nilai.objects.select_related("objek", "periode").get(pk=satu.nilai_id)
                jawab_temuan(nilai, kode=satu.aturan.kode, kalimat=SEBAB, by=dunia.akun(f"penyusun.{opd.kunci}"))
                dijawab += 1
                break
        if dijawab == 2:
            return
