"""Charts: well-formed, named, without inline style, inside their box, and never lying about a gap."""

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.utils.safestring import SafeString
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.bagan import Titik, batang, figur, garis, tabel_deret
from sakip.bagan.svg import k, skala_bulat

SVG = "{http://www.w3.org/2000/svg}"
JAHAT = '<script>alert("x")</script> & "kutip"'
angka = st.decimals(min_value=-(10**9), max_value=10**12, places=3)
deret = st.lists(
    st.builds(
        Titik,
        st.text(st.characters(exclude_categories=("C",)), max_size=40),
        st.none() | angka,
        st.sampled_from(["", "baik", "awas", "buruk", "kosong"]),
    ),
    max_size=14,
)

SEMUA: dict[str, Callable[[str], SafeString]] = {
    "garis": lambda j: garis([Titik(j, Decimal(1)), Titik("b", Decimal(3))], judul=j, target=Decimal(2), satuan=j),
    "ringkas": lambda j: garis([Titik(j, Decimal(1))], judul=j, ringkas=True),
    "batang": lambda j: batang([Titik(j, Decimal(1), "awas"), Titik("b", None)], judul=j, satuan=j),
    "figur": lambda j: figur(garis([], judul=j), tabel_deret([Titik(j, None)], judul=j)),
}  # fmt: skip


def urai(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # our own markup


@pytest.mark.parametrize("nama", SEMUA)
def test_teks_asing_tidak_menjadi_markah_dan_tidak_ada_gaya_sisipan(nama: str) -> None:
    markah = SEMUA[nama](JAHAT)
    assert isinstance(markah, SafeString)
    akar = urai(markah)
    assert not [u.tag for u in akar.iter() if u.tag.endswith("script")]
    assert "alert" in markah
    for unsur in akar.iter():
        assert not [a for a in unsur.attrib if a == "style" or a.startswith("on")]


@pytest.mark.parametrize("nama", ["garis", "ringkas", "batang"])
def test_bernama_dan_beruraian(nama: str) -> None:
    akar = urai(SEMUA[nama]("Capaian"))
    assert akar.get("role") == "img"
    assert (akar.get("aria-label") or "").startswith("Capaian. ")
    assert akar.findtext(f"{SVG}title") == "Capaian"
    assert akar.findtext(f"{SVG}desc")


@settings(max_examples=60, deadline=None)
@given(deret=deret, target=st.none() | angka, ringkas=st.booleans())
def test_garis_di_dalam_bidang_dan_celah_tetap_celah(deret: list[Titik], target: Decimal | None, ringkas: bool) -> None:
    akar = urai(garis(deret, judul="Nilai", target=target, ringkas=ringkas))
    lebar, tinggi = (Decimal(n) for n in akar.attrib["viewBox"].split()[2:])
    titik = [
        tuple(Decimal(n) for n in p.split(",")) for u in akar.iter(f"{SVG}polyline") for p in u.attrib["points"].split()
    ]
    titik += [(Decimal(u.attrib["cx"]), Decimal(u.attrib["cy"])) for u in akar.iter(f"{SVG}circle")]
    assert all(0 <= x <= lebar and 0 <= y <= tinggi for x, y in titik)
    terisi = sum(t.nilai is not None for t in deret)
    assert len(list(akar.iter(f"{SVG}circle"))) == (min(terisi, 1) if ringkas else terisi)
    ruas = re.findall("1+", "".join("0" if t.nilai is None else "1" for t in deret))
    assert len(list(akar.iter(f"{SVG}polyline"))) == sum(len(r) > 1 for r in ruas)


def test_garis_naik_bila_nilai_naik() -> None:
    akar = urai(garis([Titik("a", Decimal(1)), Titik("b", Decimal(2)), Titik("c", Decimal(9))], judul="x"))
    y = [Decimal(u.attrib["cy"]) for u in akar.iter(f"{SVG}circle")]
    assert y == sorted(y, reverse=True)
    assert len(set(y)) == 3


@settings(max_examples=60, deadline=None)
@given(deret=deret, maks=st.none() | st.decimals(min_value=1, max_value=10**9, places=2))
def test_batang_sebanding_dan_tidak_melewati_ruang(deret: list[Titik], maks: Decimal | None) -> None:
    akar = urai(batang(deret, judul="Nilai", maks=maks))
    isi = [Decimal(u.attrib["width"]) for u in akar.iter(f"{SVG}rect") if "b-isi" in u.attrib["class"]]
    dasar = [Decimal(u.attrib["width"]) for u in akar.iter(f"{SVG}rect") if u.attrib["class"] == "b-dasar"]
    assert all(0 <= n <= dasar[0] for n in isi)
    assert len(dasar) == len(deret)
    assert "".join(akar.itertext()).count("belum ada") == sum(t.nilai is None for t in deret)


@settings(max_examples=200)
@given(bawah=angka, rentang=st.decimals(min_value=0, max_value=10**12, places=3))
def test_skala_bulat_melingkupi_dengan_langkah_tetap(bawah: Decimal, rentang: Decimal) -> None:
    tanda = skala_bulat(bawah, bawah + rentang)
    assert tanda[0] <= bawah
    assert tanda[-1] >= bawah + rentang
    assert len({b - a for a, b in pairwise(tanda)}) == 1
    assert 2 <= len(tanda) <= 7


@given(nilai=st.decimals(min_value=-(10**6), max_value=10**6, places=6))
def test_koordinat_ringkas(nilai: Decimal) -> None:
    teks = k(nilai)
    assert re.fullmatch(r"-?\d+(\.\d{0,1}[1-9])?", teks)
    assert abs(Decimal(teks) - nilai) <= Decimal("0.005")


def test_tabel_memuat_semua_nilai_dan_kepala() -> None:
    tabel = tabel_deret(
        [Titik("Jan", Decimal("7.9")), Titik("Feb", None)], judul="Nilai", satuan="%", target=Decimal(95)
    )
    sel = re.findall(r"<td[^>]*>(.*?)</td>", tabel)
    assert sel == ["7,9%", "–", "95%"]
    assert re.findall(r'<th scope="(\w+)"', tabel) == ["col", "col", "row", "row", "row"]
