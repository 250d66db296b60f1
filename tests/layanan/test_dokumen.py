"""Issued documents: frozen, signed by three routes, superseded, withdrawn, verified by anybody."""

import datetime as dt
import io
import json
import logging
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from pypdf import PdfWriter
from pytest_django import Settings

from layanan import actions, qr, queries
from layanan.forms import FormTandaTangan
from layanan.models import DokumenTerbit, Jejak, TandaTangan
from layanan.queries.dokumen import bytes_terakhir, verifikasi
from layanan.rules import kode as aturan_kode
from layanan.tandatangan import Permintaan, jalur_tersedia, lokal
from layanan.tandatangan.lokal import periksa_pades
from organisasi.models import Pengguna, Unit
from sakip.pdf import cetak
from tests import pabrik
from tests.layanan.conftest import unggahan
from tests.layanan.gerbang_palsu import FRASA, NIK, GerbangPalsu, gerbang
from tests.pabrik import SANDI


def pdf(halaman: int = 1) -> bytes:
    """A sound PDF of empty pages."""
    penulis, penyangga = PdfWriter(), io.BytesIO()
    for _ in range(halaman):
        penulis.add_blank_page(200, 200)
    penulis.write(penyangga)
    return penyangga.getvalue()


@pytest.fixture(autouse=True)
def cache_kosong(db: None) -> None:
    cache.clear()


@pytest.fixture
def terbit(naskah: Any, dinkes: Unit, kepala: Pengguna) -> Callable[..., DokumenTerbit]:
    def buat(**lain: Any) -> DokumenTerbit:
        nilai = {
            "jenis": "pk",
            "judul": "Perjanjian Kinerja 2026",
            "nomor": "000.8.6/12/2026",
            "tanggal": dt.date(2026, 1, 20),
            "tahun": 2026,
            "unit": dinkes,
            "isi": pdf(),
            "by": kepala,
        }
        return actions.terbitkan(naskah, **(nilai | lain))

    return buat


def tanda(dokumen: DokumenTerbit, by: Pengguna, **lain: Any) -> TandaTangan:
    nilai = {
        "jalur": "lokal",
        "sebagai": "Pihak Pertama",
        "nama": "Kepala Contoh",
        "jabatan": "Kepala Dinas Kesehatan",
        "nip": "198001012005011001",
    }
    return actions.tanda_tangani(dokumen, by=by, **(nilai | lain))


def isi(berkas: Any) -> bytes:
    with berkas.isi() as aliran:
        return aliran.read()


class TestKode:
    def test_every_single_error_and_swap_is_noticed(self) -> None:
        kode = aturan_kode.susun([3, 1, 4, 15, 9, 26, 5, 30, 5, 8, 9])
        assert aturan_kode.baca(aturan_kode.tulis(kode).lower()) == kode
        for letak in range(len(kode)):
            for huruf in aturan_kode.ABJAD.replace(kode[letak], ""):
                assert aturan_kode.baca(kode[:letak] + huruf + kode[letak + 1 :]) is None
            for lain in range(letak + 1, len(kode)):
                if kode[letak] != kode[lain]:
                    tukar = list(kode)
                    tukar[letak], tukar[lain] = tukar[lain], tukar[letak]
                    assert aturan_kode.baca("".join(tukar)) is None

    @pytest.mark.parametrize("teks", ["", "K7QM", "0" * 12, "IIIIIIIIIIII", "K7QM-3XPD-9RT!", "../../etc/passwd"])
    def test_what_cannot_be_a_code(self, teks: str) -> None:
        assert aturan_kode.baca(teks) is None

    def test_alphabet_has_no_lookalikes(self) -> None:
        assert len(aturan_kode.ABJAD) == 31
        assert not set("01ILO") & set(aturan_kode.ABJAD)
        with pytest.raises(ValueError, match="11"):
            aturan_kode.susun([1, 2])


def test_issue_freezes_bytes_with_a_reserved_code(terbit: Callable[..., DokumenTerbit], naskah: Any) -> None:
    kode = actions.siapkan_kode()
    dokumen = terbit(kode=kode, isi=pdf(2))
    assert (dokumen.kode, dokumen.nama_unit) == (kode, "Dinas Kesehatan")
    assert isi(dokumen.berkas) == pdf(2)
    assert queries.status_dokumen(dokumen) == "berlaku"
    assert list(queries.dokumen_objek(naskah)) == [dokumen]
    assert queries.jejak(dokumen)[0].teks == "Diterbitkan"


