"""The tree on paper: A3, one page where it can be read so, otherwise an overview and a page per branch."""

from django.template.loader import render_to_string

from renstra.gambar import gambar_pohon
from renstra.rules.pohon import IsiPohon, IsiSimpulPohon
from sakip.pdf import cetak

# So many conditions can be read on one sheet of A3.
SELEMBAR = 60
TINGKAT_IKHTISAR = 2


def pdf_pohon(isi: IsiPohon, *, judul: str, keterangan: str) -> bytes:
    """The PDF of a tree (A3, landscape). Raises PdfGagal."""
    lembar = [
        (nama, gambar_pohon(akar, judul=nama or judul, tertutup=tutup, gaya=True)) for nama, akar, tutup in _lembar(isi)
    ]
    html = render_to_string(
        "renstra/pohon_pdf.html", {"judul": judul, "keterangan": keterangan, "lembar": lembar, "kaki": judul}
    )
    return cetak(html, css=("css/pohon-cetak.css",), judul=judul, ukuran="A3", mendatar=True, ragam="")


def _lembar(isi: IsiPohon) -> list[tuple[str, tuple[IsiSimpulPohon, ...], frozenset[int]]]:
    """Sheets: name, roots to draw, and those whose children are left for another sheet."""
    simpul = isi.simpul
    if len(simpul) <= SELEMBAR:
        return [("", isi.akar, frozenset())]
    dalam = [satu for tingkat, satu in simpul if tingkat == TINGKAT_IKHTISAR and satu.anak]
    tutup = frozenset(satu.id for tingkat, satu in simpul if tingkat >= TINGKAT_IKHTISAR)
    cabang = [(satu.uraian, (satu,), frozenset[int]()) for satu in dalam]
    return [("Ikhtisar", isi.akar, tutup), *cabang]
