"""Pages of achievement: the regency, a unit, an indicator."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.izin import SELURUH, perlu_izin
from organisasi.queries import daftar_opd
from organisasi.rules.periode import tanggal_acuan
from organisasi.rules.silsilah import Bacaan
from pengukuran.gambar import bagan_indikator
from pengukuran.queries import (
    capaian_unit,
    deret_bacaan,
    info_tahun,
    kelompok_objek,
    rincian_indikator,
    ringkasan_kabupaten,
    sedang_disegarkan,
)
from pengukuran.views.dasar import ambil_objek, ambil_unit, remah_unit

# Up to so many indicators the page shows all of them at once.
BATAS_UTUH = 40


@require_safe
@perlu_izin("pengukuran.lihat")
def indeks(request: HttpRequest) -> HttpResponse:
    """The unit of the context, else all OPD."""
    kini = request.konteks  # type: ignore[attr-defined]
    if kini.unit_id:
        return redirect("pengukuran:unit", kini.tahun, kini.unit_id)
    return redirect("pengukuran:kabupaten", kini.tahun)


@require_safe
@perlu_izin("pengukuran.lihat")
def kabupaten(request: HttpRequest, tahun: int) -> HttpResponse:
    """All OPD that the user may see: mean achievement and indicators per category."""
    info = info_tahun(tahun)
    ringkas = ringkasan_kabupaten(tahun, info)
    lingkup = request.user.lingkup("pengukuran.lihat")  # type: ignore[union-attr]
    opd = [
        satu
        for satu in daftar_opd(tanggal_acuan(tahun, timezone.localdate()))
        if lingkup == SELURUH or satu.id in lingkup
    ]
    isi = {
        "judul": f"Capaian kinerja {tahun}",
        "remah": [("Pengukuran", ""), (str(tahun), "")],
        "tahun": tahun,
        "info": info,
        "baris": [(satu, ringkas.get(satu.id)) for satu in opd],
        "disegarkan": sedang_disegarkan(tahun),
    }
    return render(request, "pengukuran/kabupaten.html", isi)


@require_safe
def unit(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """Achievement of a unit, grouped by what the plan wants to reach; a large one with its groups folded.

    `?buka=` opens the group of that object, `?semua=` all.
    """
    satu = ambil_unit(request)
    capaian = capaian_unit(satu, tahun)
    lipat = len(capaian.baris) > BATAS_UTUH
    isi = {
        "judul": f"Capaian kinerja {tahun}",
        "remah": [*remah_unit(tahun, satu)[:1], (str(satu), "")],
        "tahun": tahun,
        "unit": satu,
        "capaian": capaian,
        "lipat": lipat,
        "utuh": not lipat or "semua" in request.GET,
        "buka": request.GET.get("buka", ""),
        "boleh_isi": request.user.has_perm("datakinerja.lihat", satu),
    }
    return render(request, "pengukuran/unit.html", isi)


@require_safe
def kelompok(request: HttpRequest, tahun: int, unit_id: int, objek_id: int) -> HttpResponse:
    """The rows of the group that an object belongs to, as htmx asks for them; without script the page, opened there."""
    satu = ambil_unit(request)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{reverse('pengukuran:unit', args=[tahun, unit_id])}?buka={objek_id}#k-{objek_id}")
    milik = kelompok_objek(satu, tahun, objek_id)
    if milik is None:
        raise Http404
    return render(request, "pengukuran/_kelompok.html", {"tahun": tahun, "unit": satu, "kelompok": milik})


@require_safe
def indikator(request: HttpRequest, tahun: int, unit_id: int, objek_id: int) -> HttpResponse:
    """One indicator: definition, chart, and every period with the value behind each figure."""
    satu = ambil_unit(request)
    objek = ambil_objek(request, satu, objek_id)
    rincian = rincian_indikator(objek, tahun)
    if rincian is None:
        raise Http404
    bacaan = _bacaan(request)
    isi = {
        "judul": rincian.ukuran.uraian,
        "remah": remah_unit(tahun, satu, (rincian.ukuran.kode, "")),
        "tahun": tahun,
        "unit": satu,
        "rincian": rincian,
        "bagan": bagan_indikator(rincian),
        "deret": deret_bacaan(objek, rincian.ukuran, tahun, bacaan, request.user),  # type: ignore[arg-type]
        "cara_baca": [(cara.label, f"?baca={cara}#deret", cara is bacaan) for cara in Bacaan],
    }
    return render(request, "pengukuran/indikator.html", isi)


def _bacaan(request: HttpRequest) -> Bacaan:
    """The reading that the address asks for; as then where it asks for none that exists."""
    return next((cara for cara in Bacaan if cara == request.GET.get("baca")), Bacaan.TANGGAL)
