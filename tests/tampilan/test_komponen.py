"""Template tags, the menu, the generic list and the choice of context."""

import datetime as dt
import io
from decimal import Decimal
from enum import StrEnum

import django_filters
import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import path
from openpyxl import load_workbook

from organisasi.models import Pengguna, Unit
from organisasi.rules.izin import Peran
from organisasi.views.konteks import alamat_lain
from sakip import navigasi
from sakip.daftar import Kolom, Kosong, daftar
from sakip.tanda import BAWAAN, RAGAM, Tanda, tanda
from sakip.templatetags import sakip as tag
from tests import pabrik


class Keadaan(StrEnum):
    DIAJUKAN = "diajukan"

    @property
    def label(self) -> str:
        return "Diajukan ke Bupati"


@pytest.mark.parametrize(
    ("kunci", "teks", "harapan"),
    [
        ("ditetapkan", "", Tanda("baik", "Ditetapkan")),
        ("DITETAPKAN", "", Tanda("baik", "Ditetapkan")),
        ("Sangat Rendah", "", Tanda("buruk", "Sangat Rendah")),
        (Keadaan.DIAJUKAN, "", Tanda("awas", "Diajukan ke Bupati")),
        ("draf", "Naskah", Tanda("kosong", "Naskah")),
        ("awas", "Perlu perhatian", Tanda("awas", "Perlu perhatian")),
        ("belum_dikenal", "", Tanda("kosong", "Belum dikenal")),
        (None, "", Tanda("kosong", "–")),
    ],
)
def test_every_status_has_shape_and_words(kunci, teks, harapan):
    assert tanda(kunci, teks) == harapan


def test_kinds_of_sign_are_the_drawn_ones():
    assert {ragam for ragam, _ in BAWAAN.values()} <= set(RAGAM)


@pytest.mark.parametrize(
    ("nilai", "maks", "lebar", "ucap"),
    [
        (10, 12, "83.33%", "83%"),
        (None, 12, "0.00%", "0%"),
        (5, 0, "0.00%", "0%"),
        (150, 100, "100.00%", "100%"),
        (-3, 100, "0.00%", "0%"),
    ],
)
def test_meter_stays_within_its_bar(nilai, maks, lebar, ucap):
    html = tag.meter(nilai, maks)
    assert f'width="{lebar}"' in html
    assert f'aria-label="{ucap}"' in html


def test_band_writes_svg_numbers_with_points():
    sumber = "{% load sakip %}{% pita nilai 'BB' daftar %}"
    html = Template(sumber).render(
        Context({"nilai": Decimal("74.35"), "daftar": [("B", 60, 70), ("BB", 70, Decimal("80.5"))]})
    )
    assert 'x="74.35%"' in html
    assert 'width="10.50%"' in html
    assert "Nilai 74,35 pada skala 0 sampai 100, predikat BB" in html


def test_filters_write_indonesian_and_empty_as_dash():
    assert [tag.angka(Decimal("1234.50")), tag.rupiah(1000), tag.persen(Decimal("97.5"))] == [
        "1.234,5",
        "Rp 1.000",
        "97,50%",
    ]
    assert tag.waktu(dt.datetime(2026, 2, 3, 3, 14, tzinfo=dt.UTC)) == "3 Februari 2026 10.14"
    assert tag.tanggal(dt.datetime(2026, 1, 31, 20, 0, tzinfo=dt.UTC)) == "1 Februari 2026"
    assert {tag.angka(None), tag.rupiah(None), tag.persen(None), tag.tanggal(None), tag.waktu(None), tag.angka("")} == {
        "–"
    }


def test_tags_escape_what_people_typed():
    assert "<b>" not in tag.tanda("draf", "<b>x</b>")
    assert "&lt;b&gt;" in tag.tanda("draf", "<b>x</b>")


class FormUmum(forms.Form):
    nama = forms.CharField(label="Nama")

    def clean(self) -> None:
        raise forms.ValidationError("Rentang terbalik.")


def test_error_summary_lists_all_once():
    sumber = "{% load crispy_forms_tags %}{% include 'komponen/ringkasan_galat.html' %}{{ form|crispy }}"
    html = Template(sumber).render(Context({"form": FormUmum({}), "galat": ["Berkas kosong."]}))
    assert html.count("Rentang terbalik.") == 1
    assert '<a href="#id_nama">Nama: Bidang ini harus diisi.</a>' in html
    assert "Ada 3 hal yang perlu diperbaiki" in html


def test_general_errors_show_even_without_the_summary():
    html = Template("{% load crispy_forms_tags %}{{ form|crispy }}").render(Context({"form": FormUmum({})}))
    assert "Rentang terbalik." in html


urlpatterns = [
    path("", lambda r: None, name="rumah"),
    path("renstra/", lambda r: None, name="renstra"),
    path("renstra/<int:tahun>/<int:unit_id>/", lambda r: None, name="satu"),
]


@pytest.fixture
def menu_kecil(settings, monkeypatch):
    settings.ROOT_URLCONF = __name__
    butir = (
        navigasi.Butir("Beranda", "rumah", "rumah"),
        navigasi.Butir("Rencana", "rencana", "renstra", "renstra.lihat", halaman=frozenset({"perjanjian:naskah"})),
        navigasi.Butir("Belum ada", "data", "tidak:ada"),
    )
    monkeypatch.setattr(navigasi, "MENU", (("", butir), ("Kosong", butir[2:])))


