"""Openings of closed months: asked for, given, refused, ended early; and opening and locking many units at once."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from datakinerja.actions.jendela import IZIN, atur_jendela
from datakinerja.models import JendelaEntri, Pembukaan
from datakinerja.rules import sebut_bulan
from layanan.actions import advance, beri_tahu, mulai, tinggalkan_jejak
from organisasi.models import Pengguna, Periode, Unit
from renstra.models import ObjekUkur


@transaction.atomic
def minta_pembukaan(
    *,
    unit: Unit,
    periode: Collection[Periode],
    alasan: str,
    sampai: dt.date,
    by: Pengguna,
    objek: Collection[ObjekUkur] = (),
) -> Pembukaan:
    """Ask for months (of one year, with their `tahun` at hand) to be opened up to a day; without `objek` all indicators.

    Raises PermissionDenied; ValidationError where the year is closed, the day is past, the reason is missing, or the same
    months already wait for an answer.
    """
    if not by.has_perm("datakinerja.isi", unit):
        raise PermissionDenied("Anda tidak berwenang meminta pembukaan untuk unit ini.")
    _periksa(periode, alasan, sampai)
    asing = [satu for satu in objek if satu.unit_id != unit.pk]
    if asing:
        raise ValidationError({"objek": "Pilih indikator milik unit ini saja."})
    menunggu = Pembukaan.objects.filter(unit=unit, status="diajukan", periode__in=periode).first()
    if menunggu:
        bulan = sebut_bulan(satu.nomor for satu in menunggu.periode.all())
        raise ValidationError(
            f"Permohonan untuk {bulan} masih menunggu putusan. Tunggu putusannya, atau tarik dahulu permohonan itu."
        )
    return _buat(unit, periode, objek, alasan, sampai, by, kalimat="Pembukaan diminta")


@transaction.atomic
def berikan(pembukaan: Pembukaan, *, sampai: dt.date | None = None, by: Pengguna, catatan: str = "") -> Pembukaan:
    """Grant an opening, by default up to the day that was asked for; whoever asked is told.

    Raises PermissionDenied, TransitionError, ValidationError where the day is past or the year closed meanwhile.
    """
    milik = Pembukaan.objects.select_for_update(of=("self",)).get(pk=pembukaan.pk)
    akhir = sampai or milik.sampai
    _periksa(milik.periode.select_related("tahun"), milik.alasan, akhir)
    # Only a waiting request gets these: `advance` refuses every other state, and nothing of this stays.
    milik.sampai, milik.mulai = akhir, timezone.now()
    milik.save(update_fields=["sampai", "mulai"])
    hasil = advance(milik, "berikan", by=by, catatan=catatan)
    if hasil.pemohon and hasil.pemohon != by:
        beri_tahu(
            [hasil.pemohon],
            judul=f"Pembukaan diberikan sampai {akhir:%d-%m-%Y}",
            isi=catatan,
            tautan=hasil.get_absolute_url(),
        )
    return hasil


@transaction.atomic
def buka_banyak(
    *, unit: Collection[Unit], periode: Collection[Periode], sampai: dt.date, alasan: str, by: Pengguna
) -> list[Pembukaan]:
    """Open months of several units at once with one reason; openings that are in force for longer stay as they are.

    Raises PermissionDenied, ValidationError.
    """
    _berwenang(by)
    _periksa(periode, alasan, sampai)
    if not unit:
        raise ValidationError({"unit": "Pilih paling sedikit satu unit."})
    hasil = []
    for satu in unit:
        baru = _buat(satu, periode, (), alasan, sampai, by, kalimat="Pembukaan dibuat")
        hasil.append(berikan(baru, by=by))
    return hasil


@transaction.atomic
def kunci_banyak(*, unit: Collection[Unit], periode: Collection[Periode], alasan: str, by: Pengguna) -> int:
    """Lock months of several units at once: windows still open close today, openings in force end. Gives how many were locked.

    The deadline for punctuality stays that of all units.  Raises PermissionDenied, ValidationError; a window that has not
    opened yet needs no lock and is left alone.
    """
    _berwenang(by)
    if not alasan.strip():
        raise ValidationError({"alasan": "Tuliskan alasan penguncian."})
    if not unit or not periode:
        raise ValidationError("Pilih paling sedikit satu unit dan satu bulan.")
    umum = {satu.periode_id: satu for satu in JendelaEntri.objects.filter(periode__in=periode, unit=None)}
    khusus = {(s.unit_id, s.periode_id): s for s in JendelaEntri.objects.filter(periode__in=periode, unit__in=unit)}
    jumlah = 0
    for milik in unit:
        dicabut = _akhiri(milik, periode, alasan, by)
        for bulan in periode:
            jendela = khusus.get((milik.pk, bulan.pk)) or umum.get(bulan.pk)
            jumlah += _tutup(milik, bulan, jendela, alasan, by) or bulan.pk in dicabut
    return jumlah


def _tutup(unit: Unit, periode: Periode, jendela: JendelaEntri | None, alasan: str, by: Pengguna) -> bool:
    """Close the window of a unit and month as of yesterday; False where it is closed already or not yet open."""
    kemarin = timezone.localdate() - dt.timedelta(1)
    buka = jendela.buka if jendela else periode.mulai
    akhir = jendela.tutup + dt.timedelta(jendela.tenggang_hari) if jendela else dt.date.max
    if akhir <= kemarin or buka > kemarin:
        return False
    atur_jendela(periode=periode, unit=unit, buka=buka, tutup=kemarin, alasan=alasan, by=by)
    return True


def _akhiri(unit: Unit, periode: Collection[Periode], alasan: str, by: Pengguna) -> set[int]:
    """Take these months out of the openings in force of a unit; one that has no month left is ended. Gives the months' ids."""
    berlaku = Pembukaan.objects.filter(unit=unit, status="diberikan", sampai__gte=timezone.localdate())
    ids, kena = {satu.pk for satu in periode}, set()
    for satu in berlaku.filter(periode__in=ids).distinct().order_by("pk"):
        milik = {bulan.pk: bulan.nomor for bulan in satu.periode.all()}
        kena |= ids & set(milik)
        if set(milik) <= ids:
            advance(satu, "cabut", by=by, catatan=alasan)
            continue
        satu.periode.remove(*(ids & set(milik)))
        bulan = sebut_bulan(nomor for pk, nomor in milik.items() if pk in ids)
        tinggalkan_jejak(satu, tindakan="kunci", kalimat=f"Dikunci lagi: {bulan}", by=by, catatan=alasan)
    return kena


