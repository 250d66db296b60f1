"""Users, their dated roles, and acting in another's name."""

import datetime as dt
from functools import cached_property

import pghistory
from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Model, Q
from django.utils import timezone

from organisasi.izin import SELURUH, Aturan, IzinQuerySet, Lingkup, boleh
from organisasi.models.jabatan import Pegawai
from organisasi.models.unit import Silsilah, Unit, VersiUnit
from organisasi.rules.izin import DAPAT_DIDELEGASIKAN, LABEL_PERAN, Peran, izin_peran
from organisasi.rules.pohon import turunan_dan_pendahulu


class KumpulanPengguna(UserManager.from_queryset(IzinQuerySet)):
    """Django's user manager over querysets that know `for_user`."""

    use_in_migrations = False


@pghistory.track(exclude=["password", "last_login"])
class Pengguna(AbstractUser):
    """A user. What she may do comes from dated roles and relations, never from groups or a superuser flag."""

    izin = Aturan(lihat="organisasi.kelola_pengguna", unit="pegawai__unit")

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="akun")
    wajib_ganti_sandi = models.BooleanField(default=False)

    objects = KumpulanPengguna()

    class Meta:
        ordering = ["username"]
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"

    def __str__(self) -> str:
        return self.nama_tampil

    @property
    def nama_tampil(self) -> str:
        """The name shown on pages and in the trail."""
        return self.get_full_name() or self.username

    def has_perm(self, perm: str, obj: Model | None = None) -> bool:
        """One source for all: `organisasi.izin.boleh`. The admin's own permissions belong to staff administrators."""
        if obj is None and perm.partition(".")[2].startswith(("view_", "add_", "change_", "delete_")):
            return self.is_staff and boleh(self, "organisasi.kelola_tahun")
        return boleh(self, perm, obj)

    def has_perms(self, perm_list: list[str], obj: Model | None = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def lingkup(self, izin: str) -> Lingkup:
        """Units over which the user's own roles grant a permission: SELURUH or a set of ids, predecessors included."""
        return self._lingkup_per_izin.get(izin, frozenset())

    def subjek(self, izin: str) -> list["Pengguna"]:
        """The user, then those who have delegated this permission to her today."""
        return [self, *(d.dari for d in self._delegasi_masuk if izin in d.tindakan and izin in DAPAT_DIDELEGASIKAN)]

    @property
    def peran(self) -> list["Penugasan"]:
        """Role assignments in force today."""
        return self._penugasan_kini

    @cached_property
    def _penugasan_kini(self) -> list["Penugasan"]:
        return list(self.penugasan.filter(berlaku__contains=timezone.localdate()).order_by("id"))

    @cached_property
    def _delegasi_masuk(self) -> list["Delegasi"]:
        return list(self.delegasi_masuk.filter(berlaku__contains=timezone.localdate(), dicabut=None, dari__is_active=True).select_related("dari"))

    @cached_property
    def _lingkup_per_izin(self) -> dict[str, Lingkup]:
        hasil: dict[str, Lingkup] = {}
        unit_per_tugas = _unit_tercakup({tugas.unit_id for tugas in self.peran})
        for tugas in self.peran:
            lingkup = unit_per_tugas[tugas.unit_id]
            for izin in izin_peran(Peran(tugas.peran)):
                lama = hasil.get(izin, frozenset())
                hasil[izin] = SELURUH if SELURUH in (lama, lingkup) else lama | lingkup  # type: ignore[operator]
        return hasil


def _unit_tercakup(akar: set[int]) -> dict[int, Lingkup]:
    """For each unit of an assignment: all that lies below it today and all it descends from; SELURUH for the root."""
    if not akar:
        return {}
    pasangan = dict(VersiUnit.objects.filter(berlaku__contains=_hari_ini()).values_list("unit_id", "induk_id"))
    if all(unit in pasangan and pasangan[unit] is None for unit in akar):
        return dict.fromkeys(akar, SELURUH)
    silsilah = list(Silsilah.objects.filter(peristiwa__dibatalkan=None).values_list("asal_id", "tujuan_id"))
    return {
        unit: SELURUH if unit in pasangan and pasangan[unit] is None else turunan_dan_pendahulu(unit, pasangan, silsilah)
        for unit in akar
    }


def _hari_ini() -> dt.date:
    return timezone.localdate()


@pghistory.track()
class Penugasan(models.Model):
    """A dated role of a user over a unit and all below it (the root unit: the whole regency)."""

    izin = Aturan(lihat="organisasi.kelola_pengguna", unit="unit")

    pengguna = models.ForeignKey(Pengguna, models.CASCADE, related_name="penugasan")
    peran = models.CharField(max_length=20, choices=[(p.value, LABEL_PERAN[p]) for p in Peran])
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="penugasan")
    berlaku = DateRangeField()

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["pengguna", "peran"]
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        constraints = [
            models.CheckConstraint(
                name="penugasan_rentang_terisi",
                condition=Q(berlaku__isempty=False),
                violation_error_message="Masa penugasan tidak boleh kosong.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pengguna}: {LABEL_PERAN[Peran(self.peran)]} – {self.unit}"

    @property
    def terakhir(self) -> dt.date | None:
        """Last day in force; None while no end is fixed."""
        return self.berlaku.upper - dt.timedelta(1) if self.berlaku.upper else None


@pghistory.track()
class Delegasi(models.Model):
    """An official lets somebody act in his name in named things, for a period."""

    izin = Aturan(lihat="organisasi.kelola_pengguna", unit="dari__pegawai__unit")

    dari = models.ForeignKey(Pengguna, models.PROTECT, related_name="delegasi_keluar")
    kepada = models.ForeignKey(Pengguna, models.PROTECT, related_name="delegasi_masuk")
    tindakan = ArrayField(models.CharField(max_length=40))
    berlaku = DateRangeField()
    alasan = models.CharField(max_length=250)
    dicabut = models.DateTimeField(null=True, blank=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["-berlaku"]
        verbose_name = "delegasi"
        verbose_name_plural = "delegasi"
        constraints = [
            models.CheckConstraint(
                name="delegasi_bukan_kepada_diri_sendiri",
                condition=~Q(dari=models.F("kepada")),
                violation_error_message="Delegasi tidak dapat diberikan kepada diri sendiri.",
            ),
            models.CheckConstraint(
                name="delegasi_tindakan_terbatas",
                condition=Q(tindakan__contained_by=sorted(DAPAT_DIDELEGASIKAN)),
                violation_error_message="Ada tindakan yang tidak boleh didelegasikan, misalnya menandatangani.",
            ),
            models.CheckConstraint(
                name="delegasi_rentang_terisi",
                condition=Q(berlaku__isempty=False),
                violation_error_message="Masa delegasi tidak boleh kosong.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dari} → {self.kepada}"

    @property
    def terakhir(self) -> dt.date | None:
        """Last day in force; None while no end is fixed."""
        return self.berlaku.upper - dt.timedelta(1) if self.berlaku.upper else None
