"""Users, their dated roles, and acting in another's name."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import pghistory
from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Model, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from organisasi.izin import SELURUH, Aturan, IzinQuerySet, Lingkup, boleh
from organisasi.models.jabatan import Pegawai
from organisasi.models.unit import Silsilah, Unit, VersiUnit
from organisasi.rules.izin import DAPAT_DIDELEGASIKAN, LABEL_PERAN, Peran, izin_peran
from organisasi.rules.pohon import turunan_dan_pendahulu
from sakip.siap import Isian, KueriSiap


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
        """Units over which the user's own roles grant a permission: SELURUH or a set of ids, closed predecessors included."""
        return self._lingkup_per_izin.get(izin, frozenset())

    def subjek(self, izin: str) -> list["Pengguna"]:
        """The user, then those who have delegated this permission to her today."""
        return [self, *(d.dari for d in self._delegasi_masuk if izin in d.tindakan and izin in DAPAT_DIDELEGASIKAN)]

    @property
    def peran(self) -> list["Penugasan"]:
        """Role assignments in force today."""
        return self._akses.penugasan

    @cached_property
    def _akses(self) -> "Akses":
        return _muat_akses(self)

    @cached_property
    def _delegasi_masuk(self) -> list["Delegasi"]:
        if not self._akses.delegasi:
            return []
        return list(Delegasi.objects.filter(pk__in=self._akses.delegasi).select_related("dari"))

    @cached_property
    def _lingkup_per_izin(self) -> dict[str, Lingkup]:
        hasil: dict[str, Lingkup] = {}
        for tugas in self.peran:
            lingkup = self._akses.lingkup(tugas.unit_id)
            for izin in izin_peran(Peran(tugas.peran)):
                lama = hasil.get(izin, frozenset())
                hasil[izin] = SELURUH if SELURUH in (lama, lingkup) else lama | lingkup  # type: ignore[operator]
        return hasil


@dataclass
class Akses:
    """What decides a user's reach today: her roles, delegations to her (ids), and the tree and lineage of units."""

    penugasan: list["Penugasan"]
    delegasi: list[int]
    induk: dict[int, int | None]
    silsilah: list[tuple[int, int]]

    def lingkup(self, unit_id: int) -> Lingkup:
        """All that lies below a unit today and the closed units it took over from; SELURUH for the root."""
        if unit_id in self.induk and self.induk[unit_id] is None:
            return SELURUH
        return turunan_dan_pendahulu(unit_id, self.induk, self.silsilah)


def _susun_akses() -> QuerySet:
    """Rows (kind, id, id, text) of four tables, since every request needs them all."""
    siapa, hari_ini = Isian("pengguna", models.BigIntegerField()), Isian("hari_ini", models.DateField())
    tugas = Penugasan.objects.filter(pengguna=siapa, berlaku__contains=hari_ini)
    delegasi = Delegasi.objects.filter(kepada=siapa, berlaku__contains=hari_ini, dicabut=None, dari__is_active=True)
    pohon = VersiUnit.objects.filter(berlaku__contains=hari_ini)
    silsilah = Silsilah.objects.filter(peristiwa__dibatalkan=None)
    return (
        _baris(tugas, "tugas", "pk", "unit_id", "peran")
        .union(
            _baris(delegasi, "delegasi", "pk", "kepada_id"),
            _baris(pohon, "induk", "unit_id", "induk_id"),
            _baris(silsilah, "silsilah", "asal_id", "tujuan_id"),
            all=True,
        )
        .order_by()
    )


_BARIS_AKSES = KueriSiap(_susun_akses)


def _muat_akses(pengguna: Pengguna) -> Akses:
    """One query."""
    akses = Akses([], [], {}, [])
    for jenis, kiri, kanan, teks in _BARIS_AKSES(pengguna=pengguna.pk, hari_ini=timezone.localdate()):
        if jenis == "tugas":
            akses.penugasan.append(Penugasan(pk=kiri, pengguna=pengguna, unit_id=kanan, peran=teks))
        elif jenis == "delegasi":
            akses.delegasi.append(kiri)
        elif jenis == "induk":
            akses.induk[kiri] = kanan
        else:
            akses.silsilah.append((kiri, kanan))
    akses.penugasan.sort(key=lambda satu: satu.pk)
    return akses


def _baris(queryset: QuerySet, jenis: str, kiri: str, kanan: str, teks: str = "") -> QuerySet:
    isi = F(teks) if teks else Value("")
    return queryset.order_by().values_list(Value(jenis), F(kiri), F(kanan), Cast(isi, models.CharField()))


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
