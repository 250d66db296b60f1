"""Years, units, positions, people and accounts of the load set."""

import datetime as dt
from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password
from django.db.backends.postgresql.psycopg_any import DateRange

from beranda.beban.salin import Nomor
from beranda.beban.skala import Skala
from beranda.contoh.nama import orang
from beranda.contoh.orang import SANDI
from organisasi.actions import buat_tahun
from organisasi.models import Jabatan, Pegawai, Pemangku, Pengguna, Penugasan, Periode, Unit, VersiJabatan, VersiUnit
from organisasi.rules.izin import Peran

DAERAH = "kabupaten-beban"
TINGKAT = {
    "anggota": Peran.INSPEKTORAT,
    "ketua": Peran.INSPEKTORAT,
    "dalnis": Peran.INSPEKTORAT,
    "dalmut": Peran.INSPEKTORAT,
    "inspektur": Peran.INSPEKTUR,
}
AKUN_DAERAH = {
    "admin": Peran.ADMINISTRATOR,
    "bupati": Peran.PIMPINAN_DAERAH,
    "bappeda": Peran.BAPPEDA,
    "organisasi": Peran.BAGIAN_ORGANISASI,
    **TINGKAT,
}


@dataclass
class Gudang:
    """What the parts of the load share.  opd: units in order; kepala: their head positions' holders; periode: (year, kind) → ids."""

    skala: Skala
    nomor: Nomor = field(default_factory=Nomor)
    daerah: Unit | None = None
    opd: list[Unit] = field(default_factory=list)
    kepala: list[Pemangku] = field(default_factory=list)
    bupati: Pemangku | None = None
    akun: dict[str, Pengguna] = field(default_factory=dict)
    periode: dict[tuple[int, str], list[int]] = field(default_factory=dict)


def muat_tahun(gudang: Gudang) -> None:
    """The years with their periods."""
    for tahun in gudang.skala.daftar_tahun:
        buat_tahun(tahun=tahun, by=None, batas_capaian=120)
    for baris in Periode.objects.order_by("mulai", "selesai"):
        gudang.periode.setdefault((baris.tahun_id, baris.jenis), []).append(baris.pk)


def muat_unit(gudang: Gudang) -> None:
    """The regency and its OPD, each with a head in office since long ago."""
    kunci = [DAERAH, *(f"opd-{nomor:02d}" for nomor in range(1, gudang.skala.opd + 1))]
    unit = Unit.objects.bulk_create(Unit(kunci=satu) for satu in kunci)
    rentang = DateRange(dt.date(gudang.skala.awal - 1, 1, 1), None)
    daerah = unit[0]
    VersiUnit.objects.bulk_create(
        VersiUnit(
            unit=satu,
            induk=daerah if nomor else None,
            opd=satu if nomor else None,
            nama=f"Dinas Beban {nomor:02d}" if nomor else "Kabupaten Beban",
            singkatan=f"Disban {nomor:02d}",
            kode=f"{nomor:02d}",
            jenis="dinas" if nomor else "pemda",
            berlaku=rentang,
        )
        for nomor, satu in enumerate(unit)
    )
    jabatan = Jabatan.objects.bulk_create(Jabatan(kunci=f"{satu.kunci}-kepala", unit_asal=satu) for satu in unit)
    VersiJabatan.objects.bulk_create(
        VersiJabatan(
            jabatan=satu,
            unit=satu.unit_asal,
            nama=f"Kepala Dinas Beban {nomor:02d}" if nomor else "Bupati Beban",
            atasan=jabatan[0] if nomor else None,
            eselon="jpt" if nomor else "kepala_daerah",
            kepala=True,
            berlaku=rentang,
        )
        for nomor, satu in enumerate(jabatan)
    )
    pegawai = Pegawai.objects.bulk_create(Pegawai(unit=satu, **orang(nomor, "jpt")) for nomor, satu in enumerate(unit))
    pemangku = Pemangku.objects.bulk_create(
        Pemangku(jabatan=satu, pegawai=milik, berlaku=rentang) for satu, milik in zip(jabatan, pegawai, strict=True)
    )
    gudang.daerah, gudang.opd, gudang.bupati, gudang.kepala = daerah, unit[1:], pemangku[0], pemangku[1:]


def muat_akun(gudang: Gudang) -> None:
    """An account for each role of the regency, head and planner for every OPD."""
    sandi = make_password(SANDI)
    tugas = [
        (nama, peran, gudang.daerah, gudang.bupati if nama == "bupati" else None) for nama, peran in AKUN_DAERAH.items()
    ]
    for satu, kepala in zip(gudang.opd, gudang.kepala, strict=True):
        tugas.append((f"kepala.{satu.kunci}", Peran.KEPALA_OPD, satu, kepala))
        tugas.append((f"penyusun.{satu.kunci}", Peran.PENYUSUN, satu, None))
    akun = Pengguna.objects.bulk_create(
        Pengguna(
            username=nama,
            first_name=nama,
            password=sandi,
            pegawai=satu.pegawai if satu else None,
            is_staff=nama == "admin",
        )
        for nama, _, _, satu in tugas
    )
    gudang.akun = {satu.username: satu for satu in akun}
    rentang = DateRange(dt.date(gudang.skala.awal - 1, 1, 1), None)
    Penugasan.objects.bulk_create(
        Penugasan(pengguna=gudang.akun[nama], peran=peran, unit=unit, berlaku=rentang) for nama, peran, unit, _ in tugas
    )
