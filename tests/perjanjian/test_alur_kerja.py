"""The way of an agreement from plan to signatures."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from layanan.actions import TransitionError
from layanan.queries import giliran_untuk, jejak
from organisasi.models import Delegasi, Pengguna, Tahun, Unit
from perjanjian import actions
from perjanjian.models import Perjanjian
from perjanjian.queries import isi_perjanjian
from renstra.actions import buat_turunan
from renstra.models import TargetTahunan, VersiRencana
from tests import pabrik
from tests.perjanjian.pabrik import PADA, TAHUN, buat_rencana

Antar = Callable[[Perjanjian, str], Perjanjian]


def test_dibuat_dari_rencana_yang_berlaku(perjanjian: Perjanjian, rencana: VersiRencana) -> None:
    item = list(perjanjian.item.all())
    assert [satu.indikator for satu in item] == [str(satu) for satu in rencana.indikator.all()]
    assert [satu.target_teks for satu in item] == ["72,50", "17", "WTP", "≤ 12,5"]
    assert [satu.pembanding for satu in item][-1] == "PALING_BANYAK"
    assert perjanjian.program.get().pagu == 1_250_000_000
    assert perjanjian.pihak_pertama.pegawai.nama == "Kepala Contoh"
    assert perjanjian.pihak_kedua is not None
    assert perjanjian.pihak_kedua.pegawai.nama == "Bupati Contoh"


def test_renja_yang_ditetapkan_mendahului_renstra(
    rencana: VersiRencana, dinkes: Unit, tahun2026: Tahun, operator: Pengguna, kepala: Pengguna, bupati: Pengguna
) -> None:
    renja = buat_turunan(rencana, jenis="RENJA", tahun=TAHUN, by=operator)
    TargetTahunan.objects.filter(indikator__versi=renja, teks="72,50").update(teks="73", nilai=73)
    VersiRencana.objects.filter(pk=renja.pk).update(status="ditetapkan", tanggal=dt.date(2025, 7, 14))
    satu = actions.buat_dari_rencana(unit=dinkes, tahun=TAHUN, by=operator, pada=PADA)
    assert satu.rencana == renja
    assert satu.item.first().target_teks == "73"


def test_membuat_dua_kali_menghasilkan_satu(perjanjian: Perjanjian, dinkes: Unit, operator: Pengguna) -> None:
    assert actions.buat_dari_rencana(unit=dinkes, tahun=TAHUN, by=operator) == perjanjian
    assert Perjanjian.objects.count() == 1


def test_tanpa_rencana_berlaku_ditolak_dengan_jalan_keluar(
    dinkes: Unit, tahun2026: Tahun, operator: Pengguna, kepala: Pengguna, bupati: Pengguna
) -> None:
    with pytest.raises(ValidationError, match="Tetapkan rencana strategis"):
        actions.buat_dari_rencana(unit=dinkes, tahun=TAHUN, by=operator)


def test_jabatan_lowong_disebut(
    rencana: VersiRencana, dinkes: Unit, tahun2026: Tahun, operator: Pengguna, bupati: Pengguna
) -> None:
    with pytest.raises(ValidationError, match="sedang lowong"):
        actions.buat_dari_rencana(unit=dinkes, tahun=TAHUN, by=operator)


def test_atasan_lowong_disebut(
    rencana: VersiRencana, dinkes: Unit, tahun2026: Tahun, operator: Pengguna, kepala: Pengguna
) -> None:
    with pytest.raises(ValidationError, match="Jabatan atasan dari Kepala Dinas Kesehatan sedang lowong"):
        actions.buat_dari_rencana(unit=dinkes, tahun=TAHUN, by=operator)


def test_operator_opd_lain_tidak_dapat_membuat(
    rencana: VersiRencana, dinkes: Unit, tahun2026: Tahun, kepala: Pengguna, bupati: Pengguna
) -> None:
    lain = pabrik.buat_pengguna("penyusun", pabrik.buat_opd("Dinas Perikanan"))
    with pytest.raises(PermissionDenied):
        actions.buat_dari_rencana(unit=dinkes, tahun=TAHUN, by=lain)


def test_giliran_berpindah_sampai_berlaku(
    perjanjian: Perjanjian, operator: Pengguna, kepala: Pengguna, bupati: Pengguna
) -> None:
    def menunggu(orang: Pengguna) -> bool:
        return giliran_untuk(Pengguna.objects.get(pk=orang.pk)).exists()

    assert menunggu(operator)
    assert menunggu(kepala)
    assert not menunggu(bupati)
    actions.ajukan(perjanjian, by=kepala)
    assert menunggu(bupati)
    assert not menunggu(kepala)
    assert not menunggu(operator)
    actions.setujui(perjanjian, by=bupati)
    assert menunggu(operator)
    assert not menunggu(bupati)
    actions.bekukan(perjanjian, by=operator, nomor="1", tempat="Contoh", tanggal=PADA)
    assert menunggu(kepala)
    assert menunggu(bupati)
    assert not menunggu(operator)
    actions.tandatangani(perjanjian, jalur="lokal", by=bupati)
    assert menunggu(kepala)
    assert not menunggu(bupati)
    selesai = actions.tandatangani(perjanjian, jalur="lokal", by=kepala)
    assert selesai.status == "ditandatangani"
    assert not any(menunggu(satu) for satu in (operator, kepala, bupati))


def test_jejak_menyebut_siapa_melakukan_apa(perjanjian: Perjanjian, antar: Antar) -> None:
    perjanjian = antar(perjanjian, "ditandatangani")
    teks = [satu.kalimat for satu in reversed(jejak(perjanjian))]
    assert teks[0].startswith("Dibuat dari Renstra Contoh")
    assert teks[1:] == [
        "Diajukan oleh Kepala Contoh",
        "Disetujui oleh Bupati Contoh",
        "Naskah dibekukan oleh Operator Contoh",
        "Ditandatangani oleh Bupati Contoh",
        "Ditandatangani oleh Kepala Contoh",
    ]


def test_kepala_opd_lain_tidak_dapat_menyetujui(perjanjian: Perjanjian, antar: Antar) -> None:
    lain = pabrik.buat_kepala(pabrik.buat_opd("Dinas Perikanan"), nama="Kepala Lain")
    antar(perjanjian, "diajukan")
    with pytest.raises(PermissionDenied):
        actions.setujui(perjanjian, by=lain)
    assert not Perjanjian.objects.for_user(lain).exists()


def test_kepala_sendiri_tidak_dapat_menyetujui_miliknya(perjanjian: Perjanjian, antar: Antar, kepala: Pengguna) -> None:
    antar(perjanjian, "diajukan")
    with pytest.raises(PermissionDenied):
        actions.setujui(perjanjian, by=kepala)


def test_penerima_kuasa_menyetujui_atas_nama_tetapi_tidak_menandatangani(
    perjanjian: Perjanjian, antar: Antar, bupati: Pengguna, kabupaten: Unit
) -> None:
    ajudan = pabrik.buat_pengguna(nama="Ajudan Contoh", pegawai=pabrik.buat_pegawai("Ajudan Contoh", kabupaten))
    Delegasi.objects.create(
        dari=bupati,
        kepada=ajudan,
        tindakan=["perjanjian.setujui"],
        berlaku=pabrik.rentang(),
        alasan="Bupati dinas luar",
    )
    antar(perjanjian, "diajukan")
    actions.setujui(perjanjian, by=ajudan)
    assert jejak(perjanjian)[0].kalimat == "Disetujui oleh Ajudan Contoh atas nama Bupati Contoh"
    with pytest.raises(PermissionDenied):
        actions.bekukan(perjanjian, by=ajudan, nomor="1", tempat="Contoh", tanggal=PADA)
    siap = actions.bekukan(perjanjian, by=bupati, nomor="1", tempat="Contoh", tanggal=PADA)
    with pytest.raises(PermissionDenied):
        actions.tandatangani(siap, jalur="lokal", by=ajudan)


def test_dikembalikan_dengan_catatan(perjanjian: Perjanjian, antar: Antar, bupati: Pengguna) -> None:
    antar(perjanjian, "diajukan")
    with pytest.raises(ValidationError):
        actions.kembalikan(perjanjian, by=bupati, catatan=" ")
    assert actions.kembalikan(perjanjian, by=bupati, catatan="Target terlalu rendah").status == "draf"


def test_nomor_dan_tanggal_yang_sudah_ada_langsung_dibekukan_saat_disetujui(
    perjanjian: Perjanjian, operator: Pengguna, kepala: Pengguna, bupati: Pengguna
) -> None:
    actions.ubah_naskah(perjanjian, nomor="7", tempat="Contoh", tanggal=PADA, by=operator)
    actions.ajukan(perjanjian, by=kepala)
    assert actions.setujui(perjanjian, by=bupati).status == "siap"


def test_beku_butuh_nomor_dan_tanggal(perjanjian: Perjanjian, antar: Antar, operator: Pengguna) -> None:
    antar(perjanjian, "disetujui")
    with pytest.raises(ValidationError, match="nomor dan tanggal"):
        actions.bekukan(perjanjian, by=operator)
    assert Perjanjian.objects.get().status == "disetujui"


def test_tanggal_naskah_di_luar_masa_jabatan_ditolak(
    perjanjian: Perjanjian, antar: Antar, operator: Pengguna, kepala: Pengguna
) -> None:
    antar(perjanjian, "disetujui")
    kepala.pegawai.pemangkuan.update(berlaku=pabrik.rentang(sampai=dt.date(2026, 2, 1)))
    with pytest.raises(ValidationError, match="tidak memangku jabatannya"):
        actions.bekukan(perjanjian, by=operator, nomor="1", tanggal=dt.date(2026, 3, 1))


def test_menandatangani_dua_kali_ditolak(perjanjian: Perjanjian, antar: Antar, bupati: Pengguna) -> None:
    antar(perjanjian, "siap")
    actions.tandatangani(perjanjian, jalur="lokal", by=bupati)
    with pytest.raises(TransitionError):
        actions.tandatangani(perjanjian, jalur="lokal", by=bupati)


def test_pembekuan_dibatalkan_menarik_naskah(
    perjanjian: Perjanjian, antar: Antar, operator: Pengguna, bupati: Pengguna
) -> None:
    siap = antar(perjanjian, "siap")
    dokumen = siap.dokumen
    assert dokumen is not None
    actions.tandatangani(perjanjian, jalur="lokal", by=bupati)
    terbuka = actions.buka_naskah(perjanjian, by=operator, catatan="Nomor keliru")
    assert (terbuka.status, terbuka.beku, terbuka.dokumen) == ("disetujui", None, None)
    assert dokumen.riwayat_status.first().status == "ditarik"
    actions.bekukan(perjanjian, by=operator, nomor="2")
    assert Perjanjian.objects.get().dokumen != dokumen


def test_ditarik_kembali_oleh_pengusul(perjanjian: Perjanjian, antar: Antar, klien: Callable, kepala: Pengguna) -> None:
    antar(perjanjian, "diajukan")
    url = perjanjian.url_langkah("tarik")
    klien(kepala).post(url, {"catatan": "Salah target"})
    assert Perjanjian.objects.get().status == "draf"


def test_perjanjian_bupati_satu_tanda_tangan(
    kabupaten: Unit, tahun2026: Tahun, bupati: Pengguna, bagian_organisasi: Pengguna
) -> None:
    buat_rencana(kabupaten)
    milik = actions.buat_dari_rencana(unit=kabupaten, tahun=TAHUN, by=bagian_organisasi, pada=PADA)
    assert milik.pihak_kedua is None
    assert actions.ajukan(milik, by=bupati).status == "disetujui"
    actions.bekukan(milik, by=bagian_organisasi, nomor="1", tempat="Contoh", tanggal=PADA)
    selesai = actions.tandatangani(milik, jalur="lokal", by=bupati)
    assert selesai.status == "ditandatangani"
    assert selesai.dokumen is not None
    assert selesai.dokumen.tanda_tangan.count() == 1


@pytest.mark.parametrize(("sifat", "awalan"), [("plt", "Plt."), ("plh", "Plh."), ("pj", "Pj.")])
def test_pejabat_sementara_ditandai(
    rencana: VersiRencana, dinkes: Unit, tahun2026: Tahun, operator: Pengguna, bupati: Pengguna, sifat: str, awalan: str
) -> None:
    pabrik.angkat(pabrik.buat_pegawai("Sekretaris Contoh", dinkes), pabrik.jabatan_kepala(dinkes), sifat=sifat)
    baris = actions.buat_dari_rencana(unit=dinkes, tahun=TAHUN, by=operator, pada=PADA)
    assert isi_perjanjian(baris).pertama.sebutan == f"{awalan} Kepala Dinas Kesehatan"


def test_pihak_kedua_tanpa_akun_menghalangi_pengajuan(
    perjanjian: Perjanjian, kepala: Pengguna, bupati: Pengguna
) -> None:
    Pengguna.objects.filter(pk=bupati.pk).update(is_active=False)
    with pytest.raises(ValidationError, match="belum mempunyai akun"):
        actions.ajukan(perjanjian, by=kepala)
    assert Perjanjian.objects.get().status == "draf"
