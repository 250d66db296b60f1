"""Accounts and roles."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from organisasi import actions, queries
from organisasi.filters import SaringPengguna
from organisasi.forms.pengguna import FormAkhiriPeran, FormAkun, FormPeran
from organisasi.izin import perlu_izin
from organisasi.models import Pengguna, Penugasan
from organisasi.queries.pengguna import daftar_pengguna, faktor_kedua
from sakip.daftar import Kolom, Kosong, daftar
from sakip.tanda import Tanda

IZIN = "organisasi.kelola_pengguna"
REMAH = [("Beranda", "/"), ("Pengguna & peran", "/organisasi/pengguna/")]


@perlu_izin(IZIN)
def pengguna(request: HttpRequest) -> HttpResponse:
    """Accounts in reach."""
    return daftar(
        request,
        queryset=daftar_pengguna(request.user),
        filterset=SaringPengguna,
        judul="Pengguna & peran",
        remah=[REMAH[0], ("Pengguna & peran", "")],
        kolom=[
            Kolom(
                "nama_tampil",
                "Nama",
                urut="first_name",
                utama=True,
                url=lambda p: reverse("organisasi:pengguna_rinci", args=[p.pk]),
            ),
            Kolom("username", "Nama pengguna", urut="username"),
            Kolom(lambda p: ", ".join(t.get_peran_display() for t in p.peran_kini) or "–", "Peran"),
            Kolom("last_login", "Terakhir masuk", jenis="waktu", urut="last_login"),
            Kolom(
                lambda p: Tanda("baik", "Aktif") if p.is_active else Tanda("kosong", "Ditutup"),
                "Keadaan",
                jenis="tanda",
            ),
        ],
        kosong=Kosong(
            "Belum ada akun",
            "Buat akun untuk pegawai unit Anda.",
            reverse("organisasi:pengguna_baru"),
            "Buat akun",
            "pengguna",
        ),
        templat="organisasi/pengguna.html",
    )


def _objek(request: HttpRequest, pk: int) -> Pengguna:
    return get_object_or_404(Pengguna.objects.for_user(request.user, IZIN).select_related("pegawai"), pk=pk)


@perlu_izin(IZIN)
def pengguna_rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: roles through time, delegations, what may be done with it."""
    objek = _objek(request, pk)
    hari = timezone.localdate()
    tugas = list(objek.penugasan.order_by("-berlaku"))
    nama = queries.nama_unit([satu.unit_id for satu in tugas], hari)
    isi = {
        "judul": objek.nama_tampil,
        "remah": [*REMAH, (objek.nama_tampil, "")],
        "pengguna": objek,
        "tugas": [(satu, nama.get(satu.unit_id, ""), hari in satu.berlaku) for satu in tugas],
        "delegasi": objek.delegasi_masuk.filter(berlaku__contains=hari, dicabut=None).select_related("dari"),
        "faktor_kedua": faktor_kedua(objek),
        "dapat_atur": actions.boleh_atur_akun(request.user, objek),
        "diri_sendiri": objek == request.user,
        "hari": hari,
    }
    return render(request, "organisasi/pengguna_rinci.html", isi)


@never_cache
@require_http_methods(["GET", "POST"])
@perlu_izin(IZIN)
def pengguna_baru(request: HttpRequest) -> HttpResponse:
    """Create an account; the answer shows the initial password this once."""
    form = FormAkun(request.POST or None, user=request.user, initial={"pegawai": request.GET.get("pegawai")})
    if request.method == "POST" and form.is_valid() and (hasil := form.buat()):
        return _sandi_sekali(request, *hasil, judul="Akun dibuat")
    isi = {
        "judul": "Akun baru",
        "remah": [*REMAH, ("Akun baru", "")],
        "form": form,
        "batal": reverse("organisasi:pengguna"),
        "tombol": "Buat akun",
        "pengantar": "Kata sandi awal ditampilkan satu kali sesudah akun dibuat dan wajib diganti saat pertama masuk.",
    }
    return render(request, "organisasi/formulir.html", isi)


def _sandi_sekali(request: HttpRequest, objek: Pengguna, sandi: str, *, judul: str) -> HttpResponse:
    isi = {"judul": judul, "remah": [*REMAH, (judul, "")], "pengguna": objek, "sandi": sandi}
    return render(request, "organisasi/sandi.html", isi)


@never_cache
@require_POST
@perlu_izin(IZIN)
def sandi_ulang(request: HttpRequest, pk: int) -> HttpResponse:
    """Reset a password without e-mail; the answer shows the new one this once."""
    objek = _objek(request, pk)
    return _sandi_sekali(
        request, objek, actions.atur_ulang_sandi(objek, by=request.user), judul="Kata sandi diatur ulang"
    )


@require_POST
@perlu_izin(IZIN)
def dua_langkah_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove the second factor of somebody who lost her phone."""
    actions.hapus_dua_langkah(_objek(request, pk), by=request.user)
    messages.success(request, "Verifikasi dua langkah dihapus. Pemilik akun mengaktifkannya kembali setelah masuk.")
    return redirect("organisasi:pengguna_rinci", pk=pk)


@require_POST
@perlu_izin(IZIN)
def akun_aktif(request: HttpRequest, pk: int) -> HttpResponse:
    """Close or reopen an account."""
    objek = _objek(request, pk)
    try:
        actions.atur_aktif(objek, aktif=not objek.is_active, by=request.user)
        messages.success(request, "Akun ditutup." if objek.is_active is False else "Akun dibuka kembali.")
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    return redirect("organisasi:pengguna_rinci", pk=pk)


@require_http_methods(["GET", "POST"])
@perlu_izin(IZIN)
def peran_beri(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant a role."""
    objek = _objek(request, pk)
    form = FormPeran(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid() and form.beri(objek):
        messages.success(request, "Peran diberikan.")
        return redirect("organisasi:pengguna_rinci", pk=pk)
    return _formulir(request, form, objek, f"Beri peran kepada {objek.nama_tampil}", "Beri peran")


@require_http_methods(["GET", "POST"])
@perlu_izin(IZIN)
def peran_akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role."""
    tugas = get_object_or_404(Penugasan.objects.for_user(request.user, IZIN).select_related("pengguna"), pk=pk)
    form = FormAkhiriPeran(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.simpan(tugas, request.user):
        messages.success(request, "Peran diakhiri.")
        return redirect("organisasi:pengguna_rinci", pk=tugas.pengguna_id)
    judul = f"Akhiri peran {tugas.get_peran_display()} {tugas.pengguna.nama_tampil}"
    return _formulir(request, form, tugas.pengguna, judul, "Akhiri peran")


def _formulir(
    request: HttpRequest, form: FormPeran | FormAkhiriPeran, objek: Pengguna, judul: str, tombol: str
) -> HttpResponse:
    kembali = reverse("organisasi:pengguna_rinci", args=[objek.pk])
    isi = {
        "judul": judul,
        "remah": [*REMAH, (objek.nama_tampil, kembali), (tombol, "")],
        "form": form,
        "batal": kembali,
        "tombol": tombol,
    }
    return render(request, "organisasi/formulir.html", isi)
