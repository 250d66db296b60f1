"""Results: of all OPD, of one, how a grade came about, and what would change it; recommendations and follow-up."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from evaluasi import actions, queries, rules
from evaluasi.forms import FormPeriksa, FormTindakLanjut
from evaluasi.models import Evaluasi, Rekomendasi
from evaluasi.views.dasar import muat_terbaca, remah, remah_indeks
from layanan.views.formulir import simpan
from layanan.views.objek import tandai
from organisasi.izin import perlu_izin
from organisasi.models import Unit


@require_safe
def indeks(request: HttpRequest) -> HttpResponse:
    """The result of the OPD of the context, or all OPD of the year."""
    kini = request.konteks  # type: ignore[attr-defined]
    if kini.unit_id and "semua" not in request.GET:
        return redirect("evaluasi:unit", kini.tahun, kini.unit_id)
    rekap = queries.rekap(kini.tahun, request.user)  # type: ignore[arg-type]
    isi = {
        "judul": f"Evaluasi atas kinerja {kini.tahun}",
        "remah": [("Beranda", "/"), ("Reviu & evaluasi", "")],
        "rekap": rekap,
        "boleh_atur": request.user.has_perm("evaluasi.atur"),
        "lihat_lembar": request.user.has_perm("evaluasi.lihat"),
    }
    return render(request, "evaluasi/indeks.html", isi)


@require_safe
@perlu_izin("organisasi.lihat")
def unit(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """The result of an OPD for a year: grade, parts, documents, recommendations; or where its evaluation stands."""
    hasil = queries.hasil_opd(unit_id, tahun, request.user)  # type: ignore[arg-type]
    if hasil is None:  # a member of a team may know a result outside her units; anybody else sees where her OPD stands
        get_object_or_404(Unit.objects.for_user(request.user, "renstra.lihat"), pk=unit_id)
    satu = Evaluasi.objects.select_related("hasil").filter(pk=hasil.evaluasi_id).first() if hasil else None
    user = request.user
    lihat = satu is not None and user.has_perm("evaluasi.lihat", satu)
    isi = {
        "judul": f"Hasil evaluasi {tahun}",
        "remah": remah_indeks((request.konteks.nama_unit or "OPD", "")),  # type: ignore[attr-defined]
        "tahun": tahun,
        "hasil": hasil,
        "evaluasi": satu,
        "jalan": queries.jalan_ke_berikut(hasil) if hasil else None,
        "deret": queries.deret_nilai(unit_id, user),  # type: ignore[arg-type]
        "rekomendasi": _rekomendasi(satu, lihat, hasil),
        "lihat_lembar": lihat,
        "boleh_terbit": satu is not None and satu.status == "ditetapkan" and user.has_perm("evaluasi.terbitkan", satu),
        "boleh_ttd": satu is not None and satu.status == "terbit" and user.has_perm("evaluasi.tandatangani", satu),
        "boleh_tindak": satu is not None and user.has_perm("evaluasi.tindak_lanjut"),
        "boleh_periksa": satu is not None
        and satu.status == "terbit"
        and user.has_perm("evaluasi.periksa_tindak_lanjut"),
    }
    return render(request, "evaluasi/unit.html", isi)


def _rekomendasi(
    satu: Evaluasi | None, lihat: bool, hasil: queries.HasilOpd | None
) -> list[tuple[str, list[Rekomendasi]]]:
    if satu is None or hasil is None or not (lihat or hasil.terbit):
        return []
    semua = list(Rekomendasi.objects.filter(evaluasi=satu))
    pasangan = [(f"{k.kode}. {k.nama}", [r for r in semua if r.komponen == k.kode]) for k in hasil.komponen]
    return [(nama, isi) for nama, isi in pasangan if isi]


@require_safe
def penjelasan(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a figure comes from, step by step; with `?coba=1&j-<code>=…` what other answers would give. Nothing is saved."""
    satu = muat_terbaca(request, pk)
    tetap = getattr(satu, "hasil", None)
    instrumen = queries.baca(satu.instrumen)
    jawaban = tetap.rincian["jawaban"] if tetap else queries.lembar_kerja(satu).dihitung
    hasil = rules.hitung(instrumen, jawaban)
    berikut = rules.predikat_berikut(hasil.predikat, instrumen.pita)
    isi = {
        "judul": "Dari mana angka ini?",
        "remah": remah(request, satu, ("Penjelasan nilai", "")),
        "evaluasi": satu,
        "tetap": tetap,
        "hasil": hasil,
        "pita": queries.pita_halaman(instrumen),
        "baris": tetap.rincian["penjelasan"] if tetap else rules.jelaskan(instrumen, hasil),
        "dasar": _dasar(tetap.rincian) if tetap else [],
        "jalan": queries.jalan(instrumen, jawaban, berikut) if berikut and jawaban else None,
        "coba": _coba(request, instrumen, jawaban, hasil),
    }
    return render(request, "evaluasi/penjelasan.html", isi)


