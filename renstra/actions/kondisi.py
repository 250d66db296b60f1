"""Changing a tree condition by condition. Every step gives the step that takes it back."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from organisasi.models import Jabatan, Pengguna, Unit
from renstra.actions.pohon import catat_perubahan_pohon, kunci_pohon
from renstra.models import Indikator, IndikatorKondisi, PohonKinerja, SilangKondisi, SimpulPohon
from renstra.rules.pohon import BAWAAN_ANAK, JenisKondisi, periksa_pindah
from renstra.rules.pohon.isi import MAKS_SIMPUL

type Langkah = dict[str, Any]

MAKS_INDIKATOR = 20


@dataclass(frozen=True, slots=True)
class HasilLangkah:
    """What a step did: the condition it was about (None: gone), the tree's new revision, and the step back."""

    simpul: SimpulPohon | None
    revisi: int
    balik: Langkah


@transaction.atomic
def tambah_kondisi(
    pohon: PohonKinerja, *, induk: int | None, uraian: str, jenis: str = "", posisi: int | None = None, by: Pengguna, revisi: int | None = None
) -> HasilLangkah:  # fmt: skip
    """A new condition under another one, or at the top. posisi: place among its siblings, None: the last.

    Raises PermissionDenied, PohonTertutup, HalamanBasi, ValidationError.
    """
    pohon = kunci_pohon(pohon, by=by, revisi=revisi)
    atas = _ambil(pohon, induk) if induk is not None else None
    if pohon.simpul.count() >= MAKS_SIMPUL:
        raise ValidationError(f"Satu pohon memuat paling banyak {MAKS_SIMPUL} kondisi.")
    baku = BAWAAN_ANAK[JenisKondisi(atas.jenis)] if atas else JenisKondisi.OUTCOME
    satu = SimpulPohon(pohon=pohon, induk=atas, uraian=_uraian(uraian), jenis=_jenis(jenis) or baku)
    satu.save()
    _tempatkan(pohon, satu, posisi)
    catat_perubahan_pohon(pohon)
    return HasilLangkah(satu, pohon.revisi, {"langkah": "hapus", "simpul": satu.pk})


@transaction.atomic
def ubah_kondisi(
    pohon: PohonKinerja, simpul: int, *, isian: Mapping[str, Any], by: Pengguna, revisi: int | None = None
) -> HasilLangkah:
    """Change a condition; only what `isian` names: uraian, jenis, indikator (texts or {uraian, indikator_id}), rencana (key),
    jabatan, unit (ids or None), silang (ids of units).

    Raises PermissionDenied, PohonTertutup, HalamanBasi, ValidationError.
    """
    pohon = kunci_pohon(pohon, by=by, revisi=revisi)
    satu = _ambil(pohon, simpul)
    lama = {nama: nilai for nama, nilai in potret(satu).items() if nama in isian}
    _isi(satu, isian)
    catat_perubahan_pohon(pohon)
    return HasilLangkah(satu, pohon.revisi, {"langkah": "ubah", "simpul": satu.pk, "isian": lama})


@transaction.atomic
def pindah_kondisi(
    pohon: PohonKinerja, simpul: int, *, induk: int | None, posisi: int | None = None, by: Pengguna, revisi: int | None = None
) -> HasilLangkah:  # fmt: skip
    """Hang a condition, with all below it, elsewhere, or change its place among its siblings.

    Raises PermissionDenied, PohonTertutup, HalamanBasi, ValidationError (under itself).
    """
    pohon = kunci_pohon(pohon, by=by, revisi=revisi)
    satu = _ambil(pohon, simpul)
    if sebab := periksa_pindah(dict(pohon.simpul.values_list("pk", "induk")), simpul, induk):
        raise ValidationError(sebab)
    asal, tempat = satu.induk_id, _posisi(satu)
    satu.induk_id = induk
    satu.save(update_fields=["induk"])
    _tempatkan(pohon, satu, posisi)
    catat_perubahan_pohon(pohon)
    return HasilLangkah(satu, pohon.revisi, {"langkah": "pindah", "simpul": satu.pk, "induk": asal, "posisi": tempat})


