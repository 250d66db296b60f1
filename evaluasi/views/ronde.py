"""Rounds and teams."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from evaluasi import actions, rules
from evaluasi.forms import FormRonde, FormTim
from evaluasi.models import AnggotaTim, Evaluasi
from evaluasi.views.dasar import muat, remah, remah_indeks
from layanan.views.formulir import simpan
from organisasi.izin import perlu_izin
from organisasi.models import Tahun
from organisasi.queries import daftar_opd
from organisasi.rules.periode import tanggal_acuan


@perlu_izin("evaluasi.atur")
def buat(request: HttpRequest) -> HttpResponse:
    """Make the worksheets of a round."""
    daftar_tahun = list(Tahun.objects.order_by("-pk").values_list("pk", flat=True))
    dipilih = (request.POST or request.GET).get("tahun", "")
    tahun = next((satu for satu in daftar_tahun if str(satu) == dipilih), request.konteks.tahun)  # type: ignore[attr-defined]
    opd = [(satu.id, satu.nama) for satu in daftar_opd(tanggal_acuan(tahun, timezone.localdate()))]
    form = FormRonde(
        request.POST or None,
        tahun=daftar_tahun,
        opd=opd,
        initial={"tahun": tahun, "ronde": tahun + 1, "unit": [str(kunci) for kunci, _ in opd]},
    )
    if request.method == "POST" and form.is_valid():
        hasil: list[Evaluasi] = []
        isi = form.cleaned_data
        if simpan(
            form,
            lambda: hasil.extend(
                actions.buat_evaluasi(
                    units=form.units(),
                    tahun=isi["tahun"],
                    ronde=isi["ronde"],
                    instrumen=isi["instrumen"],
                    tim=form.tim(),
                    by=request.user,  # type: ignore[arg-type]
                )
            ),
        ):
            lewat = len(isi["unit"]) - len(hasil)
            tambahan = f" {lewat} OPD sudah mempunyainya dan dilewati." if lewat else ""
            messages.success(request, f"{len(hasil)} lembar kerja dibuat.{tambahan}")
            return redirect(f"{reverse('evaluasi:indeks')}?k_tahun={isi['tahun']}&semua=1")
    konteks = {
        "judul": "Buat ronde evaluasi",
        "remah": remah_indeks(("Buat ronde", "")),
        "form": form,
        "tombol": "Buat lembar kerja",
        "batal": reverse("evaluasi:indeks"),
    }
    return render(request, "evaluasi/formulir.html", konteks)


def tim(request: HttpRequest, pk: int) -> HttpResponse:
    """Who sits at which tier of one worksheet."""
    satu = muat(request, pk, "evaluasi.atur")
    awal: dict[str, list[int]] = {jenjang.lower(): [] for jenjang in rules.URUTAN_JENJANG}
    for anggota in AnggotaTim.objects.filter(evaluasi=satu):
        awal[anggota.jenjang.lower()].append(anggota.pengguna_id)
    form = FormTim(request.POST or None, initial=awal)
    if (
        request.method == "POST"
        and form.is_valid()
        and simpan(form, lambda: actions.atur_tim(satu, tim=form.tim(), by=request.user))  # type: ignore[arg-type]
    ):
        messages.success(request, "Susunan tim tersimpan.")
        return redirect(satu)
    konteks = {
        "judul": "Tim evaluasi",
        "remah": remah(request, satu, ("Lembar kerja", satu.get_absolute_url()), ("Tim", "")),
        "form": form,
        "tombol": "Simpan tim",
        "batal": satu.get_absolute_url(),
    }
    return render(request, "evaluasi/formulir.html", konteks)
