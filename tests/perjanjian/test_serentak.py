"""Many at once: preview with reasons, the worker, approving, returning, signing by one confirmation, one PDF."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from layanan.actions import antre, kerjakan
from layanan.models import Pekerjaan
from organisasi.models import Jabatan, Pengguna, Unit
from perjanjian import actions, queries
from perjanjian.models import Perjanjian
from perjanjian.queries.cetak_borongan import cetak_borongan
from perjanjian.queries.serentak import Sumber, menunggu_saya, pratinjau_serentak
from perjanjian.tasks import CETAK
from tests import pabrik
from tests.pabrik import SANDI
from tests.perjanjian.pabrik import INDIKATOR, PADA, TAHUN, buat_rencana, teks_pdf

Antar = Callable[[Perjanjian, str], Perjanjian]
Klien = Callable[[Pengguna], Client]
HARI = dt.date(2026, 3, 1)


@pytest.fixture
def susunan(perjanjian: Perjanjian, dinkes: Unit) -> dict[str, Jabatan]:
    """Below the head: a secretary, a planner under him, a vacant post and who answers to it."""
    kepala = pabrik.jabatan_kepala(dinkes)
    jabatan: dict[str, Jabatan] = {}
    for nama, atasan in (("Sekretaris", None), ("Perencana", "Sekretaris"), ("Kosong", None), ("Analis", "Kosong")):
        jabatan[nama] = pabrik.buat_jabatan(
            nama, dinkes, atasan=jabatan[atasan] if atasan else kepala, eselon="fungsional"
        )
        if nama != "Kosong":
            pabrik.angkat(pabrik.buat_pegawai(f"Pegawai {nama}", dinkes), jabatan[nama])
    return jabatan


def _pratinjau(dinkes: Unit, sumber: Sumber = Sumber.RENCANA) -> dict[str, tuple[bool, str]]:
    return {b.versi.nama: (b.dapat, b.sebab) for b in pratinjau_serentak(dinkes, TAHUN, HARI, sumber)}


def test_pratinjau_menyebut_siapa_dan_mengapa(susunan: dict[str, Jabatan], dinkes: Unit) -> None:
    assert _pratinjau(dinkes) == {
        "Kepala Dinas Kesehatan": (False, "Sudah mempunyai perjanjian tahun ini"),
        "Sekretaris": (True, "Tanpa indikator sendiri: diturunkan dari perjanjian atasan"),
        "Perencana": (True, "Tanpa indikator sendiri: diturunkan dari perjanjian atasan"),
        "Kosong": (False, "Jabatan lowong"),
        "Analis": (False, "Jabatan atasan lowong"),
    }
    assert [nama for nama, (dapat, _) in _pratinjau(dinkes).items() if dapat] == ["Sekretaris", "Perencana"]


def test_pratinjau_tanpa_rencana(dinkes: Unit, tahun2026: Any, kepala: Pengguna, bupati: Pengguna) -> None:
    assert _pratinjau(dinkes) == {"Kepala Dinas Kesehatan": (False, "Belum ada rencana yang ditetapkan")}
    buat_rencana(dinkes)
    assert _pratinjau(dinkes) == {"Kepala Dinas Kesehatan": (True, "4 indikator")}


def test_dibuat_berurutan_dari_atas_dan_yang_gagal_dilaporkan(
    susunan: dict[str, Jabatan], dinkes: Unit, operator: Pengguna, kepala: Pengguna
) -> None:
    kunci = [susunan[nama].pk for nama in ("Sekretaris", "Perencana", "Analis")]
    kemajuan: list[int] = []
    hasil = actions.buat_serentak(
        unit=dinkes, tahun=TAHUN, jabatan=kunci, by=operator, lapor=lambda ke, dari, teks: kemajuan.append(ke)
    )
    assert len(hasil.selesai) == 2
    assert hasil.gagal[0][1].startswith("Jabatan atasan dari Analis sedang lowong")
    assert kemajuan == [1, 2, 3]
    perencana = Perjanjian.objects.get(jabatan=susunan["Perencana"])
    assert [satu.cara_turun for satu in perencana.item.all()] == ["AMBIL"] * 4
    assert perencana.item.all()[0].dari.perjanjian.jabatan == susunan["Sekretaris"]  # type: ignore[union-attr]
    with pytest.raises(PermissionDenied):
        actions.buat_serentak(unit=dinkes, tahun=TAHUN, jabatan=kunci, by=kepala)


def test_dari_tahun_lalu_memakai_target_rencana_tahun_ini(
    perjanjian: Perjanjian, dinkes: Unit, operator: Pengguna, bupati: Pengguna
) -> None:
    """Last year two of the indicators were promised; this year those two, with this year's targets."""
    pabrik.buat_tahun(2027)
    perjanjian.item.filter(urutan__gt=2).delete()
    Perjanjian.objects.filter(pk=perjanjian.pk).update(status="ditandatangani", tanggal=PADA, beku={"tahun": TAHUN})
    buat_rencana(
        dinkes,
        indikator=(("Angka Harapan Hidup", "Tahun", "75", "TERAKHIR", "TAHUNAN"), *INDIKATOR[1:]),
        nomor=1,
        tahun=2027,
    )
    baris = pratinjau_serentak(dinkes, 2027, dt.date(2027, 1, 10), Sumber.TAHUN_LALU)
    assert [(b.dapat, b.sebab) for b in baris] == [(True, "2 indikator")]
    actions.buat_serentak(
        unit=dinkes, tahun=2027, jabatan=[perjanjian.jabatan_id], sumber=Sumber.TAHUN_LALU, by=operator
    )
    baru = Perjanjian.objects.get(tahun=2027)
    assert [satu.target_teks for satu in baru.item.all()] == ["75", "17"]


