"""Quality of the values of a unit: findings, answers, and the rules in words."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from datakinerja import actions
from datakinerja.models import LembarData, Nilai
from datakinerja.queries.mutu import RingkasMutu, temuan_unit
from datakinerja.rules.mutu import ATURAN_MUTU
from layanan.views.alur import jalankan
from organisasi.izin import perlu_izin

REMAH = ("Data kinerja", "/data/")


@require_safe
def mutu(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """Findings on all values of a unit and year; `?aturan=` leaves those of one rule."""
    unit = request.konteks.unit  # type: ignore[attr-defined]
    if unit is None or not request.user.has_perm("datakinerja.lihat", unit):
        raise Http404
    ringkas = RingkasMutu(tuple(temuan_unit(unit.pk, tahun)))
    pilih = request.GET.get("aturan", "")
    isi = {
        "judul": f"Mutu data {tahun}",
        "remah": [REMAH, ("Mutu data", "")],
        "tahun": tahun,
        "unit": unit,
        "ringkas": ringkas,
        "aturan": ATURAN_MUTU.get(pilih),
        "temuan": [t for t in ringkas.temuan if t.aturan.kode == pilih] if pilih else ringkas.perlu_jawaban,
        "boleh_jawab": request.user.has_perm("datakinerja.isi", unit),
        "kembali": request.get_full_path(),
    }
    return render(request, "datakinerja/mutu.html", isi)


@require_safe
def mutu_lembar(request: HttpRequest, pk: int) -> HttpResponse:
    """Findings on the month of a document, as the part of its page that htmx asks for; otherwise the page of the year."""
    satu = get_object_or_404(LembarData.objects.for_user(request.user).select_related("periode", "unit"), pk=pk)
    tahun, bulan = satu.periode.tahun_id, satu.periode.nomor
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("datakinerja:mutu", tahun, satu.unit_id)
    isi = {
        "lembar": satu,
        "mutu": RingkasMutu(tuple(t for t in temuan_unit(satu.unit_id, tahun) if t.bulan == bulan)),
        "boleh_jawab": request.user.has_perm("datakinerja.isi", satu),
    }
    return render(request, "datakinerja/_mutu_lembar.html", isi)


@require_POST
def jawab(request: HttpRequest, pk: int, kode: str) -> HttpResponse:
    """Answer a finding on a version of a value."""
    nilai = get_object_or_404(Nilai.objects.for_user(request.user).select_related("objek", "periode"), pk=pk)
    kembali = request.POST.get("kembali", "")
    if not url_has_allowed_host_and_scheme(kembali, allowed_hosts=None):
        kembali = reverse("datakinerja:mutu", args=[nilai.periode.tahun_id, nilai.objek.unit_id])
    return jalankan(
        request,
        lambda: actions.jawab_temuan(nilai, kode=kode, kalimat=request.POST.get("kalimat", ""), by=request.user),  # type: ignore[arg-type]
        berhasil="Jawaban disimpan.",
        kembali=kembali,
    )


@require_safe
@perlu_izin("datakinerja.lihat")
def aturan(request: HttpRequest) -> HttpResponse:
    """The rules in words: what each looks for, what to do, since when."""
    isi = {"judul": "Aturan mutu data", "remah": [REMAH, ("Aturan mutu", "")], "aturan": ATURAN_MUTU.values()}
    return render(request, "datakinerja/aturan_mutu.html", isi)
