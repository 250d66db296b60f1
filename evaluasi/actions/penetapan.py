"""From tier to tier, to the grade, to the OPD."""

import datetime as dt
from collections.abc import Sequence
from typing import IO, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from evaluasi import rules
from evaluasi.actions.jawaban import kunci, tulis_total
from evaluasi.models import Evaluasi, HasilEvaluasi
from evaluasi.queries.lembar import LembarKerja, lembar_kerja
from evaluasi.queries.lhe import cetak_lhe, penanda_tangan
from layanan.actions import (
    HalamanBasi,
    TransitionError,
    advance,
    beri_tahu,
    pastikan_penanda_tangan,
    siapkan_kode,
    tanda_tangani,
    tinggalkan_jejak,
)
from layanan.actions import terbitkan as terbitkan_dokumen
from layanan.models import BerkasTaut, DokumenTerbit, TandaTangan
from layanan.queries import dokumen_objek
from organisasi.models import Pengguna, Penugasan
from organisasi.rules.izin import Peran
from sakip.angka import tulis

PENERIMA_HASIL = (Peran.KEPALA_OPD, Peran.ADMIN_OPD, Peran.PENYUSUN)


@transaction.atomic
def teruskan(evaluasi: Evaluasi, *, by: Pengguna, catatan: str = "", revisi: int | None = None) -> Evaluasi:
    """Pass the worksheet to the next tier. Raises ValidationError while sub-components are unanswered or AA/A lack
    their proof, HalamanBasi, TransitionError, PermissionDenied."""
    baris = _langkah(evaluasi, "teruskan", by=by, catatan=catatan, revisi=revisi)
    tulis_total(lembar := lembar_kerja(baris))
    if lembar.penghalang:
        raise ValidationError([satu.kalimat for satu in lembar.penghalang])
    return baris


@transaction.atomic
def kembalikan(evaluasi: Evaluasi, *, by: Pengguna, catatan: str, revisi: int | None = None) -> Evaluasi:
    """Send the worksheet back to the tier before, with a reason."""
    baris = _langkah(evaluasi, "kembalikan", by=by, catatan=catatan, revisi=revisi)
    tulis_total(lembar_kerja(baris))
    return baris


def _langkah(evaluasi: Evaluasi, nama: str, *, by: Pengguna, catatan: str, revisi: int | None) -> Evaluasi:
    baris = kunci(evaluasi)
    if revisi is not None and revisi != baris.revisi:
        raise HalamanBasi("Lembar kerja berubah sejak halaman ini dibuka. Periksa lagi, lalu ulangi langkahnya.")
    langkah = f"{nama}_{baris.status}"
    if langkah not in rules.ALUR.transisi:
        raise TransitionError(f"Lembar kerja yang {baris.status_kini.label.lower()} tidak dapat di{nama}.")
    advance(baris, langkah, by=by, catatan=catatan)
    return baris


@transaction.atomic
def tetapkan(evaluasi: Evaluasi, *, by: Pengguna, catatan: str = "", revisi: int | None = None) -> HasilEvaluasi:
    """Fix the grade; from here on nothing of the worksheet can change.

    Raises ValidationError with one sentence per gap or broken cross-check, HalamanBasi, TransitionError, PermissionDenied.
    """
    baris = kunci(evaluasi)
    if revisi is not None and revisi != baris.revisi:
        raise HalamanBasi("Lembar kerja berubah sejak halaman ini dibuka. Periksa lagi, lalu tetapkan.")
    advance(baris, "tetapkan", by=by, catatan=catatan)
    lembar = lembar_kerja(baris)
    if lembar.penghalang:
        raise ValidationError([satu.kalimat for satu in lembar.penghalang])
    tulis_total(lembar)
    rincian = susun_rincian(lembar)
    return HasilEvaluasi.objects.create(
        evaluasi=baris,
        nilai=lembar.hasil.nilai,
        predikat=lembar.hasil.predikat.value,
        rincian=rincian,
        ditetapkan_oleh=by,
    )


def susun_rincian(lembar: LembarKerja) -> dict[str, Any]:
    """The record of a decision: all that the grade was computed from and each step of it; figures are exact texts."""
    hasil = lembar.hasil
    return {
        "instrumen": {
            "id": lembar.evaluasi.instrumen_id,
            "kode": hasil.instrumen,
            "edisi": lembar.evaluasi.instrumen.edisi,
            "nama": lembar.instrumen.nama,
        },
        "jawaban": lembar.dihitung,
        "komponen": [
            {
                "kode": komponen.kode,
                "nama": komponen.nama,
                "bobot": str(komponen.bobot),
                "nilai": f"{komponen.nilai:f}",
                "sub": [
                    _rincian_sub(sub, lembar.berlaku.get(sub.kode), lembar.bukti.get(sub.kode, ()))
                    for sub in komponen.sub
                ],
            }
            for komponen in hasil.komponen
        ],
        "total": f"{hasil.total:f}",
        "nilai": str(hasil.nilai),
        "predikat": hasil.predikat.value,
        "sebutan": hasil.predikat.label,
        "penjelasan": rules.jelaskan(lembar.instrumen, hasil),
    }


