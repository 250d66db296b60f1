"""Pages of the performance tree: list, drawing and outline, its making, its way into force, and downloads."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from layanan.actions import antre
from layanan.views.alur import jalankan
from layanan.views.objek import tandai
from organisasi.izin import perlu_izin
from organisasi.models import Unit
from renstra import actions, queries
from renstra.gambar import gambar_pohon
from renstra.lembar_pohon import buku_pohon
from renstra.models import PohonKinerja
from renstra.naskah import SELEMBAR, pdf_pohon
from renstra.queries.pohon_kinerja import acuan
from renstra.rules.pohon import IsiPohon, JenisKondisi, StatusPohon
from sakip.daftar import Kolom, Kosong, daftar
from sakip.tanda import Tanda
from sakip.unduh import nama_berkas, unduh

# Up to so many conditions a tree opens whole; a larger one opens down to this level.
BUKA_SEMUA = 80
BUKA_TINGKAT = 2

KOLOM = (
    Kolom("nama_unit", "Unit", utama=True, urut="nama_unit", url=lambda p: p.get_absolute_url()),
    Kolom(lambda p: f"{p.tahun_awal}–{p.tahun_akhir}", "Tahun", urut="tahun_awal", utuh=True),
    Kolom("nomor", "Versi", jenis="angka", urut="nomor"),
    Kolom(lambda p: Tanda(p.status_kini.tanda, p.status_kini.label), "Status", jenis="tanda", urut="status"),
    Kolom("berlaku_sejak", "Berlaku sejak", jenis="tanggal", urut="berlaku_sejak"),
    Kolom("jumlah", "Kondisi", jenis="angka", urut="jumlah"),
)
REMAH = ("Pohon kinerja", "renstra:pohon_semua")


@perlu_izin("renstra.lihat")
def semua(request: HttpRequest) -> HttpResponse:
    """Trees of all units that the user may see."""
    kosong = Kosong(
        "Belum ada pohon kinerja", "Buka rencana sebuah unit, lalu bangun pohonnya dari sana.", ikon="struktur"
    )
    return daftar(
        request,
        queryset=queries.daftar_pohon(request.user, timezone.localdate()),
        kolom=KOLOM,
        judul="Pohon kinerja",
        remah=[("Rencana strategis", reverse("renstra:indeks")), ("Pohon kinerja", "")],
        kosong=kosong,
        templat="renstra/pohon_semua.html",
    )


def unit(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """The tree of a unit in a year; where it has none, the page that offers to make one."""
    satu = get_object_or_404(Unit.objects.for_user(request.user, "renstra.lihat"), pk=unit_id)
    pohon = queries.pohon_tahun(satu, tahun)
    if pohon:
        return redirect(pohon)
    isi = {
        "judul": "Pohon kinerja",
        "remah": [(REMAH[0], reverse(REMAH[1])), ("Belum ada", "")],
        "versi": queries.rencana_tahun(satu, tahun),
        "tahun": tahun,
        "unit": satu,
        "susun": request.user.has_perm("renstra.susun", PohonKinerja(unit=satu)),
    }
    return render(request, "renstra/pohon_kosong.html", isi)


@require_POST
def baru(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """Make a tree: from the unit's plan of the year, or an empty one to draw without structure."""
    satu = get_object_or_404(Unit.objects.for_user(request.user, "renstra.lihat"), pk=unit_id)
    versi = queries.rencana_tahun(satu, tahun)
    dari_rencana = versi is not None and "kosong" not in request.POST

    def buat() -> Any:
        if dari_rencana and versi is not None:
            return actions.bangun_dari_rencana(versi, by=request.user)  # type: ignore[arg-type]
        return actions.buat_pohon(unit=satu, tahun_awal=tahun, tahun_akhir=tahun + 4, by=request.user)  # type: ignore[arg-type]

    kembali = reverse("renstra:pohon_unit", args=[tahun, unit_id])
    return jalankan(
        request, buat, berhasil="Draf pohon kinerja dibuat. Ubah seperlunya, lalu berlakukan.", kembali=kembali
    )


def ambil_pohon(request: HttpRequest, pk: int) -> PohonKinerja:
    """A tree that the user may see; 404 otherwise."""
    satu = get_object_or_404(PohonKinerja.objects.for_user(request.user).select_related("unit"), pk=pk)
    tandai(request, unit_id=satu.unit_id)
    return satu


def tertutup(isi: IsiPohon) -> frozenset[int]:
    """Conditions whose children are hidden at first: those of a large tree from the second level on."""
    simpul = isi.simpul
    if len(simpul) <= BUKA_SEMUA:
        return frozenset()
    return frozenset(satu.id for tingkat, satu in simpul if tingkat >= BUKA_TINGKAT and satu.anak)


