"""Where the agreements of the regency and of a unit stand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from layanan.views.alur import jalankan
from organisasi.models import Jabatan
from perjanjian import actions, queries
from perjanjian.filters import SaringPerjanjian
from perjanjian.models import Perjanjian
from perjanjian.views.dasar import muat_unit, remah_unit
from sakip.daftar import Kolom, Kosong, daftar
from sakip.tanda import Tanda


@require_safe
def indeks(request: HttpRequest) -> HttpResponse:
    """The page of the unit of the context, or all OPD of the year."""
    kini = request.konteks  # type: ignore[attr-defined]
    if kini.unit_id and "semua" not in request.GET:
        return redirect("perjanjian:unit", kini.tahun, kini.unit_id)
    baris = queries.ikhtisar_opd(request.user, kini.tahun, timezone.localdate())  # type: ignore[arg-type]
    isi = {
        "judul": f"Perjanjian kinerja {kini.tahun}",
        "remah": [("Beranda", "/"), ("Perjanjian kinerja", "")],
        "baris": baris,
        "tahun": kini.tahun,
        "selesai": sum(satu.ringkas.berlaku is not None for satu in baris),
    }
    return render(request, "perjanjian/indeks.html", isi)


@require_safe
def semua(request: HttpRequest) -> HttpResponse:
    """Every version of every agreement that the user may see, to search and export."""
    return daftar(
        request,
        queryset=queries.perjanjian_terlihat(request.user).defer("beku"),  # type: ignore[arg-type]
        filterset=SaringPerjanjian,
        kolom=[
            Kolom("nama_jabatan", "Jabatan", utama=True, urut="nama_jabatan", url=lambda satu: satu.get_absolute_url()),
            Kolom("pihak_pertama.pegawai.nama_lengkap", "Pihak Pertama"),
            Kolom("tahun_id", "Tahun", urut="tahun"),
            Kolom("versi", "Versi"),
            Kolom("nomor", "Nomor naskah"),
            Kolom("tanggal", "Tanggal naskah", jenis="tanggal", urut="tanggal"),
            Kolom(lambda satu: Tanda(satu.status_kini.tanda, satu.status_kini.label), "Status", jenis="tanda"),
        ],
        judul="Semua perjanjian kinerja",
        remah=[("Perjanjian kinerja", reverse("perjanjian:indeks")), ("Semua perjanjian", "")],
        kosong=Kosong(
            "Belum ada perjanjian",
            "Perjanjian dibuat dari rencana yang berlaku, pada halaman tiap unit.",
            ikon="perjanjian",
        ),
    )


@require_safe
def unit(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """Positions of a unit with their agreements of the year; who has none."""
    satu_unit = muat_unit(request, unit_id)
    baris = queries.perjanjian_unit(satu_unit, tahun, timezone.localdate())
    kepala = next((satu for satu in baris if satu.jabatan.kepala and satu.jabatan.unit_id == unit_id), None)
    isi = {
        "judul": f"Perjanjian kinerja {tahun}",
        "remah": [*remah_unit(request, tahun, unit_id)[:1], (request.konteks.nama_unit or "Unit", "")],  # type: ignore[attr-defined]
        "tahun": tahun,
        "unit": satu_unit,
        "baris": baris,
        "kepala": kepala,
        "anggaran_berubah": queries.anggaran_berubah(satu_unit, tahun),
        "tanpa": [satu for satu in baris if satu.ringkas.kini is None],
        "berlaku": sum(satu.ringkas.berlaku is not None for satu in baris),
        "boleh_susun": request.user.has_perm("perjanjian.susun", Perjanjian(unit=satu_unit)),
        "url_buat": reverse("perjanjian:buat", args=[tahun, unit_id]),
    }
    return render(request, "perjanjian/unit.html", isi)


@require_POST
def buat(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """Make the agreement of a position from the plan in force."""
    satu_unit = muat_unit(request, unit_id)
    pilihan = request.POST.get("jabatan", "")
    jabatan = Jabatan.objects.filter(pk=pilihan).first() if pilihan.isdecimal() and len(pilihan) < 15 else None
    hasil: list[Perjanjian] = []
    jawaban = jalankan(
        request,
        lambda: hasil.append(
            actions.buat_dari_rencana(unit=satu_unit, tahun=tahun, jabatan=jabatan, by=request.user)  # type: ignore[arg-type]
        ),
        berhasil="Draf dibuat dari rencana yang berlaku. Periksa target dan anggarannya, lalu ajukan.",
        kembali=reverse("perjanjian:unit", args=[tahun, unit_id]),
    )
    return redirect(hasil[0]) if hasil else jawaban
