"""Lineage: shares sum to one, totals are conserved, chains compose."""

import datetime as dt
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisasi.rules import silsilah
from organisasi.rules.silsilah import Untai, bagi_rata, nyatakan_ulang, pemetaan

UNIT = range(1, 9)


@st.composite
def peristiwa_acak(draw: st.DrawFn) -> list[Untai]:
    """A history: events that each pass the work of some units on to some units (possibly themselves)."""
    untai = []
    for nomor in range(1, draw(st.integers(0, 6)) + 1):
        tanggal = dt.date(2026, 1, 1) + dt.timedelta(draw(st.integers(0, 4)) * 30)
        for asal in draw(st.sets(st.sampled_from(UNIT), max_size=3)):
            tujuan = sorted(draw(st.sets(st.sampled_from(UNIT), min_size=1, max_size=3)))
            untai += [Untai(tanggal, nomor, asal, t, b) for t, b in zip(tujuan, bagi_rata(len(tujuan)), strict=True)]
    return untai


nilai = st.decimals(-(10**9), 10**9, places=4)


@given(st.integers(1, 500))
def test_equal_shares_sum_to_exactly_one(jumlah: int) -> None:
    bagian = bagi_rata(jumlah)
    assert sum(bagian) == 1
    assert len(bagian) == jumlah
    assert all(b > 0 for b in bagian)


@given(peristiwa_acak())
def test_shares_of_each_old_unit_sum_to_one_through_any_chain(untai: list[Untai]) -> None:
    assert not silsilah.bagian_tak_utuh(untai)
    for bagian in pemetaan(UNIT, untai).values():
        assert sum(bagian.values()) == 1
        assert all(0 < b <= 1 for b in bagian.values())


@given(peristiwa_acak(), st.dictionaries(st.sampled_from(UNIT), nilai))
def test_restating_conserves_the_total(untai: list[Untai], nilai_lama: dict[int, Decimal]) -> None:
    baru = nyatakan_ulang(nilai_lama, pemetaan(UNIT, untai))
    with localcontext(prec=100):
        assert sum(filter(None, baru.values()), Decimal(0)) == sum(nilai_lama.values(), Decimal(0))


@given(peristiwa_acak(), st.dictionaries(st.sampled_from(UNIT), nilai))
def test_reading_as_organised_now_divides_nothing_and_conserves_the_total(
    untai: list[Untai], nilai_lama: dict[int, Decimal]
) -> None:
    peta = pemetaan(UNIT, untai)
    tak_dibagi = silsilah.utuh(peta)
    for lama, bagian in tak_dibagi.items():
        ((baru, besar),) = bagian.items()
        assert (besar, peta[lama][baru]) == (1, max(peta[lama].values()))
    with localcontext(prec=100):
        baru = nyatakan_ulang(nilai_lama, tak_dibagi)
        assert sum(filter(None, baru.values()), Decimal(0)) == sum(nilai_lama.values(), Decimal(0))


@given(st.permutations([Untai(dt.date(2026, 1, n), n, n, n + 1, Decimal(1)) for n in range(1, 6)]))
def test_order_of_reading_does_not_matter(untai: list[Untai]) -> None:
    assert pemetaan([1], untai) == {1: {6: Decimal(1)}}


def test_a_chain_multiplies_and_a_merge_adds() -> None:
    t = dt.date(2026, 1, 1)
    untai = [
        Untai(t, 1, 1, 2, Decimal("0.5")),
        Untai(t, 1, 1, 3, Decimal("0.5")),
        Untai(t, 2, 2, 4, Decimal("0.25")),
        Untai(t, 2, 2, 3, Decimal("0.75")),
    ]
    assert pemetaan([1], untai) == {1: {4: Decimal("0.125"), 3: Decimal("0.875")}}


def test_empty_is_not_zero() -> None:
    peta = {1: {3: Decimal(1)}, 2: {3: Decimal("0.5"), 4: Decimal("0.5")}}
    assert nyatakan_ulang({1: None, 2: Decimal(10)}, peta) == {3: None, 4: Decimal(5)}


def test_a_closed_unit_without_successor_stays_itself() -> None:
    assert pemetaan([7], []) == {7: {7: Decimal(1)}}
    assert nyatakan_ulang({7: Decimal(3)}, {}) == {7: Decimal(3)}


def test_family_holds_ancestors_and_descendants_but_not_cousins() -> None:
    assert silsilah.keluarga(3, [(1, 3), (2, 3), (3, 4), (1, 9), (3, 3)]) == {1, 2, 3, 4}


def test_kin_reach_every_way() -> None:
    assert silsilah.rumpun(3, [(1, 3), (2, 3), (3, 4), (1, 9), (9, 10), (20, 21)]) == {1, 2, 3, 4, 9, 10}
    assert silsilah.rumpun(7, [(1, 3)]) == {7}


def test_broken_shares_are_named() -> None:
    t = dt.date(2026, 1, 1)
    assert silsilah.bagian_tak_utuh([Untai(t, 1, 5, 6, Decimal("0.9"))]) == [(1, 5, Decimal("0.9"))]
    with pytest.raises(ValueError, match="paling sedikit satu"):
        bagi_rata(0)
