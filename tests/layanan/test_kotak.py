"""Inbox, notices, digest."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from layanan import actions, queries
from layanan.actions.pemberitahuan import calon_penerima, kirim_ringkasan
from layanan.models import Giliran, Jadwal, Pemberitahuan, RingkasanHarian
from layanan.views.kotak import keadaan_batas
from organisasi.models import Delegasi, Pengguna, Unit
from tests import pabrik
from tests.layanan.conftest import hitung_kueri

SELASA = dt.date(2026, 2, 3)


def test_inbox_lists_own_and_delegated_turns(
    buat_naskah: Callable[..., Any],
    operator: Pengguna,
    bappeda: Pengguna,
    orang_asing: Pengguna,
    klien: Callable[[Pengguna], Client],
    kabupaten: Unit,
) -> None:
    naskah = buat_naskah()
    actions.advance(naskah, "ajukan", by=operator)
    Delegasi.objects.create(
        dari=bappeda,
        kepada=orang_asing,
        tindakan=["renstra.verifikasi"],
        berlaku=pabrik.rentang(),
        alasan="Dinas luar",
    )
    peramban = klien(orang_asing)
    teks = peramban.get("/kotak/").content.decode()
    assert "Verifikasi rencana" in teks
    assert "Dinas Kesehatan" in teks
    assert "Verifikasi rencana" in peramban.get("/kotak/", {"milik": "kuasa"}).content.decode()
    assert "Verifikasi rencana" not in peramban.get("/kotak/", {"milik": "sendiri"}).content.decode()
    assert "Verifikasi rencana" in peramban.get("/kotak/", {"jenis": "versirencana"}).content.decode()
    assert "Verifikasi rencana" not in peramban.get("/kotak/", {"jenis": "laporan"}).content.decode()
    assert "Verifikasi rencana" not in peramban.get("/kotak/", {"batas": "2026-01-01"}).content.decode()
    assert "Verifikasi rencana" not in klien(operator).get("/kotak/").content.decode()
    assert Client().get("/kotak/").status_code == 302


def test_inbox_costs_the_same_at_two_sizes(
    buat_naskah: Callable[..., Any], bappeda: Pengguna, kabupaten: Unit, klien: Callable[[Pengguna], Client]
) -> None:
    peramban, biaya = klien(bappeda), []
    for banyak in (2, 18):
        for nomor in range(banyak):
            unit = pabrik.buat_opd(f"Dinas {banyak} {nomor}", induk=kabupaten)
            naskah = buat_naskah(unit, f"Naskah {banyak} {nomor}")
            actions.advance(naskah, "ajukan", by=pabrik.buat_pengguna("penyusun", unit))
        biaya.append(hitung_kueri(lambda: peramban.get("/kotak/")))
    assert peramban.get("/kotak/").content.decode().count("Verifikasi rencana") == 20
    assert biaya[0] == biaya[1]
    assert biaya[0] <= 12


def test_counter_for_the_menu(buat_naskah: Callable[..., Any], operator: Pengguna) -> None:
    for awal in (2020, 2025):
        buat_naskah(awal=awal)
    assert queries.jumlah_giliran(operator) == queries.JumlahGiliran(jumlah=2, per_app={"renstra": 2})
    # Roles, tree, lineage, delegations, turns: at most one query each.
    assert hitung_kueri(lambda: queries.jumlah_giliran(Pengguna.objects.get(pk=operator.pk))) <= 6


@pytest.mark.parametrize(
    ("batas", "ragam", "teks"),
    [
        (None, "kosong", "Tanpa batas"),
        (SELASA, "awas", "Hari ini"),
        (SELASA + dt.timedelta(days=3), "awas", "3 hari lagi"),
        (SELASA + dt.timedelta(days=9), "info", "9 hari lagi"),
        (SELASA - dt.timedelta(days=2), "buruk", "Lewat 2 hari"),
    ],
)
def test_deadline_in_words(batas: dt.date | None, ragam: str, teks: str) -> None:
    tanda = keadaan_batas(Giliran(batas=batas), hari_ini=SELASA)
    assert (tanda.ragam, tanda.teks) == (ragam, teks)


def test_notices_are_read_by_post_and_only_by_their_owner(
    operator: Pengguna, kepala: Pengguna, klien: Callable[[Pengguna], Client]
) -> None:
    actions.beri_tahu([operator, kepala], judul="Rencana dikembalikan", isi="Target kosong", tautan="/kotak/")
    actions.beri_tahu([operator], judul="Jahat", tautan="//contoh.org/")
    milik = Pemberitahuan.objects.get(penerima=operator, judul="Rencana dikembalikan")
    jahat = Pemberitahuan.objects.get(judul="Jahat")
    peramban = klien(operator)
    assert "Pemberitahuan (2 baru)" in peramban.get("/kotak/").content.decode()
    assert "Target kosong" in peramban.get("/kotak/pemberitahuan/").content.decode()
    alamat = f"/kotak/pemberitahuan/{milik.pk}/baca/"
    assert peramban.get(alamat).status_code == 405
    klien(kepala).post(alamat)
    milik.refresh_from_db()
    assert milik.dibaca is None
    assert peramban.post(alamat)["Location"] == "/kotak/"
    assert peramban.post(f"/kotak/pemberitahuan/{jahat.pk}/baca/")["Location"] == "/kotak/pemberitahuan/"
    actions.beri_tahu([operator], judul="Satu lagi")
    peramban.post("/kotak/pemberitahuan/baca/")
    assert not Pemberitahuan.objects.filter(penerima=operator, dibaca=None).exists()
    assert Pemberitahuan.objects.filter(penerima=kepala, dibaca=None).count() == 1


class TestRingkasan:
    @pytest.fixture
    def penerima(self, operator: Pengguna) -> Pengguna:
        Pengguna.objects.filter(pk=operator.pk).update(email="operator@contoh.invalid")
        return Pengguna.objects.get(pk=operator.pk)

    def test_one_mail_a_day_with_what_was_not_sent(self, penerima: Pengguna) -> None:
        actions.beri_tahu([penerima], judul="Rencana dikembalikan", isi="Target kosong & <b>", tautan="/renstra/1/")
        assert calon_penerima(SELASA) == [penerima]
        assert kirim_ringkasan(penerima, tanggal=SELASA)
        surat = mail.outbox[0]
        assert surat.to == ["operator@contoh.invalid"]
        assert surat.subject == "SAKIP: 1 pemberitahuan baru"
        for ada in ("Rencana dikembalikan: Target kosong & <b>", "http://127.0.0.1:8000/renstra/1/", "3 Februari 2026"):
            assert ada in surat.body
        actions.beri_tahu([penerima], judul="Kabar sore")
        assert calon_penerima(SELASA) == []
        assert not kirim_ringkasan(penerima, tanggal=SELASA)
        assert kirim_ringkasan(penerima, tanggal=SELASA + dt.timedelta(days=1))
        assert "Rencana dikembalikan" not in mail.outbox[1].body
        assert "Kabar sore" in mail.outbox[1].body

    def test_near_deadlines_are_recalled(self, penerima: Pengguna, naskah: Any) -> None:
        Giliran.objects.update(batas=SELASA + dt.timedelta(days=10))
        assert not kirim_ringkasan(penerima, tanggal=SELASA)
        Giliran.objects.update(batas=SELASA + dt.timedelta(days=2))
        assert penerima in calon_penerima(SELASA)
        assert kirim_ringkasan(penerima, tanggal=SELASA)
        assert "Lengkapi rencana lalu ajukan (batas 5 Februari 2026)" in mail.outbox[0].body

    def test_read_notices_people_without_address_and_inactive_get_nothing(
        self, penerima: Pengguna, kepala: Pengguna
    ) -> None:
        actions.beri_tahu([penerima, kepala], judul="Kabar")
        Pemberitahuan.objects.filter(penerima=penerima).update(dibaca=timezone.now())
        assert calon_penerima(SELASA) == []
        Pemberitahuan.objects.update(dibaca=None)
        Pengguna.objects.filter(pk=penerima.pk).update(is_active=False)
        assert calon_penerima(SELASA) == []

    def test_refused_delivery_is_tried_again(self, penerima: Pengguna, monkeypatch: pytest.MonkeyPatch) -> None:
        actions.beri_tahu([penerima], judul="Kabar")

        def tolak(*args: Any, **kwargs: Any) -> None:
            raise OSError("server surat mati")

        with monkeypatch.context() as tambal:
            tambal.setattr("django.core.mail.EmailMessage.send", tolak)
            with pytest.raises(OSError, match="mati"):
                kirim_ringkasan(penerima, tanggal=SELASA)
        assert not RingkasanHarian.objects.exists()
        assert kirim_ringkasan(penerima, tanggal=SELASA)

    def test_the_scheduled_job_sends_them(self, penerima: Pengguna) -> None:
        actions.beri_tahu([penerima], judul="Kabar")
        pekerjaan = actions.antre("layanan.ringkasan_harian", kunci="uji", judul="Ringkasan", by=None)
        assert actions.kerjakan(pekerjaan).hasil == {"terkirim": 1, "gagal": 0}
        assert len(mail.outbox) == 1
        assert not Jadwal.objects.exists()
