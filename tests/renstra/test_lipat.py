"""A large plan is folded: what opens, what a search finds, and that it stays small and quick at every size."""

import pytest
from django.urls import reverse

from renstra import actions
from renstra.models import Simpul, VersiRencana
from renstra.queries import kerangka, pohon
from renstra.rules.lipat import BATAS_UTUH, jalur, jumlah_di_bawah, lipatan


def _besarkan(versi: VersiRencana, penyusun, jumlah: int, awalan: str = "X", induk: str = "4.1.3") -> None:
    sama = {
        "tingkat": "SASARAN", "induk": induk, "satuan": "Persen", "polaritas": "NAIK", "agregasi": "TERAKHIR",
        "frekuensi": "BULANAN", "target_2025": "10",
    }  # fmt: skip
    baris = [sama | {"kode": f"{awalan}.{n}", "uraian": f"Cakupan layanan ke-{n}"} for n in range(jumlah)]
    actions.impor_dari_data(versi, {"Indikator": baris}, penyusun)


@pytest.fixture
def besar(draf: VersiRencana, penyusun) -> VersiRencana:
    _besarkan(draf, penyusun, 300)
    return draf


HTMX = {"HX-Request": "true"}


def test_rencana_kecil_tampil_utuh(draf, penyusun, klien):
    isi = klien(penyusun).get(draf.get_absolute_url()).content.decode()
    assert "penduduk wajib KTP yang memiliki KTP-el" in isi
    assert '<details class="ruas' not in isi
    assert "Tampilkan semua" not in isi


def test_rencana_besar_dilipat_dan_dapat_dibuka_tanpa_skrip(besar, penyusun, klien):
    masuk, url = klien(penyusun), besar.get_absolute_url()
    isi = masuk.get(url).content
    assert len(isi) <= 60_000
    assert b"Cakupan layanan ke-299" not in isi
    sasaran = Simpul.objects.get(versi=besar, jenis="SASARAN", kode="4.1.3")
    assert f"Sasaran {sasaran.kode}".encode() in isi
    assert b"302 indikator" in isi
    assert b"Cakupan layanan ke-299" in masuk.get(f"{url}?semua=1").content
    buka = reverse("renstra:cabang", args=[sasaran.pk])
    lanjut = masuk.get(buka)
    assert lanjut.url == f"{url}?buka={sasaran.pk}#simpul-{sasaran.pk}"
    terbuka = masuk.get(lanjut.url).content.decode()
    assert "Cakupan layanan ke-299" in terbuka
    assert "KTP yang memiliki KTP-el" not in terbuka


def test_cabang_hanya_bagiannya_dan_hanya_bagi_yang_boleh(besar, penyusun, operator, klien):
    sasaran = Simpul.objects.get(versi=besar, jenis="SASARAN", kode="4.1.1")
    url = reverse("renstra:cabang", args=[sasaran.pk])
    bagian = klien(penyusun).get(url, headers=HTMX).content.decode()
    assert "<html" not in bagian
    assert "KTP yang memiliki KTP-el" in bagian
    assert "Cakupan layanan" not in bagian
    assert klien(operator).get(url, headers=HTMX).status_code == 404


@pytest.mark.parametrize(
    ("kata", "ada", "tiada"),
    [
        ("ktp-el", "KTP yang memiliki KTP-el", "Cakupan layanan"),
        ("cakupan KE-17", "Cakupan layanan ke-17", "Cakupan layanan ke-18<"),
        ("IKU.1", "KTP yang memiliki KTP-el", "Cakupan layanan"),
        ("kata yang tidak ada", "0 simpul dan 0 indikator", "Cakupan layanan"),
        ("4.1.3", "Sasaran 4.1.3", "KTP yang memiliki KTP-el"),
    ],
)
def test_cari_di_dalam_rencana(besar, penyusun, klien, kata, ada, tiada):
    hasil = klien(penyusun).get(besar.get_absolute_url(), {"cari": kata}, headers=HTMX).content.decode()
    assert ada in hasil
    assert tiada not in hasil


@pytest.mark.parametrize("jumlah", [60, 300])
def test_kueri_rencana_besar(draf, penyusun, klien, jumlah, django_assert_num_queries):
    _besarkan(draf, penyusun, jumlah)
    actions.ajukan(draf, by=penyusun)
    masuk = klien(penyusun)
    masuk.get(draf.get_absolute_url())
    sasaran = Simpul.objects.get(versi=draf, jenis="SASARAN", kode="4.1.3")
    with django_assert_num_queries(10):
        masuk.get(draf.get_absolute_url())
    with django_assert_num_queries(8):
        masuk.get(reverse("renstra:cabang", args=[sasaran.pk]), headers=HTMX)
    with django_assert_num_queries(7):
        masuk.get(draf.get_absolute_url(), {"cari": "cakupan"}, headers=HTMX)


def test_program_terlipat_sekali_lagi_di_bawah_sasaran_yang_besar(draf, penyusun):
    program = [{"kode": f"9.{n}", "induk": "4.1.3", "uraian": f"Program {n}", "pagu_2025": 10} for n in range(5)]
    actions.impor_dari_data(draf, {"Program": program}, penyusun)
    rangka = kerangka(draf)
    sasaran = next(s for s in rangka.isi.simpul if s.kode == "4.1.3")
    ruas = {satu.simpul.kode: satu for satu in lipatan(rangka.isi.akar, rangka.jumlah)}
    assert ruas["4.1.3"].ringkas == "2 indikator, 5 program"
    assert "9.1" not in ruas
    assert jumlah_di_bawah(sasaran, rangka.jumlah) == 2 <= BATAS_UTUH
    assert [s.kode for s in jalur(rangka.isi, sasaran.anak[0].id)] == ["4.1", "4.1.3", "9.0"]
    assert jalur(rangka.isi, 0) == []


def test_kerangka_dan_pohon_berisi_simpul_yang_sama(draf):
    rangka, isi = kerangka(draf), pohon(draf)
    assert [(s.id, s.pagu) for s in rangka.isi.simpul] == [(s.id, s.pagu) for s in isi.simpul]
    assert rangka.jumlah == {s.id: len(s.indikator) for s in isi.simpul}
    assert rangka.indikator == len(isi.indikator)
