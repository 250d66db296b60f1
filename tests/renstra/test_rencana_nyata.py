"""A real plan, as found, through the template: read, stored, its gaps listed, nothing smoothed over."""

from collections import Counter
from decimal import Decimal

import pytest

from renstra import actions
from renstra.lembar import baris_rencana, buku_rencana
from renstra.queries import pohon
from renstra.queries.pratinjau import susun_pratinjau
from renstra.rules import JenisSimpul
from renstra.rules.periksa import periksa_rencana
from sakip.lembar import baca, tulis_ekspor
from tests.renstra import berkas_nyata, rencana_contoh

pytestmark = pytest.mark.skipif(
    not berkas_nyata.FOLDER.is_dir(),
    reason="berkas rencana nyata tidak ada di mesin ini (shared/data/contoh_disdukcapil)",
)
TAHUN = range(2024, 2030)


@pytest.fixture
def nyata(dukcapil, penyusun):
    versi = actions.buat_dokumen(unit=dukcapil, judul="Renstra nyata", tahun_awal=2024, tahun_akhir=2029, by=penyusun)
    isi = tulis_ekspor(buku_rencana(TAHUN), berkas_nyata.rencana(2024))
    unggah = actions.unggah(versi, unggahan=rencana_contoh.unggahan(isi), by=penyusun)
    hasil = susun_pratinjau(versi, actions.baca_pratinjau(unggah))
    assert hasil.sah, [str(satu) for satu in hasil.galat]
    actions.impor_rencana(unggah, by=penyusun)
    versi.refresh_from_db()
    return versi


def test_isi_asli_bertahan(nyata):
    isi = pohon(nyata)
    assert [
        len(isi.sejenis(j))
        for j in (JenisSimpul.TUJUAN, JenisSimpul.SASARAN, JenisSimpul.PROGRAM, JenisSimpul.KEGIATAN)
    ] == [0, 1, 7, 5]
    program = {simpul.kode: simpul for simpul in isi.sejenis(JenisSimpul.PROGRAM)}
    assert program["17"].uraian == "Program Penataan Adminitrasi Kependukan dan Pencatatan Sipil"
    assert program["17"].pagu[2026] == Decimal(726_522_000)
    asal = berkas_nyata.rencana(2024)
    assert sum(sum(s.pagu.values()) for s in program.values()) == sum(
        nilai
        for baris in asal["Program"]
        for nama, nilai in baris.items()
        if nama.startswith("pagu_") and nilai is not None
    )
    kode = {satu.kode: satu for satu in isi.indikator}
    assert (kode["S.3"].uraian, kode["K.1.1"].satuan, kode["P.1"].uraian) == ("Maningkatkan angka kelahiran", "bln", "")
    assert 2024 not in kode["S.2"].target


def test_kekosongannya_didaftar_dan_menghalangi(nyata):
    temuan = periksa_rencana(pohon(nyata))
    hitung = Counter(satu.kode for satu in temuan if satu.menghalangi)
    assert hitung == {
        "R-101": 1,
        "R-201": 7,
        "R-203": 15,
        "R-204": 15,
        "R-205": 15,
    }


def test_ekspor_diimpor_kembali_tanpa_perubahan(nyata):
    isi = tulis_ekspor(buku_rencana(TAHUN), baris_rencana(pohon(nyata)))
    hasil = susun_pratinjau(nyata, baca(isi, buku_rencana(TAHUN)))
    assert (hasil.sah, hasil.berubah, hasil.hilang) == (True, False, 0)
