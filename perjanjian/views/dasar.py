"""What the pages of agreements share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from layanan.actions import TransitionError
from organisasi.models import Unit
from perjanjian.actions import HalamanBasi
from perjanjian.forms import FormBerversi
from perjanjian.models import Perjanjian
from perjanjian.queries import perjanjian_terlihat
from sakip.pdf import PdfGagal

type Remah = list[tuple[str, str]]


def muat(request: HttpRequest, pk: int, izin: str = "") -> Perjanjian:
    """The agreement, 404 where the user may not see it, 403 where she lacks `izin`; the frame shows its year and unit."""
    perjanjian = get_object_or_404(perjanjian_terlihat(request.user), pk=pk)  # type: ignore[arg-type]
    konteks(request, perjanjian.tahun_id, perjanjian.unit_id)
    if izin and not request.user.has_perm(izin, perjanjian):
        raise PermissionDenied("Anda tidak berwenang melakukan ini pada perjanjian tersebut.")
    return perjanjian


def konteks(request: HttpRequest, tahun: int, unit_id: int) -> None:
    """Let the frame show the year and the unit of the object, whatever was chosen before."""
    request.konteks.tahun, request.konteks.unit_id = tahun, unit_id  # type: ignore[attr-defined]


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


def simpan(form: forms.Form, fungsi: Callable[[], Any]) -> bool:
    """Do what the form asks; False with the reason on the form where it was refused, what was typed kept."""
    try:
        fungsi()
    except HalamanBasi as galat:
        form.add_error(None, galat)
        if isinstance(form, FormBerversi):
            form.mutakhirkan(Perjanjian.objects.get(pk=form.perjanjian.pk).revisi)
    except ValidationError as galat:
        _taruh_galat(form, galat)
    except (TransitionError, PdfGagal) as galat:
        form.add_error(None, str(galat))
    else:
        return True
    return False


def _taruh_galat(form: forms.Form, galat: ValidationError) -> None:
    bagian = galat.error_dict if hasattr(galat, "error_dict") else {None: galat.error_list}
    for nama, pesan in bagian.items():
        form.add_error(nama if nama in form.fields else None, pesan)
