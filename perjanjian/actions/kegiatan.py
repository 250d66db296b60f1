"""What is done for each promise in each quarter, and by whom."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from layanan.actions import tinggalkan_jejak
from organisasi.models import Pengguna, Periode
from organisasi.models.waktu import JenisPeriode
from perjanjian.actions.dasar import kunci_isi, naikkan_revisi
from perjanjian.actions.ubah import DAPAT_BERENCANA
from perjanjian.models import KegiatanAksi, Perjanjian
from perjanjian.queries.cakupan import jabatan_serumpun


@dataclass(frozen=True)
class IsianKegiatan:
    """What is done ("" for nothing) and the id of the position in charge."""

    uraian: str
    penanggung_jawab: int | None = None


@transaction.atomic
def simpan_kegiatan(
    perjanjian: Perjanjian, *, isian: Mapping[tuple[int, int], IsianKegiatan], by: Pengguna, revisi: int | None = None
) -> Perjanjian:
    """Write activities; keys are (item id, id of the quarter). Empty ones are dropped, absent ones stay.

    Raises PermissionDenied, HalamanBasi, or ValidationError in a closed year, for a period that is no quarter of the
    year, or for a position outside the unit.
    """
    baris = kunci_isi(perjanjian, izin="perjanjian.susun", by=by, revisi=revisi, status=DAPAT_BERENCANA)
    if baris.tahun.terkunci:
        raise ValidationError(f"Tahun {baris.tahun_id} sudah ditutup, sehingga rencana aksinya tidak dapat diubah.")
    item = set(baris.item.values_list("pk", flat=True))
    periode = set(
        Periode.objects.filter(tahun=baris.tahun_id, jenis=JenisPeriode.TRIWULAN).values_list("pk", flat=True)
    )
    boleh = {satu.jabatan_id for satu in jabatan_serumpun(baris.unit_id, baris.tahun_id)}
    baru = []
    for (item_id, periode_id), isi in isian.items():
        if item_id not in item or periode_id not in periode:
            raise ValidationError("Ada kegiatan untuk indikator atau triwulan yang bukan milik perjanjian ini.")
        if isi.penanggung_jawab and isi.penanggung_jawab not in boleh:
            raise ValidationError("Penanggung jawab harus jabatan dalam unit ini.")
        if isi.uraian.strip():
            baru.append(
                KegiatanAksi(
                    item_id=item_id,
                    periode_id=periode_id,
                    uraian=isi.uraian.strip(),
                    penanggung_jawab_id=isi.penanggung_jawab,
                )
            )
    KegiatanAksi.objects.bulk_create(
        baru, update_conflicts=True, unique_fields=["item", "periode"], update_fields=["uraian", "penanggung_jawab"]
    )
    for item_id, periode_id in [kunci for kunci, isi in isian.items() if not isi.uraian.strip()]:
        KegiatanAksi.objects.filter(item=item_id, periode=periode_id).delete()
    tinggalkan_jejak(baris, tindakan="kegiatan_aksi", kalimat=f"Kegiatan rencana aksi diubah ({len(baru)})", by=by)
    return naikkan_revisi(baris)
