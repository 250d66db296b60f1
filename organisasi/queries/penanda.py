"""Who may sign for the head of a unit: a direct subordinate “a.n.”, that one's subordinate “u.b.”.  Source: Permendagri 1/2023."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q

from organisasi.models import JenisUnit, VersiJabatan, VersiUnit
from organisasi.queries.jabatan import (
    Penandatangan,
    jabatan_kepala,
    pejabat_penandatangan,
    pemangku_per_jabatan,
    versi_jabatan_pada,
)


@dataclass(frozen=True)
class PilihanPenanda:
    """A position that may sign for the head, as a form offers it: “a.n. Kepala Dinas – Sekretaris (Nama)”."""

    jabatan_id: int
    label: str


def pilihan_penanda(unit_id: int, tanggal: dt.date) -> list[PilihanPenanda]:
    """Filled positions one or two steps below the head, in the unit itself (for the regency: its secretariat).

    Empty where the unit has no head position.  Five queries.
    """
    kepala = jabatan_kepala(unit_id, tanggal)
    if kepala is None:
        return []
    sebutan = versi_jabatan_pada(kepala, tanggal)
    di_sini = VersiJabatan.objects.filter(berlaku__contains=tanggal, unit__in=_unit(unit_id, tanggal))
    satu = list(di_sini.filter(atasan=kepala))
    dua = list(di_sini.filter(atasan__in=[versi.jabatan_id for versi in satu]))
    pemangku = pemangku_per_jabatan([versi.jabatan_id for versi in (*satu, *dua)], tanggal)
    return [
        PilihanPenanda(
            versi.jabatan_id,
            f"{cara} {sebutan.nama if sebutan else ''} – {versi.nama} ({pemangku[versi.jabatan_id].pegawai.nama_lengkap})",
        )
        for cara, daftar in (("a.n.", satu), ("u.b., a.n.", dua))
        for versi in daftar
        if versi.jabatan_id in pemangku
    ]


def penandatangan_unit(unit_id: int, tanggal: dt.date, *, penanda: int | None = None) -> Penandatangan | None:
    """Who signs for a unit on a date: its head, or the position `penanda` on the head's behalf; None while it is vacant.

    Raises ValidationError (field penanda) where that position does not stand one or two steps below the head.
    """
    kepala = jabatan_kepala(unit_id, tanggal)
    if penanda is None or kepala is None or kepala.pk == penanda:
        return pejabat_penandatangan(kepala, tanggal) if kepala else None
    atas_nama = versi_jabatan_pada(kepala, tanggal)
    versi = versi_jabatan_pada(penanda, tanggal)
    atasan = versi_jabatan_pada(versi.atasan_id, tanggal) if versi and versi.atasan_id else None
    if atas_nama is None or atasan is None or kepala.pk not in {atasan.jabatan_id, atasan.atasan_id}:
        raise ValidationError(
            {
                "penanda": "Jabatan itu tidak berada satu atau dua tingkat di bawah kepala pada tanggal naskah. "
                "Pilih jabatan lain, atau perbaiki atasannya di menu Jabatan & pemangku."
            }
        )
    beliau = "" if atasan.jabatan_id == kepala.pk else atasan.nama
    return pejabat_penandatangan(penanda, tanggal, atas_nama=atas_nama.nama, untuk_beliau=beliau)


def _unit(unit_id: int, tanggal: dt.date) -> list[int]:
    """The unit with its parts; for the regency, which has no parts of its own, the secretariat with its parts."""
    versi = VersiUnit.objects.filter(berlaku__contains=tanggal)
    daerah = versi.filter(unit=unit_id, induk=None).exists()
    sekretariat = versi.filter(jenis=JenisUnit.SETDA).values("unit")
    bagian = Q(opd__in=sekretariat) if daerah else Q(opd=unit_id)
    return [unit_id, *versi.filter(bagian).values_list("unit", flat=True)]
