"""The verification document of a unit and month: made when first needed, submitted, verified, returned."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from datakinerja.models import LembarData
from datakinerja.queries.kelengkapan import kelengkapan_unit, kosong_pada
from layanan.actions import advance, mulai
from organisasi.models import Pengguna, Periode, Unit
from organisasi.queries import daftar_opd


@transaction.atomic
def lembar(*, unit: Unit | int, periode: Periode, by: Pengguna | None) -> LembarData:
    """The verification document of a unit and month, made when first needed. ValueError for a period that is no month."""
    if periode.jenis != "bulan":
        raise ValueError("Lembar data dibuat per bulan.")
    unit_id = unit if isinstance(unit, int) else unit.pk
    objek, baru = LembarData.objects.get_or_create(
        unit_id=unit_id, periode=periode, defaults={"status": LembarData.alur.awal}
    )
    if baru:
        mulai(objek, by=by, kalimat="Lembar data dibuat")
    return objek


@transaction.atomic
def ajukan(lembar_data: LembarData, *, by: Pengguna, catatan: str = "") -> LembarData:
    """Submit the values of a month for verification; from here on they are locked.

    The moment of the first submission counts for punctuality. ValidationError where due values are missing and no
    note says why. Source: Perpres 29/2014 Pasal 17.
    """
    kosong = kosong_pada(lembar_data.unit_id, lembar_data.periode)
    if kosong and not catatan.strip():
        nama = "; ".join(kosong[:3]) + (f"; dan {len(kosong) - 3} lainnya" if len(kosong) > 3 else "")
        raise ValidationError({"catatan": f"Masih kosong: {nama}. Isi dahulu, atau ajukan dengan catatan sebabnya."})
    hasil = advance(lembar_data, "ajukan", by=by, catatan=catatan)
    if hasil.diajukan_pada is None:
        hasil.diajukan_pada = timezone.now()
        hasil.save(update_fields=["diajukan_pada"])
    return hasil


@transaction.atomic
def siapkan_lembar(*, tahun: int, bulan: int) -> int:
    """Make the documents of a month for all OPD that owe values in it and have none; gives how many were made.

    For the scheduled job: nobody's permission is asked, since nothing is decided. A year that is closed or not set up stays.
    """
    periode = Periode.objects.filter(tahun=tahun, tahun__terkunci=False, jenis="bulan", nomor=bulan).first()
    if periode is None:
        return 0
    opd = [satu.id for satu in daftar_opd(periode.selesai)]
    jumlah = 0
    for unit_id, hasil in kelengkapan_unit(opd, tahun).items():
        milik = next((satu for satu in hasil.bulan if satu.nomor == bulan), None)
        if milik and milik.wajib and milik.lembar_id is None:
            lembar(unit=unit_id, periode=periode, by=None)
            jumlah += 1
    return jumlah
