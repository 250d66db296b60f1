"""The session slides, warns, and never lets a script mistake the login page for an answer."""

import time

import pytest
from django.test import Client

from organisasi.models import Pengguna
from sakip.sesi import JARAK_CATAT, KUKI_TERKIRIM, KUNCI


@pytest.fixture
def masuk_operator(client: Client, operator: Pengguna) -> Client:
    client.force_login(operator)
    client.get("/gaya/")
    return client


def _mundur(klien: Client, detik: int) -> None:
    sesi = klien.session
    sesi[KUNCI] = int(time.time()) - detik
    sesi.save()


def test_status_does_not_slide_the_session(masuk_operator, settings):
    _mundur(masuk_operator, 1000)
    sisa = masuk_operator.get("/sesi/status/").json()["sisa"]
    assert settings.SESSION_COOKIE_AGE - 1005 <= sisa <= settings.SESSION_COOKIE_AGE - 1000


def test_extending_gives_the_full_time(masuk_operator, settings):
    _mundur(masuk_operator, 6000)
    assert masuk_operator.post("/sesi/perpanjang/").json()["sisa"] >= settings.SESSION_COOKIE_AGE - 5


def test_extending_is_a_post(masuk_operator):
    assert masuk_operator.get("/sesi/perpanjang/").status_code == 405


def test_working_slides_the_session(masuk_operator):
    _mundur(masuk_operator, JARAK_CATAT + 1)
    masuk_operator.get("/gaya/")
    assert time.time() - masuk_operator.session[KUNCI] < 5


def test_a_page_soon_after_writes_nothing(masuk_operator):
    _mundur(masuk_operator, JARAK_CATAT - 60)
    sebelum = masuk_operator.session[KUNCI]
    masuk_operator.get("/gaya/")
    assert masuk_operator.session[KUNCI] == sebelum


@pytest.mark.parametrize("kepala", [{"HX-Request": "true"}, {"Accept": "application/json"}])
def test_scripts_of_strangers_get_401_with_a_sentence(client, db, kepala):
    respons = client.get("/gaya/", headers=kepala)
    assert respons.status_code == 401
    assert "Masuk kembali" in respons.content.decode()


def test_people_who_are_strangers_get_the_login_page(client, db):
    respons = client.get("/gaya/")
    assert respons.status_code == 302
    assert respons["Location"].startswith("/akun/login/")


def test_arrival_of_a_form_is_confirmed_by_cookie(masuk_operator):
    respons = masuk_operator.post("/gaya/", {"_draf": "abcdef12-3456", "nama": "x"})
    assert respons.cookies[KUKI_TERKIRIM].value == "abcdef12-3456"


@pytest.mark.parametrize("tanda", ["", "x", "<script>alert(1)</script>", "a" * 50])
def test_only_marks_of_drafts_are_echoed(masuk_operator, tanda):
    assert KUKI_TERKIRIM not in masuk_operator.post("/gaya/", {"_draf": tanda}).cookies


def test_a_refused_form_is_not_confirmed(masuk_operator):
    assert KUKI_TERKIRIM not in masuk_operator.post("/tidak-ada/", {"_draf": "abcdef12-3456"}).cookies


def test_a_form_sent_by_a_stranger_is_not_confirmed(client, db):
    assert KUKI_TERKIRIM not in client.post("/gaya/", {"_draf": "abcdef12-3456"}).cookies
