"""Many agreements at once: made for a whole unit, approved, returned, and signed by one confirmation.

Each agreement is its own transaction: what cannot be done to one does not stop the others, and is reported.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from layanan.actions import TransitionError
from organisasi.models import Jabatan, Pengguna, Unit
from perjanjian.actions.bahan import isi_butir
from perjanjian.actions.buat import buat_dari_rencana
from perjanjian.actions.naskah import kembalikan, setujui, tandatangani
from perjanjian.actions.turun import IsianTurun, sambungkan, turunkan
from perjanjian.models import ItemPerjanjian, Perjanjian
from perjanjian.queries.bahan import bahan_menurut_indikator
from perjanjian.queries.serentak import Sumber
from perjanjian.queries.turun import item_atasan, perjanjian_atasan
from perjanjian.rules import CaraTurun
from sakip.pdf import PdfGagal


@dataclass
class HasilSerentak:
    """What happened: names of those done, and (name, reason) of those that could not be."""

    selesai: list[str] = field(default_factory=list)
    gagal: list[tuple[str, str]] = field(default_factory=list)


def buat_serentak(
    *,
    unit: Unit,
    tahun: int,
    jabatan: Sequence[int],
    by: Pengguna,
    sumber: Sumber = Sumber.RENCANA,
    ambil: bool = True,
    lapor: Callable[[int, int, str], None] = lambda ke, dari, teks: None,
) -> HasilSerentak:
    """Drafts for the given positions, in their order (superiors first).

    sumber: the plan, or what each had promised the year before. ambil: who has no indicator of his own takes over all of
    the superior's. lapor: told how far it has come, after each. Raises PermissionDenied before anything is written.
    """
    if not by.has_perm("perjanjian.susun", Perjanjian(unit=unit)):
        raise PermissionDenied("Anda tidak berwenang menyusun perjanjian unit ini.")
    semua = {satu.pk: satu for satu in Jabatan.objects.filter(pk__in=jabatan)}
    hasil = HasilSerentak()
    for ke, kunci in enumerate(jabatan, start=1):
        if kunci in semua:
            _coba(hasil, str(semua[kunci]), lambda satu=semua[kunci]: _buat(unit, tahun, satu, by, sumber, ambil))
        lapor(ke, len(jabatan), f"{ke} dari {len(jabatan)} jabatan")
    return hasil


def _coba(hasil: HasilSerentak, nama: str, lakukan: Callable[[], Any]) -> None:
    """One of many: its own transaction, its own reason."""
    try:
        with transaction.atomic():
            jadi = lakukan()
    except ValidationError as galat:
        hasil.gagal.append((nama, " ".join(galat.messages)))
    except (TransitionError, PermissionDenied, PdfGagal) as galat:
        hasil.gagal.append((nama, str(galat)))
    else:
        hasil.selesai.append(str(jadi))


def _buat(unit: Unit, tahun: int, jabatan: Jabatan, by: Pengguna, sumber: Sumber, ambil: bool) -> Perjanjian:
    baris = buat_dari_rencana(unit=unit, tahun=tahun, jabatan=jabatan, by=by)
    if baris.status != "draf":
        return baris
    if sumber is Sumber.TAHUN_LALU:
        _seperti_tahun_lalu(baris)
    if ambil and not baris.item.exists() and (atasan := perjanjian_atasan(baris)):
        butir = [IsianTurun(satu.item.pk, CaraTurun.AMBIL) for satu in item_atasan(atasan)]
        if butir:
            turunkan(baris, butir=butir, by=by)
    return Perjanjian.objects.get(pk=baris.pk)


def _seperti_tahun_lalu(baris: Perjanjian) -> None:
    """The indicators of the year before as far as the plan still has them, with this year's wording and targets."""
    lama = ItemPerjanjian.objects.filter(
        perjanjian__tahun=baris.tahun_id - 1,
        perjanjian__jabatan=baris.jabatan_id,
        perjanjian__status="ditandatangani",
        objek__jabatan=None,
    ).order_by("urutan", "id")
    indikator = list(lama.values_list("objek__indikator_id", flat=True))
    bahan = bahan_menurut_indikator(baris.rencana, indikator, baris.tahun_id) if indikator and baris.rencana else []
    if bahan:
        baris.item.all().delete()
        isi_butir(baris, bahan)
        sambungkan(baris, perjanjian_atasan(baris))


def setujui_serentak(perjanjian: Iterable[Perjanjian], *, by: Pengguna) -> HasilSerentak:
    """Approve each."""
    hasil = HasilSerentak()
    for satu in perjanjian:
        _coba(hasil, str(satu), lambda satu=satu: setujui(satu, by=by))
    return hasil


def kembalikan_serentak(perjanjian: Iterable[Perjanjian], *, by: Pengguna, catatan: str) -> HasilSerentak:
    """Send each back with the same note."""
    hasil = HasilSerentak()
    for satu in perjanjian:
        _coba(hasil, str(satu), lambda satu=satu: kembalikan(satu, by=by, catatan=catatan))
    return hasil


@sensitive_variables("nik", "frasa")
def tandatangani_serentak(
    perjanjian: Iterable[Perjanjian], *, jalur: str, by: Pengguna, nik: str = "", frasa: str = ""
) -> HasilSerentak:
    """Sign each as the party that the user is, by one confirmation, which the caller has had her give.

    jalur: gerbang or lokal; wet ink needs a scan of each paper. ValidationError for any other.
    """
    if jalur not in {"gerbang", "lokal"}:
        raise ValidationError({"jalur": "Tanda tangan basah dicatat satu per satu dengan pindaiannya."})
    hasil = HasilSerentak()
    for satu in perjanjian:
        _coba(hasil, str(satu), lambda satu=satu: tandatangani(satu, jalur=jalur, by=by, nik=nik, frasa=frasa))
    return hasil
