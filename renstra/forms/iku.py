"""The form of the IKU decree."""

from typing import Any

from django import forms

from layanan.actions import TransitionError
from organisasi.forms.dasar import FormTindakan, KolomTanggal
from sakip.pdf import PdfGagal


class FormIku(FormTindakan):
    """Number and date of the decree."""

    nomor = forms.CharField(label="Nomor keputusan", max_length=100)
    tanggal = KolomTanggal(label="Tanggal keputusan")

    def jalankan(self, fungsi: Any) -> Any:
        """Run the action; a plan that is not in force, or a paper that failed, is told as an error of the form."""
        try:
            return super().jalankan(fungsi)
        except (TransitionError, PdfGagal) as galat:
            self.add_error(None, str(galat))
            return None
