"""The documented reorganisation of 2026: one dinas split, one split and merged, two merged, three badan renamed."""

import datetime as dt
from decimal import Decimal

import pytest

from organisasi import queries
from organisasi.actions import batalkan_perubahan, catat_perubahan, penghalang_batal
from organisasi.models import Penugasan, Peristiwa, Silsilah, Unit, VersiUnit
from organisasi.models.pengguna import Pengguna
from organisasi.rules.izin import Peran
from organisasi.rules.silsilah import bagian_tak_utuh, nyatakan_ulang
from organisasi.rules.sotk import JenisPeristiwa, Tujuan
from tests import pabrik

SEBELUM, MULAI = dt.date(2025, 12, 31), dt.date(2026, 1, 1)
PERDA = "Peraturan Daerah Nomor 7 Tahun 2025"


@pytest.fixture
def lama(kabupaten: Unit) -> dict[str, Unit]:
    """The OPD of 2025 that the change touches, and one that it leaves alone."""
    nama = {
        "didik": "Dinas Pendidikan, Pemuda dan Olahraga",
        "perkim": "Dinas Perumahan, Permukiman dan Lingkungan Hidup",
        "hub": "Dinas Perhubungan",
        "ternak": "Dinas Peternakan",
        "ikan": "Dinas Perikanan",
        "sehat": "Dinas Kesehatan",
    }
    opd = {kunci: pabrik.buat_opd(satu, kode=kunci) for kunci, satu in nama.items()}
    for kunci, satu in {"bkd": "Badan Kepegawaian", "bpkad": "Badan Keuangan", "bappeda": "Badan Perencanaan"}.items():
        opd[kunci] = pabrik.buat_opd(satu, jenis="badan", kode=kunci)
    return opd


@pytest.fixture
def perubahan(lama: dict[str, Unit], bagian_organisasi: Pengguna) -> dict[str, Peristiwa]:
    """All events of the change, on one day."""

    def catat(jenis: JenisPeristiwa, asal: list[str], tujuan: list[Tujuan], **lain: object) -> Peristiwa:
        return catat_perubahan(
            jenis=jenis,
            tanggal=MULAI,
            dasar_hukum=PERDA,
            asal=[lama[satu] for satu in asal],
            tujuan=tujuan,
            by=bagian_organisasi,
            **lain,
        )

    perkim, hub = lama["perkim"].pk, lama["hub"].pk
    return {
        "didik": catat(
            JenisPeristiwa.PECAH,
            ["didik"],
            [Tujuan("Dinas Pendidikan", "dinas"), Tujuan("Dinas Pemuda dan Olahraga", "dinas")],
            bagian={(lama["didik"].pk, 0): Decimal("0.85"), (lama["didik"].pk, 1): Decimal("0.15")},
        ),
        "perkim": catat(
            JenisPeristiwa.PECAH,
            ["perkim", "hub"],
            [Tujuan("Dinas Lingkungan Hidup", "dinas"), Tujuan("Dinas Perhubungan dan Perumahan", "dinas")],
            bagian={(perkim, 0): Decimal("0.6"), (perkim, 1): Decimal("0.4"), (hub, 1): Decimal(1)},
        ),
        "ikan": catat(JenisPeristiwa.GABUNG, ["ternak", "ikan"], [Tujuan("Dinas Peternakan dan Perikanan", "dinas")]),
        **{
            kunci: catat(JenisPeristiwa.UBAH_NAMA, [kunci], [Tujuan(baru, "badan", kode=kunci, unit=lama[kunci].pk)])
            for kunci, baru in {
                "bkd": "Badan Kepegawaian dan Pengembangan SDM",
                "bpkad": "Badan Pengelolaan Keuangan dan Aset",
                "bappeda": "Badan Perencanaan, Riset dan Inovasi",
            }.items()
        },
    }


def nama_opd(tanggal: dt.date) -> set[str]:
    return {satu.nama for satu in queries.daftar_opd(tanggal)}


