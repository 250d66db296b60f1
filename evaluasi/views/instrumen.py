"""Instruments: list, page to read and print, import, publish, new edition, download."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from evaluasi import actions, queries
from evaluasi.filters import SaringInstrumen
from evaluasi.forms import FormInstrumen
from evaluasi.models import Instrumen
from evaluasi.views.dasar import remah_indeks
from layanan.views.alur import jalankan
from layanan.views.formulir import simpan
from organisasi.izin import perlu_izin
from sakip.daftar import Kolom, Kosong, daftar
from sakip.tanda import Tanda
from sakip.unduh import nama_berkas, unduh


@require_safe
def instrumen(request: HttpRequest) -> HttpResponse:
    """All editions that the user may see."""
    return daftar(
        request,
        queryset=Instrumen.objects.for_user(request.user).defer("isi"),
        filterset=SaringInstrumen,
        kolom=[
            Kolom("nama", "Instrumen", utama=True, urut="nama", url=lambda satu: satu.get_absolute_url()),
            Kolom("kode", "Kode", urut="kode"),
            Kolom("edisi", "Edisi"),
            Kolom("dasar_hukum", "Dasar"),
            Kolom(lambda s: Tanda("baik", "Terbit") if s.terbit else Tanda("kosong", "Draf"), "Status", jenis="tanda"),
        ],
        judul="Instrumen evaluasi",
        remah=remah_indeks(("Instrumen", "")),
        kosong=Kosong("Belum ada instrumen", "Impor berkas instrumen (JSON) daerah Anda.", ikon="evaluasi"),
        templat="evaluasi/instrumen.html",
        ekspor=False,
        konteks={"boleh_atur": request.user.has_perm("evaluasi.atur")},
    )


@require_safe
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """An instrument with all weights and criteria, fit to print."""
    satu = get_object_or_404(Instrumen.objects.for_user(request.user), pk=pk)
    isi = {
        "judul": satu.nama,
        "remah": remah_indeks(("Instrumen", reverse("evaluasi:instrumen")), (f"{satu.kode} edisi {satu.edisi}", "")),
        "instrumen": satu,
        "isi_instrumen": queries.baca(satu),
        "boleh_atur": request.user.has_perm("evaluasi.atur"),
    }
    return render(request, "evaluasi/instrumen_rincian.html", isi)


@require_safe
def isi(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The data of an instrument as a JSON file, the shape that the import takes."""
    satu = get_object_or_404(Instrumen.objects.for_user(request.user), pk=pk)
    data = json.dumps(satu.isi, ensure_ascii=False, indent=1).encode()
    return unduh(request, data, nama_berkas("instrumen", satu.kode, f"edisi {satu.edisi}", akhiran="json"))


@perlu_izin("evaluasi.atur")
def impor(request: HttpRequest) -> HttpResponse:
    """Read an instrument from a file into a draft edition."""
    form = FormInstrumen(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        hasil: list[Instrumen] = []
        isi_form = form.cleaned_data
        if simpan(
            form,
            lambda: hasil.append(
                actions.impor_instrumen(isi_form["kode"], isi_form["berkas"], by=request.user)  # type: ignore[arg-type]
            ),
        ):
            messages.success(request, "Instrumen terbaca dan disimpan sebagai draf. Periksa, lalu terbitkan.")
            return redirect(hasil[0])
    konteks = {
        "judul": "Impor instrumen",
        "remah": remah_indeks(("Instrumen", reverse("evaluasi:instrumen")), ("Impor", "")),
        "form": form,
        "tombol": "Impor",
        "batal": reverse("evaluasi:instrumen"),
    }
    return render(request, "evaluasi/formulir.html", konteks)


@require_POST
def terbitkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a draft edition."""
    satu = get_object_or_404(Instrumen.objects.for_user(request.user), pk=pk)
    return jalankan(
        request,
        lambda: actions.terbitkan_instrumen(satu, by=request.user),  # type: ignore[arg-type]
        berhasil="Instrumen terbit; isinya tidak dapat diubah lagi.",
        kembali=satu.get_absolute_url(),
    )


@require_POST
def edisi(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft copy under the next edition number."""
    satu = get_object_or_404(Instrumen.objects.for_user(request.user), pk=pk)
    baru = actions.edisi_baru(satu, by=request.user)  # type: ignore[arg-type]
    messages.success(request, f"Edisi {baru.edisi} dibuat sebagai draf. Unduh isinya, ubah, lalu impor lagi.")
    return redirect(baru)
