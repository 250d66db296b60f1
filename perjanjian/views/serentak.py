"""Many agreements at once: made for a unit, printed as one PDF, approved, returned and signed from one list."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from layanan.actions import antre
from layanan.queries import pekerjaan_objek
from organisasi.izin import perlu_izin
from perjanjian import actions, queries
from perjanjian.forms import FormPilihan, FormSerentak, FormTandaTanganSerentak
from perjanjian.models import Perjanjian
from perjanjian.queries.serentak import Sumber, menunggu_saya, pratinjau_serentak
from perjanjian.tasks import BUAT, CETAK
from perjanjian.views.dasar import muat_unit, remah_unit


def serentak(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """Who of a unit gets an agreement and who not and why; POST lets the worker make them."""
    unit = muat_unit(request, unit_id)
    if not request.user.has_perm("perjanjian.susun", Perjanjian(unit=unit)):
        raise PermissionDenied("Anda tidak berwenang menyusun perjanjian unit ini.")
    asal = request.POST.get("sumber") or request.GET.get("sumber", "")
    sumber = Sumber(asal) if asal in Sumber.__members__ else Sumber.RENCANA
    baris = pratinjau_serentak(unit, tahun, timezone.localdate(), sumber)
    form = FormSerentak(request.POST or None, baris=baris, initial={"sumber": sumber.value, "ambil": True})
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        antre(
            BUAT,
            kunci=f"pk-serentak:{tahun}:{unit_id}",
            judul=f"Membuat {len(isi['jabatan'])} perjanjian kinerja {tahun}",
            argumen={"unit_id": unit_id, "tahun": tahun, **isi},
            by=request.user,  # type: ignore[arg-type]
            unit=unit,
            objek=unit,
        )
        return redirect("perjanjian:serentak", tahun, unit_id)
    konteks = {
        "judul": "Buat perjanjian serentak",
        "remah": remah_unit(request, tahun, unit_id, ("Serentak", "")),
        "baris": baris,
        "dapat": [satu for satu in baris if satu.dapat],
        "tidak": [satu for satu in baris if not satu.dapat],
        "form": form,
        "dipilih": set(request.POST.getlist("jabatan")) if form.is_bound else None,
        "sumber": sumber,
        "pekerjaan": pekerjaan_objek(unit, BUAT),
        "tahun": tahun,
        "unit": unit,
    }
    return render(request, "perjanjian/serentak.html", konteks)


@require_POST
def cetak(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """All agreements of a unit as one PDF, by the worker: those in force, else the newest on their way."""
    unit = muat_unit(request, unit_id)
    baris = queries.perjanjian_unit(unit, tahun, timezone.localdate())
    perjanjian = [satu.ringkas.utama.pk for satu in baris if satu.ringkas.utama]
    if not perjanjian:
        messages.info(request, "Belum ada perjanjian yang dapat dicetak.")
        return redirect("perjanjian:unit", tahun, unit_id)
    nama = request.konteks.nama_unit  # type: ignore[attr-defined]
    pekerjaan = antre(
        CETAK,
        kunci=f"pk-cetak:{tahun}:{unit_id}:{request.user.pk}",
        judul=f"Mencetak {len(perjanjian)} perjanjian kinerja",
        argumen={"perjanjian": perjanjian, "judul": f"Perjanjian Kinerja {tahun} {nama}"},
        by=request.user,  # type: ignore[arg-type]
        unit=unit,
    )
    return redirect(pekerjaan)


@perlu_izin("perjanjian.lihat")
@sensitive_post_parameters("sandi", "kode_totp", "nik", "frasa")
def menunggu(request: HttpRequest, tahun: int) -> HttpResponse:
    """What waits for the user: a selection is approved, returned, or signed by one confirmation."""
    user = request.user
    semua = menunggu_saya(user, tahun)  # type: ignore[arg-type]
    setuju = [satu for satu in semua if satu.status == "diajukan"]
    tanda = [satu for satu in semua if satu.status != "diajukan"]
    aksi = request.POST.get("aksi", "")
    data = request.POST or None
    form = FormPilihan(data, boleh=tanda if aksi == "tandatangani" else setuju, wajib_catatan=aksi == "kembalikan")
    form_ttd = FormTandaTanganSerentak(user, data if aksi == "tandatangani" else None)
    if request.method == "POST" and form.is_valid() and (aksi != "tandatangani" or form_ttd.is_valid()):
        hasil = _lakukan(aksi, form, form_ttd, request)
        if hasil is not None:
            _sampaikan(request, hasil)
            return redirect("perjanjian:menunggu", tahun)
    konteks = {
        "judul": f"Perjanjian menunggu saya {tahun}",
        "remah": [("Perjanjian kinerja", reverse("perjanjian:indeks") + "?semua=1"), ("Menunggu saya", "")],
        "setuju": setuju,
        "tanda": tanda,
        "form": form,
        "form_ttd": form_ttd,
        "aksi": aksi,
        "tahun": tahun,
    }
    return render(request, "perjanjian/menunggu.html", konteks)


def _lakukan(
    aksi: str, form: FormPilihan, form_ttd: FormTandaTanganSerentak, request: HttpRequest
) -> actions.HasilSerentak | None:
    pilih, by = form.terpilih(), request.user
    match aksi:
        case "setujui":
            return actions.setujui_serentak(pilih, by=by)  # type: ignore[arg-type]
        case "kembalikan":
            return actions.kembalikan_serentak(pilih, by=by, catatan=form.cleaned_data["catatan"])  # type: ignore[arg-type]
        case "tandatangani":
            return actions.tandatangani_serentak(pilih, by=by, **form_ttd.argumen())  # type: ignore[arg-type]
    return None


def _sampaikan(request: HttpRequest, hasil: actions.HasilSerentak) -> None:
    if hasil.selesai:
        messages.success(request, f"{len(hasil.selesai)} perjanjian selesai diproses.")
    for nama, sebab in hasil.gagal:
        messages.error(request, f"{nama}: {sebab}")
