"""The API of values and achievement: same rules as the pages."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from datakinerja.models import JendelaEntri, Nilai
from organisasi.models import Pengguna, Unit
from renstra.models import ObjekUkur
from tests.pengukuran.pabrik import TAHUN, periode

pytestmark = pytest.mark.django_db
NILAI = "/api/v1/pengukuran/nilai/"


def _isian(objek: ObjekUkur, teks: str, terlihat: int = 0) -> dict[str, object]:
    return {"objek": objek.pk, "periode": periode().pk, "isi": teks, "terlihat": terlihat}


def test_simpan_baca_dan_ulang(
    objek: dict[str, ObjekUkur], dinkes: Unit, operator: Pengguna, klien: Callable[[Pengguna], Client]
) -> None:
    peminta = klien(operator)
    for _ in range(2):
        jawaban = peminta.post(NILAI, _isian(objek["A1"], "10"), content_type="application/json")
        assert (jawaban.status_code, jawaban.json()["versi"]) == (200, 1)
    assert Decimal(jawaban.json()["setahun"]["capaian"]) == 50
    usang = peminta.post(NILAI, _isian(objek["A1"], "11"), content_type="application/json")
    assert (usang.status_code, usang.json()["tersimpan"]) == (409, {"isi": "10", "versi": 1})
    salah = peminta.post(NILAI, _isian(objek["A1"], "sebelas", 1), content_type="application/json")
    assert salah.status_code == 400
    assert "bukan angka" in salah.json()["detail"]
    unit = peminta.get(f"/api/v1/pengukuran/capaian/{TAHUN}/{dinkes.pk}/").json()
    assert unit["kalimat"] == "rata-rata sederhana dari 1 indikator, 7 tidak dapat dihitung"
    assert unit["indikator"][0]["kini"]["periode"] == "s.d. Januari"
    assert peminta.get(f"/api/v1/pengukuran/capaian/{TAHUN}/").json()[0]["unit_id"] == dinkes.pk
    peminta.post(NILAI, _isian(objek["A1"], "12", 1), content_type="application/json")
    daftar = peminta.get("/api/v1/data/nilai/", {"unit": dinkes.pk, "kini": "true"}).json()
    assert [(satu["versi"], satu["nilai"]) for satu in daftar["results"]] == [(2, "12.000000")]
    assert peminta.get(f"/api/v1/data/kelengkapan/{TAHUN}/{dinkes.pk}/").json()["bulan"][0]["terisi"] == 1


def test_terkunci_dan_orang_lain(
    objek: dict[str, ObjekUkur], dinkes: Unit, operator: Pengguna, kepala: Pengguna, orang_asing: Pengguna,
    klien: Callable[[Pengguna], Client],
) -> None:  # fmt: skip
    assert klien(kepala).post(NILAI, _isian(objek["A1"], "1"), content_type="application/json").status_code == 403
    for jalur in (f"/api/v1/pengukuran/capaian/{TAHUN}/{dinkes.pk}/", f"/api/v1/data/kelengkapan/{TAHUN}/{dinkes.pk}/"):
        assert klien(orang_asing).get(jalur).status_code == 404
        assert Client().get(jalur).status_code in {401, 403}
    assert klien(orang_asing).post(NILAI, _isian(objek["A1"], "1"), content_type="application/json").status_code == 404
    JendelaEntri.objects.create(periode=periode(), buka="2026-01-01", tutup="2026-01-02")
    assert klien(operator).post(NILAI, _isian(objek["A1"], "1"), content_type="application/json").status_code == 423
    assert not Nilai.objects.exists()
