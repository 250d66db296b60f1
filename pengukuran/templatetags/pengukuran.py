"""Template tags of measurement: rows of achievement, its sign, labels."""

from django import template
from django.utils.safestring import SafeString

from pengukuran import gambar
from pengukuran.queries.capaian import Kelompok
from renstra.rules import JenisSimpul

register = template.Library()
register.filter("capaian", gambar.tanda_capaian)
register.filter("target_ukur", gambar.target_ukur)


@register.filter
def label_simpul(jenis: str) -> str:
    """Level of the plan in words."""
    return JenisSimpul(jenis).label


@register.simple_tag
def kelompok_terbuka(kelompok: Kelompok, utuh: bool, buka: str) -> bool:
    """Whether a folded group is shown open: all are, or the object `buka` belongs to it."""
    return utuh or any(str(satu.objek_id) == buka for satu in kelompok.baris)


@register.simple_tag
def baris_capaian(kelompok: Kelompok, tahun: int, unit_id: int) -> SafeString:
    """Rows of a group of indicators."""
    return gambar.baris_capaian(kelompok.baris, tahun, unit_id)
