"""The check on the plans of the demo: what it finds there is listed and justified; every planted defect is found, and nothing else."""

import pytest
from django.utils import timezone

from renstra.models import TemuanRencana
from renstra.queries.periksa import bahan_daerah
from renstra.rules.periksa import BahanDaerah, RencanaUnit, periksa_daerah, periksa_rencana
from renstra.rules.periksa.mirip import AMBANG, MINIMAL_KATA, kemiripan, pasangan_mirip
from renstra.rules.periksa.pola import kata_pokok, lipat
from tests.renstra.cacat import TANAM, ganti_indikator

pytestmark = pytest.mark.django_db

# What remains in the demo, and why it is right that it is found: examples for those who learn the check.
TERSISA = {
    # A count of documents, peserta, cards, kegiatan, laporan stands as outcome of a programme: true findings, left to be mended.
    "R-401": {
        "Jumlah dokumen rencana detail tata ruang yang ditetapkan",
        "Jumlah peserta pelatihan yang bersertifikat",
        "Jumlah kartu identitas anak yang diterbitkan",
        "Jumlah kegiatan budaya yang dilestarikan",
        "Jumlah laporan hasil pengawasan",
    },
    # A sasaran served by a programme that hangs under another sasaran: lawful, answered with a reason.
    "R-110": {"Sasaran 1.2"},
}


@pytest.fixture
def bahan(contoh) -> BahanDaerah:
    return bahan_daerah(timezone.localdate().year, timezone.localdate())


def test_temuan_pada_contoh_hanya_yang_dapat_dibenarkan(bahan):
    ditemukan: dict[str, set[str]] = {}
    indikator = {satu.id: satu for rencana in bahan.rencana for satu in rencana.isi.indikator}
    for satu in periksa_daerah(bahan):
        letak = satu.temuan.letak
        hal = indikator[letak.indikator_id].uraian if letak.indikator_id else letak.tempat
        ditemukan.setdefault(satu.temuan.kode, set()).add(hal)
    assert ditemukan == TERSISA


def test_alasan_contoh_menjawab_yang_sah(contoh):
    rows = TemuanRencana.objects.dengan_jawaban()
    assert {satu.dijawab for satu in rows.filter(kode="R-110")} == {True}
    assert not any(satu.dijawab for satu in rows.exclude(kode="R-110"))


@pytest.mark.parametrize("kode", [kode for kode in TANAM if kode not in ("R-105", "R-109", "R-502")])
def test_cacat_pada_setiap_rencana_contoh_ditemukan_dan_hanya_itu(bahan, kode):
    tertanam = 0
    for ke, rencana in enumerate(bahan.rencana):
        hasil = None if rencana.daerah else TANAM[kode](rencana.isi, ke)
        if hasil is None:
            continue
        isi, kunci = hasil
        sebelum = {(t.kode, t.letak.kunci) for t in periksa_rencana(rencana.isi)}
        sesudah = {(t.kode, t.letak.kunci) for t in periksa_rencana(isi)}
        assert (kode, kunci) in sesudah
        assert sesudah - sebelum - {(kode, kunci)} <= BAWAAN.get(kode, frozenset())
        tertanam += 1
    assert tertanam > 5


# Findings of the whole plan that a defect may bring along in a small plan: the last IKU went with its node.
BAWAAN = {"R-107": frozenset({("R-211", "")})}


def test_cacat_antar_opd_ditemukan(bahan):
    a, b, c = [satu for satu in bahan.rencana if not satu.daerah][:3]
    milik_a = next(x for s in a.isi.simpul for x in s.indikator if s.jenis == "SASARAN")
    panjang = "Persentase pelayanan kegawatdaruratan terpadu yang memenuhi standar mutu"
    milik_b = next(x for s in b.isi.simpul for x in s.indikator if s.jenis == "SASARAN")
    milik_c = next(x for s in c.isi.simpul for x in s.indikator if s.jenis == "SASARAN")
    rencana = [
        _ganti(a, ganti_indikator(a.isi, milik_a, uraian=panjang)),
        _ganti(b, ganti_indikator(b.isi, milik_b, uraian=panjang.upper() + ".")),
        _ganti(c, ganti_indikator(c.isi, milik_c, uraian=panjang + " nasional")),
        *[satu for satu in bahan.rencana if satu not in (a, b, c)],
    ]
    daerah = next(satu for satu in bahan.rencana if satu.daerah)
    sasaran = daerah.isi.sejenis("SASARAN")
    opd = dict(bahan.opd) | {999_999: "Dinas Tanpa Rencana"}
    dilayani = frozenset(str(s.kunci) for s in sasaran[1:])
    hasil = periksa_daerah(BahanDaerah(rencana=rencana, opd=opd, dilayani=dilayani))
    kunci = {(satu.temuan.kode, satu.unit_id, satu.temuan.letak.kunci) for satu in hasil if satu.temuan.kode > "R-6"}
    assert kunci == {
        ("R-601", a.unit_id, f"I:{milik_a.indikator_id}"),
        ("R-601", b.unit_id, f"I:{milik_b.indikator_id}"),
        ("R-602", c.unit_id, f"I:{milik_c.indikator_id}"),
        ("R-603", daerah.unit_id, f"S:{sasaran[0].kunci}"),
        ("R-604", 999_999, ""),
    }


def _ganti(rencana: RencanaUnit, isi) -> RencanaUnit:
    return RencanaUnit(rencana.unit_id, rencana.nama, isi, rencana.daerah)


def test_rumusan_contoh_mirip_sama_dengan_membandingkan_semua(bahan):
    rumusan = sorted({lipat(x.uraian) for r in bahan.rencana for x in r.isi.indikator})
    kata = [kata_pokok(satu) for satu in rumusan]
    semua = {
        (i, j)
        for j in range(len(kata)) for i in range(j)
        if min(len(kata[i]), len(kata[j])) >= MINIMAL_KATA and kemiripan(kata[i], kata[j]) >= AMBANG
    }  # fmt: skip
    assert {(i, j) for i, j, _ in pasangan_mirip(kata)} == semua
