"""Jobs of agreements: making them for a whole unit, and printing many as one PDF."""

from typing import Any

from layanan.pekerjaan import GagalKerja, HasilBerkas, Kerja, daftarkan
from organisasi.models import Unit
from perjanjian import actions
from perjanjian.models import Perjanjian
from perjanjian.queries.cetak_borongan import cetak_borongan
from perjanjian.queries.serentak import Sumber
from sakip.pdf import PdfGagal
from sakip.unduh import nama_berkas

BUAT = "perjanjian.buat_serentak"
CETAK = "perjanjian.cetak_borongan"


@daftarkan(BUAT)
def buat_serentak(kerja: Kerja) -> dict[str, Any]:
    """Argumen: unit_id, tahun, jabatan (ids, superiors first), sumber, ambil."""
    isi = kerja.argumen
    if kerja.oleh is None:
        raise GagalKerja("Pekerjaan ini memerlukan pengguna yang memintanya.")
    hasil = actions.buat_serentak(
        unit=Unit.objects.get(pk=isi["unit_id"]),
        tahun=isi["tahun"],
        jabatan=isi["jabatan"],
        sumber=Sumber(isi["sumber"]),
        ambil=isi["ambil"],
        by=kerja.oleh,
        lapor=kerja.kemajuan,
    )
    return {"selesai": hasil.selesai, "gagal": hasil.gagal}


@daftarkan(CETAK)
def cetak(kerja: Kerja) -> HasilBerkas:
    """Argumen: perjanjian (ids), judul. Only those that whoever asked may see."""
    if kerja.oleh is None:
        raise GagalKerja("Pekerjaan ini memerlukan pengguna yang memintanya.")
    terlihat = Perjanjian.objects.for_user(kerja.oleh).filter(pk__in=kerja.argumen["perjanjian"])
    semua = list(terlihat.select_related("unit", "tahun", "dokumen").order_by("unit", "jabatan", "pk"))
    if not semua:
        raise GagalKerja("Tidak ada perjanjian yang dapat dicetak.")
    kerja.kemajuan(0, len(semua), f"Menyusun {len(semua)} perjanjian")
    try:
        isi = cetak_borongan(semua, judul=kerja.argumen["judul"], lapor=kerja.kemajuan)
    except PdfGagal as galat:
        raise GagalKerja(str(galat)) from galat
    return HasilBerkas(nama_berkas(kerja.argumen["judul"], akhiran="pdf"), isi, data={"jumlah": len(semua)})
