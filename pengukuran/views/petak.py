"""The grid of monthly values: the page, saving a cell, a pasted block, and an indicator as a plain form."""

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from datakinerja.actions import NilaiTerkunci, NilaiUsang, wadah_bukti
from datakinerja.rules import nama_periode
from layanan.actions import simpan_berkas, tautkan
from organisasi.models import Pengguna, Periode, Unit
from pengukuran.actions import HasilSimpan, IsianDitolak, simpan_banyak, simpan_nilai
from pengukuran.forms import FormBukti, FormIndikator, baca_banyak, baca_sel
from pengukuran.gambar import bagan_indikator, baris_bulan, baris_petak, ringkas_kunci, tanda_capaian, tanda_sampai
from pengukuran.queries import lembar_bulan, lembar_petak, rincian_indikator
from pengukuran.queries.indikator import BarisPeriode, RincianIndikator, bukti_sel, riwayat_sel, teks_nilai
from pengukuran.queries.petak import bulan_terbuka, tampil_nilai
from pengukuran.rules.isian import IsianSalah
from pengukuran.views.dasar import ambil_objek, ambil_unit, remah_petak
from renstra.models import ObjekUkur

DATA = "datakinerja.lihat"
KINI = "kini"
BULAN = frozenset(str(nomor) for nomor in range(1, 13))


