"""Pages and API: who sees what, stale pages, double submits, sentences for bad input, query counts."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from layanan.queries import giliran_untuk
from renstra import actions
from renstra.models import DokumenRencana, IndikatorVersi, PratinjauImpor, Simpul, VersiRencana
from renstra.queries import pohon
from tests.layanan.conftest import PDF_KECIL
from tests.renstra import rencana_contoh


def pesan(jawaban):
    return [str(satu) for satu in jawaban.context["messages"]]


def isian_indikator(versi, **ganti):
    isi = {
        "simpul": Simpul.objects.get(versi=versi, kode="4.1.3").pk, "uraian": "Waktu tunggu", "satuan": "Menit", "polaritas": "TURUN",
        "agregasi": "RERATA", "frekuensi": "BULANAN", "cara_entri": "PERIODE", "presisi": "2", "target_2025": "≤ 15", "revisi": versi.revisi,
    }  # fmt: skip
    return isi | ganti


def alamat(versi):
    """Every address about a version, its parts, and its uploads: (address, method)."""
    simpul, indikator = versi.simpul.first(), versi.indikator.first()
    lihat = [
        ("versi", versi.pk),
        ("templat", versi.pk),
        ("ekspor", versi.pk),
        ("dokumen", versi.dokumen_id),
        ("kamus", indikator.indikator_id),
    ]
    susun = [
        ("ubah", versi.pk),
        ("impor", versi.pk),
        ("simpul", simpul.pk),
        ("indikator", indikator.pk),
        ("indikator_tambah", simpul.pk),
    ]
    susun += [("perubahan", versi.dokumen_id)]
    kirim = [("simpul_hapus", simpul.pk), ("indikator_hapus", indikator.pk), ("hapus", versi.pk)]
    return (
        [reverse(f"renstra:{n}", args=[pk]) for n, pk in lihat],
        [reverse(f"renstra:{n}", args=[pk]) for n, pk in susun],
        [reverse(f"renstra:{n}", args=[pk]) for n, pk in kirim],
    )


def test_orang_asing_dan_opd_lain_mendapat_404(draf, orang_asing, operator, klien):
    lihat, susun, kirim = alamat(draf)
    for orang in (orang_asing, operator):
        masuk = klien(orang)
        assert {masuk.get(satu).status_code for satu in (*lihat, *susun)} == {404}
        assert {
            masuk.post(satu).status_code for satu in (*susun, *kirim, reverse("renstra:ajukan", args=[draf.pk]))
        } == {404}
    assert draf.indikator.count() == 8


def test_yang_hanya_melihat_tidak_dapat_menyusun(draf, kepala, bupati, dukcapil, klien):
    lihat, susun, kirim = alamat(draf)
    masuk = klien(bupati)
    assert {masuk.get(satu).status_code for satu in lihat} == {200}
    assert {masuk.get(satu).status_code for satu in susun} == {404}
    assert {masuk.post(satu).status_code for satu in kirim} == {404}
    assert masuk.get(reverse("renstra:baru")).status_code == 404
    assert klien(kepala).get(lihat[0]).status_code == 404


def test_langkah_tidak_dapat_diambil_dengan_get(draf, penyusun, klien):
    masuk = klien(penyusun)
    for nama, pk in (
        ("ajukan", draf.pk),
        ("simpul_hapus", draf.simpul.first().pk),
        ("indikator_hapus", draf.indikator.first().pk),
    ):
        assert masuk.get(reverse(f"renstra:{nama}", args=[pk])).status_code == 405
    draf.refresh_from_db()
    assert draf.status == "draf"


def test_indeks_membawa_opd_ke_rencananya(draf, penyusun, bappeda, operator, klien):
    indeks = reverse("renstra:indeks")
    assert klien(penyusun).get(indeks).url == draf.get_absolute_url()
    assert "Disdukcapil" not in klien(operator).get(indeks).content.decode()
    assert "Buat dokumen rencana unit Anda" in klien(operator).get(indeks).content.decode()
    isi = klien(bappeda).get(indeks).content.decode()
    assert "Dinas Kependudukan dan Pencatatan Sipil" in isi
    assert "Tidak ada yang cocok" in klien(bappeda).get(indeks, {"tahun": 2031}).content.decode()
    assert (
        klien(penyusun).get(reverse("renstra:unit", args=[2026, draf.dokumen.unit_id])).url == draf.get_absolute_url()
    )
    assert klien(operator).get(reverse("renstra:unit", args=[2026, draf.dokumen.unit_id])).status_code == 404


def test_membuat_dokumen(dukcapil, dinkes, penyusun, klien):
    masuk, url = klien(penyusun), reverse("renstra:baru")
    isi = {
        "unit": dukcapil.pk,
        "jenis": "RENSTRA",
        "judul": "Renstra 2025–2029",
        "tahun_awal": 2025,
        "tahun_akhir": 2029,
    }
    jawaban = masuk.post(url, isi)
    versi = VersiRencana.objects.get()
    assert jawaban.url == reverse("renstra:impor", args=[versi.pk])
    jawaban = masuk.post(url, isi)
    assert "sudah mempunyai dokumen sejenis" in jawaban.content.decode()
    assert DokumenRencana.objects.count() == 1
    jawaban = masuk.post(url, isi | {"unit": dinkes.pk, "tahun_awal": 2030, "tahun_akhir": 2034})
    assert list(jawaban.context["form"].errors) == ["unit"]
    assert "paling jauh 10 tahun" in masuk.post(url, isi | {"tahun_awal": 2026, "tahun_akhir": 2099}).content.decode()


def test_templat_dan_ekspor_berupa_buku_kerja(draf, penyusun, klien):
    for nama in ("templat", "ekspor"):
        jawaban = klien(penyusun).get(reverse(f"renstra:{nama}", args=[draf.pk]))
        kerja = load_workbook(io.BytesIO(jawaban.content))
        assert {"Petunjuk", "Tujuan", "Sasaran", "Program", "Indikator"} <= set(kerja.sheetnames)
        assert "Target 2029" in [sel.value for sel in kerja["Indikator"][3]]
        assert jawaban["Content-Disposition"].endswith('.xlsx"')


def test_unggah_periksa_simpan(kosong, penyusun, klien):
    masuk = klien(penyusun)
    jawaban = masuk.post(reverse("renstra:impor", args=[kosong.pk]), {"berkas": rencana_contoh.unggahan()})
    satu = PratinjauImpor.objects.get()
    assert jawaban.url == satu.get_absolute_url()
    isi = masuk.get(satu.get_absolute_url()).content.decode()
    assert "Satuan baru yang akan ditambahkan" in isi
    assert "Lembar Indikator, sel E8 (Indikator)" in isi
    assert not pohon(kosong).simpul
    assert "12 baru" in pesan(masuk.post(satu.get_absolute_url(), follow=True))[0]
    assert len(pohon(kosong).indikator) == 7
    assert "tidak ada yang berubah" in pesan(masuk.post(satu.get_absolute_url(), follow=True))[0]
    assert "sudah disimpan" in pesan(masuk.get(satu.get_absolute_url(), follow=True))[0]
    assert "renstra-dukcapil.xlsx" in masuk.get(kosong.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("isi", "nama", "kalimat"),
    [
        (PDF_KECIL, "rencana.pdf", "xlsx"),
        (b"kode;uraian", "rencana.xlsx", "rencana.xlsx"),
        (b"", "rencana.xlsx", "kosong"),
    ],
)
def test_berkas_salah_menjadi_kalimat_di_formulir(kosong, penyusun, klien, isi, nama, kalimat):
    jawaban = klien(penyusun).post(
        reverse("renstra:impor", args=[kosong.pk]), {"berkas": rencana_contoh.unggahan(isi, nama)}
    )
    assert jawaban.status_code == 200
    galat = " ".join(jawaban.context["form"].errors["berkas"])
    assert kalimat.lower() in galat.lower()
    assert not PratinjauImpor.objects.exists()


def test_templat_lain_ditolak_di_formulir(kosong, penyusun, klien):
    kerja = load_workbook(io.BytesIO(rencana_contoh.buku()))
    kerja.properties.identifier = "sakip:pegawai"
    penyangga = io.BytesIO()
    kerja.save(penyangga)
    jawaban = klien(penyusun).post(
        reverse("renstra:impor", args=[kosong.pk]), {"berkas": rencana_contoh.unggahan(penyangga.getvalue())}
    )
    assert "templat lain (pegawai)" in " ".join(jawaban.context["form"].errors["berkas"])


def test_pratinjau_bergalat_tidak_menawarkan_simpan(kosong, penyusun, klien):
    data = rencana_contoh.rencana()
    data["Program"][0]["pagu_2025"] = "dua juta"
    satu = actions.unggah(kosong, unggahan=rencana_contoh.unggahan(rencana_contoh.buku(data)), by=penyusun)
    masuk = klien(penyusun)
    isi = masuk.get(satu.get_absolute_url()).content.decode()
    assert "Lembar Program, sel E4 (Pagu 2025)" in isi
    assert "Simpan ke rencana" not in isi
    assert "belum ada yang disimpan" in pesan(masuk.post(satu.get_absolute_url(), follow=True))[0]
    assert not pohon(kosong).simpul


def test_pratinjau_usang_diberi_tahu_dan_ditolak(kosong, penyusun, klien):
    satu = actions.unggah(kosong, unggahan=rencana_contoh.unggahan(), by=penyusun)
    actions.impor_dari_data(kosong, {"Tujuan": [{"kode": "1", "uraian": "x"}]}, penyusun)
    masuk = klien(penyusun)
    assert "Rencana ini berubah sejak berkas diunggah" in masuk.get(satu.get_absolute_url()).content.decode()
    assert "pratinjau tidak berlaku lagi" in pesan(masuk.post(satu.get_absolute_url(), follow=True))[0]


def test_menambah_dan_menyunting_indikator(draf, penyusun, klien):
    masuk = klien(penyusun)
    sasaran = Simpul.objects.get(versi=draf, kode="4.1.3")
    url = reverse("renstra:indikator_tambah", args=[sasaran.pk])
    assert masuk.get(url).status_code == 200
    kiriman = isian_indikator(draf, kode="IKU.5")
    assert masuk.post(url, kiriman).status_code == 302
    satu = IndikatorVersi.objects.get(indikator__kode="IKU.5")
    assert (satu.satuan.nama, satu.target.get().teks, satu.target.get().nilai) == ("Menit", "≤ 15", 15)
    ganda = masuk.post(url, kiriman)  # the same form once more
    assert "diubah orang lain sejak halaman dibuka" in ganda.content.decode()
    assert IndikatorVersi.objects.filter(indikator__kode="IKU.5").count() == 1
    draf.refresh_from_db()
    assert "sudah dipakai indikator lain" in masuk.post(url, isian_indikator(draf, kode="iku.5")).content.decode()
    url = reverse("renstra:indikator", args=[satu.pk])
    isi = masuk.post(url, isian_indikator(draf, target_2025="20–10")).content.decode()
    assert "lebih besar daripada batas atas" in isi
    assert masuk.post(url, isian_indikator(draf, target_2025="", target_2026="≤ 12")).status_code == 302
    assert [t.teks for t in satu.target.all()] == ["≤ 12"]


def test_halaman_usang_tidak_menimpa_dan_tidak_menghilangkan_isian(draf, penyusun, bappeda, klien):
    satu = draf.indikator.get(indikator__kode="IKU.4")
    url = reverse("renstra:indikator", args=[satu.pk])
    lama = isian_indikator(draf, uraian="Rumusan saya")
    actions.impor_dari_data(draf, {"Indikator": [{"kode": "IKU.4", "uraian": "Rumusan orang lain"}]}, bappeda)
    jawaban = klien(penyusun).post(url, lama)
    satu.refresh_from_db()
    assert satu.uraian == "Rumusan orang lain"
    assert "Rumusan saya" in jawaban.content.decode()
    assert klien(penyusun).post(url, lama | {"revisi": jawaban.context["form"]["revisi"].value()}).status_code == 302
    satu.refresh_from_db()
    assert satu.uraian == "Rumusan saya"


def test_simpul_ditambah_disunting_dihapus(draf, penyusun, klien):
    masuk = klien(penyusun)
    sasaran = Simpul.objects.get(versi=draf, kode="4.1.1")
    url = reverse("renstra:simpul_tambah", args=[draf.pk, "program"])
    isi = {
        "kode": "20",
        "uraian": "Program Baru",
        "induk": sasaran.pk,
        "pagu_2025": "Rp 1.500.000,00",
        "revisi": draf.revisi,
    }
    assert masuk.post(url, isi).status_code == 302
    satu = Simpul.objects.get(kode="20")
    assert satu.pagu.get().jumlah == 1_500_000
    draf.refresh_from_db()
    galat = masuk.post(url, isi | {"revisi": draf.revisi, "pagu_2025": "sejuta"}).content.decode()
    assert "bukan angka" in galat
    assert "sudah dipakai program lain" in masuk.post(url, isi | {"revisi": draf.revisi}).content.decode()
    assert (
        "Masih ada isi di bawahnya"
        in pesan(masuk.post(reverse("renstra:simpul_hapus", args=[sasaran.pk]), follow=True))[0]
    )
    assert masuk.post(reverse("renstra:simpul_hapus", args=[satu.pk]), follow=True).status_code == 200
    assert not Simpul.objects.filter(kode="20").exists()
    assert masuk.get(reverse("renstra:simpul_tambah", args=[draf.pk, "entah"])).status_code == 404


def test_induk_harus_dari_rencana_dan_tingkat_yang_benar(draf, penyusun, klien):
    program = Simpul.objects.get(versi=draf, kode="1")
    url = reverse("renstra:simpul_tambah", args=[draf.pk, "program"])
    isi = klien(penyusun).post(url, {"kode": "21", "uraian": "x", "induk": program.pk, "revisi": draf.revisi})
    assert "induk" in isi.context["form"].errors


def test_rencana_sah_tidak_menawarkan_sunting(sah, penyusun, bappeda, klien):
    isi = klien(penyusun).get(sah.get_absolute_url()).content.decode()
    assert "Sunting" not in isi
    assert "Unggah Excel" not in isi
    satu = sah.indikator.first()
    url = reverse("renstra:indikator", args=[satu.pk])
    jawaban = klien(penyusun).post(url, isian_indikator(sah))
    assert "berstatus Ditetapkan dan tidak dapat diubah" in jawaban.content.decode()
    assert "Buat versi perubahan" in klien(penyusun).get(sah.dokumen.get_absolute_url()).content.decode()


def test_draf_dihapus_beserta_gilirannya(sah, penyusun, bappeda, klien):
    baru = actions.buat_versi_baru(sah.dokumen, alasan="Perubahan", by=penyusun)
    assert giliran_untuk(penyusun).count() == 1
    masuk = klien(penyusun)
    assert masuk.get(reverse("renstra:hapus", args=[baru.pk])).status_code == 405
    assert masuk.post(reverse("renstra:hapus", args=[baru.pk])).url == sah.dokumen.get_absolute_url()
    assert not giliran_untuk(penyusun).exists()
    assert "tidak dapat diubah" in pesan(masuk.post(reverse("renstra:hapus", args=[sah.pk]), follow=True))[-1]
    assert list(VersiRencana.objects.all()) == [sah]


def test_dokumen_tanpa_versi_lain_ikut_terhapus(draf, penyusun, klien):
    assert klien(penyusun).post(reverse("renstra:hapus", args=[draf.pk])).url == reverse("renstra:indeks")
    assert not DokumenRencana.objects.exists()


def test_api_memakai_hak_dan_langkah_yang_sama(draf, penyusun, bappeda, operator, klien):
    url = f"/api/v1/renstra/versi/{draf.pk}/"
    assert klien(operator).get(url).status_code == 404
    assert klien(operator).get("/api/v1/renstra/versi/").json()["count"] == 0
    isi = klien(penyusun).get(url).json()
    assert isi["isi"][0]["anak"][0]["indikator"][0]["target"]["2026"]["nilai"] == "95.000000"
    assert [satu["nama"] for satu in isi["langkah"]] == ["ajukan"]
    assert klien(bappeda).post(f"{url}langkah/ajukan/").status_code == 403
    assert klien(penyusun).post(f"{url}langkah/ajukan/").json()["status"] == "diajukan"
    assert klien(penyusun).post(f"{url}langkah/ajukan/").status_code == 409
    assert klien(bappeda).post(f"{url}langkah/verifikasi/").json()["status"] == "diverifikasi"
    assert klien(bappeda).post(f"{url}langkah/tetapkan/", {"dasar_hukum": "Perbup 1"}).status_code == 400
    kirim = {"dasar_hukum": "Perbup 1", "tanggal": "2025-01-15"}
    assert klien(bappeda).post(f"{url}langkah/tetapkan/", kirim).json()["status"] == "ditetapkan"
    assert klien(bappeda).post(f"{url}langkah/hapus/").status_code == 404


def test_api_daftar(draf, penyusun, klien):
    masuk = klien(penyusun)
    dokumen = masuk.get("/api/v1/renstra/dokumen/", {"tahun": 2026}).json()["results"]
    assert [(d["judul"], d["status"]) for d in dokumen] == [("Renstra 2025–2029", "draf")]
    indikator = masuk.get("/api/v1/renstra/indikator/", {"q": "akta"}).json()["results"]
    assert [(i["kode"], i["target"]["2025"]) for i in indikator] == [("IKU.2", "94")]


def _besarkan(versi, penyusun, jumlah):
    contoh = rencana_contoh.rencana()["Indikator"][0] | {
        "penanggung_jawab": "Kepala Dinas Kependudukan dan Pencatatan Sipil"
    }
    data = {"Indikator": [contoh | {"kode": f"X.{n}", "uraian": f"Indikator {n}"} for n in range(jumlah)]}
    actions.impor_dari_data(versi, data, penyusun)


@pytest.mark.parametrize("jumlah", [2, 80])
def test_jumlah_kueri_halaman(draf, penyusun, bappeda, klien, jumlah, django_assert_max_num_queries):
    _besarkan(draf, penyusun, jumlah)
    indikator = draf.indikator.last()
    halaman = {
        draf.get_absolute_url(): 12,
        draf.dokumen.get_absolute_url(): 10,
        reverse("renstra:kamus", args=[indikator.indikator_id]): 17,
        reverse("renstra:indikator", args=[indikator.pk]): 16,
        f"/api/v1/renstra/versi/{draf.pk}/": 12,
    }
    masuk = klien(penyusun)
    masuk.get(draf.get_absolute_url())
    for url, paling in halaman.items():
        with django_assert_max_num_queries(paling):
            assert masuk.get(url).status_code == 200


@pytest.mark.parametrize("jumlah", [1, 12])
def test_jumlah_kueri_daftar(draf, penyusun, bappeda, klien, jumlah, django_assert_max_num_queries):
    for nomor in range(jumlah):
        rencana_contoh.buat_versi(draf.dokumen.unit, penyusun, awal=2030 + nomor)
    masuk = klien(bappeda)
    with django_assert_max_num_queries(11):
        masuk.get(reverse("renstra:indeks"))
