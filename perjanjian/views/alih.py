"""After a reorganisation: agreements that lost their position, and what is offered for each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from layanan.views.alur import jalankan
from organisasi.izin import perlu_izin
from organisasi.models import Unit
from perjanjian import actions, queries
from perjanjian.models import Perjanjian
from perjanjian.rules import tanggal_acuan
from perjanjian.views.dasar import muat


@require_safe
@perlu_izin("perjanjian.lihat")
def alih(request: HttpRequest, tahun: int) -> HttpResponse:
    """Agreements in force whose position ended, with the units that took over."""
    tanggal = tanggal_acuan(tahun, timezone.localdate())
    konteks = {
        "judul": f"Perjanjian setelah perubahan organisasi {tahun}",
        "remah": [("Perjanjian kinerja", reverse("perjanjian:indeks") + "?semua=1"), ("Perubahan organisasi", "")],
        "baris": queries.perjanjian_terdampak(request.user, tahun, tanggal),  # type: ignore[arg-type]
        "tahun": tahun,
    }
    return render(request, "perjanjian/alih.html", konteks)


@require_POST
def akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    """End an agreement with its position."""
    satu = muat(request, pk)
    return jalankan(
        request,
        lambda: actions.akhiri(satu, by=request.user, catatan=request.POST.get("catatan", "")),  # type: ignore[arg-type]
        berhasil="Perjanjian diakhiri. Isinya tetap tersimpan sebagaimana ditandatangani.",
        kembali=reverse("perjanjian:alih", args=[satu.tahun_id]),
    )


@require_POST
def alihkan(request: HttpRequest, pk: int, unit_id: int) -> HttpResponse:
    """A draft for the head of a unit that took over."""
    satu = muat(request, pk, "perjanjian.susun")
    ke = get_object_or_404(Unit.objects.for_user(request.user, "perjanjian.lihat"), pk=unit_id)
    hasil: list[Perjanjian] = []
    jawaban = jalankan(
        request,
        lambda: hasil.append(actions.alihkan(satu, ke=ke, by=request.user)),  # type: ignore[arg-type]
        berhasil="Draf di unit penerus dibuat. Periksa target dan anggarannya, lalu ajukan.",
        kembali=reverse("perjanjian:alih", args=[satu.tahun_id]),
    )
    return redirect(hasil[0]) if hasil else jawaban
