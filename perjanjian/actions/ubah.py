"""Changing a draft: targets with their reasons, budget, number and date of the paper, targets of the periods."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from layanan.actions import tinggalkan_jejak
from organisasi.models import Pengguna
from perjanjian.actions.dasar import DRAF, kunci_isi, naikkan_revisi, segarkan_capaian
from perjanjian.models import ItemPerjanjian, Perjanjian, TargetPeriode
from perjanjian.queries.rencana_aksi import BarisAksi, SelTarget, rencana_aksi
from perjanjian.rules import CaraBagi, PolaSalah, bagi_target, cara_tersedia, periksa_tanggal_naskah
from renstra.rules import Polaritas, TargetSalah, baca_target

BELUM_DIBEKUKAN = frozenset({"draf", "diajukan", "disetujui"})
DAPAT_BERENCANA = frozenset({"draf", "diajukan", "disetujui", "siap", "tertandatangani_sebagian", "ditandatangani"})


@dataclass(frozen=True)
class IsianButir:
    """New target (as text) of an item and why it differs from the plan."""

    target: str
    alasan_beda: str = ""


@dataclass(frozen=True)
class IsianProgram:
    """New budget (rupiah) and remark of a row of table 2."""

    pagu: Decimal
    keterangan: str = ""


@transaction.atomic
def ubah_item(
    perjanjian: Perjanjian,
    *,
    butir: Mapping[int, IsianButir],
    program: Mapping[int, IsianProgram] | None = None,
    by: Pengguna,
    revisi: int | None = None,
) -> Perjanjian:
    """Write targets and budget of a draft, all or nothing; keys are ids of items and of programme rows.

    Raises PermissionDenied, HalamanBasi, or ValidationError with a sentence per item that cannot be read.
    """
    baris = kunci_isi(perjanjian, izin="perjanjian.susun", by=by, revisi=revisi, status=DRAF)
    item = [satu for satu in baris.item.all() if satu.pk in butir]
    galat = [pesan for satu in item if (pesan := _tulis_target(satu, butir[satu.pk]))]
    if galat:
        raise ValidationError(galat)
    ItemPerjanjian.objects.bulk_update(
        item, ["target_teks", "target_nilai", "target_bawah", "target_atas", "pembanding", "alasan_beda"]
    )
    for satu in baris.program.all():
        if program and (isian := program.get(satu.pk)):
            satu.pagu, satu.keterangan = isian.pagu, isian.keterangan.strip()
            satu.save(update_fields=["pagu", "keterangan"])
    return naikkan_revisi(baris)


def _tulis_target(item: ItemPerjanjian, isian: IsianButir) -> str:
    try:
        target = baca_target(isian.target)
    except TargetSalah as galat:
        return f"{item.indikator}: {galat}"
    item.target_teks = "" if target.kosong else target.teks
    item.target_nilai, item.target_bawah, item.target_atas = target.nilai, target.bawah, target.atas
    item.pembanding = target.pembanding
    item.alasan_beda = isian.alasan_beda.strip()
    return ""


@transaction.atomic
def ubah_naskah(
    perjanjian: Perjanjian, *, nomor: str, tempat: str, tanggal: dt.date | None, by: Pengguna, revisi: int | None = None
) -> Perjanjian:
    """Number, place and date of the paper, any time before it is frozen.

    Raises PermissionDenied, HalamanBasi, or ValidationError for a date outside the year or a number already used.
    """
    baris = kunci_isi(perjanjian, izin="perjanjian.naskah", by=by, revisi=revisi, status=BELUM_DIBEKUKAN)
    if tanggal and (pesan := periksa_tanggal_naskah(tanggal, baris.tahun_id)):
        raise ValidationError({"tanggal": pesan})
    nomor = nomor.strip()
    kembar = Perjanjian.objects.filter(nomor=nomor, tahun=baris.tahun_id, unit=baris.unit_id).exclude(pk=baris.pk)
    if nomor and kembar.exists():
        raise ValidationError({"nomor": f"Nomor {nomor} sudah dipakai perjanjian lain pada unit dan tahun ini."})
    return naikkan_revisi(baris, nomor=nomor, tempat=tempat.strip(), tanggal=tanggal)


@transaction.atomic
def simpan_rencana_aksi(
    perjanjian: Perjanjian,
    *,
    nilai: Mapping[tuple[int, int], Decimal | str | None],
    by: Pengguna,
    revisi: int | None = None,
) -> Perjanjian:
    """Write targets of periods; keys are (item id, period id), None empties a cell, absent cells stay.

    A text is kept for items whose target of the year is one.

    Allowed until a revision replaces the agreement or the year is closed. Whether the periods give the year is
    checked by `periksa_bagian` and shown; it does not stop saving. Raises PermissionDenied, HalamanBasi, ValidationError.
    """
    baris = kunci_isi(perjanjian, izin="perjanjian.susun", by=by, revisi=revisi, status=DAPAT_BERENCANA)
    if baris.tahun.terkunci:
        raise ValidationError(f"Tahun {baris.tahun_id} sudah ditutup, sehingga rencana aksinya tidak dapat diubah.")
    jumlah = _tulis_periode(rencana_aksi(baris), nilai)
    if not jumlah:
        return baris
    naikkan_revisi(baris)
    tinggalkan_jejak(baris, tindakan="rencana_aksi", kalimat=f"Rencana aksi diubah ({jumlah} target periode)", by=by)
    if baris.status == "ditandatangani":
        segarkan_capaian(baris, by=by)
    return baris


def _tulis_periode(aksi: list[BarisAksi], nilai: Mapping[tuple[int, int], Decimal | str | None]) -> int:
    """Store what differs; returns how many cells changed. Cells that are no cells of the item are ignored."""
    ubah: list[TargetPeriode] = []
    kosongkan: list[tuple[int, int]] = []
    for baris in aksi:
        for sel in baris.sel:
            kunci = (baris.item.pk, sel.periode_id)
            if kunci not in nilai or _sama(nilai[kunci], sel):
                continue
            baru = nilai[kunci]
            if baru is None or baru == "":
                kosongkan.append(kunci)
            elif isinstance(baru, str):
                ubah.append(TargetPeriode(item_id=kunci[0], periode_id=kunci[1], nilai=None, teks=baru.strip()))
            else:
                ubah.append(TargetPeriode(item_id=kunci[0], periode_id=kunci[1], nilai=baru))
    TargetPeriode.objects.bulk_create(
        ubah, update_conflicts=True, unique_fields=["item", "periode"], update_fields=["nilai", "teks"]
    )
    for item_id, periode_id in kosongkan:
        TargetPeriode.objects.filter(item=item_id, periode=periode_id).delete()
    return len(ubah) + len(kosongkan)


def _sama(baru: Decimal | str | None, sel: SelTarget) -> bool:
    """Whether a cell already says this."""
    if isinstance(baru, str):
        return baru.strip() == sel.teks
    return baru == sel.nilai and not sel.teks


@transaction.atomic
def bagi_rencana_aksi(
    perjanjian: Perjanjian,
    *,
    by: Pengguna,
    cara: Mapping[int, CaraBagi | str] | None = None,
    hanya_kosong: bool = True,
    pola: Sequence[Decimal] = (),
    revisi: int | None = None,
) -> Perjanjian:
    """The split assistant: spread the year's targets over the periods, per item by the way given or the usual one.

    hanya_kosong: leave items alone that have any target of a period. pola: the figures behind the seasonal way. Raises like `simpan_rencana_aksi`.
    """
    cara = cara or {}
    nilai: dict[tuple[int, int], Decimal | str | None] = {}
    for baris in rencana_aksi(perjanjian):
        if baris.sel and not (hanya_kosong and baris.terisi):
            try:
                nilai |= bagian_rencana_aksi(baris, cara.get(baris.item.pk), pola)
            except PolaSalah as galat:
                raise ValidationError(f"{baris.item.indikator}: {galat}") from galat
    return simpan_rencana_aksi(perjanjian, nilai=nilai, by=by, revisi=revisi)


def bagian_rencana_aksi(
    baris: BarisAksi, cara: CaraBagi | str | None = None, pola: Sequence[Decimal] = ()
) -> dict[tuple[int, int], Decimal | str | None]:
    """An item's target of the year spread over its periods, by the way given or the usual one: (item, period) -> target.

    A text is stated for every period, or for the last one only. Raises PolaSalah for a seasonal pattern that does not fit.
    """
    if baris.berteks:
        akhir = len(baris.sel) - 1
        hanya_akhir = cara == CaraBagi.AKHIR
        return {
            (baris.item.pk, sel.periode_id): "" if hanya_akhir and ke < akhir else baris.item.target_teks
            for ke, sel in enumerate(baris.sel)
        }
    versi = baris.item.indikator_versi
    pilihan = CaraBagi(cara) if cara else None
    if pilihan not in cara_tersedia(versi.agregasi, versi.cara_entri):
        pilihan = None
    awal = versi.baseline_nilai if versi.agregasi != "JUMLAH" else None
    if awal is None and versi.polaritas == Polaritas.TURUN:
        awal = baris.item.target_nilai  # without a baseline there is nothing to come down from
    bagian = bagi_target(
        baris.item.target_nilai,  # type: ignore[arg-type]  # cells exist only for targets that are one number
        periode=len(baris.sel),
        agregasi=versi.agregasi,
        entri=versi.cara_entri,
        cara=pilihan,
        desimal=versi.presisi,
        awal=awal,
        pola=pola,
    )
    return {(baris.item.pk, sel.periode_id): satu for sel, satu in zip(baris.sel, bagian, strict=True)}
