"""The pages: who sees what, forms that lose nothing, states that change only by POST."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from organisasi.models import Pengguna, Tahun, Unit
from perjanjian import actions
from perjanjian.models import ItemPerjanjian, Perjanjian
from renstra.models import VersiRencana
from tests import pabrik
from tests.pabrik import SANDI
from tests.perjanjian.pabrik import TAHUN, pindaian

Antar = Callable[[Perjanjian, str], Perjanjian]
Klien = Callable[[Pengguna], Client]

HALAMAN = ["perjanjian", "pdf", "ubah", "naskah", "rencana_aksi", "revisi", "perubahan", "tanda_tangan", "pindaian"]
LANGKAH = ["ajukan", "setujui", "buka_naskah", "ambil_ulang", "hapus"]


def alamat(nama: str, perjanjian: Perjanjian) -> str:
    return reverse(f"perjanjian:{nama}", args=[perjanjian.pk])


@pytest.mark.parametrize("nama", [*HALAMAN, *LANGKAH])
def test_orang_luar_tidak_melihat_apa_pun(
    perjanjian: Perjanjian, klien: Klien, orang_asing: Pengguna, nama: str
) -> None:
    tetangga = pabrik.buat_kepala(pabrik.buat_opd("Dinas Perikanan"), nama="Kepala Lain")
    for orang in (orang_asing, tetangga):
        jawaban = (
            klien(orang).post(alamat(nama, perjanjian))
            if nama in LANGKAH
            else klien(orang).get(alamat(nama, perjanjian))
        )
        assert jawaban.status_code == 404
    tamu = Client().get(alamat(nama, perjanjian))
    assert urlsplit(tamu.url).path == "/akun/login/"
    assert Perjanjian.objects.get().status == "draf"


@pytest.mark.parametrize("nama", LANGKAH)
def test_keadaan_tidak_berubah_oleh_get(perjanjian: Perjanjian, klien: Klien, operator: Pengguna, nama: str) -> None:
    assert klien(operator).get(alamat(nama, perjanjian)).status_code == 405


@pytest.mark.parametrize("nama", ["ubah", "naskah", "revisi", "pindaian"])
def test_pembaca_tidak_mendapat_formulir(perjanjian: Perjanjian, klien: Klien, bappeda: Pengguna, nama: str) -> None:
    assert klien(bappeda).get(alamat("perjanjian", perjanjian)).status_code == 200
    assert klien(bappeda).get(alamat(nama, perjanjian)).status_code == 403


def test_formulir_butuh_csrf(perjanjian: Perjanjian, operator: Pengguna) -> None:
    ketat = Client(enforce_csrf_checks=True)
    ketat.force_login(operator, backend="organisasi.backend.IzinBackend")
    assert ketat.post(alamat("ajukan", perjanjian)).status_code == 403


def test_membuat_dari_halaman_unit(
    rencana: VersiRencana,
    dinkes: Unit,
    tahun2026: Tahun,
    operator: Pengguna,
    kepala: Pengguna,
    bupati: Pengguna,
    klien: Klien,
) -> None:
    masuk = klien(operator)
    unit = reverse("perjanjian:unit", args=[TAHUN, dinkes.pk])
    assert "Buat dari rencana" in masuk.get(unit).content.decode()
    for _ in range(2):
        jawaban = masuk.post(reverse("perjanjian:buat", args=[TAHUN, dinkes.pk]))
        assert jawaban.url == Perjanjian.objects.get().get_absolute_url()
    assert "Draf" in masuk.get(unit).content.decode()


def test_tanpa_rencana_halaman_mengatakan_apa_yang_perlu(
    dinkes: Unit, tahun2026: Tahun, operator: Pengguna, kepala: Pengguna, bupati: Pengguna, klien: Klien
) -> None:
    jawaban = klien(operator).post(reverse("perjanjian:buat", args=[TAHUN, dinkes.pk]), follow=True)
    assert "Belum ada rencana yang ditetapkan untuk tahun 2026" in jawaban.content.decode()


def _isian(perjanjian: Perjanjian, **ganti: str) -> dict[str, str]:
    isian = {"revisi": str(perjanjian.revisi)}
    for item in perjanjian.item.all():
        isian |= {f"target_{item.pk}": item.target_teks, f"alasan_{item.pk}": item.alasan_beda}
    for program in perjanjian.program.all():
        isian |= {f"pagu_{program.pk}": "1.250.000.000", f"ket_{program.pk}": ""}
    return isian | ganti


def test_simpan_target_lalu_basi(perjanjian: Perjanjian, klien: Klien, operator: Pengguna) -> None:
    item = perjanjian.item.all()[0]
    masuk = klien(operator)
    isian = _isian(perjanjian, **{f"target_{item.pk}": "73", f"alasan_{item.pk}": "Naik"})
    assert masuk.post(alamat("ubah", perjanjian), isian).status_code == 302
    basi = masuk.post(alamat("ubah", perjanjian), isian | {f"target_{item.pk}": "74"})
    teks = basi.content.decode()
    assert "berubah sejak halaman dibuka" in teks
    assert 'value="74"' in teks
    assert ItemPerjanjian.objects.get(pk=item.pk).target_teks == "73"
    assert masuk.post(alamat("ubah", perjanjian), isian | {f"target_{item.pk}": "74", "revisi": "1"}).status_code == 302
    assert ItemPerjanjian.objects.get(pk=item.pk).target_teks == "74"


@pytest.mark.parametrize(
    ("bidang", "isi", "pesan"),
    [("pagu", "sejuta", "bukan angka"), ("pagu", "-5", "Tidak boleh kurang"), ("target", "#REF!", "galat rumus")],
)
def test_isian_rusak_tetap_tampil(
    perjanjian: Perjanjian, klien: Klien, operator: Pengguna, bidang: str, isi: str, pesan: str
) -> None:
    baris = perjanjian.program.get() if bidang == "pagu" else perjanjian.item.all()[0]
    jawaban = klien(operator).post(alamat("ubah", perjanjian), _isian(perjanjian, **{f"{bidang}_{baris.pk}": isi}))
    assert jawaban.status_code == 200
    assert pesan in jawaban.content.decode()
    assert isi in jawaban.content.decode()


def test_ajukan_yang_belum_lengkap_menyebut_semuanya(perjanjian: Perjanjian, klien: Klien, kepala: Pengguna) -> None:
    perjanjian.item.update(target_teks="", target_nilai=None)
    jawaban = klien(kepala).post(alamat("ajukan", perjanjian), {"revisi": "0"}, follow=True)
    assert jawaban.content.decode().count("Target tahun ini belum diisi") >= 4
    assert Perjanjian.objects.get().status == "draf"


def test_ajukan_dari_halaman_lama_ditolak(
    perjanjian: Perjanjian, klien: Klien, kepala: Pengguna, operator: Pengguna
) -> None:
    actions.ubah_item(perjanjian, butir={}, by=operator)
    jawaban = klien(kepala).post(alamat("ajukan", perjanjian), {"revisi": "0"}, follow=True)
    assert "berubah sejak halaman ini dibuka" in jawaban.content.decode()
    assert Perjanjian.objects.get().status == "draf"


def test_ajukan_dua_kali_tidak_merusak(perjanjian: Perjanjian, klien: Klien, kepala: Pengguna) -> None:
    masuk = klien(kepala)
    masuk.post(alamat("ajukan", perjanjian))
    jawaban = masuk.post(alamat("ajukan", perjanjian), follow=True)
    assert "tidak dapat dilakukan karena dokumen berstatus Diajukan" in jawaban.content.decode()


def test_nomor_dan_pembekuan_lewat_halaman(
    perjanjian: Perjanjian, antar: Antar, klien: Klien, operator: Pengguna
) -> None:
    antar(perjanjian, "disetujui")
    masuk = klien(operator)
    isian = {"revisi": "0", "nomor": "", "tempat": "Contoh", "tanggal": "2026-01-20", "bekukan": "1"}
    kurang = masuk.post(alamat("naskah", perjanjian), isian)
    assert "Isi nomor dan tanggal naskah dahulu" in kurang.content.decode()
    assert Perjanjian.objects.get().status == "disetujui"
    isian |= {"nomor": "1/2026", "revisi": str(Perjanjian.objects.get().revisi)}
    assert masuk.post(alamat("naskah", perjanjian), isian).status_code == 302
    assert Perjanjian.objects.get().status == "siap"


def test_tanda_tangan_minta_sandi(
    perjanjian: Perjanjian, antar: Antar, klien: Klien, kepala: Pengguna, operator: Pengguna
) -> None:
    antar(perjanjian, "siap")
    masuk = klien(kepala)
    salah = masuk.post(alamat("tanda_tangan", perjanjian), {"jalur": "lokal", "sandi": "keliru"})
    assert "Kata sandi salah" in salah.content.decode()
    assert Perjanjian.objects.get().status == "siap"
    masuk.post(alamat("tanda_tangan", perjanjian), {"jalur": "lokal", "sandi": SANDI})
    assert Perjanjian.objects.get().status == "tertandatangani_sebagian"
    assert klien(operator).get(alamat("tanda_tangan", perjanjian)).status_code == 403
    assert (
        "Tidak ada yang perlu Anda tanda tangani"
        in masuk.get(alamat("tanda_tangan", perjanjian), follow=True).content.decode()
    )


def test_pindaian_lewat_halaman(perjanjian: Perjanjian, antar: Antar, klien: Klien, operator: Pengguna) -> None:
    antar(perjanjian, "siap")
    masuk = klien(operator)

    def kirim(isi: bytes, nama: str) -> str:
        berkas = SimpleUploadedFile(nama, isi, "application/pdf")
        isian = {"pihak": ["PERTAMA", "KEDUA"], "sandi": SANDI, "pindaian": berkas}
        return masuk.post(alamat("pindaian", perjanjian), isian, follow=True).content.decode()

    kirim(b"MZ bukan pdf", "pindaian.pdf")
    assert Perjanjian.objects.get().status == "siap"
    assert "tercatat dari pindaian" in kirim(pindaian(), "pindaian.pdf")
    assert Perjanjian.objects.get().status == "ditandatangani"


def test_rencana_aksi_lewat_halaman(
    perjanjian: Perjanjian, klien: Klien, operator: Pengguna, bappeda: Pengguna
) -> None:
    url = alamat("rencana_aksi", perjanjian)
    masuk = klien(operator)
    masuk.post(url, {"revisi": "0", "bagi": "kosong"})
    item = perjanjian.item.all()[1]
    sel = list(item.target_periode.order_by("periode__nomor"))
    assert len(sel) == 12
    rusak = masuk.post(url, {"revisi": "1", f"t_{item.pk}_{sel[0].periode_id}": "banyak"})
    assert "bukan angka" in rusak.content.decode()
    masuk.post(url, {"revisi": "1", f"t_{item.pk}_{sel[0].periode_id}": "4,5"})
    assert [str(satu.nilai) for satu in item.target_periode.all()] == ["4.500000"]
    baca = klien(bappeda).get(url).content.decode()
    assert "4,5" in baca
    assert "Isi yang masih kosong" not in baca


def test_revisi_dan_perubahan_lewat_halaman(
    perjanjian: Perjanjian, antar: Antar, klien: Klien, operator: Pengguna
) -> None:
    antar(perjanjian, "ditandatangani")
    masuk = klien(operator)
    kosong = masuk.post(alamat("revisi", perjanjian), {"alasan": "STRATEGI", "keterangan": ""})
    assert kosong.status_code == 200
    masuk.post(alamat("revisi", perjanjian), {"alasan": "STRATEGI", "keterangan": "Perda 9"})
    baru = Perjanjian.objects.get(versi=2)
    actions.ubah_item(baru, butir={baru.item.all()[0].pk: actions.IsianButir("80", "Naik")}, by=operator)
    teks = masuk.get(alamat("perubahan", baru)).content.decode()
    assert "<del>72,50 Tahun</del>" in teks
    assert "<ins>80 Tahun</ins>" in teks


def test_pdf_draf_dan_terbit(perjanjian: Perjanjian, antar: Antar, klien: Klien, operator: Pengguna) -> None:
    masuk = klien(operator)
    draf = masuk.get(alamat("pdf", perjanjian))
    assert draf["Content-Type"] == "application/pdf"
    siap = antar(perjanjian, "siap")
    terbit = masuk.get(alamat("pdf", perjanjian), follow=True)
    assert siap.dokumen is not None
    assert b"".join(terbit.streaming_content) == siap.dokumen.berkas.isi().read()


@pytest.mark.usefixtures("hari_2026")
def test_daftar_kabupaten_dan_semua(
    perjanjian: Perjanjian, klien: Klien, bappeda: Pengguna, operator: Pengguna
) -> None:
    teks = klien(bappeda).get(reverse("perjanjian:indeks")).content.decode()
    assert "Dinas Kesehatan" in teks
    assert klien(operator).get(reverse("perjanjian:indeks")).url.endswith(f"/perjanjian/{TAHUN}/{perjanjian.unit_id}/")
    semua = reverse("perjanjian:semua")
    assert "Kepala Dinas Kesehatan" in klien(bappeda).get(semua, {"cari": "kesehatan"}).content.decode()
    assert "Kepala Dinas Kesehatan" not in klien(bappeda).get(semua, {"cari": "perikanan"}).content.decode()
    assert klien(bappeda).get(semua, {"ekspor": "xlsx"}).status_code == 200
