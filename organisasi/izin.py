"""Permission on objects and on lists, from one source: the rule that a model declares about itself.

A model says `izin = Aturan(lihat="renstra.lihat", unit="unit", relasi={...})`.  `Model.objects.for_user(user, izin)`
and `user.has_perm(izin, objek)` are both read off that rule, so they cannot disagree.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import reduce, wraps
from operator import or_
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import HttpResponse

from organisasi.rules.izin import IZIN, relasi_pemberi

SELURUH: Final = "seluruh"
type Lingkup = frozenset[int] | str

TAK_SATU_PUN = Q(pk__in=[])


@dataclass(frozen=True)
class Aturan:
    """How rows of a model relate to users.

    lihat: the permission that seeing a row needs.  unit: lookup path to the owning Unit ("" where rows belong to none).
    relasi: name in MATRIKS_RELASI -> function(user) giving a Q that never multiplies rows (subqueries, not joins).
    terbuka: permission -> Q of rows open to every signed-in user.
    syarat: permission -> Q that a row must meet before the permission can hold on it for anybody ("published").
    """

    lihat: str
    unit: str = "unit"
    relasi: Mapping[str, Callable[[Any], Q]] = field(default_factory=dict)
    terbuka: Mapping[str, Q] = field(default_factory=dict)
    syarat: Mapping[str, Q] = field(default_factory=dict)

    def q_unit(self, subjek: Any, izin: str) -> Q:
        """Rows within the units over which the subject's roles grant the permission."""
        lingkup = subjek.lingkup(izin)
        if lingkup == SELURUH:
            return Q()
        if not lingkup or not self.unit:
            return TAK_SATU_PUN
        return Q(**{f"{self.unit}__in": lingkup})

    def q_relasi(self, subjek: Any, izin: str) -> Q:
        """Rows to which the subject has a relation that grants the permission."""
        pemberi = relasi_pemberi(izin)
        bagian = [fungsi(subjek) for nama, fungsi in self.relasi.items() if nama in pemberi]
        return reduce(or_, bagian, TAK_SATU_PUN)

    def unit_id(self, objek: Model) -> int | None:
        """The owning unit's id, walked in memory along the path; None where a link of the path is missing."""
        nilai: Any = objek
        *awal, akhir = self.unit.split("__")
        for bagian in awal:
            nilai = getattr(nilai, bagian)
            if nilai is None:
                return None
        return nilai.pk if akhir in {"pk", "id"} else getattr(nilai, f"{akhir}_id")


class IzinQuerySet(QuerySet):
    """A queryset that knows who may see its rows."""

    def for_user(self, user: Any, izin: str | None = None) -> "IzinQuerySet":
        """Rows on which the user has the permission (by default: the one to see them)."""
        aturan: Aturan = self.model.izin
        izin = izin or aturan.lihat
        if not user.is_active:
            return self.none()
        baris = self.filter(aturan.syarat.get(izin, Q()))
        syarat = aturan.terbuka.get(izin, TAK_SATU_PUN)
        if syarat == Q():  # open to all; an empty Q would vanish in a disjunction
            return baris
        for subjek in user.subjek(izin):
            q_unit = aturan.q_unit(subjek, izin)
            if q_unit == Q():
                return baris
            syarat |= q_unit | aturan.q_relasi(subjek, izin)
        return baris.filter(syarat)


def boleh(user: Any, izin: str, objek: Model | None = None) -> bool:
    """Whether the user has a permission, on one object or (without one) on anything at all."""
    return (
        user.is_active
        and _memenuhi_syarat(izin, objek)
        and (any(_subjek_boleh(subjek, izin, objek) for subjek in user.subjek(izin)) or _terbuka(izin, objek))
    )


def pemberi_kuasa(user: Any, izin: str, objek: Model | None = None) -> Any | None:
    """In whose name the user acts: None where the user's own roles or relations suffice."""
    for subjek in user.subjek(izin):
        if _subjek_boleh(subjek, izin, objek):
            return None if subjek == user else subjek
    return None


def perlu_izin[**P](izin: str) -> Callable[[Callable[P, HttpResponse]], Callable[P, HttpResponse]]:
    """Decorator of a view: 403 for users who hold the permission over nothing at all."""

    def bungkus(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
        @wraps(view)
        def periksa(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not args[0].user.has_perm(izin):  # type: ignore[attr-defined]
                raise PermissionDenied(f"Anda tidak berwenang: {IZIN.get(izin, izin)}.")
            return view(*args, **kwargs)

        return periksa

    return bungkus


def _memenuhi_syarat(izin: str, objek: Model | None) -> bool:
    aturan = getattr(objek, "izin", None)
    if not isinstance(aturan, Aturan) or izin not in aturan.syarat:
        return True
    return type(objek)._base_manager.filter(aturan.syarat[izin], pk=objek.pk).exists()  # type: ignore[union-attr]


def _terbuka(izin: str, objek: Model | None) -> bool:
    aturan = getattr(objek, "izin", None)
    if not isinstance(aturan, Aturan) or izin not in aturan.terbuka:
        return False
    return type(objek)._base_manager.filter(aturan.terbuka[izin], pk=objek.pk).exists()  # type: ignore[union-attr]


def _subjek_boleh(subjek: Any, izin: str, objek: Model | None) -> bool:
    lingkup = subjek.lingkup(izin)
    if objek is None or lingkup == SELURUH:
        return bool(lingkup)
    aturan: Aturan = type(objek).izin  # type: ignore[attr-defined]
    if lingkup and aturan.unit and aturan.unit_id(objek) in lingkup:
        return True
    if not set(aturan.relasi) & relasi_pemberi(izin):
        return False
    return type(objek)._base_manager.filter(aturan.q_relasi(subjek, izin), pk=objek.pk).exists()
