"""The worksheet: one sub-component at a time."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluasi import actions, queries, rules
from evaluasi.forms import FormBukti, FormJawaban, FormRekomendasi
from evaluasi.models import Evaluasi, Jawaban, Rekomendasi
from evaluasi.views.dasar import muat, remah
from layanan.views.alur import jalankan
from layanan.views.formulir import simpan
from sakip.angka import tulis

LABEL_KRITERIA = {"Y": "Ya", "S": "Sebagian", "T": "Tidak"}


@dataclass(frozen=True)
class Kolom:
    """A tier that has answered, as a column of the criteria."""

    label: str
    jawaban: Jawaban


@dataclass(frozen=True)
class BarisKriteria:
    """A criterion with its choices, what is chosen, what the other tiers said and last year's answer."""

    kode: str
    nomor: int
    uraian: str
    pilihan: list[tuple[str, str]]
    terpilih: str
    tingkat: list[str]
    lalu: str
    rubrik: list[tuple[str, str]]
    penuh: str


@dataclass(frozen=True)
class Pilihan:
    """An answer button: its value, where it would lead, and its key."""

    kode: str
    nilai: str
    hasil: str
    tombol: int
    penjelasan: str


@require_http_methods(["GET", "HEAD", "POST"])
def evaluasi(request: HttpRequest, pk: int) -> HttpResponse:
    """Show or save one sub-component (`?sub=2b`; without it the first that is open)."""
    satu = muat(request, pk)
    lembar = queries.lembar_kerja(satu)
    sub = _sub(lembar, request.GET.get("sub", ""))
    boleh = queries.boleh_menjawab(request.user, satu)  # type: ignore[arg-type]
    milik = lembar.jawaban.get(sub.kode, {}).get(lembar.jenjang) if lembar.jenjang else None
    form = FormJawaban(sub, request.POST if request.method == "POST" else None)
    if (
        request.method == "POST"
        and form.is_valid()
        and simpan(form, lambda: actions.jawab(satu, by=request.user, **form.argumen()))  # type: ignore[arg-type]
    ):
        messages.success(request, f"Jawaban {sub.kode} tersimpan.")
        return redirect(_alamat(satu, _berikut(lembar, sub) if "lanjut" in request.POST else sub.kode))
    konteks = _konteks(request, lembar, sub, form, milik) | {
        "boleh": boleh,
        "milik": milik,
        "boleh_catatan": boleh and lembar.jenjang in rules.PENULIS_CATATAN,
    }
    return render(request, "evaluasi/lembar.html", konteks)


def _sub(lembar: queries.LembarKerja, kode: str) -> rules.SubKomponen:
    semua = list(lembar.instrumen.semua_sub())
    if kode:
        for satu in semua:
            if rules.baku(satu.kode) == rules.baku(kode):
                return satu
        raise Http404("Subkomponen tidak ada.")
    return next((satu for satu in semua if not rules.lengkap(satu, lembar.berlaku.get(satu.kode))), semua[0])


def _berikut(lembar: queries.LembarKerja, sub: rules.SubKomponen) -> str:
    """The next open sub-component after this one, else the next, else the first."""
    kode = [satu.kode for satu in lembar.instrumen.semua_sub()]
    letak = kode.index(sub.kode)
    urut = kode[letak + 1 :] + kode[:letak]
    terbuka = {s.kode for s in lembar.instrumen.semua_sub() if not rules.lengkap(s, lembar.berlaku.get(s.kode))}
    return next((satu for satu in urut if satu in terbuka), urut[0] if urut else sub.kode)


def _alamat(evaluasi: Evaluasi, sub: str) -> str:
    return f"{evaluasi.get_absolute_url()}?sub={sub}"


