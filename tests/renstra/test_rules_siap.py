"""Each check on a plan: what it finds, whether it blocks, where it points, and that it stays silent otherwise."""

import dataclasses
import uuid
from decimal import Decimal

import pytest

from renstra.rules import JenisSimpul, baca_target
from renstra.rules.isi import IsiIndikator, IsiRencana, IsiSimpul
from renstra.rules.siap import periksa_siap_ajukan, siap
from renstra.rules.versi import sebutan_versi

TAHUN = (2025, 2026)


def indikator(id=1, **lain):
    isi = {
        "indikator_id": id, "kode": f"I.{id}", "simpul_id": 1, "uraian": f"Indikator {id}", "jenis": "IKU", "satuan": "Persen", "polaritas": "NAIK",
        "agregasi": "RERATA", "frekuensi": "BULANAN", "definisi": "d", "sumber": "s", "penanggung_jawab_id": 9, "baseline_nilai": Decimal(1),
        "target": {2025: "80", 2026: "85"},
    } | lain  # fmt: skip
    isi["target"] = {tahun: baca_target(teks) for tahun, teks in isi["target"].items()}
    return IsiIndikator(id=id, **isi)


def simpul(id, jenis, **lain):
    return IsiSimpul(id=id, kunci=uuid.uuid4(), jenis=jenis, **({"kode": str(id), "uraian": f"Simpul {id}"} | lain))


def rencana(satu=None, **program):
    """A plan without findings: tujuan 1 > sasaran 2 > programme 3, with the given indicator under the sasaran."""
    isi_program = {"induk_id": 2, "indikator": (indikator(3),), "pagu": {2025: Decimal(1)}} | program
    bawah = simpul(3, JenisSimpul.PROGRAM, **isi_program)
    sasaran = simpul(2, JenisSimpul.SASARAN, induk_id=1, indikator=(satu or indikator(2),), anak=(bawah,))
    tujuan = simpul(1, JenisSimpul.TUJUAN, indikator=(indikator(1),), anak=(sasaran,))
    return IsiRencana(versi_id=1, tahun=TAHUN, akar=(tujuan,))


def test_rencana_lengkap_tanpa_temuan():
    assert periksa_siap_ajukan(rencana()) == []


INDIKATOR = [
    ({"uraian": " "}, "tanpa_uraian", True),
    ({"satuan": ""}, "tanpa_satuan", True),
    ({"polaritas": ""}, "tanpa_polaritas", True),
    ({"agregasi": ""}, "tanpa_agregasi", True),
    ({"frekuensi": ""}, "tanpa_frekuensi", True),
    ({"target": {}}, "tanpa_target", True),
    ({"target": {2025: "–", 2026: "-"}}, "tanpa_target", True),
    ({"agregasi": "RASIO", "pembilang": "a"}, "rasio_tanpa_bagian", True),
    ({"target": {2025: "80"}}, "target_tahun_kosong", False),
    ({"target": {2025: "80", 2026: "70"}}, "target_mundur", False),
    ({"polaritas": "TURUN"}, "target_mundur", False),
    ({"polaritas": "TURUN", "target": {2025: "5", 2026: "0"}}, "target_nol", False),
    ({"polaritas": "RENTANG"}, "rentang_bernilai_tunggal", False),
    ({"satuan": "%", "target": {2025: "90", 2026: "120"}}, "persen_lebih_100", False),
    ({"uraian": "INDIKATOR  1"}, "rumusan_ganda", False),
    ({"definisi": ""}, "metadata_kurang", False),
    ({"penanggung_jawab_id": None}, "metadata_kurang", False),
    ({"baseline_nilai": None}, "metadata_kurang", False),
]


