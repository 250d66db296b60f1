"""Signature blocks omit what is absent, and know a.n., u.b. and acting officials."""

import pytest

from organisasi.rules.jabatan import JenisPemangku, Penanda, blok_tanda, nama_jabatan

KEPALA = Penanda(
    jabatan="Kepala Dinas Contoh",
    nama="Budi Contoh, S.T., M.M.",
    pangkat="Pembina Utama Muda (IV/c)",
    nip="19700817 200003 1 002",
)


def test_a_full_block_shows_position_name_rank_and_number():
    blok = blok_tanda(KEPALA)
    assert blok.atas == ("Kepala Dinas Contoh",)
    assert blok.bawah == ("Budi Contoh, S.T., M.M.", "Pembina Utama Muda (IV/c)", "NIP 19700817 200003 1 002")


def test_a_bupati_without_rank_and_number_leaves_no_empty_lines_or_labels():
    blok = blok_tanda(Penanda(jabatan="Bupati Contoh", nama="Siti Contoh"))
    assert (blok.atas, blok.bawah) == (("Bupati Contoh",), ("Siti Contoh",))


def test_staff_with_a_rank_but_no_number_shows_the_rank_alone():
    blok = blok_tanda(Penanda(jabatan="Direktur", nama="dr. Contoh", pangkat="Pegawai BLUD"))
    assert blok.bawah == ("dr. Contoh", "Pegawai BLUD")


@pytest.mark.parametrize(
    ("jenis", "tertulis"),
    [
        ("DEFINITIF", "Kepala Dinas Contoh"),
        ("PLT", "Plt. Kepala Dinas Contoh"),
        ("PLH", "Plh. Kepala Dinas Contoh"),
        ("PJ", "Pj. Kepala Dinas Contoh"),
    ],
)
def test_acting_officials_are_marked_before_the_position(jenis, tertulis):
    assert nama_jabatan("Kepala Dinas Contoh", JenisPemangku(jenis)) == tertulis
    penanda = Penanda(jabatan="Kepala Dinas Contoh", nama="X", jenis=JenisPemangku(jenis))
    assert blok_tanda(penanda).atas == (tertulis,)


def test_each_kind_of_holder_has_its_words():
    assert [satu.panjang for satu in JenisPemangku] == [
        "Pejabat definitif",
        "Pelaksana tugas",
        "Pelaksana harian",
        "Penjabat",
    ]


def test_signing_on_behalf_names_the_superior_first():
    blok = blok_tanda(Penanda(jabatan="Sekretaris Daerah", nama="X", atas_nama="Bupati Contoh"))
    assert blok.atas == ("a.n. Bupati Contoh", "Sekretaris Daerah")


def test_passing_the_authority_on_shows_all_three_positions_in_order():
    blok = blok_tanda(
        Penanda(
            jabatan="Asisten Administrasi Umum",
            nama="X",
            jenis=JenisPemangku.PLH,
            atas_nama="Bupati Contoh",
            untuk_beliau="Sekretaris Daerah",
        )
    )
    assert blok.atas == ("a.n. Bupati Contoh", "Sekretaris Daerah", "u.b.", "Plh. Asisten Administrasi Umum")


def test_passing_on_without_on_behalf_is_refused():
    with pytest.raises(ValueError, match=r"u\.b\."):
        blok_tanda(Penanda(jabatan="Asisten", nama="X", untuk_beliau="Sekretaris Daerah"))
