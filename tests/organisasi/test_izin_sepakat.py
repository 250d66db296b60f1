"""`has_perm` and `for_user` say the same, for every model with a rule, whatever roles, units and delegations a user has."""

import datetime as dt
import random

import pytest
from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from organisasi.izin import Aturan, pemberi_kuasa
from organisasi.models import Delegasi, Pengguna, Unit
from organisasi.rules.izin import DAPAT_DIDELEGASIKAN, IZIN, MATRIKS, MATRIKS_RELASI, Peran, izin_peran
from tests import pabrik

MODEL = [model for model in apps.get_models() if isinstance(getattr(model, "izin", None), Aturan)]


def pengguna_acak(acak: random.Random, unit: list[Unit], nomor: int) -> Pengguna:
    """A user with up to three roles anywhere, some of them over or not yet begun, perhaps a person, perhaps closed."""
    pegawai = pabrik.buat_pegawai(f"Orang {nomor}", acak.choice(unit)) if acak.random() < 0.5 else None
    pengguna = pabrik.buat_pengguna(username=f"acak{nomor}", pegawai=pegawai, is_active=acak.random() < 0.9)
    for _ in range(acak.randint(0, 3)):
        mulai = dt.date(acak.choice([2020, 2020, 2020, 2090]), 1, 1)
        akhir = acak.choice([None, None, dt.date(2021, 1, 1)]) if mulai.year == 2020 else None
        pabrik.beri_peran(pengguna, acak.choice(list(Peran)), acak.choice(unit), pabrik.rentang(mulai, akhir))
    return pengguna


def dunia_acak(benih: int) -> list[Pengguna]:
    """Units three levels deep, users, positions and delegations."""
    acak = random.Random(benih)
    kabupaten = pabrik.buat_daerah()
    opd = [pabrik.buat_opd(f"Dinas {n}", induk=kabupaten) for n in range(3)]
    unit = [kabupaten, *opd, *(pabrik.buat_unit(f"Bidang {n}", acak.choice(opd)) for n in range(3))]
    semua = [pengguna_acak(acak, unit, n) for n in range(6)]
    for dari, kepada in zip(semua, acak.sample(semua, len(semua)), strict=True):
        if dari != kepada:
            Delegasi.objects.create(
                dari=dari,
                kepada=kepada,
                tindakan=acak.sample(sorted(DAPAT_DIDELEGASIKAN), 4),
                berlaku=pabrik.rentang(sampai=acak.choice([None, dt.date(2021, 1, 1)])),
                alasan="uji",
                dicabut=timezone.now() if acak.random() < 0.2 else None,
            )
    return [Pengguna.objects.get(pk=satu.pk) for satu in semua]


@pytest.mark.django_db
@pytest.mark.parametrize("benih", range(12))
def test_both_forms_agree_on_every_row(benih: int) -> None:
    pengguna = dunia_acak(benih)
    acak = random.Random(benih)
    diperiksa = 0
    for model in MODEL:
        objek: list[Model] = list(model._base_manager.all()[:40])
        for satu in pengguna if objek else ():
            for izin in {model.izin.lihat, *acak.sample(sorted(IZIN), 6)}:
                terlihat = set(model.objects.for_user(satu, izin).values_list("pk", flat=True))
                for baris in objek:
                    assert satu.has_perm(izin, baris) == (baris.pk in terlihat), (satu.username, izin, baris)
                    diperiksa += 1
    assert diperiksa > 500


@pytest.mark.django_db
def test_rows_are_never_multiplied() -> None:
    for pengguna in dunia_acak(99):
        for model in MODEL:
            kunci = list(model.objects.for_user(pengguna).values_list("pk", flat=True))
            assert len(kunci) == len(set(kunci)), model


def test_every_rule_names_known_permissions_and_relations() -> None:
    for model in MODEL:
        aturan: Aturan = model.izin
        assert aturan.lihat in IZIN, model
        assert set(aturan.relasi) <= set(MATRIKS_RELASI), model
        assert set(aturan.terbuka) <= set(IZIN), model
    assert {izin for daftar in MATRIKS.values() for izin in daftar} <= set(IZIN)
    assert {izin for daftar in MATRIKS_RELASI.values() for izin in daftar} <= set(IZIN)
    assert set(IZIN) >= DAPAT_DIDELEGASIKAN
    assert set(MATRIKS) == set(Peran)


def test_nobody_may_delegate_signing_or_grading() -> None:
    assert not {izin for izin in DAPAT_DIDELEGASIKAN if izin.endswith(("tandatangani", "tetapkan", "terbitkan"))}


def test_every_permission_is_given_to_somebody() -> None:
    diberi = {izin for peran in Peran for izin in izin_peran(peran)} | {i for d in MATRIKS_RELASI.values() for i in d}
    assert set(IZIN) - diberi == set()


def test_role_reaches_down_and_not_sideways(dinkes: Unit, operator: Pengguna) -> None:
    bidang = pabrik.buat_unit("Bidang P2P", dinkes)
    lain = pabrik.buat_opd("Dinas Sosial")
    reach = operator.lingkup("organisasi.lihat")
    assert {dinkes.pk, bidang.pk} <= set(reach)
    assert lain.pk not in reach


def test_delegate_acts_in_the_name_of_the_official(dinkes: Unit, kepala: Pengguna, orang_asing: Pengguna) -> None:
    Delegasi.objects.create(
        dari=kepala, kepada=orang_asing, tindakan=["datakinerja.verifikasi"], berlaku=pabrik.rentang(), alasan="cuti"
    )
    wakil = Pengguna.objects.get(pk=orang_asing.pk)
    orang = pabrik.buat_pegawai("Siapa Saja", dinkes)
    assert wakil.has_perm("datakinerja.verifikasi")
    assert pemberi_kuasa(wakil, "datakinerja.verifikasi") == kepala
    assert pemberi_kuasa(kepala, "datakinerja.verifikasi") is None
    assert not wakil.has_perm("pelaporan.setujui")
    assert not wakil.has_perm("organisasi.lihat", orang)
    Pengguna.objects.filter(pk=kepala.pk).update(is_active=False)
    assert not Pengguna.objects.get(pk=wakil.pk).has_perm("datakinerja.verifikasi")
