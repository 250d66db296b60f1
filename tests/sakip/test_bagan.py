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

from sakip.bagan import Skala, Titik, batang, figur, garis, meter, petak_panas, pita_predikat, tabel_deret, tabel_petak
from sakip.bagan.petak import langkah
from sakip.bagan.svg import k, skala_bulat

SVG = "{http://www.w3.org/2000/svg}"
PITA = [
    (kode, Decimal(a), Decimal(b))
    for kode, a, b in (
        ("D", 0, 30),
        ("C", 30, 50),
        ("CC", 50, 60),
        ("B", 60, 70),
        ("BB", 70, 80),
        ("A", 80, 90),
        ("AA", 90, 100),
    )
]
SKALA = [
    Skala(Decimal(0), "buruk", "Rendah"),
    Skala(Decimal(91), "baik", "Tinggi"),
    Skala(Decimal(66), "awas", "Sedang"),
]
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
    "pita": lambda j: pita_predikat(Decimal("74.35"), [(j, Decimal(0), Decimal(50)), ("A", Decimal(50), Decimal(100))], kode="A", judul=j),
    "petak": lambda j: petak_panas([j], [j], {(0, 0): Decimal(5)}, judul=j, skala=[Skala(Decimal(0), "baik", j)]),
    "meter": lambda j: meter(Decimal(40), judul=j, satuan=j),
    "figur": lambda j: figur(garis([], judul=j), tabel_deret([Titik(j, None)], judul=j)),
    "tabel petak": lambda j: tabel_petak([j], [j], {}, judul=j, pojok=j),
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


@pytest.mark.parametrize("nama", ["garis", "ringkas", "batang", "pita", "petak", "meter"])
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


@settings(max_examples=60, deadline=None)
@given(nilai=st.decimals(min_value=-20, max_value=120, places=2))
def test_jarum_pita_di_tempatnya(nilai: Decimal) -> None:
    akar = urai(pita_predikat(nilai, PITA, kode="BB"))
    jalur = next(u.attrib["d"] for u in akar.iter(f"{SVG}path"))
    awal = re.match(r"M(-?[\d.]+) ", jalur)
    assert awal is not None
    assert abs(Decimal(awal[1]) + 7 - Decimal("4.2") * min(max(nilai, Decimal(0)), Decimal(100))) <= Decimal("0.01")
    lebar = [Decimal(u.attrib["width"]) for u in akar.iter(f"{SVG}rect")]
    assert lebar == [(b - a) * Decimal("4.2") for _, a, b in PITA]
    assert [u.attrib["class"] for u in akar.iter(f"{SVG}rect")].count("b-ruas kini") == 1


def test_pita_tanpa_nilai_tanpa_jarum_dan_tanpa_pita_ditolak() -> None:
    akar = urai(pita_predikat(None, PITA))
    assert not list(akar.iter(f"{SVG}path"))
    assert akar.findtext(f"{SVG}desc") == "Belum ada nilai."
    with pytest.raises(ValueError, match="kosong"):
        pita_predikat(Decimal(1), [])


def test_petak_kosong_bukan_langkah_terendah_dan_bentuk_menyertai_warna() -> None:
    nilai = {(0, 0): Decimal(95), (0, 1): Decimal(70), (1, 0): Decimal(3), (1, 1): None}
    akar = urai(petak_panas(["Dinas A", "Dinas B"], ["Jan", "Feb"], nilai, judul="Capaian", skala=SKALA, satuan="%"))
    sel = [u for u in akar.iter(f"{SVG}rect") if u.find(f"{SVG}title") is not None]
    assert [u.attrib["class"].split()[-1] for u in sel] == [
        "b-muda-baik",
        "b-muda-awas",
        "b-muda-buruk",
        "b-muda-kosong",
    ]
    assert sel[2].findtext(f"{SVG}title") == "Dinas B, Jan: 3% (Rendah)"
    bentuk = [u.attrib["class"] for u in akar.iter(f"{SVG}path")]
    assert sorted(bentuk) == ["b-awas", "b-awas", "b-buruk", "b-buruk"]
    assert "3 sel terisi" in (akar.findtext(f"{SVG}desc") or "")


@pytest.mark.parametrize(
    ("nilai", "ragam"), [("91", "baik"), ("90.99", "awas"), ("66", "awas"), ("65.99", "buruk"), ("-5", "buruk")]
)
def test_batas_langkah_ikut_langkah_atas(nilai: str, ragam: str) -> None:
    tahap = langkah(Decimal(nilai), sorted(SKALA, key=lambda s: s.mulai, reverse=True))
    assert tahap is not None
    assert tahap.ragam == ragam


@pytest.mark.parametrize(
    ("nilai", "lebar"), [(None, None), ("0", None), ("50", "100"), ("100", "200"), ("250", "200"), ("-3", None)]
)
def test_meter(nilai: str | None, lebar: str | None) -> None:
    akar = urai(meter(Decimal(nilai) if nilai else None, judul="Kemajuan"))
    isi = [u.attrib["width"] for u in akar.iter(f"{SVG}rect") if "b-isi" in u.attrib["class"]]
    assert isi == ([lebar] if lebar else [])
    with pytest.raises(ValueError, match="lebih dari nol"):
        meter(Decimal(1), 0, judul="x")


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
    assert re.findall(r"<td[^>]*>(.*?)</td>", tabel_petak(["A"], ["Jan", "Feb"], {(0, 1): Decimal(5)}, judul="x")) == [
        "–",
        "5",
    ]
