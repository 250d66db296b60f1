"""Settings of an indicator on their way into the measurement: formula, zero target, own scale, negative values."""

from decimal import Decimal

import pytest

from datakinerja.queries.ukuran import ukuran_unit
from organisasi.rules.izin import Peran
from pengukuran.rules.hitung import Acuan, Definisi, Realisasi, skala_untuk, ukur
from pengukuran.rules.isian import IsianSalah, baca_isian
from renstra.models import IndikatorVersi, Skala
from renstra.rules import Agregasi, CaraEntri, Frekuensi, Polaritas, RumusTurun, TargetNol, baca_target
from tests import pabrik
from tests.renstra import rencana_contoh


def D(nilai: int | str) -> Decimal:  # noqa: N802 - short for tables
    return Decimal(nilai)


@pytest.mark.django_db
def test_pengaturan_indikator_sampai_ke_pengukuran(kabupaten, bappeda):
    opd = pabrik.buat_opd("Dinas Contoh", induk=kabupaten)
    penyusun = pabrik.buat_pengguna(Peran.PENYUSUN, opd)
    draf = rencana_contoh.buat_terisi(opd, penyusun)
    skala = Skala.objects.create(nama="Tingkat layanan", butir=["KURANG", "CUKUP", "PRIMA"])
    IndikatorVersi.objects.filter(versi=draf, indikator__kode="IKU.4").update(
        rumus_turun="BANDING", target_nol="NIHIL_SERATUS", boleh_negatif=True, skala=skala
    )
    rencana_contoh.tetapkan(draf, penyusun=penyusun, bappeda=bappeda)
    ukuran = {u.kode: u for u in ukuran_unit(opd.pk, 2026)}
    satu, lain = ukuran["IKU.4"], ukuran["IKU.2"]
    assert (satu.rumus_turun, satu.target_nol) == (RumusTurun.BANDING, TargetNol.NIHIL_SERATUS)
    assert (satu.skala, satu.boleh_negatif) == (("KURANG", "CUKUP", "PRIMA"), True)
    assert (lain.rumus_turun, lain.target_nol, lain.skala, lain.boleh_negatif) == (RumusTurun.SELISIH, None, (), False)


def _definisi(**lain):
    return Definisi(Polaritas.TURUN, Agregasi.TERAKHIR, CaraEntri.PERIODE, Frekuensi.BULANAN, **lain)


@pytest.mark.parametrize(
    ("lain", "target", "realisasi", "nihil", "hasil"),
    [
        ({}, 4, 5, False, D(75)),
        ({"rumus_turun": RumusTurun.BANDING}, 4, 5, False, D(80)),
        ({}, 0, 0, False, None),
        ({}, 0, 0, True, D(100)),
        ({"target_nol": TargetNol.NIHIL_SERATUS}, 0, 0, False, D(100)),
        ({"target_nol": TargetNol.TIDAK_DAPAT_DIHITUNG}, 0, 0, True, None),
    ],
)
def test_rumus_menurut_pengaturan_indikator(lain, target, realisasi, nihil, hasil):
    nilai = ukur(_definisi(**lain), Acuan(D(target)), Realisasi(D(realisasi)), nihil_seratus=nihil)
    assert nilai.mentah == hasil


def test_skala_sendiri_mengukur_dan_membaca_isian():
    butir = ("KURANG", "CUKUP", "PRIMA")
    definisi = _definisi(skala=butir)
    hasil = ukur(definisi, Acuan(None, None, "Prima"), Realisasi(None, "CUKUP"))
    assert round(hasil.mentah, 2) == D("66.67")
    assert ukur(definisi, Acuan(None, None, "WTP"), Realisasi(None, "CUKUP")).mentah is None
    target = baca_target("Prima")
    assert baca_isian("cukup", agregasi="TERAKHIR", target=target, skala=butir).teks == "cukup"
    with pytest.raises(IsianSalah, match="pilihan: KURANG, CUKUP, PRIMA"):
        baca_isian("WTP", agregasi="TERAKHIR", target=target, skala=butir)
    assert skala_untuk("BB") == skala_untuk("BB", ())


def test_dasar_berubah_hanya_bila_ada_pengaturan_khusus():
    assert _definisi().dasar == "TERAKHIR|PERIODE|BULANAN|100|TURUN"
    semua = {
        _definisi(rumus_turun=RumusTurun.BANDING).dasar,
        _definisi(target_nol=TargetNol.NIHIL_SERATUS).dasar,
        _definisi(skala=("A", "B")).dasar,
        _definisi(skala=("B", "A")).dasar,
        _definisi().dasar,
    }
    assert len(semua) == 5
    assert max(map(len, semua)) <= 80
