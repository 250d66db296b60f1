"""Making performance trees: from nothing, from a plan, from the version before; and putting them into force."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Max, Model

from layanan.actions import HalamanBasi, TransitionError, tinggalkan_jejak
from organisasi.models import Pengguna, Unit
from renstra.models import IndikatorKondisi, PohonKinerja, SilangKondisi, SimpulPohon, VersiRencana
from renstra.queries.pohon import pohon as isi_rencana
from renstra.rules.pohon import StatusPohon
from renstra.rules.pohon.dari_rencana import Rancangan, rancang


class PohonTertutup(TransitionError):
    """The tree is no draft any more; the text says so in Indonesian."""


@transaction.atomic
def buat_pohon(*, unit: Unit, tahun_awal: int, tahun_akhir: int, keterangan: str = "", by: Pengguna) -> PohonKinerja:
    """A new, empty draft for a unit: the next version of its tree for these years. Raises PermissionDenied, ValidationError."""
    pohon = PohonKinerja(unit=unit, tahun_awal=tahun_awal, tahun_akhir=tahun_akhir, keterangan=keterangan.strip())
    if not by.has_perm("renstra.susun", pohon):
        raise PermissionDenied("Anda tidak berwenang menyusun pohon kinerja unit ini.")
    Unit.objects.select_for_update().get(pk=unit.pk)
    lama = PohonKinerja.objects.filter(unit=unit, tahun_awal=tahun_awal)
    if lama.filter(status=StatusPohon.DRAF).exists():
        raise ValidationError(
            "Unit ini masih mempunyai draf pohon kinerja untuk masa itu. Lanjutkan atau hapus draf itu dahulu."
        )
    pohon.nomor = (lama.aggregate(n=Max("nomor"))["n"] or 0) + 1
    pohon.full_clean()
    pohon.save()
    tinggalkan_jejak(pohon, tindakan="buat", kalimat="Dibuat", by=by)
    return pohon


@transaction.atomic
def bangun_dari_rencana(versi: VersiRencana, *, by: Pengguna) -> PohonKinerja:
    """A new draft tree with the cascade of a plan as its conditions, tied to the plan's nodes, indicators and positions.

    Raises PermissionDenied, ValidationError.  Source: PermenPANRB 89/2021.
    """
    dokumen = versi.dokumen
    pohon = buat_pohon(
        unit=dokumen.unit, tahun_awal=dokumen.tahun_awal, tahun_akhir=dokumen.tahun_akhir,
        keterangan=f"Dibangun dari {versi}"[:250], by=by,
    )  # fmt: skip
    tanam(pohon, rancang(isi_rencana(versi)))
    return pohon


def tanam(pohon: PohonKinerja, rancangan: list[Rancangan]) -> list[SimpulPohon]:
    """Write designed conditions into an empty tree: one insert per level, one for the indicators."""
    hasil: dict[int, SimpulPohon] = {}
    sisa = list(enumerate(rancangan))
    while sisa:
        siap = [(n, satu) for n, satu in sisa if satu.induk is None or satu.induk in hasil]
        baru = {
            n: _kondisi(pohon, n, satu, hasil.get(satu.induk) if satu.induk is not None else None) for n, satu in siap
        }
        SimpulPohon.objects.bulk_create(baru.values())
        hasil |= baru
        sisa = [(n, satu) for n, satu in sisa if n not in hasil]
    IndikatorKondisi.objects.bulk_create(
        IndikatorKondisi(simpul=hasil[n], uraian=x.uraian, indikator_id=x.indikator_id, urutan=ke)
        for n, satu in enumerate(rancangan)
        for ke, x in enumerate(satu.indikator)
    )
    return [hasil[n] for n in range(len(rancangan))]


def _kondisi(pohon: PohonKinerja, urutan: int, satu: Rancangan, induk: SimpulPohon | None) -> SimpulPohon:
    return SimpulPohon(
        pohon=pohon, kunci=satu.kunci, induk=induk, jenis=satu.jenis, uraian=satu.uraian, urutan=urutan, rencana=satu.rencana,
        jabatan_id=satu.jabatan_id,
    )  # fmt: skip


@transaction.atomic
def buat_versi_pohon(lama: PohonKinerja, *, by: Pengguna) -> PohonKinerja:
    """A new draft with all conditions of a tree, identities kept. Raises PermissionDenied, ValidationError."""
    baru = buat_pohon(
        unit=lama.unit, tahun_awal=lama.tahun_awal, tahun_akhir=lama.tahun_akhir, keterangan=lama.keterangan, by=by
    )
    semua = list(lama.simpul.order_by("urutan", "id"))
    hasil: dict[int, SimpulPohon] = {}
    while len(hasil) < len(semua):
        tingkat = {
            satu.pk: _salin(satu, pohon=baru, induk=hasil.get(satu.induk_id or 0))
            for satu in semua
            if satu.pk not in hasil and (satu.induk_id is None or satu.induk_id in hasil)
        }
        SimpulPohon.objects.bulk_create(tingkat.values())
        hasil |= tingkat
    for model in (IndikatorKondisi, SilangKondisi):
        rows: Any = model.objects.filter(simpul__pohon=lama)  # type: ignore[attr-defined]
        model.objects.bulk_create(_salin(satu, simpul=hasil[satu.simpul_id]) for satu in rows)  # type: ignore[attr-defined]
    return baru


def _salin[M: Model](satu: M, **ganti: Any) -> M:
    """An unsaved copy of a row with some of its relations replaced."""
    tetap = [f.attname for f in satu._meta.concrete_fields if not f.primary_key and f.name not in ganti]
    return type(satu)(**{nama: getattr(satu, nama) for nama in tetap}, **ganti)


@transaction.atomic
def berlakukan(pohon: PohonKinerja, *, tanggal: dt.date, by: Pengguna) -> PohonKinerja:
    """Put a draft into force: it never changes again, and the one before it is replaced.

    Raises PermissionDenied, PohonTertutup, ValidationError (empty tree).
    """
    pohon = kunci_pohon(pohon, by=by)
    if not pohon.simpul.exists():
        raise ValidationError("Pohon ini masih kosong. Gambar kondisinya dahulu.")
    PohonKinerja.objects.filter(unit=pohon.unit_id, tahun_awal=pohon.tahun_awal, status=StatusPohon.BERLAKU).update(
        status=StatusPohon.DIGANTI
    )
    pohon.status, pohon.berlaku_sejak = StatusPohon.BERLAKU, tanggal
    pohon.save(update_fields=["status", "berlaku_sejak"])
    tinggalkan_jejak(pohon, tindakan="berlakukan", kalimat="Diberlakukan", by=by, dari="DRAF", ke="BERLAKU")
    return pohon


@transaction.atomic
def hapus_pohon(pohon: PohonKinerja, *, by: Pengguna) -> None:
    """Discard a draft. Raises PermissionDenied, PohonTertutup."""
    pohon = kunci_pohon(pohon, by=by)
    tinggalkan_jejak(pohon, tindakan="hapus", kalimat="Draf dihapus", by=by, dari=pohon.status)
    pohon.delete()


def kunci_pohon(pohon: PohonKinerja, *, by: Pengguna, revisi: int | None = None) -> PohonKinerja:
    """Lock a draft tree for writing and return the fresh row. `revisi`: the one the page was made from; None: no page.

    Raises PermissionDenied, PohonTertutup, HalamanBasi.
    """
    baris = PohonKinerja.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pohon.pk)
    if not by.has_perm("renstra.susun", baris):
        raise PermissionDenied("Anda tidak berwenang menyusun pohon kinerja ini.")
    if not baris.terbuka:
        raise PohonTertutup("Pohon ini sudah berlaku dan tidak dapat diubah. Buat versi baru, lalu ubah di sana.")
    if revisi is not None and revisi != baris.revisi:
        raise HalamanBasi("Pohon ini diubah orang lain sejak halaman dibuka. Muat ulang halaman, lalu ulangi.", baris)
    return baris


def catat_perubahan_pohon(pohon: PohonKinerja) -> None:
    """Count one more change, so that pages opened before are recognised as stale."""
    PohonKinerja.objects.filter(pk=pohon.pk).update(revisi=F("revisi") + 1)
    pohon.refresh_from_db(fields=["revisi"])
