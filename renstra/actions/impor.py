"""Import of a plan: from plain data, or from a spreadsheet in two steps."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from layanan.actions import HalamanBasi, TransitionError, simpan_berkas, tautkan, tinggalkan_jejak
from organisasi.models import Pengguna
from renstra.actions.dasar import catat_perubahan, kunci_versi
from renstra.actions.terap import Hitung, hapus_yang_hilang, terapkan_indikator, terapkan_simpul
from renstra.lembar import INDUK_LEMBAR, LEMBAR_INDIKATOR, LEMBAR_SIMPUL, baris_rencana, buku_rencana
from renstra.models import PratinjauImpor, VersiRencana
from renstra.queries.pohon import pohon
from renstra.queries.pratinjau import jabatan_unit, kode_pengganti, periksa_data, susun_pratinjau
from renstra.rules import JenisSimpul, TargetSalah
from renstra.rules.impor import Alamat, lipat, periksa_kunci
from sakip.lembar import baca


class ImporDitolak(TransitionError):
    """The rows cannot be saved as they are; the text says why."""


@transaction.atomic
def impor_dari_data(
    versi: VersiRencana,
    data: Mapping[str, Sequence[Mapping[str, Any]]],
    by: Pengguna,
    *,
    hapus: bool = False,
    sumber: str = "",
) -> Hitung:
    """Add and change rows of a draft version from plain data, in one transaction.

    data: rows by sheet name ("Tujuan", "Sasaran", "Program", "Kegiatan", "Subkegiatan", "Indikator") with the columns of
    `renstra.lembar.buku_rencana`: {"kode": "1.1", "induk": "1", "uraian": …, "pagu_2026": Decimal}, and for indicators
    {"kode": "IKU.1", "tingkat": "SASARAN", "induk": "1.1", "satuan": "Persen", "polaritas": "NAIK", "agregasi": "RERATA",
    "frekuensi": "BULANAN", "baseline": "91,2", "target_2026": "≥ 95"}. An absent column leaves the stored value, None clears it.
    Rows are recognised by code. hapus: also remove rows of the given sheets that the data no longer has.
    Raises PermissionDenied, VersiTertutup, ImporDitolak (rows contradict each other, or a target cannot be read).
    """
    versi = kunci_versi(versi, by=by)
    data = _kode_kini(versi, data)
    _periksa(versi, data)
    hitung = Hitung()
    ada: dict[Alamat, Any] = {(JenisSimpul(s.jenis), lipat(s.kode)): s for s in versi.simpul.all()}
    for nama, jenis in LEMBAR_SIMPUL.items():
        if data.get(nama):
            induk = INDUK_LEMBAR.get(nama)
            terapkan_simpul(versi, jenis, data[nama], ada, LEMBAR_SIMPUL[induk] if induk else None, hitung)
    if data.get(LEMBAR_INDIKATOR):
        jabatan = {lipat(nama): pk for nama, pk in jabatan_unit(versi.dokumen.unit_id, timezone.localdate()).items()}
        try:
            terapkan_indikator(versi, data[LEMBAR_INDIKATOR], ada, jabatan, hitung)
        except TargetSalah as salah:
            raise ImporDitolak(str(salah)) from salah
    if hapus:
        hitung.hapus = hapus_yang_hilang(versi, kode=_kode_simpul(data), indikator=_kode(data, LEMBAR_INDIKATOR))
    if hitung.berubah:
        catat_perubahan(versi)
        kalimat = f"Diimpor dari {sumber}" if sumber else "Isi rencana diimpor"
        tinggalkan_jejak(versi, tindakan="impor", kalimat=kalimat[:300], by=by, catatan=str(hitung))
    return hitung


def _kode_kini(
    versi: VersiRencana, data: Mapping[str, Sequence[Mapping[str, Any]]]
) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """The rows with present codes where they use former ones of indicators."""
    peta = kode_pengganti(versi.dokumen.unit_id) if data.get(LEMBAR_INDIKATOR) else {}
    if not peta:
        return data
    rows = [dict(baris, kode=peta.get(lipat(baris.get("kode")), baris.get("kode"))) for baris in data[LEMBAR_INDIKATOR]]
    return {**data, LEMBAR_INDIKATOR: rows}


def _periksa(versi: VersiRencana, data: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    asing = set(data) - {*LEMBAR_SIMPUL, LEMBAR_INDIKATOR}
    if asing:
        raise ImporDitolak(f"Lembar tidak dikenal: {', '.join(sorted(asing))}.")
    salah = [*periksa_kunci(data), *periksa_data(data, baris_rencana(pohon(versi)))]
    if salah:
        satu = salah[0]
        lain = f" Ada {len(salah) - 1} kesalahan lain." if len(salah) > 1 else ""
        raise ImporDitolak(f"Lembar {satu.lembar}, baris data ke-{satu.nomor + 1}: {satu.sebab} {satu.saran}{lain}")


def _kode(data: Mapping[str, Sequence[Mapping[str, Any]]], nama: str) -> set[str] | None:
    return {lipat(baris["kode"]) for baris in data[nama]} if nama in data else None


def _kode_simpul(data: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[JenisSimpul, set[str]]:
    return {jenis: _kode(data, nama) or set() for nama, jenis in LEMBAR_SIMPUL.items() if nama in data}


@transaction.atomic
def unggah(versi: VersiRencana, *, unggahan: UploadedFile, by: Pengguna) -> PratinjauImpor:
    """Keep an uploaded spreadsheet for the dry run. Nothing of the plan is written.

    Raises PermissionDenied, VersiTertutup, BerkasDitolak (no usable workbook) and ValidationError (no acceptable file).
    """
    versi = kunci_versi(versi, by=by)
    baca(unggahan, buku_rencana(versi.dokumen.daftar_tahun))
    unggahan.seek(0)
    berkas = simpan_berkas(unggahan, by=by)
    return PratinjauImpor.objects.create(
        versi=versi, berkas=berkas, nama=str(unggahan.name)[:200], revisi=versi.revisi, dibuat_oleh=by
    )


@transaction.atomic
def impor_rencana(pratinjau: PratinjauImpor, *, by: Pengguna, hapus: bool = False) -> Hitung | None:
    """Save what the dry run showed. None where it was saved before (double submit): nothing happens.

    Raises PermissionDenied, VersiTertutup, HalamanBasi (the plan changed since the dry run), ImporDitolak (file has errors).
    """
    baris = (
        PratinjauImpor.objects.select_for_update(of=("self",)).select_related("versi", "berkas").get(pk=pratinjau.pk)
    )
    if baris.disimpan:
        if not by.has_perm("renstra.susun", baris.versi):
            raise PermissionDenied("Anda tidak berwenang menyusun rencana ini.")
        return None
    versi = kunci_versi(baris.versi, by=by)
    if versi.revisi != baris.revisi:
        raise HalamanBasi(
            "Rencana ini diubah sejak pratinjau dibuat, jadi pratinjau tidak berlaku lagi. "
            "Unggah berkasnya sekali lagi untuk melihat perubahan terhadap isi terbaru."
        )
    hasil = susun_pratinjau(versi, baca_pratinjau(baris))
    if not hasil.sah:
        raise ImporDitolak(
            "Berkas masih memuat kesalahan, jadi belum ada yang disimpan. Perbaiki berkas lalu unggah lagi."
        )
    hitung = impor_dari_data(versi, hasil.data, by, hapus=hapus, sumber=f"“{baris.nama}”")
    baris.disimpan = timezone.now()
    baris.save(update_fields=["disimpan"])
    try:
        tautkan(baris.berkas, versi, nama=baris.nama, keterangan="Sumber impor", by=by)
    except ValidationError as salah:
        raise ImporDitolak(" ".join(salah.messages)) from salah
    return hitung


def baca_pratinjau(pratinjau: PratinjauImpor) -> Any:
    """Read the kept file of a dry run again."""
    with pratinjau.berkas.isi() as isi:
        return baca(isi, buku_rencana(pratinjau.versi.dokumen.daftar_tahun))
