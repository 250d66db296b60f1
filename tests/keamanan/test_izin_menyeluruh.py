"""Over the whole demo: `has_perm` on a row and `for_user` over its table say the same, for every model with a rule.

Checked are the permissions that the rules of each model name and all of its app's; users of every role, parties of agreements,
members of evaluation teams, people with a delegation, one without a role and one whose account is closed.
"""

import datetime as dt

import pytest
from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from evaluasi.models import AnggotaTim
from layanan.actions import antre
from organisasi.izin import Aturan
from organisasi.models import Delegasi, Pengguna
from organisasi.rules.izin import DAPAT_DIDELEGASIKAN, IZIN, MATRIKS_RELASI, Peran
from pelaporan.actions import buat_laporan
from tests import pabrik

pytestmark = pytest.mark.usefixtures("dunia")

MODEL = [model for model in apps.get_models() if isinstance(getattr(model, "izin", None), Aturan)]
BARIS_PER_MODEL = 12


@pytest.fixture(scope="module")
def dunia(contoh: None) -> None:
    """The demo, with a report, a job and a delegation besides."""
    penyusun = Pengguna.objects.get(username="penyusun.dinkes")
    unit = penyusun.pegawai.unit
    buat_laporan(unit=unit, tahun=timezone.localdate().year - 1, by=penyusun)
    antre("pengukuran.segarkan", kunci="uji", judul="Uji", by=penyusun, unit=unit)


def pengguna_uji() -> list[Pengguna]:
    """Users that differ in what makes a difference."""
    hari = timezone.localdate()
    per_peran = [
        Pengguna.objects.filter(penugasan__peran=peran, penugasan__berlaku__contains=hari).order_by("pk").first()
        for peran in Peran
    ]
    tim = [anggota.pengguna for anggota in AnggotaTim.objects.order_by("jenjang", "-pk").distinct("jenjang")]
    tanpa = pabrik.buat_pengguna(username="uji_tanpa_peran")
    tertutup = pabrik.buat_pengguna(Peran.ADMINISTRATOR, pabrik.daerah(), username="uji_tertutup", is_active=False)
    wakil = pabrik.buat_pengguna(username="uji_wakil")
    for dari in filter(None, per_peran):
        Delegasi.objects.create(
            dari=dari,
            kepada=wakil,
            tindakan=sorted(DAPAT_DIDELEGASIKAN),
            berlaku=pabrik.rentang(hari - dt.timedelta(1)),
            alasan="uji",
        )
    semua = {satu.pk for satu in [*filter(None, per_peran), *tim, tanpa, tertutup, wakil]}
    return list(Pengguna.objects.filter(pk__in=semua).select_related("pegawai"))


def izin_model(model: type[Model]) -> set[str]:
    """Permissions that may mean something on rows of a model, and two that do not."""
    aturan: Aturan = model.izin  # type: ignore[attr-defined]
    dari_relasi = {izin for nama in aturan.relasi for izin in MATRIKS_RELASI[nama]}
    seapp = {izin for izin in IZIN if izin.startswith(f"{model._meta.app_label}.")}
    return {aturan.lihat, *aturan.terbuka, *aturan.syarat, "beranda.kabupaten", "tidak.ada"} | dari_relasi | seapp


def contoh_baris(model: type[Model]) -> list[Model]:
    """Rows spread over the whole table, the first and the last among them."""
    kunci = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
    langkah = max(1, len(kunci) // BARIS_PER_MODEL)
    return list(model._base_manager.filter(pk__in={*kunci[::langkah], *kunci[-1:]}))


def test_both_forms_agree_on_every_model_for_every_kind_of_user() -> None:
    orang, beda, berhak = pengguna_uji(), [], set()
    for model in MODEL:
        baris = contoh_baris(model)
        for izin in izin_model(model):
            for user in orang:
                saringan = model.objects.for_user(user, izin)  # type: ignore[attr-defined]
                terlihat = set(saringan.filter(pk__in=[satu.pk for satu in baris]).values_list("pk", flat=True))
                berhak |= {(model, izin)} if terlihat else set()
                beda += [
                    (model.__name__, izin, user.username, satu.pk, satu.pk in terlihat)
                    for satu in baris
                    if user.has_perm(izin, satu) != (satu.pk in terlihat)
                ]
    assert not beda, beda[:20]
    assert {model for model, _ in berhak} >= {model for model in MODEL if model._base_manager.exists()}


def test_the_world_has_rows_of_nearly_every_model_with_a_rule() -> None:
    kosong = {model.__name__ for model in MODEL if not model._base_manager.exists()}
    assert kosong <= {"PratinjauImpor"}, kosong


def test_every_relation_of_the_matrix_is_one_that_a_model_declares() -> None:
    dinyatakan = {nama for model in MODEL for nama in model.izin.relasi}  # type: ignore[attr-defined]
    assert set(MATRIKS_RELASI) == dinyatakan
