"""Input of reports."""

from typing import Any

from django import forms
from django.utils import timezone

from layanan.forms import FormTandaTangan
from organisasi.forms.penanda import kolom_penanda
from organisasi.models import Pengguna
from pelaporan.models import BagianLaporan, Laporan


class FormBagian(forms.Form):
    """The text of one section; carries the revision that the page has seen."""

    isi = forms.CharField(
        label="Naskah",
        required=False,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text="Pisahkan alinea dengan satu baris kosong.",
    )
    revisi = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, bagian: BagianLaporan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"isi": bagian.isi, "revisi": bagian.revisi}, **kwargs)

    # The section as somebody else has saved it since, to be shown beside what was typed.
    terbaru: BagianLaporan | None = None

    def mutakhirkan(self, terbaru: BagianLaporan) -> None:
        """Let the next save of the same page meet the newest revision, what was typed kept."""
        self.terbaru = terbaru
        self.data = self.data.copy()
        self.data["revisi"] = str(terbaru.revisi)


class FormNaskah(forms.Form):
    """Number and date of the paper."""

    nomor = forms.CharField(label="Nomor naskah", max_length=100)
    tanggal = forms.DateField(label="Tanggal naskah", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def naskah(self) -> dict[str, Any]:
        """Number and date, as the actions take them."""
        return {nama: self.cleaned_data[nama] for nama in ("nomor", "tanggal")}

    def clean_tanggal(self) -> Any:
        """A paper is not dated in the future."""
        tanggal = self.cleaned_data["tanggal"]
        if tanggal > timezone.localdate():
            raise forms.ValidationError("Tanggal naskah tidak boleh di masa depan.")
        return tanggal


class FormTerbit(FormTandaTangan, FormNaskah):
    """Number, date, route of the signature and who one is."""

    def __init__(self, user: Pengguna, laporan: Laporan, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        self.fields["penanda"] = kolom_penanda(laporan.unit_id, timezone.localdate())
        self.order_fields(["nomor", "tanggal", "penanda"])
        self.initial.setdefault("nomor", laporan.nomor)
        self.initial.setdefault("tanggal", laporan.tanggal or timezone.localdate())

    def naskah(self) -> dict[str, Any]:
        """Number, date and who signs, as the action takes them."""
        return super().naskah() | {"penanda": self.cleaned_data["penanda"]}
