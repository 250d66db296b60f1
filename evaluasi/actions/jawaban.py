"""Answering a sub-component, and the evidence for it."""

from collections.abc import Mapping
from typing import IO

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F

from evaluasi import rules
from evaluasi.models import Evaluasi, Jawaban, TotalBerjalan
from evaluasi.queries.lembar import LembarKerja, galat_jawaban, ke_rules, lembar_kerja
from layanan.actions import HalamanBasi, TransitionError, lepas, simpan_berkas, tautkan
from layanan.models import BerkasTaut
from layanan.queries import berkas_objek
from organisasi.models import Pengguna


def kunci(evaluasi: Evaluasi) -> Evaluasi:
    """The row, locked and fresh, with its instrument."""
    return Evaluasi.objects.select_for_update(of=("self",)).select_related("instrumen").get(pk=evaluasi.pk)


def giliran_jenjang(evaluasi: Evaluasi, by: Pengguna) -> rules.Jenjang:
    """The tier that acts now. Raises TransitionError once decided, PermissionDenied where it is another tier's turn."""
    jenjang = rules.jenjang_status(evaluasi.status)
    if jenjang is None:
        raise TransitionError(
            f"Lembar kerja ini sudah {evaluasi.status_kini.label.lower()}; jawabannya tidak dapat diubah."
        )
    if not by.has_perm("evaluasi.jawab", evaluasi):
        raise PermissionDenied(
            f"Lembar kerja ini sedang di {jenjang.label.lower()}; hanya jenjang itu yang dapat mengubahnya."
        )
    return jenjang


@transaction.atomic
def jawab(
    evaluasi: Evaluasi,
    *,
    sub: str,
    jawaban: str = "",
    kriteria: Mapping[str, str] | None = None,
    catatan: str = "",
    alasan: str = "",
    revisi: int | None = None,
    by: Pengguna,
) -> Jawaban:
    """Save the acting tier's answer to one sub-component; the running total is written with it.

    kriteria: criterion code -> answer.  revisi: the revision of the tier's row that the page showed (None: no check).
    The same content twice is saved once. Raises HalamanBasi, ValidationError (unknown answer; AA or A without its
    reason, criteria and evidence), TransitionError, PermissionDenied.
    """
    baris = kunci(evaluasi)
    jenjang = giliran_jenjang(baris, by)
    lembar = lembar_kerja(baris)
    satu = _sub(lembar.instrumen, sub)
    isi = rules.JawabanJenjang(
        satu.kode, jenjang, _jawaban(satu, jawaban), _kriteria(satu, kriteria or {}), catatan.strip(), alasan.strip()
    )
    lama = lembar.jawaban.get(satu.kode, {}).get(jenjang)
    if lama and ke_rules(lama) == isi:
        return lama
    if revisi is not None and revisi != (lama.revisi if lama else 0):
        raise HalamanBasi(
            f"Jawaban {satu.kode} sudah disimpan orang lain sejak halaman ini dibuka. Isian Anda masih ada di bawah; "
            "bandingkan dengan yang tersimpan, lalu simpan lagi."
        )
    if galat := galat_jawaban(satu, isi, len(lembar.bukti.get(satu.kode, ())), lembar.tahun_bertahan(satu.kode)):
        raise ValidationError([temuan.kalimat for temuan in galat])
    return _simpan(lembar, isi, lama, by)


def _simpan(lembar: LembarKerja, isi: rules.JawabanJenjang, lama: Jawaban | None, by: Pengguna) -> Jawaban:
    baru = lama or Jawaban(evaluasi=lembar.evaluasi, sub=isi.sub, jenjang=isi.jenjang)
    baru.jawaban, baru.kriteria = isi.jawaban, dict(isi.kriteria)
    baru.catatan, baru.alasan, baru.oleh = isi.catatan, isi.alasan, by
    baru.revisi += 1
    baru.save()
    Evaluasi.objects.filter(pk=lembar.evaluasi.pk).update(revisi=F("revisi") + 1)
    lain = {kode: dict(tingkat) for kode, tingkat in lembar.jawaban.items()}
    lain.setdefault(isi.sub, {})[isi.jenjang] = baru
    tulis_total(LembarKerja(lembar.evaluasi, lembar.instrumen, lain, {}, {}))
    return baru


