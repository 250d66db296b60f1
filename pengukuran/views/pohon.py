"""The performance tree coloured by this year's achievement."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.rules.periode import tanggal_acuan
from pengukuran.queries.pohon import status_pohon
from pengukuran.views.dasar import ambil_unit, remah_unit
from renstra.gambar import gambar_pohon
from renstra.queries import isi_pohon, pohon_tahun
from renstra.rules.pohon import IsiPohon
from renstra.views.pohon import tertutup


@require_safe
def pohon(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """The tree of a unit with the status of each condition by colour, shape and words; `?bentuk=kerangka` as an outline."""
    satu = ambil_unit(request)
    milik = pohon_tahun(satu, tahun)
    isi = isi_pohon(milik, tanggal_acuan(tahun, timezone.localdate())) if milik else IsiPohon(0)
    status = status_pohon(isi, tahun)
    kerangka = request.GET.get("bentuk") == "kerangka"
    alamat = reverse("pengukuran:pohon", args=[tahun, unit_id])
    konteks = {
        "judul": f"Pohon kinerja {tahun}",
        "remah": remah_unit(tahun, satu, ("Pohon kinerja", "")),
        "tahun": tahun,
        "unit": satu,
        "pohon": milik,
        "isi": isi,
        "jumlah": len(isi.simpul),
        "status": status,
        "kerangka": kerangka,
        "tab": [("Gambar", alamat, not kerangka), ("Kerangka", f"{alamat}?bentuk=kerangka", kerangka)],
        "gambar": ""
        if kerangka
        else gambar_pohon(
            isi.akar, judul=f"Pohon kinerja {satu}", tanda=status.tanda, id_svg="pohon", tertutup=tertutup(isi)
        ),
    }
    return render(request, "pengukuran/pohon.html", konteks)
