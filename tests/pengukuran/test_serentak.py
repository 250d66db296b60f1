"""Writers at the same moment, and random series of writes: nothing lost, the projection always right."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from datakinerja.actions import NilaiUsang
from datakinerja.models import Nilai
from organisasi.models import Pengguna
from pengukuran.actions import simpan_nilai
from renstra.models import ObjekUkur
from tests.pengukuran import pabrik
from tests.pengukuran.pabrik import periode


@pytest.mark.django_db(transaction=True)
def test_dua_penulis_satu_menang_dan_tidak_ada_yang_hilang(objek: dict[str, ObjekUkur], operator: Pengguna) -> None:
    satu, januari = objek["A1"], periode()
    isi = {angka: pabrik.isi(satu, str(angka)) for angka in range(1, 9)}
    palang = Barrier(len(isi))

    def tulis(angka: int) -> tuple[int, int | None]:
        palang.wait()
        try:
            return angka, simpan_nilai(objek=satu, periode=januari, isi=isi[angka], terlihat=0, by=operator).nilai.versi
        except NilaiUsang:
            return angka, None
        finally:
            connection.close()

    with ThreadPoolExecutor(len(isi)) as penulis:
        hasil = list(penulis.map(tulis, isi))
    menang = [angka for angka, versi in hasil if versi == 1]
    assert len(menang) == 1
    assert [satu.nilai for satu in Nilai.objects.all()] == menang
    call_command("periksa_proyeksi")


@pytest.mark.django_db(transaction=True)
def test_bulan_berbeda_serentak_semua_terhitung(objek: dict[str, ObjekUkur], operator: Pengguna) -> None:
    satu = objek["A1"]
    isi = pabrik.isi(satu, "2")
    bulan = [periode(nomor=nomor) for nomor in range(1, 7)]
    palang = Barrier(len(bulan))

    def tulis(p: object) -> None:
        palang.wait()
        try:
            simpan_nilai(objek=satu, periode=p, isi=isi, terlihat=0, by=operator)  # type: ignore[arg-type]
        finally:
            connection.close()

    with ThreadPoolExecutor(len(bulan)) as penulis:
        list(penulis.map(tulis, bulan))
    assert Nilai.objects.count() == 6
    call_command("periksa_proyeksi")


PILIHAN = {
    "A1": ("bulan", 12, ["0", "3", "12,5", "-", "n/a"]),
    "A2": ("bulan", 12, ["1 / 3", "0/7", "9 / 9", "-", "n/a"]),
    "A4": ("triwulan", 4, ["39,99", "40", "60", "75", "-"]),
    "A5": ("tahun", 1, ["WTP", "TMP", "-"]),
    "A6": ("bulan", 12, ["5", "1.234,5", "-"]),
    "A7": ("semester", 2, ["B", "BB (72,50)", "80", "n/a"]),
}
TULISAN = st.lists(
    st.sampled_from(sorted(PILIHAN)).flatmap(
        lambda kode: st.tuples(st.just(kode), st.integers(1, PILIHAN[kode][1]), st.sampled_from(PILIHAN[kode][2]))
    ),
    max_size=12,
)


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tulisan=TULISAN)
def test_tulisan_acak_tidak_pernah_merusak_proyeksi(
    objek: dict[str, ObjekUkur], operator: Pengguna, tulisan: list[tuple[str, int, str]]
) -> None:
    for kode, nomor, teks in tulisan:
        satu, p = objek[kode], periode(PILIHAN[kode][0], nomor)
        versi = Nilai.objects.filter(objek=satu, periode=p).count()
        simpan_nilai(objek=satu, periode=p, isi=pabrik.isi(satu, teks), terlihat=versi, by=operator)
    call_command("periksa_proyeksi")
