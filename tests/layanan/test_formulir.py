"""Confirming who one is, and the signing form."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from pytest_django import Settings

from layanan.forms import FormTandaTangan, KonfirmasiSandi
from organisasi.models import Pengguna
from tests.layanan.conftest import PDF_KECIL, unggahan
from tests.pabrik import SANDI

RAHASIA = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def cache_kosong(db: None) -> None:
    cache.clear()


def test_password_is_asked_again(kepala: Pengguna) -> None:
    assert KonfirmasiSandi(kepala, {"sandi": SANDI}).is_valid()
    form = KonfirmasiSandi(kepala, {"sandi": "bukan"})
    assert form.errors["sandi"] == ["Kata sandi salah."]
    assert "sandi" in KonfirmasiSandi(kepala, {}).errors
    assert "kode_totp" not in form.fields


def test_five_wrong_tries_close_the_door_for_the_right_one_too(kepala: Pengguna, operator: Pengguna) -> None:
    for _ in range(5):
        assert not KonfirmasiSandi(kepala, {"sandi": "bukan"}).is_valid()
    form = KonfirmasiSandi(kepala, {"sandi": SANDI})
    assert not form.is_valid()
    assert "Terlalu banyak percobaan" in str(form.non_field_errors())
    assert KonfirmasiSandi(operator, {"sandi": SANDI}).is_valid()


def test_second_factor_where_it_is_on(kepala: Pengguna) -> None:
    TOTP.activate(kepala, RAHASIA)
    assert Authenticator.objects.filter(user=kepala).exists()
    assert not KonfirmasiSandi(kepala, {"sandi": SANDI}).is_valid()
    assert not KonfirmasiSandi(kepala, {"sandi": SANDI, "kode_totp": "000000"}).is_valid()
    kode = format_hotp_value(hotp_value(RAHASIA, int(time.time()) // 30))
    assert KonfirmasiSandi(kepala, {"sandi": SANDI, "kode_totp": kode}).is_valid()
    form = KonfirmasiSandi(kepala, {"sandi": SANDI, "kode_totp": kode})
    assert not form.is_valid()  # a code serves once
    assert "sudah terpakai" in str(form.errors)


def test_signing_form_asks_what_the_route_needs(kepala: Pengguna, settings: Settings) -> None:
    assert "nik" not in FormTandaTangan(kepala).fields
    basah = FormTandaTangan(kepala, {"sandi": SANDI, "jalur": "basah"})
    assert "pindaian" in basah.errors
    berkas = {"pindaian": unggahan("scan.pdf", PDF_KECIL)}
    lengkap = FormTandaTangan(kepala, {"sandi": SANDI, "jalur": "basah"}, berkas)
    assert lengkap.is_valid()
    assert lengkap.argumen()["jalur"] == "basah"
    assert lengkap.argumen()["pindaian"].name == "scan.pdf"
    settings.GERBANG_TTE = "http://127.0.0.1:1"
    gerbang = FormTandaTangan(kepala, {"sandi": SANDI, "jalur": "gerbang", "nik": "12"})
    assert set(gerbang.errors) == {"nik", "frasa"}
    isi = {"sandi": SANDI, "jalur": "gerbang", "nik": "3500000000000001", "frasa": "x y"}
    assert FormTandaTangan(kepala, isi).is_valid()


def test_secrets_never_come_back_in_the_page(kepala: Pengguna, settings: Settings) -> None:
    settings.GERBANG_TTE = "http://127.0.0.1:1"
    html = FormTandaTangan(kepala, {"sandi": "kata-sandi-salah", "jalur": "gerbang", "frasa": "frasa-rahasia"}).as_p()
    assert "kata-sandi-salah" not in html
    assert "frasa-rahasia" not in html
