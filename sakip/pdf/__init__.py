"""Documents on paper: HTML in, PDF bytes out, rendered in a process of its own so that a web process never grows or hangs."""

from sakip.pdf.cetak import UKURAN, PdfGagal, cetak

__all__ = ["UKURAN", "PdfGagal", "cetak"]
