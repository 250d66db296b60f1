"""Accounts, roles and delegations."""

from typing import Any

from django import forms
from django.utils import timezone

from organisasi import actions
from organisasi.forms.dasar import FormTindakan, KolomTanggal
from organisasi.forms.jabatan import KolomPegawai, pilihan_unit
from organisasi.izin import SELURUH
from organisasi.models import Delegasi, Pegawai, Pengguna, Penugasan, Unit
from organisasi.rules.izin import Peran, peran_dapat_diberi

IZIN = "organisasi.kelola_pengguna"


class FormPeran(FormTindakan):
    """A role in a unit from a date on."""

    peran = forms.ChoiceField(label="Peran")
    unit = forms.ChoiceField(label="Unit", help_text="Peran berlaku di unit ini dan semua di bawahnya.")
    mulai = KolomTanggal(label="Mulai", initial=timezone.localdate)
    sampai = KolomTanggal(label="Hari terakhir", required=False, help_text="Kosongkan bila belum ditentukan.")

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        seluruh = user.lingkup(IZIN) == SELURUH
        self.fields["peran"].choices = [(p.value, p.label) for p in peran_dapat_diberi(seluruh_daerah=seluruh)]
        self.fields["unit"].choices = pilihan_unit(user, IZIN) if seluruh else self._unit_lingkup()

    def _unit_lingkup(self) -> list[tuple[str, str]]:
        lingkup = {str(pk) for pk in self.user.lingkup(IZIN)}
        return [satu for satu in pilihan_unit(self.user, "organisasi.lihat") if satu[0] in lingkup]

    def beri(self, pengguna: Pengguna) -> Penugasan | None:
        """Grant it; None where the action refused."""
        isi = self.cleaned_data
        return self.jalankan(
            lambda: actions.beri_peran(
                pengguna=pengguna,
                peran=Peran(isi["peran"]),
                unit=Unit.objects.get(pk=isi["unit"]),
                mulai=isi["mulai"],
                sampai=isi["sampai"],
                by=self.user,
            )
        )


class FormAkun(FormPeran):
    """A new account with its first role."""

    pegawai = KolomPegawai(label="Pegawai", queryset=Pegawai.objects.none(), required=False)
    nama = forms.CharField(
        label="Nama yang ditampilkan", max_length=200, required=False, help_text="Kosong: nama pegawai."
    )
    username = forms.SlugField(
        label="Nama pengguna", max_length=150, help_text="Huruf kecil, angka, garis bawah, atau tanda hubung."
    )
    sampai = None

    field_order = ["pegawai", "nama", "username", "peran", "unit", "mulai"]

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.fields["pegawai"].queryset = Pegawai.objects.for_user(user, IZIN)
        self.fields["pegawai"].required = user.lingkup(IZIN) != SELURUH

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if not isi.get("nama") and not isi.get("pegawai"):
            self.add_error("nama", "Isi nama, atau pilih pegawai pemilik akun.")
        return isi

    def buat(self) -> tuple[Pengguna, str] | None:
        """The account and its initial password; None where the action refused."""
        isi = self.cleaned_data
        return self.jalankan(
            lambda: actions.buat_akun(
                username=isi["username"],
                nama=isi["nama"] or isi["pegawai"].nama,
                pegawai=isi["pegawai"],
                peran=Peran(isi["peran"]),
                unit=Unit.objects.get(pk=isi["unit"]),
                mulai=isi["mulai"],
                by=self.user,
            )
        )


class FormAkhiriPeran(FormTindakan):
    """End a role."""

    terakhir = KolomTanggal(label="Hari terakhir", initial=timezone.localdate)

    def simpan(self, penugasan: Penugasan, user: Pengguna) -> Penugasan | None:
        return self.jalankan(lambda: actions.akhiri_peran(penugasan, terakhir=self.cleaned_data["terakhir"], by=user))


class FormDelegasi(FormTindakan):
    """Let somebody act in one's name."""

    kepada = forms.ModelChoiceField(label="Kepada", queryset=Pengguna.objects.none(), empty_label="Pilih penerima")
    tindakan = forms.MultipleChoiceField(label="Tindakan yang dilimpahkan", widget=forms.CheckboxSelectMultiple)
    mulai = KolomTanggal(label="Mulai", initial=timezone.localdate)
    sampai = KolomTanggal(label="Hari terakhir")
    alasan = forms.CharField(label="Alasan", max_length=250, help_text="Misalnya: perjalanan dinas, cuti.")

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["tindakan"].choices = actions.tindakan_dapat_didelegasikan(user)
        self.fields["kepada"].queryset = calon_penerima(user)

    def simpan(self) -> Delegasi | None:
        return self.jalankan(lambda: actions.delegasikan(by=self.user, **self.cleaned_data))


def calon_penerima(user: Pengguna) -> Any:
    """Active accounts with a role today within the reach of the user, herself excepted."""
    lingkup = user.lingkup("organisasi.lihat")
    tugas = Penugasan.objects.filter(berlaku__contains=timezone.localdate())
    if lingkup != SELURUH:
        tugas = tugas.filter(unit__in=lingkup)
    return (
        Pengguna.objects.filter(is_active=True, pk__in=tugas.values("pengguna"))
        .exclude(pk=user.pk)
        .order_by("first_name")
    )