def tulis_total(lembar: LembarKerja) -> None:
    """Write the running total of a worksheet from its answers."""
    TotalBerjalan.objects.update_or_create(evaluasi=lembar.evaluasi, defaults=isi_total(lembar))


def isi_total(lembar: LembarKerja) -> dict[str, object]:
    """Columns of the running total, computed from the answers."""
    return {
        "nilai": lembar.hasil.nilai,
        "predikat": lembar.hasil.predikat.value if lembar.dihitung else "",
        "terjawab": lembar.terjawab,
        "jumlah": lembar.jumlah,
    }


def _sub(instrumen: rules.Instrumen, kode: str) -> rules.SubKomponen:
    for satu in instrumen.semua_sub():
        if rules.baku(satu.kode) == rules.baku(kode):
            return satu
    raise ValidationError(f"Subkomponen “{kode}” tidak ada pada instrumen {instrumen.kode}.")


def _jawaban(sub: rules.SubKomponen, jawaban: str) -> str:
    bersih = jawaban.strip().upper()
    if sub.metode is not rules.Metode.JUDGEMENT:
        return ""
    if bersih and bersih not in sub.jawaban.nilai:
        pilihan = ", ".join(reversed(sub.jawaban.urutan))
        raise ValidationError({"jawaban": f"Jawaban “{jawaban}” tidak dikenal. Pilih salah satu: {pilihan}."})
    return bersih


def _kriteria(sub: rules.SubKomponen, kriteria: Mapping[str, str]) -> dict[str, str]:
    dikenal = {rules.baku(satu.kode): satu for satu in sub.kriteria}
    hasil = {}
    for kode, isi in kriteria.items():
        satu = dikenal.get(rules.baku(kode))
        if satu is None or (isi and isi.strip().upper() not in satu.jawaban.nilai):
            raise ValidationError(
                f"Jawaban “{isi}” pada kriteria {kode} tidak dikenal. Muat ulang halaman, lalu pilih lagi."
            )
        if isi:
            hasil[satu.kode] = isi.strip().upper()
    return hasil


def tambah_bukti(
    evaluasi: Evaluasi, *, sub: str, unggahan: IO[bytes], halaman: int | None = None, by: Pengguna
) -> BerkasTaut:
    """Upload evidence for a sub-component. Raises ValidationError for a refused file, TransitionError, PermissionDenied."""
    giliran_jenjang(evaluasi, by)
    kode = _sub(lembar_kerja(evaluasi).instrumen, sub).kode
    berkas = simpan_berkas(unggahan, by=by)
    with transaction.atomic():
        baris = kunci(evaluasi)
        giliran_jenjang(baris, by)
        return tautkan(berkas, baris, keterangan=kode, halaman=halaman, nama=getattr(unggahan, "name", ""), by=by)


@transaction.atomic
def pakai_bukti(evaluasi: Evaluasi, *, sub: str, taut: int, halaman: int | None = None, by: Pengguna) -> BerkasTaut:
    """Use evidence of another sub-component of the same worksheet here too."""
    baris = kunci(evaluasi)
    giliran_jenjang(baris, by)
    asal = berkas_objek(baris).filter(pk=taut).first()
    if asal is None:
        raise ValidationError("Bukti itu sudah dilepas. Muat ulang halaman, lalu pilih lagi.")
    kode = _sub(lembar_kerja(baris).instrumen, sub).kode
    return tautkan(asal.berkas, baris, keterangan=kode, halaman=halaman or asal.halaman, nama=asal.nama, by=by)


@transaction.atomic
def lepas_bukti(evaluasi: Evaluasi, *, taut: int, by: Pengguna) -> None:
    """Take evidence off a sub-component. Raises ValidationError where an answer AA or A rests on it alone."""
    baris = kunci(evaluasi)
    giliran_jenjang(baris, by)
    lembar = lembar_kerja(baris)
    for kode, daftar in lembar.bukti.items():
        satu = next((isi for isi in daftar if isi.pk == taut), None)
        if satu is None:
            continue
        berlaku = lembar.berlaku.get(kode)
        if berlaku and berlaku.jawaban in ("AA", "A") and len(daftar) == 1:
            raise ValidationError(
                f"Jawaban {berlaku.jawaban} pada {kode} bertumpu pada bukti ini. Ubah jawabannya dahulu."
            )
        lepas(satu, by=by)
