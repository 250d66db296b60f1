"""Home, card and search."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from beranda import queries
from layanan.queries import JumlahGiliran, giliran_untuk
from organisasi.izin import SELURUH
from organisasi.models import Pengguna, Unit

TUGAS = 8


def _tugas(user: Pengguna) -> dict[str, Any]:
    """The inbox in one query: the first rows, and the counts that the frame shows."""
    semua = list(giliran_untuk(user).select_related("content_type").order_by("batas", "dibuat")[:200])
    per_app: dict[str, int] = {}
    for satu in semua:
        per_app[satu.content_type.app_label] = per_app.get(satu.content_type.app_label, 0) + 1
    return {"tugas": semua[:TUGAS], "giliran_saya": JumlahGiliran(jumlah=len(semua), per_app=per_app)}


def _dalam_lingkup(user: Any, unit_id: int | None) -> bool:
    """Whether the unit chosen (or put into the address) is one whose card the user may see. No query."""
    lingkup = user.lingkup("renstra.lihat")
    return unit_id is not None and (lingkup == SELURUH or unit_id in lingkup)


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """What waits for the user, what is due next, and where her unit (or the regency) stands."""
    user: Any = request.user
    kini = request.konteks  # type: ignore[attr-defined]
    hari_ini = timezone.localdate()
    konteks = {
        "judul": f"Selamat datang, {user.nama_tampil}",
        "remah": [],
        "tahun": kini.tahun,
        "acara": queries.kalender(kini.tahun, hari_ini=hari_ini),
        "berperan": bool(user.peran),
        **_tugas(user),
    }
    if _dalam_lingkup(user, kini.unit_id):
        konteks["kartu"] = queries.kartu(kini.unit_id, kini.tahun, user, hari_ini=hari_ini)
    elif user.has_perm("beranda.kabupaten"):
        konteks["kabupaten"] = queries.ringkasan(kini.tahun, user, hari_ini=hari_ini)
    return render(request, "beranda/beranda.html", konteks)


@require_safe
def kartu(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """The accountability card of an OPD."""
    user: Any = request.user
    get_object_or_404(Unit.objects.for_user(user, "renstra.lihat"), pk=unit_id)
    isi = queries.kartu(unit_id, tahun, user, hari_ini=timezone.localdate())
    if isi is None:
        raise Http404
    konteks = {
        "judul": f"Kartu akuntabilitas {tahun}",
        "remah": [("Beranda", "/"), (str(isi.unit), ""), ("Kartu akuntabilitas", "")],
        "kartu": isi,
        **_tugas(user),
    }
    return render(request, "beranda/kartu.html", konteks)


@require_safe
def cari(request: HttpRequest) -> HttpResponse:
    """Finds over units, indicators and documents."""
    kata = request.GET.get("q", "")[:100]
    konteks = {
        "judul": "Pencarian",
        "remah": [("Beranda", "/"), ("Pencarian", "")],
        "kata": kata,
        "hasil": queries.cari(
            kata,
            request.user,  # type: ignore[arg-type]
            tahun=request.konteks.tahun,  # type: ignore[attr-defined]
            hari_ini=timezone.localdate(),
        ),
    }
    return render(request, "beranda/cari.html", konteks)
