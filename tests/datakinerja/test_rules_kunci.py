"""Locked is derived from state, window and exception, and always explains itself."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datakinerja.rules import AturanKunci, Jendela, Pengecualian, kunci
from tests import strategi  # noqa: F401


def _jam(hari, jam=8):
    return datetime.datetime(2026, 2, hari, jam, 0)


JENDELA = Jendela(buka=_jam(1), tutup=_jam(10, 23))
PERPANJANGAN = Pengecualian(mulai=_jam(12), sampai=_jam(14, 16), oleh="Bagian Organisasi", alasan="server padam")


def test_within_the_window_a_draft_is_open_until_its_end():
    hasil = kunci(sekarang=_jam(5), jendela=JENDELA, zona="WIB")
    assert not hasil.terkunci
    assert hasil.aturan is AturanKunci.TERBUKA
    assert hasil.kalimat == "Terbuka sampai 10 Februari 2026 23.00 WIB."


def test_both_ends_belong_to_the_window():
    assert not kunci(sekarang=JENDELA.buka, jendela=JENDELA).terkunci
    assert not kunci(sekarang=JENDELA.tutup, jendela=JENDELA).terkunci


def test_before_the_window_it_is_locked_and_says_when_it_opens():
    hasil = kunci(sekarang=datetime.datetime(2026, 1, 31, 7), jendela=JENDELA)
    assert hasil.terkunci
    assert hasil.aturan is AturanKunci.BELUM_DIBUKA
    assert hasil.kalimat == "Terkunci: pengisian baru dibuka 1 Februari 2026 08.00."


def test_after_the_window_it_is_locked_since_its_end_and_says_who_can_open():
    hasil = kunci(sekarang=_jam(11), jendela=JENDELA, nama="Januari")
    assert (hasil.terkunci, hasil.aturan, hasil.sejak) == (True, AturanKunci.LEWAT, JENDELA.tutup)
    assert hasil.pembuka == "Bagian Organisasi"
    assert hasil.kalimat.startswith("Terkunci sejak 10 Februari 2026 23.00 karena jendela Januari ditutup;")
    assert "Bagian Organisasi" in hasil.kalimat


def test_an_exception_opens_the_window_with_giver_reason_and_end():
    hasil = kunci(sekarang=_jam(13), jendela=JENDELA, pengecualian=PERPANJANGAN)
    assert not hasil.terkunci
    assert hasil.aturan is AturanKunci.PENGECUALIAN
    assert hasil.kalimat == (
        "Terbuka sampai 14 Februari 2026 16.00: pembukaan oleh Bagian Organisasi karena server padam."
    )


@pytest.mark.parametrize("hari", [11, 15])
def test_an_exception_counts_only_in_its_own_days(hari):
    assert kunci(sekarang=_jam(hari), jendela=JENDELA, pengecualian=PERPANJANGAN).aturan is AturanKunci.LEWAT


@pytest.mark.parametrize("status", ["diajukan", "terverifikasi"])
def test_a_submitted_document_is_locked_whatever_the_window_and_exception(status):
    hasil = kunci(
        sekarang=_jam(13), status=status, status_sejak=_jam(9, 10), jendela=JENDELA, pengecualian=PERPANJANGAN
    )
    assert (hasil.terkunci, hasil.aturan, hasil.sejak) == (True, AturanKunci.STATUS, _jam(9, 10))
    assert f"Terkunci sejak 9 Februari 2026 10.00 karena data sudah {status}" in hasil.kalimat
    assert hasil.pembuka in hasil.kalimat


@pytest.mark.parametrize("status", ["draf", "dikembalikan"])
def test_a_draft_and_a_returned_document_are_open(status):
    assert not kunci(sekarang=_jam(5), status=status, jendela=JENDELA).terkunci


def test_a_closed_year_is_stronger_than_everything():
    hasil = kunci(sekarang=_jam(13), jendela=JENDELA, pengecualian=PERPANJANGAN, tahun_ditutup=_jam(12))
    assert (hasil.aturan, hasil.sejak, hasil.pembuka) == (AturanKunci.TAHUN, _jam(12), "Administrator")
    assert not kunci(sekarang=_jam(5), jendela=JENDELA, tahun_ditutup=_jam(12)).terkunci


def test_without_a_window_there_is_no_time_limit():
    assert kunci(sekarang=_jam(5)).kalimat == "Terbuka tanpa batas waktu."


def test_a_status_that_the_workflow_does_not_know_is_refused():
    with pytest.raises(ValueError, match="selesai"):
        kunci(sekarang=_jam(5), status="selesai")


@given(
    st.datetimes(datetime.datetime(2026, 1, 1), datetime.datetime(2026, 3, 1)),
    st.sampled_from(["draf", "diajukan", "dikembalikan", "terverifikasi"]),
    st.sampled_from([None, JENDELA]),
    st.sampled_from([None, PERPANJANGAN]),
    st.sampled_from([None, _jam(20)]),
)
def test_a_lock_always_explains_itself(sekarang, status, jendela, pengecualian, ditutup):
    hasil = kunci(sekarang=sekarang, status=status, jendela=jendela, pengecualian=pengecualian, tahun_ditutup=ditutup)
    assert hasil.kalimat.startswith("Terkunci" if hasil.terkunci else "Terbuka")
    assert hasil.kalimat.endswith(".")
    assert bool(hasil.pembuka) == hasil.terkunci
    assert hasil.sejak is None or hasil.sejak <= sekarang
