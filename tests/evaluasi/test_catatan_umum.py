"""The general note of a worksheet, how long a fulfilment has been kept up, and the OPD of the chosen year."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from evaluasi import actions, queries
from evaluasi.models import Evaluasi, Instrumen
from evaluasi.rules import URUTAN_JENJANG, Jenjang, lama_bertahan
from layanan.actions import HalamanBasi, TransitionError
from layanan.queries import jejak
from organisasi.models import Pengguna, Unit, VersiUnit
from tests import pabrik
from tests.evaluasi.conftest import SUB, semua_ya

type Tim = dict[Jenjang, Pengguna]
type Klien = Callable[[Pengguna], Client]


def test_ketua_tim_and_above_write_the_note_with_a_trace(
    lembar: Evaluasi, tim: Tim, jawab_semua: Callable[..., None], klien: Klien
) -> None:
    anggota, ketua = tim[Jenjang.ANGGOTA_TIM], tim[Jenjang.KETUA_TIM]
    alamat = reverse("evaluasi:catatan_umum", args=[lembar.pk])
    with pytest.raises(PermissionDenied, match="ketua tim"):
        actions.tulis_catatan_umum(lembar, catatan="Belum giliran", by=anggota)
    assert klien(anggota).post(alamat, {"catatan_umum": "x"}).status_code == 403
    assert "Simpan catatan umum" not in klien(anggota).get(lembar.get_absolute_url()).content.decode()
    jawab_semua(lembar, anggota, "B")
    actions.teruskan(lembar, by=anggota)
    lembar.refresh_from_db()
    halaman = klien(ketua)
    assert "Simpan catatan umum" in halaman.get(lembar.get_absolute_url()).content.decode()
    isi = {"catatan_umum": "Perencanaan membaik.", "revisi": lembar.revisi, "sub": "1a"}
    assert halaman.post(alamat, isi).status_code == 302
    lembar.refresh_from_db()
    assert lembar.catatan_umum == "Perencanaan membaik."
    assert next(satu.teks for satu in jejak(lembar)).startswith("Catatan umum ditulis")
    banyak = len(list(jejak(lembar)))
    actions.tulis_catatan_umum(lembar, catatan=" Perencanaan membaik. ", by=ketua)
    assert len(list(jejak(lembar))) == banyak
    with pytest.raises(HalamanBasi):
        actions.tulis_catatan_umum(lembar, catatan="Lain", revisi=lembar.revisi - 1, by=ketua)
    for jenjang in URUTAN_JENJANG[1:-1]:
        actions.teruskan(lembar, by=tim[jenjang])
    actions.tetapkan(lembar, by=tim[Jenjang.PENANGGUNG_JAWAB])
    with pytest.raises(TransitionError, match="tidak dapat diubah"):
        actions.tulis_catatan_umum(lembar, catatan="Terlambat", by=tim[Jenjang.PENANGGUNG_JAWAB])


@pytest.mark.parametrize(
    ("lalu", "hasil"),
    [
        ([], (0, False)),
        ([None, "BB"], (0, False)),
        (["BB", "B", "AA"], (1, True)),
        (["C"], (0, True)),
        (["AA", "A", "BB"], (3, False)),
        (["BB"] * 5, (5, True)),
    ],
)
def test_how_long_a_fulfilment_stands(lalu: list[str | None], hasil: tuple[int, bool]) -> None:
    assert lama_bertahan(lalu) == hasil


@pytest.mark.parametrize(("dulu", "cukup"), [("BB", True), ("C", False)])
def test_fixed_results_of_earlier_years_decide_what_they_tell(
    lembar: Evaluasi, instrumen: Instrumen, tim: Tim, inspektur: Pengguna, dulu: str, cukup: bool, klien: Klien
) -> None:
    for tahun, jawaban in ((2025, dulu), (2024, "C")):
        pabrik.buat_tahun(tahun)
        muatan = actions.HasilMuatan(unit=lembar.unit, tahun=tahun, jawaban=dict.fromkeys(SUB, jawaban))
        actions.muat_hasil([muatan], instrumen=instrumen, by=inspektur)
    lembar_kerja = queries.lembar_kerja(lembar)
    assert lembar_kerja.bertahan["1a"] == ((1, True) if cukup else (0, True))
    assert "1b" not in lembar_kerja.bertahan
    isi = {"sub": "1a", "kriteria": semua_ya("1a"), "alasan": "Dipertahankan", "by": tim[Jenjang.ANGGOTA_TIM]}
    anggota = klien(tim[Jenjang.ANGGOTA_TIM])
    alamat = f"/api/v1/evaluasi/{lembar.pk}/jawaban/"
    kirim = {"sub": "1a", "jawaban": "A", "kriteria": semua_ya("1a"), "alasan": isi["alasan"], "revisi": 0}
    teks = anggota.post(alamat, kirim, content_type="application/json").content.decode()
    assert ("dipertahankan 1 tahun (baru 0 tahun)" in teks) is not cukup
    assert "AA memerlukan 5 tahun, A 1 tahun." in anggota.get(f"{lembar.get_absolute_url()}?sub=1a").content.decode()


def test_where_records_stop_the_page_asks_for_a_statement(lembar: Evaluasi, tim: Tim, klien: Klien) -> None:
    assert queries.lembar_kerja(lembar).tahun_bertahan("1a") is None
    teks = klien(tim[Jenjang.ANGGOTA_TIM]).get(f"{lembar.get_absolute_url()}?sub=1a").content.decode()
    assert "nyatakan lamanya beserta dasarnya pada alasan" in teks


def test_a_round_offers_the_opd_of_the_chosen_year(
    dinkes: Unit, tahun2026: object, instrumen: Instrumen, tim: Tim, inspektur: Pengguna, klien: Klien
) -> None:
    pabrik.buat_tahun(2025)
    lama = pabrik.buat_opd("Dinas Lama")
    VersiUnit.objects.filter(unit=lama).update(berlaku=(dt.date(2020, 1, 1), dt.date(2026, 1, 1)))
    halaman, alamat = klien(inspektur), reverse("evaluasi:buat")
    assert "Dinas Lama" not in halaman.get(alamat, {"tahun": 2026}).content.decode()
    assert "Dinas Lama" in halaman.get(alamat, {"tahun": 2025}).content.decode()
    isi: dict[str, object] = {jenjang.lower(): [orang.pk] for jenjang, orang in tim.items()}
    isi |= {"tahun": 2026, "ronde": 2027, "instrumen": instrumen.pk, "unit": [lama.pk]}
    assert "Ada OPD yang tidak ada pada tahun itu." in halaman.post(alamat, isi).content.decode()
    assert halaman.post(alamat, isi | {"tahun": 2025}).status_code == 302
    assert list(Evaluasi.objects.values_list("unit", "tahun")) == [(lama.pk, 2025)]
