"""Findings on stored values: where they show, who answers them, how many queries they take."""

from collections.abc import Callable
from decimal import Decimal
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from datakinerja import actions
from datakinerja.actions import BarisMuat, jawab_temuan, muat_nilai
from datakinerja.models import JawabanMutu, Nilai
from datakinerja.queries.mutu import RingkasMutu, temuan_unit
from organisasi.models import Pengguna, Tahun, Unit
from pengukuran.actions import HasilSimpan
from renstra.models import ObjekUkur
from tests.pengukuran import pabrik
from tests.pengukuran.conftest import berkas_sementara, objek, simpan  # noqa: F401
from tests.pengukuran.pabrik import TAHUN, periode

pytestmark = pytest.mark.django_db
type Objek = dict[str, ObjekUkur]
type Simpan = Callable[..., HasilSimpan]
HTMX = {"HX-Request": "true"}
TENANG = ("50", "51", "49", "50.5", "48.7", "51.2", "50.1")


@pytest.fixture
def loncat(objek: Objek) -> Nilai:  # noqa: F811
    """A3 with a quiet series and a jump in August."""
    satu = objek["A3"]
    muat_nilai(
        (BarisMuat(satu.pk, periode(nomor=n).pk, Decimal(isi)) for n, isi in enumerate((*TENANG, "510"), 1)), None
    )
    return Nilai.objects.get(periode=periode(nomor=8))


def _kode(unit: Unit) -> list[tuple[str, int]]:
    return [(satu.aturan.kode, satu.bulan) for satu in temuan_unit(unit.pk, TAHUN) if satu.aturan.dijawab]


def test_temuan_dari_nilai_tersimpan(dinkes: Unit, loncat: Nilai) -> None:
    assert ("LONCAT", 8) in _kode(dinkes)
    # All eight were loaded at once.
    assert ("SEMENIT", 8) in _kode(dinkes)
    ringkas = RingkasMutu(tuple(temuan_unit(dinkes.pk, TAHUN)))
    assert (ringkas.belum_dijawab, ringkas.tanpa_bukti) == (2, 8)


def test_jawaban_menempel_pada_versi(
    dinkes: Unit, loncat: Nilai, objek: Objek, simpan: Simpan, operator: Pengguna, kepala: Pengguna  # noqa: F811
) -> None:  # fmt: skip
    with pytest.raises(PermissionDenied):
        jawab_temuan(loncat, kode="LONCAT", kalimat="wabah", by=kepala)
    with pytest.raises(ValidationError, match="Tuliskan sebab"):
        jawab_temuan(loncat, kode="LONCAT", kalimat=" ", by=operator)
    with pytest.raises(ValidationError, match="sudah tidak ada"):
        jawab_temuan(loncat, kode="BERULANG", kalimat="wabah", by=operator)
    with pytest.raises(ValidationError, match="sudah tidak ada"):
        jawab_temuan(loncat, kode="TANPA_BUKTI", kalimat="menyusul", by=operator)
    satu = jawab_temuan(loncat, kode="LONCAT", kalimat="wabah ", by=operator)
    assert jawab_temuan(loncat, kode="LONCAT", kalimat="wabah", by=operator) == satu
    temuan = next(t for t in temuan_unit(dinkes.pk, TAHUN) if t.aturan.kode == "LONCAT")
    assert temuan.jawaban is not None
    assert (temuan.jawaban.kalimat, temuan.jawaban.oleh, temuan.belum_dijawab) == ("wabah", operator, False)
    # A correction is a new version: the sentence was about the old one.
    simpan("A3", "511", bulan=8, terlihat=1, sifat="TETAP")
    baru = next(t for t in temuan_unit(dinkes.pk, TAHUN) if t.aturan.kode == "LONCAT")
    assert baru.jawaban is None
    simpan("A3", "51", bulan=8, terlihat=2)
    assert ("LONCAT", 8) not in _kode(dinkes)
    assert JawabanMutu.objects.get() == satu