def test_a_paper_that_lacks_a_signature_says_so_everywhere(
    terbit: Callable[..., DokumenTerbit], naskah: Any, kepala: Pengguna, bupati: Pengguna, client: Client
) -> None:
    dokumen = terbit(penanda_tangan=2)
    tanda(dokumen, kepala)
    publik = f"/verifikasi/{dokumen.kode}/"
    for alamat in (publik, dokumen.get_absolute_url()):
        client.force_login(kepala)
        assert "Belum lengkap: 1 dari 2 tanda tangan" in client.get(alamat).content.decode()
    assert [satu.status_kini for satu in queries.dokumen_objek(naskah)] == ["belum_lengkap"]
    assert dokumen.judul in client.get("/dokumen/", {"status": "belum_lengkap"}).content.decode()
    tanda(dokumen, bupati, sebagai="Pihak Kedua", nama="Bupati Contoh")
    assert "masih berlaku" in client.get(publik).content.decode()
    assert [satu.status_kini for satu in queries.dokumen_objek(naskah)] == ["berlaku"]


def test_the_signing_form_opens_on_what_the_signer_last_used(
    terbit: Callable[..., DokumenTerbit], kepala: Pengguna, bupati: Pengguna
) -> None:
    assert FormTandaTangan(kepala)["jalur"].initial is None
    tanda(terbit(), kepala, jalur="lokal")
    assert FormTandaTangan(kepala)["jalur"].initial == "lokal"
    assert FormTandaTangan(bupati)["jalur"].initial is None
    assert "Pilih cara menandatangani." in str(FormTandaTangan(bupati, {"sandi": SANDI}).errors)


def test_number_date_pdf_and_code_are_asked_for(terbit: Callable[..., DokumenTerbit]) -> None:
    for salah in ({"nomor": " "}, {"tanggal": None}, {"isi": b"teks"}, {"kode": "K7QM3XPD9RTA"}):
        with pytest.raises(ValidationError):
            terbit(**salah)
    assert not DokumenTerbit.objects.exists()


def test_qr_holds_the_address_and_no_style(settings: Settings, terbit: Callable[..., DokumenTerbit]) -> None:
    settings.ALAMAT_SITUS = "https://sakip.contoh.go.id"
    dokumen = terbit()
    assert qr.alamat(dokumen.kode) == f"https://sakip.contoh.go.id/verifikasi/{dokumen.kode}/"
    assert qr.svg(dokumen.kode).startswith("<svg")
    assert "style" not in qr.svg(dokumen.kode)
    assert "viewBox" in qr.svg(dokumen.kode)
    assert qr.png(dokumen.kode).startswith(b"\x89PNG")


def test_damaged_copies_are_told_and_never_break_the_check() -> None:
    naskah = cetak("<h1>Naskah</h1>", judul="Naskah")
    asli = bytearray(lokal.tanda_tangani(Permintaan(naskah, 1, "Kepala", "Contoh", "Kepala Dinas", "Naskah")).isi)
    assert [satu.utuh for satu in periksa_pades(bytes(asli))] == [True]
    acak = random.Random(1)
    for _ in range(150):
        rusak = bytearray(asli)
        for _ in range(acak.choice([1, 20, 200])):
            rusak[acak.randrange(len(rusak))] = acak.randrange(256)
        assert isinstance(periksa_pades(bytes(rusak)), list)


def test_local_certificate_signs_and_one_changed_byte_shows(
    terbit: Callable[..., DokumenTerbit], kepala: Pengguna, bupati: Pengguna
) -> None:
    dokumen = terbit()
    pertama = tanda(dokumen, kepala)
    kedua = tanda(dokumen, bupati, sebagai="Pihak Kedua", nama="Bupati Contoh", jabatan="Bupati Contoh", nip="")
    assert "sertifikat contoh" in pertama.keterangan
    assert (pertama.urutan, kedua.urutan) == (1, 2)
    akhir = isi(kedua.hasil)
    assert akhir.startswith(isi(pertama.hasil)[:-1])  # appended: earlier bytes stand
    assert [satu.utuh for satu in periksa_pades(akhir)] == [True, True]
    rusak = bytearray(isi(pertama.hasil))
    rusak[20] ^= 1
    assert not any(satu.utuh for satu in periksa_pades(bytes(rusak)))
    assert bytes_terakhir(dokumen) == kedua.hasil
    assert isi(dokumen.berkas) == pdf()