@pytest.mark.parametrize(
    ("isi", "kode", "menghalangi"), INDIKATOR, ids=[f"{kode}-{n}" for n, (_, kode, _) in enumerate(INDIKATOR)]
)
def test_temuan_indikator(isi, kode, menghalangi):
    temuan = [t for t in periksa_siap_ajukan(rencana(indikator(2, **isi))) if t.indikator_id == 2]
    assert [(t.kode, t.menghalangi, t.tempat) for t in temuan] == [(kode, menghalangi, "Indikator I.2")]
    assert temuan[0].sebab
    assert temuan[0].saran
    assert siap(temuan) is not menghalangi


@pytest.mark.parametrize(
    "isi",
    [
        {"target": {2025: "80", 2026: "–"}},
        {"target": {2025: "WTP", 2026: "WTP"}},
        {"target": {2025: "B (82,10)", 2026: "A (88,50)"}},
        {"polaritas": "TURUN", "target": {2025: "≤ 5", 2026: "≤ 4"}},
        {"polaritas": "RENTANG", "target": {2025: "70–75", 2026: "60–80"}},
        {"baseline_nilai": None, "baseline_teks": "WTP"},
        {"agregasi": "RASIO", "pembilang": "a", "penyebut": "b"},
    ],
)
def test_yang_wajar_tidak_ditegur(isi):
    assert periksa_siap_ajukan(rencana(indikator(2, **isi))) == []


@pytest.mark.parametrize(
    ("program", "kode"),
    [
        ({"indikator": ()}, "program_tanpa_indikator"),
        ({"pagu": {}}, "program_tanpa_pagu"),
        ({"pagu": {2025: Decimal(0)}}, "program_tanpa_pagu"),
        ({"uraian": ""}, "tanpa_uraian_simpul"),
        ({"induk_id": None}, "tanpa_induk"),
        ({"anak": (simpul(4, JenisSimpul.KEGIATAN, induk_id=3, pagu={2025: Decimal(2)}),)}, "pagu_tidak_sama"),
    ],
)
def test_temuan_program(program, kode):
    temuan = periksa_siap_ajukan(rencana(**program))
    assert [(t.kode, t.simpul_id) for t in temuan] == [(kode, 3)]


def test_tingkatan_yang_tidak_ada():
    temuan = periksa_siap_ajukan(IsiRencana(versi_id=1, tahun=TAHUN))
    assert [(t.kode, t.menghalangi) for t in temuan] == [
        ("tanpa_tujuan", True),
        ("tanpa_sasaran", True),
        ("tanpa_program", False),
    ]


def test_sasaran_tanpa_tujuan_hanya_satu_temuan_bila_tujuan_memang_belum_ada():
    sasaran = dataclasses.replace(rencana().simpul[1], induk_id=None)
    temuan = periksa_siap_ajukan(IsiRencana(versi_id=1, tahun=TAHUN, akar=(sasaran,)))
    assert [t.kode for t in temuan] == ["tanpa_tujuan"]


def test_tujuan_dan_sasaran_wajib_berindikator():
    tujuan, sasaran, program = rencana().simpul
    sasaran = dataclasses.replace(sasaran, indikator=(), anak=(program,))
    temuan = periksa_siap_ajukan(
        IsiRencana(versi_id=1, tahun=TAHUN, akar=(dataclasses.replace(tujuan, anak=(sasaran,)),))
    )
    assert [(t.kode, t.tempat, t.menghalangi) for t in temuan] == [("simpul_tanpa_indikator", "Sasaran 2", True)]


def test_yang_menghalangi_didahulukan():
    temuan = periksa_siap_ajukan(rencana(indikator(2, satuan="", target={2025: "80"}, definisi="")))
    assert [t.menghalangi for t in temuan] == sorted((t.menghalangi for t in temuan), reverse=True)


@pytest.mark.parametrize(
    ("nomor", "sebutan"),
    [(0, "Murni"), (1, "Perubahan I"), (4, "Perubahan IV"), (9, "Perubahan IX"), (12, "Perubahan XII")],
)
def test_sebutan_versi(nomor, sebutan):
    assert sebutan_versi(nomor) == sebutan
