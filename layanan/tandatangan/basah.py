"""Wet ink: the printed paper was signed by hand and its scan is kept with its hash."""

from django.conf import settings

from layanan import isi
from layanan.tandatangan.permintaan import GagalTandaTangan, Hasil, Permintaan


def tanda_tangani(permintaan: Permintaan) -> Hasil:
    """The scan as the signed bytes. Raises GagalTandaTangan where it is missing or not a sound PDF."""
    pindaian = permintaan.pindaian
    if pindaian is None:
        raise GagalTandaTangan("Unggah pindaian naskah yang sudah ditandatangani (PDF).")
    try:
        isi.periksa(
            pindaian, getattr(pindaian, "name", "") or "pindaian.pdf", batas_mb=settings.BERKAS_MAKS_MB, hanya=("pdf",)
        )
    except isi.IsiDitolak as galat:
        raise GagalTandaTangan(f"Pindaian: {galat}") from galat
    pindaian.seek(0)
    return Hasil(isi=pindaian.read(), keterangan="Pindaian naskah bertanda tangan basah")
