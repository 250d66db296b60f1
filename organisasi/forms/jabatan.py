"""Positions, holders and people."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import slugify

from organisasi import actions
from organisasi.forms.dasar import FormTindakan, KolomTanggal
from organisasi.models import Jabatan, Pegawai, Pemangku, Pengguna, Unit, VersiJabatan
from organisasi.models.jabatan import Eselon, SifatPemangku
from organisasi.queries import unit_pada
from organisasi.rules.nip import NipSalah, periksa_nip


def pilihan_unit(user: Pengguna, izin: str, tambahan: str = "") -> list[tuple[str, str]]:
    """Units of today over which the user has a permission."""
    boleh = set(Unit.objects.for_user(user, izin).values_list("pk", flat=True))
    unit = [(str(satu.id), satu.nama) for satu in unit_pada(timezone.localdate()) if satu.id in boleh]
    return [("", tambahan or "Pilih unit"), *unit]


class KolomPegawai(forms.ModelChoiceField):
    """A person, shown with titles."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, empty_label="Pilih pegawai", **kwargs)

    def label_from_instance(self, obj: Pegawai) -> str:
        return obj.nama_lengkap


class FormAngkat(FormTindakan):
    """Appoint somebody to a position."""

    pegawai = KolomPegawai(label="Pegawai", queryset=Pegawai.objects.none())
    sifat = forms.ChoiceField(label="Sifat", choices=SifatPemangku.choices)
    mulai = KolomTanggal(label="Mulai")
    sampai = KolomTanggal(label="Hari terakhir", required=False, help_text="Kosongkan bila belum ditentukan.")
    dasar = forms.CharField(label="Dasar (SK atau surat perintah)", max_length=200, required=False)

    def __init__(self, *args: Any, user: Pengguna, jabatan: Jabatan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.jabatan = user, jabatan
        self.fields["pegawai"].queryset = Pegawai.objects.for_user(user)

    def simpan(self) -> Pemangku | None:
        return self.jalankan(lambda: actions.angkat(jabatan=self.jabatan, by=self.user, **self.cleaned_data))


class FormBerhenti(FormTindakan):
    """Relieve somebody."""

    terakhir = KolomTanggal(label="Hari terakhir memangku")

    def simpan(self, pemangku: Pemangku, user: Pengguna) -> Pemangku | None:
        return self.jalankan(lambda: actions.berhentikan(pemangku, terakhir=self.cleaned_data["terakhir"], by=user))


class FormJabatan(FormTindakan):
    """A new position, or a position from a date on."""

    nama = forms.CharField(label="Nama jabatan", max_length=200)
    unit = forms.ChoiceField(label="Unit")
    atasan = forms.ChoiceField(label="Jabatan atasan", required=False)
    eselon = forms.ChoiceField(label="Tingkat", choices=Eselon.choices)
    kepala = forms.BooleanField(label="Memimpin unit ini", required=False)
    mulai = KolomTanggal(label="Berlaku mulai")

    def __init__(self, *args: Any, user: Pengguna, jabatan: Jabatan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.jabatan = user, jabatan
        self.fields["unit"].choices = pilihan_unit(user, "organisasi.ubah")
        kini = VersiJabatan.objects.filter(berlaku__contains=timezone.localdate()).exclude(jabatan=jabatan)
        atasan = kini.order_by("nama").values_list("jabatan", "nama")
        self.fields["atasan"].choices = [("", "Tidak ada"), *((str(pk), nama) for pk, nama in atasan)]

    def simpan(self) -> Jabatan | None:
        """Write it; None where the action refused."""
        isi = self.cleaned_data
        nilai = {
            "nama": isi["nama"],
            "unit": Unit.objects.get(pk=isi["unit"]),
            "atasan": Jabatan.objects.get(pk=isi["atasan"]) if isi["atasan"] else None,
            "eselon": isi["eselon"],
            "kepala": isi["kepala"],
        }
        if self.jabatan:
            versi = self.jalankan(lambda: actions.ubah_jabatan(self.jabatan, mulai=isi["mulai"], by=self.user, **nilai))
            return versi and versi.jabatan
        kunci = f"{slugify(isi['nama'])[:60]}-{isi['unit']}-{Jabatan.objects.count() + 1}"
        versi = VersiJabatan(**nilai, berlaku=(isi["mulai"], None))
        return self.jalankan(lambda: actions.buat_jabatan(versi, kunci=kunci, by=self.user))


class FormPegawai(forms.ModelForm):
    """A person; NIP, rank and grade may stay empty."""

    class Meta:
        model = Pegawai
        fields = ["nama", "gelar_depan", "gelar_belakang", "jenis", "nip", "pangkat", "golongan", "unit"]
        help_texts = {
            "nama": "Tanpa gelar.",
            "nip": "18 angka, NIP PNS atau nomor induk PPPK. Kosongkan untuk pejabat negara dan pegawai BLUD.",
        }
        widgets = {"nip": forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})}

    nip = forms.CharField(label="NIP", required=False, max_length=24, help_text=Meta.help_texts["nip"])

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["unit"] = forms.ChoiceField(label="Unit", choices=pilihan_unit(user, "organisasi.kelola_pegawai"))

    def clean_nip(self) -> str | None:
        """The bare eighteen digits; None where it is left empty."""
        teks = self.cleaned_data["nip"].strip()
        if not teks:
            return None
        try:
            return periksa_nip(teks).nomor
        except NipSalah as galat:
            raise ValidationError(str(galat)) from galat

    def clean_unit(self) -> Unit:
        return Unit.objects.get(pk=self.cleaned_data["unit"])