def _konteks(
    request: HttpRequest, lembar: queries.LembarKerja, sub: rules.SubKomponen, form: FormJawaban, milik: Jawaban | None
) -> dict[str, Any]:
    satu = lembar.evaluasi
    kriteria = form.kriteria() if form.is_bound else dict(milik.kriteria) if milik else {}
    tingkat = [
        Kolom(jenjang.label, baris)
        for jenjang in rules.URUTAN_JENJANG
        if jenjang != lembar.jenjang and (baris := lembar.jawaban.get(sub.kode, {}).get(jenjang))
    ]
    berlaku = lembar.berlaku.get(sub.kode)
    komponen = next(k for k in lembar.instrumen.komponen if sub in k.sub)
    return {
        "judul": "Lembar kerja evaluasi",
        "remah": remah(request, satu, ("Lembar kerja", "")),
        "evaluasi": satu,
        "lembar": lembar,
        "sub": sub,
        "komponen": komponen,
        "daftar": _daftar(lembar, sub),
        "form": form,
        "isi": _isi(form, milik),
        "tingkat": tingkat,
        "berlaku": berlaku,
        "lalu": lembar.lalu.get(sub.kode, ""),
        "tahun_lalu": satu.tahun_id - 1,
        "kriteria": [_kriteria(k, kriteria, tingkat, lembar.lalu) for k in sub.kriteria],
        "usul": rules.usul(sub, kriteria),
        "terpenuhi": rules.terpenuhi(sub, kriteria),
        "tabel_saran": _tabel_saran(sub),
        "bertahan": _bertahan(lembar, sub),
        "pilihan": _pilihan(lembar, sub),
        "bukti": lembar.bukti.get(sub.kode, []),
        "bukti_lain": _bukti_lain(lembar, sub),
        "form_bukti": FormBukti(prefix="bukti"),
        "form_rekomendasi": FormRekomendasi(prefix="rekomendasi"),
        "rekomendasi": Rekomendasi.objects.filter(evaluasi=satu, komponen=komponen.kode),
        "penghalang": lembar.penghalang,
        "langkah": _langkah(lembar),
    }


def _tabel_saran(sub: rules.SubKomponen) -> str:
    """The suggested answer for 0, 1, 2 … fulfilled criteria, for the script of the page."""
    if not sub.kriteria or sub.metode is not rules.Metode.JUDGEMENT:
        return ""
    return " ".join(rules.saran(n, len(sub.kriteria)) for n in range(len(sub.kriteria) + 1))


def _bertahan(lembar: queries.LembarKerja, sub: rules.SubKomponen) -> str:
    """What the fixed results of earlier years say about how long this has been kept up; empty where it does not matter."""
    if sub.kode not in lembar.bertahan or sub.metode is not rules.Metode.JUDGEMENT:
        return ""
    lama, pasti = lembar.bertahan[sub.kode]
    tercatat = f"Menurut hasil tetap tahun-tahun sebelumnya, pemenuhan (BB ke atas) sudah dipertahankan {lama} tahun."
    if pasti:
        return f"{tercatat} AA memerlukan 5 tahun, A 1 tahun."
    return f"{tercatat} Hasil yang lebih lama tidak tercatat: untuk AA (5 tahun) atau A (1 tahun), nyatakan lamanya beserta dasarnya pada alasan."


def _langkah(lembar: queries.LembarKerja) -> dict[str, str]:
    """Names and labels of the steps from the present tier."""
    return {nama.partition("_")[0]: satu.label for nama, satu in rules.ALUR.tersedia(lembar.evaluasi.status)}


def _isi(form: FormJawaban, milik: Jawaban | None) -> dict[str, Any]:
    """What the fields show: as sent, else as stored."""
    if form.is_bound:
        isi = {nama: form.data.get(nama, "") for nama in ("jawaban", "catatan", "alasan")}
    else:
        isi = {nama: getattr(milik, nama, "") for nama in ("jawaban", "catatan", "alasan")}
    return isi | {"revisi": milik.revisi if milik else 0}


