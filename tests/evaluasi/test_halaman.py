"""The pages: what they show, whom they refuse, what they keep, how many queries they take."""

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from evaluasi import actions
from evaluasi.models import Evaluasi, HasilEvaluasi, Instrumen, Jawaban, TotalBerjalan
from evaluasi.queries.instrumen import isi_bawaan
from evaluasi.rules import URUTAN_JENJANG, Jenjang
from layanan.models import BerkasTaut, DokumenTerbit
from organisasi.models import Pengguna, Unit
from tests import pabrik
from tests.evaluasi.conftest import JUMLAH_KRITERIA, SUB
from tests.layanan.conftest import PDF_KECIL

type Tim = dict[Jenjang, Pengguna]
type Klien = Callable[[Pengguna], Client]


@pytest.fixture(autouse=True)
def simpan_di_sini(settings: object, tmp_path: object) -> None:
    """Files of the test go to a folder of its own."""
    settings.MEDIA_ROOT = str(tmp_path)  # type: ignore[attr-defined]
    return


def isian(sub: str, jawaban: str, *, revisi: int = 0, **lain: str) -> dict[str, str]:
    kriteria = {f"k-{sub}.{nomor}": "Y" for nomor in range(1, JUMLAH_KRITERIA[sub] + 1)}
    return {"revisi": str(revisi), "jawaban": jawaban, "catatan": "", "alasan": "", "lanjut": "1"} | kriteria | lain


def alamat(lembar: Evaluasi, sub: str) -> str:
    return f"{lembar.get_absolute_url()}?sub={sub}"


def jawab_lewat_halaman(klien: Client, lembar: Evaluasi, jawaban: str) -> None:
    for sub in SUB:
        if jawaban in ("AA", "A"):
            unggahan = SimpleUploadedFile(f"{sub}.pdf", PDF_KECIL)
            klien.post(reverse("evaluasi:bukti", args=[lembar.pk]), {"sub": sub, "bukti-unggahan": unggahan})
        balasan = klien.post(alamat(lembar, sub), isian(sub, jawaban, alasan="Dipertahankan sejak lama"))
        assert balasan.status_code == 302, balasan.content.decode()[:3000]


@pytest.mark.parametrize(
    ("jawaban", "nilai", "predikat"), [("BB", "80.00", "BB"), ("A", "90.00", "A"), ("E", "0.00", "D")]
)
def test_uniform_answers_through_the_pages_land_on_the_bounds(
    lembar: Evaluasi, tim: Tim, klien: Klien, jawaban: str, nilai: str, predikat: str
) -> None:
    jawab_lewat_halaman(klien(tim[Jenjang.ANGGOTA_TIM]), lembar, jawaban)
    for jenjang in URUTAN_JENJANG:
        nama = "tetapkan" if jenjang is Jenjang.PENANGGUNG_JAWAB else "teruskan"
        lembar.refresh_from_db()
        klien(tim[jenjang]).post(reverse("evaluasi:langkah", args=[lembar.pk, nama]), {"revisi": lembar.revisi})
    hasil = HasilEvaluasi.objects.get(evaluasi=lembar)
    assert (hasil.nilai, hasil.predikat) == (Decimal(nilai), predikat)


def test_page_shows_criteria_suggestion_and_where_each_answer_leads(lembar: Evaluasi, tim: Tim, klien: Klien) -> None:
    halaman = klien(tim[Jenjang.ANGGOTA_TIM])
    halaman.post(alamat(lembar, "1a"), isian("1a", "BB"))
    teks = halaman.get(alamat(lembar, "1a")).content.decode()
    assert "saran dari kriteria: BB (6 dari 6 terpenuhi)" in teks
    assert 'data-hasil="6,00 D"' in teks  # AA on 1a alone
    assert "1 dari 12 dijawab" in teks
    assert halaman.get(alamat(lembar, "9z")).status_code == 404


def test_aa_without_reason_keeps_what_was_typed_and_says_why(lembar: Evaluasi, tim: Tim, klien: Klien) -> None:
    balasan = klien(tim[Jenjang.ANGGOTA_TIM]).post(alamat(lembar, "1a"), isian("1a", "AA", catatan="Tulisan saya"))
    teks = balasan.content.decode()
    assert balasan.status_code == 200
    assert "Jawaban AA memerlukan alasan tertulis." in teks
    assert "Tulisan saya" in teks
    assert not Jawaban.objects.exists()


