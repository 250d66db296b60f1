"""The year's plan, made from the ratified one it follows: Renja from Renstra, RKPD from RPJMD."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from layanan.actions import TransitionError, mulai
from organisasi.models import Pengguna
from renstra.actions.dokumen import pasang_dokumen
from renstra.actions.salin import salin_isi
from renstra.models import DokumenRencana, Simpul, VersiRencana
from renstra.rules.macam import Macam, macam
from renstra.rules.rencana import JenisRencana
from renstra.rules.versi import sebutan_versi


@transaction.atomic
def buat_turunan(
    asal: VersiRencana,
    *,
    jenis: JenisRencana | str,
    tahun: int,
    by: Pengguna,
    simpul: Collection[int] | None = None,
    judul: str = "",
) -> VersiRencana:
    """A draft plan of one year with the chosen nodes of a ratified plan, their indicators, targets and money of that year.

    simpul: ids of the chosen nodes of `asal`; those above them come along; None means all. Indicators stay the same identities.
    Raises PermissionDenied, TransitionError (`asal` not in force), ValidationError (kind, year, nothing chosen, doubled).
    Source: Permendagri 86/2017 (Renja follows Renstra and RKPD).
    """
    asal = VersiRencana.objects.select_related("dokumen__unit").get(pk=asal.pk)
    satu = macam(jenis)
    _periksa_asal(asal, satu, tahun)
    dokumen = DokumenRencana(
        unit=asal.dokumen.unit,
        jenis=satu.jenis,
        judul=judul or f"{satu.jenis.label} {tahun}",
        tahun_awal=tahun,
        tahun_akhir=tahun,
    )
    if not by.has_perm("renstra.susun", dokumen):
        raise PermissionDenied("Anda tidak berwenang menyusun rencana unit ini.")
    ambil = _terpilih(asal, satu, simpul)
    pasang_dokumen(dokumen)
    versi = VersiRencana.objects.create(
        dokumen=dokumen, status=VersiRencana.alur.awal, sebutan=sebutan_versi(0), asal=asal
    )
    salin_isi(asal, versi, simpul=ambil, tahun=tahun)
    mulai(versi, by=by, kalimat=f"Dibuat dari {asal}"[:300])
    return versi


def _periksa_asal(asal: VersiRencana, satu: Macam, tahun: int) -> None:
    if asal.status != "ditetapkan":
        raise TransitionError(f"{satu.jenis.label} dibuat dari rencana yang sudah ditetapkan dan masih berlaku.")
    if asal.dokumen.jenis not in satu.dari:
        dari = " atau ".join(jenis.label for jenis in satu.dari) or "isian sendiri"
        raise ValidationError({"jenis": f"{satu.jenis.label} dibuat dari {dari}."})
    if tahun not in asal.dokumen.daftar_tahun:
        raise ValidationError({"tahun": f"{asal.dokumen.judul} tidak mencakup tahun {tahun}."})


def _terpilih(asal: VersiRencana, satu: Macam, simpul: Collection[int] | None) -> set[int]:
    """The chosen nodes with all above them, of the levels that the kind has."""
    semua = {baris.pk: baris for baris in Simpul.objects.filter(versi=asal)}
    ambil: set[int] = set(semua) if simpul is None else set()
    for pk in simpul or ():
        atas = semua.get(pk)
        while atas is not None and atas.pk not in ambil:
            ambil.add(atas.pk)
            atas = semua.get(atas.induk_id or 0)
    ambil = {pk for pk in ambil if semua[pk].jenis in satu.tingkat}
    if not ambil:
        raise ValidationError({"simpul": "Pilih paling sedikit satu sasaran atau program."})
    return ambil
