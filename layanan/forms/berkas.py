"""Form fields and forms that the apps share."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from layanan import isi


class KolomBerkas(forms.FileField):
    """A file checked by its content. hanya: name endings accepted here (empty: all). The clean value is the upload."""

    def __init__(self, *, hanya: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.hanya = hanya
        diterima = hanya or isi.AKHIRAN
        kwargs.setdefault(
            "help_text", f"{', '.join(satu.upper() for satu in diterima)}; paling besar {settings.BERKAS_MAKS_MB} MB."
        )
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ",".join(f".{satu}" for satu in diterima)}))
        kwargs.setdefault("max_length", 250)
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        unggahan = super().clean(data, initial)
        if isinstance(unggahan, UploadedFile):
            try:
                isi.periksa(unggahan, unggahan.name or "", batas_mb=settings.BERKAS_MAKS_MB, hanya=self.hanya)
            except isi.IsiDitolak as galat:
                raise ValidationError(f"{isi.bersihkan_nama(unggahan.name or '')}: {galat}") from galat
        return unggahan
