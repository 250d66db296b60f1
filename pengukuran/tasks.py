"""Jobs of measurement."""

from typing import Any

from layanan.pekerjaan import Kerja, daftarkan, jadwalkan
from organisasi.models import Tahun
from pengukuran.actions import hitung_ulang
from pengukuran.actions.proyeksi import SEKALI
from renstra.models import ObjekUkur


@daftarkan("pengukuran.segarkan", percobaan=5)
def segarkan(kerja: Kerja) -> dict[str, Any]:
    """Bring the projection up to date after targets or definitions changed.

    argumen: tahun, or tahun_awal and tahun_akhir; unit_id (absent: all units) or objek (ids).
    """
    isi = kerja.argumen
    tahun = range(isi["tahun_awal"], isi["tahun_akhir"] + 1) if "tahun_awal" in isi else [isi["tahun"]]
    objek = ObjekUkur.objects.order_by("pk")
    if isi.get("unit_id"):
        objek = objek.filter(unit=isi["unit_id"])
    if isi.get("objek"):
        objek = objek.filter(pk__in=isi["objek"])
    ids = list(objek.values_list("pk", flat=True))
    potongan = [(nomor, ids[awal : awal + SEKALI]) for nomor in tahun for awal in range(0, len(ids), SEKALI)]
    baris = 0
    for ke, (nomor, bagian) in enumerate(potongan, start=1):
        with kerja.kunci():
            baris += hitung_ulang(bagian, nomor)
        kerja.kemajuan(ke, len(potongan), f"Capaian tahun {nomor}")
    return {"baris": baris}


@jadwalkan("pengukuran.segarkan_harian", judul="Menyegarkan capaian tahun yang belum ditutup", jam="02:00")
def segarkan_harian(kerja: Kerja) -> dict[str, Any]:
    """Once a night all open years: settings of the year may have changed, or a refresh may have come too early."""
    ids = list(ObjekUkur.objects.order_by("pk").values_list("pk", flat=True))
    baris = 0
    for tahun in Tahun.objects.filter(terkunci=False).values_list("pk", flat=True):
        for awal in range(0, len(ids), SEKALI):
            with kerja.kunci():
                baris += hitung_ulang(ids[awal : awal + SEKALI], tahun)
    return {"baris": baris}
