"""The layout of trees and their making from a plan, with laws that hold for every tree."""

import itertools
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renstra.rules.pohon import JenisKondisi, periksa_pindah
from renstra.rules.pohon.dari_rencana import rancang
from renstra.rules.pohon.tata import LEBAR, bungkus, tata, ukuran
from tests.renstra.cacat import rencana_bersih

POHON = st.recursive(st.just([]), lambda anak: st.lists(anak, max_size=5), max_leaves=40)


def bernomor(bentuk, induk=None, peta=None):
    """Nested lists as (children by id); ids in reading order."""
    peta = {} if peta is None else peta
    nomor = len(peta)
    peta[nomor] = []
    for satu in bentuk:
        peta[nomor].append(bernomor(satu, nomor, peta)[0])
    return nomor, peta


def susun(bentuk):
    akar, anak = bernomor(bentuk)
    return tata([akar], lambda satu: anak[satu]), anak


@given(POHON)
def test_kotak_tidak_pernah_bertumpuk(bentuk):
    letak, _ = susun(bentuk)
    menurut_baris = {}
    for kotak in letak.values():
        menurut_baris.setdefault(kotak.y, []).append(kotak.x)
    for baris in menurut_baris.values():
        urut = sorted(baris)
        assert all(b - a >= LEBAR for a, b in itertools.pairwise(urut))


@given(POHON)
def test_setiap_simpul_ada_anak_di_bawah_induk_dan_urutan_terjaga(bentuk):
    letak, anak = susun(bentuk)
    assert set(letak) == set(anak)
    assert min(kotak.x for kotak in letak.values()) == 0
    for induk, daftar in anak.items():
        for satu in daftar:
            assert letak[satu].y > letak[induk].y
        if daftar and not letak[daftar[0]].tumpuk:
            assert {letak[satu].y for satu in daftar} == {letak[induk].y + 1}
            assert [letak[x].x for x in daftar] == sorted(letak[x].x for x in daftar)
            assert letak[induk].x == (letak[daftar[0]].x + letak[daftar[-1]].x) // 2
        elif daftar:
            assert [letak[x].y for x in daftar] == list(range(letak[induk].y + 1, letak[induk].y + 1 + len(daftar)))


@given(POHON)
def test_bentuk_yang_sama_letak_yang_sama_di_mana_pun(bentuk):
    """Two copies of a tree side by side are drawn alike."""
    akar, anak = bernomor([bentuk, bentuk])
    letak = tata([akar], lambda satu: anak[satu])
    kiri, kanan = anak[akar]
    if letak[kiri].tumpuk:
        return
    bagian = [[letak[n] for n in _bawah(anak, satu)] for satu in (kiri, kanan)]
    geser = letak[kanan].x - letak[kiri].x
    assert [(k.x + geser, k.y) for k in bagian[0]] == [(k.x, k.y) for k in bagian[1]]


def _bawah(anak, satu):
    return [satu, *(n for x in anak[satu] for n in _bawah(anak, x))]


def test_enam_ratus_kondisi_muat_dalam_lebar_yang_terbaca():
    anak = {0: list(range(1, 7))} | {n: list(range(n * 10, n * 10 + 5)) for n in range(1, 7)}
    nomor = 1000
    for n in range(1, 7):
        for x in anak[n]:
            anak[x] = list(range(nomor, nomor + 19))
            nomor += 19
    letak = tata([0], lambda satu: anak.get(satu, []))
    assert len(letak) == 607
    assert ukuran(letak) == (60, 22)
    assert ukuran({}) == (0, 0)


def test_pohon_kosong_dan_beberapa_akar():
    assert tata([], lambda satu: []) == {}
    letak = tata(["a", "b"], lambda satu: [])
    assert [(letak[x].x, letak[x].y) for x in "ab"] == [(0, 0), (2, 0)]


@given(st.text(max_size=300), st.integers(5, 40), st.integers(1, 5))
def test_bungkus_tidak_melebihi_batas(teks, huruf, baris):
    hasil = bungkus(teks, huruf=huruf, baris=baris)
    assert len(hasil) <= baris
    assert all(0 < len(satu) <= huruf for satu in hasil)


def test_bungkus_memberi_tanda_bila_terpotong():
    assert bungkus("Menurunnya kematian ibu dan bayi", huruf=12, baris=2) == ["Menurunnya", "kematian ib…"]


@pytest.mark.parametrize(
    ("simpul", "ke", "sebab"),
    [
        (1, None, ""),
        (3, 1, ""),
        (1, 3, "Kondisi tidak dapat dipindahkan ke bawah dirinya sendiri."),
        (1, 1, "Kondisi tidak dapat dipindahkan ke bawah dirinya sendiri."),
        (1, 9, "Tempat tujuannya tidak ada di pohon ini."),
    ],
)
def test_pindah_hanya_ke_tempat_yang_masuk_akal(simpul, ke, sebab):
    assert periksa_pindah({1: None, 2: 1, 3: 2}, simpul, ke) == sebab


def test_pohon_dari_rencana_terkait_dan_selalu_sama():
    isi = rencana_bersih()
    hasil = rancang(isi)
    assert [satu.jenis for satu in hasil[:4]] == [
        JenisKondisi.OUTCOME, JenisKondisi.ANTARA, JenisKondisi.FAKTOR, JenisKondisi.OPERASIONAL,
    ]  # fmt: skip
    assert [satu.rencana for satu in hasil] == [simpul.kunci for simpul in isi.simpul]
    assert all(satu.induk is None or satu.induk < n for n, satu in enumerate(hasil))
    assert hasil[0].indikator[0].indikator_id == isi.indikator[0].indikator_id
    assert hasil[0].jabatan_id == 9
    assert [satu.kunci for satu in rancang(isi)] == [satu.kunci for satu in hasil]
    assert len({satu.kunci for satu in hasil}) == len(hasil)
    assert isinstance(hasil[0].kunci, uuid.UUID)
