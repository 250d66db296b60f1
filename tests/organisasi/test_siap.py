"""Queries compiled once give what the same querysets give."""

import datetime as dt

import pytest
from django.db.models import BigIntegerField, DateField

from organisasi.models import Unit, VersiUnit
from sakip.siap import Isian, KueriSiap
from tests.layanan.conftest import hitung_kueri

pytestmark = pytest.mark.django_db

PADA = KueriSiap(
    lambda: (
        VersiUnit.objects.filter(
            unit__salah=Isian("unit", BigIntegerField()), berlaku__contains=Isian("tanggal", DateField())
        )
        .order_by("unit")
        .values_list("unit_id", "nama", "berlaku")
    )
)


def test_sama_dengan_queryset_untuk_setiap_isian(kabupaten: Unit, dinkes: Unit) -> None:
    hari_ini = dt.date(2026, 11, 24)
    for unit in ([], [dinkes.pk], {kabupaten.pk, dinkes.pk}, [0]):
        biasa = VersiUnit.objects.filter(unit__in=list(unit), berlaku__contains=hari_ini).order_by("unit")
        assert PADA(unit=unit, tanggal=hari_ini) == list(biasa.values_list("unit_id", "nama", "berlaku"))
    assert len(PADA(unit=[kabupaten.pk, dinkes.pk], tanggal=hari_ini)) == 2
    assert PADA(unit=[dinkes.pk], tanggal=dt.date(1900, 1, 1)) == []


def test_satu_kueri_dan_isian_wajib(dinkes: Unit) -> None:
    assert hitung_kueri(lambda: PADA(unit=[dinkes.pk], tanggal=dt.date(2026, 1, 1))) == 1
    with pytest.raises(KeyError):
        PADA(unit=[dinkes.pk])


def test_isian_tidak_dapat_menyisipkan_sql(dinkes: Unit) -> None:
    nama = KueriSiap(
        lambda: VersiUnit.objects.filter(nama=Isian("nama", VersiUnit._meta.get_field("nama"))).values_list("pk")
    )
    assert nama(nama="x' OR '1'='1") == []
