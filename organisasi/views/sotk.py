"""Changes of organisation: the list, one event, recording in three steps, undoing."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from organisasi import actions, queries
from organisasi.filters import SaringPeristiwa
from organisasi.forms.sotk import (
    FormAsal,
    FormBagian,
    FormPeristiwa,
    TujuanFormSet,
    rencana_dari_sesi,
    ringkas_silsilah,
    simpan_sesi,
)
from organisasi.izin import perlu_izin
from organisasi.models import Peristiwa
from organisasi.rules.sotk import JenisPeristiwa, Rencana, bagian_bawaan, periksa
from sakip.daftar import Kolom, Kosong, daftar
from sakip.tanda import Tanda

IZIN = "organisasi.catat_perubahan"
KUNCI = "sotk"
JUMLAH_BARIS = {JenisPeristiwa.GABUNG: 1, JenisPeristiwa.UBAH_NAMA: 1}
REMAH = [("Beranda", "/"), ("Struktur organisasi", "/organisasi/struktur/")]


@perlu_izin("organisasi.lihat")
def sotk(request: HttpRequest) -> HttpResponse:
    """All changes of organisation, the latest first."""
    dapat = request.user.has_perm(IZIN)
    return daftar(
        request,
        queryset=Peristiwa.objects.for_user(request.user).select_related("dibuat_oleh"),
        filterset=SaringPeristiwa,
        judul="Perubahan organisasi (SOTK)",
        remah=[*REMAH, ("Perubahan organisasi", "")],
        kolom=[
            Kolom(
                "get_jenis_display",
                "Perubahan",
                utama=True,
                url=lambda p: reverse("organisasi:sotk_rinci", args=[p.pk]),
            ),
            Kolom("tanggal", "Berlaku mulai", jenis="tanggal", urut="tanggal"),
            Kolom("dasar_hukum", "Dasar hukum", urut="dasar_hukum"),
            Kolom("dibuat_oleh", "Dicatat oleh"),
            Kolom(_tanda, "Keadaan", jenis="tanda"),
        ],
        kosong=Kosong(
            "Belum ada perubahan organisasi",
            "Catat pembentukan, penggabungan, pemecahan, pengalihan, atau perubahan nama unit di sini.",
            reverse("organisasi:sotk_baru") if dapat else "",
            "Catat perubahan",
            "struktur",
        ),
        templat="organisasi/sotk.html",
        konteks={"dapat_catat": dapat},
    )


def _tanda(peristiwa: Peristiwa) -> Tanda:
    return Tanda("buruk", "Dibatalkan") if peristiwa.dibatalkan else Tanda("baik", "Berlaku")


@perlu_izin("organisasi.lihat")
def sotk_rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One change: what it did, its lineage, and why it can or cannot be undone."""
    peristiwa = get_object_or_404(
        Peristiwa.objects.for_user(request.user).select_related("dibuat_oleh", "dibatalkan_oleh"), pk=pk
    )
    untai = list(peristiwa.silsilah.all())
    nama = queries.nama_unit([unit for satu in untai for unit in (satu.asal_id, satu.tujuan_id)], peristiwa.tanggal)
    dapat = request.user.has_perm(IZIN)
    isi = {
        "judul": f"{peristiwa.get_jenis_display()}, {peristiwa.dasar_hukum}",
        "remah": [*REMAH, ("Perubahan organisasi", reverse("organisasi:sotk")), (peristiwa.get_jenis_display(), "")],
        "peristiwa": peristiwa,
        "langkah": peristiwa.langkah.get("kalimat", []),
        "menunggu": peristiwa.langkah.get("pindah", []),
        "silsilah": [(satu, nama[satu.asal_id], nama[satu.tujuan_id], satu.bagian * 100) for satu in untai],
        "dapat": dapat,
        "halangan": actions.penghalang_batal(peristiwa) if dapat else [],
    }
    return render(request, "organisasi/sotk_rinci.html", isi)


