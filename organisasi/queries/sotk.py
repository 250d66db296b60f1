"""What hangs on a unit or a position, found through model metadata, whatever app it belongs to."""

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

import pghistory.models
from django.apps import apps
from django.db.models import Count, ForeignKey, Model, Q, QuerySet

from organisasi.models import Jabatan, Pemangku, Penugasan, Unit, VersiJabatan, VersiUnit

# Rows that would show keys instead of names; their versions are listed as well.
BERKUNCI: tuple[type[Model], ...] = (Jabatan, Pemangku, Penugasan)
SASARAN: tuple[type[Model], ...] = (Unit, Jabatan, VersiUnit, VersiJabatan)


@dataclass(frozen=True)
class Tergantung:
    """Rows of one kind that point at the units or positions in question.

    rincian: (state, number) for kinds with a workflow; contoh: up to three of them by name.
    """

    label: str
    jumlah: int
    rincian: tuple[tuple[str, int], ...]
    contoh: tuple[str, ...]


def tergantung_pada(
    kunci: Mapping[type[Model], Iterable[int]], *, kecuali: Mapping[str, set[int]] | None = None
) -> list[Tergantung]:
    """Everything that points at the given rows of `SASARAN`, per kind, the most numerous first.

    `kecuali` (model label -> keys) leaves out rows that belong to the change itself.
    """
    hasil = []
    for model in apps.get_models():
        if baris := _baris(model, kunci):
            lepas = (kecuali or {}).get(model._meta.label_lower, set())
            hasil.append(_hitung(model, baris.exclude(pk__in=lepas) if lepas else baris))
    return sorted((satu for satu in hasil if satu.jumlah), key=lambda satu: (-satu.jumlah, satu.label))


def _baris(model: type[Model], kunci: Mapping[type[Model], Iterable[int]]) -> QuerySet | None:
    """Rows of a model that point at one of the keys; None for history tables and models that cannot point there."""
    if issubclass(model, pghistory.models.Event) or not model._meta.managed or model._meta.proxy:
        return None
    bidang: list[Any] = [
        f for f in model._meta.concrete_fields if isinstance(f, ForeignKey) and f.related_model in kunci
    ]
    syarat = [Q(**{f"{satu.name}__in": list(kunci[satu.related_model])}) for satu in bidang]
    return model._base_manager.filter(reduce(or_, syarat)) if syarat else None


def _hitung(model: type[Model], baris: QuerySet) -> Tergantung:
    alur = getattr(model, "alur", None)
    rincian: tuple[tuple[str, int], ...] = ()
    if alur is not None:
        per_status = baris.order_by().values_list("status").annotate(jumlah=Count("pk"))
        rincian = tuple((alur.status[kode].label, jumlah) for kode, jumlah in per_status if kode in alur.status)
    jumlah = sum(satu for _, satu in rincian) if rincian else baris.count()
    contoh = (
        tuple(textwrap.shorten(str(satu), 60, placeholder=" …") for satu in baris[:3])
        if jumlah and model not in BERKUNCI
        else ()
    )
    return Tergantung(str(model._meta.verbose_name), jumlah, rincian, contoh)