def test_halaman_lembar_dan_unit(
    dinkes: Unit, loncat: Nilai, klien: Callable[[Pengguna], Client], operator: Pengguna, kepala: Pengguna, evaluator: Pengguna,
    orang_asing: Pengguna,
) -> None:  # fmt: skip
    lembar = actions.lembar(unit=dinkes, periode=periode(nomor=8), by=operator).get_absolute_url()
    alamat = reverse("datakinerja:mutu", args=[TAHUN, dinkes.pk])
    for siapa in (operator, kepala, evaluator):
        for jalur in (f"{lembar}mutu/", alamat):
            isi = klien(siapa).get(jalur, headers=HTMX).content.decode()
            assert "jauh di atas kebiasaan deret ini" in isi
            assert ('name="kalimat"' in isi) == (siapa == operator)
    assert klien(orang_asing).get(alamat).status_code == 404
    jawab = reverse("datakinerja:jawab_mutu", args=[loncat.pk, "LONCAT"])
    assert klien(orang_asing).post(jawab, {"kalimat": "x"}).status_code == 404
    assert klien(kepala).post(jawab, {"kalimat": "x"}).status_code == 403
    dijawab = klien(operator).post(jawab, {"kalimat": "Wabah di dua kecamatan.", "kembali": lembar})
    assert dijawab["Location"] == lembar
    luar = klien(operator).post(jawab, {"kalimat": "x", "kembali": "https://lain.example/"})
    assert luar["Location"] == alamat
    assert ">x <" in klien(kepala).get(f"{lembar}mutu/", headers=HTMX).content.decode()
    assert f"{lembar}mutu/" in klien(kepala).get(lembar).content.decode()
    assert klien(kepala).get(f"{lembar}mutu/")["Location"] == alamat
    assert "Tanpa bukti" in klien(kepala).get(f"{alamat}?aturan=TANPA_BUKTI").content.decode()
    assert "simpangan median" in klien(kepala).get(reverse("datakinerja:aturan_mutu")).content.decode()


def test_api_mutu(
    dinkes: Unit, loncat: Nilai, klien: Callable[[Pengguna], Client], kepala: Pengguna, orang_asing: Pengguna
) -> None:
    alamat = f"/api/v1/data/mutu/{TAHUN}/{dinkes.pk}/"
    isi = klien(kepala).get(alamat).json()
    assert isi["per_aturan"]["LONCAT"] == 1
    assert klien(orang_asing).get(alamat).status_code == 404


def test_banyaknya_kueri_sama_pada_dua_ukuran(
    dinkes: Unit, tahun2026: Tahun, klien: Callable[[Pengguna], Client], operator: Pengguna
) -> None:
    banyak = tuple((f"B{n}", f"Indikator {n}", "Unit", "10", "NAIK", "JUMLAH", "BULANAN", "PERIODE") for n in range(40))
    peminta = klien(operator)

    def hitung(objek: Objek) -> list[int]:  # noqa: F811
        muat_nilai(
            (BarisMuat(o.pk, periode(nomor=n).pk, Decimal(isi)) for o in objek.values() for n, isi in enumerate(TENANG, 1)), None
        )  # fmt: skip
        lembar = actions.lembar(unit=dinkes, periode=periode(nomor=7), by=operator).get_absolute_url()
        hasil = []
        for jalur in (lembar, reverse("datakinerja:mutu", args=[TAHUN, dinkes.pk]), f"{lembar}mutu/"):
            peminta.get(jalur, headers=HTMX)
            with CaptureQueriesContext(connection) as tangkap:
                assert peminta.get(jalur, headers=HTMX).status_code == 200
            hasil.append(len(tangkap))
        return hasil

    kecil = hitung(pabrik.buat_rencana(dinkes, banyak[:3], nomor=1))
    assert hitung(pabrik.buat_rencana(dinkes, banyak, nomor=2)) == kecil
    assert max(kecil) <= 12, kecil


def test_perintah_mencetak_presisi_dan_temu() -> None:
    keluaran = StringIO()
    call_command("uji_mutu", deret=60, stdout=keluaran)
    baris = keluaran.getvalue().splitlines()
    assert baris[0].split() == ["Aturan", "kena", "luput", "salah", "presisi", "temu"]
    assert baris[-1].startswith("SEMUA")
