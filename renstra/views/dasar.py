"""What the pages of a plan share."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from layanan.views.objek import tandai
from renstra.models import DokumenRencana, VersiRencana
from renstra.queries import versi_terlihat

type Remah = list[tuple[str, str]]


def ambil_versi(request: HttpRequest, pk: int) -> VersiRencana:
    """A version that the user may see; 404 otherwise."""
    versi = get_object_or_404(versi_terlihat(request.user), pk=pk)
    tandai(request, unit_id=versi.dokumen.unit_id)
    return versi


def ambil_untuk_susun(request: HttpRequest, pk: int) -> VersiRencana:
    """A version that the user may write on; 404 otherwise."""
    versi = get_object_or_404(
        VersiRencana.objects.for_user(request.user, "renstra.susun").select_related("dokumen__unit"), pk=pk
    )
    tandai(request, unit_id=versi.dokumen.unit_id)
    return versi


def remah_dokumen(dokumen: DokumenRencana) -> Remah:
    return [("Rencana strategis", reverse("renstra:indeks")), (dokumen.judul, dokumen.get_absolute_url())]


def remah_versi(versi: VersiRencana, akhir: str = "") -> Remah:
    """The way to a version, and to a page below it."""
    jalan = remah_dokumen(versi.dokumen)
    if not akhir:
        return [*jalan, (versi.sebutan, "")]
    return [*jalan, (versi.sebutan, versi.get_absolute_url()), (akhir, "")]


def boleh_susun(request: HttpRequest, versi: VersiRencana) -> bool:
    """Whether the user may change the content of the version now."""
    user: Any = request.user
    return versi.terbuka and user.has_perm("renstra.susun", versi)
