"""Recommendations of the evaluators, what the OPD does about them, and the check of it."""

import datetime as dt
from typing import IO

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from evaluasi.actions.jawaban import giliran_jenjang, kunci
from evaluasi.models import Evaluasi, Rekomendasi
from evaluasi.queries.instrumen import baca
from layanan.actions import HalamanBasi, beri_tahu, simpan_berkas, tautkan, tinggalkan_jejak
from organisasi.models import Pengguna

Status = Rekomendasi.Status


@transaction.atomic
def tulis_rekomendasi(
    evaluasi: Evaluasi, *, komponen: str, uraian: str, batas: dt.date | None = None, by: Pengguna
) -> Rekomendasi:
    """Add a recommendation on a component while the worksheet is open. The same text twice is kept once."""
    baris = kunci(evaluasi)
    giliran_jenjang(baris, by)
    if not uraian.strip():
        raise ValidationError({"uraian": "Tuliskan rekomendasinya."})
    if komponen not in {satu.kode for satu in baca(baris.instrumen).komponen}:
        raise ValidationError({"komponen": f"Komponen “{komponen}” tidak ada pada instrumen ini."})
    return Rekomendasi.objects.get_or_create(
        evaluasi=baris, komponen=komponen, uraian=uraian.strip(), defaults={"batas": batas}
    )[0]


@transaction.atomic
def hapus_rekomendasi(rekomendasi: Rekomendasi, *, by: Pengguna) -> None:
    """Remove a recommendation while the worksheet is open; its history stays."""
    giliran_jenjang(kunci(rekomendasi.evaluasi), by)
    Rekomendasi.objects.filter(pk=rekomendasi.pk).delete()


def tindak_lanjuti(
    rekomendasi: Rekomendasi,
    *,
    uraian: str,
    unggahan: IO[bytes] | None = None,
    revisi: int | None = None,
    by: Pengguna,
) -> Rekomendasi:
    """Record what the OPD did, with evidence; the inspectorate then checks it.

    Raises HalamanBasi, ValidationError (nothing written; settled already; refused file), PermissionDenied.
    """
    if not by.has_perm("evaluasi.tindak_lanjut", rekomendasi):
        raise PermissionDenied("Anda tidak berwenang menindaklanjuti rekomendasi ini.")
    if not uraian.strip():
        raise ValidationError({"tindak_lanjut": "Tuliskan apa yang sudah dilakukan."})
    berkas = simpan_berkas(unggahan, by=by) if unggahan else None
    with transaction.atomic():
        baris = _kunci(rekomendasi, revisi)
        if baris.status == Status.SELESAI:
            raise ValidationError("Rekomendasi ini sudah dinyatakan selesai.")
        if berkas:
            tautkan(berkas, baris, nama=getattr(unggahan, "name", ""), by=by)
        if baris.tindak_lanjut == uraian.strip() and baris.status == Status.DIPROSES:
            return baris
        return _simpan(baris, by, "Tindak lanjut dicatat", tindak_lanjut=uraian.strip(), status=Status.DIPROSES)


@transaction.atomic
def periksa_tindak_lanjut(
    rekomendasi: Rekomendasi, *, selesai: bool, catatan: str = "", revisi: int | None = None, by: Pengguna
) -> Rekomendasi:
    """Settle a recommendation, or send it back to the OPD with a reason.

    Raises HalamanBasi, ValidationError without a reason or a follow-up to settle, PermissionDenied.
    """
    if not by.has_perm("evaluasi.periksa_tindak_lanjut", rekomendasi):
        raise PermissionDenied("Anda tidak berwenang memeriksa tindak lanjut.")
    baris = _kunci(rekomendasi, revisi)
    if selesai and not baris.tindak_lanjut:
        raise ValidationError("OPD belum mencatat tindak lanjut, sehingga belum ada yang dapat dinyatakan selesai.")
    if not selesai and not catatan.strip():
        raise ValidationError({"catatan": "Tuliskan apa yang masih kurang."})
    status = Status.SELESAI if selesai else Status.TERBUKA
    kalimat = "Tindak lanjut dinyatakan selesai" if selesai else "Tindak lanjut dinyatakan belum cukup"
    lama = baris.evaluasi
    _simpan(baris, by, kalimat, catatan_pemeriksa=catatan.strip(), status=status)
    pengisi = set(
        Pengguna.objects.filter(
            penugasan__unit=lama.unit_id,
            penugasan__peran="penyusun",
            penugasan__berlaku__contains=timezone.localdate(),
            is_active=True,
        ).distinct()
    )
    beri_tahu(list(pengisi), judul=f"{kalimat}: {baris.uraian[:80]}", isi=catatan, tautan=baris.get_absolute_url())
    return baris


def _kunci(rekomendasi: Rekomendasi, revisi: int | None) -> Rekomendasi:
    baris = Rekomendasi.objects.select_for_update(of=("self",)).select_related("evaluasi").get(pk=rekomendasi.pk)
    if revisi is not None and revisi != baris.revisi:
        raise HalamanBasi(
            "Rekomendasi ini sudah diubah orang lain sejak halaman dibuka. Periksa isinya, lalu simpan lagi."
        )
    return baris


def _simpan(baris: Rekomendasi, by: Pengguna, kalimat: str, **kolom: object) -> Rekomendasi:
    for nama, nilai in kolom.items():
        setattr(baris, nama, nilai)
    baris.revisi += 1
    baris.save(update_fields=["revisi", *kolom])
    tinggalkan_jejak(baris, tindakan=str(kolom["status"]), kalimat=kalimat, by=by, ke=str(kolom["status"]))
    return baris