def test_stale_page_keeps_the_text_and_shows_what_is_stored(lembar: Evaluasi, tim: Tim, klien: Klien) -> None:
    halaman = klien(tim[Jenjang.ANGGOTA_TIM])
    halaman.post(alamat(lembar, "1a"), isian("1a", "BB", catatan="Yang pertama"))
    teks = halaman.post(alamat(lembar, "1a"), isian("1a", "B", catatan="Yang kedua")).content.decode()
    assert "sudah disimpan orang lain" in teks
    assert "Yang kedua" in teks
    assert "“Yang pertama”" in teks
    assert Jawaban.objects.get().catatan == "Yang pertama"
    assert halaman.post(alamat(lembar, "1a"), isian("1a", "B", revisi=1)).status_code == 302


def test_strangers_and_the_opd_do_not_find_the_worksheet(
    lembar: Evaluasi, klien: Klien, kepala: Pengguna, orang_asing: Pengguna, bupati: Pengguna
) -> None:
    for siapa in (kepala, orang_asing, bupati):
        halaman = klien(siapa)
        for nama in ("evaluasi", "fakta", "penjelasan", "lhe", "tim", "terbitkan", "tanda_tangan"):
            assert halaman.get(reverse(f"evaluasi:{nama}", args=[lembar.pk])).status_code == 404, (siapa, nama)
        for nama in ("bukti", "rekomendasi"):
            assert halaman.post(reverse(f"evaluasi:{nama}", args=[lembar.pk])).status_code == 404
        assert halaman.post(reverse("evaluasi:langkah", args=[lembar.pk, "teruskan"])).status_code == 404
        assert halaman.get(reverse("evaluasi:buat")).status_code == 403
        assert halaman.get(f"/api/v1/evaluasi/{lembar.pk}/").status_code == 404
    hasil = reverse("evaluasi:unit", args=[lembar.tahun_id, lembar.unit_id])
    assert klien(orang_asing).get(hasil).status_code == 403
    assert klien(kepala).get(hasil).context["hasil"] is None
    assert Client().get(lembar.get_absolute_url()).status_code == 302


def test_another_tier_reads_only_and_its_post_is_refused(lembar: Evaluasi, tim: Tim, klien: Klien) -> None:
    halaman = klien(tim[Jenjang.KETUA_TIM])
    teks = halaman.get(alamat(lembar, "1a")).content.decode()
    assert "Anda membaca saja" in teks
    assert "Simpan, lanjut" not in teks
    assert halaman.post(alamat(lembar, "1a"), isian("1a", "BB")).status_code == 403
    assert not Jawaban.objects.exists()


def test_steps_are_never_taken_by_get(lembar: Evaluasi, tim: Tim, klien: Klien) -> None:
    halaman = klien(tim[Jenjang.ANGGOTA_TIM])
    for nama, argumen in (("langkah", [lembar.pk, "teruskan"]), ("bukti", [lembar.pk]), ("rekomendasi", [lembar.pk])):
        assert halaman.get(reverse(f"evaluasi:{nama}", args=argumen)).status_code == 405


def test_evidence_is_checked_reused_and_held_by_the_answer(lembar: Evaluasi, tim: Tim, klien: Klien) -> None:
    halaman = klien(tim[Jenjang.ANGGOTA_TIM])
    url = reverse("evaluasi:bukti", args=[lembar.pk])
    salah = SimpleUploadedFile("bukti.pdf", b"bukan pdf")
    teks = halaman.post(url, {"sub": "1a", "bukti-unggahan": salah}, follow=True).content.decode()
    assert "bukti.pdf:" in teks
    assert not BerkasTaut.objects.exists()
    halaman.post(
        url, {"sub": "1a", "bukti-unggahan": SimpleUploadedFile("notulen.pdf", PDF_KECIL), "bukti-halaman": "2"}
    )
    taut = BerkasTaut.objects.get()
    halaman.post(url, {"sub": "2b", "taut": taut.pk})
    assert sorted(BerkasTaut.objects.values_list("keterangan", "berkas")) == [
        ("1a", taut.berkas_id),
        ("2b", taut.berkas_id),
    ]
    halaman.post(alamat(lembar, "1a"), isian("1a", "AA", alasan="Lima tahun berturut-turut"))
    lepas = reverse("evaluasi:lepas_bukti", args=[lembar.pk, taut.pk])
    assert "bertumpu pada bukti ini" in halaman.post(lepas, {"sub": "1a"}, follow=True).content.decode()
    assert BerkasTaut.objects.get(pk=taut.pk).dilepas is None


