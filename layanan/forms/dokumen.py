"""Finding an issued document by its code, checking a copy, withdrawing."""

from django import forms
from django.core.exceptions import ValidationError

from layanan.rules import kode as aturan_kode


class FormKode(forms.Form):
    """The code as printed on the paper."""

    kode = forms.CharField(
        label="Kode verifikasi",
        max_length=30,
        help_text="Dua belas huruf dan angka di bawah kode QR, misalnya K7QM-3XPD-9RTA.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": "Isi kode verifikasi yang tercetak pada dokumen."},
    )

    def clean_kode(self) -> str:
        kode = aturan_kode.baca(self.cleaned_data["kode"])
        if kode is None:
            raise ValidationError(
                "Kode ini salah ketik. Periksa lagi dua belas hurufnya; angka 0 dan 1 serta huruf I, L, dan O tidak dipakai."
            )
        return kode


class FormPeriksaSalinan(forms.Form):
    """A copy to compare; it is read and forgotten."""

    salinan = forms.FileField(
        label="Salinan dokumen",
        help_text="Berkas PDF yang Anda terima. Berkas hanya dibandingkan, tidak disimpan.",
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
        error_messages={
            "required": "Pilih berkas yang akan diperiksa.",
            "empty": "Berkas kosong (0 byte). Pilih berkas yang lain.",
        },
    )

    def __init__(self, *args: object, batas_mb: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.batas_mb = batas_mb

    def clean_salinan(self) -> object:
        salinan = self.cleaned_data["salinan"]
        if salinan.size > self.batas_mb * 1024 * 1024:
            raise ValidationError(
                f"Berkas lebih besar daripada batas {self.batas_mb} MB. Pilih berkas dokumen aslinya."
            )
        return salinan


class FormTarik(forms.Form):
    """Why a document is withdrawn."""

    alasan = forms.CharField(
        label="Alasan penarikan",
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tampil pada halaman verifikasi umum.",
        error_messages={"required": "Tuliskan alasan penarikan."},
    )
