"""Openings: who asks, who decides, what opens and for how long; late stays late; many units at once."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from datakinerja import actions
from datakinerja.actions import NilaiTerkunci, atur_jendela, berikan, buka_banyak, kunci_banyak, minta_pembukaan
from datakinerja.models import JendelaEntri, LembarData, Pembukaan
from datakinerja.queries import kelengkapan, kunci_bulan
from datakinerja.rules import AturanKunci, sebut_bulan
from layanan.actions import TransitionError, advance
from layanan.models import Jejak, Pemberitahuan
from layanan.queries import giliran_untuk
from organisasi.models import Pengguna, Periode, Tahun, Unit
from pengukuran.actions import HasilSimpan
from renstra.models import ObjekUkur
from tests import pabrik as dunia
from tests.pengukuran.conftest import berkas_sementara, objek, simpan  # noqa: F401
from tests.pengukuran.pabrik import TAHUN, periode

pytestmark = pytest.mark.django_db
HARI = dt.timedelta(1)
type Objek = dict[str, ObjekUkur]
type Simpan = Callable[..., HasilSimpan]


@pytest.fixture
def hari_ini() -> dt.date:
    return timezone.localdate()


@pytest.fixture
def tertutup(tahun2026: Tahun) -> None:
    """January and February closed long ago for everybody."""
    for nomor in (1, 2):
        JendelaEntri.objects.create(periode=periode(nomor=nomor), buka="2026-01-01", tutup="2026-01-10")


def _minta(unit: Unit, by: Pengguna, hari_ini: dt.date, **lain: Any) -> Pembukaan:
    isi = {"periode": [periode()], "alasan": "server padam", "sampai": hari_ini + 3 * HARI} | lain
    return minta_pembukaan(unit=unit, by=by, **isi)


def test_yang_tertutup_menjelaskan_diri(tertutup: None, objek: Objek, simpan: Simpan) -> None:  # noqa: F811
    with pytest.raises(
        NilaiTerkunci, match=r"sejak 10 Januari 2026 .* jendela Januari ditutup; pembukaan oleh Bagian Organisasi"
    ):
        simpan("A1", "4")


def test_pembukaan_dari_minta_sampai_diberikan(
    tertutup: None, dinkes: Unit, objek: Objek, simpan: Simpan, operator: Pengguna, bagian_organisasi: Pengguna, hari_ini: dt.date  # noqa: F811
) -> None:  # fmt: skip
    satu = _minta(dinkes, operator, hari_ini)
    assert [g.objek for g in giliran_untuk(bagian_organisasi)] == [satu]
    with pytest.raises(NilaiTerkunci):
        simpan("A1", "4")
    with pytest.raises(PermissionDenied):
        berikan(satu, by=operator)
    berikan(satu, sampai=hari_ini + 2 * HARI, by=bagian_organisasi, catatan="segera")
    assert simpan("A1", "4").nilai.versi == 1
    with pytest.raises(NilaiTerkunci):
        simpan("A1", "4", bulan=2)
    kunci = kunci_bulan(dinkes.pk, TAHUN, ditutup=False, sekarang=timezone.now())[1].kunci
    assert kunci.aturan is AturanKunci.PENGECUALIAN
    assert kunci.kalimat.endswith("pembukaan oleh Bagian Organisasi karena server padam.")
    assert not giliran_untuk(bagian_organisasi)
    assert Pemberitahuan.objects.get(penerima=operator).isi == "segera"
    assert [j.tindakan for j in Jejak.objects.filter(object_id=satu.pk, oleh=bagian_organisasi)] == ["berikan"]
    with pytest.raises(TransitionError):
        berikan(satu, by=bagian_organisasi)


def test_pembukaan_berakhir_sendiri(
    tertutup: None, dinkes: Unit, objek: Objek, operator: Pengguna, bagian_organisasi: Pengguna, hari_ini: dt.date  # noqa: F811
) -> None:  # fmt: skip
    satu = berikan(_minta(dinkes, operator, hari_ini), by=bagian_organisasi)

    def pada(hari: dt.date, jam: int) -> bool:
        saat = dt.datetime.combine(hari, dt.time(jam), timezone.get_current_timezone())
        return kunci_bulan(dinkes.pk, TAHUN, ditutup=False, sekarang=saat)[1].kunci.terkunci

    assert not pada(satu.sampai, 23)
    assert pada(satu.sampai + HARI, 0)
    assert not satu.berakhir(satu.sampai)
    assert satu.berakhir(satu.sampai + HARI)


def test_pembukaan_hanya_indikator_yang_disebut(
    tertutup: None, dinkes: Unit, objek: Objek, simpan: Simpan, operator: Pengguna, bagian_organisasi: Pengguna, hari_ini: dt.date  # noqa: F811
) -> None:  # fmt: skip
    berikan(_minta(dinkes, operator, hari_ini, objek=[objek["A1"]]), by=bagian_organisasi)
    assert simpan("A1", "4").nilai.versi == 1
    with pytest.raises(NilaiTerkunci):
        simpan("A3", "80")
    bulan = kunci_bulan(dinkes.pk, TAHUN, ditutup=False, sekarang=timezone.now())[1]
    assert (bulan.kunci.terkunci, bulan.untuk(objek["A1"].pk).terkunci) == (True, False)
    # An opening of all indicators that ends earlier does not shorten the one that names it.
    buka_banyak(unit=[dinkes], periode=[periode()], sampai=hari_ini, alasan="audit", by=bagian_organisasi)
    bulan = kunci_bulan(dinkes.pk, TAHUN, ditutup=False, sekarang=timezone.now())[1]
    assert "server padam" in bulan.untuk(objek["A1"].pk).kalimat
    assert "audit" in bulan.untuk(objek["A3"].pk).kalimat


def test_pembukaan_tidak_membuka_data_yang_sudah_diajukan(
    tertutup: None, dinkes: Unit, objek: Objek, simpan: Simpan, operator: Pengguna, kepala: Pengguna, bagian_organisasi: Pengguna,  # noqa: F811
    hari_ini: dt.date,
) -> None:  # fmt: skip
    lembar = actions.ajukan(
        actions.lembar(unit=dinkes, periode=periode(), by=operator), by=operator, catatan="menyusul"
    )
    berikan(_minta(dinkes, operator, hari_ini), by=bagian_organisasi)
    with pytest.raises(NilaiTerkunci, match="karena data sudah diajukan"):
        simpan("A1", "4")
    advance(lembar, "kembalikan", by=kepala, catatan="isi dahulu")
    assert simpan("A1", "4").nilai.versi == 1


def test_yang_terlambat_tetap_terlambat(
    tertutup: None, dinkes: Unit, objek: Objek, simpan: Simpan, operator: Pengguna, bagian_organisasi: Pengguna, hari_ini: dt.date  # noqa: F811
) -> None:  # fmt: skip
    berikan(_minta(dinkes, operator, hari_ini), by=bagian_organisasi)
    actions.ajukan(actions.lembar(unit=dinkes, periode=periode(), by=operator), by=operator, catatan="menyusul")
    assert LembarData.objects.get().diajukan_pada is not None
    januari = kelengkapan(dinkes, TAHUN).bulan[0]
    assert (januari.tenggat, januari.tepat_waktu) == (dt.date(2026, 1, 10), False)
    with pytest.raises(ValidationError, match="lewat Pembukaan"):
        atur_jendela(periode=periode(), unit=dinkes, buka=dt.date(2026, 1, 1), tutup=hari_ini, alasan="tolong", by=bagian_organisasi)  # fmt: skip


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"alasan": " "}, "alasan"),
        ({"periode": []}, "satu bulan"),
        ({"sampai": dt.date(2026, 1, 1)}, "sudah lewat"),
    ],
)
def test_permohonan_yang_tidak_lengkap_ditolak(
    isi: dict[str, Any], kalimat: str, dinkes: Unit, tahun2026: Tahun, operator: Pengguna, hari_ini: dt.date
) -> None:
    with pytest.raises(ValidationError, match=kalimat):
        _minta(dinkes, operator, hari_ini, **isi)
    assert not Pembukaan.objects.exists()


def test_permohonan_ganda_tahun_tutup_dan_unit_lain(
    kabupaten: Unit, dinkes: Unit, objek: Objek, operator: Pengguna, kepala: Pengguna, hari_ini: dt.date  # noqa: F811
) -> None:  # fmt: skip
    lain = dunia.buat_opd("Dinas Lain", induk=kabupaten, kode="1.03")
    with pytest.raises(PermissionDenied):
        _minta(dinkes, kepala, hari_ini)
    with pytest.raises(PermissionDenied):
        _minta(lain, operator, hari_ini)
    milik_lain = ObjekUkur.objects.create(indikator=objek["A1"].indikator, unit=lain)
    with pytest.raises(ValidationError, match="milik unit ini"):
        _minta(dinkes, operator, hari_ini, objek=[milik_lain])
    satu = _minta(dinkes, operator, hari_ini)
    with pytest.raises(ValidationError, match="Januari masih menunggu"):
        _minta(dinkes, operator, hari_ini)
    advance(satu, "tarik", by=operator)
    Tahun.objects.update(terkunci=True)
    with pytest.raises(ValidationError, match="sudah ditutup"):
        _minta(dinkes, operator, hari_ini)


def test_membuka_dan_mengunci_beberapa_unit_sekaligus(
    tertutup: None, kabupaten: Unit, dinkes: Unit, objek: Objek, simpan: Simpan, operator: Pengguna, bagian_organisasi: Pengguna,  # noqa: F811
    hari_ini: dt.date,
) -> None:  # fmt: skip
    lain = dunia.buat_opd("Dinas Lain", induk=kabupaten, kode="1.03")
    bulan = [periode(), periode(nomor=2)]
    serentak: dict[str, Any] = {"unit": [dinkes, lain], "periode": bulan, "alasan": "audit", "by": bagian_organisasi}
    with pytest.raises(PermissionDenied):
        buka_banyak(**serentak | {"sampai": hari_ini, "by": operator})
    assert len(buka_banyak(**serentak, sampai=hari_ini)) == 2
    assert simpan("A1", "4").nilai.versi == 1
    assert kunci_banyak(**serentak | {"periode": bulan[:1]}) == 2
    with pytest.raises(NilaiTerkunci):
        simpan("A1", "5", terlihat=1)
    assert simpan("A1", "5", bulan=2).nilai.versi == 1
    assert [j.kalimat for j in Jejak.objects.filter(tindakan="kunci")] == ["Dikunci lagi: Januari"] * 2
    assert kunci_banyak(**serentak) == 2
    assert set(Pembukaan.objects.values_list("status", flat=True)) == {"dicabut"}
    assert kunci_banyak(**serentak) == 0


def test_mengunci_jendela_yang_masih_terbuka_tidak_memajukan_tenggat(
    dinkes: Unit, objek: Objek, simpan: Simpan, bagian_organisasi: Pengguna, hari_ini: dt.date  # noqa: F811
) -> None:  # fmt: skip
    batas = hari_ini + 5 * HARI
    JendelaEntri.objects.create(periode=periode(), buka="2026-01-01", tutup=batas)
    assert kunci_banyak(unit=[dinkes], periode=[periode()], alasan="pemeriksaan", by=bagian_organisasi) == 1
    with pytest.raises(NilaiTerkunci):
        simpan("A1", "4")
    assert kelengkapan(dinkes, TAHUN).bulan[0].tenggat == batas


def test_sebut_bulan() -> None:
    assert sebut_bulan([]) == "–"
    assert sebut_bulan([2, 1]) == "Januari, Februari"
    assert sebut_bulan([1, 3, 4, 5, 12]) == "Januari, Maret–Mei, Desember"


def test_halaman_minta_dan_putuskan(
    tertutup: None, dinkes: Unit, objek: Objek, klien: Callable[[Pengguna], Client], operator: Pengguna, kepala: Pengguna,  # noqa: F811
    bagian_organisasi: Pengguna, orang_asing: Pengguna, hari_ini: dt.date,
) -> None:  # fmt: skip
    alamat = reverse("datakinerja:minta_pembukaan", args=[TAHUN, dinkes.pk])
    assert klien(kepala).get(alamat).status_code == 404
    assert klien(orang_asing).post(alamat, {}).status_code == 404
    isi = {"periode": [periode().pk], "sampai": (hari_ini + HARI).isoformat(), "alasan": ""}
    kosong = klien(operator).post(alamat, isi)
    assert kosong.status_code == 422
    dikirim = klien(operator).post(alamat, isi | {"alasan": "server padam", "objek": [objek["A1"].pk]}, follow=True)
    assert "Puskesmas terakreditasi" in dikirim.content.decode()
    satu = Pembukaan.objects.get()
    assert klien(orang_asing).get(satu.get_absolute_url()).status_code == 404
    putusan = reverse("datakinerja:berikan", args=[satu.pk])
    assert klien(operator).post(putusan, {"sampai": hari_ini.isoformat()}).status_code == 403
    lewat = klien(bagian_organisasi).post(putusan, {"sampai": "2026-01-02"})
    assert lewat.status_code == 422
    assert "sudah lewat" in lewat.content.decode()
    diberikan = klien(bagian_organisasi).post(putusan, {"sampai": hari_ini.isoformat()}, follow=True)
    assert "Diberikan" in diberikan.content.decode()
    Pembukaan.objects.update(sampai=hari_ini - HARI)
    daftar = klien(operator).get(f"{reverse('datakinerja:pembukaan')}?k_tahun={TAHUN}").content.decode()
    assert "Berakhir" in daftar


def test_halaman_serentak(
    tertutup: None, dinkes: Unit, klien: Callable[[Pengguna], Client], operator: Pengguna, bagian_organisasi: Pengguna, hari_ini: dt.date
) -> None:  # fmt: skip
    alamat = f"{reverse('datakinerja:serentak')}?k_tahun={TAHUN}"
    assert klien(operator).get(alamat).status_code == 403
    peminta = klien(bagian_organisasi)
    isi: dict[str, Any] = {"tindakan": "buka", "periode": [periode().pk], "unit": [dinkes.pk], "alasan": "audit"}
    assert "Isi tanggal terakhir" in peminta.post(alamat, isi).content.decode()
    buka = peminta.post(alamat, isi | {"sampai": hari_ini.isoformat()}, follow=True).content.decode()
    assert "1 unit dibuka." in buka
    assert "1 bulan dikunci." in peminta.post(alamat, isi | {"tindakan": "kunci"}, follow=True).content.decode()


def test_banyaknya_kueri_sama_pada_dua_ukuran(
    tertutup: None, dinkes: Unit, objek: Objek, klien: Callable[[Pengguna], Client], operator: Pengguna, bagian_organisasi: Pengguna,  # noqa: F811
    hari_ini: dt.date,
) -> None:  # fmt: skip
    alamat = f"{reverse('datakinerja:pembukaan')}?k_tahun={TAHUN}"
    peminta = klien(operator)
    peminta.get(alamat)

    def hitung(banyak: int) -> int:
        for _ in range(banyak):
            buka_banyak(
                unit=[dinkes], periode=list(Periode.objects.filter(jenis="bulan").select_related("tahun")),
                sampai=hari_ini, alasan="audit", by=bagian_organisasi,
            )  # fmt: skip
        with CaptureQueriesContext(connection) as tangkap:
            assert peminta.get(alamat).status_code == 200
        return len(tangkap)

    assert hitung(1) == hitung(12) <= 12


def test_api_pembukaan(
    tertutup: None, dinkes: Unit, objek: Objek, klien: Callable[[Pengguna], Client], operator: Pengguna, kepala: Pengguna,  # noqa: F811
    bagian_organisasi: Pengguna, orang_asing: Pengguna, hari_ini: dt.date,
) -> None:  # fmt: skip
    alamat = "/api/v1/data/pembukaan/"
    isi = {
        "unit": dinkes.pk,
        "periode": [periode().pk],
        "alasan": "server padam",
        "sampai": (hari_ini + HARI).isoformat(),
    }

    def kirim(siapa: Pengguna, jalur: str, isi: dict[str, Any]) -> Any:
        return klien(siapa).post(jalur, isi, content_type="application/json")

    assert kirim(orang_asing, alamat, isi).status_code == 404
    assert kirim(kepala, alamat, isi).status_code == 403
    dibuat = kirim(operator, alamat, isi)
    assert (dibuat.status_code, dibuat.json()["status"]) == (201, "diajukan")
    langkah = f"{alamat}{dibuat.json()['id']}/langkah/"
    assert kirim(bagian_organisasi, langkah + "tolak/", {}).status_code == 400
    assert kirim(bagian_organisasi, langkah + "berikan/", {}).json()["status"] == "diberikan"
    assert kirim(bagian_organisasi, langkah + "cabut/", {"catatan": "selesai"}).json()["status"] == "dicabut"
    assert klien(operator).get(alamat).json()["count"] == 1


def test_jendela_yang_lewat_ditolak_pada_isiannya(
    dinkes: Unit, tahun2026: Tahun, klien: Callable[[Pengguna], Client], bagian_organisasi: Pengguna
) -> None:
    actions.susun_jendela(tahun=TAHUN, by=bagian_organisasi)
    isi = {
        "periode": periode(nomor=1).pk, "unit": dinkes.pk, "buka": "2026-01-01", "tutup": "2026-12-31", "tenggang_hari": 0,
        "alasan": "Susulan",
    }  # fmt: skip
    jawaban = klien(bagian_organisasi).post(f"{reverse('datakinerja:jendela')}?k_tahun={TAHUN}", isi)
    assert jawaban.status_code == 422
    assert "Buka lagi lewat Pembukaan bulan" in jawaban.content.decode()
