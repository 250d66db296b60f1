"""A one-page PDF of a few lines, without any typesetting: evidence of the demo."""

from collections.abc import Sequence


def pdf_kecil(baris: Sequence[str]) -> bytes:
    """The lines (Latin letters) on an A4 page. The same lines give the same bytes."""
    teks = " ".join(f"({_lolos(satu)}) Tj 0 -18 Td" for satu in baris)
    isi = f"BT /F1 12 Tf 72 770 Td {teks} ET".encode("latin-1", "replace")
    objek = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(isi), isi),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    hasil, letak = b"%PDF-1.4\n", []
    for nomor, satu in enumerate(objek, 1):
        letak.append(len(hasil))
        hasil += b"%d 0 obj\n%s\nendobj\n" % (nomor, satu)
    tabel = b"".join(b"%010d 00000 n \n" % satu for satu in letak)
    return hasil + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        tabel,
        len(hasil),
    )


def _lolos(teks: str) -> str:
    return teks.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