def _daftar(lembar: queries.LembarKerja, kini: rules.SubKomponen) -> list[dict[str, Any]]:
    daftar = []
    for sub in lembar.instrumen.semua_sub():
        isi = lembar.berlaku.get(sub.kode)
        if sub.metode is rules.Metode.JUDGEMENT:
            teks = isi.jawaban if isi else "–"
        else:
            teks = f"{sum(bool(satu) for satu in isi.kriteria.values()) if isi else 0}/{len(sub.kriteria)}"
        nama = sub.dimensi.label if sub.dimensi else sub.nama
        daftar.append(
            {"kode": sub.kode, "nama": nama, "teks": teks, "aktif": sub.kode == kini.kode, "lengkap": bool(isi)}
        )
    return daftar


def _kriteria(satu: rules.Kriteria, isi: dict[str, str], tingkat: list[Kolom], lalu: Any) -> BarisKriteria:
    pilihan = [(kode, LABEL_KRITERIA.get(kode, kode)) for kode in reversed(satu.jawaban.urutan)]
    return BarisKriteria(
        kode=satu.kode,
        nomor=satu.nomor,
        uraian=satu.uraian,
        pilihan=pilihan,
        terpilih=isi.get(satu.kode, ""),
        tingkat=[
            LABEL_KRITERIA.get(k.jawaban.kriteria.get(satu.kode, ""), k.jawaban.kriteria.get(satu.kode, "–"))
            for k in tingkat
        ],
        lalu=LABEL_KRITERIA.get(lalu.get(satu.kode, ""), lalu.get(satu.kode, "–")),
        rubrik=[(kode, satu.rubrik[kode]) for kode, _ in pilihan if kode in satu.rubrik],
        penuh=satu.jawaban.urutan[-1],
    )


def _pilihan(lembar: queries.LembarKerja, sub: rules.SubKomponen) -> list[Pilihan]:
    penjelasan = lembar.instrumen.penjelasan.get(sub.dimensi.lower() if sub.dimensi else "", {})
    return [
        Pilihan(
            kode=kode,
            nilai=tulis(sub.jawaban.nilai[kode]),
            hasil=f"{tulis(hasil.nilai, 2)} {hasil.predikat}",
            tombol=nomor,
            penjelasan=penjelasan.get(kode, ""),
        )
        for nomor, (kode, hasil) in enumerate(lembar.bila(sub).items(), 1)
    ]


def _bukti_lain(lembar: queries.LembarKerja, sub: rules.SubKomponen) -> list[dict[str, Any]]:
    """Evidence of other sub-components that is not used here yet, each file once."""
    sini = {satu.berkas_id for satu in lembar.bukti.get(sub.kode, [])}
    hasil: dict[int, dict[str, Any]] = {}
    for kode, daftar in lembar.bukti.items():
        for satu in daftar:
            if satu.berkas_id not in sini:
                hasil.setdefault(satu.berkas_id, {"taut": satu, "sub": []})["sub"].append(kode)
    return list(hasil.values())


@require_safe
def fakta(request: HttpRequest, pk: int) -> HttpResponse:
    """What the system knows about the component in view; a fragment for the worksheet, a page of its own without script."""
    satu = muat(request, pk)
    sub = _sub(queries.lembar_kerja(satu), request.GET.get("sub", ""))
    komponen = next(k for k in queries.baca(satu.instrumen).komponen if sub in k.sub)
    semua = queries.fakta_sistem(satu, request.user, timezone.localdate())  # type: ignore[arg-type]
    konteks = {
        "judul": "Fakta sistem",
        "remah": remah(request, satu, ("Lembar kerja", _alamat(satu, sub.kode)), ("Fakta sistem", "")),
        "fakta": queries.fakta_tentang(semua, komponen.nama) if request.headers.get("HX-Request") else semua,
        "evaluasi": satu,
    }
    templat = "evaluasi/_fakta.html" if request.headers.get("HX-Request") else "evaluasi/fakta.html"
    return render(request, templat, konteks)


