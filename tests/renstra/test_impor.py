"""Import: from data and from the spreadsheet; every fault, nothing half-written, the same file twice changes nothing."""

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from openpyxl import load_workbook

from organisasi.models import Pengguna, Satuan
from renstra import actions
from renstra.lembar import baris_rencana, buku_rencana
from renstra.models import IndikatorVersi, PratinjauImpor, Simpul, TargetTahunan, VersiRencana
from renstra.queries import pohon
from renstra.queries.pratinjau import buku_versi, susun_pratinjau
from sakip.lembar import BerkasDitolak, baca, tulis_ekspor, tulis_templat
from tests.renstra import rencana_contoh
from tests.sakip.buku_contoh import tambal

TAHUN = rencana_contoh.TAHUN


def pratinjau(versi: VersiRencana, isi: bytes) -> Any:
    return susun_pratinjau(versi, baca(isi, buku_rencana(TAHUN)))


def dengan(lembar: str, baris: int, **ganti: Any) -> bytes:
    """The example workbook with some cells of one row replaced."""
    data = rencana_contoh.rencana()
    data[lembar][baris] |= ganti
    return rencana_contoh.buku(data)


def rumus(alamat: str, isi: str, galat: str = "") -> bytes:
    """The example workbook with a formula (without stored result, or with an error as its result) in the indicator sheet."""
    kerja = load_workbook(io.BytesIO(rencana_contoh.buku()))
    kerja["Indikator"][alamat] = galat or isi
    penyangga = io.BytesIO()
    kerja.save(penyangga)
    return penyangga.getvalue()


def test_impor_menyimpan_semuanya_sebagai_draf(kosong, penyusun):
    hitung = actions.impor_dari_data(kosong, rencana_contoh.rencana(), penyusun)
    assert (hitung.tambah, hitung.ubah) == (12, 0)
    isi = pohon(kosong)
    assert [s.kode for s in isi.simpul] == ["4.1.1", "1", "15", "17", "4.1.3"]
    assert isi.simpul[2].pagu[2026] == Decimal(1_010_000_000)
    target = {satu.kode: satu.target for satu in isi.indikator}
    assert (target["IKU.3"][2025].teks, target["IKU.3"][2025].nilai) == ("B (82,10)", Decimal("82.1"))
    assert (target["IKU.4"][2026].teks, str(target["IKU.4"][2026].pembanding)) == ("≤ 4", "PALING_BANYAK")
    assert 2027 not in target["IKU.2"]
    assert (target["P17.1"][2029].teks, target["P17.1"][2029].kosong) == ("–", True)


def test_data_yang_sama_dua_kali_tidak_mengubah_apa_pun(kosong, penyusun):
    actions.impor_dari_data(kosong, rencana_contoh.rencana(), penyusun)
    kosong.refresh_from_db()
    revisi, sebelum = kosong.revisi, pohon(kosong)
    hitung = actions.impor_dari_data(kosong, rencana_contoh.rencana(), penyusun)
    kosong.refresh_from_db()
    assert not hitung.berubah
    assert (hitung.tetap, kosong.revisi, pohon(kosong)) == (12, revisi, sebelum)


def test_sebagian_data_mempertahankan_identitas_dan_sisanya(draf, penyusun):
    kunci = dict(Simpul.objects.values_list("kode", "kunci"))
    identitas = dict(IndikatorVersi.objects.values_list("indikator__kode", "indikator_id"))
    data = {
        "Sasaran": [{"kode": "4.1.1", "uraian": "Rumusan baru"}],
        "Indikator": [{"kode": "iku.2", "target_2027": 96}],
    }
    hitung = actions.impor_dari_data(draf, data, penyusun)
    assert (hitung.tambah, hitung.ubah, hitung.tetap) == (0, 2, 0)
    assert dict(Simpul.objects.values_list("kode", "kunci")) == kunci
    assert dict(IndikatorVersi.objects.values_list("indikator__kode", "indikator_id")) == identitas
    iku2 = next(satu for satu in pohon(draf).indikator if satu.kode == "IKU.2")
    assert (iku2.target[2027].teks, iku2.target[2026].teks, iku2.uraian) == (
        "96",
        "95",
        "Persentase anak 0-18 tahun berakta kelahiran",
    )


def test_none_mengosongkan_kolom_yang_absen_tetap(draf, penyusun):
    actions.impor_dari_data(draf, {"Indikator": [{"kode": "IKU.1", "target_2029": None, "definisi": None}]}, penyusun)
    iku1 = next(satu for satu in pohon(draf).indikator if satu.kode == "IKU.1")
    assert (2029 in iku1.target, iku1.definisi, iku1.sumber) == (False, "", "SIAK terpusat")


