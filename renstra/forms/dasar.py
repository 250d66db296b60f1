"""A form that writes on a version of a plan."""

from collections.abc import Callable
from typing import Any

from django import forms

from layanan.actions import HalamanBasi, TransitionError
from organisasi.forms.dasar import FormTindakan
from renstra.models import VersiRencana
from renstra.rules import TargetSalah


class FormRencana(FormTindakan):
    """Carries the revision that the page was made from; what the action refuses appears at its field, typed work stays."""

    revisi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, versi: VersiRencana, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versi = versi
        self.fields["revisi"].initial = versi.revisi

    def jalankan[T](self, fungsi: Callable[[], T]) -> T | None:
        """Run the action; None where it refused. After a stale page the form carries the newest revision, to be sent again."""
        try:
            return super().jalankan(fungsi)
        except HalamanBasi as galat:
            self.add_error(None, str(galat))
            self.versi.refresh_from_db(fields=["revisi"])
            self.data = self.data.copy()
            self.data["revisi"] = str(self.versi.revisi)
        except (TransitionError, TargetSalah) as galat:
            self.add_error(None, str(galat))
        return None

    @property
    def terkirim(self) -> dict[str, Any]:
        """The cleaned values without the revision."""
        return {nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "revisi"}