def hitung_kueri(halaman: Client, url: str) -> int:
    halaman.get(url)
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert halaman.get(url).status_code == 200
    return len(kueri)


def test_worksheet_takes_twelve_queries_whatever_it_holds(lembar: Evaluasi, tim: Tim, klien: Klien) -> None:
    halaman = klien(tim[Jenjang.ANGGOTA_TIM])
    kosong = hitung_kueri(halaman, alamat(lembar, "2b"))
    jawab_lewat_halaman(halaman, lembar, "A")
    actions.tulis_rekomendasi(lembar, komponen="2", uraian="Rapikan", by=tim[Jenjang.ANGGOTA_TIM])
    assert kosong == hitung_kueri(halaman, alamat(lembar, "2b")) <= 12


def test_index_takes_the_same_queries_for_many_opd(
    instrumen: Instrumen, dinkes: Unit, tahun2026: object, inspektur: Pengguna, klien: Klien
) -> None:
    halaman = klien(inspektur)
    url = f"{reverse('evaluasi:indeks')}?k_tahun=2026&semua=1"
    muat = actions.HasilMuatan
    jawaban = dict.fromkeys(SUB, "B")
    actions.muat_hasil([muat(dinkes, 2026, jawaban)], instrumen=instrumen, by=inspektur)
    satu = hitung_kueri(halaman, url)
    opd = [pabrik.buat_opd(f"Dinas Contoh {nomor}", kode=f"9.{nomor}") for nomor in range(12)]
    actions.muat_hasil([muat(unit, 2026, jawaban) for unit in opd], instrumen=instrumen, by=inspektur)
    assert satu == hitung_kueri(halaman, url) <= 12
    assert "13 dari 13 OPD sudah bernilai" in halaman.get(url).content.decode()


def test_what_if_changes_the_figure_and_saves_nothing(
    instrumen: Instrumen, dinkes: Unit, tahun2026: object, inspektur: Pengguna, kepala: Pengguna, klien: Klien
) -> None:
    satu = actions.muat_hasil(
        [actions.HasilMuatan(dinkes, 2026, dict.fromkeys(SUB, "BB"))], instrumen=instrumen, by=inspektur
    )[0]
    halaman = klien(kepala)
    url = reverse("evaluasi:penjelasan", args=[satu.pk])
    teks = halaman.get(url).content.decode()
    assert "Jalan terpendek ke A" in teks
    assert "1a: bobot 6 × BB (80) ÷ 100 = 4,8." in teks
    teks = halaman.get(url, {"coba": "1", "j-1c": "AA"}).content.decode()
    assert "<b>83,00 A</b>" in teks
    assert HasilEvaluasi.objects.get().nilai == Decimal("80.00")
    assert TotalBerjalan.objects.get().nilai == Decimal("80.00")


def test_publish_makes_the_lhe_that_the_opd_reads(
    lembar: Evaluasi, tim: Tim, klien: Klien, inspektur: Pengguna, kepala: Pengguna
) -> None:
    jawab_lewat_halaman(klien(tim[Jenjang.ANGGOTA_TIM]), lembar, "BB")
    actions.tulis_rekomendasi(lembar, komponen="1", uraian="Tetapkan pedoman perencanaan", by=tim[Jenjang.ANGGOTA_TIM])
    for jenjang in URUTAN_JENJANG[:-1]:
        actions.teruskan(lembar, by=tim[jenjang])
    actions.tetapkan(lembar, by=tim[Jenjang.PENANGGUNG_JAWAB])
    unit = reverse("evaluasi:unit", args=[2026, lembar.unit_id])
    assert "Hasil evaluasi belum terbit" in klien(kepala).get(unit).content.decode()
    url = reverse("evaluasi:terbitkan", args=[lembar.pk])
    kurang = klien(inspektur).post(url, {"nomor": "", "tanggal": ""}).content.decode()
    assert "Isi nomor naskah LHE." in kurang
    klien(inspektur).post(url, {"nomor": "700/12/2027", "tanggal": timezone.localdate().isoformat()})
    dokumen = DokumenTerbit.objects.get()
    assert (dokumen.jenis, dokumen.nomor) == ("lhe", "700/12/2027")
    teks = klien(kepala).get(unit).content.decode()
    assert "80,00" in teks
    assert "Tetapkan pedoman perencanaan" in teks
    assert klien(kepala).get(dokumen.get_absolute_url()).status_code == 200
    assert klien(kepala).get(lembar.get_absolute_url()).status_code == 404