def test_hapus_hanya_bila_diminta_dan_tidak_memutus_yang_tersisa(draf, penyusun):
    data = {"Program": [baris for baris in rencana_contoh.rencana()["Program"] if baris["kode"] != "15"]}
    actions.impor_dari_data(draf, data, penyusun)
    assert Simpul.objects.filter(kode="15").exists()
    assert actions.impor_dari_data(draf, data, penyusun, hapus=True).hapus == 0  # its indicator is still there
    data["Indikator"] = [baris for baris in rencana_contoh.rencana()["Indikator"] if baris["kode"] != "P15.1"]
    assert actions.impor_dari_data(draf, data, penyusun, hapus=True).hapus == 3  # P15.1, TJ.1 and programme 15
    assert not Simpul.objects.filter(kode="15").exists()


@pytest.mark.parametrize(
    ("data", "kalimat"),
    [
        ({"Program": [{"kode": "9", "induk": "8.8", "uraian": "x"}]}, "Kode sasaran “8.8” tidak ada."),
        ({"Program": [{"kode": "", "uraian": "x"}]}, "Kode belum diisi."),
        ({"Tujuan": [{"kode": "a", "uraian": "x"}, {"kode": "A ", "uraian": "y"}]}, "muncul dua kali"),
        ({"Indikator": [{"kode": "Z", "uraian": "x"}]}, "belum menyebut apa yang diukurnya"),
        ({"Indikator": [{"kode": "Z", "tingkat": "TUJUAN", "induk": "4.1.1"}]}, "tidak ada di tingkat Tujuan"),
        ({"Indikator": [{"kode": "IKU.1", "target_2025": "#REF!"}]}, "galat rumus"),
        ({"Indikator": [{"kode": "IKU.1", "target_2025": "80–70"}]}, "lebih besar daripada batas atas"),
        ({"Visi": []}, "Lembar tidak dikenal"),
    ],
)
def test_data_bertentangan_ditolak_utuh(draf, penyusun, data, kalimat):
    sebelum = pohon(draf)
    with pytest.raises(actions.ImporDitolak) as galat:
        actions.impor_dari_data(draf, data, penyusun)
    assert kalimat in str(galat.value)
    assert pohon(draf) == sebelum


KESALAHAN: list[tuple[Callable[[], bytes], str, str]] = [
    (lambda: dengan("Program", 0, pagu_2025="dua juta"), "Lembar Program, sel E4 (Pagu 2025)", "bukan angka"),
    (lambda: dengan("Program", 0, pagu_2025=Decimal(-5)), "Lembar Program, sel E4 (Pagu 2025)", "Kurang dari batas 0"),
    (
        lambda: dengan("Program", 1, induk="4.9"),
        "Lembar Program, sel C5 (Kode sasaran)",
        "Kode sasaran “4.9” tidak ada.",
    ),
    (lambda: dengan("Sasaran", 1, kode="4.1.1 "), "Lembar Sasaran, sel B5 (Kode)", "Kunci sama dengan baris 4"),
    (lambda: dengan("Sasaran", 1, kode=None), "Lembar Sasaran, sel B5 (Kode)", "Kunci baris kosong."),
    (
        lambda: dengan("Indikator", 0, induk="9.9"),
        "Lembar Indikator, sel D4 (Kode induk)",
        "Kode “9.9” tidak ada di tingkat Sasaran.",
    ),
    (lambda: dengan("Indikator", 0, induk=None), "Lembar Indikator, sel D4 (Kode induk)", "Kode induk kosong."),
    (
        lambda: dengan("Indikator", 0, polaritas="naik terus"),
        "Lembar Indikator, sel H4 (Polaritas)",
        "bukan pilihan yang dikenal",
    ),
    (
        lambda: dengan("Indikator", 0, target_2025="80–70"),
        "Lembar Indikator, sel U4 (Target 2025)",
        "lebih besar daripada batas atas",
    ),
    (
        lambda: dengan("Indikator", 0, target_2025="x" * 61),
        "Lembar Indikator, sel U4 (Target 2025)",
        "lebih panjang daripada 60 huruf",
    ),
    (lambda: dengan("Indikator", 0, target_2025="9" * 15), "Lembar Indikator, sel U4 (Target 2025)", "terlalu besar"),
    (lambda: dengan("Indikator", 0, presisi="banyak"), "Lembar Indikator, sel R4 (Desimal)", "bukan angka"),
    (lambda: dengan("Indikator", 0, baseline_tahun="dua ribu"), "Lembar Indikator, sel S4 (Tahun awal)", "bukan angka"),
    (lambda: rumus("U4", "=1+1"), "Lembar Indikator, sel U4 (Target 2025)", "Rumus belum punya hasil tersimpan."),
    (lambda: rumus("U4", "", "#REF!"), "Lembar Indikator, sel U4 (Target 2025)", "galat #REF!"),
]


