"""Pages of the cascade: what serves what, and bringing promises down from the superior's agreement."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from layanan.views.formulir import simpan
from perjanjian import actions, queries
from perjanjian.forms import FormSambungan, FormTurun
from perjanjian.views.dasar import muat, remah


@require_safe
def pohon(request: HttpRequest, pk: int) -> HttpResponse:
    """Each promise with what it serves above and all that serves it below."""
    satu = muat(request, pk)
    konteks = {
        "judul": "Pohon janji",
        "remah": remah(request, satu, ("Pohon janji", "")),
        "perjanjian": satu,
        "pohon": queries.pohon_janji(satu, request.user),  # type: ignore[arg-type]
        "boleh_ubah": satu.status == "draf" and request.user.has_perm("perjanjian.susun", satu),
    }
    return render(request, "perjanjian/pohon.html", konteks)


def penjabaran(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over or share the superior's indicators, and say what the own ones serve."""
    satu = muat(request, pk, "perjanjian.susun")
    if satu.status != "draf":
        messages.info(request, "Penjabaran hanya dapat diubah selama perjanjian masih draf.")
        return redirect("perjanjian:pohon", satu.pk)
    atasan = queries.perjanjian_atasan(satu)
    asal = queries.item_atasan(atasan) if atasan else []
    item = list(satu.item.select_related("dari", "objek").order_by("urutan", "id"))
    kirim = request.POST.get("bagian")
    form_turun = FormTurun(request.POST if kirim == "turun" else None, perjanjian=satu, asal=asal, item=item)
    form_sambung = FormSambungan(request.POST if kirim == "sambung" else None, perjanjian=satu, asal=asal, item=item)
    form, aksi = (form_turun, actions.turunkan) if kirim == "turun" else (form_sambung, actions.ubah_sambungan)
    lakukan = partial(aksi, satu, by=request.user)  # type: ignore[operator]
    if request.method == "POST" and form.is_valid() and simpan(form, lambda: lakukan(**form.argumen())):
        messages.success(request, "Penjabaran tersimpan.")
        return redirect("perjanjian:penjabaran", satu.pk)
    konteks = {
        "judul": "Jabarkan dari perjanjian atasan",
        "remah": remah(request, satu, ("Penjabaran", "")),
        "perjanjian": satu,
        "atasan": atasan,
        "form": form if request.method == "POST" else None,
        "form_turun": form_turun,
        "form_sambung": form_sambung,
    }
    return render(request, "perjanjian/penjabaran.html", konteks)