@require_POST
@perlu_izin(IZIN)
def sotk_batal(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a change."""
    peristiwa = get_object_or_404(Peristiwa.objects.for_user(request.user), pk=pk)
    try:
        actions.batalkan_perubahan(peristiwa, by=request.user)
        messages.success(request, "Perubahan dibatalkan; susunan kembali seperti semula.")
    except ValidationError as galat:
        messages.error(request, "Belum dapat dibatalkan. " + " ".join(galat.messages))
    return redirect("organisasi:sotk_rinci", pk=pk)


@require_http_methods(["GET", "POST"])
@perlu_izin(IZIN)
def sotk_baru(request: HttpRequest) -> HttpResponse:
    """Step 1."""
    opd = queries.daftar_opd(timezone.localdate())
    form = FormPeristiwa(request.POST or None, opd=opd, initial=request.session.get(KUNCI))
    if request.method == "POST" and form.is_valid():
        request.session[KUNCI] = simpan_sesi(form.cleaned_data, (), [])
        return redirect("organisasi:sotk_unit")
    isi = {
        "judul": "Catat perubahan organisasi",
        "remah": [*REMAH, ("Catat perubahan", "")],
        "form": form,
        "langkah": 1,
    }
    return render(request, "organisasi/sotk_baru.html", isi)


@require_http_methods(["GET", "POST"])
@perlu_izin(IZIN)
def sotk_unit(request: HttpRequest) -> HttpResponse:
    """Step 2; a valid answer leads straight to the preview."""
    simpanan = request.session.get(KUNCI)
    if not simpanan:
        return redirect("organisasi:sotk_baru")
    rencana = rencana_dari_sesi(simpanan)
    unit = _calon(rencana, simpanan.get("dalam"))
    data = request.POST or None
    form = FormAsal(data, unit=unit, initial={"asal": [str(satu) for satu in rencana.asal]})
    baris = JUMLAH_BARIS.get(rencana.jenis, 4)
    opsi = {"unit": unit, "hanya_ubah": rencana.jenis == JenisPeristiwa.UBAH_NAMA}
    tujuan = TujuanFormSet(data, prefix="t", form_kwargs=opsi, initial=[{} for _ in range(baris)])
    if request.method == "POST" and form.is_valid() and tujuan.is_valid():
        rencana = _rencana_lengkap(rencana, form, tujuan, simpanan.get("dalam"))
        for kalimat in periksa(replace(rencana, bagian=bagian_bawaan(rencana))):
            form.add_error(None, kalimat)
        if form.is_valid():
            request.session[KUNCI] = simpan_sesi(simpanan, rencana.asal, list(rencana.tujuan))
            return _halaman_pratinjau(request, rencana, None)
    isi = {
        "judul": f"{rencana.jenis.label}: unit asal dan tujuan",
        "remah": [*REMAH, ("Catat perubahan", reverse("organisasi:sotk_baru")), ("Unit", "")],
        "form": form,
        "forms": tujuan.forms,
        "tujuan": tujuan,
        "rencana": rencana,
        "langkah": 2,
    }
    return render(request, "organisasi/sotk_unit.html", isi)


def _calon(rencana: Rencana, dalam: str | None) -> list[queries.RingkasUnit]:
    """Units to choose from: the OPD, or what lies inside one of them."""
    if dalam:
        return [u for u in queries.unit_pada(rencana.tanggal, opd=int(dalam)) if not u.adalah_opd]
    return queries.daftar_opd(rencana.tanggal)


def _rencana_lengkap(rencana: Rencana, form: FormAsal, tujuan: Any, dalam: str | None) -> Rencana:
    induk = int(dalam) if dalam and not form.terpilih else None
    unit = form.terpilih[0] if rencana.jenis == JenisPeristiwa.UBAH_NAMA and form.terpilih else None
    daftar_tujuan = tuple(satu.tujuan(induk, unit=unit) for satu in tujuan if satu.terisi)
    return replace(rencana, asal=form.terpilih, tujuan=daftar_tujuan)


@require_POST
@perlu_izin(IZIN)
def sotk_pratinjau(request: HttpRequest) -> HttpResponse:
    """Step 3: shares and placements, previewed again or carried out."""
    simpanan = request.session.get(KUNCI)
    if not simpanan or "tujuan" not in simpanan:
        return redirect("organisasi:sotk_baru")
    return _halaman_pratinjau(request, rencana_dari_sesi(simpanan), request.POST)


def _halaman_pratinjau(request: HttpRequest, rencana: Rencana, data: Any) -> HttpResponse:
    rencana = replace(rencana, bagian=bagian_bawaan(rencana))
    nama = queries.nama_unit(rencana.asal, rencana.tanggal)
    anak = queries.unit_pada(rencana.tanggal, induk__in=rencana.asal) if rencana.tujuan else []
    if len(rencana.tujuan) == 1 and rencana.ditutup:
        anak = []
    form = FormBagian(data, rencana=rencana, nama=nama, anak=anak)
    if data is not None and form.is_valid():
        rencana = replace(rencana, bagian=form.bagian() or rencana.bagian, penempatan=form.penempatan())
        if "catat" in data:
            peristiwa = form.jalankan(lambda: actions.laksanakan(rencana, by=request.user))
            if peristiwa:
                del request.session[KUNCI]
                messages.success(request, "Perubahan organisasi dicatat.")
                return redirect("organisasi:sotk_rinci", pk=peristiwa.pk)
    pratinjau = _pratinjau(form, rencana, request)
    isi = {
        "judul": f"{rencana.jenis.label}: periksa sebelum dicatat",
        "remah": [*REMAH, ("Catat perubahan", reverse("organisasi:sotk_baru")), ("Periksa", "")],
        "form": form,
        "rencana": rencana,
        "pratinjau": pratinjau,
        "silsilah": ringkas_silsilah(rencana, nama),
        "langkah": 3,
    }
    return render(request, "organisasi/sotk_pratinjau.html", isi)


def _pratinjau(form: FormBagian, rencana: Rencana, request: HttpRequest) -> actions.Pratinjau | None:
    """The preview; its errors go to the form, or stand alone where the form was not posted."""
    if form.is_bound and not form.is_valid():
        return None
    try:
        return actions.pratinjau_perubahan(rencana, by=request.user)
    except ValidationError as galat:
        if form.is_bound:
            form.add_error(None, galat.messages)
        else:
            messages.error(request, " ".join(galat.messages))
        return None
