"""The tree coloured by achievement: sign by words and shape, from the indicators of each condition, in few queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organisasi.models import Pengguna
from organisasi.rules.izin import Peran
from pengukuran.queries import capaian_unit
from pengukuran.queries.pohon import status_pohon
from renstra.gambar import TandaKondisi
from renstra.models import PohonKinerja, SimpulPohon
from renstra.queries import isi_pohon

pytestmark = pytest.mark.django_db


@pytest.fixture
def pohon(contoh) -> PohonKinerja:
    return PohonKinerja.objects.filter(unit__kunci="dinkes", status="BERLAKU").get()


@pytest.fixture
def penyusun_dinkes(contoh, pohon) -> Pengguna:
    return Pengguna.objects.filter(penugasan__peran=Peran.PENYUSUN, penugasan__unit=pohon.unit).order_by("pk")[0]


def test_status_sama_dengan_capaian_unit(pohon):
    tahun = timezone.localdate().year
    isi = isi_pohon(pohon, timezone.localdate())
    status = status_pohon(isi, tahun)
    lampu = {satu.indikator_id: satu.setahun for satu in capaian_unit(pohon.unit, tahun).baris}
    diperiksa = 0
    for _, simpul in isi.simpul:
        if len(simpul.indikator) == 1:
            ukur = lampu[simpul.indikator[0].indikator_id]
            assert status.tanda[simpul.id].ragam == ukur.lampu.warna
            diperiksa += 1
    assert diperiksa > 2
    assert sum(n for _, _, n in status.hitungan) == len(status.tanda) == len(isi.simpul)


def test_halaman_menyebut_status_dengan_kata_dan_bentuk(klien, pohon, penyusun_dinkes):
    tahun = timezone.localdate().year
    alamat = reverse("pengukuran:pohon", args=[tahun, pohon.unit_id])
    teks = klien(penyusun_dinkes).get(alamat).content.decode()
    status = status_pohon(isi_pohon(pohon, timezone.localdate()), tahun)
    satu = next(iter(status.tanda.values()))
    assert satu.teks in teks
    assert teks.count('class="status"') == len(status.tanda)
    assert "Menurunnya" in klien(penyusun_dinkes).get(alamat + "?bentuk=kerangka").content.decode()
    assert isinstance(satu, TandaKondisi)


def test_tahun_tanpa_pengaturan_dan_unit_tanpa_pohon(klien, pohon, penyusun_dinkes):
    assert status_pohon(isi_pohon(pohon, timezone.localdate()), 1999).tanda == {}
    PohonKinerja.objects.filter(pk=pohon.pk).update(tahun_awal=2090, tahun_akhir=2094)
    teks = klien(penyusun_dinkes).get(reverse("pengukuran:pohon", args=[timezone.localdate().year, pohon.unit_id]))
    assert "Belum ada pohon kinerja" in teks.content.decode()


def test_kueri_tetap_paling_banyak_dua_belas(klien, pohon, penyusun_dinkes):
    alamat = reverse("pengukuran:pohon", args=[timezone.localdate().year, pohon.unit_id])
    halaman = klien(penyusun_dinkes)
    halaman.get(alamat)
    with CaptureQueriesContext(connection) as sedikit:
        halaman.get(alamat)
    PohonKinerja.objects.filter(pk=pohon.pk).update(status="DRAF")
    SimpulPohon.objects.bulk_create(
        SimpulPohon(pohon=pohon, uraian=f"Kondisi {n}", jenis="FAKTOR", urutan=n) for n in range(200)
    )
    with CaptureQueriesContext(connection) as banyak:
        halaman.get(alamat)
    assert len(sedikit) <= 12
    assert len(banyak) <= 12
