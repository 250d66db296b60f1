"""Accounts, roles, passwords, second factor, delegations: who may, who may not, what is shown once."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from rest_framework.authtoken.models import Token

from organisasi.actions import (
    akhiri_peran,
    atur_aktif,
    atur_ulang_sandi,
    beri_peran,
    boleh_atur_akun,
    buat_akun,
    cabut_delegasi,
    delegasikan,
    hapus_dua_langkah,
)
from organisasi.models import Delegasi, Pengguna, Penugasan, Unit
from organisasi.rules.izin import PERAN_OPD, Peran
from tests import pabrik

Klien = Callable[[Pengguna], Client]
HARI = timezone.localdate


def masuk(nama: str, sandi: str) -> Client:
    klien = Client()
    klien.post(reverse("account_login"), {"login": nama, "password": sandi})
    return klien


def test_new_account_is_shown_its_password_once_and_must_change_it(
    admin_opd: Pengguna, dinkes: Unit, klien: Klien
) -> None:
    orang = pabrik.buat_pegawai("Siti Contoh", dinkes)
    isian = {
        "pegawai": orang.pk,
        "username": "siti",
        "peran": "penyusun",
        "unit": dinkes.pk,
        "mulai": HARI().isoformat(),
    }
    halaman = klien(admin_opd).post(reverse("organisasi:pengguna_baru"), isian)
    sandi = re.search(r'id="sandi-awal">([^<]+)<', halaman.content.decode())[1]
    assert "no-store" in halaman["Cache-Control"]
    siti = masuk("siti", sandi)
    assert siti.get("/organisasi/struktur/")["Location"] == reverse("account_change_password")
    assert siti.get("/api/v1/organisasi/tahun/").status_code == 403
    ganti = {"oldpassword": sandi, "password1": sandi, "password2": sandi}
    assert "harus berbeda" in siti.post(reverse("account_change_password"), ganti).content.decode()
    ganti |= {"password1": "melati-putih-92", "password2": "melati-putih-92"}
    assert siti.post(reverse("account_change_password"), ganti).status_code == 302
    assert siti.get("/organisasi/struktur/").status_code == 200
    assert Pengguna.objects.get(username="siti").wajib_ganti_sandi is False


def test_taken_name_is_explained_and_nothing_is_half_written(admin_opd: Pengguna, dinkes: Unit, klien: Klien) -> None:
    orang = pabrik.buat_pegawai("Siti Contoh", dinkes)
    jumlah = Pengguna.objects.count()
    isian = {"pegawai": orang.pk, "username": "admin_opd", "peran": "asn", "unit": dinkes.pk, "mulai": "2026-01-01"}
    halaman = klien(admin_opd).post(reverse("organisasi:pengguna_baru"), isian)
    assert 'role="alert"' in halaman.content.decode()
    assert Pengguna.objects.count() == jumlah


@pytest.mark.parametrize("peran", [p for p in Peran if p not in PERAN_OPD])
def test_opd_admin_grants_no_regency_role(admin_opd: Pengguna, operator: Pengguna, dinkes: Unit, peran: Peran) -> None:
    with pytest.raises(PermissionDenied):
        beri_peran(pengguna=operator, peran=peran, unit=dinkes, mulai=HARI(), by=admin_opd)


def test_opd_admin_grants_only_below_and_not_to_himself(admin_opd: Pengguna, operator: Pengguna, dinkes: Unit) -> None:
    lain = pabrik.buat_opd("Dinas Sosial")
    puskesmas = pabrik.buat_unit("Puskesmas Satu", dinkes, jenis="puskesmas")
    for unit in (lain, pabrik.daerah()):
        with pytest.raises(PermissionDenied):
            beri_peran(pengguna=operator, peran=Peran.ASN, unit=unit, mulai=HARI(), by=admin_opd)
    with pytest.raises(PermissionDenied):
        beri_peran(pengguna=admin_opd, peran=Peran.KEPALA_OPD, unit=dinkes, mulai=HARI(), by=admin_opd)
    assert beri_peran(pengguna=operator, peran=Peran.ASN, unit=puskesmas, mulai=HARI(), by=admin_opd)
    with pytest.raises(ValidationError, match="sudah mempunyai peran"):
        beri_peran(pengguna=operator, peran=Peran.ASN, unit=puskesmas, mulai=HARI(), by=admin_opd)


def test_operator_manages_nobody(operator: Pengguna, kepala: Pengguna, dinkes: Unit) -> None:
    with pytest.raises(PermissionDenied):
        beri_peran(pengguna=kepala, peran=Peran.ASN, unit=dinkes, mulai=HARI(), by=operator)
    with pytest.raises(PermissionDenied):
        atur_ulang_sandi(kepala, by=operator)


def test_reset_ends_sessions_and_tokens(admin_opd: Pengguna, operator: Pengguna, klien: Klien) -> None:
    lama = klien(operator)
    assert lama.get("/organisasi/struktur/").status_code == 200
    Token.objects.create(user=operator)
    sandi = atur_ulang_sandi(operator, by=admin_opd)
    assert lama.get("/organisasi/struktur/")["Location"].startswith("/akun/login/")
    assert not Token.objects.filter(user=operator).exists()
    assert masuk("operator", sandi).get("/organisasi/struktur/")["Location"] == reverse("account_change_password")


def test_the_owner_is_told_and_the_trail_says_who_did_it(
    admin_opd: Pengguna,
    operator: Pengguna,
    klien: Klien,
    django_capture_on_commit_callbacks: Any,
    mailoutbox: list[Any],
) -> None:
    Pengguna.objects.filter(pk=operator.pk).update(email="operator@contoh.test")
    operator.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        sandi = atur_ulang_sandi(operator, by=admin_opd)
    [surat] = mailoutbox
    assert surat.to == ["operator@contoh.test"]
    assert "Kata sandi diatur ulang oleh Admin Contoh" in surat.body
    assert sandi not in surat.body
    assert "Kata sandi diatur ulang oleh Admin Contoh" in operator.pemberitahuan.get().isi
    rinci = klien(admin_opd).get(reverse("organisasi:pengguna_rinci", args=[operator.pk])).content.decode()
    assert "Kata sandi diatur ulang" in rinci
    assert "Admin Contoh" in rinci
    atur_aktif(operator, aktif=False, by=admin_opd)
    assert (
        "Akun ditutup"
        in klien(admin_opd).get(reverse("organisasi:pengguna_rinci", args=[operator.pk])).content.decode()
    )


def test_the_head_s_account_is_left_to_the_regency(
    admin_opd: Pengguna, administrator: Pengguna, kepala: Pengguna, klien: Klien, settings: Any
) -> None:
    for tindakan in (atur_ulang_sandi, hapus_dua_langkah):
        with pytest.raises(PermissionDenied, match="Administrator kabupaten"):
            tindakan(kepala, by=admin_opd)
    with pytest.raises(PermissionDenied):
        atur_aktif(kepala, aktif=False, by=admin_opd)
    halaman = klien(admin_opd).get(reverse("organisasi:pengguna_rinci", args=[kepala.pk])).content.decode()
    assert "hanya diatur Administrator kabupaten" in halaman
    assert klien(admin_opd).post(reverse("organisasi:sandi_ulang", args=[kepala.pk])).status_code == 403
    assert atur_ulang_sandi(kepala, by=administrator)
    settings.ADMIN_OPD_ATUR_KEPALA = True
    assert atur_ulang_sandi(kepala, by=admin_opd)


def test_opd_admin_cannot_take_over_an_account_with_wider_powers(
    admin_opd: Pengguna, operator: Pengguna, kabupaten: Unit
) -> None:
    assert boleh_atur_akun(admin_opd, operator)
    pabrik.beri_peran(operator, Peran.INSPEKTUR, kabupaten, pabrik.rentang(dt.date(2090, 1, 1)))
    assert not boleh_atur_akun(admin_opd, operator)
    with pytest.raises(PermissionDenied):
        atur_ulang_sandi(operator, by=admin_opd)


def test_opd_admin_cannot_take_over_an_account_that_acts_for_the_bupati(
    admin_opd: Pengguna, operator: Pengguna, bupati: Pengguna, kepala: Pengguna
) -> None:
    def titip(dari: Pengguna) -> None:
        Delegasi.objects.create(
            dari=dari,
            kepada=operator,
            tindakan=["perjanjian.setujui"],
            berlaku=pabrik.rentang(sampai=dt.date(2090, 1, 1)),
            alasan="x",
        )

    titip(kepala)
    assert boleh_atur_akun(admin_opd, operator)
    titip(bupati)
    assert not boleh_atur_akun(admin_opd, operator)


def test_role_ends_after_its_last_day(administrator: Pengguna, operator: Pengguna) -> None:
    tugas = operator.penugasan.get()
    akhiri_peran(tugas, terakhir=HARI() - dt.timedelta(1), by=administrator)
    assert not Pengguna.objects.get(pk=operator.pk).has_perm("organisasi.lihat")
    with pytest.raises(ValidationError, match="sudah berakhir"):
        akhiri_peran(tugas, terakhir=HARI(), by=administrator)


def test_role_not_yet_begun_is_taken_back(administrator: Pengguna, operator: Pengguna, dinkes: Unit) -> None:
    nanti = beri_peran(pengguna=operator, peran=Peran.ASN, unit=dinkes, mulai=dt.date(2090, 1, 1), by=administrator)
    akhiri_peran(nanti, terakhir=HARI(), by=administrator)
    assert not Penugasan.objects.filter(pengguna=operator, peran=Peran.ASN).exists()


def test_closed_account_opens_nothing(administrator: Pengguna, operator: Pengguna, klien: Klien) -> None:
    lama = klien(operator)
    atur_aktif(operator, aktif=False, by=administrator)
    assert lama.get("/organisasi/struktur/").status_code == 302
    assert not Pengguna.objects.get(pk=operator.pk).has_perm("organisasi.lihat")
    with pytest.raises(ValidationError, match="Akun sendiri"):
        atur_aktif(administrator, aktif=False, by=administrator)


def test_account_needs_a_person_in_reach(admin_opd: Pengguna, dinkes: Unit) -> None:
    with pytest.raises(ValidationError, match="Pilih pegawai"):
        buat_akun(username="x", nama="X", pegawai=None, peran=Peran.ASN, unit=dinkes, mulai=HARI(), by=admin_opd)
    lain = pabrik.buat_pegawai("Orang Lain", pabrik.buat_opd("Dinas Sosial"))
    with pytest.raises(PermissionDenied):
        buat_akun(username="x", nama="X", pegawai=lain, peran=Peran.ASN, unit=dinkes, mulai=HARI(), by=admin_opd)


def test_second_factor_is_required_of_inspectors_where_switched_on(
    inspektur: Pengguna, operator: Pengguna, klien: Klien, settings: Settings
) -> None:
    assert klien(inspektur).get("/organisasi/struktur/").status_code == 200
    settings.WAJIB_DUA_LANGKAH = True
    assert klien(operator).get("/organisasi/struktur/").status_code == 200
    assert klien(inspektur).get("/organisasi/struktur/")["Location"] == reverse("mfa_activate_totp")
    assert klien(inspektur).get("/api/v1/organisasi/tahun/").status_code == 403
    Authenticator.objects.create(user=inspektur, type=Authenticator.Type.TOTP, data={})
    assert klien(inspektur).get("/organisasi/struktur/").status_code == 200


def test_official_delegates_what_is_hers(kepala: Pengguna, operator: Pengguna, bupati: Pengguna, klien: Klien) -> None:
    isian = {
        "kepada": operator.pk,
        "tindakan": ["datakinerja.verifikasi", "pelaporan.setujui"],
        "mulai": HARI().isoformat(),
        "sampai": (HARI() + dt.timedelta(6)).isoformat(),
        "alasan": "dinas luar",
    }
    assert klien(kepala).post(reverse("organisasi:delegasi_baru"), isian).status_code == 302
    wakil = Pengguna.objects.get(pk=operator.pk)
    assert wakil.has_perm("datakinerja.verifikasi")
    delegasi = Delegasi.objects.get()
    assert (delegasi.dari, delegasi.terakhir) == (kepala, HARI() + dt.timedelta(6))
    assert "dinas luar" in klien(operator).get(reverse("organisasi:delegasi")).content.decode()
    assert klien(bupati).post(reverse("organisasi:delegasi_cabut", args=[delegasi.pk])).status_code == 404
    assert klien(kepala).post(reverse("organisasi:delegasi_cabut", args=[delegasi.pk])).status_code == 302
    assert not Pengguna.objects.get(pk=operator.pk).has_perm("datakinerja.verifikasi")


def test_nobody_delegates_what_is_not_hers(operator: Pengguna, kepala: Pengguna, admin_opd: Pengguna) -> None:
    for siapa, tindakan in (
        (operator, "datakinerja.verifikasi"),
        (kepala, "pelaporan.tandatangani"),
        (kepala, "organisasi.kelola_pengguna"),
    ):
        with pytest.raises(ValidationError, match="kewenangan Anda sendiri"):
            delegasikan(kepada=admin_opd, tindakan=[tindakan], mulai=HARI(), sampai=HARI(), alasan="x", by=siapa)
    with pytest.raises(ValidationError, match="diri sendiri"):
        delegasikan(
            kepada=kepala, tindakan=["datakinerja.verifikasi"], mulai=HARI(), sampai=HARI(), alasan="x", by=kepala
        )


def test_delegation_of_tomorrow_does_not_count_today(kepala: Pengguna, operator: Pengguna) -> None:
    besok = HARI() + dt.timedelta(1)
    delegasi = delegasikan(
        kepada=operator, tindakan=["datakinerja.verifikasi"], mulai=besok, sampai=besok, alasan="cuti", by=kepala
    )
    assert not Pengguna.objects.get(pk=operator.pk).has_perm("datakinerja.verifikasi")
    cabut_delegasi(delegasi, by=kepala)
    assert Delegasi.objects.get().dicabut


def test_a_person_gets_no_second_account(dinkes: Unit, admin_opd: Pengguna) -> None:
    pabrik.buat_kepala(dinkes, username="kepala_dinkes")
    kepala = Pengguna.objects.get(username="kepala_dinkes").pegawai
    for siapa in (kepala, admin_opd.pegawai):
        with pytest.raises(ValidationError, match="sudah mempunyai akun"):
            buat_akun(
                username="kedua",
                nama="K",
                pegawai=siapa,
                peran=Peran.KEPALA_OPD,
                unit=dinkes,
                mulai=HARI(),
                by=admin_opd,
            )
    assert not Pengguna.objects.filter(username="kedua").exists()
