"""Bringing indicators down from the superior's agreement, and linking own ones to his."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField

from perjanjian.actions import IsianSambungan, IsianTurun
from perjanjian.forms.isi import FormBerversi, KolomAngka
from perjanjian.models import ItemPerjanjian
from perjanjian.queries import ItemAtasan
from perjanjian.rules import CaraTurun

CARA = [("", "Tidak diturunkan"), *((cara.value, cara.label) for cara in (CaraTurun.AMBIL, CaraTurun.BAGI))]


@dataclass(frozen=True)
class BarisTurun:
    """An item of the superior with the two fields that bring it down."""

    asal: ItemAtasan
    cara: BoundField
    bobot: BoundField


class FormTurun(FormBerversi):
    """The superior's items that do not stand here yet: taken over, or shared with a weight."""

    def __init__(self, *args: Any, asal: Sequence[ItemAtasan], item: Sequence[ItemPerjanjian], **kwargs: Any) -> None:
        super().__init__(*args, prefix="turun", **kwargs)
        ada = {satu.objek_id for satu in item} | {satu.dari_id for satu in item if satu.cara_turun == CaraTurun.BAGI}
        self._asal = [satu for satu in asal if not {satu.item.objek_id, satu.item.pk} & ada]
        for satu in self._asal:
            nama = satu.item.indikator
            self.fields[f"cara_{satu.item.pk}"] = forms.ChoiceField(
                label=f"Cara menurunkan {nama}", choices=CARA, required=False
            )
            self.fields[f"bobot_{satu.item.pk}"] = KolomAngka(
                label=f"Bobot (%) {nama}", required=False, minimal=Decimal(0)
            )

    def baris(self) -> Iterator[BarisTurun]:
        """Rows of the table."""
        for satu in self._asal:
            yield BarisTurun(satu, self[f"cara_{satu.item.pk}"], self[f"bobot_{satu.item.pk}"])

    def argumen(self) -> dict[str, Any]:
        """Keyword arguments for the action."""
        bersih = self.cleaned_data
        butir = [
            IsianTurun(satu.item.pk, CaraTurun(cara), bersih[f"bobot_{satu.item.pk}"])
            for satu in self._asal
            if (cara := bersih[f"cara_{satu.item.pk}"])
        ]
        return {"butir": butir, "revisi": bersih["revisi"]}


@dataclass(frozen=True)
class BarisSambungan:
    """An own item with what it serves; a share has its weight instead; what was brought down may be dropped."""

    item: ItemPerjanjian
    dari: BoundField | None
    bobot: BoundField | None
    hapus: BoundField | None


class FormSambungan(FormBerversi):
    """What each item of the agreement serves."""

    def __init__(self, *args: Any, asal: Sequence[ItemAtasan], item: Sequence[ItemPerjanjian], **kwargs: Any) -> None:
        super().__init__(*args, prefix="sambung", **kwargs)
        self._item = list(item)
        menurut_objek = {satu.item.objek_id: satu.item.pk for satu in asal}
        pilihan = [("", "Tidak menjabarkan indikator atasan"), *((str(s.item.pk), s.item.indikator) for s in asal)]
        for satu in self._item:
            if satu.cara_turun == CaraTurun.BAGI:
                self.fields[f"bobot_{satu.pk}"] = KolomAngka(label=f"Bobot (%) {satu.indikator}", initial=satu.bobot)
            else:
                # The link follows the object, should the superior's agreement have been revised meanwhile.
                kini = menurut_objek.get(satu.dari.objek_id, satu.dari_id) if satu.dari else ""
                self.fields[f"dari_{satu.pk}"] = forms.ChoiceField(
                    label=f"Indikator atasan yang dijabarkan {satu.indikator}",
                    choices=pilihan,
                    required=False,
                    initial=str(kini or ""),
                )
            if satu.cara_turun in {CaraTurun.AMBIL, CaraTurun.BAGI}:
                self.fields[f"hapus_{satu.pk}"] = forms.BooleanField(label=f"Lepas {satu.indikator}", required=False)

    def baris(self) -> Iterator[BarisSambungan]:
        """Rows of the table."""
        for satu in self._item:
            yield BarisSambungan(satu, *(self._bidang(nama, satu) for nama in ("dari", "bobot", "hapus")))

    def _bidang(self, nama: str, item: ItemPerjanjian) -> BoundField | None:
        kunci = f"{nama}_{item.pk}"
        return self[kunci] if kunci in self.fields else None

    def argumen(self) -> dict[str, Any]:
        """Keyword arguments for the action."""
        bersih = self.cleaned_data
        sambungan = {
            satu.pk: IsianSambungan(
                int(bersih[f"dari_{satu.pk}"]) if bersih.get(f"dari_{satu.pk}") else None,
                bobot=bersih.get(f"bobot_{satu.pk}"),
            )
            for satu in self._item
        }
        hapus = [satu.pk for satu in self._item if bersih.get(f"hapus_{satu.pk}")]
        return {"sambungan": sambungan, "hapus": hapus, "revisi": bersih["revisi"]}
