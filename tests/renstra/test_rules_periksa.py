"""The consistency engine: every planted defect is found at its place, and nothing else is; what is lawful stays silent."""

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renstra.rules import JenisSimpul, baca_target
from renstra.rules.isi import IsiRencana
from renstra.rules.periksa import KATALOG, Keluarga, menurut_aturan, periksa_rencana, siap
from renstra.rules.periksa.pola import pola_kegiatan, pola_keluaran
from renstra.rules.periksa.target import langkah_melonjak
from renstra.rules.versi import sebutan_versi
from tests.renstra.cacat import TANAM, ganti_indikator, rencana_bersih
from tests.strategi import desimal

SENDIRI = [kode for kode, aturan in KATALOG.items() if aturan.keluarga != Keluarga.DAERAH]


def temuan(isi: IsiRencana) -> list[tuple[str, str]]:
    """Findings as (code, key of the place)."""
    return [(satu.kode, satu.letak.kunci) for satu in periksa_rencana(isi)]


def test_rencana_bersih_tanpa_temuan():
    assert temuan(rencana_bersih()) == []


def test_setiap_aturan_rencana_punya_cacatnya():
    assert sorted(TANAM) == sorted(SENDIRI)


SELURUH_TINGKAT = ("R-101", "R-102", "R-103")


@pytest.mark.parametrize("kode", [kode for kode in TANAM if kode not in (*SELURUH_TINGKAT, "R-503")])
@pytest.mark.parametrize("ke", [0, 1, 5])
def test_cacat_ditemukan_di_tempatnya(kode, ke):
    isi, kunci = TANAM[kode](rencana_bersih(), ke)
    assert temuan(isi) == [(kode, kunci)]


@pytest.mark.parametrize("kode", SELURUH_TINGKAT)
def test_tingkatan_yang_tidak_ada(kode):
    isi, kunci = TANAM[kode](rencana_bersih(), 0)
    assert temuan(isi) == [(kode, kunci)]


def test_program_tanpa_rincian_yang_melewatkan_satu_tahun_pagu():
    bersih = rencana_bersih()
    program = bersih.sejenis(JenisSimpul.PROGRAM)[0]
    tanpa_rincian = dataclasses.replace(program, anak=(), pagu={2025: Decimal(1), 2026: Decimal(0)})
    sasaran = dataclasses.replace(bersih.akar[0].anak[0], anak=(tanpa_rincian,))
    isi = dataclasses.replace(bersih, akar=(dataclasses.replace(bersih.akar[0], anak=(sasaran,)),))
    assert temuan(isi) == [("R-503", f"S:{program.kunci}")]
    assert periksa_rencana(isi)[0].sebab == "Pagu tahun 2027, 2028, 2029 belum diisi."


SERENTAK = [kode for kode in TANAM if kode[2] in "23" and kode != "R-211"]


@given(st.permutations(SERENTAK))
def test_banyak_cacat_sekaligus_ditemukan_semua_dan_hanya_itu(urutan):
    isi, harapan = rencana_bersih(), set()
    banyak = len(isi.indikator)
    for ke, kode in enumerate(urutan[:banyak]):
        asal = rencana_bersih()
        _, kunci = TANAM[kode](asal, ke)
        rusak, _ = TANAM[kode](asal, ke)
        baru = next(x for x in rusak.indikator if f"I:{x.indikator_id}" == kunci)
        isi = ganti_indikator(isi, baru, **{f.name: getattr(baru, f.name) for f in dataclasses.fields(baru)})
        harapan.add((kode, kunci))
    assert set(temuan(isi)) == harapan


WAJAR = [
    {"target": {2025: "80", 2026: "–", 2027: "81", 2028: "82", 2029: "83"}},
    {"target": dict.fromkeys(range(2025, 2030), "WTP"), "baseline_nilai": None, "baseline_teks": "WDP"},
    {"target": dict(zip(range(2025, 2030), ("B (62,10)", "B (64)", "BB (71)", "BB (75)", "A (81)"), strict=True))},
    {
        "polaritas": "TURUN",
        "target": dict(zip(range(2025, 2030), ("≤ 45", "≤ 44", "≤ 43", "≤ 42", "≤ 40"), strict=True)),
    },
    {"polaritas": "RENTANG", "target": dict.fromkeys(range(2025, 2030), "60–80")},
    {"agregasi": "RASIO", "pembilang": "a", "penyebut": "b"},
    {"satuan": "%", "uraian": "Persentase kenaikan pendapatan", "target": dict.fromkeys(range(2025, 2030), "120")},
    {"uraian": "Jumlah medali pada kejuaraan"},
    {"uraian": "Jumlah penduduk miskin yang mandiri"},
    {"uraian": "Persentase dokumen kependudukan yang selesai tepat waktu"},
]


