"""Writing a report: sections by people, figures frozen at submission, bytes frozen at issue.

Source: PermenPANRB 53/2014.
"""

import datetime as dt
from typing import IO

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from layanan.actions import (
    HalamanBasi,
    TransitionError,
    advance,
    mulai,
    pastikan_penanda_tangan,
    siapkan_kode,
    tanda_tangani,
    terbitkan,
)
from organisasi.models import Pengguna, Tahun, Unit
from organisasi.queries import Penandatangan, penandatangan_unit
from pelaporan import queries
from pelaporan.models import BagianLaporan, Laporan
from pelaporan.rules import ALUR, JenisLaporan, ke_beku

ARSIP_SAJA = "Hanya laporan tahun yang sudah lewat dapat dicatat sebagai arsip. Terbitkan laporannya."


@transaction.atomic
def buat_laporan(*, unit: Unit, tahun: int, by: Pengguna, jenis: JenisLaporan = JenisLaporan.LKJIP) -> Laporan:
    """Open the report of a unit on a year, or give the one that exists.

    Raises PermissionDenied, or ValidationError where the year is not set up.
    """
    if not by.has_perm("pelaporan.susun", Laporan(unit=unit)):
        raise PermissionDenied("Anda tidak berwenang menyusun laporan unit ini.")
    if not Tahun.objects.filter(pk=tahun).exists():
        raise ValidationError(f"Tahun {tahun} belum disiapkan. Minta administrator menambahkannya.")
    laporan, baru = Laporan.objects.get_or_create(
        unit=unit, tahun_id=tahun, jenis=jenis, triwulan=None, versi=1, defaults={"status": ALUR.awal}
    )
    if baru:
        _buat_bagian(laporan)
        mulai(laporan, by=by, kalimat="Laporan dibuka")
    return laporan


def _buat_bagian(laporan: Laporan) -> None:
    """The empty sections of a new report; those that the plan adds later come with their first text."""
    isi = queries.susun_isi(laporan, hari_ini=timezone.localdate())
    BagianLaporan.objects.bulk_create(satu for _, satu in queries.bagian_laporan(laporan, isi))


@transaction.atomic
def simpan_bagian(bagian: BagianLaporan, *, isi: str, revisi: int, by: Pengguna) -> BagianLaporan:
    """Save the text of a section, stored already or not; `revisi` is the one that the page had seen (0 for none).

    Raises PermissionDenied, TransitionError where the report is no draft, HalamanBasi.
    """
    laporan = Laporan.objects.select_for_update(of=("self",)).get(pk=bagian.laporan_id)
    if not by.has_perm("pelaporan.susun", laporan):
        raise PermissionDenied("Anda tidak berwenang menulis laporan ini.")
    if laporan.status != "draf":
        raise TransitionError(f"Laporan berstatus {laporan.status_kini.label}; bagian tidak dapat diubah lagi.")
    kini = BagianLaporan.objects.filter(laporan=laporan, kode=bagian.kode).first() or bagian
    teks = isi.replace("\r\n", "\n").strip()
    if kini.revisi != revisi:
        if kini.isi == teks:
            return kini
        raise HalamanBasi(
            f"Bagian “{kini.judul}” sudah disimpan orang lain sejak halaman ini dibuka. "
            "Tulisan Anda masih ada di bawah; bandingkan dengan naskah terbaru, lalu simpan lagi.",
            kini,
        )
    kini.isi, kini.revisi = teks, kini.revisi + 1
    kini.diubah_oleh, kini.diubah = by, timezone.now()
    kini.save(update_fields=["isi", "revisi", "diubah_oleh", "diubah"] if kini.pk else None)
    return kini


@transaction.atomic
def ajukan(laporan: Laporan, *, by: Pengguna, catatan: str = "") -> Laporan:
    """Submit: the figures are frozen as they are now. Raises ValidationError with one sentence per gap."""
    baris = advance(laporan, "ajukan", by=by, catatan=catatan)
    isi = queries.susun_isi(baris, hari_ini=timezone.localdate())
    galat = [f"{satu.tempat}: {satu.kalimat}" for satu in queries.temuan(baris, isi) if satu.menghalangi]
    if galat:
        raise ValidationError(galat)
    baris.beku, baris.dibekukan = ke_beku(isi), timezone.now()
    baris.save(update_fields=["beku", "dibekukan"])
    return baris


