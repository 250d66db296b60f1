"""The way of the paper: submitted, approved, frozen, signed by one of three routes, in force.

Source: PermenPANRB 53/2014.
"""

import datetime as dt
import logging
from collections.abc import Collection
from typing import IO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from layanan.actions import (
    TransitionError,
    advance,
    beri_tahu,
    cabut,
    ganti,
    perbarui_giliran,
    siapkan_kode,
    tanda_tangani,
    terbitkan,
    tinggalkan_jejak,
)
from organisasi.models import Pemangku, Pengguna
from perjanjian.actions.dasar import kunci, segarkan_capaian
from perjanjian.actions.ubah import ubah_naskah
from perjanjian.models import Perjanjian
from perjanjian.queries.isi import isi_perjanjian
from perjanjian.queries.naskah import cetak_naskah
from perjanjian.queries.turun import bobot_lebih
from perjanjian.rules import NASKAH, Isi, Pihak, Sebagai, ke_beku, langkah_tanda_tangan, periksa_perjanjian
from sakip.pdf import PdfGagal

log = logging.getLogger(__name__)


@transaction.atomic
def ajukan(perjanjian: Perjanjian, *, by: Pengguna, catatan: str = "") -> Perjanjian:
    """Submit a draft to the superior; the regent's own goes straight to signing.

    Raises ValidationError with one sentence per gap, TransitionError, PermissionDenied.
    """
    baris = advance(perjanjian, "ajukan" if perjanjian.pihak_kedua_id else "ajukan_tunggal", by=by, catatan=catatan)
    galat = [f"{satu.tempat}: {satu.kalimat}" for satu in periksa_perjanjian(isi_perjanjian(baris)) if satu.menghalangi]
    galat += bobot_lebih(baris)
    if baris.pihak_kedua_id and not baris.penerima_giliran("perjanjian.setujui"):
        galat.append(
            f"Pihak Kedua ({baris.pihak_kedua.pegawai}) belum mempunyai akun, sehingga tidak ada yang dapat menyetujui. "
            "Minta administrator membuatkan akunnya; ia dapat mendelegasikan persetujuan."
        )
    if galat:
        raise ValidationError(galat)
    return baris


@transaction.atomic
def setujui(perjanjian: Perjanjian, *, by: Pengguna, catatan: str = "") -> Perjanjian:
    """Approve what was submitted. Where number and date stand on the paper already it is frozen at once, ready to sign.

    A delegate may approve; freezing is then left to who keeps the paper. Raises TransitionError, PermissionDenied.
    """
    baris = advance(perjanjian, "setujui", by=by, catatan=catatan)
    if baris.nomor and baris.tanggal and by.has_perm(NASKAH, baris):
        try:
            with transaction.atomic():
                return bekukan(baris, by=by)
        except (PdfGagal, ValidationError) as galat:
            # Approved all the same; whoever freezes it by hand is told the reason on the page.
            log.warning("Naskah perjanjian %s belum dibekukan saat disetujui: %s", baris.pk, galat)
    return baris


@transaction.atomic
def kembalikan(perjanjian: Perjanjian, *, by: Pengguna, catatan: str) -> Perjanjian:
    """Send back to draft with a reason. Raises ValidationError without one, TransitionError, PermissionDenied."""
    return advance(perjanjian, "kembalikan", by=by, catatan=catatan)


@transaction.atomic
def bekukan(
    perjanjian: Perjanjian,
    *,
    by: Pengguna,
    nomor: str | None = None,
    tempat: str | None = None,
    tanggal: dt.date | None = None,
) -> Perjanjian:
    """Freeze the content word for word and issue the paper with its verification code; it then waits for signatures.

    nomor, tempat, tanggal: None keeps what was entered before. Raises TransitionError, PermissionDenied, PdfGagal, or
    ValidationError where number or date are missing or a party did not hold his position on that date.
    """
    _tulis_naskah(perjanjian, nomor, tempat, tanggal, by)
    advance(perjanjian, "bekukan", by=by)
    baris = kunci(perjanjian)
    _mulai_berlaku(baris)
    isi = _isi_naskah(baris)
    kode = siapkan_kode()
    dokumen = terbitkan(
        baris,
        jenis="perjanjian",
        judul=f"{isi.judul} – {isi.pertama.sebutan}"[:250],
        nomor=isi.nomor,
        tanggal=isi.tanggal,
        tahun=isi.tahun,
        unit=baris.unit,
        isi=cetak_naskah(isi, kode=kode),
        by=by,
        kode=kode,
        nama_unit=isi.kepala.unit,
        penanda_tangan=len(baris.pihak),
    )
    return _simpan_beku(baris, isi, dokumen=dokumen)


def _tulis_naskah(
    perjanjian: Perjanjian, nomor: str | None, tempat: str | None, tanggal: dt.date | None, by: Pengguna
) -> None:
    if (nomor, tempat, tanggal) == (None, None, None):
        return
    kini = kunci(perjanjian)
    ubah_naskah(
        kini,
        nomor=kini.nomor if nomor is None else nomor,
        tempat=kini.tempat if tempat is None else tempat,
        tanggal=tanggal or kini.tanggal,
        by=by,
    )


