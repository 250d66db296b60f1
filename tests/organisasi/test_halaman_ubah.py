"""Changing things through the pages: the three steps of a change of organisation, years, context, tokens."""

import datetime as dt
import io
import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from PIL import Image
from rest_framework.authtoken.models import Token

from organisasi import queries
from organisasi.models import Pengguna, Peristiwa, Tahun, Unit, VersiUnit
from organisasi.queries import kop_surat, lambang_daerah
from tests import pabrik

Klien = Callable[[Pengguna], Client]
T = dt.date(2026, 1, 1)


def langkah_satu(klien: Client, jenis: str) -> None:
    isian = {"jenis": jenis, "tanggal": "1 Januari 2026", "dasar_hukum": "Perda 7/2025", "keterangan": ""}
    jawaban = klien.post(reverse("organisasi:sotk_baru"), isian)
    assert jawaban["Location"] == reverse("organisasi:sotk_unit")


def langkah_dua(klien: Client, asal: list[Unit], baris: list[dict[str, object]]) -> str:
    isian: dict[str, object] = {
        "asal": [satu.pk for satu in asal],
        "t-TOTAL_FORMS": len(baris),
        "t-INITIAL_FORMS": len(baris),
    }
    for nomor, satu in enumerate(baris):
        isian |= {f"t-{nomor}-{nama}": satu.get(nama, "") for nama in ("unit", "nama", "singkatan", "kode", "jenis")}
    return klien.post(reverse("organisasi:sotk_unit"), isian).content.decode()


@pytest.fixture
def bagian(bagian_organisasi: Pengguna, klien: Klien) -> Client:
    return klien(bagian_organisasi)


def test_split_through_the_pages(bagian: Client, dinkes: Unit) -> None:
    bidang = pabrik.buat_unit("Bidang KB", dinkes)
    langkah_satu(bagian, "pecah")
    halaman = langkah_dua(
        bagian,
        [dinkes],
        [{"nama": "Dinas Sehat", "jenis": "dinas"}, {"nama": "Dinas KB", "jenis": "dinas"}, {}, {}],
    )
    assert "Dinas Kesehatan ditutup." in halaman
    assert "Belum ada yang disimpan" in halaman
    assert Peristiwa.objects.count() == 0
    isian = {f"b-{dinkes.pk}-0": "70", f"b-{dinkes.pk}-1": "20", f"a-{bidang.pk}": "1"}
    salah = bagian.post(reverse("organisasi:sotk_pratinjau"), {**isian, "catat": "1"}).content.decode()
    assert "berjumlah 90 %" in salah
    assert 'name="catat"' not in salah
    assert Peristiwa.objects.count() == 0
    isian[f"b-{dinkes.pk}-1"] = "30,0"
    lihat = bagian.post(reverse("organisasi:sotk_pratinjau"), {**isian, "lihat": "1"}).content.decode()
    assert "Bidang KB pindah ke Dinas KB." in lihat
    jawaban = bagian.post(reverse("organisasi:sotk_pratinjau"), {**isian, "catat": "1"})
    peristiwa = Peristiwa.objects.get()
    assert jawaban["Location"] == reverse("organisasi:sotk_rinci", args=[peristiwa.pk])
    kb = VersiUnit.objects.get(nama="Dinas KB").unit
    versi = queries.versi_pada(bidang, T)
    assert versi
    assert versi.induk == kb
    assert {str(satu.bagian) for satu in peristiwa.silsilah.all()} == {"0.700000", "0.300000"}
    rinci = bagian.get(jawaban["Location"]).content.decode()
    assert "Batalkan perubahan" in rinci
    keluarga = bagian.get(reverse("organisasi:unit", args=[2026, kb.pk])).content.decode()
    assert "<svg" in keluarga
    assert "Dinas Kesehatan" in keluarga
    assert bagian.post(reverse("organisasi:sotk_batal", args=[peristiwa.pk])).status_code == 302
    assert [satu.nama for satu in queries.daftar_opd(T)] == ["Dinas Kesehatan"]


def test_rename_needs_only_what_changes(bagian: Client, dinkes: Unit) -> None:
    langkah_satu(bagian, "ubah_nama")
    halaman = langkah_dua(bagian, [dinkes], [{"nama": "Dinas Sehat Sejahtera"}])
    assert "Dinas Kesehatan menjadi Dinas Sehat Sejahtera." in halaman
    bagian.post(reverse("organisasi:sotk_pratinjau"), {"catat": "1"})
    versi = queries.versi_pada(dinkes, T)
    assert versi
    assert (versi.nama, versi.jenis, versi.kode) == ("Dinas Sehat Sejahtera", "dinas", "1.02")


