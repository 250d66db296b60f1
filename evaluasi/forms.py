"""Input of the evaluation pages."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from evaluasi import rules
from evaluasi.models import Instrumen, Rekomendasi
from layanan.forms import KolomBerkas
from organisasi.forms.penanda import kolom_penanda
from organisasi.models import Pengguna, Unit
from organisasi.queries import unit_pada
from organisasi.rules.izin import Peran

MAKS_INSTRUMEN = 2 * 1024 * 1024
TANGGAL = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class FormJawaban(forms.Form):
    """The answer of the acting tier to one sub-component; criteria come as `k-<code>`."""

    revisi = forms.IntegerField(widget=forms.HiddenInput)
    jawaban = forms.CharField(label="Jawaban", required=False)
    catatan = forms.CharField(label="Catatan", required=False, widget=forms.Textarea)
    alasan = forms.CharField(label="Alasan", required=False, widget=forms.Textarea)

    def __init__(self, sub: rules.SubKomponen, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.sub = sub

    def argumen(self) -> dict[str, Any]:
        """Keyword arguments for `actions.jawab`."""
        isi = self.cleaned_data
        return {
            "sub": self.sub.kode,
            "jawaban": isi["jawaban"],
            "kriteria": self.kriteria(),
            "catatan": isi["catatan"],
            "alasan": isi["alasan"],
            "revisi": isi["revisi"],
        }

    def kriteria(self) -> dict[str, str]:
        """Answers to the criteria as sent."""
        return {satu.kode: str(self.data.get(f"k-{satu.kode}", "")) for satu in self.sub.kriteria}


class FormBukti(forms.Form):
    """Evidence for a sub-component: a new file, and the page that proves it."""

    unggahan = KolomBerkas(label="Berkas bukti", error_messages={"required": "Pilih berkas bukti."})
    halaman = forms.IntegerField(
        label="Halaman yang membuktikan", required=False, min_value=1, max_value=100_000, help_text="Boleh dikosongkan."
    )


class FormRekomendasi(forms.Form):
    """A recommendation on a component."""

    uraian = forms.CharField(
        label="Rekomendasi",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tuliskan rekomendasinya."},
    )
    batas = forms.DateField(label="Ditindaklanjuti paling lambat", required=False, widget=TANGGAL)


class FormTindakLanjut(forms.Form):
    """What the OPD did about a recommendation."""

    tindak_lanjut = forms.CharField(
        label="Tindak lanjut",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tuliskan apa yang sudah dilakukan."},
    )
    bukti = KolomBerkas(label="Bukti", required=False)
    revisi = forms.IntegerField(widget=forms.HiddenInput)


class FormPeriksa(forms.Form):
    """The check of a follow-up."""

    putusan = forms.ChoiceField(
        label="Hasil pemeriksaan",
        choices=[("selesai", "Selesai, tindak lanjut cukup"), ("kurang", "Belum cukup, kembalikan kepada OPD")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasil pemeriksaan."},
    )
    catatan = forms.CharField(label="Catatan pemeriksa", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    revisi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, rekomendasi: Rekomendasi, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"revisi": rekomendasi.revisi}, **kwargs)


class FormTerbit(forms.Form):
    """Number and date of the LHE, and who signs it."""

    nomor = forms.CharField(label="Nomor naskah", max_length=100, error_messages={"required": "Isi nomor naskah LHE."})
    tanggal = forms.DateField(
        label="Tanggal naskah", widget=TANGGAL, error_messages={"required": "Isi tanggal naskah LHE."}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hari_ini = timezone.localdate()
        inspektorat = unit_pada(hari_ini, jenis="inspektorat")
        self.fields["penanda"] = kolom_penanda(inspektorat[0].id if inspektorat else None, hari_ini)


class FormTim(forms.Form):
    """Who sits at which tier: one field per tier."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        orang = anggota_dapat_dipilih()
        for jenjang in rules.URUTAN_JENJANG:
            self.fields[jenjang.lower()] = forms.ModelMultipleChoiceField(
                queryset=orang,
                label=jenjang.label,
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": f"Pilih sekurang-kurangnya satu orang sebagai {jenjang.label.lower()}."},
            )

    def tim(self) -> dict[rules.Jenjang, list[Pengguna]]:
        """The team by tier."""
        return {jenjang: list(self.cleaned_data[jenjang.lower()]) for jenjang in rules.URUTAN_JENJANG}


