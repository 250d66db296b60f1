"""Many agreements as one PDF, each beginning on a page of its own with its letterhead."""

from collections.abc import Callable, Sequence

from django.template.loader import render_to_string

from perjanjian.models import Perjanjian
from perjanjian.queries.isi import isi_perjanjian
from perjanjian.queries.naskah import konteks_naskah
from sakip.pdf import cetak

# One paper takes about a quarter of a second; a hundred need room.
BATAS_DETIK = 300


def cetak_borongan(
    perjanjian: Sequence[Perjanjian],
    *,
    judul: str,
    lapor: Callable[[int, int, str], None] = lambda ke, dari, teks: None,
) -> bytes:
    """One PDF of all the given agreements, as issued where they were (with the code), else as drafts. Raises PdfGagal."""
    bagian = []
    for ke, satu in enumerate(perjanjian, start=1):
        isi = isi_perjanjian(satu)
        kode = satu.dokumen.kode if satu.dokumen else ""
        bagian.append(konteks_naskah(isi, kode=kode, salinan=satu.beku is not None and not kode))
        lapor(ke, len(perjanjian) + 1, f"Menyusun {ke} dari {len(perjanjian)} perjanjian")
    html = render_to_string("perjanjian/cetak_borongan.html", {"judul": judul, "kaki": judul, "bagian": bagian})
    ukuran = bagian[0]["isi"].kepala.kertas if bagian else "A4"
    return cetak(html, judul=judul, ukuran=ukuran, ragam="", batas_detik=BATAS_DETIK)
