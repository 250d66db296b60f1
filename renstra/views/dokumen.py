"""Pages of documents: the list, a new one, one with its versions."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from layanan.views.objek import tandai
from organisasi.izin import SELURUH
from organisasi.models import Unit
from renstra import actions, queries
from renstra.filters import SaringDokumen
from renstra.forms import FormDokumen, FormPerubahan
from renstra.models import DokumenRencana
from renstra.rules.macam import MENENGAH
from renstra.rules.rencana import ALUR
from renstra.views.dasar import remah_dokumen
from sakip.daftar import Kolom, Kosong, daftar
from sakip.tanda import Tanda

KOLOM = (
    Kolom("nama_unit", "Unit", urut="nama_unit", utama=True, url=lambda d: d.get_absolute_url()),
    Kolom("judul", "Rencana", urut="judul"),
    Kolom("get_jenis_display", "Jenis", urut="jenis"),
    Kolom(lambda d: f"{d.tahun_awal}–{d.tahun_akhir}", "Tahun", urut="tahun_awal"),
    Kolom("sebutan", "Versi terbaru"),
    Kolom(
        lambda d: Tanda(ALUR.status[d.status].tanda, ALUR.status[d.status].label),
        "Status",
        jenis="tanda",
        urut="status",
    ),
    Kolom("ditetapkan_pada", "Berlaku sejak", jenis="tanggal", urut="ditetapkan_pada"),
    Kolom("jumlah_indikator", "Indikator", jenis="angka", urut="jumlah_indikator"),
)


def indeks(request: HttpRequest) -> HttpResponse:
    """All plans that the user may see; somebody of one OPD with one plan goes straight to it."""
    dokumen = queries.daftar_dokumen(request.user, timezone.localdate())
    menyusun = request.user.has_perm("renstra.susun")
    if request.user.lingkup("renstra.lihat") != SELURUH and not request.GET:
        satu = list(dokumen[:2])
        if len(satu) == 1:
            return redirect("renstra:versi", satu[0].versi_id)
    kosong = Kosong(
        "Belum ada rencana",
        "Buat dokumen rencana unit Anda, lalu unggah isinya dari lembar kerja."
        if menyusun
        else "Rencana tampil di sini setelah OPD membuatnya.",
        reverse("renstra:baru") if menyusun else "",
        "Buat rencana",
        "rencana",
    )
    return daftar(
        request,
        queryset=dokumen.order_by("-tahun_awal", "nama_unit"),
        filterset=SaringDokumen,
        kolom=KOLOM,
        judul="Rencana strategis",
        kosong=kosong,
        templat="renstra/indeks.html",
        konteks={"menyusun": menyusun},
    )


def unit(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """The plan of a unit in a year: the version in force, else the newest one, else the list."""
    satu = get_object_or_404(Unit.objects.for_user(request.user, "renstra.lihat"), pk=unit_id)
    dokumen = queries.daftar_dokumen(request.user, timezone.localdate())
    menengah = dokumen.filter(jenis__in=MENENGAH)
    milik = menengah.filter(unit=satu, tahun_awal__lte=tahun, tahun_akhir__gte=tahun).order_by("-tahun_awal").first()
    versi = queries.rencana_tahun(satu, tahun)
    if versi is None and milik is None:
        return redirect(f"{reverse('renstra:indeks')}?tahun={tahun}")
    return redirect("renstra:versi", versi.pk if versi else milik.versi_id)


def baru(request: HttpRequest) -> HttpResponse:
    """Make a plan."""
    if not request.user.has_perm("renstra.susun"):
        raise Http404
    tahun = request.konteks.tahun
    awal = {"unit": request.konteks.unit_id, "tahun_awal": tahun, "tahun_akhir": tahun + 4}
    form = FormDokumen(request.POST or None, user=request.user, tanggal=timezone.localdate(), initial=awal)
    if request.method == "POST" and form.is_valid():
        versi = form.jalankan(lambda: actions.buat_dokumen(**form.cleaned_data, by=request.user))
        if versi:
            messages.success(request, "Rencana dibuat. Unduh templatnya, isi, lalu unggah di sini.")
            return redirect("renstra:impor", versi.pk)
    remah = [("Rencana strategis", reverse("renstra:indeks")), ("Buat rencana", "")]
    return render(
        request,
        "renstra/form.html",
        {"judul": "Buat rencana", "remah": remah, "form": form, "batal": reverse("renstra:indeks")},
    )


def dokumen(request: HttpRequest, pk: int) -> HttpResponse:
    """A document with its versions."""
    satu = get_object_or_404(DokumenRencana.objects.for_user(request.user).select_related("unit"), pk=pk)
    tandai(request, unit_id=satu.unit_id)
    versi = queries.versi_dokumen(satu)
    isi = {
        "judul": satu.judul,
        "remah": [("Rencana strategis", f"{reverse('renstra:indeks')}?semua=1"), (satu.judul, "")],
        "dokumen": satu,
        "versi": list(zip(versi, [*versi[1:], None], strict=True)),
        "turunan": list(queries.turunan_dokumen(satu, request.user)),
        "dapat_diubah": versi[0].status == "ditetapkan" and request.user.has_perm("renstra.susun", satu),
    }
    return render(request, "renstra/dokumen.html", isi)


def perubahan(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a new version of a ratified plan."""
    satu = get_object_or_404(
        DokumenRencana.objects.for_user(request.user, "renstra.susun").select_related("unit"), pk=pk
    )
    tandai(request, unit_id=satu.unit_id)
    form = FormPerubahan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        versi = form.jalankan(lambda: actions.buat_versi_baru(satu, **form.cleaned_data, by=request.user))
        if versi:
            messages.success(
                request, f"Versi {versi.sebutan} dibuat dengan isi versi sebelumnya. Ubah seperlunya lalu ajukan."
            )
            return redirect(versi)
    remah = [*remah_dokumen(satu), ("Buat versi perubahan", "")]
    isi = {
        "judul": "Buat versi perubahan",
        "remah": remah,
        "form": form,
        "batal": satu.get_absolute_url(),
        "tombol": "Buat versi",
    }
    return render(request, "renstra/form.html", isi)
