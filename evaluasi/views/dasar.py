"""What the pages of the evaluation share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from evaluasi import queries
from evaluasi.models import Evaluasi
from layanan.actions import TransitionError
from sakip.pdf import PdfGagal

type Remah = list[tuple[str, str]]


def muat(request: HttpRequest, pk: int, izin: str = "") -> Evaluasi:
    """A worksheet, 404 where the user may not see it, 403 where she lacks `izin`; the frame shows its year and unit."""
    baris = Evaluasi.objects.for_user(request.user).select_related("instrumen", "total")
    evaluasi = get_object_or_404(baris, pk=pk)
    konteks(request, evaluasi)
    if izin and not request.user.has_perm(izin, evaluasi):
        raise PermissionDenied("Anda tidak berwenang melakukan ini pada lembar kerja tersebut.")
    return evaluasi


def muat_terbaca(request: HttpRequest, pk: int) -> Evaluasi:
    """A worksheet whose result the user may know (published, or hers to see); 404 otherwise."""
    terbaca = queries.evaluasi_terbaca(request.user)  # type: ignore[arg-type]
    evaluasi = get_object_or_404(terbaca.select_related("instrumen", "total", "hasil"), pk=pk)
    konteks(request, evaluasi)
    return evaluasi


def konteks(request: HttpRequest, evaluasi: Evaluasi) -> None:
    """Let the frame show the year and the unit of the worksheet."""
    request.konteks.tahun, request.konteks.unit_id = evaluasi.tahun_id, evaluasi.unit_id  # type: ignore[attr-defined]


def remah_indeks(*lanjut: tuple[str, str]) -> Remah:
    """Crumbs below the index."""
    return [("Reviu & evaluasi", f"{reverse('evaluasi:indeks')}?semua=1"), *lanjut]


def remah(request: HttpRequest, evaluasi: Evaluasi, *lanjut: tuple[str, str]) -> Remah:
    """Crumbs down to the worksheet's OPD, then what follows."""
    nama = request.konteks.nama_unit or "OPD"  # type: ignore[attr-defined]
    ronde = f"Ronde {evaluasi.ronde} atas kinerja {evaluasi.tahun_id}"
    return remah_indeks(
        (ronde, ""), (nama, reverse("evaluasi:unit", args=[evaluasi.tahun_id, evaluasi.unit_id])), *lanjut
    )


def simpan(form: forms.Form, fungsi: Callable[[], Any]) -> bool:
    """Do what the form asks; False with the reason on the form where it was refused, what was typed kept."""
    try:
        fungsi()
    except ValidationError as galat:
        _taruh_galat(form, galat)
    except (TransitionError, PdfGagal) as galat:
        form.add_error(None, str(galat))
    else:
        return True
    return False


def _taruh_galat(form: forms.Form, galat: ValidationError) -> None:
    if not hasattr(galat, "error_dict"):
        form.add_error(None, galat)
        return
    for nama, pesan in galat.error_dict.items():
        form.add_error(nama if nama in form.fields else None, pesan)
