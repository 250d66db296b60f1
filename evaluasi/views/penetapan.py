"""Steps of the worksheet: on to the next tier, back, fix, publish, sign."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from evaluasi import actions, queries
from evaluasi.forms import FormTerbit
from evaluasi.views.dasar import muat, remah
from layanan.forms import FormTandaTangan
from layanan.queries import dokumen_objek
from layanan.views.alur import jalankan
from layanan.views.formulir import simpan
from sakip.pdf import PdfGagal
from sakip.unduh import nama_berkas, unduh

LANGKAH: dict[str, tuple[Callable[..., Any], str]] = {
    "teruskan": (actions.teruskan, "Lembar kerja diteruskan."),
    "kembalikan": (actions.kembalikan, "Lembar kerja dikembalikan."),
    "tetapkan": (actions.tetapkan, "Nilai ditetapkan. Berikutnya Inspektur menerbitkan hasilnya."),
}


@require_POST
def langkah(request: HttpRequest, pk: int, nama: str) -> HttpResponse:
    """Take a step between tiers, or fix the grade."""
    satu = muat(request, pk)
    if nama not in LANGKAH:
        raise Http404
    fungsi, berhasil = LANGKAH[nama]
    revisi = request.POST.get("revisi", "")
    return jalankan(
        request,
        lambda: fungsi(
            satu,
            by=request.user,
            catatan=request.POST.get("catatan", ""),
            revisi=int(revisi) if revisi.isdecimal() and len(revisi) < 10 else None,
        ),
        berhasil=berhasil,
        kembali=satu.get_absolute_url(),
    )


def terbitkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Number and date of the LHE, then publish."""
    satu = muat(request, pk, "evaluasi.terbitkan")
    if satu.status != "ditetapkan":
        messages.info(
            request, f"Lembar kerja ini {satu.status_kini.label.lower()}, sehingga tidak dapat diterbitkan sekarang."
        )
        return redirect("evaluasi:unit", satu.tahun_id, satu.unit_id)
    form = FormTerbit(request.POST or None, initial={"tanggal": timezone.localdate()})
    if (
        request.method == "POST"
        and form.is_valid()
        and simpan(form, lambda: actions.terbitkan(satu, by=request.user, **form.cleaned_data))  # type: ignore[arg-type]
    ):
        messages.success(request, "Hasil terbit. OPD sudah diberi tahu; LHE siap ditandatangani.")
        return redirect("evaluasi:unit", satu.tahun_id, satu.unit_id)
    konteks = {
        "judul": "Terbitkan hasil evaluasi",
        "remah": remah(request, satu, ("Terbitkan", "")),
        "evaluasi": satu,
        "hasil": queries.hasil_opd(satu.unit_id, satu.tahun_id, request.user),  # type: ignore[arg-type]
        "form": form,
    }
    return render(request, "evaluasi/terbitkan.html", konteks)


@require_safe
def lhe(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The LHE: the issued document, or a draft while it is not published."""
    satu = muat(request, pk)
    if not hasattr(satu, "hasil"):
        raise Http404("Nilai belum ditetapkan.")
    dokumen = dokumen_objek(satu.hasil).first()
    if dokumen:
        return redirect("layanan:dokumen_unduh", dokumen.pk, dokumen.tanda_tangan.count())
    try:
        isi = queries.cetak_lhe(satu, nomor="", tanggal=None, kode="", oleh=request.user)  # type: ignore[arg-type]
    except PdfGagal as galat:
        return HttpResponse(str(galat), status=503, content_type="text/plain; charset=utf-8")
    nama = nama_berkas("LHE", request.konteks.nama_unit, satu.tahun_id, "draf", akhiran="pdf")  # type: ignore[attr-defined]
    return unduh(request, isi, nama, tampil="unduh" not in request.GET)


@sensitive_post_parameters("sandi", "kode_totp", "nik", "frasa")
def tanda_tangan(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the LHE as Inspektur."""
    satu = muat(request, pk, "evaluasi.tandatangani")
    kembali = redirect("evaluasi:unit", satu.tahun_id, satu.unit_id)
    dokumen = dokumen_objek(satu.hasil).first() if hasattr(satu, "hasil") else None
    if dokumen is None or dokumen.tanda_tangan.exists():
        messages.info(request, "Tidak ada LHE yang menunggu tanda tangan Anda di sini.")
        return kembali
    form = FormTandaTangan(request.user, request.POST or None, request.FILES or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and simpan(form, lambda: actions.tandatangani_lhe(satu, by=request.user, **form.argumen()))  # type: ignore[arg-type]
    ):
        messages.success(request, "LHE ditandatangani.")
        return kembali
    konteks = {
        "judul": "Tanda tangani LHE",
        "remah": remah(request, satu, ("Tanda tangan", "")),
        "evaluasi": satu,
        "dokumen": dokumen,
        "form": form,
    }
    return render(request, "evaluasi/tanda_tangan.html", konteks)