def _dasar(rincian: dict[str, Any]) -> list[dict[str, Any]]:
    """Sub-components of a fixed record that carry a note, a reason or evidence."""
    semua = [sub for komponen in rincian["komponen"] for sub in komponen["sub"]]
    return [sub for sub in semua if sub["catatan"] or sub["alasan"] or sub.get("bukti")]


def _coba(
    request: HttpRequest, instrumen: rules.Instrumen, jawaban: dict[str, str], asal: rules.Hasil
) -> dict[str, Any]:
    """The what-if: for each place the choices and the one tried, and the result of them."""
    tempat = [
        (sub.kode, sub.dimensi.label if sub.dimensi else sub.nama, sub.jawaban)
        for sub in instrumen.semua_sub()
        if sub.metode is rules.Metode.JUDGEMENT
    ] or [(satu.kode, satu.uraian, satu.jawaban) for _, satu in instrumen.semua_kriteria()]
    dicoba = dict(jawaban)
    for kode, _, pilihan in tempat:
        if (isi := request.GET.get(f"j-{kode}", "")) in pilihan.nilai:
            dicoba[kode] = isi
    hasil = rules.hitung(instrumen, dicoba)
    beda: Decimal = hasil.nilai - asal.nilai
    return {
        "baris": [
            {
                "kode": kode,
                "nama": nama,
                "pilihan": list(reversed(pilihan.urutan)),
                "kini": jawaban.get(kode, ""),
                "terpilih": dicoba.get(kode, ""),
                "beda": dicoba.get(kode) != jawaban.get(kode),
            }
            for kode, nama, pilihan in tempat
        ],
        "aktif": "coba" in request.GET,
        "hasil": hasil,
        "beda": beda,
    }


def tindak_lanjut(request: HttpRequest, pk: int) -> HttpResponse:
    """What the OPD did about a recommendation."""
    saran = _saran(request, pk, "evaluasi.tindak_lanjut")
    form = FormTindakLanjut(
        request.POST or None,
        request.FILES or None,
        initial={"tindak_lanjut": saran.tindak_lanjut, "revisi": saran.revisi},
    )
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        if simpan(
            form,
            lambda: actions.tindak_lanjuti(
                saran,
                uraian=isi["tindak_lanjut"],
                unggahan=isi["bukti"],
                revisi=isi["revisi"],
                by=request.user,  # type: ignore[arg-type]
            ),
        ):
            messages.success(request, "Tindak lanjut tersimpan; Inspektorat akan memeriksanya.")
            return redirect(saran)
    return _halaman_saran(request, saran, form, "Tindak lanjut rekomendasi", "Simpan tindak lanjut")


def periksa(request: HttpRequest, pk: int) -> HttpResponse:
    """Check a follow-up."""
    saran = _saran(request, pk, "evaluasi.periksa_tindak_lanjut")
    form = FormPeriksa(saran, request.POST or None)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        if simpan(
            form,
            lambda: actions.periksa_tindak_lanjut(
                saran,
                selesai=isi["putusan"] == "selesai",
                catatan=isi["catatan"],
                revisi=isi["revisi"],
                by=request.user,  # type: ignore[arg-type]
            ),
        ):
            messages.success(request, "Hasil pemeriksaan tersimpan.")
            return redirect(saran)
    return _halaman_saran(request, saran, form, "Periksa tindak lanjut", "Simpan hasil pemeriksaan")


def _saran(request: HttpRequest, pk: int, izin: str) -> Rekomendasi:
    baris = Rekomendasi.objects.for_user(request.user).select_related("evaluasi__instrumen")
    saran = get_object_or_404(baris, pk=pk)
    tandai(request, unit_id=saran.evaluasi.unit_id, tahun=saran.evaluasi.tahun_id)
    if not request.user.has_perm(izin, saran):
        raise PermissionDenied("Anda tidak berwenang melakukan ini pada rekomendasi tersebut.")
    return saran


def _halaman_saran(
    request: HttpRequest, saran: Rekomendasi, form: FormTindakLanjut | FormPeriksa, judul: str, tombol: str
) -> HttpResponse:
    isi = {
        "judul": judul,
        "remah": remah(request, saran.evaluasi, (judul, "")),
        "saran": saran,
        "komponen": next(
            (k.nama for k in queries.baca(saran.evaluasi.instrumen).komponen if k.kode == saran.komponen),
            saran.komponen,
        ),
        "form": form,
        "tombol": tombol,
    }
    return render(request, "evaluasi/saran.html", isi)
