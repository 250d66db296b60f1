"""The form of the IKU decree."""

from typing import Any

from django import forms
from django.utils import timezone

from layanan.actions import TransitionError
from organisasi.forms.dasar import FormTindakan, KolomTanggal
from organisasi.forms.penanda import kolom_penanda
from sakip.pdf import PdfGagal


class FormIku(FormTindakan):
    """Number and date of the decree, and who signs it."""

    nomor = forms.CharField(label="Nomor keputusan", max_length=100)
    tanggal = KolomTanggal(label="Tanggal keputusan")

    def __init__(self, unit_id: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["penanda"] = kolom_penanda(unit_id, timezone.localdate())

    def jalankan(self, fungsi: Any) -> Any:
        """Run the action; a plan that is not in force, or a paper that failed, is told as an error of the form."""
        try:
            return super().jalankan(fungsi)
        except (TransitionError, PdfGagal) as galat:
            self.add_error(None, str(galat))
            return None
