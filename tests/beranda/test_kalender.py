"""The calendar: what is due, for whom, and the feed that calendar programs read."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from beranda.actions import buat_langganan, cabut_langganan
from beranda.models import LanggananKalender
from beranda.queries import kalender, kalender_tahun
from datakinerja.actions import buka_banyak
from datakinerja.models import JendelaEntri
from organisasi.models import Pengguna, Periode, Tahun, Tenggat, Unit
from organisasi.models.waktu import KegiatanTenggat
from sakip.kalender import AcaraHari, tulis

HARI = dt.date(2026, 3, 5)
SAAT = dt.datetime(2026, 1, 1, 7, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def _buka(isi: bytes) -> list[str]:
    """Content lines, unfolded."""
    return isi.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_ics_menurut_rfc_5545() -> None:
    satu = AcaraHari("a-1", HARI, "Nilai; isi, dan\najukan \\", SAAT, "x" * 200, "https://contoh.example/data/?a=1,2")
    isi = tulis([satu], nama="SAKIP")
    assert all(len(baris) <= 75 for baris in isi.split(b"\r\n"))
    assert b"\n" not in isi.replace(b"\r\n", b"")
    baris = _buka(isi)
    assert (baris[0], baris[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "VERSION:2.0" in baris
    assert any(satu.startswith("PRODID:") for satu in baris)
    assert "DTSTAMP:20260101T000000Z" in baris
    assert ("DTSTART;VALUE=DATE:20260305" in baris, "DTEND;VALUE=DATE:20260306" in baris) == (True, True)
    assert r"SUMMARY:Nilai\; isi\, dan\najukan \\" in baris
    assert "UID:a-1@sakip" in baris


@given(st.text(max_size=300))
def test_teks_apa_pun_tetap_satu_baris_isi(teks: str) -> None:
    baris = _buka(tulis([AcaraHari("k", HARI, teks, SAAT)], nama=teks))
    assert [satu.partition(":")[0].partition(";")[0] for satu in baris if satu.startswith("SUMMARY")] == ["SUMMARY"]
    assert baris.count("END:VEVENT") == 1
    assert baris[-1] == "END:VCALENDAR"


@pytest.mark.django_db
def test_tenggat_jendela_dan_pembukaan(
    dinkes: Unit, tahun2026: Tahun, operator: Pengguna, evaluator: Pengguna, bagian_organisasi: Pengguna
) -> None:
    hari_ini = timezone.localdate()
    Tenggat.objects.filter(tahun=2026, kegiatan=KegiatanTenggat.DATA_BULANAN).update(hari=10, tenggang_hari=0)
    periode = Periode.objects.get(tahun=2026, jenis="bulan", nomor=1)
    JendelaEntri.objects.create(periode=periode, buka="2026-01-01", tutup="2026-02-12", tenggang_hari=1)
    JendelaEntri.objects.create(periode=periode, unit=dinkes, buka="2026-01-01", tutup="2026-02-20", alasan="x")
    buka_banyak(unit=[dinkes], periode=[periode], sampai=hari_ini, alasan="audit", by=bagian_organisasi)

    def ambil(user: Pengguna) -> dict[str, tuple[dt.date, bool]]:
        semua = kalender_tahun(2026, user, hari_ini=HARI) + (
            kalender_tahun(hari_ini.year, user, hari_ini=HARI) if hari_ini.year != 2026 else []
        )
        return {
            re.sub(r"-\d+$", "-n", a.kunci) if "pembukaan" in a.kunci else a.kunci: (a.tanggal, a.milik) for a in semua
        }

    milik, lain = ambil(operator), ambil(evaluator)
    assert milik["tenggat-2026-data_bulanan-1"] == (dt.date(2026, 2, 20), True)
    assert lain["tenggat-2026-data_bulanan-1"] == (dt.date(2026, 2, 13), False)
    assert milik["tenggat-2026-data_bulanan-2"] == (dt.date(2026, 3, 10), True)
    assert "tenggat-2026-data_bulanan-12" not in milik, "jatuh pada Januari tahun berikutnya"
    assert milik["pembukaan-n"] == (hari_ini, True)
    assert "pembukaan-n" not in lain
    evaluasi = Tenggat.objects.get(tahun=2026, kegiatan=KegiatanTenggat.EVALUASI_INTERNAL).tanggal
    assert evaluasi is not None

    def milik_saya(user: Pengguna) -> bool:
        semua = kalender_tahun(evaluasi.year, user, hari_ini=HARI)
        return next(a.milik for a in semua if a.kunci == "tenggat-2026-evaluasi_internal")

    assert (milik_saya(operator), milik_saya(evaluator)) == (False, True)


@pytest.mark.django_db
def test_beranda_hanya_memuat_satu_tenggat_bulanan(tahun2026: Tahun) -> None:
    acara = kalender(2026, hari_ini=HARI, jumlah=20)
    assert [a.tanggal for a in acara] == sorted(a.tanggal for a in acara)
    assert sum("data_bulanan" in a.kunci for a in acara) == 1
    assert len(acara) > 1


@pytest.mark.django_db
def test_langganan_rahasia_dan_dapat_dicabut(
    tahun2026: Tahun, dinkes: Unit, operator: Pengguna, klien: Callable[[Pengguna], Client], orang_asing: Pengguna
) -> None:
    halaman = klien(operator).post(reverse("beranda:langganan_buat")).content.decode()
    cocok = re.search(r"/kalender/langganan/([^/<]+)\.ics", halaman)
    assert cocok
    assert cocok[1] not in klien(operator).get(reverse("beranda:kalender_tahun", args=[2026])).content.decode()
    assert cocok[1] not in str(LanggananKalender.objects.values_list("sidik"))
    alamat = reverse("beranda:langganan", args=[cocok[1]])
    jawaban = Client().get(alamat)
    assert (jawaban.status_code, jawaban["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    baris = _buka(jawaban.content)
    kunci = [satu for satu in baris if satu.startswith("UID:")]
    assert len(kunci) == len(set(kunci)) > 10
    assert not any("evaluasi_internal" in satu for satu in kunci)
    assert Client().get(alamat, headers={"if-none-match": jawaban["ETag"]}).status_code == 304
    assert Client().get(reverse("beranda:langganan", args=["bukan"])).status_code == 404
    baru = buat_langganan(by=operator)
    assert Client().get(alamat).status_code == 404
    operator.is_active = False
    operator.save(update_fields=["is_active"])
    assert Client().get(reverse("beranda:langganan", args=[baru])).status_code == 404
    assert cabut_langganan(by=operator)
    assert not cabut_langganan(by=operator)
    assert klien(orang_asing).post(reverse("beranda:langganan_buat")).status_code == 403


@pytest.mark.django_db
def test_halaman_kalender_dan_banyaknya_kueri(
    tahun2026: Tahun, dinkes: Unit, operator: Pengguna, orang_asing: Pengguna, bagian_organisasi: Pengguna,
    klien: Callable[[Pengguna], Client],
) -> None:  # fmt: skip
    alamat = reverse("beranda:kalender_tahun", args=[2026])
    peminta = klien(operator)
    peminta.get(alamat)

    def hitung() -> int:
        with CaptureQueriesContext(connection) as tangkap:
            isi = peminta.get(alamat).content.decode()
        assert "untuk Anda" in isi or "lewat" in isi
        return len(tangkap)

    sedikit = hitung()
    bulan = list(Periode.objects.filter(tahun=2026, jenis="bulan").select_related("tahun"))
    for _ in range(5):
        buka_banyak(unit=[dinkes], periode=bulan, sampai=timezone.localdate(), alasan="audit", by=bagian_organisasi)
    assert hitung() == sedikit <= 12
    assert klien(orang_asing).get(alamat).status_code == 403
    assert klien(operator).get(reverse("beranda:kalender")).status_code == 302
