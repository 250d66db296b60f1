"""Uploading the budget of a year, and confirming its dry run."""

from typing import Any

from django import forms

from layanan.forms import KolomBerkas
from organisasi.forms.dasar import KolomTanggal
from renstra.rules.rencana import TahapAnggaran


class FormAnggaran(forms.Form):
    """Which stage, when ratified, and the file."""

    tahap = forms.ChoiceField(label="Tahap", choices=TahapAnggaran.pilihan())
    ke = forms.IntegerField(
        label="Pergeseran ke-", min_value=1, max_value=20, initial=1, help_text="Hanya dipakai untuk pergeseran."
    )
    tanggal_sah = KolomTanggal(label="Tanggal pengesahan")
    berkas = KolomBerkas(label="Lembar kerja", hanya=("xlsx",))

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        if bersih.get("tahap") != TahapAnggaran.PERGESERAN.value:
            bersih["ke"] = 1
        return bersih


class FormKonfirmasi(forms.Form):
    """Whether rows that the file does not have are dropped."""

    hapus = forms.BooleanField(required=False)
