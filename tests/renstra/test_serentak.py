"""Two requests at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from layanan.actions import TransitionError
from renstra import actions
from renstra.models import IndikatorVersi, Simpul, VersiRencana
from tests.renstra import rencana_contoh

pytestmark = pytest.mark.django_db(transaction=True)


def berdua(fungsi):
    """Run a function in two threads at once; results or TransitionError."""

    def satu(_):
        try:
            return fungsi()
        except TransitionError as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as kolam:
        return list(kolam.map(satu, range(2)))


def test_simpan_ganda_bersamaan_hanya_menyimpan_sekali(kosong, penyusun):
    pratinjau = actions.unggah(kosong, unggahan=rencana_contoh.unggahan(), by=penyusun)
    hasil = berdua(lambda: actions.impor_rencana(pratinjau, by=penyusun))
    assert sorted(satu.tambah if satu else 0 for satu in hasil) == [0, 12]
    assert (Simpul.objects.count(), IndikatorVersi.objects.count()) == (5, 7)


def test_tambah_ganda_bersamaan_yang_kedua_dianggap_usang(draf, penyusun):
    isian = {"jenis": "TUJUAN", "kode": "9", "uraian": "Tujuan baru"}
    hasil = berdua(lambda: actions.simpan_simpul(draf, isian=isian, revisi=draf.revisi, by=penyusun))
    assert [type(satu) for satu in sorted(hasil, key=lambda satu: isinstance(satu, Exception))] == [
        Simpul,
        actions.HalamanBasi,
    ]


def test_pengajuan_ganda_bersamaan_hanya_sekali(draf, penyusun):
    hasil = berdua(lambda: actions.ajukan(draf, by=penyusun))
    assert [type(satu) for satu in sorted(hasil, key=lambda satu: isinstance(satu, Exception))] == [
        VersiRencana,
        TransitionError,
    ]
