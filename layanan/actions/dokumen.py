"""Issuing documents: bytes are frozen, signed, superseded or withdrawn, never changed."""

import datetime as dt
import secrets
from typing import IO, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.views.decorators.debug import sensitive_variables

from layanan.actions.alur import tinggalkan_jejak
from layanan.actions.berkas import simpan_bytes
from layanan.isi import PDF
from layanan.models import Berkas, DokumenTerbit, JalurTandaTangan, StatusDokumen, TandaTangan
from layanan.queries.dokumen import bytes_terakhir, status_dokumen
from layanan.rules import kode as aturan_kode
from layanan.tandatangan import GagalTandaTangan, Hasil, Permintaan, jalankan
from organisasi.models import Pengguna, Unit, VersiUnit


def siapkan_kode() -> str:
    """A fresh verification code, to be printed on the paper before its bytes are frozen by `terbitkan`."""
    while True:
        kode = aturan_kode.susun([secrets.randbelow(len(aturan_kode.ABJAD)) for _ in range(aturan_kode.PANJANG_ACAK)])
        if not DokumenTerbit.objects.filter(kode=kode).exists():
            return kode


@transaction.atomic
def terbitkan(
    objek: models.Model,
    *,
    jenis: str,
    judul: str,
    nomor: str,
    tanggal: dt.date | None,
    tahun: int,
    unit: Unit,
    isi: bytes,
    by: Pengguna | None,
    kode: str = "",
    nama_unit: str = "",
    penanda_tangan: int = 1,
    penanda: int | None = None,
) -> DokumenTerbit:
    """Freeze a paper. isi: the PDF as it is, verification code and QR already on it.

    kode: from `siapkan_kode`, if the paper carries it.  nama_unit: empty for the unit's name on `tanggal`.
    penanda_tangan: how many signatures make the paper complete.
    penanda: the position that signs on behalf of the head of the unit (a.n., u.b.); None: the head.
    Raises ValidationError where number or date of the paper are missing or the bytes are no PDF.
    """
    if not nomor.strip() or tanggal is None:
        raise ValidationError("Isi nomor dan tanggal naskah sebelum dokumen diterbitkan.")
    kode = kode or siapkan_kode()
    _periksa_beku(isi, kode)
    berkas = simpan_bytes(isi, nama=f"{judul}.pdf", jenis=PDF.mime, by=by)
    dokumen = DokumenTerbit.objects.create(
        kode=kode,
        jenis=jenis,
        judul=judul,
        nomor=nomor.strip(),
        tanggal=tanggal,
        tahun=tahun,
        unit=unit,
        nama_unit=nama_unit or _nama_unit(unit, tanggal),
        objek=objek,
        berkas=berkas,
        penanda_tangan=penanda_tangan,
        penanda_id=penanda,
        diterbitkan_oleh=by,
    )
    StatusDokumen.objects.create(dokumen=dokumen, status=StatusDokumen.Pilihan.BERLAKU, oleh=by)
    tinggalkan_jejak(dokumen, tindakan="terbitkan", kalimat="Diterbitkan", by=by, ke=StatusDokumen.Pilihan.BERLAKU)
    return dokumen


def _periksa_beku(isi: bytes, kode: str) -> None:
    if not isi.startswith(b"%PDF-"):
        raise ValidationError("Dokumen yang diterbitkan harus berupa PDF.")
    if aturan_kode.baca(kode) != kode:
        raise ValidationError("Kode verifikasi dokumen tidak sah. Muat ulang halaman, lalu ulangi.")


def _nama_unit(unit: Unit, tanggal: dt.date) -> str:
    versi = VersiUnit.objects.filter(unit=unit)
    tepat = versi.filter(berlaku__contains=tanggal).first() or versi.order_by("-berlaku").first()
    return tepat.nama if tepat else str(unit)


@sensitive_variables("nik", "frasa")
def tanda_tangani(
    dokumen: DokumenTerbit,
    *,
    jalur: str,
    sebagai: str,
    nama: str,
    jabatan: str,
    nip: str = "",
    by: Pengguna,
    pindaian: IO[bytes] | None = None,
    nik: str = "",
    frasa: str = "",
) -> TandaTangan:
    """Add a signature by one of the three routes; the signed bytes become a new frozen revision.

    sebagai: the role in which somebody signs ("Pihak Pertama"), once per document.  nama, jabatan, nip: as printed.
    pindaian: the scan (wet).  nik, frasa: the signer's own, passed to the gateway and forgotten.
    The caller has asked the permission.  Raises ValidationError with a sentence; the document is unchanged then.
    """
    dasar = bytes_terakhir(dokumen)
    _tolak_bila_tak_dapat_ditandatangani(dokumen, sebagai)
    penanda = {"urutan": dokumen.tanda_tangan.count() + 1, "sebagai": sebagai, "nama": nama, "jabatan": jabatan}
    hasil = _bubuhkan(
        jalur,
        Permintaan(isi=_baca(dasar), judul=dokumen.judul, pindaian=pindaian, nik=nik, frasa=frasa, **penanda),  # type: ignore[arg-type]
    )
    return _catat(dokumen, dasar, hasil, jalur=jalur, nip=nip or "", oleh=by, **penanda)


