"""Rencana aksi: targets of the periods, activities per quarter, and both on paper and as a spreadsheet."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from layanan.views.formulir import simpan
from perjanjian import actions, queries
from perjanjian.forms import FormKegiatan, FormRencanaAksi
from perjanjian.models import Perjanjian
from perjanjian.queries.cetak_aksi import cetak_rencana_aksi, lembar_rencana_aksi
from perjanjian.views.dasar import muat, remah
from sakip.pdf import PdfGagal
from sakip.tanggal import BULAN
from sakip.unduh import nama_berkas, unduh

TERTUTUP = frozenset({"diganti", "berakhir"})


def _boleh(request: HttpRequest, satu: Perjanjian) -> bool:
    return request.user.has_perm("perjanjian.susun", satu) and satu.status not in TERTUTUP and not satu.tahun.terkunci


def _tab(satu: Perjanjian, kini: int) -> list[tuple[str, str, bool]]:
    """Targets, then the four quarters of activities."""
    return [
        ("Target periode", reverse("perjanjian:rencana_aksi", args=[satu.pk]), kini == 0),
        *(
            (f"Kegiatan triwulan {n}", reverse("perjanjian:kegiatan", args=[satu.pk, n]), kini == n)
            for n in range(1, 5)
        ),
    ]


def rencana_aksi(request: HttpRequest, pk: int) -> HttpResponse:
    """Targets of the periods: saved as typed, or filled by the split assistant."""
    satu = muat(request, pk, "perjanjian.lihat")
    aksi = queries.rencana_aksi(satu)
    boleh = _boleh(request, satu)
    form = FormRencanaAksi(request.POST or None, perjanjian=satu, aksi=aksi)
    if request.method == "POST" and form.is_valid() and simpan(form, lambda: _simpan_aksi(request, form)):
        messages.success(request, "Rencana aksi tersimpan.")
        return redirect("perjanjian:rencana_aksi", satu.pk)
    konteks = {
        "judul": f"Rencana aksi {satu.tahun_id}",
        "remah": remah(request, satu, ("Rencana aksi", "")),
        "perjanjian": satu,
        "form": form,
        "boleh": boleh,
        "bulan": [nama[:3] for nama in BULAN],
        "tanpa_sel": [baris for baris in aksi if not baris.sel],
        "kesiapan": queries.kesiapan(aksi),
        "tab": _tab(satu, 0),
    }
    return render(request, "perjanjian/rencana_aksi.html", konteks)


def _simpan_aksi(request: HttpRequest, form: FormRencanaAksi) -> None:
    user, revisi = request.user, form.cleaned_data["revisi"]
    satu = form.perjanjian
    if "bagi" in request.POST:
        semua = request.POST["bagi"] == "semua"
        actions.bagi_rencana_aksi(
            satu, cara=form.cara(), hanya_kosong=not semua, pola=form.cleaned_data["pola"], by=user, revisi=revisi
        )  # type: ignore[arg-type]
    else:
        actions.simpan_rencana_aksi(satu, nilai=form.nilai(), by=user, revisi=revisi)  # type: ignore[arg-type]


def kegiatan(request: HttpRequest, pk: int, nomor: int) -> HttpResponse:
    """What is done in a quarter for each promise, and who is in charge."""
    satu = muat(request, pk, "perjanjian.lihat")
    nomor = min(max(nomor, 1), 4)
    item = dict(satu.item.order_by("urutan", "id").values_list("pk", "indikator"))
    semua = queries.kegiatan_aksi(satu)
    sel = [(pk, item[pk], isi[nomor - 1]) for pk, isi in semua.items() if len(isi) == 4]
    boleh = _boleh(request, satu)
    jabatan = queries.jabatan_serumpun(satu.unit_id, satu.tahun_id) if boleh else []
    form = FormKegiatan(request.POST or None, perjanjian=satu, sel=sel, jabatan=jabatan)
    simpan_kegiatan = partial(actions.simpan_kegiatan, satu, by=request.user)  # type: ignore[arg-type]
    if request.method == "POST" and form.is_valid() and simpan(form, lambda: simpan_kegiatan(**form.argumen())):
        messages.success(request, "Kegiatan tersimpan.")
        return redirect("perjanjian:kegiatan", satu.pk, nomor)
    konteks = {
        "judul": f"Kegiatan triwulan {nomor}",
        "remah": remah(
            request, satu, ("Rencana aksi", reverse("perjanjian:rencana_aksi", args=[satu.pk])), ("Kegiatan", "")
        ),
        "perjanjian": satu,
        "form": form,
        "boleh": boleh,
        "sel": sel,
        "tab": _tab(satu, nomor),
    }
    return render(request, "perjanjian/kegiatan.html", konteks)


@require_safe
def unduh_aksi(request: HttpRequest, pk: int, bentuk: str) -> HttpResponseBase:
    """The rencana aksi as PDF or spreadsheet."""
    satu = muat(request, pk)
    nama = nama_berkas("Rencana aksi", satu.nama_jabatan, satu.tahun_id, akhiran=bentuk)
    try:
        isi = cetak_rencana_aksi(satu) if bentuk == "pdf" else lembar_rencana_aksi(satu)
    except PdfGagal as galat:
        return HttpResponse(str(galat), status=503, content_type="text/plain; charset=utf-8")
    return unduh(request, isi, nama, tampil=bentuk == "pdf" and "unduh" not in request.GET)
