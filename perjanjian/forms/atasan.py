"""Laying down the superior for the agreement of a position."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from organisasi.forms.dasar import FormTindakan, KolomTanggal
from organisasi.models import Jabatan, Pengguna, VersiJabatan
from perjanjian import actions
from perjanjian.models import AtasanPerjanjian


class FormAtasan(FormTindakan):
    """Which position, with whom it signs, from when, on which basis."""

    jabatan = forms.ChoiceField(label="Jabatan")
    atasan = forms.ChoiceField(
        label="Menandatangani perjanjian dengan", help_text="Kepala unit dan jabatan yang mempunyai bawahan."
    )
    mulai = KolomTanggal(label="Berlaku mulai")
    sampai = KolomTanggal(label="Sampai dengan", required=False, help_text="Kosongkan bila belum ditentukan.")
    dasar = forms.CharField(label="Dasar (SK atau surat)", max_length=200)

    def __init__(
        self,
        *args: Any,
        milik: list[VersiJabatan],
        calon: list[VersiJabatan],
        tanggal: dt.date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jabatan"].choices = [("", "Pilih jabatan"), *((str(v.jabatan_id), v.nama) for v in milik)]  # type: ignore[attr-defined]
        self.fields["atasan"].choices = [("", "Pilih atasan"), *((str(v.jabatan_id), v.nama) for v in calon)]  # type: ignore[attr-defined]
        self.fields["mulai"].initial = tanggal

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        if bersih.get("jabatan") and bersih.get("jabatan") == bersih.get("atasan"):
            raise ValidationError({"atasan": "Jabatan tidak dapat menjadi atasan bagi perjanjiannya sendiri."})
        return bersih

    def simpan(self, user: Pengguna) -> AtasanPerjanjian | None:
        """Lay it down; None with the reason on the form where it was refused."""
        isi = self.cleaned_data | {
            nama: Jabatan.objects.get(pk=self.cleaned_data[nama]) for nama in ("jabatan", "atasan")
        }
        return self.jalankan(lambda: actions.tetapkan_atasan(by=user, **isi))
