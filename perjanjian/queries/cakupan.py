"""Who has an agreement and who has none: every position of the regency against its state, by OPD and level."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from organisasi.models import Pengguna, Unit, VersiJabatan, VersiUnit
from organisasi.models.jabatan import Eselon
from organisasi.queries.jabatan import JabatanKini, jabatan_pada
from perjanjian.models import Perjanjian
from perjanjian.rules import ALUR, tanggal_acuan

BELUM_ADA = "belum_ada"


@dataclass(frozen=True)
class JabatanCakupan:
    """A position with the state of its agreement; status "belum_ada" where there is none, perjanjian_id None."""

    jabatan: JabatanKini
    opd: str
    unit: str
    status: str
    perjanjian_id: int | None = None

    @property
    def label(self) -> str:
        """Words of the state."""
        return ALUR.status[self.status].label if self.status in ALUR.status else "Belum ada"

    @property
    def tanda(self) -> str:
        """Look of the state."""
        return ALUR.status[self.status].tanda if self.status in ALUR.status else "kosong"


@dataclass(frozen=True)
class BarisCakupan:
    """An OPD: positions, how many have an agreement in force, on its way, none; by level (label → (in force, all))."""

    unit_id: int
    nama: str
    jumlah: int = 0
    berlaku: int = 0
    berjalan: int = 0
    lowong: int = 0
    per_jenjang: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def belum(self) -> int:
        """Held positions without any agreement."""
        return self.jumlah - self.berlaku - self.berjalan - self.lowong


def daftar_cakupan(user: Pengguna, tahun: int, hari_ini: dt.date) -> list[JabatanCakupan]:
    """All positions of the year in units the user may see, by OPD, level and name. Five queries, whatever the size."""
    tanggal = tanggal_acuan(tahun, hari_ini)
    terlihat = set(Unit.objects.for_user(user, "perjanjian.lihat").values_list("pk", flat=True))
    unit = {satu.unit_id: satu for satu in VersiUnit.objects.filter(berlaku__contains=tanggal)}
    status = _status(tahun)
    urutan = {label: nomor for nomor, label in enumerate(Eselon.labels)}
    hasil = [
        JabatanCakupan(
            satu, _nama_opd(unit, satu.unit_id), unit[satu.unit_id].nama, *status.get(satu.id, (BELUM_ADA, None))
        )
        for satu in jabatan_pada(tanggal)
        if satu.unit_id in terlihat and satu.unit_id in unit
    ]
    return sorted(hasil, key=lambda baris: (baris.opd, urutan[baris.jabatan.eselon], baris.jabatan.nama))


def _nama_opd(unit: dict[int, VersiUnit], unit_id: int) -> str:
    satu = unit[unit_id]
    return unit[satu.opd_id].nama if satu.opd_id in unit else satu.nama


def _status(tahun: int) -> dict[int, tuple[str, int]]:
    """By position the version that counts: in force, else the newest."""
    hasil: dict[int, tuple[str, int]] = {}
    baris = Perjanjian.objects.filter(tahun=tahun).order_by("versi").values_list("jabatan_id", "status", "pk")
    for jabatan, status, pk in baris:
        if hasil.get(jabatan, ("", 0))[0] != "ditandatangani":
            hasil[jabatan] = (status, pk)
    return hasil


def jabatan_pada_unit(unit: Unit, tanggal: dt.date) -> list[int]:
    """Ids of the positions of a unit and its parts on a date."""
    lingkup = VersiUnit.objects.filter(Q(unit=unit) | Q(opd=unit), berlaku__contains=tanggal).values("unit")
    return list(
        VersiJabatan.objects.filter(berlaku__contains=tanggal, unit__in=lingkup).values_list("jabatan_id", flat=True)
    )


def jabatan_serumpun(unit: int, tahun: int) -> list[VersiJabatan]:
    """Positions of a unit and its parts at any time in a year, by name; of each the last version."""
    setahun = (dt.date(tahun, 1, 1), dt.date(tahun + 1, 1, 1))
    lingkup = VersiUnit.objects.filter(opd=unit, berlaku__overlap=setahun).values("unit")
    baris = VersiJabatan.objects.filter(Q(unit=unit) | Q(unit__in=lingkup), berlaku__overlap=setahun)
    terakhir = {satu.jabatan_id: satu for satu in baris.order_by("berlaku")}
    return sorted(terakhir.values(), key=lambda satu: satu.nama)


def cakupan_kabupaten(user: Pengguna, tahun: int, hari_ini: dt.date) -> list[BarisCakupan]:
    """Per OPD how many positions have their agreement, in the order of the OPD's code."""
    tanggal = tanggal_acuan(tahun, hari_ini)
    menurut_opd: dict[str, list[JabatanCakupan]] = defaultdict(list)
    for satu in daftar_cakupan(user, tahun, hari_ini):
        menurut_opd[satu.opd].append(satu)
    akar_dan_opd = VersiUnit.objects.filter(berlaku__contains=tanggal).order_by("kode", "nama")
    opd = [satu for satu in akar_dan_opd if satu.induk_id is None or satu.opd_id == satu.unit_id]
    return [_baris(satu.unit_id, satu.nama, menurut_opd[satu.nama]) for satu in opd if satu.nama in menurut_opd]


def _baris(unit_id: int, nama: str, isi: Iterable[JabatanCakupan]) -> BarisCakupan:
    isi = list(isi)
    ada = Counter(satu.jabatan.eselon for satu in isi if satu.status == "ditandatangani")
    semua = Counter(satu.jabatan.eselon for satu in isi)
    tanpa = [satu for satu in isi if satu.status == BELUM_ADA]
    lowong = sum(satu.jabatan.lowong for satu in tanpa)
    return BarisCakupan(
        unit_id=unit_id,
        nama=nama,
        jumlah=len(isi),
        berlaku=ada.total(),
        berjalan=len(isi) - ada.total() - len(tanpa),
        lowong=lowong,
        per_jenjang={label: (ada[label], semua[label]) for label in Eselon.labels if semua[label]},
    )
