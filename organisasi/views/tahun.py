"""Years with their deadlines and categories."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from organisasi import actions
from organisasi.forms.tahun import FormProfil, FormTahunBaru, SetelanTahun
from organisasi.izin import perlu_izin
from organisasi.models import ProfilDaerah, Tahun

IZIN = "organisasi.kelola_tahun"
REMAH = [("Beranda", "/"), ("Tahun & tenggat", "/organisasi/tahun/")]


@require_http_methods(["GET", "POST"])
@perlu_izin(IZIN)
def tahun(request: HttpRequest) -> HttpResponse:
    """All years; POST opens another one."""
    form = FormTahunBaru(request.POST or None)
    if request.method == "POST" and form.is_valid():
        baru = actions.buat_tahun(tahun=form.cleaned_data["tahun"], by=request.user)
        messages.success(request, f"Tahun {baru} siap dengan periode, tenggat, dan kategorinya. Periksa setelannya.")
        return redirect("organisasi:tahun_setelan", pk=baru.pk)
    isi = {
        "judul": "Tahun & tenggat",
        "remah": [REMAH[0], ("Tahun & tenggat", "")],
        "daftar": Tahun.objects.prefetch_related("tenggat"),
        "form": form,
    }
    return render(request, "organisasi/tahun.html", isi)


@require_http_methods(["GET", "POST"])
@perlu_izin(IZIN)
def tahun_setelan(request: HttpRequest, pk: int) -> HttpResponse:
    """Settings, deadlines and categories of a year."""
    objek = get_object_or_404(Tahun, pk=pk)
    setelan = SetelanTahun(request.POST or None, objek)
    if request.method == "POST" and setelan.is_valid():
        actions.simpan_setelan(setelan.bagian)
        messages.success(request, f"Setelan tahun {pk} disimpan.")
        return redirect("organisasi:tahun_setelan", pk=pk)
    isi = {
        "judul": f"Setelan tahun {pk}",
        "remah": [*REMAH, (str(pk), "")],
        "objek": objek,
        "setelan": setelan,
        "forms": setelan.forms,
        "galat": setelan.galat if setelan.tahun.is_bound else [],
        "batal": reverse("organisasi:tahun"),
    }
    return render(request, "organisasi/tahun_setelan.html", isi)


@require_http_methods(["GET", "POST"])
@perlu_izin(IZIN)
def profil(request: HttpRequest) -> HttpResponse:
    """Seat, address and paper size of the regency."""
    objek = get_object_or_404(ProfilDaerah)
    form = FormProfil(request.POST or None, request.FILES or None, instance=objek)
    if request.method == "POST" and form.is_valid():
        actions.simpan_setelan([form])
        messages.success(request, "Profil daerah disimpan.")
        return redirect("organisasi:profil")
    isi = {
        "judul": "Profil daerah",
        "remah": [*REMAH, ("Profil daerah", "")],
        "form": form,
        "batal": reverse("organisasi:tahun"),
        "tombol": "Simpan",
        "pengantar": "Nama daerah diambil dari unit teratas; isian ini melengkapi kop dan tempat pada naskah.",
    }
    return render(request, "organisasi/formulir.html", isi)
