"""Typed input for agreements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import QueryDict

from layanan.forms import KolomBerkas, KonfirmasiSandi
from organisasi.models import Pengguna
from perjanjian.actions import IsianButir, IsianProgram
from perjanjian.models import Perjanjian, ProgramPerjanjian
from perjanjian.queries import ButirBanding
from perjanjian.rules import AlasanRevisi, Sebagai
from sakip import angka


class KolomAngka(forms.CharField):
    """An Indonesian number; the clean value is a Decimal, None where empty. minimal: the lowest allowed."""

    def __init__(self, *, minimal: Decimal | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)
        self.minimal = minimal
        self.widget.attrs.setdefault("inputmode", "decimal")

    def clean(self, value: Any) -> Decimal | None:
        teks = super().clean(value)
        if not teks:
            return None
        try:
            nilai = angka.baca(teks)
        except angka.AngkaSalah as galat:
            raise ValidationError(str(galat)) from galat
        if self.minimal is not None and nilai < self.minimal:
            raise ValidationError(f"Tidak boleh kurang dari {angka.tulis(self.minimal)}.")
        if abs(nilai) >= Decimal(10) ** 14:
            raise ValidationError("Angka terlalu besar; paling banyak 14 angka di depan koma.")
        return nilai

    def prepare_value(self, value: Any) -> Any:
        return angka.tulis(value) if isinstance(value, Decimal) else value


class FormBerversi(forms.Form):
    """A form that knows on which state of the agreement it was opened."""

    revisi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, perjanjian: Perjanjian, **kwargs: Any) -> None:
        self.perjanjian = perjanjian
        kwargs["initial"] = {"revisi": perjanjian.revisi, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def mutakhirkan(self, terbaru: Perjanjian) -> None:
        """After a stale page: keep what was typed, but let the next save go over what is now stored."""
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
        self.data["revisi"] = str(terbaru.revisi)  # type: ignore[index]


@dataclass(frozen=True)
class BarisFormButir:
    """A row of the table form: the item beside the plan with its two fields."""

    banding: ButirBanding
    target: BoundField
    alasan: BoundField


@dataclass(frozen=True)
class BarisFormProgram:
    """A row of table 2 with its two fields."""

    program: ProgramPerjanjian
    pagu: BoundField
    keterangan: BoundField


class FormButir(FormBerversi):
    """Targets with their reasons, and the budget of the programmes: both tables of the attachment."""

    def __init__(
        self, *args: Any, banding: Iterable[ButirBanding], program: Iterable[ProgramPerjanjian], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._banding, self._program = list(banding), list(program)
        for satu in self._banding:
            item = satu.item
            self.fields[f"target_{item.pk}"] = forms.CharField(
                label=f"Target {item.indikator}", required=False, max_length=60, initial=item.target_teks
            )
            self.fields[f"alasan_{item.pk}"] = forms.CharField(
                label=f"Alasan berbeda {item.indikator}", required=False, max_length=250, initial=item.alasan_beda
            )
        for baris in self._program:
            self.fields[f"pagu_{baris.pk}"] = KolomAngka(
                label=f"Anggaran {baris.nama}", minimal=Decimal(0), initial=baris.pagu
            )
            self.fields[f"ket_{baris.pk}"] = forms.CharField(
                label=f"Keterangan {baris.nama}", required=False, max_length=250, initial=baris.keterangan
            )

    def baris(self) -> Iterator[BarisFormButir]:
        """Rows of table 1."""
        for satu in self._banding:
            yield BarisFormButir(satu, self[f"target_{satu.item.pk}"], self[f"alasan_{satu.item.pk}"])

    def baris_program(self) -> Iterator[BarisFormProgram]:
        """Rows of table 2."""
        for satu in self._program:
            yield BarisFormProgram(satu, self[f"pagu_{satu.pk}"], self[f"ket_{satu.pk}"])

    def argumen(self) -> dict[str, Any]:
        """Keyword arguments for the action."""
        return {"butir": self._isian_butir(), "program": self._isian_program(), "revisi": self.cleaned_data["revisi"]}

    def _isian_butir(self) -> dict[int, IsianButir]:
        bersih = self.cleaned_data
        return {
            satu.item.pk: IsianButir(bersih[f"target_{satu.item.pk}"], bersih[f"alasan_{satu.item.pk}"])
            for satu in self._banding
        }

    def _isian_program(self) -> dict[int, IsianProgram]:
        bersih = self.cleaned_data
        return {satu.pk: IsianProgram(bersih[f"pagu_{satu.pk}"], bersih[f"ket_{satu.pk}"]) for satu in self._program}


class FormNaskah(FormBerversi):
    """Number, place and date of the paper."""

    nomor = forms.CharField(
        label="Nomor naskah", max_length=100, required=False, help_text="Dari buku nomor surat keluar."
    )
    tempat = forms.CharField(label="Tempat", max_length=100, required=False)
    tanggal = forms.DateField(
        label="Tanggal naskah", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, perjanjian: Perjanjian, tempat: str = "", **kwargs: Any) -> None:
        awal = {"nomor": perjanjian.nomor, "tempat": perjanjian.tempat or tempat, "tanggal": perjanjian.tanggal}
        super().__init__(*args, perjanjian=perjanjian, initial=awal, **kwargs)


class FormRevisi(forms.Form):
    """The lawful reason of a revision, and what it is about."""

    alasan = forms.ChoiceField(
        label="Alasan revisi",
        choices=AlasanRevisi.pilihan(),
        widget=forms.RadioSelect,
        help_text="Hanya tiga alasan ini yang sah.",
    )
    keterangan = forms.CharField(
        label="Uraian",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        help_text="Sebutkan dasarnya, misalnya nomor SK pengangkatan atau Perda APBD Perubahan. Uraian ini tercetak pada naskah.",
    )
    anggaran = forms.BooleanField(
        label="Ambil anggaran terbaru menurut DPA",
        required=False,
        help_text="Anggaran pada lampiran 2 diganti dengan tahap DPA yang terakhir disahkan.",
    )


class FormPindaian(KonfirmasiSandi):
    """A scan with wet signatures, for the parties that signed on it."""

    pihak = forms.MultipleChoiceField(label="Tanda tangan yang ada pada pindaian", widget=forms.CheckboxSelectMultiple)
    pindaian = KolomBerkas(label="Pindaian naskah bertanda tangan", hanya=("pdf",))

    def __init__(self, user: Pengguna, *args: Any, perjanjian: Perjanjian, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        sudah = perjanjian.sudah_menandatangani()
        pilihan = [(s.value, f"{s.label}: {p.pegawai}") for s, p in perjanjian.pihak if s.label not in sudah]
        self.fields["pihak"].choices = pilihan  # type: ignore[attr-defined]
        self.fields["pihak"].initial = [nilai for nilai, _ in pilihan]
        self.order_fields(["pihak", "pindaian", *(nama for nama in self.fields if nama not in {"pihak", "pindaian"})])

    def argumen(self) -> dict[str, Any]:
        """Keyword arguments for the action: the scan and the parties on it."""
        pihak = [Sebagai(satu) for satu in self.cleaned_data["pihak"]]
        return {"pindaian": self.cleaned_data["pindaian"], "pihak": pihak}
