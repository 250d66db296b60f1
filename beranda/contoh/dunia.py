"""What the parts of the demo share while it is loaded: the day, the units, the positions, the people and their accounts."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.utils import timezone

from beranda.contoh.bahan import BahanOpd, daftar_opd
from beranda.contoh.jam import pada, saat
from organisasi.models import Jabatan, Pegawai, Pengguna, Unit

DAERAH = "kabupaten"
PECAH = "disdik"  # the OPD that is split on the first day of the running year
PENDIDIKAN, DISPORA = "pendidikan", "dispora"


@dataclass
class Dunia:
    """The demo so far, by key ("dinkes", "dinkes:kepala", "penyusun.dinkes").  `kini` is the moment at which it ends."""

    kini: dt.datetime
    hari_ini: dt.date
    unit: dict[str, Unit] = field(default_factory=dict)
    jabatan: dict[str, Jabatan] = field(default_factory=dict)
    pegawai: dict[str, Pegawai] = field(default_factory=dict)
    alias: dict[str, str] = field(default_factory=dict)
    _akun: dict[tuple[str, int], Pengguna] = field(default_factory=dict)

    def akun(self, nama: str) -> Pengguna:
        """An account as it stands in the year of the clock: an instance remembers the roles that it has read once."""
        kunci = (self.alias.get(nama, nama), timezone.localdate().year)
        if kunci not in self._akun:
            self._akun[kunci] = Pengguna.objects.get(username=kunci[0])
        return self._akun[kunci]

    @property
    def tahun(self) -> int:
        """The running year."""
        return self.hari_ini.year

    @property
    def tahun_tutup(self) -> tuple[int, int]:
        """The two closed years."""
        return (self.tahun - 2, self.tahun - 1)

    @property
    def awal(self) -> dt.date:
        """From when units, positions and roles are valid."""
        return dt.date(self.tahun - 5, 1, 1)

    def sudah(self, tanggal: dt.date) -> bool:
        """Whether a day of the story has come."""
        return tanggal <= self.hari_ini

    @contextmanager
    def pada(self, tanggal: dt.date, jam: int = 9, menit: int = 0) -> Iterator[None]:
        """Act on a day of the story, never later than now."""
        with pada(min(saat(tanggal, jam, menit), self.kini)):
            yield

    def opd(self, tahun: int) -> list[BahanOpd]:
        """OPD that exist in a year, with what they plan."""
        if tahun < self.tahun:
            return list(daftar_opd())
        return [satu for lama in daftar_opd() for satu in (pecahan(lama) if lama.kunci == PECAH else (lama,))]


def pecahan(lama: BahanOpd) -> tuple[BahanOpd, BahanOpd]:
    """The two OPD that the split one becomes."""
    return (
        lama.petikan(
            sasaran=(0, 1), program=(0, 1), kunci=PENDIDIKAN, nama="Dinas Pendidikan", singkatan="Disdik",
            pagu=lama.pagu * 92 // 100, tujuan="Meningkatnya kualitas pendidikan",
        ),
        lama.petikan(
            sasaran=(2,), program=(2,), kunci=DISPORA, nama="Dinas Kepemudaan dan Olahraga", singkatan="Dispora", kode="2.19",
            pagu=lama.pagu * 8 // 100, tujuan="Meningkatnya prestasi pemuda dan olahraga",
        ),
    )  # fmt: skip
