"""Taking a step of a workflow from a page."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from layanan.actions import TransitionError, advance
from layanan.models import Dokumen


def jalankan(request: HttpRequest, fungsi: Callable[[], Any], *, berhasil: str, kembali: str) -> HttpResponse:
    """Do one thing, say how it went, and go to `kembali`. A missing permission stays a 403."""
    try:
        fungsi()
    except TransitionError as galat:
        messages.error(request, str(galat))
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, berhasil)
    return redirect(kembali)


def ambil_langkah(request: HttpRequest, dokumen: Dokumen, fungsi: Callable[..., Any], *, berhasil: str) -> HttpResponse:
    """Take a step by its own action (document, by=, catatan=) with the note of the page, and return to the document."""
    return jalankan(
        request,
        lambda: fungsi(dokumen, by=request.user, catatan=request.POST.get("catatan", "")),
        berhasil=berhasil,
        kembali=dokumen.get_absolute_url(),
    )


def model_dokumen(nama: str) -> type[Dokumen]:
    """The document model under `app.model`; 404 for anything else."""
    try:
        model = apps.get_model(nama)
    except (LookupError, ValueError) as galat:
        raise Http404 from galat
    if not issubclass(model, Dokumen):
        raise Http404
    return model


@require_POST
def langkah(request: HttpRequest, nama_model: str, pk: int, tindakan: str) -> HttpResponse:
    """Take a simple step of any document that allows it here."""
    model = model_dokumen(nama_model)
    dokumen = get_object_or_404(model.objects.for_user(request.user), pk=pk)  # type: ignore[attr-defined]
    if tindakan not in model.langkah_umum or tindakan not in dokumen.alur.transisi:
        raise Http404
    if request.POST.get("revisi", str(dokumen.revisi)) != str(dokumen.revisi):
        messages.error(request, "Isi dokumen berubah sejak halaman ini dibuka. Periksa lagi, lalu ulangi langkahnya.")
        return redirect(dokumen.get_absolute_url())
    maju = partial(advance, tindakan=tindakan)
    return ambil_langkah(request, dokumen, maju, berhasil=f"{dokumen.alur.transisi[tindakan].kalimat}.")
