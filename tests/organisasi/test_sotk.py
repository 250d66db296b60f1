"""Recording, previewing and undoing a change of organisation, outside the documented case."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from organisasi import queries
from organisasi.actions import (
    angkat,
    batalkan_perubahan,
    catat_perubahan,
    penghalang_batal,
    pratinjau_perubahan,
    terapkan_perpindahan,
)
from organisasi.models import Pegawai, Pengguna, Peristiwa, Silsilah, Unit, VersiUnit
from organisasi.rules.izin import Peran
from organisasi.rules.sotk import JenisPeristiwa, Rencana, Tujuan, nama_jabatan_kepala, periksa
from tests import pabrik

T = dt.date(2026, 1, 1)
SEBELUM = dt.date(2025, 12, 31)


@pytest.fixture
def dinsos(kabupaten: Unit) -> Unit:
    return pabrik.buat_opd("Dinas Sosial", induk=kabupaten)


def catat(
    by: Pengguna, jenis: str, asal: list[Unit], tujuan: list[Tujuan], tanggal: dt.date = T, **lain: object
) -> Peristiwa:
    return catat_perubahan(
        jenis=jenis, tanggal=tanggal, dasar_hukum="Perda 1/2025", asal=asal, tujuan=tujuan, by=by, **lain
    )


def test_merge_into_one_that_stays(dinkes: Unit, dinsos: Unit, bagian_organisasi: Pengguna) -> None:
    pabrik.buat_kepala(dinkes)
    peristiwa = catat(
        bagian_organisasi, "gabung", [dinkes, dinsos], [Tujuan("Dinas Kesehatan dan Sosial", "dinas", unit=dinkes.pk)]
    )
    assert [satu.nama for satu in queries.daftar_opd(T)] == ["Dinas Kesehatan dan Sosial"]
    assert [(s.asal, s.tujuan, s.bagian) for s in peristiwa.silsilah.all()] == [(dinsos, dinkes, Decimal(1))]
    kepala = queries.kepala_per_unit(T)[dinkes.pk]
    assert (kepala.nama, kepala.lowong) == ("Kepala Dinas Kesehatan dan Sosial", False)


def test_transfer_of_a_part_keeps_both(dinkes: Unit, dinsos: Unit, bagian_organisasi: Pengguna) -> None:
    bidang = pabrik.buat_unit("Bidang KB", dinkes)
    seksi = pabrik.buat_unit("Seksi Penyuluhan", bidang, jenis="subbagian")
    catat(
        bagian_organisasi,
        "alih",
        [dinkes],
        [Tujuan("Dinas Sosial", "dinas", unit=dinsos.pk)],
        bagian={(dinkes.pk, 0): Decimal("0.25")},
        penempatan={bidang.pk: 0},
    )
    assert {(s.tujuan, s.bagian) for s in Silsilah.objects.all()} == {
        (dinsos, Decimal("0.25")),
        (dinkes, Decimal("0.75")),
    }
    for unit in (bidang, seksi):
        versi = queries.versi_pada(unit, T)
        lama = queries.versi_pada(unit, SEBELUM)
        assert versi
        assert lama
        assert (lama.opd, versi.opd) == (dinkes, dinsos)
    assert {satu.nama for satu in queries.daftar_opd(T)} == {"Dinas Kesehatan", "Dinas Sosial"}


def test_heirs_reach_what_has_closed_and_never_what_lives_on(
    dinkes: Unit, dinsos: Unit, operator: Pengguna, bagian_organisasi: Pengguna
) -> None:
    keluarga = pabrik.buat_opd("Dinas Keluarga", induk=dinkes.versi.get().induk)
    penyusun = pabrik.buat_pengguna(Peran.PENYUSUN, dinsos, username="penyusun_dinsos")
    pabrik.buat_pegawai("Orang Dinkes", dinkes)
    penerima = [Tujuan("Dinas Sosial", "dinas", unit=dinsos.pk)]
    catat(bagian_organisasi, "alih", [dinkes], penerima, bagian={(dinkes.pk, 0): Decimal("0.25")})
    catat(bagian_organisasi, "tutup", [keluarga], penerima, tanggal=dt.date(2026, 2, 1))
    besok = timezone.localdate() + dt.timedelta(1)
    catat(bagian_organisasi, "bentuk", [], [Tujuan("Dinas Baru", "dinas")], tanggal=besok)
    penyusun, operator = (Pengguna.objects.get(pk=satu.pk) for satu in (penyusun, operator))
    for izin in ("datakinerja.isi", "renstra.susun", "renstra.lihat"):
        assert penyusun.lingkup(izin) == {dinsos.pk, keluarga.pk}, izin
        assert operator.lingkup(izin) == {dinkes.pk}, izin
    assert not penyusun.has_perm("organisasi.lihat", Pegawai.objects.get(nama="Orang Dinkes"))


def test_closing_without_receiver_ends_all_below(dinkes: Unit, bagian_organisasi: Pengguna) -> None:
    bidang = pabrik.buat_unit("Bidang P2P", dinkes)
    orang = pabrik.buat_pegawai("Sisa", dinkes)
    catat(bagian_organisasi, "tutup", [dinkes], [])
    assert queries.versi_pada(dinkes, T) is None
    assert queries.versi_pada(bidang, T) is None
    assert queries.jabatan_kepala(dinkes, T) is None
    assert queries.penerus(dinkes, dari=SEBELUM, ke=T) == [(dinkes.pk, Decimal(1))]
    assert Pegawai.objects.get(pk=orang.pk).unit == dinkes


def test_forming_makes_the_unit_with_a_vacant_head(kabupaten: Unit, bagian_organisasi: Pengguna) -> None:
    peristiwa = catat(bagian_organisasi, "bentuk", [], [Tujuan("Kecamatan Sukamaju", "kecamatan", kode="7.01")])
    unit = Unit.objects.get(dibentuk_oleh=peristiwa)
    versi = queries.versi_pada(unit, T)
    assert versi
    assert (versi.induk, versi.opd) == (kabupaten, unit)
    assert [satu.nama for satu in queries.jabatan_lowong(T, unit=unit)] == ["Camat Sukamaju"]
    assert queries.atasan_untuk(queries.jabatan_kepala(unit, T), T) == pabrik.jabatan_kepala(kabupaten)


@pytest.mark.parametrize(
    ("jenis", "jumlah_asal", "tujuan", "sebab"),
    [
        ("gabung", 1, [Tujuan("A", "dinas")], "paling sedikit dua unit asal"),
        ("gabung", 2, [Tujuan("A", "dinas"), Tujuan("B", "dinas")], "tepat satu unit"),
        ("pecah", 1, [Tujuan("A", "dinas")], "paling sedikit dua unit"),
        ("pecah", 0, [Tujuan("A", "dinas"), Tujuan("B", "dinas")], "Pilih unit yang dipecah"),
        ("bentuk", 1, [Tujuan("A", "dinas")], "tidak mempunyai unit asal"),
        ("bentuk", 0, [Tujuan("", "dinas")], "Tuliskan nama unit tujuan ke-1"),
        ("ubah_nama", 1, [Tujuan("A", "dinas")], "tepat satu unit"),
        ("alih", 1, [Tujuan("A", "dinas")], "unit penerima yang sudah ada"),
        ("tutup", 0, [], "Pilih unit yang ditutup"),
        ("tutup", 1, [Tujuan("A", "dinas")], "harus unit lain yang sudah ada"),
    ],
)
def test_plans_that_make_no_sense_are_explained(jenis: str, jumlah_asal: int, tujuan: list[Tujuan], sebab: str) -> None:
    rencana = Rencana(JenisPeristiwa(jenis), T, "Perda 1", tuple(range(1, jumlah_asal + 1)), tuple(tujuan))
    assert any(sebab in kalimat for kalimat in periksa(rencana)), periksa(rencana)


def test_shares_must_sum_to_one(dinkes: Unit, bagian_organisasi: Pengguna) -> None:
    with pytest.raises(ValidationError, match="berjumlah 90 %"):
        catat(
            bagian_organisasi,
            "pecah",
            [dinkes],
            [Tujuan("A", "dinas"), Tujuan("B", "dinas")],
            bagian={(dinkes.pk, 0): Decimal("0.5"), (dinkes.pk, 1): Decimal("0.4")},
        )
    assert Peristiwa.objects.count() == 0


def test_a_unit_that_does_not_exist_then_is_named(dinkes: Unit, bagian_organisasi: Pengguna) -> None:
    with pytest.raises(ValidationError, match="Dinas Kesehatan tidak ada pada tanggal itu"):
        catat(bagian_organisasi, "tutup", [dinkes], [], tanggal=dt.date(2019, 1, 1))


def test_no_change_before_a_later_one(dinkes: Unit, bagian_organisasi: Pengguna) -> None:
    catat(bagian_organisasi, "ubah_nama", [dinkes], [Tujuan("Dinas Sehat", "dinas", unit=dinkes.pk)])
    with pytest.raises(ValidationError, match="sudah berubah lagi sesudah tanggal itu"):
        catat(bagian_organisasi, "tutup", [dinkes], [], tanggal=dt.date(2025, 6, 1))


def test_only_those_who_may_record(dinkes: Unit, operator: Pengguna, admin_opd: Pengguna) -> None:
    for siapa in (operator, admin_opd):
        with pytest.raises(PermissionDenied):
            catat(siapa, "tutup", [dinkes], [])


def test_preview_tells_and_writes_nothing(
    dinkes: Unit, dinsos: Unit, kepala: Pengguna, bagian_organisasi: Pengguna
) -> None:
    rencana = Rencana(JenisPeristiwa.GABUNG, T, "Perda 1", (dinkes.pk, dinsos.pk), (Tujuan("Dinas Baru", "dinas"),))
    semula = set(VersiUnit.objects.values_list("pk", "berlaku"))
    hasil = pratinjau_perubahan(rencana, by=bagian_organisasi)
    assert set(VersiUnit.objects.values_list("pk", "berlaku")) == semula
    assert Peristiwa.objects.count() == 0
    assert "Unit baru: Dinas Baru." in hasil.langkah
    assert "Kepala Contoh berhenti sebagai Kepala Dinas Kesehatan." in hasil.langkah
    assert "Peran Kepala OPD Kepala Contoh berakhir." in hasil.langkah
    label = {satu.label: satu.jumlah for satu in hasil.tergantung}
    assert (label["pegawai"], label["penugasan"], label["versi jabatan"]) == (1, 1, 2)
    assert not any("event" in satu.lower() for satu in label)


def test_undo_is_refused_while_something_depends_on_it(dinkes: Unit, bagian_organisasi: Pengguna) -> None:
    peristiwa = catat(bagian_organisasi, "bentuk", [], [Tujuan("Dinas Baru", "dinas")])
    unit = Unit.objects.get(dibentuk_oleh=peristiwa)
    orang = pabrik.buat_pegawai("Pendatang", unit)
    with pytest.raises(ValidationError, match="1 pegawai memakai unit"):
        batalkan_perubahan(peristiwa, by=bagian_organisasi)
    orang.delete()
    batalkan_perubahan(peristiwa, by=bagian_organisasi)
    assert not Unit.objects.filter(pk=unit.pk).exists()
    assert Peristiwa.objects.get(pk=peristiwa.pk).dibatalkan_oleh == bagian_organisasi


def test_undo_is_refused_after_a_later_change(dinkes: Unit, bagian_organisasi: Pengguna) -> None:
    pertama = catat(bagian_organisasi, "ubah_nama", [dinkes], [Tujuan("Dinas Sehat", "dinas", unit=dinkes.pk)])
    kedua = catat(
        bagian_organisasi,
        "ubah_nama",
        [dinkes],
        [Tujuan("Dinas Bugar", "dinas", unit=dinkes.pk)],
        tanggal=dt.date(2026, 6, 1),
    )
    assert any("Sudah berubah sesudahnya" in satu for satu in penghalang_batal(pertama))
    batalkan_perubahan(kedua, by=bagian_organisasi)
    batalkan_perubahan(pertama, by=bagian_organisasi)
    versi = queries.versi_pada(dinkes, dt.date(2027, 1, 1))
    assert versi
    assert versi.nama == "Dinas Kesehatan"


def test_holder_appointed_to_a_new_head_blocks_the_undo(dinkes: Unit, bagian_organisasi: Pengguna) -> None:
    peristiwa = catat(bagian_organisasi, "bentuk", [], [Tujuan("Dinas Baru", "dinas")])
    jabatan = queries.jabatan_kepala(Unit.objects.get(dibentuk_oleh=peristiwa), T)
    angkat(jabatan=jabatan, pegawai=pabrik.buat_pegawai("Kepala Baru", dinkes), mulai=T, by=bagian_organisasi)
    assert any("pemangku jabatan" in satu for satu in penghalang_batal(peristiwa))


def test_people_of_a_future_change_move_on_its_day(dinkes: Unit, dinsos: Unit, bagian_organisasi: Pengguna) -> None:
    orang = pabrik.buat_pegawai("Menunggu", dinsos)
    pindahan = pabrik.buat_pegawai("Pindah lebih dahulu", dinsos)
    lain = pabrik.buat_opd("Dinas Lain")
    nanti = timezone.localdate() + dt.timedelta(30)
    peristiwa = catat(
        bagian_organisasi,
        "gabung",
        [dinkes, dinsos],
        [Tujuan("Dinas Kesehatan", "dinas", unit=dinkes.pk)],
        tanggal=nanti,
    )
    assert Pegawai.objects.get(pk=orang.pk).unit == dinsos
    Pegawai.objects.filter(pk=pindahan.pk).update(unit=lain)
    assert terapkan_perpindahan(tanggal=nanti - dt.timedelta(1)) == 0
    assert terapkan_perpindahan(tanggal=nanti) == 1
    assert terapkan_perpindahan(tanggal=nanti) == 0
    assert Pegawai.objects.get(pk=orang.pk).unit == dinkes
    assert Pegawai.objects.get(pk=pindahan.pk).unit == lain
    batalkan_perubahan(Peristiwa.objects.get(pk=peristiwa.pk), by=bagian_organisasi)
    assert Pegawai.objects.get(pk=orang.pk).unit == dinsos


@pytest.mark.parametrize(
    ("jenis", "nama", "jabatan"),
    [
        ("dinas", "Dinas Kesehatan", "Kepala Dinas Kesehatan"),
        ("kecamatan", "Kecamatan Sukamaju", "Camat Sukamaju"),
        ("kelurahan", "Kelurahan Maju", "Lurah Maju"),
        ("rsud", "RSUD Contoh", "Direktur RSUD Contoh"),
        ("setda", "Sekretariat Daerah", "Sekretaris Daerah"),
        ("inspektorat", "Inspektorat", "Inspektur"),
    ],
)
def test_heads_bear_their_official_titles(jenis: str, nama: str, jabatan: str) -> None:
    assert nama_jabatan_kepala(jenis, nama) == jabatan
