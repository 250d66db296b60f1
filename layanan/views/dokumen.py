"""Issued documents: list, page, bytes, withdrawal."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from layanan import actions, qr, queries
from layanan.filters import SaringDokumen
from layanan.forms import FormTarik
from layanan.models import DokumenTerbit
from layanan.queries.dokumen import BELUM_LENGKAP, dengan_status, verifikasi
from layanan.rules.kode import tulis
from layanan.views.alur import jalankan
from layanan.views.kotak import BERANDA
from layanan.views.unduh import kirim
from sakip.daftar import Kolom, Kosong, daftar

DAPAT_DITARIK = ("berlaku", BELUM_LENGKAP)
REMAH = [BERANDA, ("Dokumen terbit", "/dokumen/")]


@require_safe
def indeks(request: HttpRequest) -> HttpResponse:
    """Documents that the user may read."""
    return daftar(
        request,
        queryset=dengan_status(DokumenTerbit.objects.for_user(request.user)),
        filterset=SaringDokumen,
        kolom=[
            Kolom("judul", "Dokumen", utama=True, urut="judul", url=lambda d: d.get_absolute_url()),
            Kolom("nomor", "Nomor", urut="nomor"),
            Kolom("tanggal", "Tanggal", jenis="tanggal", urut="tanggal"),
            Kolom("nama_unit", "Unit", urut="nama_unit"),
            Kolom("status_kini", "Status", jenis="tanda"),
            Kolom(lambda d: tulis(d.kode), "Kode", utuh=True),
        ],
        judul="Dokumen terbit",
        remah=[BERANDA, ("Dokumen terbit", "")],
        kosong=Kosong(
            "Belum ada dokumen terbit",
            "Perjanjian dan laporan yang sudah diterbitkan muncul di sini.",
            ikon="verifikasi",
        ),
    )


def _dokumen(request: HttpRequest, pk: int) -> DokumenTerbit:
    dokumen = queries.dokumen_untuk(request.user, pk)  # type: ignore[arg-type]
    if dokumen is None:
        raise Http404
    return dokumen


@require_safe
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: state, signatures, revisions, trail."""
    dokumen = _dokumen(request, pk)
    boleh_tarik = request.user.has_perm("layanan.tarik_dokumen", dokumen)
    konteks = {
        "judul": dokumen.judul,
        "remah": [*REMAH, (dokumen.judul, "")],
        "dokumen": dokumen,
        "verifikasi": verifikasi(dokumen.kode),
        "qr": qr.svg(dokumen.kode),
        "alamat": qr.alamat(dokumen.kode),
        "form": FormTarik() if boleh_tarik and dokumen.status_kini in DAPAT_DITARIK else None,  # type: ignore[attr-defined]
        "asal": _asal(request, dokumen),
    }
    return render(request, "layanan/dokumen.html", konteks)


def _asal(request: HttpRequest, dokumen: DokumenTerbit) -> str:
    """Address of the page it was issued from, if the user may see it."""
    objek = dokumen.objek
    return (
        objek.get_absolute_url()
        if queries.boleh_lihat(request.user, objek) and hasattr(objek, "get_absolute_url")
        else ""
    )  # type: ignore[arg-type]


@require_safe
def unduh(request: HttpRequest, pk: int, revisi: int) -> HttpResponseBase:
    """The bytes of a revision: 0 as issued, then one for each signature."""
    dokumen = _dokumen(request, pk)
    daftar_revisi = verifikasi(dokumen.kode).revisi  # type: ignore[union-attr]
    if revisi >= len(daftar_revisi):
        raise Http404
    return kirim(request, daftar_revisi[revisi].berkas, f"{dokumen.judul}.pdf", unduh="unduh" in request.GET)


@require_http_methods(["POST"])
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a document with a reason."""
    dokumen = get_object_or_404(DokumenTerbit.objects.for_user(request.user), pk=pk)
    form = FormTarik(request.POST)
    if not form.is_valid():
        messages.error(request, "Dokumen belum ditarik: tuliskan alasan penarikan.")
        return redirect(dokumen)
    return jalankan(
        request,
        lambda: actions.tarik(dokumen, alasan=form.cleaned_data["alasan"], by=request.user),  # type: ignore[arg-type]
        berhasil="Dokumen ditarik. Halaman verifikasi menampilkan alasannya.",
        kembali=reverse("layanan:dokumen_rincian", args=[pk]),
    )
