"""The form of a crosscutting request."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import F

from organisasi.forms.dasar import FormTindakan
from organisasi.models import Unit
from renstra.models import IndikatorVersi, Simpul


class PilihIndikator(forms.ModelChoiceField):
    """Indicators of a node by code and wording."""

    def label_from_instance(self, obj: IndikatorVersi) -> str:
        return f"{obj.indikator.kode}: {obj.uraian}"[:110]


class FormSilang(FormTindakan):
    """Which OPD is asked, for what."""

    unit = forms.ModelChoiceField(label="OPD yang diminta", queryset=Unit.objects.none(), empty_label="Pilih OPD")
    indikator = PilihIndikator(
        label="Indikator", queryset=IndikatorVersi.objects.none(), required=False, empty_label="Seluruh simpul ini"
    )
    uraian = forms.CharField(
        label="Yang diminta",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Apa yang perlu dikerjakan atau disediakan OPD itu, dan kapan.",
    )

    def __init__(self, *args: Any, simpul: Simpul, tanggal: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        opd = Unit.objects.filter(versi__opd=F("pk"), versi__berlaku__contains=tanggal)
        lain = opd.exclude(pk=simpul.versi.dokumen.unit_id)
        self.fields["unit"].queryset = lain.dengan_nama(tanggal).order_by("nama")  # type: ignore[attr-defined]
        self.fields["indikator"].queryset = simpul.indikator.select_related("indikator")  # type: ignore[attr-defined]
