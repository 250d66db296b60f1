"""The ledger of a change: every row it made or altered, so that it can be told beforehand and undone afterwards."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Model

type Baris = dict[str, Any]


class Buku:
    """Writes rows and notes what it did (`baris`, as JSON) and what that means (`kalimat`, for people)."""

    def __init__(self) -> None:
        self.baris: list[Baris] = []
        self.kalimat: list[str] = []

    def tulis(self, kalimat: str) -> None:
        """Add a sentence to the account; the same one is told once."""
        if kalimat not in self.kalimat:
            self.kalimat.append(kalimat)

    def buat[M: Model](self, objek: M) -> M:
        """Check and insert a row."""
        objek.full_clean()
        objek.save(force_insert=True)
        objek.refresh_from_db()  # the ledger notes values as the database keeps them
        self.baris.append({"model": objek._meta.label_lower, "pk": objek.pk, "baru": _teks(objek)})
        return objek

    def ubah[M: Model](self, objek: M, **baru: Any) -> M:
        """Change some fields of a row."""
        lama = _teks(objek, baru)
        for nama, nilai in baru.items():
            setattr(objek, nama, nilai)
        objek.full_clean()
        objek.save(update_fields=list(baru))
        objek.refresh_from_db()
        self.baris.append({"model": objek._meta.label_lower, "pk": objek.pk, "lama": lama, "baru": _teks(objek, baru)})
        return objek


def berubah_sejak(baris: list[Baris]) -> list[str]:
    """Rows of the ledger that somebody changed or removed afterwards, as the user would call them."""
    akhir: dict[tuple[str, Any], dict[str, str]] = {}
    for satu in baris:
        akhir.setdefault((satu["model"], satu["pk"]), {}).update(satu["baru"])
    hasil = []
    for (label, pk), nilai in akhir.items():
        model = apps.get_model(label)
        objek = model._base_manager.filter(pk=pk).first()
        if objek is None or _teks(objek, nilai) != nilai:
            hasil.append(f"{model._meta.verbose_name}: {objek or 'sudah dihapus'}")
    return hasil


def baris_dibuat(baris: list[Baris]) -> dict[str, set[int]]:
    """Keys of the rows that the ledger made, per model."""
    hasil: dict[str, set[int]] = {}
    for satu in baris:
        if "lama" not in satu:
            hasil.setdefault(satu["model"], set()).add(satu["pk"])
    return hasil


def urungkan(baris: list[Baris]) -> None:
    """Undo a ledger, last step first.  Raises ProtectedError where other rows still point at what it made."""
    for satu in reversed(baris):
        objek = apps.get_model(satu["model"])._base_manager.get(pk=satu["pk"])
        if "lama" not in satu:
            objek.delete()
            continue
        for nama, nilai in satu["lama"].items():
            setattr(objek, *_nilai(objek, nama, nilai))
        objek.save(update_fields=list(satu["lama"]))


def _teks(objek: Model, nama: Iterable[str] | None = None) -> dict[str, str | None]:
    bidang = [objek._meta.get_field(satu) for satu in nama] if nama is not None else objek._meta.concrete_fields
    return {
        satu.name: None if satu.value_from_object(objek) is None else str(satu.value_to_string(objek))
        for satu in bidang
    }


def _nilai(objek: Model, nama: str, teks: str | None) -> tuple[str, Any]:
    bidang = objek._meta.get_field(nama)
    return bidang.attname, None if teks is None else bidang.to_python(teks)
