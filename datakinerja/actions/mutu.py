"""Answering a finding of the quality rules."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from datakinerja.models import JawabanMutu, Nilai
from datakinerja.queries.mutu import temuan_objek
from organisasi.models import Pengguna


@transaction.atomic
def jawab_temuan(nilai: Nilai, *, kode: str, kalimat: str, by: Pengguna) -> JawabanMutu:
    """Say what lies behind a finding on a version of a value; the same sentence again is stored once.

    Raises PermissionDenied; ValidationError where the sentence is missing or the finding is no longer there.
    """
    if not by.has_perm("datakinerja.isi", nilai):
        raise PermissionDenied("Anda tidak berwenang menjawab temuan unit ini.")
    teks = kalimat.strip()
    if not teks:
        raise ValidationError({"kalimat": "Tuliskan sebab nilai itu demikian, atau koreksi nilainya."})
    if len(teks) > 300:
        raise ValidationError({"kalimat": f"Jawaban paling banyak 300 huruf; sekarang {len(teks)}."})
    temuan = temuan_objek([nilai.objek_id], nilai.periode.tahun_id)
    milik = next((satu for satu in temuan if satu.nilai_id == nilai.pk and satu.aturan.kode == kode), None)
    if milik is None or not milik.aturan.dijawab:
        raise ValidationError("Temuan ini sudah tidak ada; nilainya mungkin sudah dikoreksi. Muat ulang halaman.")
    if milik.jawaban and milik.jawaban.kalimat == teks:
        return milik.jawaban
    return JawabanMutu.objects.create(nilai=nilai, kode=kode, kalimat=teks, oleh=by)
