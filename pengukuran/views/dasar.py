"""What the pages of measurement share: the unit of the address and the way to it."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from organisasi.models import Unit
from renstra.models import ObjekUkur

type Remah = list[tuple[str, str]]


def ambil_unit(request: HttpRequest, izin: str = "pengukuran.lihat") -> Unit:
    """The unit of the address, with its name of the year; 404 where the user may not see it."""
    unit = request.konteks.unit  # type: ignore[attr-defined]
    if unit is None or not request.user.has_perm(izin, unit):
        raise Http404
    return unit


def ambil_objek(request: HttpRequest, unit: Unit, objek_id: int) -> ObjekUkur:
    """An object of the unit that the user may see; 404 otherwise."""
    return get_object_or_404(
        ObjekUkur.objects.for_user(request.user).select_related("indikator"), pk=objek_id, unit=unit
    )


def remah_unit(tahun: int, unit: Unit, *akhir: tuple[str, str]) -> Remah:
    """Pengukuran › unit › …"""
    return [
        ("Pengukuran", reverse("pengukuran:kabupaten", args=[tahun])),
        (str(unit), reverse("pengukuran:unit", args=[tahun, unit.pk])),
        *akhir,
    ]


def remah_petak(tahun: int, unit: Unit, *akhir: tuple[str, str]) -> Remah:
    """Data kinerja › Nilai bulanan › …"""
    return [
        ("Data kinerja", reverse("datakinerja:indeks")),
        ("Nilai bulanan", f"{reverse('pengukuran:petak', args=[tahun, unit.pk])}?bulan=kini"),
        *akhir,
    ]
