"""Steps on a tree: from the drawing as JSON, and the page of one condition with its ties."""

import json

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from layanan.actions import HalamanBasi, TransitionError
from renstra import actions, queries
from renstra.forms.pohon import FormKondisi, awal_kondisi
from renstra.gambar import gambar_pohon
from renstra.models import SimpulPohon
from renstra.queries.pohon_kinerja import acuan
from renstra.views.pohon import ambil_pohon

MAKS_KIRIMAN = 2_000_000


@require_POST
def langkah(request: HttpRequest, pk: int) -> JsonResponse:
    """Do a step from the drawing; the answer has the new drawing, the new revision, the condition, and the step back."""
    satu = ambil_pohon(request, pk)
    try:
        isian = json.loads(request.body[:MAKS_KIRIMAN])
        if not isinstance(isian, dict):
            raise ValidationError("Kiriman tidak terbaca.")
        hasil = actions.jalankan_langkah(satu, isian, by=request.user)  # type: ignore[arg-type]
    except (json.JSONDecodeError, UnicodeDecodeError):
        return JsonResponse({"galat": "Kiriman tidak terbaca. Muat ulang halaman, lalu ulangi."}, status=400)
    except ValidationError as galat:
        return JsonResponse({"galat": " ".join(galat.messages)}, status=400)
    except HalamanBasi as galat:
        return JsonResponse({"galat": str(galat), "basi": True}, status=409)
    except TransitionError as galat:
        return JsonResponse({"galat": str(galat)}, status=409)
    isi = queries.isi_pohon(satu, acuan(satu, timezone.localdate()))
    return JsonResponse(
        {
            "revisi": hasil.revisi,
            "balik": hasil.balik,
            "simpul": hasil.simpul.pk if hasil.simpul else None,
            "gambar": gambar_pohon(isi.akar, judul=str(satu), id_svg="pohon"),
        }
    )


def kondisi(request: HttpRequest, pk: int) -> HttpResponse:
    """One condition: words, kind, place, indicators, and what it is tied to."""
    satu = get_object_or_404(SimpulPohon.objects.for_user(request.user).select_related("pohon"), pk=pk)
    pohon = ambil_pohon(request, satu.pohon_id)
    if not request.user.has_perm("renstra.susun", pohon):
        raise PermissionDenied("Anda tidak berwenang menyusun pohon kinerja ini.")
    form = FormKondisi(
        request.POST or None,
        kondisi=satu,
        pohon=pohon,
        tanggal=acuan(pohon, timezone.localdate()),
        initial=awal_kondisi(satu),
    )
    if request.method == "POST" and form.is_valid() and form.simpan(by=request.user):
        messages.success(request, "Kondisi disimpan.")
        return redirect(f"{pohon.get_absolute_url()}#k-{satu.pk}")
    isi = {
        "judul": "Kondisi pohon kinerja",
        "remah": [("Pohon kinerja", pohon.get_absolute_url()), ("Kondisi", "")],
        "form": form,
        "batal": reverse("renstra:pohon", args=[pohon.pk]),
        "tombol": "Simpan",
    }
    return render(request, "renstra/form.html", isi)
