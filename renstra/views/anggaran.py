"""The budget of a unit's year: stages side by side, template, upload, dry run, saving."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from layanan.models import Berkas
from layanan.views.formulir import simpan
from organisasi.models import Unit
from renstra.actions import anggaran as actions
from renstra.forms.anggaran import FormAnggaran, FormKonfirmasi
from renstra.models import Anggaran
from renstra.queries import anggaran as queries
from renstra.rules.rencana import TahapAnggaran
from sakip import tanggal
from sakip.lembar import tulis_ekspor, tulis_templat
from sakip.unduh import nama_berkas, unduh

GARAM = "renstra.anggaran"


def _unit(request: HttpRequest, unit_id: int) -> Unit:
    return get_object_or_404(Unit.objects.for_user(request.user, "renstra.lihat"), pk=unit_id)


def _remah(request: HttpRequest, tahun: int, unit_id: int, *lanjut: tuple[str, str]) -> list[tuple[str, str]]:
    nama = request.konteks.nama_unit or "Unit"  # type: ignore[attr-defined]
    return [
        ("Rencana strategis", reverse("renstra:indeks")),
        (nama, reverse("renstra:unit", args=[tahun, unit_id])),
        ("Anggaran", reverse("renstra:anggaran", args=[tahun, unit_id]) if lanjut else ""),
        *lanjut,
    ]


@require_safe
def anggaran(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """All stages of the year side by side; `?unduh=` gives the template or the stage that counts as a spreadsheet."""
    unit = _unit(request, unit_id)
    isi = queries.isi_anggaran(unit, tahun)
    if jenis := request.GET.get("unduh"):
        kini = isi.kini
        baris = queries.baris_tahap(unit, tahun, kini.tahap, kini.ke) if kini and jenis == "isi" else []
        data = tulis_ekspor(queries.BUKU, {"Anggaran": baris}) if baris else tulis_templat(queries.BUKU)
        nama = nama_berkas("Anggaran", request.konteks.nama_unit, tahun, akhiran="xlsx")  # type: ignore[attr-defined]
        return unduh(request, data, nama)  # type: ignore[return-value]
    konteks = {
        "judul": f"Anggaran {tahun}",
        "remah": _remah(request, tahun, unit_id),
        "isi": isi,
        "tahun": tahun,
        "unit": unit,
        "boleh": request.user.has_perm(actions.IZIN, Anggaran(unit=unit)),
    }
    return render(request, "renstra/anggaran.html", konteks)


def impor(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """Upload a stage; leads to its dry run."""
    unit = get_object_or_404(Unit.objects.for_user(request.user, "renstra.lihat"), pk=unit_id)
    if not request.user.has_perm(actions.IZIN, Anggaran(unit=unit)):
        raise Http404
    form = FormAnggaran(request.POST or None, request.FILES or None)
    hasil: list[Berkas] = []
    if request.method == "POST" and form.is_valid():
        bersih = form.cleaned_data
        if simpan(form, lambda: hasil.append(actions.unggah_anggaran(bersih["berkas"], unit=unit, by=request.user))):
            tanda = {
                "berkas": hasil[0].pk,
                "unit": unit_id,
                "tahun": tahun,
                "tahap": bersih["tahap"],
                "ke": bersih["ke"],
                "tanggal_sah": bersih["tanggal_sah"].isoformat(),
                "oleh": request.user.pk,
            }
            url = reverse("renstra:anggaran_pratinjau", args=[tahun, unit_id])
            return redirect(f"{url}?kiriman={signing.dumps(tanda, salt=GARAM)}")
    konteks = {
        "judul": "Unggah anggaran",
        "remah": _remah(request, tahun, unit_id, ("Unggah", "")),
        "form": form,
        "tahun": tahun,
        "unit": unit,
    }
    return render(request, "renstra/anggaran_impor.html", konteks)


def pratinjau(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """What the uploaded file would change; POST saves it."""
    unit = _unit(request, unit_id)
    tanda = _kiriman(request, tahun, unit_id)
    tahap, ke = TahapAnggaran(tanda["tahap"]), int(tanda["ke"])
    sah = tanggal.baca(tanda["tanggal_sah"])
    berkas = get_object_or_404(Berkas, pk=tanda["berkas"])
    form = FormKonfirmasi(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        argumen = {"unit": unit, "tahun": tahun, "tahap": tahap, "ke": ke, "tanggal_sah": sah, "by": request.user}
        jumlah: list[int] = []
        with berkas.isi() as isi:
            hapus = form.cleaned_data["hapus"]
            if simpan(form, lambda: jumlah.append(actions.simpan_anggaran(isi, hapus=hapus, **argumen))):  # type: ignore[arg-type]
                messages.success(request, f"Anggaran tersimpan: {jumlah[0]} baris baru, berubah, atau dihapus.")
                return redirect("renstra:anggaran", tahun, unit_id)
    with berkas.isi() as isi:
        hasil = queries.pratinjau_anggaran(actions.baca_anggaran(isi), unit, tahun, tahap, ke)
    konteks = {
        "judul": "Periksa sebelum disimpan",
        "remah": _remah(request, tahun, unit_id, ("Pratinjau", "")),
        "hasil": hasil,
        "form": form,
        "tahap": tahap,
        "ke": ke if tahap is TahapAnggaran.PERGESERAN else "",
        "tanggal_sah": sah,
        "nama_berkas": berkas.nama,
        "tahun": tahun,
        "unit": unit,
    }
    return render(request, "renstra/anggaran_pratinjau.html", konteks)


def _kiriman(request: HttpRequest, tahun: int, unit_id: int) -> dict[str, Any]:
    """What the upload was about; 404 for anything that this user did not upload for this unit and year within the hour."""
    try:
        isi = signing.loads(request.GET.get("kiriman", ""), salt=GARAM, max_age=3600)
    except signing.BadSignature as galat:
        raise Http404 from galat
    if (isi["oleh"], isi["unit"], isi["tahun"]) != (request.user.pk, unit_id, tahun):
        raise Http404
    return isi  # type: ignore[no-any-return]
