"""The same figures as a table, for everyone who would rather read than look."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sakip.bagan.deret import Titik, tulis


def tabel_deret(
    deret: Sequence[Titik],
    *,
    judul: str,
    kepala: tuple[str, str] = ("Periode", "Nilai"),
    satuan: str = "",
    target: Decimal | None = None,
) -> SafeString:
    """The table of a line or of bars; the target as a last row."""
    baris = [(t.label, tulis(t.nilai, satuan)) for t in deret] + (
        [("Target", tulis(target, satuan))] if target is not None else []
    )
    isi = format_html_join("", '<tr><th scope="row">{}</th><td class="k">{}</td></tr>', baris)
    return _tabel(judul, kepala, isi)


def figur(svg: SafeString, tabel: SafeString, *, ringkasan: str = "Lihat sebagai tabel") -> SafeString:
    """Chart and table together, the table folded away; for pages (a PDF prints the chart, or the table)."""
    return format_html(
        '<figure class="bagan-figur">{}<details><summary>{}</summary><div class="gulir" tabindex="0" role="region" aria-label="{}">{}</div></details></figure>',
        svg,
        ringkasan,
        ringkasan,
        tabel,
    )


def _tabel(judul: str, kepala: Sequence[str], isi: SafeString) -> SafeString:
    judul_kolom = format_html('<th scope="col">{}</th>', kepala[0]) + format_html_join(
        "", '<th scope="col" class="k">{}</th>', ((nama,) for nama in kepala[1:])
    )
    return format_html(
        '<table class="tabel tabel-rapat"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        judul,
        judul_kolom,
        isi,
    )