@transaction.atomic
def hapus_kondisi(pohon: PohonKinerja, simpul: int, *, by: Pengguna, revisi: int | None = None) -> HasilLangkah:
    """Delete a condition with all below it; the step back carries what was deleted.

    Raises PermissionDenied, PohonTertutup, HalamanBasi, ValidationError.
    """
    pohon = kunci_pohon(pohon, by=by, revisi=revisi)
    satu = _ambil(pohon, simpul)
    balik = {"langkah": "pasang", "induk": satu.induk_id, "posisi": _posisi(satu), "potongan": _potong(pohon, satu)}
    satu.delete()
    catat_perubahan_pohon(pohon)
    return HasilLangkah(None, pohon.revisi, balik)


@transaction.atomic
def pasang_kondisi(
    pohon: PohonKinerja, *, potongan: Mapping[str, Any], induk: int | None, posisi: int | None, by: Pengguna, revisi: int | None = None
) -> HasilLangkah:  # fmt: skip
    """Put back what was deleted, at its place, identities kept. Raises as `tambah_kondisi`."""
    pohon = kunci_pohon(pohon, by=by, revisi=revisi)
    atas = _ambil(pohon, induk) if induk is not None else None
    satu = _pasang(pohon, potongan, atas, 0)
    if pohon.simpul.count() > MAKS_SIMPUL:
        raise ValidationError(f"Satu pohon memuat paling banyak {MAKS_SIMPUL} kondisi.")
    _tempatkan(pohon, satu, posisi)
    catat_perubahan_pohon(pohon)
    return HasilLangkah(satu, pohon.revisi, {"langkah": "hapus", "simpul": satu.pk})


def jalankan_langkah(pohon: PohonKinerja, isian: Langkah, *, by: Pengguna) -> HasilLangkah:
    """One step as page and API send it: `langkah` (tambah, ubah, pindah, hapus, pasang) with what it needs.

    Raises ValidationError for an unknown step, and what the step itself raises.
    """
    revisi = isian.get("revisi") if isinstance(isian.get("revisi"), int) else None
    bersama: Langkah = {"by": by, "revisi": revisi}
    tempat: Langkah = {"induk": isian.get("induk"), "posisi": isian.get("posisi")}
    simpul = isian.get("simpul", 0)
    langkah: dict[str, Callable[[], HasilLangkah]] = {
        "tambah": lambda: tambah_kondisi(
            pohon, uraian=isian.get("uraian", ""), jenis=isian.get("jenis", ""), **tempat, **bersama
        ),
        "ubah": lambda: ubah_kondisi(pohon, simpul, isian=isian.get("isian") or {}, **bersama),
        "pindah": lambda: pindah_kondisi(pohon, simpul, **tempat, **bersama),
        "hapus": lambda: hapus_kondisi(pohon, simpul, **bersama),
        "pasang": lambda: pasang_kondisi(pohon, potongan=isian.get("potongan") or {}, **tempat, **bersama),
    }
    nama = str(isian.get("langkah"))
    if nama not in langkah:
        raise ValidationError(f"Langkah “{nama}” tidak dikenal.")
    return langkah[nama]()


def potret(satu: SimpulPohon) -> dict[str, Any]:
    """A condition as plain JSON values, without its place."""
    return {
        "uraian": satu.uraian,
        "jenis": satu.jenis,
        "rencana": str(satu.rencana) if satu.rencana else None,
        "jabatan": satu.jabatan_id,
        "unit": satu.unit_id,
        "indikator": list(satu.indikator.order_by("urutan", "id").values("uraian", "indikator_id")),
        "silang": list(satu.silang.order_by("id").values_list("unit", flat=True)),
    }


def _ambil(pohon: PohonKinerja, simpul: Any) -> SimpulPohon:
    satu = pohon.simpul.filter(pk=simpul).first() if isinstance(simpul, int) else None
    if satu is None:
        raise ValidationError("Kondisi itu sudah tidak ada di pohon ini. Muat ulang halamannya.")
    return satu


def _uraian(teks: Any) -> str:
    bersih = " ".join(str(teks or "").split())
    if not bersih:
        raise ValidationError({"uraian": "Tulis kondisinya."})
    if len(bersih) > 500:
        raise ValidationError({"uraian": "Kondisi paling panjang 500 huruf. Ringkas kalimatnya."})
    return bersih


def _jenis(teks: Any) -> JenisKondisi | None:
    if not teks:
        return None
    try:
        return JenisKondisi(str(teks))
    except ValueError as galat:
        raise ValidationError({"jenis": f"Jenis kondisi “{teks}” tidak dikenal."}) from galat


