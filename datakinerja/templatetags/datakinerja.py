"""Template tags of performance data: months, states, punctuality."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from datakinerja.queries import KelengkapanBulan
from datakinerja.rules import nama_periode
from datakinerja.rules.alur import ALUR_LEMBAR
from sakip.angka import tulis

register = template.Library()


@register.filter
def nama_bulan(nomor: int) -> str:
    """A month in words."""
    return nama_periode("bulan", nomor, 0)


@register.filter
def label_status(status: str) -> str:
    """State of a document in words."""
    return ALUR_LEMBAR.status[status].label


_KETEPATAN = {True: ("baik", "Tepat waktu", "✓"), False: ("buruk", "Terlambat", "!"), None: ("kosong", "Belum", "")}


@register.filter
def ketepatan(satu: KelengkapanBulan) -> SafeString:
    """Punctuality as a sign; nothing where no value is due."""
    ragam, teks, _ = _KETEPATAN[satu.tepat_waktu]
    return format_html('<span class="tanda t-{}">{}</span>', ragam, teks) if satu.wajib else format_html("–")


@register.filter
def sel_kepatuhan(satu: KelengkapanBulan) -> SafeString:
    """A cell of the matrix: share filled, punctuality by sign, word and colour, link to the document."""
    if not satu.wajib or not (satu.jatuh_tempo or satu.terisi):
        return format_html('<td class="k redup">{}</td>', "–" if not satu.wajib else "")
    ragam, teks, tanda = _KETEPATAN[satu.tepat_waktu]
    if satu.tepat_waktu is False and satu.diajukan:
        ragam, tanda = "awas", "▲"
    isi = f"{tanda} {tulis(satu.persen, 0)}%".strip()
    if satu.lembar_id:
        return format_html(
            '<td class="k"><a class="m-{}" href="{}" title="{}">{}</a></td>',
            ragam,
            reverse("datakinerja:lembar", args=[satu.lembar_id]),
            teks,
            isi,
        )
    return format_html('<td class="k"><span class="m-{}" title="{}">{}</span></td>', ragam, teks, isi)
