"""Settings of a year."""

import base64
import io
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from PIL import Image

from organisasi.forms.dasar import KolomAngka, KolomTanggal
from organisasi.models import KategoriCapaian, ProfilDaerah, Tahun, Tenggat

MAKS_LAMBANG_KB = 200


class FormTahunBaru(forms.Form):
    """Open a year."""

    tahun = forms.IntegerField(label="Tahun kinerja", min_value=2000, max_value=2100)


class FormTahun(forms.ModelForm):
    """What measurement of a year goes by."""

    batas_capaian = KolomAngka(
        label="Batas capaian (%)",
        required=False,
        help_text="Kosong: capaian tidak dibatasi.",
        max_digits=7,
        decimal_places=2,
    )
    ambang_analisis = KolomAngka(label="Analisis wajib di bawah capaian (%)", max_digits=6, decimal_places=2)

    class Meta:
        model = Tahun
        fields = ["batas_capaian", "ambang_analisis", "nihil_seratus", "entri_kumulatif", "terkunci"]


class FormProfil(forms.ModelForm):
    """What the papers of the regency carry; the emblem is kept as a small picture in the row itself."""

    gambar = forms.FileField(
        label="Lambang daerah",
        required=False,
        help_text=f"PNG atau JPEG, paling besar {MAKS_LAMBANG_KB} kB; dicetak pada kop naskah. Kosong: tidak diganti.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    tanpa_lambang = forms.BooleanField(label="Hapus lambang dari kop", required=False)

    class Meta:
        model = ProfilDaerah
        fields = ["ibu_kota", "alamat", "kontak", "ukuran_kertas"]
        labels = {"ibu_kota": "Ibu kota", "kontak": "Telepon, laman, surel"}
        help_texts = {"ibu_kota": "Ditulis sebelum tanggal pada naskah.", "alamat": "Ditulis pada kop naskah."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.lambang:
            del self.fields["tanpa_lambang"]

    def clean_gambar(self) -> str:
        """The picture as a data: URI, "" where none was sent."""
        berkas = self.cleaned_data["gambar"]
        if not berkas:
            return ""
        isi = berkas.read()
        if len(isi) > MAKS_LAMBANG_KB * 1024:
            raise ValidationError(f"Gambar lebih dari {MAKS_LAMBANG_KB} kB. Perkecil gambarnya, lalu unggah lagi.")
        jenis = _jenis_gambar(isi)
        if jenis is None:
            raise ValidationError(
                "Berkas bukan gambar PNG atau JPEG yang utuh. Simpan ulang gambarnya, lalu unggah lagi."
            )
        return f"data:{jenis};base64,{base64.b64encode(isi).decode()}"

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if isi.get("gambar"):
            self.instance.lambang = isi["gambar"]
        elif isi.get("tanpa_lambang"):
            self.instance.lambang = ""
        return isi


def _jenis_gambar(isi: bytes) -> str | None:
    """MIME type of a picture that can be read to its end; None for anything else."""
    try:
        with Image.open(io.BytesIO(isi), formats=["PNG", "JPEG"]) as gambar:
            gambar.load()
            return Image.MIME[gambar.format or ""]
    except (OSError, ValueError, SyntaxError, KeyError, Image.DecompressionBombError):
        return None


class FormTenggat(forms.ModelForm):
    """A deadline."""

    tanggal = KolomTanggal(label="Tanggal", required=False)

    class Meta:
        model = Tenggat
        fields = ["tanggal", "hari", "tenggang_hari"]
        labels = {"hari": "Hari dalam bulan berikut"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["tanggal" if self.instance.hari else "hari"]


class FormKategori(forms.ModelForm):
    """A row of the category table."""

    batas_bawah = KolomAngka(label="Mulai dari (%)", max_digits=7, decimal_places=2)
    tanda = forms.ChoiceField(label="Tanda", choices=[("", "Pilih tanda"), *KategoriCapaian.tanda.field.choices])

    class Meta:
        model = KategoriCapaian
        fields = ["nama", "batas_bawah", "tanda"]


class _KategoriFormSet(forms.BaseInlineFormSet):
    """The table must reach down to zero, so that every value has a category."""

    def clean(self) -> None:
        super().clean()
        isi = [f.cleaned_data for f in self.forms if f.cleaned_data and not f.cleaned_data.get("DELETE")]
        batas = [satu["batas_bawah"] for satu in isi if "batas_bawah" in satu]
        if batas and min(batas) > 0:
            raise ValidationError("Kategori terbawah harus mulai dari 0 agar setiap capaian mempunyai kategori.")


TenggatFormSet = forms.inlineformset_factory(Tahun, Tenggat, form=FormTenggat, extra=0, can_delete=False)
KategoriFormSet = forms.inlineformset_factory(
    Tahun, KategoriCapaian, form=FormKategori, formset=_KategoriFormSet, extra=1, can_delete=True
)


class SetelanTahun:
    """The settings of a year as one form in three parts."""

    def __init__(self, data: Any, tahun: Tahun) -> None:
        self.tahun = FormTahun(data, instance=tahun, prefix="s")
        self.tenggat = TenggatFormSet(data, instance=tahun, prefix="t")
        self.kategori = KategoriFormSet(data, instance=tahun, prefix="k")

    @property
    def bagian(self) -> tuple[Any, ...]:
        return (self.tahun, self.tenggat, self.kategori)

    @property
    def forms(self) -> list[forms.BaseForm]:
        """All single forms, for the error summary."""
        return [self.tahun, *self.tenggat.forms, *self.kategori.forms]

    @property
    def galat(self) -> list[str]:
        """Errors of the parts as wholes."""
        return [*self.tenggat.non_form_errors(), *self.kategori.non_form_errors()]

    def is_valid(self) -> bool:
        """Validates all parts, so that the page names every error at once."""
        return all(satu.is_valid() for satu in self.bagian)
