"""Many agreements at once: what they are made from, and which ones are approved, returned or signed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from layanan.forms import FormTandaTangan
from organisasi.models import Pengguna
from perjanjian.models import Perjanjian
from perjanjian.queries.serentak import BarisSerentak, Sumber


class FormSerentak(forms.Form):
    """What the drafts are made from, and for whom."""

    sumber = forms.ChoiceField(label="Dibuat dari", choices=Sumber.pilihan(), widget=forms.RadioSelect)
    ambil = forms.BooleanField(
        label="Yang tidak mempunyai indikator sendiri mengambil alih indikator atasannya", required=False
    )
    jabatan = forms.TypedMultipleChoiceField(
        label="Jabatan", coerce=int, error_messages={"required": "Pilih sedikitnya satu jabatan."}
    )

    def __init__(self, *args: Any, baris: Sequence[BarisSerentak], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jabatan"].choices = [  # type: ignore[attr-defined]
            (satu.versi.jabatan_id, satu.versi.nama) for satu in baris if satu.dapat
        ]

    def clean_jabatan(self) -> list[int]:
        """In the order of the preview: superiors first."""
        dipilih = set(self.cleaned_data["jabatan"])
        return [kunci for kunci, _ in self.fields["jabatan"].choices if kunci in dipilih]  # type: ignore[attr-defined]


class FormPilihan(forms.Form):
    """Which agreements; `boleh` are those that the step can be taken on."""

    pilih = forms.TypedMultipleChoiceField(
        label="Perjanjian", coerce=int, error_messages={"required": "Pilih sedikitnya satu perjanjian."}
    )
    catatan = forms.CharField(label="Catatan pengembalian", required=False, max_length=500)

    def __init__(self, *args: Any, boleh: Sequence[Perjanjian], wajib_catatan: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._boleh = {satu.pk: satu for satu in boleh}
        self._wajib_catatan = wajib_catatan
        self.fields["pilih"].choices = [(pk, str(satu)) for pk, satu in self._boleh.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        if self._wajib_catatan and not bersih.get("catatan", "").strip():
            raise ValidationError({"catatan": "Tuliskan catatan untuk perjanjian yang dikembalikan."})
        return bersih

    def terpilih(self) -> list[Perjanjian]:
        """The chosen agreements."""
        return [self._boleh[pk] for pk in self.cleaned_data["pilih"]]


class FormTandaTanganSerentak(FormTandaTangan):
    """One confirmation for all: routes that need no scan of each paper."""

    def __init__(self, user: Pengguna, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        pilihan = [satu for satu in self.fields["jalur"].choices if satu[0] != "basah"]  # type: ignore[attr-defined]
        self.fields["jalur"].choices = pilihan  # type: ignore[attr-defined]
        if len(pilihan) == 1:
            self.fields["jalur"].initial = pilihan[0][0]
        del self.fields["pindaian"]

    def argumen(self) -> dict[str, Any]:
        """Keyword arguments for the action."""
        return {nama: self.cleaned_data.get(nama, "") for nama in ("jalur", "nik", "frasa")}
