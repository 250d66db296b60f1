"""What was signed stays word for word, whoever asks and by whatever way."""

import hashlib
import io
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from layanan.queries.dokumen import bytes_terakhir, cocokkan, verifikasi
from organisasi.models import Pengguna, Unit, VersiJabatan, VersiUnit
from perjanjian import actions
from perjanjian.models import ItemPerjanjian, Perjanjian, ProgramPerjanjian, TargetPeriode
from perjanjian.queries import isi_perjanjian
from renstra.models import IndikatorVersi
from tests import pabrik
from tests.perjanjian.pabrik import INDIKATOR, buat_rencana

Antar = Callable[[Perjanjian, str], Perjanjian]


def test_isi_tetap_sesudah_rencana_pejabat_dan_nama_unit_berubah(
    perjanjian: Perjanjian, antar: Antar, dinkes: Unit
) -> None:
    ditandatangani = antar(perjanjian, "ditandatangani")
    semula = isi_perjanjian(ditandatangani)
    buat_rencana(dinkes, indikator=(("Rumusan baru", "Tahun", "99", "TERAKHIR", "TAHUNAN"), *INDIKATOR[1:]), nomor=1)
    VersiUnit.objects.filter(unit=dinkes).update(nama="Dinas Kesehatan dan Sosial")
    VersiJabatan.objects.filter(unit=dinkes).update(nama="Kepala Dinas Kesehatan dan Sosial")
    kepala = ditandatangani.pihak_pertama.pegawai
    kepala.nama, kepala.pangkat = "Nama Baru", "Pangkat Baru"
    kepala.save()
    kini = isi_perjanjian(Perjanjian.objects.get(pk=ditandatangani.pk))
    assert kini == semula
    assert kini.butir[0].indikator == "Angka Harapan Hidup"
    assert (kini.kepala.unit, kini.pertama.nama, kini.pertama.pangkat) == (
        "Dinas Kesehatan",
        "Kepala Contoh",
        "Pembina Utama Muda",
    )


@pytest.mark.parametrize("status", ["siap", "ditandatangani"])
@pytest.mark.parametrize(
    "ubah",
    [
        lambda: ItemPerjanjian.objects.update(target_teks="1"),
        lambda: ItemPerjanjian.objects.all().delete(),
        lambda: ProgramPerjanjian.objects.update(pagu=1),
        lambda: Perjanjian.objects.update(nomor="palsu"),
        lambda: Perjanjian.objects.update(beku={"tahun": 1}),
        lambda: Perjanjian.objects.all().delete(),
        lambda: connection.cursor().execute("UPDATE perjanjian_itemperjanjian SET indikator = 'palsu'"),
        lambda: connection.cursor().execute("UPDATE perjanjian_perjanjian SET tanggal = '2026-02-02'"),
        lambda: ItemPerjanjian.objects.bulk_update([_ganti(ItemPerjanjian.objects.all()[0])], ["sasaran"]),
        lambda: ItemPerjanjian.objects.create(**_salinan()),
    ],
)
def test_basis_data_menolak_perubahan(
    perjanjian: Perjanjian, antar: Antar, status: str, ubah: Callable[[], object]
) -> None:
    antar(perjanjian, status)
    with pytest.raises(DatabaseError), transaction.atomic():
        ubah()


def _ganti(item: ItemPerjanjian) -> ItemPerjanjian:
    item.sasaran = "palsu"
    return item


def _salinan() -> dict:
    item = ItemPerjanjian.objects.all()[0]
    versi = IndikatorVersi.objects.exclude(pk=item.indikator_versi_id)[0]
    return {
        "perjanjian": item.perjanjian,
        "indikator_versi": versi,
        "objek": item.objek,
        "sasaran": "x",
        "indikator": "x",
    }


@pytest.mark.parametrize("status", ["draf", "disetujui", "tertandatangani_sebagian"])
def test_yang_berlaku_tidak_dapat_mundur(perjanjian: Perjanjian, antar: Antar, status: str) -> None:
    antar(perjanjian, "ditandatangani")
    with pytest.raises(DatabaseError), transaction.atomic():
        Perjanjian.objects.update(status=status)


def test_yang_berlaku_tidak_dapat_dibuka_lagi(perjanjian: Perjanjian, antar: Antar) -> None:
    antar(perjanjian, "ditandatangani")
    with pytest.raises(DatabaseError), transaction.atomic():
        Perjanjian.objects.update(beku=None)


def test_draf_bebas_diubah(perjanjian: Perjanjian) -> None:
    assert perjanjian.item.update(target_teks="1") == 4
    perjanjian.program.all().delete()
    perjanjian.delete()
    assert not ItemPerjanjian.objects.exists()


def test_riwayat_mencatat_perubahan_massal(perjanjian: Perjanjian) -> None:
    perjanjian.item.update(alasan_beda="diam-diam")
    peristiwa = ItemPerjanjian.pgh_event_model.objects.filter(pgh_label="update")  # type: ignore[attr-defined]
    assert {satu.alasan_beda for satu in peristiwa} == {"diam-diam"}


def test_rencana_aksi_masih_dapat_disusun_sesudah_ditandatangani(
    perjanjian: Perjanjian, antar: Antar, operator: Pengguna
) -> None:
    ditandatangani = antar(perjanjian, "ditandatangani")
    actions.bagi_rencana_aksi(ditandatangani, by=operator)
    assert TargetPeriode.objects.count() == 1 + 12 + 1 + 4
    Perjanjian.objects.get().tahun.__class__.objects.update(terkunci=True)
    with pytest.raises(ValidationError, match="sudah ditutup"):
        actions.bagi_rencana_aksi(ditandatangani, by=operator, hanya_kosong=False)


def test_naskah_yang_berubah_satu_byte_tidak_cocok(perjanjian: Perjanjian, antar: Antar) -> None:
    dokumen = antar(perjanjian, "ditandatangani").dokumen
    assert dokumen is not None
    hasil = verifikasi(dokumen.kode)
    assert hasil is not None
    assert hasil.berlaku
    assert [satu.sebagai for satu in hasil.tanda_tangan] == ["Pihak Kedua", "Pihak Pertama"]
    with bytes_terakhir(dokumen).isi() as aliran:
        isi = aliran.read()
    asli, palsu = io.BytesIO(isi), io.BytesIO(isi[:-1] + b" ")
    assert cocokkan(hasil, asli, sha256=hashlib.sha256(asli.getvalue()).hexdigest()).terbaru
    assert not cocokkan(hasil, palsu, sha256=hashlib.sha256(palsu.getvalue()).hexdigest()).cocok


def test_hanya_penyusun_unit_itu_yang_mengubah(perjanjian: Perjanjian) -> None:
    lain = pabrik.buat_pengguna("penyusun", pabrik.buat_opd("Dinas Perikanan"))
    assert not lain.has_perm("perjanjian.susun", perjanjian)