def test_pekerja_membuat_dari_halaman(
    susunan: dict[str, Jabatan], dinkes: Unit, operator: Pengguna, bappeda: Pengguna, klien: Klien
) -> None:
    url = reverse("perjanjian:serentak", args=[TAHUN, dinkes.pk])
    assert klien(bappeda).get(url).status_code == 403
    masuk = klien(operator)
    assert "Jabatan lowong" in masuk.get(url).text
    assert "Pilih sedikitnya satu jabatan" in masuk.post(url, {"sumber": "RENCANA"}).text
    assert (
        masuk.post(url, {"sumber": "RENCANA", "ambil": "on", "jabatan": [susunan["Sekretaris"].pk]}).status_code == 302
    )
    pekerjaan = Pekerjaan.objects.get(jenis="perjanjian.buat_serentak")
    assert not Perjanjian.objects.filter(jabatan=susunan["Sekretaris"]).exists()
    kerjakan(pekerjaan)
    assert Perjanjian.objects.filter(jabatan=susunan["Sekretaris"]).exists()
    assert "1 draf dibuat" in masuk.get(url).text


@pytest.fixture
def diajukan(susunan: dict[str, Jabatan], dinkes: Unit, operator: Pengguna) -> list[Perjanjian]:
    """Two agreements submitted to the head."""
    lain = pabrik.buat_jabatan("Arsiparis", dinkes, atasan=pabrik.jabatan_kepala(dinkes), eselon="fungsional")
    pabrik.angkat(pabrik.buat_pegawai("Pegawai Arsip", dinkes), lain)
    kunci = [susunan["Sekretaris"].pk, lain.pk]
    actions.buat_serentak(unit=dinkes, tahun=TAHUN, jabatan=kunci, by=operator)
    return [actions.ajukan(satu, by=operator) for satu in Perjanjian.objects.filter(jabatan__in=kunci).order_by("pk")]


