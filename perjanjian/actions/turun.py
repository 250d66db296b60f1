"""Bringing promises down: taking over or sharing items of the superior's agreement, and linking own ones to them.

Source: PermenPANRB 89/2021 (cascading), 53/2014.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from layanan.actions import tinggalkan_jejak
from organisasi.models import Pengguna
from perjanjian.actions.dasar import DRAF, kunci_isi, naikkan_revisi
from perjanjian.models import ItemPerjanjian, Perjanjian
from perjanjian.queries.isi import target_bagian_item
from perjanjian.queries.turun import perjanjian_atasan, usulan_sambungan
from perjanjian.rules import CaraTurun
from renstra.models import ObjekUkur

IZIN = "perjanjian.susun"


@dataclass(frozen=True)
class IsianTurun:
    """An item of the superior to bring down: taken over whole, or shared with a weight in per cent."""

    item: int
    cara: CaraTurun
    bobot: Decimal | None = None


@dataclass(frozen=True)
class IsianSambungan:
    """What an item serves: the superior's item (None: nothing), in which way, with which share."""

    dari: int | None
    cara: CaraTurun = CaraTurun.JABAR
    bobot: Decimal | None = None


def sambungkan(baris: Perjanjian, atasan: Perjanjian | None) -> int:
    """Link items that have no link yet as the cascade of the plan has them; returns how many."""
    usulan = usulan_sambungan(baris, atasan) if atasan else {}
    item = list(baris.item.filter(pk__in=usulan))
    for satu in item:
        satu.dari_id, satu.cara_turun = usulan[satu.pk][0], usulan[satu.pk][1]
    ItemPerjanjian.objects.bulk_update(item, ["dari", "cara_turun"])
    return len(item)


@transaction.atomic
def turunkan(
    perjanjian: Perjanjian, *, butir: Sequence[IsianTurun], by: Pengguna, revisi: int | None = None
) -> Perjanjian:
    """Add items of the superior's agreement to a draft: whole, or a share measured at this position.

    Raises PermissionDenied, HalamanBasi, or ValidationError where the superior has no agreement, an item is not his or
    stands here already, or a share has no weight between 0 and 100.
    """
    baris = kunci_isi(perjanjian, izin=IZIN, by=by, revisi=revisi, status=DRAF)
    if not butir:
        raise ValidationError("Pilih sedikitnya satu indikator atasan yang diturunkan.")
    asal = _item_atasan(baris)
    ada = set(baris.item.values_list("objek_id", flat=True))
    mulai = baris.item.count()
    baru = [_item_turunan(baris, asal, satu, ada, urutan=mulai + nomor) for nomor, satu in enumerate(butir, start=1)]
    ItemPerjanjian.objects.bulk_create(baru)
    tinggalkan_jejak(
        baris, tindakan="turunkan", kalimat=f"{len(baru)} indikator diturunkan dari perjanjian atasan", by=by
    )
    return naikkan_revisi(baris)


def _item_atasan(baris: Perjanjian) -> dict[int, ItemPerjanjian]:
    atasan = perjanjian_atasan(baris)
    if atasan is None:
        raise ValidationError(
            "Atasan belum mempunyai perjanjian tahun ini. Buat dahulu perjanjian atasan, lalu turunkan indikatornya."
        )
    return {satu.pk: satu for satu in atasan.item.select_related("indikator_versi__indikator")}


def _item_turunan(
    baris: Perjanjian, asal: Mapping[int, ItemPerjanjian], isian: IsianTurun, ada: set[int], *, urutan: int
) -> ItemPerjanjian:
    dari = asal.get(isian.item)
    if dari is None:
        raise ValidationError("Indikator yang dipilih bukan milik perjanjian atasan. Muat ulang halaman, lalu ulangi.")
    bobot = _bobot(dari, isian.cara, isian.bobot)
    objek = dari.objek_id if isian.cara is not CaraTurun.BAGI else _objek_sendiri(baris, dari).pk
    if objek in ada:
        raise ValidationError(f"{dari.indikator} sudah ada dalam perjanjian ini.")
    ada.add(objek)
    item = ItemPerjanjian(
        perjanjian=baris,
        urutan=urutan,
        dari=dari,
        cara_turun=isian.cara,
        bobot=bobot,
        objek_id=objek,
        **{nama: getattr(dari, nama) for nama in ("indikator_versi", "sasaran", "indikator", "satuan", "pembanding")},
    )
    target = target_bagian_item(item)
    item.target_teks, item.target_nilai = target.teks, target.nilai
    item.target_bawah, item.target_atas = target.bawah, target.atas
    return item


