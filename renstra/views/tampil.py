"""The body of a version's page: whole, folded, or what a search finds; and the parts that open on demand."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from renstra import queries
from renstra.models import Simpul, VersiRencana
from renstra.rules import JenisSimpul
from renstra.rules.isi import BERINDIKATOR, INDUK, IsiIndikator, IsiSimpul, tulis_target
from renstra.rules.lipat import BATAS_UTUH, KERANGKA, Ruas, jalur, jumlah_di_bawah, lipatan
from renstra.views.dasar import ambil_versi, boleh_susun
from sakip import angka

# What may be added below a node of a kind from the page.
ANAK = {induk: [jenis for jenis in JenisSimpul if induk in INDUK[jenis]] for induk in JenisSimpul}
# What may be added at the top of the page, under nothing yet.
ATAS = (JenisSimpul.VISI, JenisSimpul.MISI, JenisSimpul.TUJUAN, JenisSimpul.SASARAN)


type BarisIsi = tuple[IsiSimpul, list[tuple[int, str]], list[tuple[IsiIndikator, list[tuple[int, str]]]]]

HASIL_CARI = 50  # nodes, and indicators, that a search within a plan shows


def _baris(simpul: Iterable[IsiSimpul], tahun: Sequence[int]) -> list[BarisIsi]:
    """Rows of the cascade: node, its money per year, its indicators with their targets per year, all ready to print."""
    return [
        (
            satu,
            [(th, angka.tulis(satu.pagu.get(th)) if satu.pagu else "") for th in tahun],
            _baris_indikator(satu.indikator, tahun),
        )
        for satu in simpul
    ]


def _baris_indikator(
    indikator: Iterable[IsiIndikator], tahun: Sequence[int]
) -> list[tuple[IsiIndikator, list[tuple[int, str]]]]:
    return [(satu, [(th, tulis_target(satu.target.get(th)) or "·") for th in tahun]) for satu in indikator]


def alat_susun(versi: VersiRencana, *, susun: bool) -> dict[str, Any]:
    """What rows offer to somebody who may write: nodes to add that this kind of plan has, kinds that carry indicators."""
    tingkat = versi.dokumen.macam.tingkat if susun else ()
    return {
        "susun": susun,
        "dapat_disunting": susun,
        "atas": [jenis for jenis in ATAS if jenis in tingkat],
        "anak": {induk: [jenis for jenis in bawah if jenis in tingkat] for induk, bawah in ANAK.items()},
        "berindikator": BERINDIKATOR if susun else (),
    }


def tampilan(request: HttpRequest, satu: VersiRencana) -> dict[str, Any]:
    """What the body of the page shows: found rows, all rows, or folds."""
    tahun = tuple(satu.dokumen.daftar_tahun)
    if kata := request.GET.get("cari", "").strip():
        simpul, indikator = queries.cari_isi(satu, kata, batas=HASIL_CARI)
        hasil = {"cari": kata, "tahun": tahun, "ketemu": simpul, "ketemu_indikator": _baris_indikator(indikator, tahun)}
        return hasil | {"ada_isi": True, "lipat": True}
    rangka = queries.kerangka(satu)
    dasar = {"tahun": tahun, "ada_isi": bool(rangka.isi.akar), "lipat": rangka.indikator > BATAS_UTUH}
    if dasar["lipat"] and "semua" not in request.GET:
        buka = request.GET.get("buka", "")
        return dasar | {"ruas": _ruas(satu, rangka, rangka.isi.akar, int(buka) if buka.isdigit() else 0)}
    isi = queries.pohon(satu, rangka=rangka)
    return dasar | {"semua": True, "baris": _baris(isi.simpul, tahun)}


def _ruas(
    satu: VersiRencana, rangka: queries.Kerangka, simpul: Iterable[IsiSimpul], buka: int
) -> list[tuple[Ruas, dict[str, Any] | None]]:
    """Folds with the content of those that are open: the one around the node `buka`."""
    dibuka = {bagian.id for bagian in jalur(rangka.isi, buka)}
    return [
        (ruas, _cabang(satu, rangka, ruas.simpul, buka) if ruas.simpul.id in dibuka else None)
        for ruas in lipatan(simpul, rangka.jumlah)
    ]


def _cabang(satu: VersiRencana, rangka: queries.Kerangka, simpul: IsiSimpul, buka: int = 0) -> dict[str, Any]:
    """What opens below a node: its rows, and those below it whole or folded once more."""
    bawah = () if simpul.jenis in KERANGKA else simpul.anak
    utuh = jumlah_di_bawah(simpul, rangka.jumlah) <= BATAS_UTUH
    diminta = [s for anak in bawah for s in anak.telusuri()] if utuh else []
    isi = queries.pohon(satu, rangka=rangka, simpul=[simpul.id, *(s.id for s in diminta)])
    pilih = {simpul.id, *(s.id for s in diminta)}
    return {
        "baris": _baris([s for s in isi.simpul if s.id in pilih], isi.tahun),
        "ruas": [] if utuh else _ruas(satu, rangka, bawah, buka),
    }


def cabang(request: HttpRequest, pk: int) -> HttpResponse:
    """What opens below one node of a folded plan; without script, the page with that fold open."""
    simpul = get_object_or_404(Simpul.objects.for_user(request.user), pk=pk)
    satu = ambil_versi(request, simpul.versi_id)
    if not request.htmx:
        return redirect(f"{satu.get_absolute_url()}?buka={pk}#simpul-{pk}")
    rangka = queries.kerangka(satu)
    isi = {"versi": satu, "tahun": rangka.isi.tahun, "cabang": _cabang(satu, rangka, jalur(rangka.isi, pk)[-1])}
    isi |= alat_susun(satu, susun=boleh_susun(request, satu))
    return render(request, "renstra/_cabang.html", isi)


def temuan(request: HttpRequest, pk: int) -> HttpResponse:
    """What the checks find in a version, as the part of its page that htmx asks for; otherwise the page of the check."""
    satu = ambil_versi(request, pk)
    if not request.htmx:
        return redirect("renstra:periksa", pk)
    susun = boleh_susun(request, satu)
    isi = {"versi": satu, "susun": susun, "dapat_disunting": susun, "hasil": queries.periksa_versi(satu)}
    return render(request, "renstra/_temuan.html", isi)
