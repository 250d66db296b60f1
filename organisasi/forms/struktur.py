"""Choosing a date."""

import datetime as dt

from django import forms

from organisasi.forms.dasar import KolomTanggal


class FormTanggal(forms.Form):
    """The date on which the structure is shown."""

    tanggal = KolomTanggal(label="Keadaan pada tanggal", required=False)

    def nilai(self, bawaan: dt.date) -> dt.date:
        """The date asked for; `bawaan` where there is none or it cannot be read."""
        return (self.cleaned_data.get("tanggal") if self.is_bound and self.is_valid() else None) or bawaan