def _rincian_sub(sub: rules.NilaiSub, isi: rules.JawabanJenjang | None, bukti: Sequence[BerkasTaut]) -> dict[str, Any]:
    return {
        "kode": sub.kode,
        "nama": sub.nama,
        "bobot": str(sub.bobot),
        "metode": sub.metode.value,
        "jawaban": sub.jawaban or "",
        "nilai_jawaban": str(sub.nilai_jawaban),
        "nilai": f"{sub.nilai:f}",
        "jenjang": isi.jenjang.value if isi else "",
        "kriteria": dict(isi.kriteria) if isi else {},
        "catatan": isi.catatan if isi else "",
        "alasan": isi.alasan if isi else "",
        "bukti": [{"nama": taut.nama, "halaman": taut.halaman, "sha256": taut.berkas.sha256} for taut in bukti],
    }


def terbitkan(
    evaluasi: Evaluasi,
    *,
    nomor: str,
    tanggal: dt.date | None,
    by: Pengguna,
    catatan: str = "",
    penanda: int | None = None,
) -> DokumenTerbit:
    """Publish the result: the LHE is frozen as an issued document, the OPD sees the result and is told.

    penanda: the position that signs on behalf of the Inspektur (a.n., u.b.); None: the Inspektur.
    Raises ValidationError without number or date, TransitionError, PermissionDenied, PdfGagal; nothing is written then.
    """
    if not nomor.strip() or tanggal is None:
        raise ValidationError("Isi nomor dan tanggal naskah LHE sebelum menerbitkan.")
    _periksa_tanggal(evaluasi, tanggal)
    kode = siapkan_kode()
    isi = cetak_lhe(evaluasi, nomor=nomor.strip(), tanggal=tanggal, kode=kode, oleh=by, penanda=penanda)
    with transaction.atomic():
        baris = advance(evaluasi, "terbitkan", by=by, catatan=catatan)
        hasil = baris.hasil
        dokumen = terbitkan_dokumen(
            hasil,
            jenis="lhe",
            judul=f"Laporan Hasil Evaluasi AKIP {baris.tahun_id}",
            nomor=nomor,
            tanggal=tanggal,
            tahun=baris.tahun_id,
            unit=baris.unit,
            isi=isi,
            by=by,
            kode=kode,
            penanda=penanda,
        )
        beri_tahu(
            penerima_hasil(baris),
            judul=f"Hasil evaluasi AKIP {baris.tahun_id} terbit",
            isi=f"Nilai {tulis(hasil.nilai, 2)} ({hasil.predikat}). Baca rekomendasinya dan catat tindak lanjutnya.",
            tautan=hasil.get_absolute_url(),
        )
    return dokumen


def _periksa_tanggal(evaluasi: Evaluasi, tanggal: dt.date) -> None:
    hasil = HasilEvaluasi.objects.filter(evaluasi=evaluasi.pk).first()
    if hasil is None:
        raise TransitionError("Nilai belum ditetapkan, sehingga hasilnya belum dapat diterbitkan.")
    if tanggal < timezone.localdate(hasil.waktu):
        raise ValidationError({"tanggal": "Tanggal naskah tidak boleh sebelum nilai ditetapkan."})


def penerima_hasil(evaluasi: Evaluasi) -> list[Pengguna]:
    """Accounts of the OPD that are told of its result."""
    tugas = Penugasan.objects.filter(
        unit=evaluasi.unit_id,
        peran__in=PENERIMA_HASIL,
        berlaku__contains=timezone.localdate(),
        pengguna__is_active=True,
    )
    return list(Pengguna.objects.filter(pk__in=tugas.values("pengguna")))


@sensitive_variables("nik", "frasa")
def tandatangani_lhe(
    evaluasi: Evaluasi,
    *,
    jalur: str,
    by: Pengguna,
    pindaian: IO[bytes] | None = None,
    nik: str = "",
    frasa: str = "",
) -> TandaTangan:
    """Sign the issued LHE as Inspektur. The caller has had the signer confirm.

    Raises PermissionDenied, TransitionError, ValidationError (somebody else's electronic signature among others).
    """
    if not by.has_perm("evaluasi.tandatangani", evaluasi):
        raise PermissionDenied("Anda tidak berwenang menandatangani laporan hasil evaluasi.")
    hasil = HasilEvaluasi.objects.filter(evaluasi=evaluasi.pk).first()
    dokumen = dokumen_objek(hasil).first() if hasil else None
    if dokumen is None:
        raise TransitionError("LHE belum terbit, sehingga belum dapat ditandatangani.")
    siapa = penanda_tangan(dokumen.tanggal, by, dokumen.penanda_id)
    pastikan_penanda_tangan(jalur=jalur, pegawai_id=siapa.pegawai_id, nama=siapa.nama, by=by)
    tanda = tanda_tangani(
        dokumen,
        jalur=jalur,
        sebagai="Inspektur",
        nama=siapa.nama,
        jabatan=siapa.jabatan,
        nip=siapa.nip,
        by=by,
        pindaian=pindaian,
        nik=nik,
        frasa=frasa,
    )
    tinggalkan_jejak(evaluasi, tindakan="tandatangani", kalimat="LHE ditandatangani", by=by)
    return tanda