def test_signing_twice_in_one_role_or_after_the_end_is_refused(
    terbit: Callable[..., DokumenTerbit], kepala: Pengguna, administrator: Pengguna
) -> None:
    dokumen = terbit()
    tanda(dokumen, kepala)
    with pytest.raises(ValidationError, match="sudah ditandatangani sebagai Pihak Pertama"):
        tanda(dokumen, kepala)
    actions.tarik(dokumen, alasan="Salah ketik", by=administrator)
    with pytest.raises(ValidationError, match="tidak berlaku lagi"):
        tanda(dokumen, kepala, sebagai="Pihak Kedua")


def test_wet_signature_keeps_the_scan(terbit: Callable[..., DokumenTerbit], kepala: Pengguna) -> None:
    dokumen, pindaian = terbit(), pdf(3)
    for salah in (
        None,
        unggahan("pindaian.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        unggahan("pindaian.pdf", b"MZ"),
    ):
        with pytest.raises(ValidationError, match=r"[Pp]indaian"):
            tanda(dokumen, kepala, jalur="basah", pindaian=salah)
    hasil = tanda(dokumen, kepala, jalur="basah", pindaian=unggahan("pindaian.pdf", pindaian))
    assert isi(hasil.hasil) == pindaian
    assert hasil.get_jalur_display() == "Tanda tangan basah, dipindai"
    kalimat = "Tanda tangan basah Kepala Contoh sebagai Pihak Pertama dicatat dari pindaian"
    assert Jejak.objects.latest("id").kalimat == kalimat


class TestGerbang:
    @pytest.fixture
    def peladen(self, settings: Settings) -> Iterator[GerbangPalsu]:
        with gerbang() as peladen:
            settings.GERBANG_TTE, settings.GERBANG_TTE_DETIK = peladen.alamat, 1
            settings.GERBANG_TTE_PENGGUNA, settings.GERBANG_TTE_SANDI = "sakip", "kunci"
            yield peladen

    def test_signs_and_keeps_no_secret(
        self,
        peladen: GerbangPalsu,
        terbit: Callable[..., DokumenTerbit],
        kepala: Pengguna,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        caplog.set_level(logging.DEBUG)
        dokumen = terbit()
        hasil = tanda(dokumen, kepala, jalur="gerbang", nik="3500 0000 0000 0001", frasa=FRASA)
        assert isi(hasil.hasil).endswith(b"gerbang palsu\n")
        assert peladen.permintaan[0]["nik"] == NIK
        assert peladen.otorisasi.startswith("Basic ")
        simpan = json.dumps([list(TandaTangan.objects.values()), list(Jejak.objects.values())], default=str)
        for rahasia in (NIK, FRASA):
            assert rahasia not in simpan
            assert rahasia not in caplog.text
            assert rahasia.encode() not in isi(hasil.hasil)

    @pytest.mark.parametrize(
        ("ulah", "frasa", "kalimat"),
        [
            ("", "salah", "Passphrase anda salah"),
            ("", "", "Isi frasa sandi"),
            ("galat", FRASA, "tidak dapat dihubungi"),
            ("rusak", FRASA, "tidak dapat dihubungi"),
            ("tolak_akun", FRASA, "menolak akun aplikasi"),
            ("lambat", FRASA, "tidak menjawab pada waktunya"),
        ],
    )
    def test_refusals_are_sentences_and_change_nothing(
        self,
        peladen: GerbangPalsu,
        terbit: Callable[..., DokumenTerbit],
        kepala: Pengguna,
        ulah: str,
        frasa: str,
        kalimat: str,
    ) -> None:
        peladen.ulah = ulah
        with pytest.raises(ValidationError, match=kalimat) as galat:
            tanda(terbit(), kepala, jalur="gerbang", nik=NIK, frasa=frasa)
        assert NIK not in str(galat.value)
        assert not TandaTangan.objects.exists()

    def test_bad_nik_never_leaves(
        self, peladen: GerbangPalsu, terbit: Callable[..., DokumenTerbit], kepala: Pengguna
    ) -> None:
        with pytest.raises(ValidationError, match="16 angka"):
            tanda(terbit(), kepala, jalur="gerbang", nik="123", frasa=FRASA)
        assert not peladen.permintaan

    def test_silent_gateway(self, settings: Settings, terbit: Callable[..., DokumenTerbit], kepala: Pengguna) -> None:
        settings.GERBANG_TTE = "http://127.0.0.1:9"
        with pytest.raises(ValidationError, match="tidak dapat dihubungi"):
            tanda(terbit(), kepala, jalur="gerbang", nik=NIK, frasa=FRASA)


def test_routes_follow_the_settings(settings: Settings, terbit: Callable[..., DokumenTerbit], kepala: Pengguna) -> None:
    assert [nilai for nilai, _ in jalur_tersedia()] == ["basah", "lokal"]
    settings.PRODUKSI = True
    assert [nilai for nilai, _ in jalur_tersedia()] == ["basah"]
    with pytest.raises(ValidationError, match="belum disiapkan"):
        tanda(terbit(), kepala, jalur="lokal")
    settings.SERTIFIKAT = "/tidak/ada.p12"
    with pytest.raises(ValidationError, match="tidak dapat dibaca"):
        tanda(terbit(), kepala, jalur="lokal")


def test_supersede_and_withdraw(
    terbit: Callable[..., DokumenTerbit], kepala: Pengguna, administrator: Pengguna
) -> None:
    lama, baru = terbit(), terbit(nomor="000.8.6/13/2026")
    with pytest.raises(ValidationError, match="dirinya sendiri"):
        actions.ganti(lama, dengan=lama, alasan="x", by=kepala)
    actions.ganti(lama, dengan=baru, alasan="Pergantian pejabat", by=kepala)
    assert queries.status_dokumen(lama) == "diganti"
    with pytest.raises(ValidationError, match="sudah tidak berlaku"):
        actions.tarik(lama, alasan="x", by=administrator)
    with pytest.raises(PermissionDenied):
        actions.tarik(baru, alasan="x", by=kepala)
    with pytest.raises(ValidationError, match="alasan"):
        actions.tarik(baru, alasan=" ", by=administrator)
    actions.tarik(baru, alasan="Salah lampiran", by=administrator)
    hasil = verifikasi(baru.kode)
    assert hasil is not None
    assert not hasil.berlaku


class TestVerifikasiUmum:
    def alamat(self, dokumen: DokumenTerbit) -> str:
        return f"/verifikasi/{dokumen.kode}/"

    def test_public_page_shows_what_it_may(
        self, terbit: Callable[..., DokumenTerbit], kepala: Pengguna, client: Client
    ) -> None:
        dokumen = terbit()
        tanda(dokumen, kepala)
        respons = client.get(self.alamat(dokumen))
        teks = respons.content.decode()
        assert respons.status_code == 200
        for ada in (
            "Perjanjian Kinerja 2026",
            "000.8.6/12/2026",
            "20 Januari 2026",
            "Kepala Contoh",
            "Sertifikat setempat",
            dokumen.berkas.sha256,
            "Berlaku",
        ):
            assert ada in teks
        assert "198001012005011001" not in teks  # the NIP stays inside
        assert kepala.username not in teks.replace("Kepala", "")
        assert respons["X-Robots-Tag"] == "noindex"

    def test_true_copy_older_copy_and_one_changed_byte(
        self, terbit: Callable[..., DokumenTerbit], kepala: Pengguna, client: Client
    ) -> None:
        dokumen = terbit()
        hasil = tanda(dokumen, kepala)
        asli = isi(hasil.hasil)
        benar = client.post(self.alamat(dokumen), {"salinan": unggahan("a.pdf", asli)}).content.decode()
        assert "Salinan asli" in benar
        assert "Tanda tangan utuh" in benar
        lama = client.post(self.alamat(dokumen), {"salinan": unggahan("a.pdf", isi(dokumen.berkas))}).content.decode()
        assert "Salinan asli" in lama
        assert "Ada naskah yang lebih baru" in lama
        ubah = bytearray(asli)
        ubah[len(asli) // 2] ^= 1
        beda = client.post(self.alamat(dokumen), {"salinan": unggahan("a.pdf", bytes(ubah))}).content.decode()
        assert "Salinan berbeda" in beda
        assert "Satu byte yang berubah" in beda
        assert "Tanda tangan utuh" not in beda

    def test_withdrawn_and_superseded_are_told(
        self, terbit: Callable[..., DokumenTerbit], kepala: Pengguna, administrator: Pengguna, client: Client
    ) -> None:
        lama, baru = terbit(), terbit(nomor="13")
        actions.ganti(lama, dengan=baru, alasan="Revisi", by=kepala)
        assert self.alamat(baru) in client.get(self.alamat(lama)).content.decode()
        actions.tarik(baru, alasan="Salah lampiran", by=administrator)
        teks = client.get(self.alamat(baru)).content.decode()
        assert "Ditarik" in teks
        assert "Salah lampiran" in teks

    def test_wrong_codes(self, client: Client, terbit: Callable[..., DokumenTerbit]) -> None:
        respons = client.get("/verifikasi/K7QM3XPD9RTA/")
        assert respons.status_code == 404
        assert "salah ketik" in respons.content.decode()
        assert "bukan terbitan" in client.get(f"/verifikasi/{actions.siapkan_kode()}/").content.decode()
        assert client.get("/verifikasi/").status_code == 200
        kode = terbit().kode
        assert (
            client.post("/verifikasi/", {"kode": aturan_kode.tulis(kode).lower()})["Location"] == f"/verifikasi/{kode}/"
        )
        assert "salah ketik" in client.post("/verifikasi/", {"kode": "abc"}).content.decode()

    def test_empty_and_huge_copies(
        self, settings: Settings, client: Client, terbit: Callable[..., DokumenTerbit]
    ) -> None:
        settings.BERKAS_MAKS_MB = 1
        dokumen = terbit()
        assert "kosong" in client.post(self.alamat(dokumen), {"salinan": unggahan("a.pdf", b"")}).content.decode()
        assert (
            "batas 1 MB"
            in client.post(self.alamat(dokumen), {"salinan": unggahan("a.pdf", b"x" * (1 << 20 | 1))}).content.decode()
        )
        assert "Pilih berkas" in client.post(self.alamat(dokumen), {}).content.decode()

    def test_rate_limit(self, client: Client, terbit: Callable[..., DokumenTerbit]) -> None:
        dokumen = terbit()
        kode = [
            client.post(self.alamat(dokumen), {"salinan": unggahan("a.pdf", b"%PDF-1")}).status_code for _ in range(16)
        ]
        assert kode[:15] == [200] * 15
        assert kode[15] == 429


def test_pages_of_documents(
    terbit: Callable[..., DokumenTerbit],
    kepala: Pengguna,
    administrator: Pengguna,
    orang_asing: Pengguna,
    kabupaten: Unit,
    klien: Callable[[Pengguna], Client],
) -> None:
    dokumen = terbit()
    tanda(dokumen, kepala)
    actions.antre("layanan.bersihkan_antrean", kunci="x", judul="Bersih", by=kepala)
    halaman = dokumen.get_absolute_url()
    respons = klien(kepala).get(halaman)
    assert respons.status_code == 200
    assert "Tarik dokumen" not in respons.content.decode()
    assert dokumen.judul in klien(kepala).get("/dokumen/", {"cari": "perjanjian", "status": "berlaku"}).content.decode()
    assert dokumen.judul not in klien(kepala).get("/dokumen/", {"status": "ditarik"}).content.decode()
    for daftar in ("/dokumen/", "/kotak/", "/pekerjaan/"):
        assert klien(kepala).get(daftar, {"ekspor": "xlsx"}).content.startswith(b"PK")
    asli = klien(kepala).get(f"{halaman}unduh/0/")
    assert b"".join(asli.streaming_content) == pdf()
    assert klien(kepala).get(f"{halaman}unduh/1/").status_code == 200
    assert klien(kepala).get(f"{halaman}unduh/2/").status_code == 404
    lain = pabrik.buat_pengguna("kepala_opd", pabrik.buat_opd("Dinas Sosial", induk=kabupaten))
    for asing in (orang_asing, lain):
        assert klien(asing).get(halaman).status_code == 404
        assert klien(asing).get(f"{halaman}unduh/0/").status_code == 404
        assert klien(asing).post(f"{halaman}tarik/", {"alasan": "x"}).status_code == 404
        assert dokumen.judul not in klien(asing).get("/dokumen/").content.decode()
    assert klien(kepala).post(f"{halaman}tarik/", {"alasan": "x"}).status_code == 403
    assert klien(administrator).get(f"{halaman}tarik/").status_code == 405
    assert "Tarik dokumen" in klien(administrator).get(halaman).content.decode()
    klien(administrator).post(f"{halaman}tarik/", {"alasan": ""})
    assert queries.status_dokumen(dokumen) == "berlaku"
    klien(administrator).post(f"{halaman}tarik/", {"alasan": "Salah lampiran"})
    assert queries.status_dokumen(dokumen) == "ditarik"
