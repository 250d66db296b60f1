"""After a reorganisation: agreements end with their position, and begin anew in the units that took over.

Nothing moves by itself: whoever draws up the agreements is offered each step.
"""

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from layanan.actions import advance, mulai, tinggalkan_jejak
from organisasi.models import Jabatan, Pengguna, Unit
from organisasi.queries import jabatan_kepala
from perjanjian.actions.bahan import objek_ukur, pihak_lengkap
from perjanjian.actions.buat import buat_dari_rencana
from perjanjian.actions.dasar import kunci, segarkan_capaian
from perjanjian.models import ItemPerjanjian, Perjanjian, ProgramPerjanjian
from perjanjian.queries.alih import akhir_jabatan
from perjanjian.queries.atasan import para_pihak
from perjanjian.rules import ALUR
from renstra.queries import rencana_untuk_perjanjian


@transaction.atomic
def akhiri(perjanjian: Perjanjian, *, by: Pengguna, catatan: str, terakhir: dt.date | None = None) -> Perjanjian:
    """End an agreement whose position is no more; `terakhir` is its last day in force (by default the position's).

    Raises ValidationError while the position exists, without a reason, or for a day outside its time in force;
    TransitionError, PermissionDenied.
    """
    baris = kunci(perjanjian)
    hari = terakhir or akhir_jabatan(baris.jabatan_id)
    if hari is None or akhir_jabatan(baris.jabatan_id) is None:
        raise ValidationError(
            f"Jabatan {baris.nama_jabatan} masih ada, sehingga perjanjiannya direvisi, bukan diakhiri."
        )
    mulai_berlaku, akhir = baris.masa
    if not mulai_berlaku <= hari <= akhir:
        raise ValidationError("Hari terakhir harus dalam masa berlaku perjanjian.")
    # The last day first: afterwards nothing of it may change.
    baris.sampai = hari
    baris.save(update_fields=["sampai"])
    hasil = advance(baris, "akhiri", by=by, catatan=catatan)
    segarkan_capaian(hasil, by=by)
    return hasil


@transaction.atomic
def alihkan(perjanjian: Perjanjian, *, ke: Unit, by: Pengguna, pada: dt.date | None = None) -> Perjanjian:
    """A draft for the head of a unit that took over the work: from its plan, else with the indicators of the old agreement.

    The old agreement stays as it is; ending it is a step of its own. One that the new head has already is returned.
    Raises PermissionDenied, or ValidationError where the unit has no head or he or his superior is missing.
    """
    pada = pada or timezone.localdate()
    kepala = jabatan_kepala(ke, pada)
    if kepala is None:
        raise ValidationError("Unit penerus belum mempunyai jabatan kepala. Catat di menu Jabatan & pemangku.")
    if rencana_untuk_perjanjian(ke, perjanjian.tahun_id):
        baru = buat_dari_rencana(unit=ke, tahun=perjanjian.tahun_id, jabatan=kepala, by=by, pada=pada)
    else:
        baru = _dari_lama(perjanjian, ke, kepala, by, pada)
    tinggalkan_jejak(perjanjian, tindakan="alihkan", kalimat=f"Dilanjutkan oleh {baru}"[:290], by=by)
    return baru


def _dari_lama(lama: Perjanjian, ke: Unit, kepala: Jabatan, by: Pengguna, pada: dt.date) -> Perjanjian:
    """The indicators of the old agreement, measured at the new unit."""
    if ada := Perjanjian.objects.filter(jabatan=kepala, tahun=lama.tahun_id).order_by("-versi").first():
        return ada
    if not by.has_perm("perjanjian.susun", Perjanjian(unit=ke)):
        raise PermissionDenied("Anda tidak berwenang menyusun perjanjian unit penerus.")
    pihak = pihak_lengkap(para_pihak(kepala.pk, pada))
    baru = Perjanjian.objects.create(
        unit=ke,
        tahun=lama.tahun,
        jabatan=kepala,
        nama_jabatan=pihak.jabatan.nama,
        status=ALUR.awal,
        pihak_pertama=pihak.pertama,
        pihak_kedua=pihak.kedua,
        rencana=lama.rencana,
        mulai=pihak.jabatan.berlaku.lower if pihak.jabatan.berlaku.lower.year == lama.tahun_id else None,
    )
    item = list(lama.item.select_related("indikator_versi").order_by("urutan", "id"))
    objek = objek_ukur(ke, [satu.indikator_versi.indikator_id for satu in item])
    for satu in item:
        satu.objek = objek[satu.indikator_versi.indikator_id]
        satu.pk, satu.perjanjian, satu.dari, satu.cara_turun, satu.bobot = None, baru, None, "", None
        satu._state.adding = True
    ItemPerjanjian.objects.bulk_create(item)
    program = list(lama.program.all())
    for baris in program:
        baris.pk, baris.perjanjian = None, baru
        baris._state.adding = True
    ProgramPerjanjian.objects.bulk_create(program)
    mulai(baru, by=by, kalimat=f"Dilanjutkan dari {lama}"[:290])
    return baru