@pytest.mark.parametrize("ubah", WAJAR, ids=[str(n) for n in range(len(WAJAR))])
def test_yang_wajar_tidak_ditegur(ubah):
    bersih = rencana_bersih()
    ubah = ubah | ({"target": {th: baca_target(t) for th, t in ubah["target"].items()}} if "target" in ubah else {})
    assert temuan(ganti_indikator(bersih, bersih.indikator[1], **ubah)) == []


@pytest.mark.parametrize(
    "rumusan",
    [
        "Jumlah kegiatan terlaksana", "Jumlah dokumen", "Jumlah laporan yang disusun", "Persentase kegiatan yang dilaksanakan",
        "Terlaksananya rapat", "Banyaknya sosialisasi", "Jumlah peserta pelatihan", "Persentase realisasi anggaran",
        "Jumlah Dokumen Perencanaan Perangkat Daerah", "Tersedianya laporan keuangan", "Jumlah peraturan yang diterbitkan",
    ],
)  # fmt: skip
def test_keluaran_dikenali(rumusan):
    assert pola_keluaran(rumusan)


@pytest.mark.parametrize(
    "rumusan",
    [
        "Persentase balita stunting", "Jumlah kunjungan wisatawan", "Jumlah desa siaga aktif mandiri", "Angka kematian ibu",
        "Indeks kepuasan masyarakat", "Jumlah atlet binaan berprestasi", "Persentase dokumen tepat waktu", "Jumlah koperasi aktif",
        "Persentase rekomendasi yang ditindaklanjuti", "Jumlah produksi padi",
    ],
)  # fmt: skip
def test_hasil_tidak_disangka_keluaran(rumusan):
    assert pola_keluaran(rumusan) == ""


def test_sasaran_berupa_kegiatan():
    assert pola_kegiatan("Melaksanakan pembinaan") == "melaksanakan"
    assert pola_kegiatan("Meningkatnya mutu pelaksanaan layanan") == ""


@given(
    st.lists(desimal("0.01", "100000", 2), min_size=1, max_size=8),
    st.sampled_from([Decimal(2), Decimal("0.5"), Decimal(1000)]),
)
def test_lonjakan_tidak_bergantung_pada_satuan(deret, kali):
    assert langkah_melonjak(deret) == langkah_melonjak([nilai * kali for nilai in deret])


@given(desimal("0", "10000", 2), desimal("-500", "500", 2), st.integers(1, 10))
def test_deret_rata_tidak_pernah_melonjak(awal, langkah, panjang):
    assert langkah_melonjak([awal + langkah * n for n in range(panjang)]) is None


@given(st.lists(desimal("1", "1000", 2), min_size=4, max_size=8))
def test_lonjakan_sama_bila_deret_dibalik(deret):
    maju, balik = langkah_melonjak(deret), langkah_melonjak(deret[::-1])
    assert (maju is None) == (balik is None)


def test_yang_menghalangi_didahulukan_dan_dikelompokkan():
    isi, _ = TANAM["R-207"](rencana_bersih(), 2)
    isi, _ = TANAM["R-202"](isi, 3)
    hasil = periksa_rencana(isi)
    assert [satu.kode for satu in hasil] == ["R-202", "R-207"]
    assert not siap(hasil)
    assert [aturan.kode for aturan in menurut_aturan(hasil)] == ["R-202", "R-207"]


def test_katalog_lengkap():
    assert list(KATALOG) == sorted(KATALOG)
    for aturan in KATALOG.values():
        assert all((aturan.nama, aturan.alasan, aturan.rujukan, aturan.saran)), aturan.kode
        assert aturan.saran.endswith("."), aturan.kode


@pytest.mark.parametrize(
    ("nomor", "sebutan"),
    [(0, "Murni"), (1, "Perubahan I"), (4, "Perubahan IV"), (9, "Perubahan IX"), (12, "Perubahan XII")],
)
def test_sebutan_versi(nomor, sebutan):
    assert sebutan_versi(nomor) == sebutan
