"""What waits for me, and what I was told."""

import datetime as dt
from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from layanan import queries
from layanan.actions.pemberitahuan import tandai_dibaca
from layanan.filters import SaringGiliran
from layanan.models import Giliran, Pemberitahuan
from layanan.queries.giliran import dengan_nama_unit
from sakip.daftar import Kolom, Kosong, daftar
from sakip.tanda import Tanda

BERANDA = ("Beranda", "/")


def tab_kotak(request: HttpRequest, aktif: str) -> list[tuple[str, str, bool]]:
    """The two halves of the inbox."""
    belum = Pemberitahuan.objects.filter(penerima=request.user, dibaca=None).count()
    kabar = f"Pemberitahuan ({belum} baru)" if belum else "Pemberitahuan"
    return [
        ("Perlu tindakan saya", reverse("layanan:kotak"), aktif == "kotak"),
        (kabar, reverse("layanan:pemberitahuan"), aktif == "pemberitahuan"),
    ]


def keadaan_batas(giliran: Giliran, *, hari_ini: dt.date) -> Tanda:
    """How near the deadline is, in words."""
    if giliran.batas is None:
        return Tanda("kosong", "Tanpa batas")
    sisa = (giliran.batas - hari_ini).days
    if sisa < 0:
        return Tanda("buruk", f"Lewat {-sisa} hari")
    if sisa == 0:
        return Tanda("awas", "Hari ini")
    return Tanda("awas" if sisa <= 3 else "info", f"{sisa} hari lagi")


@require_safe
def kotak(request: HttpRequest) -> HttpResponse:
    """The inbox: all turns of the user, nearest deadline first."""
    hari_ini = timezone.localdate()
    return daftar(
        request,
        queryset=dengan_nama_unit(queries.giliran_untuk(request.user), hari_ini),  # type: ignore[arg-type]
        filterset=SaringGiliran,
        kolom=[
            Kolom("permintaan", "Yang diminta", utama=True, url=lambda g: g.tautan),
            Kolom("judul", "Dokumen", urut="judul"),
            Kolom("nama_unit", "Unit", urut="nama_unit"),
            Kolom("batas", "Batas", jenis="tanggal", urut="batas"),
            Kolom(partial(keadaan_batas, hari_ini=hari_ini), "Waktu", jenis="tanda"),
        ],
        judul="Perlu tindakan saya",
        remah=[BERANDA, ("Kotak tugas", "")],
        kosong=Kosong(
            "Tidak ada yang menunggu Anda",
            "Dokumen yang memerlukan tindakan Anda akan muncul di sini.",
            ikon="centang-bulat",
        ),
        templat="layanan/kotak.html",
        konteks={"tab": tab_kotak(request, "kotak")},
    )


@require_safe
def pemberitahuan(request: HttpRequest) -> HttpResponse:
    """Notices, newest first."""
    kabar = Paginator(Pemberitahuan.objects.filter(penerima=request.user), 25).get_page(request.GET.get("halaman"))
    konteks = {
        "judul": "Pemberitahuan",
        "remah": [BERANDA, ("Kotak tugas", reverse("layanan:kotak")), ("Pemberitahuan", "")],
        "page_obj": kabar,
        "tab": tab_kotak(request, "pemberitahuan"),
        "ada_baru": any(satu.dibaca is None for satu in kabar),
    }
    return render(request, "layanan/pemberitahuan.html", konteks)


@require_POST
def baca(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Mark one notice or all as read; one that leads somewhere opens there."""
    tandai_dibaca(request.user, pk=pk)  # type: ignore[arg-type]
    kabar = Pemberitahuan.objects.filter(penerima=request.user, pk=pk).exclude(tautan="").first() if pk else None
    if kabar and kabar.tautan.startswith("/") and not kabar.tautan.startswith("//"):
        return redirect(kabar.tautan)
    return redirect("layanan:pemberitahuan")
