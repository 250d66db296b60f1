"""Pages of the consistency check: of one plan, of the regency, and the catalogue of rules."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from layanan.actions import antre
from layanan.queries import pekerjaan_objek
from layanan.views.alur import jalankan
from organisasi.izin import SELURUH, perlu_izin
from organisasi.rules.periode import tanggal_acuan
from renstra import actions, queries
from renstra.filters import SaringTemuan
from renstra.models import TemuanRencana
from renstra.rules.periksa import KATALOG, Keluarga
from renstra.views.dasar import ambil_versi, remah_versi
from sakip.daftar import Kolom, Kosong, daftar
from sakip.tanda import Tanda

# So many places of a rule are shown at once; all of them on the page of that rule.
SEKALI = 25


def periksa(request: HttpRequest, pk: int) -> HttpResponse:
    """All findings on a version by rule, each with the way to its place and its reason. `?kode=` shows one rule in full."""
    satu = ambil_versi(request, pk)
    hasil = queries.periksa_versi(satu)
    kode = request.GET.get("kode", "")
    kelompok = [k for k in hasil.kelompok if not kode or k.aturan.kode == kode]
    isi = {
        "judul": "Pemeriksaan rencana",
        "remah": remah_versi(satu, "Pemeriksaan"),
        "versi": satu,
        "hasil": hasil,
        "kelompok": kelompok,
        "kode": kode,
        "sekali": 1000 if kode else SEKALI,
        "susun": request.user.has_perm("renstra.susun", satu),
        "dapat_disunting": satu.terbuka and request.user.has_perm("renstra.susun", satu),
        "jumlah_aturan": len(KATALOG),
    }
    return render(request, "renstra/periksa.html", isi)


@require_POST
def alasan(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the chosen findings of a rule with one reason, or take a reason back."""
    satu = ambil_versi(request, pk)
    kode, kunci = request.POST.get("kode", ""), request.POST.getlist("kunci")
    kembali = f"{reverse('renstra:periksa', args=[satu.pk])}#{kode}"
    if "cabut" in request.POST:
        return jalankan(
            request,
            lambda: actions.cabut_alasan(satu, kode=kode, kunci=request.POST["cabut"], by=request.user),
            berhasil="Alasan dicabut; temuannya terbuka lagi.",
            kembali=kembali,
        )
    return jalankan(
        request,
        lambda: actions.beri_alasan(
            satu, kode=kode, kunci=kunci, alasan=request.POST.get("alasan", ""), by=request.user
        ),
        berhasil="Alasan disimpan. Temuannya kini tercatat sebagai sudah dijawab.",
        kembali=kembali,
    )


KOLOM = (
    Kolom("nama_unit", "Unit", urut="nama_unit", utama=True, url=TemuanRencana.get_absolute_url),
    Kolom("kode", "Aturan", urut="kode"),
    Kolom(lambda t: Tanda(t.aturan.tingkat.tanda, t.aturan.tingkat.label), "Tingkat", jenis="tanda", urut="tingkat"),
    Kolom("tempat", "Tempat"),
    Kolom("sebab", "Temuan"),
    Kolom(lambda t: t.aturan.saran, "Perbaikan"),
    Kolom(lambda t: Tanda("baik", "Dijawab") if t.dijawab else Tanda("kosong", "Terbuka"), "Keadaan", jenis="tanda"),
)


@perlu_izin("renstra.lihat")
def daerah(request: HttpRequest, tahun: int) -> HttpResponse:
    """Findings of all plans of a year: counts per rule, then the list with filter and export."""
    tanggal = tanggal_acuan(tahun, timezone.localdate())
    temuan = queries.temuan_daerah(request.user, tahun, tanggal)
    terakhir = queries.pemeriksaan_tahun(tahun)
    konteks = {
        "tahun": tahun,
        "terakhir": terakhir,
        "hitungan": queries.hitungan_aturan(temuan),
        "pekerjaan": pekerjaan_objek(terakhir, "renstra.periksa_daerah") if terakhir else None,
        "boleh_hitung": _boleh_hitung(request),
    }
    return daftar(
        request,
        queryset=temuan,
        filterset=SaringTemuan,
        kolom=KOLOM,
        judul=f"Pemeriksaan rencana {tahun}",
        remah=[("Rencana strategis", reverse("renstra:indeks")), ("Pemeriksaan", "")],
        kosong=Kosong(
            "Tidak ada temuan", "Semua rencana lolos, atau pemeriksaan tahun ini belum dijalankan.", ikon="cek"
        ),
        templat="renstra/periksa_daerah.html",
        konteks=konteks,
    )


def _boleh_hitung(request: HttpRequest) -> bool:
    return request.user.lingkup("renstra.verifikasi") == SELURUH  # type: ignore[union-attr]


@require_POST
def hitung(request: HttpRequest, tahun: int) -> HttpResponse:
    """Queue a new check of the regency."""
    if not _boleh_hitung(request):
        raise PermissionDenied("Pemeriksaan seluruh daerah dijalankan oleh yang memverifikasi rencana.")
    pekerjaan = antre(
        "renstra.periksa_daerah",
        kunci=f"periksa-daerah:{tahun}",
        judul=f"Memeriksa semua rencana {tahun}",
        argumen={"tahun": tahun},
        by=request.user,  # type: ignore[arg-type]
    )
    messages.success(request, "Pemeriksaan dijalankan. Hasilnya tampil di sini setelah selesai.")
    return redirect(pekerjaan)


@perlu_izin("renstra.lihat")
def katalog(request: HttpRequest) -> HttpResponse:
    """All rules with reason, source and remedy, by family."""
    keluarga = [(satu, [a for a in KATALOG.values() if a.keluarga == satu]) for satu in Keluarga]
    isi = {
        "judul": "Aturan pemeriksaan rencana",
        "remah": [("Rencana strategis", reverse("renstra:indeks")), ("Aturan pemeriksaan", "")],
        "keluarga": keluarga,
        "jumlah": len(KATALOG),
    }
    return render(request, "renstra/katalog.html", isi)
