"""Recording a change of organisation, looking at it beforehand, undoing it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone

from organisasi.actions.buku import Buku, baris_dibuat, berubah_sejak, urungkan
from organisasi.actions.sotk_langkah import Pelaksana
from organisasi.models import Jabatan, Pegawai, Pengguna, Peristiwa, Silsilah, Unit, VersiJabatan, VersiUnit
from organisasi.queries.sotk import Tergantung, tergantung_pada
from organisasi.queries.unit import nama_unit
from organisasi.rules import sotk as rules
from organisasi.rules.sotk import JenisPeristiwa, Rencana, Tujuan

IZIN = "organisasi.catat_perubahan"


@dataclass(frozen=True)
class Pratinjau:
    """What a change would do, step by step, and what hangs on the units it touches."""

    langkah: tuple[str, ...]
    tergantung: tuple[Tergantung, ...]


def catat_perubahan(
    *,
    jenis: JenisPeristiwa | str,
    tanggal: dt.date,
    dasar_hukum: str,
    asal: list[Unit] | list[int] = [],  # noqa: B006 (never changed)
    tujuan: list[Tujuan] = [],  # noqa: B006
    bagian: Mapping[tuple[int, int], Decimal] | None = None,
    penempatan: Mapping[int, int] | None = None,
    keterangan: str = "",
    by: Pengguna | None,
) -> Peristiwa:
    """Record a change of organisation: versions, lineage with shares, positions, people and roles follow by rule.

    `bagian`: (id of a unit of origin, index in `tujuan`) -> share; `penempatan`: id of a sub-unit -> index in `tujuan`.
    Raises ValidationError with sentences, PermissionDenied.  Source: domain, section 8.
    """
    rencana = Rencana(
        jenis=JenisPeristiwa(jenis),
        tanggal=tanggal,
        dasar_hukum=dasar_hukum,
        asal=tuple(satu if isinstance(satu, int) else satu.pk for satu in asal),
        tujuan=tuple(tujuan),
        bagian=bagian or {},
        penempatan=penempatan or {},
        keterangan=keterangan,
    )
    return laksanakan(rencana, by=by)


@transaction.atomic
def laksanakan(rencana: Rencana, *, by: Pengguna | None) -> Peristiwa:
    """Carry out a plan; see `catat_perubahan`."""
    return _laksanakan(rencana, by)[0]


def pratinjau_perubahan(rencana: Rencana, *, by: Pengguna | None) -> Pratinjau:
    """What a plan would do and what hangs on its units, found by doing it and taking it back.  Raises like `laksanakan`."""
    unit = set(rencana.asal) | {satu.unit for satu in rencana.tujuan if satu.unit}
    jabatan = VersiJabatan.objects.filter(unit__in=unit, berlaku__contains=rencana.tanggal).values_list(
        "jabatan", flat=True
    )
    tergantung = tergantung_pada({Unit: unit, Jabatan: list(jabatan)})
    with transaction.atomic():
        buku = _laksanakan(rencana, by)[1]
        transaction.set_rollback(True)
    return Pratinjau(tuple(buku.kalimat), tuple(tergantung))


def _laksanakan(rencana: Rencana, by: Pengguna | None) -> tuple[Peristiwa, Buku]:
    if by is not None and not by.has_perm(IZIN):
        raise PermissionDenied("Anda tidak berwenang mencatat perubahan organisasi.")
    rencana = replace(rencana, bagian=rules.bagian_bawaan(rencana))
    if galat := rules.periksa(rencana):
        raise ValidationError(galat)
    _kunci_unit(rencana)
    peristiwa = Peristiwa.objects.create(
        jenis=rencana.jenis,
        tanggal=rencana.tanggal,
        dasar_hukum=rencana.dasar_hukum,
        keterangan=rencana.keterangan,
        dibuat_oleh=by,
    )
    buku = Buku()
    pelaksana = Pelaksana(rencana, peristiwa, buku)
    pelaksana.jalankan()
    _catat_silsilah(rencana, peristiwa, pelaksana.unit_tujuan, buku)
    pindah = [] if rencana.tanggal <= timezone.localdate() else pelaksana.pindah
    if not pindah:
        _pindahkan(pelaksana.pindah, buku)
    peristiwa.langkah = {"baris": buku.baris, "kalimat": buku.kalimat, "pindah": pindah}
    peristiwa.save(update_fields=["langkah"])
    return peristiwa, buku


def _kunci_unit(rencana: Rencana) -> None:
    """Lock the units of a plan; refuse where one does not exist on the date or has already changed after it."""
    unit = sorted({*rencana.asal, *(satu.unit for satu in rencana.tujuan if satu.unit)})
    list(Unit.objects.select_for_update().filter(pk__in=unit).order_by("pk"))
    ada = dict(VersiUnit.objects.filter(unit__in=unit, berlaku__contains=rencana.tanggal).values_list("unit", "nama"))
    nama = nama_unit(unit, rencana.tanggal)
    galat = [
        f"{nama.get(satu, 'Unit')} tidak ada pada tanggal itu; periksa tanggalnya." for satu in unit if satu not in ada
    ]
    kemudian = VersiUnit.objects.filter(unit__in=unit, berlaku__startswith__gt=rencana.tanggal).values_list(
        "unit", flat=True
    )
    galat += [
        f"{nama[satu]} sudah berubah lagi sesudah tanggal itu; batalkan perubahan yang lebih baru dahulu."
        for satu in sorted(set(kemudian))
    ]
    if galat:
        raise ValidationError(galat)


def _catat_silsilah(rencana: Rencana, peristiwa: Peristiwa, unit_tujuan: list[Unit], buku: Buku) -> None:
    for asal, nomor, bagian in rules.untai_rencana(rencana):
        tujuan = asal if nomor is None else unit_tujuan[nomor].pk
        buku.buat(Silsilah(peristiwa=peristiwa, asal_id=asal, tujuan_id=tujuan, bagian=bagian))


def _pindahkan(pindah: list[list[int]], buku: Buku) -> None:
    orang = Pegawai.objects.select_for_update().in_bulk([pegawai for pegawai, _ in pindah])
    for pegawai, unit in pindah:
        buku.ubah(orang[pegawai], unit=Unit(pk=unit))


@transaction.atomic
def terapkan_perpindahan(*, tanggal: dt.date) -> int:
    """Move the people of changes that were recorded for the future and have come into force; returns how many changes.

    Who has moved to a unit that lives on in the meantime stays there.
    """
    hidup = VersiUnit.objects.filter(berlaku__contains=tanggal).values("unit")
    antre = Peristiwa.objects.select_for_update().filter(
        dibatalkan=None, tanggal__lte=tanggal, langkah__pindah__0__isnull=False
    )
    jumlah = 0
    for peristiwa in antre:
        buku = Buku()
        menetap = set(
            Pegawai.objects.filter(
                pk__in=[pegawai for pegawai, _ in peristiwa.langkah["pindah"]], unit__in=hidup
            ).values_list("pk", flat=True)
        )
        _pindahkan([satu for satu in peristiwa.langkah["pindah"] if satu[0] not in menetap], buku)
        peristiwa.langkah = {**peristiwa.langkah, "pindah": [], "baris": peristiwa.langkah["baris"] + buku.baris}
        peristiwa.save(update_fields=["langkah"])
        jumlah += 1
    return jumlah


def penghalang_batal(peristiwa: Peristiwa) -> list[str]:
    """Why a change cannot be undone: what was built on it since; empty where it can."""
    if peristiwa.dibatalkan:
        return ["Perubahan ini sudah dibatalkan."]
    baris = peristiwa.langkah.get("baris", [])
    if not baris:
        return ["Perubahan ini tidak dicatat melalui aplikasi, sehingga tidak dapat dibatalkan di sini."]
    dibuat = baris_dibuat(baris)
    kunci: dict[type[models.Model], Any] = {
        model: dibuat.get(model._meta.label_lower, set()) for model in (Unit, Jabatan, VersiUnit, VersiJabatan)
    }
    menumpang = tergantung_pada(kunci, kecuali=_milik_perubahan(baris, dibuat))
    halangan = [f"{satu.jumlah} {satu.label} memakai unit atau jabatan hasil perubahan ini." for satu in menumpang]
    return halangan + [f"Sudah berubah sesudahnya – {satu}." for satu in berubah_sejak(baris)]


def _milik_perubahan(baris: list[dict[str, Any]], dibuat: dict[str, set[int]]) -> dict[str, set[int]]:
    """Rows that the change made, or pointed somewhere itself."""
    milik = {label: set(kunci) for label, kunci in dibuat.items()}
    for satu in baris:
        milik.setdefault(satu["model"], set()).add(satu["pk"])
    return milik


@transaction.atomic
def batalkan_perubahan(peristiwa: Peristiwa, *, by: Pengguna) -> Peristiwa:
    """Undo a change while nothing depends on it: all its rows go back to what they were; the event stays, marked.

    Raises ValidationError that names what depends on it, PermissionDenied.
    """
    if not by.has_perm(IZIN):
        raise PermissionDenied("Anda tidak berwenang membatalkan perubahan organisasi.")
    peristiwa = Peristiwa.objects.select_for_update().get(pk=peristiwa.pk)
    if halangan := penghalang_batal(peristiwa):
        raise ValidationError(halangan)
    urungkan(peristiwa.langkah["baris"])
    peristiwa.dibatalkan, peristiwa.dibatalkan_oleh = timezone.now(), by
    peristiwa.langkah = {**peristiwa.langkah, "baris": [], "pindah": []}
    peristiwa.save(update_fields=["dibatalkan", "dibatalkan_oleh", "langkah"])
    return peristiwa
