"""Whether a report came in time: judged by the day on which it was issued here, not by the date on the paper."""

import datetime as dt

import pytest

from layanan.models import DokumenTerbit
from pelaporan.models import Laporan
from pelaporan.queries.daftar import tepat_waktu

BATAS = dt.date(2026, 2, 28)


def _laporan(hari: dt.date | None, *, tanggal: dt.date, status: str = "terbit") -> Laporan:
    """An issued report (issued at noon of `hari`, UTC), or without `hari` an archived paper."""
    dokumen = DokumenTerbit(waktu=dt.datetime.combine(hari, dt.time(4), dt.UTC)) if hari else None
    return Laporan(status=status, tanggal=tanggal, dokumen=dokumen)


@pytest.mark.parametrize(("hari", "hasil"), [(BATAS, True), (BATAS + dt.timedelta(days=1), False)])
def test_tanggal_naskah_yang_dimundurkan_tidak_menolong(hari: dt.date, hasil: bool) -> None:
    assert tepat_waktu(_laporan(hari, tanggal=dt.date(2026, 1, 5)), BATAS, dt.date(2026, 6, 1)) is hasil


def test_arsip_kertas_tidak_dinilai_dan_draf_terlambat_sesudah_batas() -> None:
    lewat = BATAS + dt.timedelta(days=1)
    assert tepat_waktu(_laporan(None, tanggal=dt.date(2026, 1, 5)), BATAS, lewat) is None
    assert tepat_waktu(_laporan(None, tanggal=BATAS, status="disetujui"), BATAS, lewat) is False
    assert tepat_waktu(None, BATAS, BATAS) is None
    assert tepat_waktu(None, None, lewat) is None
