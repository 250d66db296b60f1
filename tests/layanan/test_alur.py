"""One way to change a state: table, permission, trail and turn in one step."""

import datetime as dt
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.template import Context, Template
from django.test import Client

from layanan import actions, queries
from layanan.models import Giliran, Jejak, Pemberitahuan
from layanan.rules import Alur, Status, Transisi
from organisasi.models import Delegasi, Pengguna, Unit
from tests import pabrik


def segar(user: Pengguna) -> Pengguna:
    """The user as the next request sees her."""
    return Pengguna.objects.get(pk=user.pk)


def test_table_with_an_unknown_state_is_refused() -> None:
    with pytest.raises(ValueError, match="hantu"):
        Alur(
            awal="draf",
            status={"draf": Status("Draf")},
            transisi={"x": Transisi(frozenset({"draf"}), "hantu", "a.b", "X", "X")},
        )


def test_step_changes_state_leaves_trail_and_passes_the_turn(
    naskah: Any, operator: Pengguna, bappeda: Pengguna
) -> None:
    assert queries.jumlah_giliran(operator).per_app == {"renstra": 1}
    hasil = actions.advance(naskah, "ajukan", by=operator)

    assert hasil.status == naskah.status == "diajukan"
    baris = queries.jejak(naskah)[0]
    assert (baris.teks, baris.oleh, baris.kalimat) == ("Diajukan", "Operator Contoh", "Diajukan oleh Operator Contoh")
    assert queries.jumlah_giliran(segar(operator)).jumlah == 0
    assert queries.jumlah_giliran(segar(bappeda)).jumlah == 1
    giliran = queries.giliran_objek(naskah)
    assert giliran is not None
    assert giliran.kalimat == "Bappeda – Verifikasi rencana"


def test_step_not_in_the_table_says_why(naskah: Any, operator: Pengguna) -> None:
    with pytest.raises(actions.TransitionError, match="berstatus Draf"):
        actions.advance(naskah, "verifikasi", by=operator)
    with pytest.raises(actions.TransitionError):
        actions.advance(naskah, "tidak_ada", by=operator)
    assert Jejak.objects.count() == 1


def test_step_without_permission_changes_nothing(naskah: Any, orang_asing: Pengguna, evaluator: Pengguna) -> None:
    for user in (orang_asing, evaluator):
        with pytest.raises(PermissionDenied):
            actions.advance(naskah, "ajukan", by=user)
    naskah.refresh_from_db()
    assert naskah.status == "draf"
    assert Jejak.objects.count() == 1


def test_returning_needs_a_note(naskah: Any, operator: Pengguna, bappeda: Pengguna) -> None:
    actions.advance(naskah, "ajukan", by=operator)
    with pytest.raises(ValidationError, match="catatan"):
        actions.advance(naskah, "kembalikan", by=bappeda, catatan="  ")
    actions.advance(naskah, "kembalikan", by=bappeda, catatan="Target 2027 belum terisi.")
    assert queries.jejak(naskah)[0].catatan == "Target 2027 belum terisi."
    kabar = Pemberitahuan.objects.get()
    assert (kabar.penerima, kabar.isi) == (operator, "Target 2027 belum terisi.")


def test_the_one_who_sent_it_is_told_whatever_was_noted_in_between(
    naskah: Any, operator: Pengguna, bappeda: Pengguna, evaluator: Pengguna
) -> None:
    actions.advance(naskah, "ajukan", by=operator)
    actions.tinggalkan_jejak(naskah, tindakan="catatan", kalimat="Dibahas dalam rapat", by=evaluator)
    actions.advance(naskah, "kembalikan", by=bappeda, catatan="Lengkapi.")
    assert Pemberitahuan.objects.get().penerima == operator


def test_long_titles_are_cut_to_fit(naskah: Any, operator: Pengguna, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(naskah), "__str__", lambda self: "x" * 400)
    actions.advance(naskah, "ajukan", by=operator)
    actions.beri_tahu([operator], judul="y" * 400)
    assert (len(Giliran.objects.get(selesai=None).judul), len(Pemberitahuan.objects.get().judul)) == (250, 250)


def test_deadline_comes_from_the_document(naskah: Any, operator: Pengguna, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(naskah), "batas_giliran", lambda self: dt.date(2026, 2, 28))
    actions.advance(naskah, "ajukan", by=operator)
    giliran = queries.giliran_objek(naskah)
    assert giliran is not None
    assert giliran.batas == dt.date(2026, 2, 28)
    teks = Template("{% load layanan %}{% giliran naskah %}").render(Context({"naskah": naskah}))
    assert "Bappeda – Verifikasi rencana" in teks
    assert "28 Februari 2026" in teks


