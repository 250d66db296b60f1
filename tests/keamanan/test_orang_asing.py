"""One walk over the whole URLconf, with the demo as its world: pages, API and files.

Anonymous people are sent to sign in; somebody signed in without any role sees only her own things; looking changes nothing.
A new address is covered as soon as it exists.
"""

import re
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from pytest_django.plugin import DjangoDbBlocker

from organisasi.models import Pegawai, Pengguna, VersiUnit
from organisasi.rules.izin import Peran
from tests import basis_data, pabrik
from tests.keamanan.alamat import Alamat, calon_nilai, semua_alamat

# Open to people who have not signed in.
PUBLIK = {
    "account_login",
    "account_logout",
    "account_signup",
    "account_inactive",
    "account_confirm_email",
    "account_confirm_login_code",
    "account_email_verification_sent",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "admin:login",
    "admin:jsi18n",
    "beranda:langganan",
    "beranda:publik",
    "beranda:publik_tahun",
    "layanan:verifikasi",
    "layanan:verifikasi_kode",
    "sehat",
}
# Open to everybody who has signed in: her own things, and what belongs to nobody.
MILIK_SENDIRI = {
    "beranda:beranda",
    "beranda:cari",
    "evaluasi:instrumen",
    "evaluasi:instrumen_rincian",
    "evaluasi:instrumen_isi",
    "api-instrumen-list",
    "api-instrumen-detail",
    "gaya",
    "layanan:kotak",
    "layanan:panduan",
    "layanan:panduan_halaman",
    "layanan:pemberitahuan",
    "layanan:pemberitahuan_baca_semua",
    "organisasi:delegasi",
    "organisasi:konteks",
    "organisasi:token",
    "organisasi:token_buat",
    "organisasi:token_cabut",
    "sesi_perpanjang",
    "sesi_status",
    "skema",
}
AKUN = ("account_", "mfa_")
MENULIS = re.compile(r"^\s*(INSERT|UPDATE|DELETE|TRUNCATE|MERGE)\b", re.IGNORECASE)
BOLEH_DITULIS = re.compile(r'"(django_session|sakip_cache)"')


def milik_sendiri(alamat: Alamat) -> bool:
    return alamat.nama in PUBLIK | MILIK_SENDIRI or alamat.nama.startswith(AKUN)