def test_structure_before_and_after(perubahan: dict[str, Peristiwa]) -> None:
    assert nama_opd(SEBELUM) == {
        "Dinas Pendidikan, Pemuda dan Olahraga",
        "Dinas Perumahan, Permukiman dan Lingkungan Hidup",
        "Dinas Perhubungan",
        "Dinas Peternakan",
        "Dinas Perikanan",
        "Dinas Kesehatan",
        "Badan Kepegawaian",
        "Badan Keuangan",
        "Badan Perencanaan",
    }
    assert nama_opd(MULAI) == {
        "Dinas Pendidikan",
        "Dinas Pemuda dan Olahraga",
        "Dinas Lingkungan Hidup",
        "Dinas Perhubungan dan Perumahan",
        "Dinas Peternakan dan Perikanan",
        "Dinas Kesehatan",
        "Badan Kepegawaian dan Pengembangan SDM",
        "Badan Pengelolaan Keuangan dan Aset",
        "Badan Perencanaan, Riset dan Inovasi",
    }


def test_shares_sum_to_one_for_each_old_unit(perubahan: dict[str, Peristiwa]) -> None:
    assert Silsilah.objects.count() == 2 + 3 + 2
    assert bagian_tak_utuh(queries.untai_silsilah()) == []


def test_as_organised_now(lama: dict[str, Unit], perubahan: dict[str, Peristiwa]) -> None:
    peta = queries.pemetaan_kini(SEBELUM, kini=MULAI)
    nama = queries.nama_unit([unit for isi in peta.values() for unit, _ in isi], MULAI)
    bernama = {lama_id: [(nama[unit], bagian) for unit, bagian in isi] for lama_id, isi in peta.items()}
    assert bernama[lama["didik"].pk] == [
        ("Dinas Pendidikan", Decimal("0.85")),
        ("Dinas Pemuda dan Olahraga", Decimal("0.15")),
    ]
    assert bernama[lama["perkim"].pk] == [
        ("Dinas Lingkungan Hidup", Decimal("0.6")),
        ("Dinas Perhubungan dan Perumahan", Decimal("0.4")),
    ]
    assert bernama[lama["hub"].pk] == [("Dinas Perhubungan dan Perumahan", Decimal(1))]
    assert bernama[lama["ternak"].pk] == bernama[lama["ikan"].pk] == [("Dinas Peternakan dan Perikanan", Decimal(1))]
    assert bernama[lama["bkd"].pk] == [("Badan Kepegawaian dan Pengembangan SDM", Decimal(1))]
    assert queries.pemetaan_kini(MULAI, kini=MULAI)[lama["sehat"].pk] == [(lama["sehat"].pk, Decimal(1))]


def test_restated_values_keep_their_total(lama: dict[str, Unit], perubahan: dict[str, Peristiwa]) -> None:
    nilai = {
        lama[kunci].pk: Decimal(besar) for kunci, besar in {"perkim": 100, "hub": 30, "ternak": 7, "ikan": 5}.items()
    }
    peta = queries.pemetaan_unit(nilai, dari=SEBELUM, ke=MULAI)
    baru = nyatakan_ulang(nilai, peta)
    nama = queries.nama_unit(baru, MULAI)
    assert {nama[unit]: besar for unit, besar in baru.items()} == {
        "Dinas Lingkungan Hidup": 60,
        "Dinas Perhubungan dan Perumahan": 70,
        "Dinas Peternakan dan Perikanan": 12,
    }
    hub_baru = next(unit for unit, satu in nama.items() if satu == "Dinas Perhubungan dan Perumahan")
    assert (peta[lama["hub"].pk][hub_baru], peta[lama["perkim"].pk][hub_baru]) == (Decimal(1), Decimal("0.4"))


def test_family_tree_reaches_both_parents(lama: dict[str, Unit], perubahan: dict[str, Peristiwa]) -> None:
    unit = VersiUnit.objects.get(nama="Dinas Perhubungan dan Perumahan").unit
    keluarga = queries.silsilah_keluarga(unit)
    assert [(satu.nama, satu.tingkat) for satu in keluarga.kerabat] == [
        ("Dinas Perhubungan", 0),
        ("Dinas Perumahan, Permukiman dan Lingkungan Hidup", 0),
        ("Dinas Perhubungan dan Perumahan", 1),
    ]
    assert keluarga.kerabat[0].selesai == MULAI
    assert {satu.dasar_hukum for satu in keluarga.ikatan} == {PERDA}