def _bobot(dari: ItemPerjanjian, cara: CaraTurun, bobot: Decimal | None) -> Decimal | None:
    """The weight of a share. Raises ValidationError without one between 0 and 100."""
    if cara is not CaraTurun.BAGI:
        return None
    if bobot is None or not 0 < bobot <= 100:
        raise ValidationError(f"{dari.indikator}: isi bobot lebih dari 0 dan paling banyak 100.")
    return bobot


def _objek_sendiri(baris: Perjanjian, dari: ItemPerjanjian) -> ObjekUkur:
    """What the share's values hang on: the same indicator, measured at the position."""
    return ObjekUkur.objects.get_or_create(
        indikator_id=dari.indikator_versi.indikator_id, unit=baris.unit, jabatan=baris.jabatan, pegawai=None
    )[0]


@transaction.atomic
def ubah_sambungan(
    perjanjian: Perjanjian,
    *,
    sambungan: Mapping[int, IsianSambungan],
    hapus: Collection[int] = (),
    by: Pengguna,
    revisi: int | None = None,
) -> Perjanjian:
    """Change what the items of a draft serve, and drop items that were brought down; all or nothing.

    Raises PermissionDenied, HalamanBasi, or ValidationError for an item that is not the superior's, a share without
    weight, or an item to drop that comes from the plan.
    """
    baris = kunci_isi(perjanjian, izin=IZIN, by=by, revisi=revisi, status=DRAF)
    asal = _item_atasan(baris) if any(satu.dari for satu in sambungan.values()) else {}
    item = {satu.pk: satu for satu in baris.item.select_related("indikator_versi", "dari", "objek")}
    for pk, isian in sambungan.items():
        if pk in item and pk not in hapus:
            _sambung(item[pk], isian, asal)
    ItemPerjanjian.objects.bulk_update(
        [item[pk] for pk in sambungan if pk in item and pk not in hapus],
        ["dari", "cara_turun", "bobot", "target_teks", "target_nilai", "target_bawah", "target_atas"],
    )
    _hapus(baris, [item[pk] for pk in hapus if pk in item])
    return naikkan_revisi(baris)


def _sambung(item: ItemPerjanjian, isian: IsianSambungan, asal: Mapping[int, ItemPerjanjian]) -> None:
    milik_jabatan = item.objek.jabatan_id is not None
    if milik_jabatan:
        # A share stays a share of the same item; only its weight changes, and the target with it.
        item.bobot = _bobot(item, CaraTurun.BAGI, isian.bobot)
        target = target_bagian_item(item)
        item.target_teks, item.target_nilai = target.teks, target.nilai
        return
    if isian.dari is None:
        item.dari, item.cara_turun = None, ""
        return
    if isian.dari not in asal:
        raise ValidationError(f"{item.indikator}: indikator yang dipilih bukan milik perjanjian atasan.")
    item.dari = asal[isian.dari]
    sama = item.dari.objek_id == item.objek_id
    item.cara_turun = CaraTurun.AMBIL if sama else CaraTurun.JABAR


def _hapus(baris: Perjanjian, item: Sequence[ItemPerjanjian]) -> None:
    dari_rencana = [satu.indikator for satu in item if satu.cara_turun not in {CaraTurun.AMBIL, CaraTurun.BAGI}]
    if dari_rencana:
        raise ValidationError(f"{dari_rencana[0]} berasal dari rencana; ubah penanggung jawabnya dalam rencana.")
    lepaskan([satu.pk for satu in item])
    baris.item.filter(pk__in=[satu.pk for satu in item]).delete()


def lepaskan(item: Collection[int]) -> None:
    """Before items vanish: drafts below lose their link. Raises ValidationError where a frozen paper names one of them."""
    bawah = ItemPerjanjian.objects.filter(dari__in=item)
    beku = bawah.filter(perjanjian__beku__isnull=False).select_related("perjanjian").first()
    if beku:
        raise ValidationError(
            f"Tidak dapat dihapus: {beku.perjanjian} sudah dibekukan dan menurunkan indikator dari sini."
        )
    bawah.update(dari=None, cara_turun="", bobot=None)