@pytest.mark.parametrize(("buat", "tempat", "sebab"), KESALAHAN, ids=[f"{t}-{s[:20]}" for _, t, s in KESALAHAN])
def test_kesalahan_disebut_alamat_sebab_dan_menghentikan(kosong, penyusun, buat, tempat, sebab):
    unggah = actions.unggah(kosong, unggahan=rencana_contoh.unggahan(buat()), by=penyusun)
    temuan = pratinjau(kosong, buat()).galat
    lanjutan = [satu for satu in temuan[1:] if "tidak ada di tingkat Sasaran" not in satu.sebab]
    assert [satu.tempat for satu in (temuan[0], *lanjutan)] == [tempat]
    assert sebab in temuan[0].sebab
    with pytest.raises(actions.ImporDitolak, match="belum ada yang disimpan"):
        actions.impor_rencana(unggah, by=penyusun)
    assert not pohon(kosong).simpul


def test_hasil_rumus_yang_tersimpan_ikut_dibaca(kosong):
    isi = rumus("U4", "=90+3.5")
    isi = tambal(
        isi,
        "xl/worksheets/sheet7.xml",
        r'(<c r="U4"[^>]*>)<f>90\+3.5</f><v\s*/?>(</v>)?',
        r"\1<f>90+3.5</f><v>93.5</v>",
    )
    hasil = pratinjau(kosong, isi)
    assert hasil.sah, [str(satu) for satu in hasil.galat]
    assert hasil.data["Indikator"][0]["target_2025"] == "93,5"


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"kode,uraian\n1,x\n", "CSV"),
        (b"%PDF-1.7", "PDF"),
        (b"", "kosong"),
        (b"x" * (10 * 1024 * 1024 + 1), "10"),
    ],
)
def test_berkas_salah_ditolak_dengan_kalimat(kosong, penyusun, isi, kalimat):
    with pytest.raises(BerkasDitolak, match=kalimat):
        actions.unggah(kosong, unggahan=rencana_contoh.unggahan(isi), by=penyusun)
    assert not PratinjauImpor.objects.exists()


def test_lembar_lain_ditolak(kosong, penyusun):
    kerja = load_workbook(io.BytesIO(rencana_contoh.buku()))
    for nama in ("Tujuan", "Sasaran", "Program", "Kegiatan", "Subkegiatan", "Indikator", "Pilihan"):
        if nama in kerja.sheetnames:
            del kerja[nama]
    penyangga = io.BytesIO()
    kerja.save(penyangga)
    with pytest.raises(BerkasDitolak, match="bukan templat Rencana strategis"):
        actions.unggah(kosong, unggahan=rencana_contoh.unggahan(penyangga.getvalue()), by=penyusun)


def test_kekosongan_disimpan_sebagai_draf_dan_didaftar(kosong, penyusun):
    hasil = pratinjau(kosong, rencana_contoh.buku())
    assert hasil.sah
    assert {satu.alamat for satu in hasil.kosong} == {"E8", "E9"}
    unggah = actions.unggah(kosong, unggahan=rencana_contoh.unggahan(), by=penyusun)
    assert actions.impor_rencana(unggah, by=penyusun).tambah == 12


def test_satuan_dipadankan_atau_dibuat_dan_disebut(kosong, penyusun):
    Satuan.objects.create(nama="Persen", simbol="%")
    hasil = pratinjau(kosong, rencana_contoh.buku())
    assert hasil.satuan_padan == (("%", "Persen"),)
    assert hasil.satuan_baru == ("Indeks", "Hari kerja", "Buku regsiter")
    unggah = actions.unggah(kosong, unggahan=rencana_contoh.unggahan(), by=penyusun)
    actions.impor_rencana(unggah, by=penyusun)
    assert set(Satuan.objects.values_list("nama", flat=True)) == {"Persen", "Indeks", "Hari kerja", "Buku regsiter"}


def test_pratinjau_tidak_menulis_dan_menyebut_beda(draf, penyusun):
    sebelum = pohon(draf)
    data = baris_rencana(sebelum)
    data["Sasaran"][0]["uraian"] = "Rumusan baru"
    data["Program"].pop()
    data["Indikator"].append(
        {"kode": "IKU.9", "tingkat": "SASARAN", "induk": "4.1.3", "uraian": "Baru", "satuan": "Indeks"}
    )
    hasil = pratinjau(draf, tulis_ekspor(buku_rencana(TAHUN), data))
    assert hasil.beda["Sasaran"].ringkas == "0 baru, 1 berubah, 0 hilang, 1 tetap"
    sel = hasil.beda["Sasaran"].ubah[0].sel[0]
    assert (sel.lama, sel.baru, sel.alamat) == (
        "Meningkatnya masyarakat yang terlayani adminduk dan catatan sipil",
        "Rumusan baru",
        "D4",
    )
    assert hasil.beda["Program"].ringkas == "0 baru, 0 berubah, 1 hilang, 2 tetap"
    assert hasil.beda["Indikator"].ringkas == "1 baru, 0 berubah, 0 hilang, 8 tetap"
    assert (hasil.hilang, pohon(draf)) == (1, sebelum)