@require_POST
def bukti(request: HttpRequest, pk: int) -> HttpResponse:
    """Add evidence to a sub-component: a new file, or one used elsewhere on the worksheet (`taut`)."""
    satu = muat(request, pk)
    sub = request.POST.get("sub", "")
    kembali = f"{_alamat(satu, sub)}#bukti"
    if (taut := request.POST.get("taut", "")).isdecimal() and len(taut) < 18:
        return jalankan(
            request,
            lambda: actions.pakai_bukti(satu, sub=sub, taut=int(taut), by=request.user),  # type: ignore[arg-type]
            berhasil="Bukti dipakai juga di sini.",
            kembali=kembali,
        )
    form = FormBukti(request.POST, request.FILES, prefix="bukti")
    if not form.is_valid():
        for pesan in (pesan for daftar in form.errors.values() for pesan in daftar):
            messages.error(request, str(pesan))
        return redirect(kembali)
    isi = form.cleaned_data
    return jalankan(
        request,
        lambda: actions.tambah_bukti(
            satu,
            sub=sub,
            unggahan=isi["unggahan"],
            halaman=isi["halaman"],
            by=request.user,  # type: ignore[arg-type]
        ),
        berhasil="Bukti tersimpan.",
        kembali=kembali,
    )


@require_POST
def lepas_bukti(request: HttpRequest, pk: int, taut: int) -> HttpResponse:
    """Take evidence off."""
    satu = muat(request, pk)
    return jalankan(
        request,
        lambda: actions.lepas_bukti(satu, taut=taut, by=request.user),  # type: ignore[arg-type]
        berhasil="Bukti dilepas.",
        kembali=f"{_alamat(satu, request.POST.get('sub', ''))}#bukti",
    )


@require_POST
def catatan_umum(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the general note of the worksheet."""
    satu = muat(request, pk)
    revisi = request.POST.get("revisi", "")
    return jalankan(
        request,
        lambda: actions.tulis_catatan_umum(
            satu,
            catatan=request.POST.get("catatan_umum", ""),
            revisi=int(revisi) if revisi.isdecimal() and len(revisi) < 10 else None,
            by=request.user,  # type: ignore[arg-type]
        ),
        berhasil="Catatan umum tersimpan.",
        kembali=f"{_alamat(satu, request.POST.get('sub', ''))}#catatan-umum",
    )


@require_POST
def rekomendasi(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a recommendation on a component."""
    satu = muat(request, pk)
    sub = request.POST.get("sub", "")
    form = FormRekomendasi(request.POST, prefix="rekomendasi")
    kembali = f"{_alamat(satu, sub)}#rekomendasi"
    if not form.is_valid():
        for pesan in (pesan for daftar in form.errors.values() for pesan in daftar):
            messages.error(request, str(pesan))
        return redirect(kembali)
    return jalankan(
        request,
        lambda: actions.tulis_rekomendasi(
            satu,
            komponen=request.POST.get("komponen", ""),
            by=request.user,
            **form.cleaned_data,  # type: ignore[arg-type]
        ),
        berhasil="Rekomendasi tersimpan.",
        kembali=kembali,
    )


@require_POST
def hapus_rekomendasi(request: HttpRequest, pk: int, rekomendasi_id: int) -> HttpResponse:
    """Remove a recommendation while the worksheet is open."""
    satu = muat(request, pk)
    baris = Rekomendasi.objects.filter(evaluasi=satu, pk=rekomendasi_id).first()
    if baris is None:
        raise Http404
    return jalankan(
        request,
        lambda: actions.hapus_rekomendasi(baris, by=request.user),  # type: ignore[arg-type]
        berhasil="Rekomendasi dihapus.",
        kembali=f"{reverse('evaluasi:evaluasi', args=[pk])}?sub={request.POST.get('sub', '')}#rekomendasi",
    )
