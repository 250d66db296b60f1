"""Three readings of a yearly figure: what adds up is conserved, what does not is never invented."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organisasi.rules.silsilah import Bacaan, bagi_rata
from pengukuran.rules.bacaan import TAK_TERJUMLAH, Besaran, baca_ulang, jumlah, kalimat, peta_bacaan
from renstra.rules import Agregasi

# Only the pace of the machine varies, not the amount of data.
tenang = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
UNIT = range(1, 7)
angka = st.decimals(0, 10**9, places=4)


@st.composite
def susunan(draw: st.DrawFn) -> dict[int, dict[int, Decimal]]:
    """Splits and merges: each unit passes shares that sum to one to some units, possibly to itself."""
    peta = {}
    for lama in UNIT:
        tujuan = sorted(draw(st.sets(st.integers(1, 9), min_size=1, max_size=4)))
        peta[lama] = dict(zip(tujuan, bagi_rata(len(tujuan)), strict=True))
    return peta


@tenang
@given(susunan(), st.dictionaries(st.sampled_from(UNIT), angka, min_size=1), st.sampled_from(list(Bacaan)))
def test_jumlah_sama_pada_tiap_bacaan(
    peta: dict[int, dict[int, Decimal]], nilai: dict[int, Decimal], bacaan: Bacaan
) -> None:
    besaran = {unit: Besaran(satu) for unit, satu in nilai.items()}
    hasil = baca_ulang(besaran, peta_bacaan(bacaan, peta), cara=Agregasi.JUMLAH)
    with localcontext(prec=100):
        assert sum((satu for satu in hasil.values() if satu is not None), Decimal(0)) == sum(nilai.values(), Decimal(0))
        assert jumlah(besaran, cara=Agregasi.JUMLAH) == sum(nilai.values(), Decimal(0))


@tenang
@given(susunan(), st.dictionaries(st.sampled_from(UNIT), st.tuples(angka, angka.map(lambda x: x + 1)), min_size=1))
def test_rasio_dibaca_dari_pembilang_dan_penyebut(
    peta: dict[int, dict[int, Decimal]], nilai: dict[int, tuple[Decimal, Decimal]]
) -> None:
    besaran = {unit: Besaran(a / b * 100, a, b) for unit, (a, b) in nilai.items()}
    hasil = baca_ulang(besaran, peta, cara=Agregasi.RASIO)
    semua = [a / b * 100 for a, b in nilai.values()]
    longgar = Decimal("1e-9") * (1 + max(semua))
    assert all(min(semua) - longgar <= satu <= max(semua) + longgar for satu in hasil.values() if satu is not None)
    assert None not in hasil.values()


def test_rasio_bukan_rata_rata_persentase() -> None:
    besaran = {1: Besaran(Decimal(50), Decimal(50), Decimal(100)), 2: Besaran(Decimal(100), Decimal(10), Decimal(10))}
    peta = {1: {3: Decimal(1)}, 2: {3: Decimal(1)}}
    assert round(baca_ulang(besaran, peta, cara=Agregasi.RASIO)[3] or 0, 4) == Decimal("54.5455")
    assert baca_ulang({1: Besaran(None)}, peta, cara=Agregasi.RASIO) == {3: None}


@pytest.mark.parametrize("cara", [Agregasi.TERAKHIR, Agregasi.RERATA, Agregasi.MAKS, Agregasi.MIN])
def test_yang_tak_terjumlah_hanya_diteruskan_satu_ke_satu(cara: Agregasi) -> None:
    besaran = {satu: Besaran(Decimal(satu)) for satu in (1, 2, 3, 4)}
    peta = {
        1: {5: Decimal(1)},
        2: {6: Decimal(1)},
        3: {6: Decimal(1)},
        4: {7: Decimal("0.6"), 8: Decimal("0.4")},
    }
    assert baca_ulang(besaran, peta, cara=cara) == {5: 1, 6: None, 7: None, 8: None}
    assert jumlah(besaran, cara=cara) is None
    assert kalimat(Bacaan.ULANG, cara) == TAK_TERJUMLAH


def test_kosong_bukan_nol() -> None:
    besaran = {1: Besaran(None), 2: Besaran(Decimal(4))}
    peta = {1: {3: Decimal(1)}, 2: {3: Decimal("0.5"), 4: Decimal("0.5")}}
    assert baca_ulang(besaran, peta, cara=Agregasi.JUMLAH) == {3: None, 4: 2}
    assert jumlah(besaran, cara=Agregasi.JUMLAH) is None
    assert jumlah({}, cara=Agregasi.JUMLAH) is None
