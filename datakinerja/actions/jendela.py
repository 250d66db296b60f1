"""Entry windows: generated from the year's deadline, and set for one unit."""

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from datakinerja.models import JendelaEntri
from layanan.actions import tinggalkan_jejak
from organisasi.models import Pengguna, Periode, Tenggat, Unit
from organisasi.models.waktu import KegiatanTenggat

IZIN = "datakinerja.atur_jendela"


@transaction.atomic
def susun_jendela(*, tahun: int, by: Pengguna) -> int:
    """Set the windows of all twelve months from the year's monthly deadline; gives their number.

    A month opens on its first day and closes on the deadline's day of the next month, with the deadline's days of grace.
    Windows of single units stay. Raises PermissionDenied, ValidationError where the year has no monthly deadline.
    """
    _berwenang(by)
    tenggat = Tenggat.objects.filter(tahun=tahun, kegiatan=KegiatanTenggat.DATA_BULANAN).first()
    if tenggat is None or tenggat.hari is None:
        raise ValidationError(f"Tenggat nilai bulanan tahun {tahun} belum diatur. Atur dahulu pada Tahun & tenggat.")
    bulan = list(Periode.objects.filter(tahun=tahun, jenis="bulan").order_by("nomor"))
    for periode in bulan:
        tutup = (periode.selesai + dt.timedelta(days=1)).replace(day=tenggat.hari)
        JendelaEntri.objects.update_or_create(
            periode=periode,
            unit=None,
            defaults={"buka": periode.mulai, "tutup": tutup, "tenggang_hari": tenggat.tenggang_hari},
        )
    return len(bulan)


@transaction.atomic
def atur_jendela(
    *,
    periode: Periode,
    unit: Unit | None,
    buka: dt.date,
    tutup: dt.date,
    tenggang_hari: int = 0,
    alasan: str = "",
    by: Pengguna,
) -> JendelaEntri:
    """Open or close a month for one unit, or for all. A unit's own window needs a reason.

    Raises PermissionDenied, ValidationError; once the window of all units is over, a unit's own cannot prolong it any more,
    since that would mend its punctuality: what is late is opened by `Pembukaan`.
    """
    _berwenang(by)
    if unit is not None and not alasan.strip():
        raise ValidationError({"alasan": "Tuliskan alasan jendela khusus untuk unit ini."})
    if tutup < buka:
        raise ValidationError({"tutup": "Tanggal tutup tidak boleh sebelum tanggal buka."})
    if unit is not None:
        _belum_lewat(periode, tutup + dt.timedelta(tenggang_hari))
    jendela, _ = JendelaEntri.objects.update_or_create(
        periode=periode,
        unit=unit,
        defaults={"buka": buka, "tutup": tutup, "tenggang_hari": tenggang_hari, "alasan": alasan.strip()},
    )
    tinggalkan_jejak(
        jendela,
        tindakan="atur_jendela",
        kalimat=f"Jendela pengisian {buka:%d-%m-%Y} s.d. {tutup:%d-%m-%Y} diatur",
        by=by,
        catatan=alasan,
    )
    return jendela


@transaction.atomic
def hapus_jendela(jendela: JendelaEntri, *, by: Pengguna) -> None:
    """Take back the window of one unit: that of all counts again. ValidationError for a window of all units."""
    _berwenang(by)
    if jendela.unit_id is None:
        raise ValidationError("Jendela untuk semua unit tidak dapat dihapus; ubah tanggalnya.")
    jendela.delete()


def _belum_lewat(periode: Periode, akhir: dt.date) -> None:
    umum = JendelaEntri.objects.filter(periode=periode, unit=None).first()
    batas = umum and umum.tutup + dt.timedelta(umum.tenggang_hari)
    if batas and batas < timezone.localdate() and akhir > batas:
        raise ValidationError(
            {"tutup": f"Batas waktu bulan ini sudah lewat pada {batas:%d-%m-%Y}. Buka lagi lewat Pembukaan bulan."}
        )


def _berwenang(by: Pengguna) -> None:
    if not by.has_perm(IZIN):
        raise PermissionDenied("Anda tidak berwenang mengatur jendela pengisian.")
