"""Template tags and filters that every page may use; see docs/tampilan.md."""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import chain
from typing import Any

from django import template
from django.forms import BaseForm
from django.template import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sakip import angka as bilangan
from sakip import tanggal as kalender
from sakip.tanda import tanda as buat_tanda

register = template.Library()

RAGAM_PESAN = {"success": "baik", "warning": "awas", "error": "buruk"}
IKON_PESAN = {"baik": "centang-bulat", "awas": "awas", "buruk": "silang-bulat", "info": "info"}


@register.filter
def angka(nilai: Decimal | int | None, desimal: int | None = None) -> str:
    """``1.234,5``; with an argument so many digits after the comma. None is ``–``."""
    return "–" if nilai in (None, "") else bilangan.tulis(nilai, desimal)


@register.filter
def rupiah(nilai: Decimal | int | None) -> str:
    """``Rp 1.234.567``. None is ``–``."""
    return "–" if nilai in (None, "") else bilangan.rupiah(nilai)


@register.filter
def persen(nilai: Decimal | int | None, desimal: int = 2) -> str:
    """A percentage on the scale of 100: ``97,50%``. None is ``–``."""
    return "–" if nilai in (None, "") else bilangan.persen(nilai, desimal)


@register.filter
def tanggal(nilai: datetime.date | datetime.datetime | None) -> str:
    """``31 Januari 2026``; a moment counts in the zone of the regency. None is ``–``."""
    if isinstance(nilai, datetime.datetime):
        nilai = timezone.localtime(nilai).date() if timezone.is_aware(nilai) else nilai.date()
    return kalender.tulis(nilai or None)


@register.filter
def waktu(nilai: datetime.datetime | None) -> str:
    """``3 Februari 2026 10.14`` in the zone of the regency. None is ``–``."""
    if not nilai:
        return "–"
    return kalender.tulis_waktu(timezone.localtime(nilai) if timezone.is_aware(nilai) else nilai)


@register.filter
def ambil(peta: Mapping[Any, Any] | None, kunci: Any) -> Any:
    """The value under a key that is itself a variable; "" where there is none."""
    return (peta or {}).get(kunci, "")


@register.filter
def ragam_pesan(tag: str) -> str:
    """Kind of sign for a level of Django's messages."""
    return next((RAGAM_PESAN[kata] for kata in tag.split() if kata in RAGAM_PESAN), "info")


@register.filter
def inisial(nama: str) -> str:
    """Up to two initials: ``Operator Dinas`` is ``OD``."""
    return "".join(kata[0] for kata in str(nama).split()[:2]).upper()


@register.simple_tag
def ikon(nama: str, kelas: str = "") -> SafeString:
    """An icon of the sprite; decoration only, so screen readers skip it."""
    kelas = f"ikon {kelas}".strip()
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        kelas,
        static("gambar/ikon.svg"),
        nama,
    )


@register.simple_tag
def ikon_pesan(ragam: str) -> SafeString:
    """The icon that goes with a kind of message."""
    return ikon(IKON_PESAN.get(ragam, "info"))


@register.simple_tag
def tanda(kunci: object, teks: str = "") -> SafeString:
    """A status by shape, words and colour."""
    hasil = buat_tanda(kunci, teks)
    return format_html('<span class="tanda t-{}">{}</span>', hasil.ragam, hasil.teks)


@register.simple_tag
def meter(nilai: Decimal | int | None, maks: Decimal | int = 100, label: str = "", ragam: str = "") -> SafeString:
    """A bar of `nilai` in `maks`; the label is read aloud (by default the percentage)."""
    bagian = (
        Decimal(0)
        if not nilai or not maks
        else min(max(Decimal(nilai) * 100 / Decimal(maks), Decimal(0)), Decimal(100))
    )
    return format_html(
        '<svg class="meter{}" role="img" aria-label="{}"><rect class="meter-isi" width="{}%" height="100%"/></svg>',
        f" m-{ragam}" if ragam else "",
        label or bilangan.persen(bagian, 0),
        f"{bagian:.2f}",
    )


@register.inclusion_tag("komponen/pita.html")
def pita(nilai: Decimal | None, kode: str, daftar: Iterable[tuple[str, Decimal, Decimal]]) -> dict[str, Any]:
    """The scale of grades with a needle at `nilai` (0 to 100); `daftar` holds (code, lower, upper)."""
    ruas = [
        {"kode": k, "x": f"{bawah:.2f}", "lebar": f"{atas - bawah:.2f}", "tengah": f"{(bawah + atas) / 2:.2f}"}
        for k, bawah, atas in daftar
    ]
    return {"nilai": nilai, "kode": kode, "ruas": ruas, "jarum": "" if nilai is None else f"{nilai:.2f}"}


@register.simple_tag(takes_context=True)
def galat_form(context: Context) -> list[tuple[str, str]]:
    """All errors of `form`, `forms` and `galat` of the context as (sentence, id of the field or "").

    Marks the forms, so that their general errors are not printed a second time.
    """
    hasil = [(str(satu), "") for satu in context.get("galat") or []]
    form = context.get("form")
    for satu in chain([form] if isinstance(form, BaseForm) else [], context.get("forms") or []):
        satu.ringkasan_tampil = True
        hasil += [(str(pesan), "") for pesan in satu.non_field_errors()]
        for bidang in satu:
            hasil += [(f"{bidang.label}: {pesan}", bidang.id_for_label or bidang.auto_id) for pesan in bidang.errors]
    return hasil
