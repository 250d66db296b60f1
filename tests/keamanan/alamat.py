"""Every address of the site, read off the URLconf, and ways to fill in its parts from the demo data."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from layanan.models import DokumenTerbit
from layanan.queries import panduan
from organisasi.models import Unit

# Parts of an address that are no keys of rows.  An app with a new kind of part adds its values here.
NILAI_BAGIAN: dict[str, list[Any]] = {
    "tahun": [2026, 2025, 2024],
    "bulan": [1],
    "triwulan": [1],
    "nomor": [1],
    "revisi": [0, 1],
    "tindakan": ["ajukan"],
    "key": ["abc"],
    "uidb36": ["1"],
    "url": ["tidak-ada"],
    "app_label": ["organisasi"],
    "object_id": ["1"],
    "jenis": ["sasaran"],
    "nama_model": ["perjanjian.perjanjian"],
}
MAKS_CALON = 60


@dataclass(frozen=True)
class Alamat:
    """An address of the URLconf: full name, names of its parts, app of the view."""

    nama: str
    bagian: tuple[str, ...]
    app: str

    def jalur(self, nilai: dict[str, Any]) -> str | None:
        """The path with these values; None where they do not fit its converters."""
        try:
            return reverse(self.nama, kwargs=nilai)
        except NoReverseMatch:
            return None


def semua_alamat() -> list[Alamat]:
    """All named addresses, each once; raises for one without a name, for which nobody could ask."""
    return list({satu.nama: satu for satu in _jalan(get_resolver().url_patterns, (), ())}.values())


def _jalan(pola: list[URLPattern | URLResolver], ruang: tuple[str, ...], bagian: tuple[str, ...]) -> Iterator[Alamat]:
    for satu in pola:
        dalam = (*bagian, *satu.pattern.regex.groupindex)
        if isinstance(satu, URLResolver):
            yield from _jalan(satu.url_patterns, (*ruang, satu.namespace) if satu.namespace else ruang, dalam)
        elif satu.name:
            yield Alamat(":".join([*ruang, satu.name]), dalam, _app(satu))
        elif ruang != ("admin",):
            raise AssertionError(f"Alamat tanpa nama: {satu.pattern}")


def _app(pola: URLPattern) -> str:
    modul = getattr(pola.callback, "cls", getattr(pola.callback, "view_class", pola.callback)).__module__
    return modul.partition(".")[0]


def calon_nilai(alamat: Alamat) -> list[dict[str, Any]]:
    """Sets of values to try, the likeliest first: rows that exist in the demo."""
    hasil: list[dict[str, Any]] = [{}]
    for nama in alamat.bagian:
        calon = NILAI_BAGIAN.get(nama) or _calon(nama, alamat)
        hasil = [{**awal, nama: satu} for satu in calon for awal in hasil]
    return hasil[:MAKS_CALON]


def _calon(nama: str, alamat: Alamat) -> list[Any]:
    if nama == "unit_id":
        return list(Unit.objects.filter(penugasan__peran="penyusun").values_list("pk", flat=True)[:2])
    if nama == "content_type_id":
        return [ContentType.objects.get_for_model(Unit).pk]
    if nama == "slug":
        return [satu.slug for satu in panduan.semua()[:1]]
    if nama == "kode":
        return [*DokumenTerbit.objects.values_list("kode", flat=True)[:1], "pendahuluan", "tidak-ada"]
    kunci = kunci_app(alamat.app)
    return kunci if nama == "pk" or nama.endswith("_id") else ["ajukan", *kunci]


def kunci_app(app: str) -> list[Any]:
    """First and last keys of each model of an app; the demo has rows of nearly all."""
    kunci: dict[Any, None] = {}
    for model in apps.get_app_config(app).get_models() if apps.is_installed(app) else ():
        baris = model._base_manager.order_by("pk")
        for satu in (baris.first(), baris.last()):
            if satu is not None:
                kunci.setdefault(satu.pk)
    return list(kunci) or [1]