def test_menu_shows_what_exists_and_is_allowed(menu_kecil):
    penuh = navigasi.susun(lambda izin: True, "/renstra/2026/3/")
    assert [(t.teks, t.aktif) for _, isi in penuh for t in isi] == [("Beranda", False), ("Rencana", True)]
    assert [judul for judul, _ in penuh] == [""]
    dimiliki = navigasi.susun(lambda izin: True, "/lain/", halaman="perjanjian:naskah")
    assert [t.teks for _, isi in dimiliki for t in isi if t.aktif] == ["Rencana"]
    terbatas = navigasi.susun(lambda izin: False, "/")
    assert [(t.teks, t.aktif) for _, isi in terbatas for t in isi] == [("Beranda", True)]


def test_the_address_for_another_year_or_unit(menu_kecil):
    assert alamat_lain("/renstra/2026/3/", tahun=2025) == "/renstra/2025/3/"
    assert alamat_lain("/renstra/2026/3/?x=1", unit_id=9) == "/renstra/2026/9/"
    assert alamat_lain("/renstra/2026/3/", unit_id=None) == "/"
    assert alamat_lain("//situs.lain/", tahun=2025) == "/"


def test_choosing_remembers_unit_and_year(client, administrator, dinkes, tahun2026):
    client.force_login(administrator)
    respons = client.post("/organisasi/konteks/", {"unit": dinkes.pk, "tahun": "2026", "dari": "/gaya/"})
    assert respons.status_code == 302
    assert respons["Location"].startswith("/")
    assert (client.session["unit_id"], client.session["tahun"]) == (dinkes.pk, 2026)
    assert "Dinas Kesehatan" in client.get("/gaya/").content.decode()
    client.post("/organisasi/konteks/", {"unit": "semua", "dari": "/gaya/"})
    assert client.session["unit_id"] is None


@pytest.mark.parametrize("isian", [{"tahun": "1999"}, {"tahun": "dua"}, {"unit": "0"}, {"unit": "x"}])
def test_what_does_not_exist_cannot_be_chosen(client, administrator, tahun2026, isian):
    client.force_login(administrator)
    assert client.post("/organisasi/konteks/", isian).status_code == 404


class SaringPengguna(django_filters.FilterSet):
    nama = django_filters.CharFilter(field_name="username", lookup_expr="icontains", label="Nama")

    class Meta:
        model = Pengguna
        fields: list[str] = []


KOLOM = [
    Kolom("username", "Nama pengguna", utama=True, urut="username", url=lambda p: f"/p/{p.pk}/"),
    Kolom("date_joined", "Bergabung", jenis="tanggal"),
    Kolom(lambda p: Decimal("1234.5"), "Nilai", jenis="angka"),
    Kolom(lambda p: "ditetapkan", "Status", jenis="tanda"),
]


@pytest.fixture
def minta(kabupaten: Unit):
    pelihat = pabrik.buat_pengguna(Peran.ADMINISTRATOR, kabupaten, username="pelihat")
    for nomor in range(30):
        Pengguna.objects.create(username=f"orang{nomor:02}")

    def lakukan(**tanya: str):
        permintaan = RequestFactory().get("/", tanya)
        permintaan.user = pelihat
        permintaan.session = {}
        isi = {"queryset": Pengguna.objects.all(), "filterset": SaringPengguna, "kolom": KOLOM, "judul": "Daftar orang"}
        return daftar(permintaan, kosong=Kosong("Belum ada orang"), **isi)

    return lakukan


def test_list_pages_sorts_and_marks_cells(minta):
    html = minta(urut="-username").content.decode()
    assert html.index("orang29") < html.index("orang10")
    assert "orang05" not in html
    assert 'aria-sort="descending"' in html
    assert "1–25 dari 31" in html
    assert '<span class="tanda t-baik">Ditetapkan</span>' in html
    assert 'data-label="Nilai">1.234,5</td>' in html
    assert "orang05" in minta(urut="-username", halaman="2").content.decode()


def test_list_ignores_sorting_by_other_fields(minta):
    assert minta(urut="password").status_code == 200
    assert "aria-sort" not in minta(urut="password").content.decode()


def test_list_filters_and_says_when_nothing_fits(minta):
    assert "1–1 dari 1" in minta(nama="orang07").content.decode()
    assert "Tidak ada yang cocok" in minta(nama="tiada").content.decode()


def test_list_costs_the_same_at_any_size(minta, django_assert_num_queries):
    minta()  # the permissions of the menu are asked once per user
    with django_assert_num_queries(3):  # the user's turns, the count, the rows
        minta(urut="username")
    for nomor in range(100):
        Pengguna.objects.create(username=f"lain{nomor}")
    with django_assert_num_queries(3):
        minta(urut="username")


def test_list_exports_numbers_as_numbers(minta):
    respons = minta(ekspor="xlsx", nama="orang07")
    assert respons["Content-Disposition"] == 'attachment; filename="daftar-orang.xlsx"'
    sel = {s.value for baris in load_workbook(io.BytesIO(respons.content))["Daftar"].iter_rows() for s in baris}
    assert {"orang07", 1234.5, "Ditetapkan"} <= sel