@transaction.atomic
def kembalikan(laporan: Laporan, *, by: Pengguna, catatan: str) -> Laporan:
    """Send back to draft with a reason; figures are live again."""
    baris = advance(laporan, "kembalikan", by=by, catatan=catatan)
    baris.beku, baris.dibekukan = None, None
    baris.save(update_fields=["beku", "dibekukan"])
    return baris


@sensitive_variables("nik", "frasa")
@transaction.atomic
def terbitkan_laporan(
    laporan: Laporan,
    *,
    nomor: str,
    tanggal: dt.date,
    jalur: str,
    by: Pengguna,
    pindaian: IO[bytes] | None = None,
    nik: str = "",
    frasa: str = "",
    penanda: int | None = None,
) -> Laporan:
    """Freeze the bytes, sign as the head of the unit (or as position `penanda` on her behalf) and issue. The caller has had the signer confirm who she is.

    Raises ValidationError where number, date or head are missing, TransitionError, PermissionDenied, PdfGagal.
    """
    baris = advance(laporan, "terbitkan", by=by)
    pejabat = _penanda(baris, tanggal, penanda)
    if not nomor.strip():
        raise ValidationError({"nomor": "Isi nomor naskah sebelum laporan diterbitkan."})
    pegawai = pejabat.pemangku.pegawai
    pastikan_penanda_tangan(jalur=jalur, pegawai_id=pegawai.pk, nama=pegawai.nama_lengkap, by=by)
    _bekukan_naskah(baris, nomor=nomor.strip(), tanggal=tanggal, penanda=penanda, by=by)
    tanda_tangani(
        baris.dokumen,  # type: ignore[arg-type]  # just issued
        jalur=jalur,
        sebagai="Kepala daerah" if baris.milik_daerah else "Kepala OPD",
        nama=pegawai.nama_lengkap,
        jabatan=pejabat.kuasa[:250],
        nip=pegawai.nip or "",
        by=by,
        pindaian=pindaian,
        nik=nik,
        frasa=frasa,
    )
    return baris


def _penanda(laporan: Laporan, tanggal: dt.date, penanda: int | None) -> Penandatangan:
    pejabat = penandatangan_unit(laporan.unit_id, tanggal, penanda=penanda)
    if pejabat is None:
        raise ValidationError(
            "Unit ini tidak mempunyai kepala (atau Plt.) pada tanggal naskah. Catat pemangkunya di menu Jabatan & pemangku."
        )
    return pejabat


def _bekukan_naskah(baris: Laporan, *, nomor: str, tanggal: dt.date, penanda: int | None, by: Pengguna) -> None:
    """Print the report with number, date and code, and issue the bytes."""
    baris.nomor, baris.tanggal = nomor, tanggal
    kode = siapkan_kode()
    baris.dokumen = terbitkan(
        baris,
        jenis="laporan",
        judul=f"{baris} – {queries.isi_laporan(baris, hari_ini=tanggal).kepala.unit}"[:250],
        nomor=nomor,
        tanggal=tanggal,
        tahun=baris.tahun_id,
        unit=baris.unit,
        isi=queries.cetak_laporan(baris, hari_ini=tanggal, kode=kode, penanda=penanda),
        penanda=penanda,
        by=by,
        kode=kode,
    )
    baris.save(update_fields=["nomor", "tanggal", "dokumen"])


@transaction.atomic
def catat_arsip(laporan: Laporan, *, nomor: str, tanggal: dt.date, by: Pengguna) -> Laporan:
    """Record an approved report of a past year as issued on paper, without issuing a document here.

    Its figures stay frozen as submitted. Raises ValidationError for a year that is not past or without a number.
    """
    if laporan.tahun_id >= timezone.localdate().year:
        raise ValidationError(ARSIP_SAJA)
    if not nomor.strip():
        raise ValidationError({"nomor": "Isi nomor naskah laporan yang diarsipkan."})
    baris = advance(laporan, "catat_arsip", by=by)
    baris.nomor, baris.tanggal = nomor.strip(), tanggal
    baris.save(update_fields=["nomor", "tanggal"])
    return baris