GALAT_IMPOR = [
    (b"", "Berkas kosong (0 byte)"),
    (b"\xff\xfe\x00", "bukan teks UTF-8"),
    (b"{rusak", "bukan JSON yang benar (baris 1, kolom 2)"),
    (b"[]", "harus berisi satu objek JSON"),
    (b"{}", "“kode” belum diisi"),
    (b"[" * 200_000, "bersarang terlalu dalam"),
]


@pytest.mark.parametrize(("isi", "kalimat"), GALAT_IMPOR)
def test_a_faulty_file_is_refused_with_its_place(inspektur: Pengguna, klien: Klien, isi: bytes, kalimat: str) -> None:
    berkas = SimpleUploadedFile("instrumen.json", isi)
    balasan = klien(inspektur).post(reverse("evaluasi:impor_instrumen"), {"kode": "baru", "berkas": berkas})
    assert kalimat in balasan.content.decode()
    assert not Instrumen.objects.exists()


UBAHAN = [
    (lambda d: d["komponen"][0].update(bobot="31"), "jumlah bobot"),
    (lambda d: d["komponen"][0]["sub"][0].update(bobot="-1"), "komponen[1].sub[1].bobot"),
    (lambda d: d["komponen"][0]["sub"][1].update(kode="1a"), "“1a” dipakai dua kali"),
    (lambda d: d["komponen"][1].update(nama=" "), "komponen[2]: “nama” belum diisi"),
    (lambda d: d.update(predikat_batas_bawah_eksklusif=[["A", "80"]]), "tanpa batas bawah"),
    (lambda d: d.update(kontrol=[{"kode": "1a", "acuan": "7x"}]), "“7x” tidak ada"),
]


@pytest.mark.parametrize(("ubah", "kalimat"), UBAHAN)
def test_a_faulty_instrument_is_refused_with_its_place(
    inspektur: Pengguna, klien: Klien, ubah: Callable[[dict], None], kalimat: str
) -> None:
    data = isi_bawaan("88-2021")
    ubah(data)
    berkas = SimpleUploadedFile("instrumen.json", json.dumps(data).encode())
    balasan = klien(inspektur).post(reverse("evaluasi:impor_instrumen"), {"kode": "baru", "berkas": berkas})
    assert kalimat in balasan.content.decode()
    assert not Instrumen.objects.exists()


def test_import_publish_and_download_give_the_same_instrument(inspektur: Pengguna, klien: Klien) -> None:
    halaman = klien(inspektur)
    berkas = SimpleUploadedFile("instrumen.json", json.dumps(isi_bawaan("12-2015")).encode())
    halaman.post(reverse("evaluasi:impor_instrumen"), {"kode": "lama", "berkas": berkas})
    satu = Instrumen.objects.get()
    assert not satu.terbit
    halaman.post(reverse("evaluasi:terbitkan_instrumen", args=[satu.pk]))
    assert Instrumen.objects.get().terbit
    assert "Ada Renstra." in halaman.get(satu.get_absolute_url()).content.decode()
    assert json.loads(b"".join(halaman.get(reverse("evaluasi:instrumen_isi", args=[satu.pk])))) == isi_bawaan("12-2015")


def test_draft_instruments_are_hidden_from_the_opd(
    instrumen: Instrumen, inspektur: Pengguna, kepala: Pengguna, klien: Klien
) -> None:
    draf = actions.edisi_baru(instrumen, by=inspektur)
    assert klien(kepala).get(instrumen.get_absolute_url()).status_code == 200
    assert klien(kepala).get(draf.get_absolute_url()).status_code == 404
    assert klien(kepala).post(reverse("evaluasi:edisi_instrumen", args=[instrumen.pk])).status_code == 403


