"""Copies of the content of a version: identities stay, rows are new."""

from collections.abc import Collection, Iterable
from typing import Any

from renstra.models import IndikatorVersi, MisiTujuan, Pagu, Simpul, TargetTahunan, VersiRencana
from renstra.rules import JenisSimpul


def salin_isi(
    lama: VersiRencana, baru: VersiRencana, *, simpul: Collection[int] | None = None, tahun: int | None = None
) -> None:
    """Copy nodes, money, indicators and targets from one version into another, empty one.  Ten queries and one per level.

    simpul: ids of the nodes to take (None: all); a node whose parent is not taken hangs under the nearest one above that is.
    tahun: only targets and money of that year.
    """
    semua = list(lama.simpul.all())
    ambil = {satu.pk for satu in semua} if simpul is None else set(simpul)
    salinan = _salin_simpul(semua, ambil, baru)
    MisiTujuan.objects.bulk_create(
        MisiTujuan(tujuan=salinan[satu.tujuan_id], misi=salinan[satu.misi_id])
        for satu in MisiTujuan.objects.filter(tujuan__in=salinan, misi__in=salinan)
    )
    dalam_tahun = {} if tahun is None else {"tahun": tahun}
    Pagu.objects.bulk_create(
        _salinan(pagu, simpul=salinan[pagu.simpul_id])
        for pagu in Pagu.objects.filter(simpul__versi=lama, simpul__in=salinan, **dalam_tahun)
    )
    indikator = {
        satu.pk: _salinan(satu, versi=baru, simpul=salinan[satu.simpul_id])
        for satu in lama.indikator.filter(simpul__in=salinan)
    }
    IndikatorVersi.objects.bulk_create(indikator.values())
    TargetTahunan.objects.bulk_create(
        _salinan(target, indikator=indikator[target.indikator_id])
        for target in TargetTahunan.objects.filter(indikator__in=indikator, **dalam_tahun)
    )


def _salin_simpul(semua: Iterable[Simpul], ambil: Collection[int], baru: VersiRencana) -> dict[int, Simpul]:
    """Copies of the nodes by id of the original; level by level, so that a parent is there before its children."""
    induk = {satu.pk: satu.induk_id for satu in semua}
    hasil: dict[int, Simpul] = {}
    for jenis in JenisSimpul:
        tingkat = {
            satu.pk: _salinan(satu, versi=baru, induk=hasil.get(_induk_terambil(satu.pk, induk, ambil) or 0))
            for satu in semua
            if satu.jenis == jenis and satu.pk in ambil
        }
        Simpul.objects.bulk_create(tingkat.values())
        hasil |= tingkat
    return hasil


def _induk_terambil(pk: int, induk: dict[int, int | None], ambil: Collection[int]) -> int | None:
    atas = induk[pk]
    while atas is not None and atas not in ambil:
        atas = induk[atas]
    return atas


def _salinan(baris: Any, **ganti: Any) -> Any:
    """An unsaved copy of a row with some fields replaced."""
    isi = {f.attname: getattr(baris, f.attname) for f in baris._meta.concrete_fields if not f.primary_key}
    for nama in ganti:
        isi.pop(baris._meta.get_field(nama).attname)
    return type(baris)(**isi, **ganti)
