"""Who changed which field of a tracked row, and when: read off the history that the database's triggers write."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, ForeignKey, Model
from django.utils import timezone

from organisasi.models import Pengguna
from sakip import tanggal as kalender

LABEL = {"insert": "Dibuat", "update": "Diubah", "delete": "Dihapus"}


@dataclass(frozen=True)
class SelUbah:
    """One field that changed: its name, the value before ("" when the row was made) and after."""

    bidang: str
    lama: str
    baru: str


@dataclass(frozen=True)
class Perubahan:
    """One change of a row."""

    pada: dt.datetime
    oleh: str
    jenis: str
    sel: list[SelUbah]


def riwayat(objek: Model, *, batas: int = 100) -> list[Perubahan]:
    """The newest changes of a row of a tracked model, newest first; at most `batas`.

    Queries: one for the events, one for the users, one per model that foreign keys point to.  TypeError where it is not tracked.
    """
    model = getattr(type(objek), "pgh_event_model", None)
    if model is None:
        raise TypeError(f"{type(objek).__name__} tidak dilacak.")
    # One more than is shown, so that the oldest one shown has something to differ from.
    peristiwa = list(
        model.objects.filter(pgh_obj_id=objek.pk).select_related("pgh_context").order_by("-pgh_id")[: batas + 1]
    )
    bidang = [satu for satu in objek._meta.concrete_fields if not satu.primary_key and _ada(model, satu.name)]
    nama = _nama_rujukan(peristiwa, bidang)
    orang = _orang(peristiwa)
    hasil = []
    for urutan, kini in enumerate(peristiwa[:batas]):
        lama = peristiwa[urutan + 1] if urutan + 1 < len(peristiwa) else None
        sel = _beda(lama if kini.pgh_label != "insert" else None, kini, bidang, nama)
        hasil.append(
            Perubahan(
                kini.pgh_created_at,
                orang.get(_pengguna(kini), "sistem"),
                LABEL.get(kini.pgh_label, kini.pgh_label),
                sel,
            )
        )
    return hasil


def _ada(model: type[Model], nama: str) -> bool:
    return any(satu.name == nama for satu in model._meta.concrete_fields)


def _pengguna(peristiwa: Any) -> int | None:
    return (peristiwa.pgh_context.metadata or {}).get("user") if peristiwa.pgh_context else None


def _orang(peristiwa: Iterable[Any]) -> dict[int | None, str]:
    ids = {_pengguna(satu) for satu in peristiwa} - {None}
    return {satu.pk: str(satu) for satu in Pengguna.objects.filter(pk__in=ids)}


def _nama_rujukan(peristiwa: Iterable[Any], bidang: Iterable[Field]) -> dict[tuple[type[Model], Any], str]:
    """Names of all rows that foreign keys of the events point to."""
    dicari: dict[type[Model], set[Any]] = defaultdict(set)
    for satu in bidang:
        if isinstance(satu, ForeignKey):
            dicari[satu.related_model] |= {getattr(baris, satu.attname) for baris in peristiwa} - {None}
    return {
        (model, kunci): str(baris)
        for model, ids in dicari.items()
        for kunci, baris in model._base_manager.in_bulk(list(ids)).items()
    }


def _beda(lama: Any, kini: Any, bidang: Iterable[Field], nama: dict[tuple[type[Model], Any], str]) -> list[SelUbah]:
    hasil = []
    for satu in bidang:
        dulu = getattr(lama, satu.attname) if lama is not None else None
        baru = getattr(kini, satu.attname)
        if dulu != baru and (lama is not None or baru not in (None, "")):
            hasil.append(SelUbah(str(satu.verbose_name), _teks(satu, dulu, nama), _teks(satu, baru, nama)))
    return hasil


def _teks(bidang: Field, nilai: Any, nama: dict[tuple[type[Model], Any], str]) -> str:
    """A value as a person reads it."""
    if nilai is None or nilai == "":
        return "–"
    if isinstance(bidang, ForeignKey):
        return nama.get((bidang.related_model, nilai), str(nilai))
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, dt.datetime):
        return kalender.tulis_waktu(timezone.localtime(nilai))
    if isinstance(nilai, dt.date):
        return kalender.tulis(nilai)
    return str(dict(bidang.flatchoices).get(nilai, nilai))[:300]
