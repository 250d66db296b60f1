"""Forms of documents and versions."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import F, Q

from layanan.actions import TransitionError
from organisasi.forms.dasar import FormTindakan, KolomTanggal
from organisasi.models import Pengguna, Unit
from renstra.forms.dasar import FormRencana
from renstra.rules.rencana import JenisRencana


class FormDokumen(FormTindakan):
    """A new plan."""

    unit = forms.ModelChoiceField(label="Unit", queryset=Unit.objects.none())
    jenis = forms.ChoiceField(
        label="Jenis dokumen",
        choices=JenisRencana.pilihan(),
        initial=JenisRencana.RENSTRA,
        help_text="RPJMD, RPD, dan RKPD milik kabupaten. Renja, RKT, dan RKPD mencakup satu tahun; lebih mudah dibuat dari rencana induknya.",
    )
    judul = forms.CharField(label="Judul", max_length=250, help_text="Misalnya: Renstra Dinas Kesehatan 2025–2029.")
    tahun_awal = forms.IntegerField(label="Tahun awal", min_value=2000, max_value=2100)
    tahun_akhir = forms.IntegerField(label="Tahun akhir", min_value=2000, max_value=2110)

    def __init__(self, *args: Any, user: Pengguna, tanggal: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = Unit.objects.for_user(user, "renstra.susun").filter(
            Q(versi__opd=F("pk")) | Q(versi__induk=None), versi__berlaku__contains=tanggal
        )
        self.fields["unit"].queryset = unit.dengan_nama(tanggal).order_by("nama")  # type: ignore[attr-defined]
        self.fields["unit"].empty_label = "Pilih unit"  # type: ignore[attr-defined]


class FormPerubahan(FormTindakan):
    """Reason of a new version of a ratified plan."""

    alasan = forms.CharField(
        label="Alasan perubahan",
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mengapa rencana perlu diubah.",
    )
    dasar_hukum = forms.CharField(
        label="Dasar hukum", max_length=250, required=False, help_text="Boleh dilengkapi saat penetapan."
    )

    def jalankan(self, fungsi: Any) -> Any:
        """Run the action; a version still under way is told as an error of the form."""
        try:
            return super().jalankan(fungsi)
        except TransitionError as galat:
            self.add_error(None, str(galat))
            return None


class FormVersi(FormRencana):
    """Reason and legal basis of a draft version."""

    alasan = forms.CharField(label="Alasan", max_length=250, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    dasar_hukum = forms.CharField(label="Dasar hukum", max_length=250, required=False)


class FormTetapkan(FormRencana):
    """Date and legal basis with which a plan comes into force."""

    tanggal = KolomTanggal(label="Tanggal penetapan", help_text="Tanggal pada peraturan yang menetapkan rencana ini.")
    dasar_hukum = forms.CharField(
        label="Dasar hukum", max_length=250, help_text="Misalnya: Peraturan Bupati Contoh Nomor 12 Tahun 2025."
    )
    catatan = forms.CharField(label="Catatan", required=False, widget=forms.Textarea(attrs={"rows": 2}))