def test_delegate_acts_in_the_name_of_the_official(
    naskah: Any, operator: Pengguna, bappeda: Pengguna, orang_asing: Pengguna
) -> None:
    actions.advance(naskah, "ajukan", by=operator)
    Delegasi.objects.create(
        dari=bappeda, kepada=orang_asing, tindakan=["renstra.verifikasi"], berlaku=pabrik.rentang(), alasan="Dinas luar"
    )
    wakil = segar(orang_asing)
    assert queries.jumlah_giliran(wakil).jumlah == 1
    assert queries.giliran_untuk(wakil, kuasa=True).count() == 1
    assert queries.giliran_untuk(wakil, kuasa=False).count() == 0
    langkah = {satu.nama: satu for satu in queries.tersedia(naskah, wakil)}
    assert langkah["verifikasi"].atas_nama == str(bappeda)

    actions.advance(naskah, "verifikasi", by=wakil)
    assert queries.jejak(naskah)[0].kalimat == f"Diverifikasi oleh {orang_asing} atas nama {bappeda}"
    with pytest.raises(PermissionDenied):  # what was not delegated stays closed
        actions.advance(naskah, "tetapkan", by=wakil)


def test_delegation_that_ended_or_was_revoked_counts_nothing(
    naskah: Any, operator: Pengguna, bappeda: Pengguna, orang_asing: Pengguna
) -> None:
    actions.advance(naskah, "ajukan", by=operator)
    lampau = pabrik.rentang(dt.date(2020, 1, 1), dt.date(2020, 2, 1))
    Delegasi.objects.create(
        dari=bappeda, kepada=orang_asing, tindakan=["renstra.verifikasi"], berlaku=lampau, alasan="Cuti"
    )
    assert queries.jumlah_giliran(segar(orang_asing)).jumlah == 0
    with pytest.raises(PermissionDenied):
        actions.advance(naskah, "verifikasi", by=segar(orang_asing))


def test_turn_stays_within_the_unit(naskah: Any, kabupaten: Unit) -> None:
    lain = pabrik.buat_pengguna("penyusun", pabrik.buat_opd("Dinas Sosial", induk=kabupaten))
    assert queries.jumlah_giliran(lain).jumlah == 0
    assert not queries.tersedia(naskah, lain)


def test_buttons_follow_state_and_permission(naskah: Any, operator: Pengguna, bappeda: Pengguna) -> None:
    assert [satu.nama for satu in queries.tersedia(naskah, operator)] == ["ajukan"]
    assert queries.tersedia(naskah, bappeda) == []
    actions.advance(naskah, "ajukan", by=operator)
    langkah = queries.tersedia(naskah, segar(bappeda))
    assert [(satu.nama, satu.alasan_wajib) for satu in langkah] == [("kembalikan", True), ("verifikasi", False)]
    assert all(satu.url for satu in langkah)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_take_the_step_only_once(buat_naskah: Callable[..., Any], operator: Pengguna) -> None:
    naskah = buat_naskah()
    mulai, hasil = threading.Barrier(2), []

    def ajukan() -> None:
        user = segar(operator)
        mulai.wait(timeout=60)
        try:
            actions.advance(type(naskah).objects.get(pk=naskah.pk), "ajukan", by=user)
            hasil.append("jadi")
        except actions.TransitionError:
            hasil.append("terlambat")
        finally:
            connection.close()

    utas = [threading.Thread(target=ajukan) for _ in range(2)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(timeout=60)
    assert sorted(hasil) == ["jadi", "terlambat"]
    assert Jejak.objects.filter(tindakan="ajukan").count() == 1
    assert Giliran.objects.filter(selesai=None).count() == 1


def alamat(naskah: Any, tindakan: str) -> str:
    return f"/langkah/renstra.versirencana/{naskah.pk}/{tindakan}/"


def test_generic_page_takes_a_step(naskah: Any, operator: Pengguna, klien: Callable[[Pengguna], Client]) -> None:
    respons = klien(operator).post(alamat(naskah, "ajukan"), {"revisi": naskah.revisi})
    assert (respons.status_code, respons.headers["Location"]) == (302, f"/naskah/{naskah.pk}/")
    naskah.refresh_from_db()
    assert naskah.status == "diajukan"


def test_generic_page_refuses_get_strangers_stale_pages_and_other_models(
    naskah: Any, operator: Pengguna, evaluator: Pengguna, orang_asing: Pengguna, klien: Callable[[Pengguna], Client]
) -> None:
    assert klien(operator).get(alamat(naskah, "ajukan")).status_code == 405
    assert klien(orang_asing).post(alamat(naskah, "ajukan")).status_code == 404
    assert klien(evaluator).post(alamat(naskah, "ajukan")).status_code == 403
    assert klien(operator).post(alamat(naskah, "tetapkan")).status_code == 404
    assert klien(operator).post(f"/langkah/organisasi.unit/{naskah.dokumen.unit_id}/ajukan/").status_code == 404
    assert klien(operator).post("/langkah/tidak.ada/1/ajukan/").status_code == 404
    assert Client().post(alamat(naskah, "ajukan")).status_code == 302  # to the login page
    klien(operator).post(alamat(naskah, "ajukan"), {"revisi": naskah.revisi + 1})
    naskah.refresh_from_db()
    assert naskah.status == "draf"


def test_csrf_is_asked_for(naskah: Any, operator: Pengguna) -> None:
    ketat = Client(enforce_csrf_checks=True)
    ketat.force_login(operator, backend="organisasi.backend.IzinBackend")
    assert ketat.post(alamat(naskah, "ajukan")).status_code == 403