def _mulai_berlaku(baris: Perjanjian) -> None:
    """A revision that names no day counts from the date of its paper."""
    if baris.versi > 1 and baris.mulai is None and baris.tanggal:
        baris.mulai = baris.tanggal
        baris.save(update_fields=["mulai"])


def _isi_naskah(baris: Perjanjian) -> Isi:
    """The content about to be frozen. Raises ValidationError where the paper is not complete."""
    if not baris.nomor or baris.tanggal is None:
        raise ValidationError("Isi nomor dan tanggal naskah dahulu; sesudah dibekukan keduanya tidak dapat diubah.")
    for sebagai, pemangku in baris.pihak:
        if not _memangku(pemangku, baris.tanggal):
            raise ValidationError(
                f"{sebagai.label} ({pemangku.pegawai}) tidak memangku jabatannya pada tanggal naskah. Ubah tanggalnya, "
                "atau tarik kembali perjanjian ini lalu ambil ulang dari rencana agar pejabatnya diperbarui."
            )
    return isi_perjanjian(baris)


def _memangku(pemangku: Pemangku, tanggal: dt.date) -> bool:
    mulai, sampai = pemangku.berlaku.lower, pemangku.berlaku.upper
    return (mulai is None or mulai <= tanggal) and (sampai is None or tanggal < sampai)


def _simpan_beku(baris: Perjanjian, isi: Isi, **kolom: object) -> Perjanjian:
    for nama, nilai in {"beku": ke_beku(isi), "tempat": isi.tempat, **kolom}.items():
        setattr(baris, nama, nilai)
    baris.revisi += 1
    baris.save(update_fields=["beku", "tempat", "revisi", *kolom])
    perbarui_giliran(baris)
    return baris


@transaction.atomic
def buka_naskah(perjanjian: Perjanjian, *, by: Pengguna, catatan: str) -> Perjanjian:
    """Undo the freezing while not all have signed: the issued paper is withdrawn and stays on record.

    Raises ValidationError without a reason, TransitionError, PermissionDenied.
    """
    advance(perjanjian, "buka_naskah", by=by, catatan=catatan)
    baris = kunci(perjanjian)
    if baris.dokumen:
        cabut(baris.dokumen, alasan=catatan, by=by)
    _kabari(baris, by, f"Pembekuan naskah dibatalkan oleh {by}: {catatan.strip()}")
    baris.beku, baris.dokumen = None, None
    baris.revisi += 1
    baris.save(update_fields=["beku", "dokumen", "revisi"])
    return baris


@sensitive_variables("nik", "frasa")
@transaction.atomic
def tandatangani(
    perjanjian: Perjanjian,
    *,
    jalur: str,
    by: Pengguna,
    pindaian: IO[bytes] | None = None,
    nik: str = "",
    frasa: str = "",
) -> Perjanjian:
    """Sign as the party that the user is. The caller has had the signer confirm with password (and TOTP).

    jalur: basah (with `pindaian`), gerbang (with `nik` and `frasa`, which are never stored) or lokal. With the last
    party the agreement is in force and the version it revises is replaced. Nobody signs in another's name.
    Raises TransitionError, PermissionDenied, ValidationError; nothing is written then.
    """
    perjanjian = kunci(perjanjian)
    sebagai = pihak_pengguna(perjanjian, by)
    baris, tersisa = _langkah(perjanjian, "tandatangani", [sebagai] if sebagai else [], by)
    if sebagai is None:
        raise TransitionError("Anda bukan pihak dalam perjanjian ini, atau sudah menandatanganinya.")
    _bubuhkan(baris, sebagai, jalur=jalur, by=by, pindaian=pindaian, nik=nik, frasa=frasa)
    return _sesudah(baris, by, selesai=tersisa == 0)


@transaction.atomic
def catat_basah(
    perjanjian: Perjanjian, *, pindaian: IO[bytes], pihak: Collection[Sebagai | str], by: Pengguna
) -> Perjanjian:
    """Record wet signatures from a scan, for the parties whose signature it bears; the officials are told.

    Who keeps the paper does this for heads who rarely sign in; trail and document name the route and who recorded it.
    Raises TransitionError, PermissionDenied, ValidationError.
    """
    perjanjian = kunci(perjanjian)
    sudah = perjanjian.sudah_menandatangani()
    dipilih = [satu for satu, _ in perjanjian.pihak if satu in {Sebagai(p) for p in pihak} and satu.label not in sudah]
    if not dipilih:
        raise ValidationError({"pihak": "Pilih pihak yang tanda tangannya ada pada pindaian dan belum tercatat."})
    baris, tersisa = _langkah(perjanjian, "catat_basah", dipilih, by)
    for satu in dipilih:
        pindaian.seek(0)
        _bubuhkan(baris, satu, jalur="basah", by=by, pindaian=pindaian)
    siapa = ", ".join(satu.label for satu in dipilih)
    _kabari(baris, by, f"Tanda tangan basah {siapa} dicatat dari pindaian oleh {by}.")
    return _sesudah(baris, by, selesai=tersisa == 0)


