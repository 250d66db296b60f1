"""Template tags of measurement: rows of achievement, its sign, labels."""

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from pengukuran.gambar import tanda_capaian
from pengukuran.queries.capaian import BarisCapaian, Kelompok, Ukur
from renstra.rules import JenisSimpul
from sakip.angka import tulis

register = template.Library()
register.filter("capaian", tanda_capaian)


@register.filter
def label_simpul(jenis: str) -> str:
    """Level of the plan in words."""
    return JenisSimpul(jenis).label


@register.filter
def target_ukur(ukur: Ukur) -> str:
    """The target that an achievement is measured against, in Indonesian."""
    if ukur.target_atas is not None:
        return f"{tulis(ukur.target)}–{tulis(ukur.target_atas)}"
    return tulis(ukur.target)


@register.simple_tag
def baris_capaian(kelompok: Kelompok, tahun: int, unit_id: int) -> SafeString:
    """Rows of a group: written here, since a unit may have hundreds."""
    return format_html_join("", "{}", ((_baris(satu, tahun, unit_id),) for satu in kelompok.baris))


def _baris(satu: BarisCapaian, tahun: int, unit_id: int) -> SafeString:
    return format_html(
        '<tr><th scope="row"><a href="{}">{}</a><small>{}</small></th><td class="k">{}</td><td class="k">{}<small>{}</small></td>'
        '<td class="c">{}</td><td class="k">{}<small>{}</small></td><td class="c">{}</td></tr>',
        reverse("pengukuran:indikator", args=[tahun, unit_id, satu.objek_id]),
        satu.uraian,
        " · ".join(filter(None, (satu.kode, satu.satuan))),
        target_ukur(satu.kini) if satu.kini.periode else "–",
        satu.kini.teks,
        satu.kini.periode,
        tanda_capaian(satu.kini),
        satu.target.teks or "–",
        {"PK": "PK", "RENSTRA": "Renstra"}.get(satu.sumber, "belum ada"),
        tanda_capaian(satu.setahun),
    )
