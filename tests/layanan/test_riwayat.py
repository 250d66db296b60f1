"""No change goes unseen: tracked tables record it, append-only tables refuse it, however it is attempted."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pghistory
import pgtrigger
import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from layanan import actions, queries
from layanan.models import Berkas, BerkasTaut, DokumenTerbit, Jejak, StatusDokumen, TandaTangan
from organisasi.models import Pengguna, Unit, VersiUnit
from tests.layanan.conftest import PDF_KECIL, unggahan

HANYA_TAMBAH = (Jejak, Berkas, DokumenTerbit, TandaTangan, StatusDokumen)


def ubah_lewat_update(baris: Any, nama: str) -> None:
    type(baris)._base_manager.filter(pk=baris.pk).update(nama=nama)


def ubah_lewat_bulk(baris: Any, nama: str) -> None:
    baris.nama = nama
    type(baris)._base_manager.bulk_update([baris], ["nama"])


def ubah_lewat_sql(baris: Any, nama: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute(f'UPDATE "{baris._meta.db_table}" SET nama = %s WHERE id = %s', [nama, baris.pk])


CARA = [ubah_lewat_update, ubah_lewat_bulk, ubah_lewat_sql]


@pytest.mark.parametrize("ubah", CARA)
def test_tracked_tables_record_every_way_of_changing(
    ubah: Callable[[Any, str], None], naskah: Any, operator: Pengguna
) -> None:
    taut = actions.tautkan(actions.simpan_berkas(unggahan("a.pdf", PDF_KECIL), by=operator), naskah, by=operator)
    versi = VersiUnit.objects.get(unit=naskah.dokumen.unit)
    for baris, lama in ((taut, "a.pdf"), (versi, "Dinas Kesehatan")):
        with pghistory.context(user=operator.pk):
            ubah(baris, "Nama baru")
        terakhir = queries.riwayat(baris)[0]
        assert (terakhir.jenis, terakhir.oleh) == ("Diubah", "Operator Contoh")
        assert [(sel.lama, sel.baru) for sel in terakhir.sel] == [(lama, "Nama baru")]


def test_tracked_tables_record_deletion(naskah: Any, operator: Pengguna) -> None:
    taut = actions.tautkan(actions.simpan_berkas(unggahan("a.pdf", PDF_KECIL), by=operator), naskah, by=operator)
    pk = taut.pk
    with connection.cursor() as kursor:
        kursor.execute("DELETE FROM layanan_berkastaut WHERE id = %s", [pk])
    taut.pk = pk
    assert [satu.jenis for satu in queries.riwayat(taut)] == ["Dihapus", "Dibuat"]


@pytest.fixture
def baris_tetap(naskah: Any, operator: Pengguna, dinkes: Unit) -> dict[type, Any]:
    """One row in each append-only table."""
    dokumen = actions.terbitkan(
        naskah,
        jenis="x",
        judul="X",
        nomor="1",
        tanggal=dt.date(2026, 1, 2),
        tahun=2026,
        unit=dinkes,
        isi=PDF_KECIL,
        by=operator,
    )
    TandaTangan.objects.create(
        dokumen=dokumen,
        urutan=1,
        sebagai="A",
        nama="B",
        jabatan="C",
        jalur="basah",
        hasil=dokumen.berkas,
        oleh=operator,
    )
    return {model: model.objects.first() for model in HANYA_TAMBAH}


def bidang_teks(baris: Any) -> str:
    """A text column that could be falsified."""
    return {Jejak: "catatan", Berkas: "nama", DokumenTerbit: "judul", TandaTangan: "nama", StatusDokumen: "alasan"}[
        type(baris)
    ]


@pytest.mark.parametrize("model", HANYA_TAMBAH)
def test_append_only_tables_refuse_every_way_of_changing(model: type[Any], baris_tetap: dict[type, Any]) -> None:
    baris = baris_tetap[model]
    bidang, tabel = bidang_teks(baris), model._meta.db_table

    def lewat_bulk() -> None:
        setattr(baris, bidang, "palsu")
        model.objects.bulk_update([baris], [bidang])

    def lewat_sql(perintah: str) -> None:
        with connection.cursor() as kursor:
            kursor.execute(perintah, [baris.pk])

    cara: list[Callable[[], Any]] = [
        lambda: model.objects.filter(pk=baris.pk).update(**{bidang: "palsu"}),
        lewat_bulk,
        lambda: lewat_sql(f"UPDATE \"{tabel}\" SET {bidang} = 'palsu' WHERE id = %s"),
        lambda: lewat_sql(f'DELETE FROM "{tabel}" WHERE id = %s'),
        lambda: model.objects.filter(pk=baris.pk)._raw_delete("default"),
    ]
    for satu in cara:
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            satu()
    assert getattr(model.objects.get(pk=baris.pk), bidang) != "palsu"


@pytest.mark.parametrize("model", HANYA_TAMBAH)
@pytest.mark.parametrize("perintah", ['TRUNCATE "{}" CASCADE', "TRUNCATE organisasi_pengguna, {} CASCADE"])
def test_append_only_tables_are_never_emptied(model: type[Any], perintah: str, baris_tetap: dict[type, Any]) -> None:
    with connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # nothing pending: the refusal is the trigger's own
        with pytest.raises(ProgrammingError, match="hanya boleh ditambah, tidak dikosongkan"), transaction.atomic():
            kursor.execute(perintah.format(model._meta.db_table))
    assert model.objects.filter(pk=baris_tetap[model].pk).exists()


def test_every_document_with_a_workflow_is_tracked() -> None:
    """A new document model without history would be noticed here."""
    dokumen = [model for model in apps.get_models() if hasattr(model, "alur") and hasattr(model, "status_kini")]
    assert len(dokumen) >= 5
    assert [model.__name__ for model in dokumen if not hasattr(model, "pgh_event_model")] == []


def test_triggers_are_installed(db: None) -> None:
    terpasang = {(model, pemicu.name) for model, pemicu in pgtrigger.registered()}
    assert {(model, "hanya_tambah") for model in HANYA_TAMBAH} <= terpasang
    hanya_tambah = {model for model, nama in terpasang if nama == "hanya_tambah"}
    assert hanya_tambah == {model for model, nama in terpasang if nama == "tidak_dikosongkan"}
    assert {"Nilai", "HasilEvaluasi"} <= {model.__name__ for model in hanya_tambah}
    with connection.cursor() as kursor:
        for model in HANYA_TAMBAH:
            kursor.execute(
                "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal",
                [model._meta.db_table],
            )
            assert kursor.fetchone()[0] >= 1


def test_untracked_model_is_told(operator: Pengguna) -> None:
    with pytest.raises(TypeError, match="tidak dilacak"):
        queries.riwayat(Berkas(nama="x"))


def test_history_costs_the_same_at_two_sizes(naskah: Any, operator: Pengguna, django_assert_num_queries: Any) -> None:
    taut = actions.tautkan(actions.simpan_berkas(unggahan("a.pdf", PDF_KECIL), by=operator), naskah, by=operator)
    for banyak in (3, 30):
        for nomor in range(banyak):
            BerkasTaut.objects.filter(pk=taut.pk).update(nama=f"nama {banyak} {nomor}")
        with django_assert_num_queries(4):  # events, and the three tables that keys point to
            assert len(queries.riwayat(taut)) > banyak


def test_change_through_a_page_names_the_user(
    naskah: Any, operator: Pengguna, klien: Callable[[Pengguna], Client]
) -> None:
    klien(operator).post(f"/langkah/renstra.versirencana/{naskah.pk}/ajukan/", {"revisi": naskah.revisi})
    terakhir = queries.riwayat(naskah)[0]
    assert terakhir.oleh == "Operator Contoh"
    assert ("draf", "diajukan") in [(sel.lama, sel.baru) for sel in terakhir.sel]