def test_ekspor_diimpor_kembali_tidak_mengubah_apa_pun(draf, penyusun):
    isi = tulis_ekspor(buku_versi(draf), baris_rencana(pohon(draf)))
    hasil = susun_pratinjau(draf, baca(isi, buku_rencana(TAHUN)))
    assert hasil.sah
    assert not hasil.berubah
    assert not hasil.hilang
    sebelum = pohon(draf)
    unggah = actions.unggah(draf, unggahan=rencana_contoh.unggahan(isi), by=penyusun)
    hitung = actions.impor_rencana(unggah, by=penyusun, hapus=True)
    assert not hitung.berubah
    assert pohon(draf) == sebelum


def test_templat_kosong_terbaca_dan_contohnya_dilewati(draf):
    hasil = susun_pratinjau(draf, baca(tulis_templat(buku_versi(draf)), buku_rencana(TAHUN)))
    assert not hasil.berubah
    assert hasil.sah
    assert all("contoh" in satu.sebab for satu in hasil.catatan)


def test_simpan_dua_kali_hanya_sekali(kosong, penyusun):
    unggah = actions.unggah(kosong, unggahan=rencana_contoh.unggahan(), by=penyusun)
    assert actions.impor_rencana(unggah, by=penyusun).tambah == 12
    kosong.refresh_from_db()
    revisi = kosong.revisi
    assert actions.impor_rencana(unggah, by=penyusun) is None
    kosong.refresh_from_db()
    assert kosong.revisi == revisi


def test_pratinjau_usang_ditolak(kosong, penyusun):
    unggah = actions.unggah(kosong, unggahan=rencana_contoh.unggahan(), by=penyusun)
    actions.impor_dari_data(kosong, {"Tujuan": [{"kode": "1", "uraian": "Sementara itu"}]}, penyusun)
    with pytest.raises(actions.HalamanBasi, match="Unggah berkasnya sekali lagi"):
        actions.impor_rencana(unggah, by=penyusun)
    assert [s.kode for s in pohon(kosong).simpul] == ["1"]


def test_galat_di_tengah_tidak_menulis_setengah(kosong, penyusun, monkeypatch):
    unggah = actions.unggah(kosong, unggahan=rencana_contoh.unggahan(), by=penyusun)
    monkeypatch.setattr(TargetTahunan.objects, "bulk_create", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.impor_rencana(unggah, by=penyusun)
    unggah.refresh_from_db()
    assert not pohon(kosong).simpul
    assert unggah.disimpan is None


def test_orang_lain_tidak_dapat_mengimpor(kosong, operator, kepala, orang_asing, bappeda):
    for orang in (operator, kepala, orang_asing):
        with pytest.raises(PermissionDenied):
            actions.unggah(kosong, unggahan=rencana_contoh.unggahan(), by=orang)
        with pytest.raises(PermissionDenied):
            actions.impor_dari_data(kosong, rencana_contoh.rencana(), orang)
    assert actions.impor_dari_data(kosong, rencana_contoh.rencana(), bappeda).tambah == 12


def test_kode_indikator_rencana_lain_diberitahukan(sah, dukcapil, penyusun):
    baru = rencana_contoh.buat_versi(dukcapil, penyusun, awal=2030)
    data = {
        "Sasaran": [{"kode": "1.1", "uraian": "x"}],
        "Indikator": [{"kode": "IKU.1", "induk": "1.1", "uraian": "y", "satuan": "%"}],
    }
    isi = tulis_ekspor(buku_rencana(range(2030, 2035)), data)
    hasil = susun_pratinjau(baru, baca(isi, buku_rencana(range(2030, 2035))))
    assert [satu.sebab for satu in hasil.catatan] == [
        "Kode IKU.1 sudah dipakai indikator “Persentase penduduk wajib KTP yang memiliki KTP-el” pada Renstra 2025–2029; "
        "nilai keduanya akan menjadi satu deret."
    ]


def test_jumlah_kueri_impor_tetap(kosong, penyusun: Pengguna, django_assert_max_num_queries):
    data = rencana_contoh.rencana()
    contoh = data["Indikator"][0]
    data["Indikator"] = [contoh | {"kode": f"IKU.{n}"} for n in range(150)]
    penyusun.has_perm("renstra.susun", kosong)
    with django_assert_max_num_queries(50):
        actions.impor_dari_data(kosong, data, penyusun)
