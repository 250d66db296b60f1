"""Rencana aksi: targets of the periods, and what is done in each quarter by whom."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField

from organisasi.models import VersiJabatan
from perjanjian.actions import IsianKegiatan
from perjanjian.forms.isi import FormBerversi, KolomAngka
from perjanjian.queries import BarisAksi, SelKegiatan
from perjanjian.rules import CaraBagi
from sakip import angka
from sakip.tanggal import BULAN


class KolomPola(forms.CharField):
    """Figures with semicolons between them; the clean value is a list of Decimal."""

    def clean(self, value: Any) -> list[Decimal]:
        teks = super().clean(value)
        try:
            return [angka.baca(satu) for satu in teks.split(";") if satu.strip()]
        except angka.AngkaSalah as galat:
            raise ValidationError(str(galat)) from galat


class FormRencanaAksi(FormBerversi):
    """A field for each period of each item, and the way of splitting per item."""

    def __init__(self, *args: Any, aksi: Iterable[BarisAksi], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aksi = [satu for satu in aksi if satu.sel]
        self.fields["pola"] = KolomPola(
            label="Pola musiman",
            required=False,
            help_text="Satu angka per periode, pisahkan dengan titik koma; misalnya realisasi tahun lalu.",
        )
        for baris in self.aksi:
            for sel in baris.sel:
                label = f"{baris.item.indikator}, {sel.judul or BULAN[sel.bulan - 1]}"
                self.fields[self.nama(baris, sel.periode_id)] = (
                    forms.CharField(label=label, required=False, max_length=60, initial=sel.teks)
                    if baris.berteks
                    else KolomAngka(label=label, required=False, initial=sel.nilai)
                )
            self.fields[f"cara_{baris.item.pk}"] = forms.ChoiceField(
                label=f"Cara membagi {baris.item.indikator}",
                choices=[(cara.value, cara.label) for cara in baris.cara],
                required=False,
            )

    @staticmethod
    def nama(baris: BarisAksi, periode_id: int) -> str:
        """Name of the field of a cell."""
        return f"t_{baris.item.pk}_{periode_id}"

    def baris(self) -> Iterator[tuple[BarisAksi, list[BoundField | None], BoundField]]:
        """Rows with twelve places: a period's field stands in the month in which it ends."""
        for baris in self.aksi:
            sel = [self[self.nama(baris, satu.periode_id)] if satu else None for satu in baris.per_bulan]
            yield baris, sel, self[f"cara_{baris.item.pk}"]

    def nilai(self) -> dict[tuple[int, int], Decimal | str | None]:
        """What the action takes."""
        return {
            (baris.item.pk, sel.periode_id): self.cleaned_data[self.nama(baris, sel.periode_id)]
            for baris in self.aksi
            for sel in baris.sel
        }

    def cara(self) -> dict[int, CaraBagi]:
        """The chosen way per item."""
        return {
            baris.item.pk: CaraBagi(pilihan)
            for baris in self.aksi
            if (pilihan := self.cleaned_data.get(f"cara_{baris.item.pk}"))
        }


class FormKegiatan(FormBerversi):
    """What is done for each item in one quarter, and the position in charge."""

    def __init__(
        self,
        *args: Any,
        sel: Sequence[tuple[int, str, SelKegiatan]],
        jabatan: Iterable[VersiJabatan],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._sel = list(sel)
        pilihan = [("", "Belum ditunjuk"), *((str(satu.jabatan_id), satu.nama) for satu in jabatan)]
        for item, nama, satu in self._sel:
            self.fields[f"uraian_{item}"] = forms.CharField(
                label=f"Kegiatan {nama}",
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 3}),
                initial=satu.uraian,
            )
            self.fields[f"jabatan_{item}"] = forms.ChoiceField(
                label=f"Penanggung jawab {nama}",
                required=False,
                choices=pilihan,
                initial=str(satu.penanggung_jawab_id or ""),
            )

    def baris(self) -> Iterator[tuple[str, BoundField, BoundField]]:
        """Indicator with its two fields."""
        for item, nama, _ in self._sel:
            yield nama, self[f"uraian_{item}"], self[f"jabatan_{item}"]

    def argumen(self) -> dict[str, Any]:
        """Keyword arguments for the action."""
        bersih = self.cleaned_data
        isian = {
            (item, satu.periode_id): IsianKegiatan(
                bersih[f"uraian_{item}"], int(bersih[f"jabatan_{item}"]) if bersih[f"jabatan_{item}"] else None
            )
            for item, _, satu in self._sel
        }
        return {"isian": isian, "revisi": bersih["revisi"]}
