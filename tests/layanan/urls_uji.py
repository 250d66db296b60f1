"""The site, plus a page with an upload form and one with the signing form: partials that the apps above use."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path

from layanan.forms import FormTandaTangan, KolomBerkas
from sakip.urls import urlpatterns as situs

KEPALA = '{% extends "base.html" %}{% load static %}'
UNGGAH = (
    KEPALA + '{% block isi %}<section class="kartu">{% include "layanan/_unggah.html" %}</section>{% endblock %}'
    '{% block skrip %}<script type="module" src="{% static "js/unggah.js" %}"></script>{% endblock %}'
)
TTD = (
    KEPALA
    + '{% block isi %}<section class="kartu">{% include "layanan/_form_tanda_tangan.html" %}</section>{% endblock %}'
)


class FormUnggah(forms.Form):
    """One file."""

    berkas = KolomBerkas(label="Bukti", hanya=("pdf",))


def unggah(request: HttpRequest) -> HttpResponse:
    """Takes a file and says so."""
    form = FormUnggah(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        messages.success(request, f"Berkas {form.cleaned_data['berkas'].name} diterima.")
        return redirect("uji_unggah")
    return HttpResponse(engines["django"].from_string(UNGGAH).render({"form": form, "judul": "Unggah"}, request))


def ttd(request: HttpRequest) -> HttpResponse:
    """Shows the signing form."""
    form = FormTandaTangan(request.user)  # type: ignore[arg-type]
    return HttpResponse(engines["django"].from_string(TTD).render({"form": form, "judul": "Tanda tangan"}, request))


urlpatterns = [*situs, path("uji/unggah/", unggah, name="uji_unggah"), path("uji/ttd/", ttd, name="uji_ttd")]