def test_forming_inside_an_opd(bagian: Client, dinkes: Unit) -> None:
    isian = {"jenis": "bentuk", "tanggal": "2026-01-01", "dasar_hukum": "Perbup 3/2025", "dalam": dinkes.pk}
    bagian.post(reverse("organisasi:sotk_baru"), isian)
    langkah_dua(bagian, [], [{"nama": "Puskesmas Baru", "jenis": "puskesmas"}])
    bagian.post(reverse("organisasi:sotk_pratinjau"), {"catat": "1"})
    versi = VersiUnit.objects.get(nama="Puskesmas Baru")
    assert (versi.induk, versi.opd) == (dinkes, dinkes)


def test_senseless_plan_is_explained_and_keeps_what_was_typed(bagian: Client, dinkes: Unit) -> None:
    langkah_satu(bagian, "gabung")
    halaman = langkah_dua(bagian, [dinkes], [{"nama": "Dinas Gabungan", "jenis": "dinas"}])
    assert "paling sedikit dua unit asal" in halaman
    assert 'value="Dinas Gabungan"' in halaman


def test_new_unit_needs_a_kind(bagian: Client, dinkes: Unit) -> None:
    langkah_satu(bagian, "bentuk")
    assert "Pilih jenis unit baru" in langkah_dua(bagian, [], [{"nama": "Dinas Anu"}])


def test_steps_out_of_order_lead_to_the_first(bagian: Client) -> None:
    assert bagian.get(reverse("organisasi:sotk_unit"))["Location"] == reverse("organisasi:sotk_baru")
    assert bagian.post(reverse("organisasi:sotk_pratinjau"))["Location"] == reverse("organisasi:sotk_baru")


def test_undo_that_is_not_possible_is_explained(bagian: Client, kabupaten: Unit) -> None:
    langkah_satu(bagian, "bentuk")
    langkah_dua(bagian, [], [{"nama": "Dinas Baru", "jenis": "dinas"}])
    bagian.post(reverse("organisasi:sotk_pratinjau"), {"catat": "1"})
    pabrik.buat_pegawai("Orang", VersiUnit.objects.get(nama="Dinas Baru").unit)
    alamat = reverse("organisasi:sotk_batal", args=[Peristiwa.objects.get().pk])
    assert "Belum dapat dibatalkan" in bagian.post(alamat, follow=True).content.decode()
    assert Peristiwa.objects.get().dibatalkan is None


def isian_setelan(klien: Client) -> dict[str, str]:
    """What the settings page would send unchanged."""
    halaman = klien.get(reverse("organisasi:tahun_setelan", args=[2026])).content.decode()
    utama = halaman[halaman.index("<main") :]
    isian = dict.fromkeys(re.findall(r'name="([stk]-[^"]+)"', utama), "")
    for kolom in re.findall(r"<input[^>]+>", utama):
        nama, nilai = re.search(r'name="([^"]+)"', kolom), re.search(r'value="([^"]*)"', kolom)
        if nama and nilai and 'type="checkbox"' not in kolom:
            isian[nama[1]] = nilai[1]
    for nama, pilihan in re.findall(r'<select name="([^"]+)".*?<option value="([^"]*)" selected', utama, re.DOTALL):
        isian[nama] = pilihan
    return {
        nama: nilai
        for nama, nilai in isian.items()
        if nama[0] in "stk" and not nama.endswith(("DELETE", "kumulatif", "terkunci", "seratus"))
    }


def test_settings_of_a_year(bagian: Client, tahun2026: Tahun) -> None:
    isian = isian_setelan(bagian)
    isian |= {"s-batas_capaian": "120,5", "t-0-tanggal": "2026-02-15"}
    assert bagian.post(reverse("organisasi:tahun_setelan", args=[2026]), isian).status_code == 302
    tahun = Tahun.objects.get(pk=2026)
    assert str(tahun.batas_capaian) == "120.50"
    assert tahun.tenggat.filter(tanggal=dt.date(2026, 2, 15)).exists()
    assert tahun.kategori.count() == 5


