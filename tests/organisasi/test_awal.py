"""A new installation: from an empty database to a first administrator who can do her work."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from organisasi.models import Pengguna, ProfilDaerah, Tahun, Unit, VersiJabatan
from organisasi.rules.izin import Peran
from tests.pabrik import buat_opd

pytestmark = pytest.mark.django_db


def mulai(**pilihan: str) -> str:
    keluaran = io.StringIO()
    isi = {"ibu-kota": "Kota Uji", "sejak": "2021-01-01"} | pilihan
    call_command(
        "mulai_daerah", "Kabupaten Uji", *(f"--{nama}={nilai}" for nama, nilai in isi.items()), stdout=keluaran
    )
    return keluaran.getvalue()


def test_first_administrator_can_begin() -> None:
    teks = mulai()
    admin = Pengguna.objects.get(username="admin")
    sandi = teks.split("dengan sandi ")[1].split(";")[0]
    assert admin.check_password(sandi)
    assert admin.wajib_ganti_sandi
    assert [tugas.peran for tugas in admin.peran] == [Peran.ADMINISTRATOR]
    assert admin.has_perm("organisasi.catat_perubahan", Unit.objects.get())
    assert ProfilDaerah.objects.get().ibu_kota == "Kota Uji"
    assert VersiJabatan.objects.get().nama == "Bupati"
    assert Tahun.objects.get().periode.count() == 19


def test_administrator_reaches_the_pages(client: Client) -> None:
    mulai()
    admin = Pengguna.objects.get()
    admin.wajib_ganti_sandi = False
    admin.save(update_fields=["wajib_ganti_sandi"])
    client.force_login(admin)
    for jalur in (
        "/",
        "/organisasi/struktur/",
        "/organisasi/sotk/baru/",
        "/organisasi/profil/",
        "/kabupaten/",
        "/evaluasi/",
    ):
        assert client.get(jalur, follow=True).status_code == 200, jalur


def test_refused_where_units_exist() -> None:
    buat_opd()
    with pytest.raises(CommandError, match="sudah berisi unit"):
        mulai()
    assert not Pengguna.objects.filter(username="admin").exists()


@pytest.mark.parametrize("salah", [{"sejak": "2999-01-01"}, {"admin": "nama dengan spasi"}, {"kepala": ""}])
def test_faulty_input_writes_nothing(salah: dict[str, str]) -> None:
    with pytest.raises(CommandError):
        mulai(**salah)
    assert not Unit.objects.exists()