@pytest.fixture(scope="module")
def dunia(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """The demo, two users, and for every address a path to something that exists: name -> path."""
    with django_db_blocker.unblock():
        basis_data.Salinan().buat(contoh=True)
        serba = pabrik.buat_pengguna(username="serba_bisa", is_staff=True)
        for peran in Peran:
            pabrik.beri_peran(serba, peran, pabrik.daerah())
        pabrik.buat_pengguna(username="tanpa_peran", nama="Tanpa Peran")
        yield {satu.nama: jalur for satu in semua_alamat() if (jalur := _jalur_hidup(satu, masuk("serba_bisa")))}
        basis_data.Salinan().buat()


@pytest.fixture
def terbuka(dunia: dict[str, str], django_db_blocker: DjangoDbBlocker, settings: Settings) -> Iterator[dict[str, str]]:
    """The world inside a transaction that is taken back; no throttling, it would end the walk early."""
    settings.ACCOUNT_RATE_LIMITS = False
    with django_db_blocker.unblock(), transaction.atomic():
        yield dunia
        transaction.set_rollback(True)


def masuk(nama: str) -> Client:
    klien = Client(raise_request_exception=False)
    klien.force_login(Pengguna.objects.get(username=nama), backend="organisasi.backend.IzinBackend")
    klien.get("/sesi/status/")
    return klien


def _jalur_hidup(alamat: Alamat, klien: Client) -> str | None:
    """A path at which the user of all roles finds something; the last one tried where she finds nothing."""
    jalur = None
    for nilai in calon_nilai(alamat):
        jalur = alamat.jalur(nilai) or jalur
        if jalur and _lihat(klien, jalur).status_code not in {404, 400}:
            break
    return jalur


def _lihat(klien: Client, jalur: str) -> HttpResponseBase:
    """GET inside a savepoint that is taken back, so that a broken view does not spoil the walk."""
    with transaction.atomic():
        jawaban = klien.get(jalur)
        transaction.set_rollback(True)
    return jawaban


def _isi(jawaban: HttpResponseBase) -> str:
    return "" if jawaban.streaming else jawaban.content.decode(errors="replace")  # type: ignore[attr-defined]


def test_every_address_can_be_filled_in(dunia: dict[str, str]) -> None:
    tak_terisi = {satu.nama for satu in semua_alamat()} - set(dunia)
    assert tak_terisi == set(), "Tambahkan nilai bagian alamat di tests/keamanan/alamat.py"


def test_anonymous_people_are_sent_to_sign_in(terbuka: dict[str, str]) -> None:
    salah = []
    for alamat in semua_alamat():
        for cara in ("get", "post"):
            jawaban = getattr(Client(raise_request_exception=False), cara)(terbuka[alamat.nama])
            ke_masuk = jawaban.status_code == 302 and re.match(r"/(akun|admin)/login/", jawaban["Location"])
            if not (ke_masuk or jawaban.status_code in {401, 403, 405}) and alamat.nama not in PUBLIK:
                salah.append((cara, alamat.nama, jawaban.status_code))
            if jawaban.status_code == 500:
                salah.append((cara, alamat.nama, jawaban.status_code))
    assert not salah, "\n".join(map(str, salah))


def test_public_pages_name_no_numbers_of_people(terbuka: dict[str, str]) -> None:
    nip = set(Pegawai.objects.exclude(nip=None).values_list("nip", flat=True))
    assert nip
    for nama in sorted(PUBLIK & set(terbuka)):
        isi = _isi(Client(raise_request_exception=False).get(terbuka[nama]))
        assert not [satu for satu in nip if satu in isi], nama


def test_somebody_without_roles_sees_only_her_own(terbuka: dict[str, str]) -> None:
    khas = VersiUnit.objects.filter(jenis__in=["dinas", "badan", "kecamatan", "kelurahan", "puskesmas", "rsud"])
    rahasia = set(khas.values_list("nama", flat=True))
    rahasia |= {satu for satu in Pegawai.objects.values_list("nama", flat=True) if len(satu) > 8}
    klien, salah = masuk("tanpa_peran"), []
    for alamat in semua_alamat():
        jawaban = _lihat(klien, terbuka[alamat.nama])
        isi = _isi(jawaban) if jawaban.status_code == 200 else ""
        bocor = sorted(nama for nama in rahasia if nama in isi)[:3]
        tampak = jawaban.status_code == 200 and alamat.bagian and not milik_sendiri(alamat)
        if jawaban.status_code == 500 or tampak or (bocor and alamat.nama not in PUBLIK):
            salah.append((alamat.nama, jawaban.status_code, bocor))
    assert not salah, "\n".join(map(str, salah))


def test_somebody_without_roles_changes_nothing(terbuka: dict[str, str]) -> None:
    klien, salah = masuk("tanpa_peran"), []
    for alamat in semua_alamat():
        if milik_sendiri(alamat):
            continue
        with CaptureQueriesContext(connection) as kueri:
            jawaban = klien.post(terbuka[alamat.nama])
        menulis = [satu["sql"][:90] for satu in kueri if _menulis(satu["sql"])]
        if jawaban.status_code == 500 or menulis or (jawaban.status_code == 200 and alamat.bagian):
            salah.append((alamat.nama, jawaban.status_code, menulis))
    assert not salah, "\n".join(map(str, salah))


def test_looking_changes_nothing(terbuka: dict[str, str]) -> None:
    klien, salah = masuk("serba_bisa"), []
    for alamat in semua_alamat():
        if alamat.nama == "account_logout":
            continue
        with CaptureQueriesContext(connection) as kueri:
            jawaban = _lihat(klien, terbuka[alamat.nama])
        menulis = [satu["sql"][:120] for satu in kueri if _menulis(satu["sql"])]
        if jawaban.status_code == 500 or menulis:
            salah.append((alamat.nama, jawaban.status_code, menulis))
    assert not salah, "\n".join(map(str, salah))


def _menulis(kalimat: str) -> bool:
    return bool(MENULIS.match(kalimat) and not BOLEH_DITULIS.search(kalimat))


def test_forms_without_a_csrf_token_are_refused(terbuka: dict[str, str]) -> None:
    klien = Client(enforce_csrf_checks=True, raise_request_exception=False)
    klien.force_login(Pengguna.objects.get(username="serba_bisa"), backend="organisasi.backend.IzinBackend")
    salah = []
    for alamat in semua_alamat():
        jawaban = klien.post(terbuka[alamat.nama])
        if jawaban.status_code not in {302, 403, 404, 405} or (
            jawaban.status_code == 302 and not alamat.nama.startswith(AKUN)
        ):
            salah.append((alamat.nama, jawaban.status_code))
    assert not salah, "\n".join(map(str, salah))


def test_pages_carry_the_security_headers(terbuka: dict[str, str]) -> None:
    jawaban = masuk("serba_bisa").get(terbuka["organisasi:struktur"])
    assert (
        "script-src" in jawaban["Content-Security-Policy"] or "default-src 'self'" in jawaban["Content-Security-Policy"]
    )
    assert "unsafe" not in jawaban["Content-Security-Policy"]
    assert jawaban["X-Frame-Options"] == "DENY"
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Referrer-Policy"] == "same-origin"
