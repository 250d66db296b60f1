"""Entry windows as the Bagian Organisasi sets them; and letting go of evidence."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from datakinerja import actions
from datakinerja.forms import FormJendela
from datakinerja.models import Bukti, JendelaEntri
from layanan.actions import lepas
from layanan.models import BerkasTaut
from layanan.views.alur import jalankan
from layanan.views.formulir import simpan
from organisasi.izin import perlu_izin
from organisasi.queries import nama_unit
from organisasi.rules.periode import akhir_bulan

IZIN = "datakinerja.atur_jendela"


def _alamat(tahun: int) -> str:
    """The page for the year that was worked on, whatever year the session remembers."""
    return f"{reverse('datakinerja:jendela')}?k_tahun={tahun}"


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(IZIN)
def jendela(request: HttpRequest) -> HttpResponse:
    """Windows of the year of the context; POST sets one."""
    tahun = request.konteks.tahun  # type: ignore[attr-defined]
    form = FormJendela(tahun, request.POST or None)
    if request.method == "POST" and form.is_valid() and simpan(form, lambda: _atur(request, form)):
        messages.success(request, "Jendela pengisian disimpan.")
        return redirect(_alamat(tahun))
    daftar = list(
        JendelaEntri.objects.filter(periode__tahun=tahun).select_related("periode").order_by("periode__nomor", "unit")
    )
    nama = nama_unit([satu.unit_id for satu in daftar if satu.unit_id], akhir_bulan(tahun, 12))
    isi = {
        "judul": f"Jendela pengisian {tahun}",
        "remah": [("Data kinerja", reverse("datakinerja:indeks")), ("Jendela pengisian", "")],
        "tahun": tahun,
        "form": form,
        "baris": [(satu, nama.get(satu.unit_id, "") if satu.unit_id else "Semua unit") for satu in daftar],
    }
    return render(request, "datakinerja/jendela.html", isi, status=422 if form.errors else 200)


def _atur(request: HttpRequest, form: FormJendela) -> None:
    actions.atur_jendela(**form.argumen(), by=request.user)  # type: ignore[arg-type]


@require_POST
@perlu_izin(IZIN)
def susun(request: HttpRequest) -> HttpResponse:
    """Set the twelve windows from the deadline of the year."""
    tahun = request.konteks.tahun  # type: ignore[attr-defined]
    return jalankan(
        request,
        lambda: actions.susun_jendela(tahun=tahun, by=request.user),  # type: ignore[arg-type]
        berhasil=f"Jendela dua belas bulan tahun {tahun} disusun dari tenggat.",
        kembali=_alamat(tahun),
    )


@require_POST
@perlu_izin(IZIN)
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the window of one unit."""
    satu = get_object_or_404(JendelaEntri.objects.select_related("periode"), pk=pk)
    return jalankan(
        request,
        lambda: actions.hapus_jendela(satu, by=request.user),  # type: ignore[arg-type]
        berhasil="Jendela khusus dihapus; berlaku jendela semua unit.",
        kembali=_alamat(satu.periode.tahun_id),
    )


@require_POST
def lepas_bukti(request: HttpRequest, pk: int) -> HttpResponse:
    """Untie a file of evidence while its value may still change."""
    taut = get_object_or_404(BerkasTaut, pk=pk, dilepas=None)
    bukti = taut.objek
    if not isinstance(bukti, Bukti) or not request.user.has_perm("datakinerja.lihat", bukti):
        raise Http404
    bagian = (bukti.periode.tahun_id, bukti.objek.unit_id, bukti.objek_id, bukti.periode_id)
    try:
        actions.wadah_bukti(objek=bukti.objek, periode=bukti.periode, by=request.user)  # type: ignore[arg-type]
    except actions.NilaiTerkunci as galat:
        messages.error(request, str(galat))
    else:
        lepas(taut, by=request.user)  # type: ignore[arg-type]
        messages.success(request, "Bukti dilepas; berkasnya tetap tersimpan dalam riwayat.")
    return redirect("pengukuran:sel", *bagian)