class FormRonde(FormTim):
    """A round: year, instrument, OPD, and the team of each worksheet."""

    tahun = forms.TypedChoiceField(label="Tahun kinerja yang dievaluasi", coerce=int)
    ronde = forms.IntegerField(label="Tahun ronde (pelaksanaan evaluasi)", min_value=2000, max_value=2100)
    instrumen = forms.ModelChoiceField(
        label="Instrumen", queryset=Instrumen.objects.filter(terbit=True), empty_label=None
    )
    unit = forms.MultipleChoiceField(
        label="OPD",
        widget=forms.CheckboxSelectMultiple,
        help_text="OPD yang sudah mempunyai lembar kerja untuk tahun itu dilewati.",
        error_messages={
            "required": "Pilih sekurang-kurangnya satu OPD.",
            "invalid_choice": "Ada OPD yang tidak ada pada tahun itu. Daftar OPD sudah disesuaikan; periksa, lalu kirim lagi.",
        },
    )

    def __init__(self, *args: Any, tahun: list[int], opd: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tahun"].choices = [(satu, str(satu)) for satu in tahun]  # type: ignore[attr-defined]
        self.fields["unit"].choices = opd  # type: ignore[attr-defined]
        # Another year has other OPD: the list is fetched anew.
        self.fields["tahun"].widget.attrs |= {
            "hx-get": "",
            "hx-target": "#div_id_unit",
            "hx-select": "#div_id_unit",
            "hx-swap": "outerHTML",
        }

    def units(self) -> list[Unit]:
        """The chosen OPD."""
        return list(Unit.objects.filter(pk__in=self.cleaned_data["unit"]))


def anggota_dapat_dipilih() -> Any:
    """Accounts that may sit in a team: those with a role of the inspectorate today."""
    peran = [Peran.INSPEKTUR, Peran.INSPEKTORAT]
    return (
        Pengguna.objects.filter(
            penugasan__peran__in=peran, penugasan__berlaku__contains=timezone.localdate(), is_active=True
        )
        .distinct()
        .order_by("first_name", "username")
    )


class FormInstrumen(forms.Form):
    """An instrument as a JSON file."""

    kode = forms.SlugField(
        label="Kode instrumen",
        max_length=40,
        help_text="Misalnya 88-2021-kabupaten. Kode yang sudah ada mendapat edisi berikutnya.",
        error_messages={
            "required": "Isi kode instrumen.",
            "invalid": "Kode hanya berisi huruf, angka, dan tanda hubung.",
        },
    )
    berkas = forms.FileField(
        label="Berkas instrumen (JSON)",
        widget=forms.FileInput(attrs={"accept": ".json"}),
        help_text="Unduh sebuah instrumen untuk melihat bentuknya.",
        error_messages={
            "required": "Pilih berkas instrumen.",
            "empty": "Berkas kosong (0 byte). Pilih berkas yang lain.",
        },
    )

    def clean_berkas(self) -> dict[str, Any]:
        return baca_json(self.cleaned_data["berkas"])


def baca_json(unggahan: UploadedFile) -> dict[str, Any]:
    """The object in a JSON upload. Raises ValidationError naming place and remedy."""
    if (unggahan.size or 0) > MAKS_INSTRUMEN:
        raise ValidationError("Berkas lebih besar daripada batas 2 MB. Periksa apakah ini berkas instrumen.")
    try:
        isi = json.loads(unggahan.read().decode("utf-8-sig"), parse_float=str)
    except UnicodeDecodeError as galat:
        raise ValidationError("Berkas bukan teks UTF-8. Simpan ulang sebagai JSON dengan pengodean UTF-8.") from galat
    except json.JSONDecodeError as galat:
        raise ValidationError(
            f"Berkas bukan JSON yang benar (baris {galat.lineno}, kolom {galat.colno}). Perbaiki, lalu unggah lagi."
        ) from galat
    except RecursionError as galat:
        raise ValidationError("Berkas bersarang terlalu dalam. Periksa apakah ini berkas instrumen.") from galat
    if not isinstance(isi, dict):
        raise ValidationError("Berkas harus berisi satu objek JSON dengan “kode”, “nama”, dan “komponen”.")
    return isi
