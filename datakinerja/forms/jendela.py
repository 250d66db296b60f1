"""Forms of entry windows."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from datakinerja.models import JendelaEntri
from organisasi.models import Periode, Unit
from organisasi.queries import daftar_opd
from organisasi.rules.periode import tanggal_acuan
from sakip.tanggal import BULAN


class PilihanPeriode(forms.ModelChoiceField):
    """Months by name."""

    def label_from_instance(self, obj: Any) -> str:
        return BULAN[obj.nomor - 1]


class PilihanBulan(forms.ModelMultipleChoiceField):
    """Several months by name."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return BULAN[obj.nomor - 1]


def opd_bernama(tanggal: dt.date) -> QuerySet[Unit]:
    """The OPD of a date, by name."""
    opd = [satu.id for satu in daftar_opd(tanggal)]
    return Unit.objects.dengan_nama(tanggal).filter(pk__in=opd).order_by("nama")


class FormJendela(forms.ModelForm):
    """Window of a month: for all units, or for one with the reason."""

    periode = PilihanPeriode(queryset=Periode.objects.none(), label="Bulan", empty_label="Pilih bulan")

    class Meta:
        model = JendelaEntri
        fields = ("periode", "unit", "buka", "tutup", "tenggang_hari", "alasan")
        labels = {
            "unit": "Unit",
            "buka": "Dibuka",
            "tutup": "Ditutup",
            "tenggang_hari": "Masa tenggang (hari)",
        }
        widgets = {
            "buka": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "tutup": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, tahun: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tanggal = tanggal_acuan(tahun, timezone.localdate())
        self.fields["periode"].queryset = Periode.objects.filter(tahun=tahun, jenis="bulan").order_by("nomor")  # type: ignore[attr-defined]
        self.fields["unit"].queryset = opd_bernama(tanggal)  # type: ignore[attr-defined]
        self.fields["unit"].empty_label = "Semua unit"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("unit") and not isi.get("alasan", "").strip():
            self.add_error("alasan", "Tuliskan alasan jendela khusus untuk unit ini.")
        if isi.get("buka") and isi.get("tutup") and isi["tutup"] < isi["buka"]:
            self.add_error("tutup", "Tanggal tutup tidak boleh sebelum tanggal buka.")
        return isi

    def validate_unique(self) -> None:
        """A month's window that exists is replaced, not refused."""

    def argumen(self) -> dict[str, Any]:
        """The clean values, as `atur_jendela` takes them."""
        return {nama: self.cleaned_data[nama] for nama in self.Meta.fields}
