"""Writing one node or one indicator from a page."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from organisasi.models import Pengguna
from renstra.actions.dasar import catat_perubahan, kunci_versi, rapi
from renstra.actions.terap import (
    BAWAAN,
    LANGSUNG_INDIKATOR,
    TEKS_INDIKATOR,
    isi_indikator,
    pastikan_identitas,
    pastikan_satuan,
    terapkan_pagu,
    terapkan_target,
)
from renstra.models import IndikatorVersi, MisiTujuan, Simpul, VersiRencana
from renstra.rules import JenisSimpul, baca_target
from renstra.rules.impor import lipat
from renstra.rules.isi import INDUK
from renstra.rules.macam import DAERAH, tingkat_asing


@transaction.atomic
def simpan_simpul(
    versi: VersiRencana,
    *,
    isian: Mapping[str, Any],
    by: Pengguna,
    revisi: int | None = None,
    simpul: Simpul | None = None,
) -> Simpul:
    """Add a node (without `simpul`) or change one.

    isian: jenis (new nodes), kode, uraian, induk (Simpul or None), pagu_<tahun> in rupiah; for goals mendukung (a sasaran of
    the regency's plan, or None) and misi_lain (further misi of a tujuan). Absent ones stay as they are.
    Raises PermissionDenied, VersiTertutup, HalamanBasi, ValidationError.
    """
    versi = kunci_versi(versi, by=by, revisi=revisi)
    if simpul is None:
        terakhir = versi.simpul.order_by("-urutan").values_list("urutan", flat=True).first()
        simpul = Simpul(versi=versi, jenis=JenisSimpul(isian["jenis"]), urutan=(terakhir or 0) + 1)
    else:
        simpul = Simpul.objects.get(pk=simpul.pk, versi=versi)
    simpul.kode, simpul.uraian, simpul.induk = rapi(isian["kode"]), rapi(isian["uraian"]), isian.get("induk")
    if "mendukung" in isian:
        _pasang_dukungan(simpul, isian["mendukung"])
    _periksa_simpul(versi, simpul)
    simpul.save()
    terapkan_pagu([(simpul, isian)])
    if "misi_lain" in isian:
        _pasang_misi(versi, simpul, isian["misi_lain"])
    catat_perubahan(versi)
    return simpul


def _pasang_dukungan(simpul: Simpul, sasaran: Simpul | None) -> None:
    """Tie a goal to the sasaran of the regency's plan that it serves, by identity."""
    if sasaran is not None and (sasaran.jenis != JenisSimpul.SASARAN or sasaran.versi.dokumen.jenis not in DAERAH):
        raise ValidationError({"mendukung": "Pilih sasaran dari RPJMD atau RPD."})
    simpul.dukung_dokumen = sasaran.versi.dokumen if sasaran else None
    simpul.dukung_kunci = sasaran.kunci if sasaran else None


def _pasang_misi(versi: VersiRencana, tujuan: Simpul, misi: Iterable[Simpul]) -> None:
    """The further misi of a tujuan, besides the one it stands under."""
    daftar = [satu for satu in misi if satu.pk != tujuan.induk_id]
    if any(satu.versi_id != versi.pk or satu.jenis != JenisSimpul.MISI for satu in daftar):
        raise ValidationError({"misi_lain": "Pilih misi dari rencana ini."})
    lama = set(MisiTujuan.objects.filter(tujuan=tujuan).values_list("misi", flat=True))
    diminta = {satu.pk for satu in daftar}
    MisiTujuan.objects.filter(tujuan=tujuan, misi__in=lama - diminta).delete()
    MisiTujuan.objects.bulk_create(MisiTujuan(tujuan=tujuan, misi_id=pk) for pk in sorted(diminta - lama))


def _periksa_simpul(versi: VersiRencana, simpul: Simpul) -> None:
    galat: dict[str, str] = {}
    if tingkat_asing(versi.dokumen.jenis, [JenisSimpul(simpul.jenis)]):
        raise ValidationError(_bukan_tingkatnya(versi, simpul))
    if not simpul.kode:
        galat["kode"] = "Isi kode; kode mengenali baris ini pada unggahan lembar kerja."
    sejenis = versi.simpul.filter(jenis=simpul.jenis).exclude(pk=simpul.pk)
    if lipat(simpul.kode) in {lipat(kode) for kode in sejenis.values_list("kode", flat=True)}:
        galat["kode"] = f"Kode “{simpul.kode}” sudah dipakai {JenisSimpul(simpul.jenis).label.lower()} lain."
    boleh = INDUK[JenisSimpul(simpul.jenis)]
    if simpul.induk and (simpul.induk.versi_id != versi.pk or simpul.induk.jenis not in boleh):
        galat["induk"] = (
            f"Induk {JenisSimpul(simpul.jenis).label.lower()} harus {' atau '.join(j.label.lower() for j in boleh)}."
        )
    if galat:
        raise ValidationError(galat)


def _bukan_tingkatnya(versi: VersiRencana, simpul: Simpul) -> str:
    satu = versi.dokumen.macam
    tingkat = ", ".join(jenis.label.lower() for jenis in satu.tingkat)
    return f"{satu.jenis.label} tidak memuat {JenisSimpul(simpul.jenis).label.lower()}. Tingkatnya: {tingkat}."


@transaction.atomic
def hapus_simpul(simpul: Simpul, *, by: Pengguna, revisi: int | None = None) -> None:
    """Remove a node that carries nothing. Raises PermissionDenied, VersiTertutup, HalamanBasi, ValidationError."""
    versi = kunci_versi(simpul.versi, by=by, revisi=revisi)
    if simpul.anak.exists() or simpul.indikator.exists():
        raise ValidationError("Masih ada isi di bawahnya. Pindahkan atau hapus dulu simpul dan indikator di bawahnya.")
    simpul.delete()
    catat_perubahan(versi)


@transaction.atomic
def simpan_indikator(
    versi: VersiRencana,
    *,
    isian: Mapping[str, Any],
    by: Pengguna,
    revisi: int | None = None,
    indikator: IndikatorVersi | None = None,
) -> IndikatorVersi:
    """Add an indicator (without `indikator`) or change one; the code of an indicator never changes.

    isian: simpul, kode (new ones), the fields of `IndikatorVersi` (satuan as text), baseline and target_<tahun> (text or number).
    Raises PermissionDenied, VersiTertutup, HalamanBasi, ValidationError, TargetSalah.
    """
    versi = kunci_versi(versi, by=by, revisi=revisi)
    satu = IndikatorVersi.objects.get(pk=indikator.pk, versi=versi) if indikator else _indikator_baru(versi, isian)
    if isian["simpul"].versi_id != versi.pk:
        raise ValidationError({"simpul": "Pilih tujuan, sasaran, atau program dari rencana ini."})
    isi_indikator(satu, _nilai(isian))
    satu.save()
    terapkan_target([(satu, isian)])
    catat_perubahan(versi)
    return satu


def _indikator_baru(versi: VersiRencana, isian: Mapping[str, Any]) -> IndikatorVersi:
    kode = rapi(isian["kode"])
    if not kode:
        raise ValidationError({"kode": "Isi kode indikator."})
    identitas = pastikan_identitas(versi.dokumen.unit_id, [kode])[lipat(kode)]
    if versi.indikator.filter(indikator=identitas).exists():
        raise ValidationError({"kode": f"Kode “{kode}” sudah dipakai indikator lain dalam rencana ini."})
    terakhir = versi.indikator.order_by("-urutan").values_list("urutan", flat=True).first()
    return IndikatorVersi(versi=versi, indikator=identitas, urutan=(terakhir or 0) + 1)


def _nilai(isian: Mapping[str, Any]) -> dict[str, Any]:
    nilai: dict[str, Any] = {nama: rapi(isian[nama]) for nama in TEKS_INDIKATOR if nama in isian}
    nilai |= {nama: isian[nama] for nama in LANGSUNG_INDIKATOR if nama in isian}
    nilai |= {
        f"{nama}_id": isian[nama] and isian[nama].pk
        for nama in ("simpul", "penanggung_jawab", "skala")
        if nama in isian
    }
    if "satuan" in isian:
        satuan = rapi(isian["satuan"])
        nilai["satuan_id"] = pastikan_satuan([satuan])[lipat(satuan)] if satuan else None
    if "baseline" in isian:
        awal = baca_target(isian["baseline"])
        nilai |= {"baseline_teks": awal.teks, "baseline_nilai": awal.nilai}
    return {nama: BAWAAN.get(nama, satu) if satu in (None, "") else satu for nama, satu in nilai.items()}


@transaction.atomic
def hapus_indikator(indikator: IndikatorVersi, *, by: Pengguna, revisi: int | None = None) -> None:
    """Take an indicator out of a draft version; its identity and its values stay. Raises as `simpan_indikator`."""
    versi = kunci_versi(indikator.versi, by=by, revisi=revisi)
    indikator.delete()
    catat_perubahan(versi)