def test_round_is_made_for_many_opd_and_skips_those_that_have_one(
    lembar: Evaluasi, tim: Tim, inspektur: Pengguna, klien: Klien
) -> None:
    lain = pabrik.buat_opd("Dinas Lain", kode="9.9")
    isi: dict[str, object] = {jenjang.lower(): [orang.pk] for jenjang, orang in tim.items()}
    isi |= {"tahun": 2026, "ronde": 2027, "instrumen": lembar.instrumen_id, "unit": [lain.pk, lembar.unit_id]}
    balasan = klien(inspektur).post(reverse("evaluasi:buat"), isi, follow=True)
    assert "1 lembar kerja dibuat. 1 OPD sudah mempunyainya dan dilewati." in balasan.content.decode()
    assert set(Evaluasi.objects.values_list("unit_id", flat=True)) == {lembar.unit_id, lain.pk}


def test_api_answers_with_revision_and_tells_conflicts(lembar: Evaluasi, tim: Tim, klien: Klien) -> None:
    halaman = klien(tim[Jenjang.ANGGOTA_TIM])
    url = f"/api/v1/evaluasi/{lembar.pk}/jawaban/"
    kirim = {"sub": "1a", "jawaban": "BB", "revisi": 0}
    kosong = halaman.get(f"/api/v1/evaluasi/{lembar.pk}/").json()
    assert (kosong["nilai"], kosong["predikat"]) == (None, "")
    assert halaman.post(url, kirim, content_type="application/json").json()["nilai"] == "4.80"
    assert halaman.post(url, kirim | {"jawaban": "B"}, content_type="application/json").status_code == 409
    salah = halaman.post(url, kirim | {"jawaban": "ZZ", "revisi": 1}, content_type="application/json")
    assert (salah.status_code, "tidak dikenal" in salah.json()["detail"]) == (400, True)
    tolak = klien(tim[Jenjang.KETUA_TIM]).post(url, kirim, content_type="application/json")
    assert tolak.status_code == 403
    rinci = halaman.get(f"/api/v1/evaluasi/{lembar.pk}/").json()
    assert rinci["jawaban"][0]["jenjang"]["ANGGOTA_TIM"]["jawaban"] == "BB"
    lanjut = halaman.post(
        f"/api/v1/evaluasi/{lembar.pk}/langkah/teruskan/", {"revisi": rinci["revisi"]}, content_type="application/json"
    )
    assert lanjut.status_code == 400
    assert "1b belum dijawab." in lanjut.json()["detail"]


def test_facts_are_listed_with_their_rows(lembar: Evaluasi, tim: Tim, klien: Klien) -> None:
    halaman = klien(tim[Jenjang.ANGGOTA_TIM])
    url = reverse("evaluasi:fakta", args=[lembar.pk])
    teks = halaman.get(url).content.decode()
    assert "Perjanjian kinerja kepala OPD belum ada" in teks
    assert reverse("perjanjian:unit", args=[2026, lembar.unit_id]) in teks
    potongan = halaman.get(url, {"sub": "3a"}, headers={"HX-Request": "true"}).content.decode()
    assert "Laporan kinerja belum disusun." in potongan
    assert "<html" not in potongan


def test_lhe_date_before_the_decision_is_refused_on_the_form(
    lembar: Evaluasi, tim: Tim, klien: Klien, inspektur: Pengguna, jawab_semua: Callable[..., None]
) -> None:
    jawab_semua(lembar, tim[Jenjang.ANGGOTA_TIM], "B")
    for jenjang in URUTAN_JENJANG[:-1]:
        actions.teruskan(lembar, by=tim[jenjang])
    actions.tetapkan(lembar, by=tim[Jenjang.PENANGGUNG_JAWAB])
    kemarin = (timezone.localdate() - dt.timedelta(1)).isoformat()
    url = reverse("evaluasi:terbitkan", args=[lembar.pk])
    teks = klien(inspektur).post(url, {"nomor": "700/1", "tanggal": kemarin}).content.decode()
    assert "tidak boleh sebelum nilai ditetapkan" in teks
    assert "700/1" in teks
