"""What the pages of reports share."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from layanan.views import objek
from organisasi.models import Unit
from pelaporan.models import Laporan
from pelaporan.queries import laporan_terlihat

type Remah = list[tuple[str, str]]


def muat(request: HttpRequest, pk: int, izin: str = "") -> Laporan:
    """The report, 404 where the user may not see it, 403 where she lacks `izin`; the frame shows its year and unit."""
    terlihat = laporan_terlihat(request.user)  # type: ignore[arg-type]
    return objek.muat(
        request, terlihat, pk, izin=izin, kalimat="Anda tidak berwenang melakukan ini pada laporan tersebut."
    )


def muat_unit(request: HttpRequest, unit_id: int) -> Unit:
    """The unit, 404 where the user may not see its reports."""
    return get_object_or_404(Unit.objects.for_user(request.user, "pelaporan.lihat"), pk=unit_id)


def remah(request: HttpRequest, tahun: int, unit_id: int, *lanjut: tuple[str, str]) -> Remah:
    """Crumbs down to the unit's page, then what follows."""
    nama = request.konteks.nama_unit or "Unit"  # type: ignore[attr-defined]
    alamat = reverse("pelaporan:unit", args=[tahun, unit_id]) if lanjut else ""
    return [("Pelaporan", reverse("pelaporan:indeks")), (nama, alamat), *lanjut]