def pohon(request: HttpRequest, pk: int) -> HttpResponse:
    """The tree as a drawing to work on; `?bentuk=kerangka` as an outline."""
    satu = ambil_pohon(request, pk)
    isi = queries.isi_pohon(satu, acuan(satu, timezone.localdate()))
    kerangka = request.GET.get("bentuk") == "kerangka"
    susun = satu.terbuka and request.user.has_perm("renstra.susun", satu)
    alamat = reverse("renstra:pohon", args=[pk])
    konteks = {
        "judul": f"Pohon kinerja {request.konteks.nama_unit}",  # type: ignore[attr-defined]
        "remah": [(REMAH[0], reverse(REMAH[1])), (f"{satu.tahun_awal}–{satu.tahun_akhir}", "")],
        "pohon": satu,
        "isi": isi,
        "jumlah": len(isi.simpul),
        "kerangka": kerangka,
        "tab": [("Gambar", alamat, not kerangka), ("Kerangka", f"{alamat}?bentuk=kerangka", kerangka)],
        "gambar": "" if kerangka else gambar_pohon(isi.akar, judul=str(satu), id_svg="pohon", tertutup=tertutup(isi)),
        "susun": susun,
        "boleh_versi": not satu.terbuka and request.user.has_perm("renstra.susun", satu),
        "jenis": JenisKondisi.pilihan(),
        "berlembar": len(isi.simpul) > SELEMBAR,
    }
    return render(request, "renstra/pohon.html", konteks)


@require_POST
def versi_baru(request: HttpRequest, pk: int) -> HttpResponse:
    """A new draft from a tree in force."""
    satu = ambil_pohon(request, pk)
    lanjut = reverse("renstra:pohon_semua")
    hasil: list[PohonKinerja] = []
    respons = jalankan(
        request,
        lambda: hasil.append(actions.buat_versi_pohon(satu, by=request.user)),  # type: ignore[arg-type]
        berhasil="Versi baru dibuat sebagai draf.",
        kembali=lanjut,
    )
    return redirect(hasil[0]) if hasil else respons


@require_POST
def berlakukan(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft into force from today."""
    satu = ambil_pohon(request, pk)
    return jalankan(
        request,
        lambda: actions.berlakukan(satu, tanggal=timezone.localdate(), by=request.user),  # type: ignore[arg-type]
        berhasil="Pohon kinerja berlaku. Perubahan berikutnya lewat versi baru.",
        kembali=satu.get_absolute_url(),
    )


@require_POST
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Discard a draft."""
    satu = ambil_pohon(request, pk)
    if satu.status != StatusPohon.DRAF:
        messages.error(request, "Pohon yang sudah berlaku tidak dapat dihapus.")
        return redirect(satu)
    return jalankan(
        request,
        lambda: actions.hapus_pohon(satu, by=request.user),  # type: ignore[arg-type]
        berhasil="Draf pohon kinerja dihapus.",
        kembali=reverse("renstra:pohon_semua"),
    )


def ekspor(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    """The tree as a file: svg, pdf (A3) or xlsx."""
    satu = ambil_pohon(request, pk)
    isi = queries.isi_pohon(satu, acuan(satu, timezone.localdate()))
    unit = request.konteks.nama_unit  # type: ignore[attr-defined]
    judul = f"Pohon kinerja {unit} {satu.tahun_awal}–{satu.tahun_akhir}"
    keterangan = f"Versi {satu.nomor}, {satu.status_kini.label.lower()}"
    if bentuk == "pdf" and len(isi.simpul) > SELEMBAR:
        messages.info(request, "Pohon ini dicetak di latar; tekan tombol PDF A3 di halamannya.")
        return redirect(satu)
    buat = {
        "svg": lambda: gambar_pohon(isi.akar, judul=judul).encode(),
        "pdf": lambda: pdf_pohon(isi, judul=judul, keterangan=keterangan),
        "xlsx": lambda: buku_pohon(isi, queries.simpul_rencana(satu), judul=judul),
    }
    jenis = "image/svg+xml" if bentuk == "svg" else ""
    return unduh(request, buat[bentuk](), nama_berkas(judul, f"v{satu.nomor}", akhiran=bentuk), jenis=jenis)


@require_POST
def cetak(request: HttpRequest, pk: int) -> HttpResponse:
    """A tree of many sheets is printed by the worker; the page of the job offers the file."""
    pohon = ambil_pohon(request, pk)
    judul = f"Pohon kinerja {request.konteks.nama_unit} {pohon.tahun_awal}–{pohon.tahun_akhir}"  # type: ignore[attr-defined]
    keterangan = f"Versi {pohon.nomor}, {pohon.status_kini.label.lower()}"
    pekerjaan = antre(
        "renstra.pohon_pdf",
        kunci=f"pohon-pdf:{pohon.pk}:{pohon.revisi}",
        judul=f"Mencetak {judul}"[:150],
        argumen={"pohon": pohon.pk, "judul": judul, "keterangan": keterangan},
        by=request.user,  # type: ignore[arg-type]
        unit=pohon.unit,
        objek=pohon,
    )
    return redirect(pekerjaan)
