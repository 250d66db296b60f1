"""Background jobs: list, page with progress, result."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from layanan import actions, queries
from layanan.filters import SaringPekerjaan
from layanan.models import Pekerjaan
from layanan.views.kotak import BERANDA
from layanan.views.unduh import kirim
from sakip.daftar import Kolom, Kosong, daftar
from sakip.tanda import Tanda

RAGAM = {"antre": "kosong", "jalan": "info", "selesai": "baik", "gagal": "buruk"}


def tanda_status(pekerjaan: Pekerjaan) -> Tanda:
    """The state as a sign."""
    return Tanda(RAGAM[pekerjaan.status], pekerjaan.get_status_display())


@require_safe
def indeks(request: HttpRequest) -> HttpResponse:
    """Jobs of the user, or all that she may watch."""
    return daftar(
        request,
        queryset=queries.pekerjaan_untuk(request.user),  # type: ignore[arg-type]
        filterset=SaringPekerjaan,
        kolom=[
            Kolom("judul", "Pekerjaan", utama=True, urut="judul", url=lambda p: p.get_absolute_url()),
            Kolom(tanda_status, "Status", jenis="tanda"),
            Kolom(lambda p: f"{p.persen}%", "Kemajuan"),
            Kolom(lambda p: p.dibuat_oleh or "jadwal", "Diminta oleh"),
            Kolom("dibuat", "Dibuat", jenis="waktu", urut="dibuat"),
        ],
        judul="Pekerjaan latar",
        remah=[BERANDA, ("Pekerjaan latar", "")],
        kosong=Kosong(
            "Belum ada pekerjaan",
            "Penyusunan laporan dan pengolahan besar berjalan di latar dan tampil di sini.",
            ikon="pengaturan",
        ),
    )


@require_safe
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """One job."""
    pekerjaan = get_object_or_404(queries.pekerjaan_untuk(request.user), pk=pk)  # type: ignore[arg-type]
    remah = [BERANDA, ("Pekerjaan latar", "/pekerjaan/"), (pekerjaan.judul, "")]
    return render(request, "layanan/pekerjaan.html", {"judul": pekerjaan.judul, "remah": remah, "pekerjaan": pekerjaan})


@require_POST
def ulangi(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a failed job again; only whoever asked for it."""
    milik = queries.pekerjaan_untuk(request.user).filter(dibuat_oleh=request.user)  # type: ignore[arg-type, misc]
    pekerjaan = get_object_or_404(milik, pk=pk)
    try:
        return redirect(actions.ulangi(pekerjaan, by=request.user))  # type: ignore[arg-type]
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect(pekerjaan)


@never_cache
@require_safe
def kemajuan(request: HttpRequest, pk: int) -> HttpResponse:
    """The progress alone, asked for again and again while the job is open."""
    pekerjaan = get_object_or_404(queries.pekerjaan_untuk(request.user), pk=pk)  # type: ignore[arg-type]
    return render(request, "layanan/_pekerjaan.html", {"pekerjaan": pekerjaan})


@require_safe
def hasil(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file that a job made."""
    pekerjaan = get_object_or_404(queries.pekerjaan_untuk(request.user), pk=pk)  # type: ignore[arg-type]
    if pekerjaan.berkas is None:
        raise Http404
    return kirim(
        request, pekerjaan.berkas, pekerjaan.nama_berkas or pekerjaan.berkas.nama, unduh="unduh" in request.GET
    )
