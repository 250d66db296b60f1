"""Monthly values with their documents: whole in the closed years, up to last month in the running one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from beranda.contoh.deret import nilai_setahun
from beranda.contoh.dunia import DAERAH, Dunia
from beranda.contoh.undian import antara, undi
from datakinerja.actions import susun_jendela
from datakinerja.models import Nilai
from datakinerja.queries import Ukuran, ukuran_unit
from organisasi.models import Pengguna
from pengukuran.actions import hitung_ulang
from pengukuran.queries.tahun import PeriodeTahun, info_beberapa_tahun
from perjanjian.queries import target_bulanan
from renstra.rules import Target

# Units that have not entered anything for last month yet.
BELUM_MENGISI: Final = frozenset({"dpmptsp", "satpolpp", "kec-lereng", "disparbud"})
KOREKSI: Final = ("dinkes", "dpupr", "dinsos", "perdagangan", "bapenda", "disdukcapil")
ALASAN_KOREKSI: Final = "Hasil rekonsiliasi dengan bidang: laporan satu wilayah belum masuk pada pengisian pertama."

type Sel = tuple[str, Ukuran, PeriodeTahun, dict[str, Any]]


def muat_nilai(dunia: Dunia) -> None:
    """Windows and values of all years, corrections in the running one, and the achievement that they give."""
    for tahun in (*dunia.tahun_tutup, dunia.tahun):
        with dunia.pada(dt.date(tahun, 1, 4), 8):
            susun_jendela(tahun=tahun, by=dunia.akun("organisasi"))
        objek = _muat_setahun(dunia, tahun)
        if tahun == dunia.tahun:
            _koreksi(dunia)
        hitung_ulang(objek, tahun)


def _muat_setahun(dunia: Dunia, tahun: int) -> list[int]:
    """Write the values of a year month by month, each on the day of its entry; gives the ids of the objects."""
    per_hari: dict[dt.date, list[Sel]] = defaultdict(list)
    objek: set[int] = set()
    for sel in _semua_sel(dunia, tahun):
        if sel[2].selesai < awal_bulan(dunia.hari_ini):
            per_hari[tanggal_isi(sel[0], sel[2].selesai)].append(sel)
        objek.add(sel[1].objek_id)
    pengisi = _pengisi(dunia, tahun)
    for hari in sorted(per_hari):
        with dunia.pada(hari, 10):
            Nilai.objects.bulk_create(
                Nilai(
                    objek_id=ukuran.objek_id,
                    periode_id=periode.id,
                    versi=1,
                    oleh=pengisi[kunci],
                    sumber="Laporan bulanan bidang",
                    **isi,
                )
                for kunci, ukuran, periode, isi in per_hari[hari]
            )
    return sorted(objek)


def _semua_sel(dunia: Dunia, tahun: int) -> Iterator[Sel]:
    info = info_beberapa_tahun([tahun])[tahun]
    kunci_unit = {dunia.unit[opd.kunci].pk: opd.kunci for opd in dunia.opd(tahun)} | {dunia.unit[DAERAH].pk: DAERAH}
    ukuran = ukuran_unit(list(kunci_unit), tahun)
    target = target_bulanan([satu.objek_id for satu in ukuran], tahun)
    for satu in ukuran:
        kunci = kunci_unit[satu.unit_id]
        milik = target.get(satu.objek_id)
        deret = zip(
            info.deret(satu.frekuensi),
            nilai_setahun(satu, milik.target if milik else Target(), _mutu(kunci, tahun), tahun),
            strict=True,
        )
        for periode, isi in deret:
            if not _hilang(dunia, kunci, satu, periode):
                yield kunci, satu, periode, _berlaku(satu, periode, isi)


def _mutu(kunci: str, tahun: int) -> Decimal:
    """How well a unit does in a year: 1 meets the targets."""
    return antara("0.93", "1.04", "mutu", kunci) + antara("-0.02", "0.03", "tahun", kunci, tahun)


def _hilang(dunia: Dunia, kunci: str, ukuran: Ukuran, periode: PeriodeTahun) -> bool:
    """Whether a value is missing: all of last month in some units, and here and there one of the last months."""
    lalu = awal_bulan(dunia.hari_ini) - dt.timedelta(1)
    if periode.selesai == lalu and kunci in BELUM_MENGISI:
        return True
    return periode.selesai > lalu - dt.timedelta(92) and undi(100, "hilang", ukuran.objek_id, periode.id) < 4


def _berlaku(ukuran: Ukuran, periode: PeriodeTahun, isi: dict[str, Any]) -> dict[str, Any]:
    """The value, or rarely the remark that there is none in this period."""
    if periode.jenis == "bulan" and undi(220, "nihil", ukuran.objek_id, periode.id) == 0:
        return {"keadaan": "TIDAK_BERLAKU", "catatan": "Tidak ada kegiatan pada bulan ini sesuai jadwal."}
    return isi


def awal_bulan(hari: dt.date) -> dt.date:
    """First day of the month."""
    return hari.replace(day=1)


def tanggal_isi(kunci: str, selesai: dt.date) -> dt.date:
    """When a unit enters what ended on a day: by the tenth of the next month, or some days too late."""
    return selesai + dt.timedelta(14 if terlambat(kunci, selesai) else 6)


def terlambat(kunci: str, selesai: dt.date) -> bool:
    """Whether a unit is late with a month."""
    return undi(100, "terlambat", kunci, selesai) < 9


def _pengisi(dunia: Dunia, tahun: int) -> dict[str, Pengguna]:
    orang = {opd.kunci: dunia.akun(f"penyusun.{opd.kunci}") for opd in dunia.opd(tahun)}
    return orang | {DAERAH: dunia.akun("bappeda")}


def _koreksi(dunia: Dunia) -> None:
    """Second versions of some values, with their reason; the first ones stay to be seen."""
    batas = awal_bulan(dunia.hari_ini) - dt.timedelta(40)
    with dunia.pada(dunia.hari_ini - dt.timedelta(8), 14):
        for kunci in KOREKSI:
            lama = (
                Nilai.objects.filter(
                    objek__unit=dunia.unit[kunci], periode__tahun=dunia.tahun, periode__jenis="bulan", periode__selesai__lte=batas,
                    keadaan="TERISI",
                ).order_by("-periode__nomor", "objek").first()
            )  # fmt: skip
            if lama is None:
                continue
            naik = {nama: getattr(lama, nama) + 1 for nama in ("nilai", "pembilang") if getattr(lama, nama) is not None}
            Nilai.objects.create(
                objek_id=lama.objek_id, periode_id=lama.periode_id, versi=2, sumber=lama.sumber, teks=lama.teks,
                oleh=dunia.akun(f"penyusun.{kunci}"), alasan=ALASAN_KOREKSI, **{"penyebut": lama.penyebut, **naik},
            )  # fmt: skip