@transaction.atomic
def catat_arsip(perjanjian: Perjanjian, *, nomor: str, tanggal: dt.date, by: Pengguna, tempat: str = "") -> Perjanjian:
    """Put an approved agreement of a past year in force as the record of one signed on paper, without issuing a document.

    Its content is frozen as ever; the page says that the original is kept outside. Raises TransitionError,
    PermissionDenied, or ValidationError for a year that is not past.
    """
    if perjanjian.tahun_id >= timezone.localdate().year:
        raise ValidationError(
            "Hanya perjanjian tahun yang sudah lewat dapat dicatat sebagai arsip. Terbitkan naskahnya."
        )
    _tulis_naskah(perjanjian, nomor, tempat, tanggal, by)
    baris = kunci(perjanjian)
    _mulai_berlaku(baris)
    isi = _isi_naskah(baris)
    _ganti_lama(baris, by)
    baris.beku, baris.tempat = ke_beku(isi), isi.tempat
    baris.revisi += 1
    baris.save(update_fields=["beku", "tempat", "revisi"])
    hasil = advance(baris, "catat_arsip", by=by)
    segarkan_capaian(hasil, by=by)
    return hasil


def _kabari(baris: Perjanjian, by: Pengguna, isi: str) -> None:
    """Tell both parties what somebody else did to their paper."""
    penerima = [akun for akun in baris.akun_pihak() if akun != by]
    beri_tahu(penerima, judul=str(baris), isi=isi, tautan=baris.get_absolute_url())


def pihak_pengguna(perjanjian: Perjanjian, user: Pengguna, sudah: Collection[str] | None = None) -> Sebagai | None:
    """As which party the user may still sign; None where she is no party or has signed. sudah: labels of who has."""
    sudah = perjanjian.sudah_menandatangani() if sudah is None else sudah
    for sebagai, pemangku in perjanjian.pihak:
        if user.pegawai_id and pemangku.pegawai_id == user.pegawai_id and sebagai.label not in sudah:
            return sebagai
    return None


def _langkah(baris: Perjanjian, dasar: str, pihak: list[Sebagai], by: Pengguna) -> tuple[Perjanjian, int]:
    """Take the signing step that fits a locked row; returns the row and how many parties then remain."""
    sudah = baris.sudah_menandatangani() | {satu.label for satu in pihak}
    tersisa = sum(satu.label not in sudah for satu, _ in baris.pihak)
    if tersisa == 0:
        _ganti_lama(baris, by)
    advance(baris, langkah_tanda_tangan(dasar, tersisa=tersisa), by=by)
    return baris, tersisa


def _bubuhkan(
    baris: Perjanjian,
    sebagai: Sebagai,
    *,
    jalur: str,
    by: Pengguna,
    pindaian: IO[bytes] | None = None,
    nik: str = "",
    frasa: str = "",
) -> None:
    pihak: Pihak = dict(isi_perjanjian(baris).pihak)[sebagai]
    tanda_tangani(
        baris.dokumen,  # type: ignore[arg-type]  # frozen agreements have their document
        jalur=jalur,
        sebagai=sebagai.label,
        nama=pihak.nama,
        jabatan=pihak.sebutan,
        nip=pihak.nip,
        by=by,
        pindaian=pindaian,
        nik=nik,
        frasa=frasa,
    )


def _ganti_lama(baris: Perjanjian, by: Pengguna) -> None:
    """The version that this one revises is in force no longer; before this one is, since only one may be."""
    if baris.menggantikan_id is None:
        return
    lama = kunci(Perjanjian(pk=baris.menggantikan_id))
    if lama.status != "ditandatangani":
        raise TransitionError(
            f"Versi {lama.versi} berstatus {lama.status_kini.label}, sehingga tidak dapat digantikan."
        )
    lama.status = "diganti"
    lama.sampai = _hari_terakhir(lama, baris.masa[0])
    lama.save(update_fields=["status", "sampai"])
    tinggalkan_jejak(
        lama, tindakan="ganti", kalimat=f"Diganti oleh versi {baris.versi}", by=by, dari="ditandatangani", ke="diganti"
    )
    perbarui_giliran(lama)


def _hari_terakhir(lama: Perjanjian, mulai: dt.date) -> dt.date:
    """The day before the new one begins, but not before the old one did."""
    return max(mulai - dt.timedelta(1), lama.masa[0])


def _sesudah(baris: Perjanjian, by: Pengguna, *, selesai: bool) -> Perjanjian:
    lama = baris.menggantikan
    if selesai and lama and lama.dokumen and baris.dokumen:
        ganti(lama.dokumen, dengan=baris.dokumen, alasan=baris.get_alasan_revisi_display(), by=by)
    if selesai:
        segarkan_capaian(baris, by=by)
    perbarui_giliran(baris)
    return baris
