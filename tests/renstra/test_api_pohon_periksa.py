"""Check and tree through the API: read, answered, built, changed; only by those who may."""

import datetime as dt

import pytest
from rest_framework.test import APIClient

from renstra import actions, queries
from renstra.models import PohonKinerja
from renstra.rules.periksa import KATALOG

pytestmark = pytest.mark.django_db


def api(user) -> APIClient:
    klien = APIClient()
    klien.force_authenticate(user)
    return klien


def test_temuan_versi_dan_alasannya(draf, penyusun, kepala):
    alamat = f"/api/v1/renstra/periksa/{draf.pk}/"
    isi = api(penyusun).get(alamat).json()
    satu = next(x for x in isi["temuan"] if x["kode"] == "R-207")
    kirim = {"kode": "R-207", "kunci": [satu["kunci"]], "alasan": "Menunggu juknis"}
    jawab = api(penyusun).post(f"{alamat}alasan/", kirim, format="json")
    assert jawab.json()["dijawab"] == 1
    assert [x["jawaban"]["alasan"] for x in jawab.json()["temuan"] if x["jawaban"]] == ["Menunggu juknis"]
    assert api(penyusun).post(f"{alamat}alasan/", kirim | {"kode": "R-201"}, format="json").status_code == 400
    assert api(kepala).get(alamat).status_code == 404


def test_temuan_daerah_dan_katalog(sah, bappeda, kepala):
    actions.hitung_daerah(2026, dt.date(2026, 6, 1))
    isi = api(bappeda).get("/api/v1/renstra/temuan/?tahun=2026&kode=R-207").json()
    assert isi["results"]
    assert {x["unit"] for x in isi["results"]} == {sah.dokumen.unit_id}
    terlihat = api(kepala).get("/api/v1/renstra/temuan/?tahun=2026").json()["results"]
    assert sah.dokumen.unit_id not in {x["unit"] for x in terlihat}
    assert [x["kode"] for x in api(bappeda).get("/api/v1/renstra/temuan/aturan/").json()] == list(KATALOG)


def test_pohon_dibangun_diubah_dan_dibaca(sah, penyusun, kepala):
    klien = api(penyusun)
    buat = klien.post("/api/v1/renstra/pohon/bangun/", {"versi": sah.pk}, format="json")
    assert buat.status_code == 201
    alamat = f"/api/v1/renstra/pohon/{buat.json()['id']}/"
    isi = klien.get(alamat).json()
    puncak = isi["isi"][0]
    kirim = {"langkah": "tambah", "induk": puncak["id"], "uraian": "Layanan dekat", "revisi": isi["revisi"]}
    hasil = klien.post(f"{alamat}langkah/", kirim, format="json").json()
    pohon = PohonKinerja.objects.get(pk=buat.json()["id"])
    assert pohon.simpul.get(pk=hasil["simpul"]).uraian == "Layanan dekat"
    assert klien.post(f"{alamat}langkah/", hasil["balik"], format="json").status_code == 200
    assert not pohon.simpul.filter(uraian="Layanan dekat").exists()
    assert klien.post(f"{alamat}langkah/", {"langkah": "terbang"}, format="json").status_code == 400
    assert klien.post(f"{alamat}langkah/", kirim | {"revisi": 0}, format="json").status_code == 409
    assert klien.get(f"/api/v1/renstra/pohon/?unit={pohon.unit_id}").json()["results"][0]["jumlah"] == len(
        queries.isi_pohon(pohon, dt.date(2026, 6, 1)).simpul
    )
    assert api(kepala).get(alamat).status_code == 404
    assert api(kepala).post("/api/v1/renstra/pohon/bangun/", {"versi": sah.pk}, format="json").status_code == 404