def _buat(
    unit: Unit,
    periode: Iterable[Periode],
    objek: Iterable[ObjekUkur],
    alasan: str,
    sampai: dt.date,
    by: Pengguna,
    *,
    kalimat: str,
) -> Pembukaan:
    baru = Pembukaan.objects.create(
        unit=unit, alasan=alasan.strip(), sampai=sampai, pemohon=by, status=Pembukaan.alur.awal
    )
    baru.periode.set(periode)
    baru.objek.set(objek)
    mulai(baru, by=by, kalimat=kalimat)
    return baru


def _periksa(periode: Iterable[Periode], alasan: str, sampai: dt.date) -> None:
    bulan = list(periode)
    if not bulan or any(satu.jenis != "bulan" for satu in bulan):
        raise ValidationError({"periode": "Pilih paling sedikit satu bulan."})
    if tutup := next((satu.tahun for satu in bulan if satu.tahun.terkunci), None):
        raise ValidationError(f"Tahun {tutup} sudah ditutup. Minta Administrator membuka tahunnya dahulu.")
    if not alasan.strip():
        raise ValidationError({"alasan": "Tuliskan alasan pembukaan."})
    if sampai < timezone.localdate():
        raise ValidationError({"sampai": "Tanggal terakhir sudah lewat. Pilih hari ini atau sesudahnya."})


def _berwenang(by: Pengguna) -> None:
    if not by.has_perm(IZIN):
        raise PermissionDenied("Anda tidak berwenang membuka atau mengunci bulan.")
