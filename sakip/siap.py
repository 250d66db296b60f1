"""Queries compiled once: the SQL of a queryset is kept, only what is filled into it changes.

Django builds the SQL of a queryset anew on every use, which for a wide query costs more than running it. A query of
fixed shape is written once as a queryset with `Isian` where a value comes in, and then asked as a function.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Expression, Field, ForeignKey, Lookup, QuerySet


@dataclass(frozen=True, slots=True)
class _Lubang:
    """A place in the parameters that a call fills."""

    nama: str


class Isian(Expression):
    """A value given at the call under this name, of the kind of a model field."""

    def __init__(self, nama: str, bidang: Field) -> None:
        super().__init__(output_field=bidang)
        self.nama = nama

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[_Lubang]]:
        """A parameter whose value is still to come."""
        return "%s", [_Lubang(self.nama)]


@ForeignKey.register_lookup
@Field.register_lookup
class Salah(Lookup):
    """`bidang__salah=Isian(…)`: equal to one of a list; unlike `in` its SQL is the same for every length."""

    lookup_name = "salah"

    def get_prep_lookup(self) -> Any:
        return self.rhs

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        kiri, p_kiri = self.process_lhs(compiler, connection)
        kanan, p_kanan = compiler.compile(self.rhs)
        return f"{kiri} = ANY({kanan}::{self.lhs.output_field.db_type(connection)}[])", (*p_kiri, *p_kanan)


class KueriSiap:
    """A function that gives the rows of a `values_list` queryset; `susun` makes it, at the first call.

    Named arguments fill the `Isian` of that name (KeyError where one is missing); lists fill `salah`.
    """

    def __init__(self, susun: Callable[[], QuerySet[Any, Any]]) -> None:
        self.susun = susun

    @cached_property
    def _siap(self) -> tuple[str, tuple[Any, ...], Callable[[list[tuple[Any, ...]]], list[tuple[Any, ...]]]]:
        penyusun = self.susun().query.get_compiler(connection=connection)
        sql, isi = penyusun.as_sql()
        pengubah = penyusun.get_converters([satu[0] for satu in penyusun.select[: penyusun.col_count]])

        def ubah(baris: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
            return [tuple(satu) for satu in penyusun.apply_converters(baris, pengubah)] if pengubah else baris

        return sql, tuple(isi), ubah

    def __call__(self, **isian: Any) -> list[tuple[Any, ...]]:
        sql, isi, ubah = self._siap
        with connection.cursor() as kursor:
            kursor.execute(sql, [_nilai(isian[p.nama]) if isinstance(p, _Lubang) else p for p in isi])
            return ubah(kursor.fetchall())


def _nilai(nilai: Any) -> Any:
    """As the driver takes it: collections as lists."""
    return list(nilai) if isinstance(nilai, Collection) and not isinstance(nilai, str | bytes) else nilai


__all__ = ["Isian", "KueriSiap", "Salah"]