def test_disetujui_dan_dikembalikan_serentak(
    diajukan: list[Perjanjian], kepala: Pengguna, klien: Klien, dinkes: Unit
) -> None:
    url = reverse("perjanjian:menunggu", args=[TAHUN])
    masuk = klien(kepala)
    assert [satu.pk for satu in menunggu_saya(kepala, TAHUN)] == [
        satu.pk for satu in sorted(diajukan, key=lambda p: p.nama_jabatan)
    ]
    tanpa = masuk.post(url, {"aksi": "kembalikan", "pilih": [diajukan[0].pk]})
    assert "Tuliskan catatan untuk perjanjian yang dikembalikan" in tanpa.text
    masuk.post(url, {"aksi": "kembalikan", "pilih": [diajukan[0].pk], "catatan": "Perbaiki target"})
    masuk.post(url, {"aksi": "setujui", "pilih": [diajukan[1].pk]})
    assert [Perjanjian.objects.get(pk=satu.pk).status for satu in diajukan] == ["draf", "disetujui"]
    assert "bukan" in masuk.post(url, {"aksi": "setujui", "pilih": [diajukan[0].pk]}).text
    assert menunggu_saya(kepala, TAHUN) == []


def test_ditandatangani_serentak_dengan_satu_konfirmasi(
    diajukan: list[Perjanjian], operator: Pengguna, kepala: Pengguna, klien: Klien
) -> None:
    actions.setujui_serentak(diajukan, by=kepala)
    for nomor, satu in enumerate(diajukan):
        actions.bekukan(Perjanjian.objects.get(pk=satu.pk), by=operator, nomor=f"1/{nomor}", tanggal=PADA)
    siap = menunggu_saya(kepala, TAHUN)
    assert len(siap) == 2
    url = reverse("perjanjian:menunggu", args=[TAHUN])
    kirim = {"aksi": "tandatangani", "jalur": "lokal", "pilih": [satu.pk for satu in siap]}
    masuk = klien(kepala)
    assert "Kata sandi salah" in masuk.post(url, {**kirim, "sandi": "bukan"}).text
    assert {satu.status for satu in Perjanjian.objects.filter(pk__in=kirim["pilih"])} == {"siap"}
    assert masuk.post(url, {**kirim, "sandi": SANDI}).status_code == 302
    assert {satu.status for satu in Perjanjian.objects.filter(pk__in=kirim["pilih"])} == {"tertandatangani_sebagian"}
    assert menunggu_saya(kepala, TAHUN) == []
    with pytest.raises(ValidationError, match="satu per satu"):
        actions.tandatangani_serentak(siap, jalur="basah", by=kepala)


def test_satu_yang_gagal_tidak_menahan_yang_lain(diajukan: list[Perjanjian], kepala: Pengguna) -> None:
    actions.setujui(diajukan[0], by=kepala)
    hasil = actions.setujui_serentak(diajukan, by=kepala)
    assert (len(hasil.selesai), len(hasil.gagal)) == (1, 1)
    assert "berstatus Disetujui" in hasil.gagal[0][1]


def test_dicetak_sebagai_satu_pdf(
    diajukan: list[Perjanjian],
    perjanjian: Perjanjian,
    antar: Antar,
    operator: Pengguna,
    orang_asing: Pengguna,
    dinkes: Unit,
    klien: Klien,
) -> None:
    antar(perjanjian, "ditandatangani")
    semua = list(Perjanjian.objects.select_related("unit", "tahun", "dokumen").order_by("pk"))
    teks = teks_pdf(cetak_borongan(semua, judul="Perjanjian Kinerja 2026 Dinkes"))
    for satu in semua:
        assert satu.nama_jabatan in teks
    assert semua[0].dokumen is not None
    assert teks.count("DRAF") == 2
    jawaban = klien(operator).post(reverse("perjanjian:cetak", args=[TAHUN, dinkes.pk]))
    pekerjaan = Pekerjaan.objects.get(jenis=CETAK)
    assert jawaban.url == pekerjaan.get_absolute_url()
    hasil = kerjakan(pekerjaan)
    assert hasil.berkas is not None
    asing = antre(CETAK, kunci="x", judul="x", argumen={"perjanjian": [perjanjian.pk], "judul": "x"}, by=orang_asing)
    assert kerjakan(asing).gagal
    assert queries.perjanjian_unit(dinkes, TAHUN, HARI)
