"""Pages of verification: the unit's months, one document, all units."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from datakinerja import actions
from datakinerja.models import LembarData
from datakinerja.queries import kelengkapan, kelengkapan_unit
from datakinerja.queries.lembar import isi_lembar
from datakinerja.rules import BULAN_SINGKAT, nama_periode, sebut_bulan
from datakinerja.rules.pesan import Terlambat, pesan_terlambat
from layanan.views.alur import jalankan
from organisasi.izin import SELURUH, perlu_izin
from organisasi.models import Periode, Unit
from organisasi.queries import daftar_opd
from organisasi.queries.unit import RingkasUnit
from organisasi.rules.periode import tanggal_acuan
from sakip.daftar import bagi_halaman
from sakip.tanggal import tulis

BARIS_SEHALAMAN = 100


@require_safe
@perlu_izin("datakinerja.lihat")
def indeks(request: HttpRequest) -> HttpResponse:
    """The months of the unit of the context with completeness and documents; all units without one."""
    kini = request.konteks  # type: ignore[attr-defined]
    if not kini.unit_id:
        return redirect("datakinerja:kepatuhan", kini.tahun)
    unit = kini.unit
    if unit is None or not request.user.has_perm("datakinerja.lihat", unit):
        raise Http404
    isi = {
        "judul": f"Data kinerja {kini.tahun}",
        "remah": [("Data kinerja", ""), (str(unit), "")],
        "tahun": kini.tahun,
        "unit": unit,
        "kelengkapan": kelengkapan(unit, kini.tahun),
        "nama": [nama_periode("bulan", nomor, kini.tahun) for nomor in range(1, 13)],
        "boleh_isi": request.user.has_perm("datakinerja.isi", unit),
        "boleh_buat": _boleh_buat(request.user, unit),
    }
    return render(request, "datakinerja/indeks.html", isi)


def _boleh_buat(user: Any, unit: Unit) -> bool:
    return user.has_perm("datakinerja.isi", unit) or user.has_perm("datakinerja.ajukan", unit)


@require_POST
def buka(request: HttpRequest, tahun: int, unit_id: int, bulan: int) -> HttpResponse:
    """Make the document of a month, or go to the one there is."""
    unit = request.konteks.unit  # type: ignore[attr-defined]
    if unit is None or not _boleh_buat(request.user, unit):
        raise Http404
    periode = get_object_or_404(Periode, tahun=tahun, jenis="bulan", nomor=bulan)
    return redirect(actions.lembar(unit=unit, periode=periode, by=request.user))  # type: ignore[arg-type]


@require_safe
def lembar(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: values of the month with evidence, completeness, steps, trail."""
    satu = get_object_or_404(LembarData.objects.for_user(request.user).select_related("periode__tahun", "unit"), pk=pk)
    request.konteks.tahun, request.konteks.unit_id = satu.periode.tahun_id, satu.unit_id  # type: ignore[attr-defined]
    nama = nama_periode("bulan", satu.periode.nomor, satu.periode.tahun_id)
    isi = isi_lembar(satu)
    return render(
        request,
        "datakinerja/lembar.html",
        {
            "judul": f"Data kinerja {nama} {satu.periode.tahun_id}",
            "remah": [("Data kinerja", reverse("datakinerja:indeks")), (f"{nama} {satu.periode.tahun_id}", "")],
            "lembar": satu,
            "jumlah": len(isi),
            "page_obj": bagi_halaman(isi, BARIS_SEHALAMAN, request.GET.get("halaman", "")),
            "kosong": sum(baris.kosong for baris in isi),
            "berbukti": sum(bool(baris.berkas) for baris in isi),
            "boleh_ajukan": satu.status in {"draf", "dikembalikan"}
            and request.user.has_perm("datakinerja.ajukan", satu),
        },
    )


@require_POST
def ajukan(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit a month; a note is needed where values are missing."""
    satu = get_object_or_404(LembarData.objects.for_user(request.user).select_related("periode"), pk=pk)
    return jalankan(
        request,
        lambda: actions.ajukan(satu, by=request.user, catatan=request.POST.get("catatan", "")),  # type: ignore[arg-type]
        berhasil="Data bulan ini diajukan dan terkunci.",
        kembali=satu.get_absolute_url(),
    )


@require_safe
@perlu_izin("datakinerja.lihat")
def kepatuhan(request: HttpRequest, tahun: int) -> HttpResponse:
    """Completeness and punctuality of all units that the user may see, by month."""
    terlihat = _opd_terlihat(request.user, tahun)
    hasil = kelengkapan_unit([satu.id for satu in terlihat], tahun)
    isi = {
        "judul": f"Kepatuhan pengisian {tahun}",
        "remah": [("Data kinerja", reverse("datakinerja:indeks")), ("Kepatuhan", "")],
        "tahun": tahun,
        "bulan": BULAN_SINGKAT,
        "baris": [(satu, hasil[satu.id]) for satu in terlihat],
        "boleh_atur": request.user.has_perm("datakinerja.atur_jendela"),
    }
    return render(request, "datakinerja/kepatuhan.html", isi)


def _opd_terlihat(user: Any, tahun: int) -> list[RingkasUnit]:
    lingkup = user.lingkup("datakinerja.lihat")
    opd = daftar_opd(tanggal_acuan(tahun, timezone.localdate()))
    return [satu for satu in opd if lingkup == SELURUH or satu.id in lingkup]


@require_safe
@perlu_izin("datakinerja.lihat")
def terlambat(request: HttpRequest, tahun: int) -> HttpResponse:
    """Units whose deadline has passed without submission, and the same as messages for a group chat."""
    opd = {satu.id: satu.nama for satu in _opd_terlihat(request.user, tahun)}
    dasar = settings.ALAMAT_SITUS + reverse("datakinerja:indeks")
    daftar = [
        Terlambat(unit_id, opd[unit_id], bulan, f"{dasar}?k_tahun={tahun}&k_unit={unit_id}")
        for unit_id, hasil in kelengkapan_unit(list(opd), tahun).items()
        if (bulan := tuple(satu.nomor for satu in hasil.bulan if satu.tepat_waktu is False and satu.diajukan is None))
    ]
    isi = {
        "judul": f"Terlambat mengajukan {tahun}",
        "remah": [
            ("Data kinerja", reverse("datakinerja:indeks")),
            ("Kepatuhan", reverse("datakinerja:kepatuhan", args=[tahun])),
            ("Terlambat", ""),
        ],
        "tahun": tahun,
        "daftar": [(satu, sebut_bulan(satu.bulan)) for satu in daftar],
        "pesan": pesan_terlambat(
            daftar,
            kepala=f"SAKIP {settings.NAMA_DAERAH}: nilai {tahun} yang belum diajukan per {tulis(timezone.localdate())}",
            kaki="Isi lalu ajukan. Bila bulannya sudah terkunci, minta pembukaan di alamat yang sama.",
        ),
    }
    return render(request, "datakinerja/terlambat.html", isi)