@require_safe
def petak(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """Indicators by months; with `?bulan=` one month (1-12, or "kini": the one to be filled now).

    Works without script through the links of the rows.
    """
    unit = ambil_unit(request, DATA)
    bulan = request.GET.get("bulan", "")
    if bulan and bulan != KINI and bulan not in BULAN:
        raise Http404
    user: Any = request.user
    konteks = _sebulan(unit, tahun, user, bulan) if bulan else _setahun(unit, tahun, user)
    konteks |= {"remah": [*remah_petak(tahun, unit)[:1], ("Nilai bulanan", "")], "tahun": tahun, "unit": unit}
    return render(request, "pengukuran/petak.html", konteks | {"tab": _tab(tahun, unit, bulan)})


def _setahun(unit: Unit, tahun: int, user: Pengguna) -> dict[str, Any]:
    isi = lembar_petak(unit, tahun, user)
    return {
        "judul": f"Nilai bulanan {tahun}",
        "petak": isi,
        "baris": baris_petak(isi),
        "terkunci": ringkas_kunci(isi.kolom),
        "kini": bulan_terbuka(isi.kolom),
        "dapat_diajukan": True,
    }


def _sebulan(unit: Unit, tahun: int, user: Pengguna, bulan: str) -> dict[str, Any]:
    isi = lembar_bulan(unit, tahun, user, None if bulan == KINI else int(bulan))
    kini = isi.kini
    return {
        "judul": f"Nilai {nama_periode('bulan', isi.bulan, tahun)} {tahun}",
        "petak": isi,
        "baris": baris_bulan(isi),
        "kini": kini,
        "dapat_diajukan": kini and not kini.kunci.terkunci and kini.status in {"draf", "dikembalikan"},
        "jatuh": sum(satu.sel is not None for satu in isi.baris),
        "geser": [
            (kelas, nama_periode("bulan", nomor, tahun), nomor)
            for kelas, nomor in (("sebelum", isi.bulan - 1), ("sesudah", isi.bulan + 1))
            if 1 <= nomor <= 12
        ],
    }


def _tab(tahun: int, unit: Unit, bulan: str) -> list[tuple[str, str, bool]]:
    alamat = reverse("pengukuran:petak", args=[tahun, unit.pk])
    return [("Bulan", f"{alamat}?bulan={bulan or KINI}", bool(bulan)), ("Tahun", alamat, not bulan)]


@require_POST
def simpan_sel(request: HttpRequest, tahun: int, unit_id: int) -> JsonResponse:
    """Save one cell. 200 with version and achievement; 409 stale, 422 not a value, 423 locked, 403 not allowed."""
    if not request.user.has_perm(DATA, Unit(pk=unit_id)):
        raise Http404
    objek, alasan = _bilangan(request, "objek"), request.POST.get("alasan", "")
    try:
        hasil = simpan_nilai(objek=objek, unit=unit_id, by=request.user, alasan=alasan, **baca_sel(request.POST))  # type: ignore[arg-type]
    except ObjectDoesNotExist as galat:
        raise Http404 from galat
    except (IsianSalah, ValidationError) as galat:
        return _jawab(422, galat)
    except NilaiTerkunci as galat:
        return _jawab(423, galat)
    except PermissionDenied as galat:
        return _jawab(403, galat)
    except NilaiUsang as galat:
        terbaru = galat.terbaru
        oleh = str(terbaru.oleh or "sistem") if terbaru else ""
        return _jawab(409, galat, isi=teks_nilai(terbaru), versi=terbaru.versi if terbaru else 0, oleh=oleh)
    return JsonResponse(_hasil(hasil))


def _bilangan(request: HttpRequest, nama: str) -> int:
    teks = request.POST.get(nama, "")
    if not teks.isdecimal() or len(teks) > 15:
        raise Http404
    return int(teks)


def _jawab(status: int, galat: Exception, **lain: Any) -> JsonResponse:
    kalimat = " ".join(galat.messages) if isinstance(galat, ValidationError) else str(galat)
    return JsonResponse({"kalimat": kalimat, **lain}, status=status)


def _hasil(hasil: HasilSimpan) -> dict[str, Any]:
    return {
        "versi": hasil.nilai.versi,
        "isi": teks_nilai(hasil.nilai),
        "tampil": tampil_nilai(hasil.nilai, hasil.ukuran),
        "capaian": tanda_capaian(hasil.kini),
        "sampai": tanda_sampai(hasil.pada),
        "peringatan": list(hasil.peringatan),
    }


@require_POST
def tempel(request: HttpRequest, tahun: int, unit_id: int) -> JsonResponse:
    """Try (`"coba": true`) or save a pasted block, all cells or none. 422 with a sentence per faulty cell."""
    unit = ambil_unit(request, DATA)
    try:
        isi = json.loads(request.body)
        isian, galat = baca_banyak(unit, tahun, isi["sel"])
        jumlah = (
            0
            if galat
            else simpan_banyak(unit=unit, tahun=tahun, isian=isian, by=request.user, coba=bool(isi.get("coba")))
        )  # type: ignore[arg-type]
    except (ValueError, KeyError, TypeError):
        return JsonResponse(
            {"kalimat": "Tempelan tidak terbaca. Salin lagi dari lembar kerja, lalu tempel."}, status=400
        )
    except PermissionDenied as salah:
        return _jawab(403, salah)
    except IsianDitolak as salah:
        galat = list(salah.galat)
    if galat:
        daftar = [{"objek": satu.objek_id, "periode": satu.periode_id, "kalimat": satu.kalimat} for satu in galat]
        return JsonResponse({"kalimat": f"{len(galat)} sel tidak dapat disimpan.", "galat": daftar}, status=422)
    return JsonResponse({"jumlah": jumlah})


@require_http_methods(["GET", "HEAD", "POST"])
def isi(request: HttpRequest, tahun: int, unit_id: int, objek_id: int) -> HttpResponse:
    """One indicator as a plain form, all its periods under each other: for phones and without script."""
    unit = ambil_unit(request, DATA)
    objek = ambil_objek(request, unit, objek_id)
    rincian = _rincian(objek, tahun)
    boleh = request.user.has_perm("datakinerja.isi", objek)
    form = FormIndikator(rincian, request.POST or None, boleh=boleh)
    if request.method == "POST" and form.is_valid():
        try:
            jumlah = simpan_banyak(
                unit=unit,
                tahun=tahun,
                isian=form.isian(),
                by=request.user,
                alasan=form.cleaned_data["catatan"],  # type: ignore[arg-type]
            )
        except IsianDitolak as galat:
            form.tambah_galat(galat)
        else:
            messages.success(request, f"{jumlah} nilai disimpan." if jumlah else "Tidak ada nilai yang berubah.")
            return redirect("pengukuran:isi", tahun, unit_id, objek_id)
    return render(
        request,
        "pengukuran/isi.html",
        {
            "judul": rincian.ukuran.uraian,
            "remah": remah_petak(tahun, unit, (rincian.ukuran.kode, "")),
            "tahun": tahun,
            "unit": unit,
            "rincian": rincian,
            "form": form,
            "baris": [(satu, form[f"p{satu.periode.id}"]) for satu in rincian.periode],
            "boleh": boleh,
        },
        status=422 if form.errors else 200,
    )


def _rincian(objek: ObjekUkur, tahun: int) -> RincianIndikator:
    rincian = rincian_indikator(objek, tahun)
    if rincian is None:
        raise Http404
    return rincian


@require_http_methods(["GET", "HEAD", "POST"])
def sel(request: HttpRequest, tahun: int, unit_id: int, objek_id: int, periode_id: int) -> HttpResponse:
    """One value: definition, target, achievement, evidence, versions. A fragment for the grid, else a page.

    POST adds a file of evidence.
    """
    unit = ambil_unit(request, DATA)
    objek = ambil_objek(request, unit, objek_id)
    rincian = _rincian(objek, tahun)
    baris = next((satu for satu in rincian.periode if satu.periode.id == periode_id), None)
    if baris is None:
        raise Http404
    potongan = request.headers.get("X-Potongan") == "ya"
    form = FormBukti(request.POST or None, request.FILES or None)
    if request.method == "POST" and _unggah(request, form, objek, periode_id) and not potongan:
        return redirect("pengukuran:sel", tahun, unit_id, objek_id, periode_id)
    templat = "pengukuran/_sel.html" if potongan else "pengukuran/sel.html"
    konteks = _konteks_sel(request, unit, tahun, objek, rincian, baris) | {"form": form}
    return render(request, templat, konteks, status=422 if form.errors else 200)


def _unggah(request: HttpRequest, form: FormBukti, objek: ObjekUkur, periode_id: int) -> bool:
    """Store the uploaded evidence; False with the reason on the form where that cannot be."""
    if not form.is_valid():
        return False
    user: Any = request.user
    try:
        bukti = wadah_bukti(
            objek=objek, periode=get_object_or_404(Periode.objects.select_related("tahun"), pk=periode_id), by=user
        )
        berkas = simpan_berkas(form.cleaned_data["berkas"], by=user)
        tautkan(
            berkas, bukti, nama=form.cleaned_data["berkas"].name, keterangan=form.cleaned_data["keterangan"],
            halaman=form.cleaned_data["halaman"], by=user,
        )  # fmt: skip
    except (NilaiTerkunci, ValidationError) as galat:
        form.add_error("berkas", str(galat) if isinstance(galat, NilaiTerkunci) else galat.messages)
        return False
    return True


def _konteks_sel(
    request: HttpRequest, unit: Unit, tahun: int, objek: ObjekUkur, rincian: RincianIndikator, baris: BarisPeriode
) -> dict[str, Any]:
    boleh = request.user.has_perm("datakinerja.isi", objek) and not baris.kunci.terkunci
    return {
        "judul": f"{rincian.ukuran.uraian}, {baris.periode.nama}",
        "remah": remah_petak(
            tahun,
            unit,
            (rincian.ukuran.kode, reverse("pengukuran:isi", args=[tahun, unit.pk, objek.pk])),
            (baris.periode.nama, ""),
        ),
        "tahun": tahun,
        "unit": unit,
        "rincian": rincian,
        "satu": baris,
        "bagan": bagan_indikator(rincian, ringkas=True),
        "bukti": bukti_sel(objek, baris.periode.id),
        "riwayat": riwayat_sel(objek, baris.periode.id),
        "boleh": boleh,
        "capaian": tanda_capaian(baris.ukur),
    }