def _isi(satu: SimpulPohon, isian: Mapping[str, Any]) -> None:
    if "uraian" in isian:
        satu.uraian = _uraian(isian["uraian"])
    if isian.get("jenis"):
        satu.jenis = _jenis(isian["jenis"]) or satu.jenis
    if "rencana" in isian:
        satu.rencana = _kunci(isian["rencana"])
    for nama, model in (("jabatan", Jabatan), ("unit", Unit)):
        if nama in isian:
            setattr(satu, f"{nama}_id", _nomor(model, nama, isian[nama]))
    satu.save()
    if "indikator" in isian:
        _tulis_indikator(satu, isian["indikator"])
    if "silang" in isian:
        satu.silang.all().delete()
        unit = Unit.objects.filter(pk__in=[n for n in isian["silang"] if isinstance(n, int)])
        SilangKondisi.objects.bulk_create(SilangKondisi(simpul=satu, unit=x) for x in unit)


def _kunci(teks: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(teks)) if teks else None
    except ValueError as galat:
        raise ValidationError({"rencana": "Simpul rencana itu tidak dikenal. Pilih dari daftar."}) from galat


def _nomor(model: type[Jabatan | Unit], nama: str, nilai: Any) -> int | None:
    if nilai in (None, ""):
        return None
    if not isinstance(nilai, int) or not model.objects.filter(pk=nilai).exists():
        raise ValidationError({nama: f"{nama.capitalize()} itu tidak dikenal. Pilih dari daftar."})
    return nilai


def _tulis_indikator(satu: SimpulPohon, daftar: Sequence[Any]) -> None:
    """Replace the indicators of a condition by texts, or by texts with the id of the plan's indicator."""
    rapi = [x if isinstance(x, Mapping) else {"uraian": x} for x in daftar]
    isi = [(" ".join(str(x.get("uraian") or "").split())[:500], x.get("indikator_id")) for x in rapi]
    isi = [(teks, nomor) for teks, nomor in isi if teks]
    if len(isi) > MAKS_INDIKATOR:
        raise ValidationError({"indikator": f"Satu kondisi memuat paling banyak {MAKS_INDIKATOR} indikator."})
    dikenal = set(
        Indikator.objects.filter(pk__in=[n for _, n in isi if isinstance(n, int)]).values_list("pk", flat=True)
    )
    satu.indikator.all().delete()
    IndikatorKondisi.objects.bulk_create(
        IndikatorKondisi(simpul=satu, uraian=teks, indikator_id=n if n in dikenal else None, urutan=ke)
        for ke, (teks, n) in enumerate(isi)
    )


def _posisi(satu: SimpulPohon) -> int:
    saudara = SimpulPohon.objects.filter(pohon=satu.pohon_id, induk=satu.induk_id).order_by("urutan", "id")
    return list(saudara.values_list("pk", flat=True)).index(satu.pk)


def _tempatkan(pohon: PohonKinerja, satu: SimpulPohon, posisi: int | None) -> None:
    """Put a condition at a place among its siblings and number them anew."""
    saudara = list(pohon.simpul.filter(induk=satu.induk_id).exclude(pk=satu.pk).order_by("urutan", "id"))
    ke = len(saudara) if not isinstance(posisi, int) else max(0, min(posisi, len(saudara)))
    saudara.insert(ke, satu)
    ubah = [x for n, x in enumerate(saudara) if x.urutan != n]
    for n, x in enumerate(saudara):
        x.urutan = n
    SimpulPohon.objects.bulk_update(ubah, ["urutan"])


def _potong(pohon: PohonKinerja, satu: SimpulPohon) -> dict[str, Any]:
    anak = pohon.simpul.filter(induk=satu).order_by("urutan", "id")
    return potret(satu) | {"kunci": str(satu.kunci), "anak": [_potong(pohon, x) for x in anak]}


def _pasang(pohon: PohonKinerja, isi: Mapping[str, Any], induk: SimpulPohon | None, urutan: int) -> SimpulPohon:
    kunci = _kunci(isi.get("kunci"))
    if kunci is None or pohon.simpul.filter(kunci=kunci).exists():
        raise ValidationError("Kondisi itu masih ada, jadi tidak dapat dipasang kembali.")
    satu = SimpulPohon(
        pohon=pohon,
        kunci=kunci,
        induk=induk,
        urutan=urutan,
        uraian=_uraian(isi.get("uraian")),
        jenis=JenisKondisi.ANTARA,
    )
    satu.save()
    _isi(satu, isi)
    for ke, anak in enumerate(isi.get("anak") or ()):
        _pasang(pohon, anak, satu, ke)
    return satu
