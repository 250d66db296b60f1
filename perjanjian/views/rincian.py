"""The page of one agreement, its paper as PDF, and what a revision changed."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from perjanjian import actions, queries
from perjanjian.models import Perjanjian
from perjanjian.rules import (
    NASKAH,
    SIAP_TANDA_TANGAN,
    TETAP,
    bandingkan,
    boleh_direvisi,
    periksa_perjanjian,
    sandingkan,
    tepat_waktu,
)
from perjanjian.views.dasar import muat, muat_rinci, remah
from sakip.pdf import PdfGagal
from sakip.unduh import nama_berkas, unduh


@require_safe
def perjanjian(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper on screen with target and plan side by side, and what can be done now."""
    satu = muat_rinci(request, pk)
    isi = queries.isi_perjanjian(satu)
    dokumen = queries.dokumen_tertanda(satu)
    sudah = queries.penanda_tangan(satu, dokumen)
    versi = list(Perjanjian.objects.filter(jabatan=satu.jabatan_id, tahun=satu.tahun_id).defer("beku"))
    berlaku_sejak = satu.tanggal if satu.status in TETAP else None
    konteks = {
        "judul": str(satu),
        "remah": remah(request, satu),
        "perjanjian": satu,
        "isi": isi,
        "temuan": periksa_perjanjian(isi) if satu.status == "draf" else [],
        "sudah": sudah,
        "dokumen": dokumen,
        "aksi_siap": queries.kesiapan_aksi(satu),
        "waktu": tepat_waktu(ditandatangani=berlaku_sejak, batas=queries.batas(satu), hari_ini=timezone.localdate()),
        "versi": versi,
        "pengganti": next((lain for lain in versi if lain.menggantikan_id == satu.pk), None),
        **_hak(request, satu, sudah, direvisi=any(lain.menggantikan_id == satu.pk for lain in versi)),
    }
    return render(request, "perjanjian/rincian.html", konteks)


def _hak(request: HttpRequest, satu: Perjanjian, sudah: set[str], *, direvisi: bool) -> dict[str, Any]:
    user = request.user
    susun = user.has_perm("perjanjian.susun", satu)
    naskah = satu.status not in TETAP and user.has_perm(NASKAH, satu)
    siap = satu.status in SIAP_TANDA_TANGAN
    return {
        "boleh_ubah": susun and satu.status == "draf",
        "boleh_aksi": susun and satu.status != "diganti" and not satu.tahun.terkunci,
        "boleh_naskah": naskah and satu.beku is None,
        "boleh_bekukan": naskah and satu.status == "disetujui",
        "boleh_tanda_tangan": siap and actions.pihak_pengguna(satu, user, sudah) is not None,  # type: ignore[arg-type]
        "boleh_pindaian": siap and naskah,
        "boleh_revisi": susun and boleh_direvisi(satu.status) and not direvisi,
    }


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The paper: the newest issued bytes, or a draft printed now."""
    satu = muat(request, pk)
    if satu.dokumen:
        return redirect("layanan:dokumen_unduh", satu.dokumen_id, satu.dokumen.tanda_tangan.count())
    arsip = satu.beku is not None
    nama = nama_berkas("PK", satu.nama_jabatan, satu.tahun_id, "" if arsip else "draf", akhiran="pdf")
    try:
        isi = queries.cetak_naskah(queries.isi_perjanjian(satu), salinan=arsip)
    except PdfGagal as galat:
        return HttpResponse(str(galat), status=503, content_type="text/plain; charset=utf-8")
    return unduh(request, isi, nama, tampil="unduh" not in request.GET)


@require_safe
def perubahan(request: HttpRequest, pk: int) -> HttpResponse:
    """A revision beside the version it replaces: what changed, or all rows of both."""
    baru = muat(request, pk)
    lama = get_object_or_404(queries.perjanjian_terlihat(request.user), pk=baru.menggantikan_id)  # type: ignore[arg-type]
    isi_lama, isi_baru = queries.isi_perjanjian(lama), queries.isi_perjanjian(baru)
    semua = "semua" in request.GET
    konteks = {
        "semua": semua,
        "sanding": [satu for satu in sandingkan(isi_lama, isi_baru) if semua or satu.jenis != "sama"],
        "judul": f"Perubahan versi {lama.versi} ke versi {baru.versi}",
        "remah": remah(request, baru, ("Perubahan", "")),
        "perjanjian": baru,
        "lama": lama,
        "isi": isi_baru,
        "perubahan": [satu for satu in bandingkan(isi_lama, isi_baru) if satu.bagian == "Naskah"],
    }
    return render(request, "perjanjian/perubahan.html", konteks)