def pastikan_penanda_tangan(*, jalur: str, pegawai_id: int | None, nama: str, by: Pengguna) -> None:
    """An electronic signature is the official's own; anybody else may only record a wet one. Raises ValidationError."""
    if jalur != JalurTandaTangan.BASAH and by.pegawai_id != pegawai_id:
        raise ValidationError(
            f"Tanda tangan elektronik hanya dibubuhkan oleh {nama} dengan akunnya sendiri. "
            "Mintalah ia menandatangani, atau unggah pindaian bertanda tangan basah."
        )


def _baca(berkas: Berkas) -> bytes:
    with berkas.isi() as aliran:
        return aliran.read()


@sensitive_variables()
def _bubuhkan(jalur: str, permintaan: Permintaan) -> Hasil:
    try:
        return jalankan(jalur, permintaan)
    except GagalTandaTangan as galat:
        raise ValidationError(str(galat)) from galat


@transaction.atomic
def _catat(
    dokumen: DokumenTerbit, dasar: Berkas, hasil: Hasil, *, sebagai: str, oleh: Pengguna, **isi: Any
) -> TandaTangan:
    """Store the signed bytes. The gateway may take its time, so the row is locked only now and what was signed is compared."""
    DokumenTerbit.objects.select_for_update(of=("self",)).get(pk=dokumen.pk)
    _tolak_bila_tak_dapat_ditandatangani(dokumen, sebagai)
    if bytes_terakhir(dokumen) != dasar:
        raise ValidationError(
            "Dokumen baru saja ditandatangani orang lain. Muat ulang halaman, lalu tanda tangani lagi."
        )
    berkas = simpan_bytes(hasil.isi, nama=f"{dokumen.judul}.pdf", jenis=PDF.mime, by=oleh)
    tanda = TandaTangan.objects.create(
        dokumen=dokumen, sebagai=sebagai, hasil=berkas, keterangan=hasil.keterangan, oleh=oleh, **isi
    )
    tinggalkan_jejak(dokumen, tindakan="tanda_tangani", kalimat=_kalimat_tanda(tanda), by=oleh)
    return tanda


def _kalimat_tanda(tanda: TandaTangan) -> str:
    """How the trail tells of a signature; a wet one is recorded by somebody else than its signer."""
    if tanda.jalur == JalurTandaTangan.BASAH:
        return f"Tanda tangan basah {tanda.nama} sebagai {tanda.sebagai} dicatat dari pindaian"[:300]
    return f"Ditandatangani sebagai {tanda.sebagai} ({tanda.get_jalur_display().lower()})"


def _tolak_bila_tak_dapat_ditandatangani(dokumen: DokumenTerbit, sebagai: str) -> None:
    if status_dokumen(dokumen) != StatusDokumen.Pilihan.BERLAKU:
        raise ValidationError("Dokumen ini tidak berlaku lagi, sehingga tidak dapat ditandatangani.")
    if dokumen.tanda_tangan.filter(sebagai=sebagai).exists():
        raise ValidationError(f"Dokumen ini sudah ditandatangani sebagai {sebagai}.")


@transaction.atomic
def ganti(lama: DokumenTerbit, *, dengan: DokumenTerbit, alasan: str, by: Pengguna | None) -> StatusDokumen:
    """Supersede a document by a newer one. Raises ValidationError where it is no longer valid or both are the same."""
    if lama.pk == dengan.pk:
        raise ValidationError("Dokumen tidak dapat diganti dengan dirinya sendiri.")
    return _akhiri(lama, status=StatusDokumen.Pilihan.DIGANTI, alasan=alasan, by=by, pengganti=dengan)


@transaction.atomic
def tarik(dokumen: DokumenTerbit, *, alasan: str, by: Pengguna) -> StatusDokumen:
    """Withdraw a document. Raises PermissionDenied, or ValidationError without a reason or where it is no longer valid."""
    if not by.has_perm("layanan.tarik_dokumen", dokumen):
        raise PermissionDenied("Anda tidak berwenang menarik dokumen ini.")
    if not alasan.strip():
        raise ValidationError({"alasan": "Tuliskan alasan penarikan dokumen."})
    return _akhiri(dokumen, status=StatusDokumen.Pilihan.DITARIK, alasan=alasan, by=by)


@transaction.atomic
def cabut(dokumen: DokumenTerbit, *, alasan: str, by: Pengguna | None) -> StatusDokumen:
    """Withdraw a document because the app that issued it takes it back; that app has asked its own permission."""
    return _akhiri(dokumen, status=StatusDokumen.Pilihan.DITARIK, alasan=alasan, by=by)


def _akhiri(
    dokumen: DokumenTerbit, *, status: str, alasan: str, by: Pengguna | None, pengganti: DokumenTerbit | None = None
) -> StatusDokumen:
    DokumenTerbit.objects.select_for_update(of=("self",)).get(pk=dokumen.pk)
    lama = status_dokumen(dokumen)
    if lama != StatusDokumen.Pilihan.BERLAKU:
        raise ValidationError("Dokumen ini sudah tidak berlaku. Muat ulang halaman untuk melihat keadaan terakhir.")
    baris = StatusDokumen.objects.create(
        dokumen=dokumen, status=status, alasan=alasan.strip()[:250], oleh=by, pengganti=pengganti
    )
    tinggalkan_jejak(
        dokumen,
        tindakan=status,
        kalimat=baris.get_status_display(),
        by=by,
        dari=lama,
        ke=status,
        catatan=alasan.strip(),
    )
    return baris
