"""Where the pages of a plan are in a loaded demo; what the demo does not hold is made."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from organisasi.models import Pengguna, Unit
from organisasi.rules.izin import Peran
from renstra import actions
from renstra.lembar import buku_rencana
from renstra.models import PohonKinerja, PratinjauImpor, VersiRencana
from sakip.lembar import tulis_ekspor
from tests.renstra import rencana_contoh


def penyusun(unit: Unit) -> Pengguna:
    return Pengguna.objects.filter(penugasan__peran=Peran.PENYUSUN, penugasan__unit=unit).order_by("pk")[0]


def draf(unit: Unit) -> VersiRencana:
    """A draft with findings of a unit."""
    judul = "Renstra untuk pemeriksaan halaman"
    ada = VersiRencana.objects.filter(dokumen__judul=judul).first()
    if ada:
        return ada
    by = penyusun(unit)
    versi = actions.buat_dokumen(unit=unit, judul=judul, tahun_awal=2040, tahun_akhir=2044, by=by)
    actions.impor_dari_data(versi, _tahun_lain(rencana_contoh.rencana()), by)
    return versi


def _tahun_lain(data):
    """The example rows with its years moved to 2040-2044."""
    ganti = {str(tahun): str(tahun + 15) for tahun in rencana_contoh.TAHUN}
    return {
        lembar: [
            {nama[:-4] + ganti.get(nama[-4:], nama[-4:]): nilai for nama, nilai in baris.items()} for baris in daftar
        ]
        for lembar, daftar in data.items()
    }


def halaman(nama: str, unit: Unit) -> str:
    """Address of a page about the draft."""
    versi = draf(unit)
    indikator = versi.indikator.order_by("pk").first()
    pk = {
        "dokumen": versi.dokumen_id,
        "kamus": indikator.indikator_id,
        "indikator": indikator.pk,
        "simpul": versi.simpul.filter(jenis="PROGRAM").first().pk,
        "indikator_tambah": versi.simpul.first().pk,
        "silang_baru": versi.simpul.filter(jenis="PROGRAM").first().pk,
    }
    return reverse(f"renstra:{nama}", args=[pk.get(nama, versi.pk)])


def pratinjau(unit: Unit) -> str:
    """Address of a dry run with errors, gaps and changes."""
    versi = draf(unit)
    data = _tahun_lain(rencana_contoh.rencana())
    data["Program"][0]["pagu_2040"] = "dua juta"
    data["Sasaran"][0]["uraian"] = "Rumusan lain"
    isi = tulis_ekspor(buku_rencana(range(2040, 2045)), data)
    ada = PratinjauImpor.objects.filter(versi=versi).first()
    return (
        ada or actions.unggah(versi, unggahan=SimpleUploadedFile("renstra.xlsx", isi), by=penyusun(unit))
    ).get_absolute_url()


def sah(unit: Unit) -> str:
    """Address of the plan in force of a unit; of its draft while the demo ratified none."""
    versi = VersiRencana.objects.filter(dokumen__unit=unit, status="ditetapkan").first() or draf(unit)
    return versi.get_absolute_url()


def pohon(unit: Unit) -> str:
    """Address of the tree in force of a unit."""
    return PohonKinerja.objects.filter(unit=unit, status="BERLAKU").latest("pk").get_absolute_url()


def _draf_pohon(unit: Unit) -> PohonKinerja:
    lama = PohonKinerja.objects.filter(unit=unit).latest("nomor")
    return lama if lama.terbuka else actions.buat_versi_pohon(lama, by=penyusun(unit))


def pohon_draf(unit: Unit) -> str:
    """Address of a draft tree of a unit."""
    return _draf_pohon(unit).get_absolute_url()


def kondisi(unit: Unit) -> str:
    """Address of a condition of the draft."""
    return reverse("renstra:kondisi", args=[_draf_pohon(unit).simpul.order_by("pk")[0].pk])


def turunan(unit: Unit) -> str:
    """Address of the form that makes a yearly plan from the plan in force of a unit."""
    versi = VersiRencana.objects.filter(dokumen__unit=unit, dokumen__jenis="RENSTRA", status="ditetapkan").first()
    return reverse("renstra:turunan", args=[versi.pk, "renja"]) if versi else draf(unit).get_absolute_url()
