"""What the pages of agreements share."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from layanan.views import objek
from organisasi.models import Unit
from perjanjian.models import Perjanjian
from perjanjian.queries import perjanjian_rinci, perjanjian_terlihat

type Remah = list[tuple[str, str]]


def muat(request: HttpRequest, pk: int, izin: str = "") -> Perjanjian:
    """The agreement, 404 where the user may not see it, 403 where she lacks `izin`; the frame shows its year and unit."""
    return _muat(request, perjanjian_terlihat(request.user), pk, izin)  # type: ignore[arg-type]


def muat_rinci(request: HttpRequest, pk: int) -> Perjanjian:
    """Like `muat`, for the page of one agreement: a frozen one comes with what its page needs and no more."""
    satu = _muat(request, perjanjian_rinci(request.user), pk)  # type: ignore[arg-type]
    if satu.beku is None:
        lengkap = perjanjian_terlihat(request.user).get(pk=pk)  # type: ignore[arg-type]
        lengkap.dpa_sah, lengkap.tenggat_umum = satu.dpa_sah, satu.tenggat_umum
        return lengkap
    return satu


def _muat(request: HttpRequest, terlihat: QuerySet[Perjanjian], pk: int, izin: str = "") -> Perjanjian:
    return objek.muat(
        request, terlihat, pk, izin=izin, kalimat="Anda tidak berwenang melakukan ini pada perjanjian tersebut."
    )


def muat_unit(request: HttpRequest, unit_id: int) -> Unit:
    """The unit, 404 where the user may not see its agreements."""
    return get_object_or_404(Unit.objects.for_user(request.user, "perjanjian.lihat"), pk=unit_id)


def remah_unit(request: HttpRequest, tahun: int, unit_id: int, *lanjut: tuple[str, str]) -> Remah:
    """Crumbs down to the unit's page, then what follows; the last one needs no address."""
    nama = request.konteks.nama_unit or "Unit"  # type: ignore[attr-defined]
    return [
        ("Perjanjian kinerja", reverse("perjanjian:indeks")),
        (nama, reverse("perjanjian:unit", args=[tahun, unit_id])),
        *lanjut,
    ]


def remah(request: HttpRequest, perjanjian: Perjanjian, *lanjut: tuple[str, str]) -> Remah:
    """Crumbs down to the agreement, then what follows."""
    judul = (str(perjanjian), perjanjian.get_absolute_url() if lanjut else "")
    return remah_unit(request, perjanjian.tahun_id, perjanjian.unit_id, judul, *lanjut)
