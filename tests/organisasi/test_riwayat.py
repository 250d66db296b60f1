"""The history sees every way of writing, and cannot itself be changed."""

import pytest
from django.db import DatabaseError, connection, transaction

from organisasi.models import Pegawai, Tahun, Unit
from tests import pabrik

PegawaiEvent = Pegawai.pgh_event_model


def label(pegawai: Pegawai) -> list[tuple[str, str]]:
    return list(PegawaiEvent.objects.filter(pgh_obj_id=pegawai.pk).order_by("pgh_id").values_list("pgh_label", "nama"))


def test_save_update_bulk_update_and_raw_sql_are_seen(dinkes: Unit) -> None:
    orang = pabrik.buat_pegawai("Satu", dinkes)
    orang.nama = "Dua"
    orang.save()
    Pegawai.objects.filter(pk=orang.pk).update(nama="Tiga")
    orang.nama = "Empat"
    Pegawai.objects.bulk_update([orang], ["nama"])
    with connection.cursor() as kursor:
        kursor.execute("UPDATE organisasi_pegawai SET nama = 'Lima' WHERE id = %s", [orang.pk])
    assert label(orang) == [("insert", "Satu"), *(("update", n) for n in ("Dua", "Tiga", "Empat", "Lima"))]


def test_deletes_are_seen(dinkes: Unit) -> None:
    orang = pabrik.buat_pegawai("Pergi", dinkes)
    kunci = orang.pk
    Pegawai.objects.filter(pk=kunci).delete()
    assert PegawaiEvent.objects.filter(pgh_obj_id=kunci, pgh_label="delete", nama="Pergi").exists()


def test_the_history_itself_refuses_changes(dinkes: Unit) -> None:
    orang = pabrik.buat_pegawai("Tetap", dinkes)
    for ubah in (
        lambda: PegawaiEvent.objects.filter(pgh_obj_id=orang.pk).update(nama="Palsu"),
        lambda: PegawaiEvent.objects.filter(pgh_obj_id=orang.pk).delete(),
        lambda: connection.cursor().execute("UPDATE organisasi_pegawaievent SET nama = 'Palsu'"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            ubah()
    assert label(orang) == [("insert", "Tetap")]


def test_passwords_are_not_in_the_history(dinkes: Unit) -> None:
    pengguna = pabrik.buat_pengguna("penyusun", dinkes)
    assert "password" not in {f.name for f in type(pengguna).pgh_event_model._meta.get_fields()}


def test_settings_of_a_year_leave_a_trace(tahun2026: Tahun) -> None:
    Tahun.objects.filter(pk=2026).update(terkunci=True)
    assert Tahun.pgh_event_model.objects.filter(pgh_obj_id=2026, pgh_label="update", terkunci=True).exists()