def test_category_table_must_reach_zero(bagian: Client, tahun2026: Tahun) -> None:
    isian = isian_setelan(bagian)
    nol = next(nama for nama, nilai in isian.items() if nama.endswith("batas_bawah") and nilai in {"0", "0,00", "0.00"})
    jawaban = bagian.post(reverse("organisasi:tahun_setelan", args=[2026]), {**isian, nol: "10"})
    assert "harus mulai dari 0" in jawaban.content.decode()
    assert tahun2026.kategori.filter(batas_bawah=0).exists()


def test_opening_a_year(bagian: Client, operator: Pengguna, klien: Klien) -> None:
    assert bagian.post(reverse("organisasi:tahun"), {"tahun": "2031"}).status_code == 302
    assert Tahun.objects.get(pk=2031).periode.count() == 19
    assert klien(operator).post(reverse("organisasi:tahun"), {"tahun": "2032"}).status_code == 403


def test_token_is_shown_once(operator: Pengguna, klien: Klien) -> None:
    masuk = klien(operator)
    halaman = masuk.post(reverse("organisasi:token_buat")).content.decode()
    kunci = Token.objects.get(user=operator).key
    assert kunci in halaman
    assert kunci not in masuk.get(reverse("organisasi:token")).content.decode()
    masuk.post(reverse("organisasi:token_cabut"))
    assert not Token.objects.exists()


def test_context_is_remembered_and_leads_back_to_the_same_page(
    bappeda: Pengguna, dinkes: Unit, tahun2026: Tahun, klien: Klien
) -> None:
    lain = pabrik.buat_opd("Dinas Sosial")
    masuk = klien(bappeda)
    dari = reverse("organisasi:unit", args=[2026, lain.pk])
    jawaban = masuk.post(reverse("organisasi:konteks"), {"unit": dinkes.pk, "dari": dari})
    assert jawaban["Location"] == reverse("organisasi:unit", args=[2026, dinkes.pk])
    assert "Dinas Kesehatan" in masuk.get(reverse("organisasi:struktur")).content.decode().split("</header>")[0]
    keluar = masuk.post(reverse("organisasi:konteks"), {"tahun": "2026", "dari": "https://jahat.example/"})
    assert keluar["Location"].startswith("/")
    assert not keluar["Location"].startswith("//")
    assert masuk.post(reverse("organisasi:konteks"), {"tahun": "1999"}).status_code == 404


def _gambar(sisi: int = 20, jenis: str = "PNG") -> bytes:
    isi = io.BytesIO()
    Image.effect_noise((sisi, sisi), 80).save(isi, jenis)
    return isi.getvalue()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"<svg onload=alert(1)></svg>", "bukan gambar PNG atau JPEG yang utuh"),
        (_gambar()[:-40], "bukan gambar PNG atau JPEG yang utuh"),
        (_gambar(700), "lebih dari 200 kB"),
    ],
    ids=["bukan gambar", "terpotong", "terlalu besar"],
)
def test_only_a_small_whole_picture_becomes_the_emblem(
    isi: bytes, kalimat: str, administrator: Pengguna, kabupaten: Unit, klien: Callable[[Pengguna], Client]
) -> None:
    isian = {"ibu_kota": "Contoh", "ukuran_kertas": "A4", "gambar": SimpleUploadedFile("lambang.png", isi)}
    assert kalimat in klien(administrator).post(reverse("organisasi:profil"), isian).content.decode()
    assert lambang_daerah() == ""


def test_the_emblem_is_printed_on_letterheads_and_can_be_removed(
    administrator: Pengguna, kabupaten: Unit, dinkes: Unit, klien: Callable[[Pengguna], Client]
) -> None:
    peramban, alamat = klien(administrator), reverse("organisasi:profil")
    isian = {"ibu_kota": "Contoh", "ukuran_kertas": "A4"}
    assert "Hapus lambang" not in peramban.get(alamat).content.decode()
    peramban.post(alamat, isian | {"gambar": SimpleUploadedFile("lambang.jpg", _gambar(jenis="JPEG"))})
    kop = kop_surat(dinkes, dt.date(2026, 1, 2)).baris
    assert kop["lambang"].startswith("data:image/jpeg;base64,")
    assert f'<img src="{kop["lambang"]}"' in render_to_string("dokumen/kop.html", {"kop": kop})
    peramban.post(alamat, isian)
    assert lambang_daerah() == kop["lambang"]
    peramban.post(alamat, isian | {"tanpa_lambang": "on"})
    assert "<img" not in render_to_string("dokumen/kop.html", {"kop": kop_surat(dinkes, dt.date(2026, 1, 2)).baris})
