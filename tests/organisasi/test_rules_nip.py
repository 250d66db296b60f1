"""The number of a civil servant: its parts, its faults."""

import datetime
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisasi.rules.nip import JenisKelamin, JenisPegawai, NipSalah, periksa_nip
from tests import strategi  # noqa: F401

PNS = "197008172000031002"
PPPK = "199002282024212005"


def test_the_number_of_a_pns_tells_birth_appointment_sex_and_sequence():
    nip = periksa_nip(PNS)
    assert nip.lahir == datetime.date(1970, 8, 17)
    assert (nip.tahun_angkat, nip.bulan_angkat) == (2000, 3)
    assert nip.jenis is JenisPegawai.PNS
    assert nip.kelamin is JenisKelamin.LAKI_LAKI
    assert nip.urut == 2


def test_the_number_of_a_pppk_has_a_code_where_a_pns_has_the_month():
    nip = periksa_nip(PPPK)
    assert nip.jenis is JenisPegawai.PPPK
    assert (nip.tahun_angkat, nip.bulan_angkat) == (2024, None)
    assert nip.kelamin is JenisKelamin.PEREMPUAN


@pytest.mark.parametrize(
    "teks", ["19700817 200003 1 002", "19700817-200003-1-002", "19700817.200003.1.002", "\u00a0197008172000031002 "]
)
def test_groups_may_be_set_apart(teks):
    assert periksa_nip(teks).nomor == PNS
    assert periksa_nip(teks).tertulis == "19700817 200003 1 002"


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("", "harus 18 angka; yang ditulis 0"),
        ("19700817200003100", "yang ditulis 17 angka"),
        ("1970081720000310022", "yang ditulis 19 angka"),
        ("19700817200003100A", "hanya berisi angka"),
        ("1.97008E+17", "hanya berisi angka"),
        ("١٩٧٠٠٨١٧٢٠٠٠٠٣١٠٠٢", "hanya berisi angka"),
        ("187008172000031002", "Tahun lahir 1870"),
        ("197002302000031002", "Tanggal lahir 30 Februari 1970"),
        ("197013172000031002", "bulan 13"),
        ("197008172000001002", "bukan bulan"),
        ("197008172000131002", "bukan bulan"),
        ("197008172000201002", "bukan bulan"),
        ("197008171980031002", "terlalu dekat dengan tahun lahir 1970"),
        ("197008172000033002", "Angka ke-15"),
        ("197008172000030002", "Angka ke-15"),
        ("197008172000031000", "Nomor urut"),
    ],
)
def test_a_faulty_number_is_refused_with_the_part_at_fault(teks, kata):
    with pytest.raises(NipSalah, match=kata):
        periksa_nip(teks)


@given(
    st.dates(datetime.date(1950, 1, 1), datetime.date(2005, 12, 31)),
    st.integers(18, 40),
    st.integers(1, 12) | st.integers(21, 99),
    st.integers(1, 2),
    st.integers(1, 999),
)
def test_each_number_made_by_the_book_reads_back(lahir, usia, kode, kelamin, urut):
    nip = periksa_nip(f"{lahir:%Y%m%d}{lahir.year + usia}{kode:02d}{kelamin}{urut:03d}")
    assert (nip.lahir, nip.tahun_angkat, nip.urut) == (lahir, lahir.year + usia, urut)
    assert nip.bulan_angkat == (kode if kode <= 12 else None)
    assert periksa_nip(nip.tertulis) == nip


@given(st.text(max_size=24))
def test_any_text_is_either_a_number_or_refused_with_a_sentence(teks):
    with suppress(NipSalah):
        nip = periksa_nip(teks)
        assert len(nip.nomor) == 18