def test_chain_through_two_years(
    lama: dict[str, Unit], perubahan: dict[str, Peristiwa], bagian_organisasi: Pengguna
) -> None:
    didik = VersiUnit.objects.get(nama="Dinas Pendidikan").unit
    catat_perubahan(
        jenis="pecah",
        tanggal=dt.date(2027, 1, 1),
        dasar_hukum="Perda 2/2026",
        asal=[didik],
        tujuan=[Tujuan("Dinas PAUD dan SD", "dinas"), Tujuan("Dinas SMP", "dinas")],
        by=bagian_organisasi,
    )
    penerus = queries.penerus(lama["didik"], dari=SEBELUM, ke=dt.date(2027, 1, 1))
    assert [bagian for _, bagian in penerus] == [Decimal("0.425"), Decimal("0.425"), Decimal("0.15")]
    assert queries.penerus(lama["didik"], dari=SEBELUM, ke=MULAI)[0] == (didik.pk, Decimal("0.85"))


def test_positions_people_and_roles_follow(
    lama: dict[str, Unit], bagian_organisasi: Pengguna, request: pytest.FixtureRequest
) -> None:
    kepala = pabrik.buat_kepala(lama["ternak"])
    bidang = pabrik.buat_unit("Bidang Kesehatan Hewan", lama["ternak"])
    sekretaris = pabrik.buat_jabatan("Sekretaris", lama["ternak"], atasan=pabrik.jabatan_kepala(lama["ternak"]))
    staf = pabrik.buat_pegawai("Staf Contoh", lama["ternak"])
    pabrik.angkat(staf, sekretaris)
    penyusun = pabrik.buat_pengguna(Peran.PENYUSUN, lama["ternak"], pegawai=staf)
    request.getfixturevalue("perubahan")
    baru = VersiUnit.objects.get(nama="Dinas Peternakan dan Perikanan").unit
    versi = queries.versi_pada(bidang, MULAI)
    assert versi
    assert (versi.induk, versi.opd) == (baru, baru)
    versi_lama = queries.versi_pada(bidang, SEBELUM)
    assert versi_lama
    assert versi_lama.opd == lama["ternak"]
    jabatan = queries.versi_jabatan_pada(sekretaris, MULAI)
    kepala_baru = queries.jabatan_kepala(baru, MULAI)
    assert jabatan
    assert (jabatan.unit, jabatan.atasan) == (baru, kepala_baru)
    assert queries.pemangku_pada(sekretaris, MULAI)
    staf.refresh_from_db()
    assert staf.unit == baru
    assert [satu.nama for satu in queries.jabatan_lowong(MULAI, unit=baru)] == ["Kepala Dinas Peternakan dan Perikanan"]
    assert queries.pemangku_pada(pabrik.jabatan_kepala(lama["ternak"]), MULAI) is None
    assert not Penugasan.objects.filter(pengguna=kepala, berlaku__contains=MULAI).exists()
    tugas = Penugasan.objects.get(pengguna=penyusun, berlaku__contains=MULAI)
    assert (tugas.unit, tugas.peran) == (baru, Peran.PENYUSUN)


def test_renamed_head_keeps_its_holder(lama: dict[str, Unit], request: pytest.FixtureRequest) -> None:
    pabrik.buat_kepala(lama["bkd"])
    request.getfixturevalue("perubahan")
    kepala = queries.kepala_per_unit(MULAI)[lama["bkd"].pk]
    assert kepala.nama == "Kepala Badan Kepegawaian dan Pengembangan SDM"
    assert kepala.pemangku
    assert kepala.pemangku.nama == "Kepala Contoh"


def test_every_event_can_be_undone_back_to_the_start(
    lama: dict[str, Unit], bagian_organisasi: Pengguna, request: pytest.FixtureRequest
) -> None:
    pabrik.buat_kepala(lama["perkim"])
    pabrik.buat_unit("Bidang Pertamanan", lama["perkim"])

    def keadaan() -> list[set[tuple[object, ...]]]:
        return [
            set(VersiUnit.objects.values_list("unit", "nama", "induk", "opd", "berlaku")),
            set(Penugasan.objects.values_list("pengguna", "unit", "peran", "berlaku")),
            set(Unit.objects.values_list("kunci")),
        ]

    semula = keadaan()
    perubahan: dict[str, Peristiwa] = request.getfixturevalue("perubahan")
    assert keadaan() != semula
    for peristiwa in reversed(perubahan.values()):
        batalkan_perubahan(peristiwa, by=bagian_organisasi)
    assert keadaan() == semula
    assert Peristiwa.objects.filter(dibatalkan=None).count() == 0
    assert queries.untai_silsilah() == []
    assert penghalang_batal(Peristiwa.objects.first()) == ["Perubahan ini sudah dibatalkan."]
