"""The quality rules on small series, and how they do on synthetic faults."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beranda.bench.mutu import jumlahkan, nilai_aturan
from datakinerja.rules import CaraEntri
from datakinerja.rules.mutu import ATURAN_MUTU, DeretMutu, TitikMutu, periksa_deret
from tests.strategi import desimal

D = Decimal


def _deret(*nilai: Any, tahun: int = 2026, **lain: Any) -> DeretMutu:
    """Monthly points that end in December of the year; None: not filled."""
    awal = 12 * tahun + 12 - len(nilai)
    titik = tuple(
        TitikMutu((awal + n) // 12, n, None if satu is None else D(satu), terisi=satu is not None)
        for n, satu in enumerate(nilai)
    )
    return DeretMutu(titik, **lain)


def _kode(deret: DeretMutu) -> list[tuple[str, int]]:
    return [(satu.kode, satu.kunci) for satu in periksa_deret(deret, tahun=2026)]


TENANG = ["50", "51", "49", "50.5", "48.7", "51.2", "50.1", "49.4", "50.9", "49.9", "50.3", "48.9"]


def test_deret_yang_tenang_tidak_ditanyai() -> None:
    assert _kode(_deret(*TENANG)) == []
    assert _kode(_deret(*["0"] * 12)) == []
    assert _kode(_deret(*["100"] * 12, persentase=True)) == []


@pytest.mark.parametrize("salah", ["500", "5", "90"])
def test_loncatan_terhadap_tingkat_deret(salah: str) -> None:
    assert _kode(_deret(*TENANG[:9], salah, *TENANG[10:])) == [("LONCAT", 9)]


def test_tingkat_baru_ditanyakan_sekali() -> None:
    assert _kode(_deret(*TENANG[:8], "80", "81", "79.5", "80.2")) == [("LONCAT", 8)]


def test_dengan_dua_tahun_data_musim_dikenali() -> None:
    musim = [str(100 + 80 * (bulan in {6, 11})) for bulan in range(12)]
    goyang = [str(D(satu) + n % 3) for n, satu in enumerate(musim * 3)]
    assert _kode(_deret(*goyang)) == []
    # The usual July figure in March is a jump although July itself is none.
    assert _kode(_deret(*goyang[:26], "180", *goyang[27:])) == [("LONCAT", 26)]


def test_riwayat_pendek_tidak_menuduh() -> None:
    assert _kode(_deret("5", "500", "7")) == []


def test_nilai_berulang() -> None:
    assert _kode(_deret(*TENANG[:8], "50.9", "50.9", "50.9", "50.9")) == [("BERULANG", 11)]
    assert _kode(_deret(*["3.2"] * 12, *["3.3"] * 12)) == []


def test_selalu_tepat_target_hanya_pada_yang_terakhir() -> None:
    deret = _deret("10", "20", "15", None)
    tepat = replace(deret, titik=tuple(replace(satu, target=satu.nilai) for satu in deret.titik))
    assert _kode(tepat) == [("TEPAT_TARGET", 2)]
    lain = replace(tepat, titik=(replace(tepat.titik[0], target=D(11)), *tepat.titik[1:]))
    assert _kode(lain) == []


def test_kumulatif_turun_hanya_dalam_tahun_yang_sama() -> None:
    isi = ["10", "20", "30", "40", "50", "60", "70", "80", "90", "100", "110", "120"]
    assert _kode(_deret(*isi, *isi, entri=CaraEntri.KUMULATIF)) == []
    turun = [*isi[:5], "11", *isi[6:]]
    assert ("KUMULATIF_TURUN", 5) in _kode(_deret(*turun, entri=CaraEntri.KUMULATIF))
    assert ("KUMULATIF_TURUN", 5) not in _kode(_deret(*turun))


def test_pembilang_lebih_dan_di_luar_rentang() -> None:
    deret = _deret(None, persentase=True)
    tukar = replace(deret, titik=(replace(deret.titik[0], pembilang=D(9), penyebut=D(4), terisi=True),))
    assert _kode(tukar) == [("PEMBILANG_LEBIH", 0)]
    assert _kode(replace(tukar, persentase=False)) == []
    assert _kode(_deret("101", persentase=True)) == [("RENTANG", 0)]
    assert _kode(_deret("-1")) == [("RENTANG", 0)]
    assert _kode(_deret("-1", boleh_negatif=True)) == []


def test_semua_bulan_dalam_satu_menit_dan_tanpa_bukti() -> None:
    deret = _deret("10", "12", "9")
    pada = dt.datetime(2026, 12, 31, 23, 0, tzinfo=dt.UTC)
    cepat = tuple(replace(satu, waktu=pada + dt.timedelta(seconds=30 * n)) for n, satu in enumerate(deret.titik))
    assert _kode(replace(deret, titik=cepat)) == [("SEMENIT", 2)]
    lambat = (*cepat[:2], replace(cepat[2], waktu=pada + dt.timedelta(seconds=61)))
    assert _kode(replace(deret, titik=lambat)) == []
    polos = tuple(replace(satu, berbukti=False) for satu in deret.titik)
    assert _kode(replace(deret, titik=polos)) == [("TANPA_BUKTI", n) for n in range(3)]


@given(st.lists(st.none() | desimal("-99999", "99999", 3), max_size=40), st.sampled_from(list(CaraEntri)))
def test_temuan_hanya_pada_nilai_terisi_tahun_itu(nilai: list[D | None], entri: CaraEntri) -> None:
    deret = _deret(*nilai, entri=entri)
    for temuan in periksa_deret(deret, tahun=2026):
        titik = deret.titik[temuan.kunci]
        assert (titik.tahun, titik.terisi) == (2026, True)
        assert temuan.kalimat.endswith(".")


@given(st.lists(desimal("1", "99999", 2), min_size=26, max_size=36), st.sampled_from([D("0.5"), D(2), D(1000)]))
def test_loncatan_tidak_bergantung_pada_satuan(nilai: list[D], kali: D) -> None:
    def loncat(isi: list[D]) -> list[int]:
        return [satu.kunci for satu in periksa_deret(_deret(*isi), tahun=2026) if satu.kode == "LONCAT"]

    assert loncat(nilai) == loncat([satu * kali for satu in nilai])


def test_setiap_aturan_menjelaskan_diri() -> None:
    for aturan in ATURAN_MUTU.values():
        assert aturan.arti.endswith(".")
        assert aturan.obat.endswith(".")
        assert aturan.riwayat


def test_presisi_dan_daya_temu_pada_kesalahan_buatan() -> None:
    hasil = {satu.kode: satu for satu in nilai_aturan(deret=700)}
    assert all(satu.temu is not None and satu.temu >= D("0.95") for satu in hasil.values())
    assert all(satu.presisi is not None and satu.presisi >= D("0.55") for satu in hasil.values())
    assert hasil["LONCAT"].salah > 0, "deret sah yang berubah tingkat termasuk di dalam uji"
    semua = jumlahkan(list(hasil.values()))
    assert semua.presisi is not None
    assert semua.presisi > D("0.85")
