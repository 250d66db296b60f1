"""In mid-year: officials change, units are reorganised, revisions show what they change."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from organisasi.actions import catat_perubahan
from organisasi.models import Pengguna, Unit, VersiJabatan, VersiUnit
from organisasi.rules.sotk import JenisPeristiwa, Tujuan
from perjanjian import actions, queries
from perjanjian.models import Perjanjian
from perjanjian.queries import cetak_naskah, isi_perjanjian, perjanjian_berlaku
from perjanjian.rules import sandingkan, tandai_perubahan
from sakip.angka import rupiah
from tests import pabrik
from tests.perjanjian.pabrik import INDIKATOR, PADA, TAHUN, buat_rencana, teks_pdf

Antar = Callable[[Perjanjian, str], Perjanjian]
Klien = Callable[[Pengguna], Client]
BATAS = dt.date(2026, 6, 15)


@pytest.fixture
def berlaku(perjanjian: Perjanjian, antar: Antar) -> Perjanjian:
    return antar(perjanjian, "ditandatangani")


def _ganti_kepala(berlaku: Perjanjian, dinkes: Unit) -> Pengguna:
    berlaku.pihak_pertama.berlaku = pabrik.rentang(sampai=BATAS)
    berlaku.pihak_pertama.save()
    pegawai = pabrik.buat_pegawai("Pejabat Baru", dinkes, pangkat="Pembina Tingkat I")
    pabrik.angkat(pegawai, berlaku.jabatan, berlaku=pabrik.rentang(BATAS))
    return pabrik.buat_pengguna("kepala_opd", dinkes, pegawai=pegawai, nama="Pejabat Baru")


def _tuntas(baru: Perjanjian, operator: Pengguna, kepala: Pengguna, bupati: Pengguna, tanggal: dt.date) -> Perjanjian:
    actions.ajukan(baru, by=operator)
    actions.setujui(baru, by=bupati)
    actions.bekukan(baru, by=operator, nomor=f"000.8/{baru.versi + 90}/2026", tanggal=tanggal)
    actions.tandatangani(baru, jalur="lokal", by=bupati)
    actions.tandatangani(baru, jalur="lokal", by=kepala)
    return Perjanjian.objects.get(pk=baru.pk)


def test_pejabat_berganti_mengakhiri_yang_lama_dan_memulai_yang_baru(
    berlaku: Perjanjian, dinkes: Unit, operator: Pengguna, bupati: Pengguna
) -> None:
    assert berlaku.masa == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    pejabat = _ganti_kepala(berlaku, dinkes)
    baru = actions.revisi(berlaku, alasan="PEJABAT", keterangan="SK 100.3/9", by=operator, pada=BATAS)
    assert baru.mulai == BATAS
    baru = _tuntas(baru, operator, pejabat, bupati, dt.date(2026, 6, 20))
    lama = Perjanjian.objects.get(pk=berlaku.pk)
    assert (lama.status, lama.masa) == ("diganti", (dt.date(2026, 1, 1), dt.date(2026, 6, 14)))
    assert baru.masa == (BATAS, dt.date(2026, 12, 31))
    isi = isi_perjanjian(baru)
    assert isi.sebelumnya is not None
    assert (isi.sebelumnya.nama, isi.pertama.nama, isi.mulai) == ("Kepala Contoh", "Pejabat Baru", BATAS)
    teks = teks_pdf(cetak_naskah(isi))
    assert "melanjutkan perjanjian yang ditandatangani oleh Kepala Contoh" in teks
    assert "berlaku sejak 15 Juni 2026" in teks
    assert perjanjian_berlaku(unit=dinkes, tahun=TAHUN, pada=dt.date(2026, 6, 1)) == lama
    assert perjanjian_berlaku(unit=dinkes, tahun=TAHUN, pada=dt.date(2026, 7, 1)) == baru


@pytest.mark.parametrize("kolom", [{"mulai": PADA}, {"sampai": PADA}])
def test_masa_berlaku_tidak_dapat_diubah_lagi(
    berlaku: Perjanjian, dinkes: Unit, operator: Pengguna, bupati: Pengguna, kolom: dict[str, dt.date]
) -> None:
    pejabat = _ganti_kepala(berlaku, dinkes)
    baru = actions.revisi(berlaku, alasan="PEJABAT", keterangan="SK", by=operator, pada=BATAS)
    _tuntas(baru, operator, pejabat, bupati, dt.date(2026, 6, 20))
    with pytest.raises(DatabaseError), transaction.atomic():
        Perjanjian.objects.filter(pk=berlaku.pk).update(**kolom)


def test_halaman_unit_menawarkan_perjanjian_pejabat_baru(
    berlaku: Perjanjian, dinkes: Unit, operator: Pengguna, klien: Klien
) -> None:
    _ganti_kepala(berlaku, dinkes)
    baris = queries.perjanjian_unit(dinkes, TAHUN, dt.date(2026, 7, 1))[0]
    assert baris.berganti == "Pihak Pertama tidak lagi memangku jabatannya sejak 15 Juni 2026."
    assert queries.perjanjian_unit(dinkes, TAHUN, dt.date(2026, 6, 1))[0].berganti == ""
    halaman = klien(operator).get(reverse("perjanjian:unit", args=[TAHUN, dinkes.pk])).text
    url = f"{reverse('perjanjian:revisi', args=[berlaku.pk])}?alasan=PEJABAT"
    assert url in halaman
    assert klien(operator).get(url).context["form"]["alasan"].value() == "PEJABAT"


def test_revisi_berdampingan_dan_ditandai_pada_naskah(
    berlaku: Perjanjian, dinkes: Unit, operator: Pengguna, kepala: Pengguna, bupati: Pengguna, klien: Klien
) -> None:
    baru = actions.revisi(berlaku, alasan="STRATEGI", keterangan="Perda APBD Perubahan", by=operator)
    tambah = ("Cakupan imunisasi", "%", "95", "TERAKHIR", "TAHUNAN")
    buat_rencana(
        dinkes,
        indikator=(
            ("Angka Harapan Hidup", "Tahun", "74", "TERAKHIR", "TAHUNAN"),
            *INDIKATOR[1:3],
            INDIKATOR[3],
            tambah,
        ),
        nomor=1,
        pagu=Decimal("1500000000"),
    )
    actions.ambil_ulang(baru, by=operator)
    url = reverse("perjanjian:perubahan", args=[baru.pk])
    ringkas = klien(operator).get(url).text
    assert "<del>72,50 Tahun</del>" in ringkas
    assert "<ins>74 Tahun</ins>" in ringkas
    assert "Predikat kualitas layanan" not in ringkas
    assert "Predikat kualitas layanan" in klien(operator).get(url, {"semua": "1"}).text
    baru = _tuntas(baru, operator, kepala, bupati, dt.date(2026, 9, 3))
    assert baru.mulai == dt.date(2026, 9, 3)
    isi = isi_perjanjian(baru)
    assert [satu.semula for satu in isi.butir] == ["72,50 Tahun", "", "", "", "baru"]
    assert isi.program[0].semula == rupiah(Decimal("1250000000"))
    teks = teks_pdf(cetak_naskah(isi))
    assert "(semula 72,50 Tahun)" in teks
    assert "(baru)" in teks


def test_yang_dihapus_disebut(perjanjian: Perjanjian) -> None:
    isi = isi_perjanjian(perjanjian)
    tanpa = isi_perjanjian(perjanjian)
    tanpa = type(tanpa)(**{**{n: getattr(tanpa, n) for n in tanpa.__slots__}, "butir": tanpa.butir[1:]})
    assert tandai_perubahan(isi, tanpa).dihapus == ("Angka Harapan Hidup",)
    assert [satu.jenis for satu in sandingkan(isi, tanpa)] == ["sama", "sama", "sama", "hapus", "sama"]


@pytest.fixture
def terpecah(berlaku: Perjanjian, dinkes: Unit, administrator: Pengguna) -> list[Unit]:
    """In mid-year the Dinas is split in two; the first goes on under a new unit."""
    peristiwa = catat_perubahan(
        jenis=JenisPeristiwa.PECAH,
        tanggal=BATAS,
        dasar_hukum="Perda 3/2026",
        asal=[dinkes.pk],
        tujuan=[
            Tujuan(nama=nama, jenis="dinas", kode=f"1.0{n}") for n, nama in enumerate(("Dinas Medis", "Dinas Gizi"))
        ],
        bagian={(dinkes.pk, 0): Decimal("0.7"), (dinkes.pk, 1): Decimal("0.3")},
        by=administrator,
    )
    for versi in VersiJabatan.objects.filter(peristiwa=peristiwa, kepala=True):
        pabrik.angkat(
            pabrik.buat_pegawai(f"Pemangku {versi.nama}", versi.unit), versi.jabatan, berlaku=pabrik.rentang(BATAS)
        )
    return [satu.unit for satu in VersiUnit.objects.filter(peristiwa=peristiwa).order_by("nama")]


def test_sesudah_sotk_ditawarkan_menurut_silsilah(
    terpecah: list[Unit], berlaku: Perjanjian, bagian_organisasi: Pengguna, klien: Klien
) -> None:
    juli = dt.date(2026, 7, 1)
    (satu,) = queries.perjanjian_terdampak(bagian_organisasi, TAHUN, juli)
    assert (satu.perjanjian, satu.terakhir) == (berlaku, dt.date(2026, 6, 14))
    assert [(p.nama, p.bagian, p.berjanji) for p in satu.penerus] == [
        ("Dinas Medis", Decimal("0.7"), False),
        ("Dinas Gizi", Decimal("0.3"), False),
    ]
    assert Perjanjian.objects.get().status == "ditandatangani"
    masuk = klien(bagian_organisasi)
    halaman = masuk.get(reverse("perjanjian:alih", args=[TAHUN])).text
    assert "Dinas Medis" in halaman
    medis = next(unit for unit in terpecah if VersiUnit.objects.get(unit=unit).nama == "Dinas Medis")
    jawaban = masuk.post(reverse("perjanjian:alihkan", args=[berlaku.pk, medis.pk]))
    baru = Perjanjian.objects.get(unit=medis)
    assert jawaban.url == baru.get_absolute_url()
    assert [satu.indikator for satu in baru.item.all()] == [satu.indikator for satu in berlaku.item.all()]
    assert {satu.objek.unit_id for satu in baru.item.select_related("objek")} == {medis.pk}
    assert baru.mulai == BATAS
    masuk.post(reverse("perjanjian:akhiri", args=[berlaku.pk]), {"catatan": "Perda 3/2026"})
    lama = Perjanjian.objects.get(pk=berlaku.pk)
    assert (lama.status, lama.sampai) == ("berakhir", dt.date(2026, 6, 14))
    assert queries.perjanjian_terdampak(bagian_organisasi, TAHUN, juli) == []
    with pytest.raises(DatabaseError), transaction.atomic():
        Perjanjian.objects.filter(pk=lama.pk).update(status="ditandatangani")


def test_jabatan_yang_masih_ada_tidak_diakhiri(berlaku: Perjanjian, operator: Pengguna, kepala: Pengguna) -> None:
    with pytest.raises(ValidationError, match="masih ada, sehingga perjanjiannya direvisi"):
        actions.akhiri(berlaku, by=operator, catatan="x")
