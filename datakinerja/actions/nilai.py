"""Writing values: each change is a new version; a stale page never overwrites."""

from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from datakinerja.models import Bukti, Nilai
from datakinerja.queries.nilai import kunci_periode
from datakinerja.rules import KeadaanNilai, Kunci
from datakinerja.rules.alur import SifatAngka
from organisasi.models import Pengguna, Periode
from renstra.models import ObjekUkur


class NilaiTerkunci(Exception):
    """The value may not be changed now; the text explains by which rule and who can open it."""

    def __init__(self, kunci: Kunci) -> None:
        super().__init__(kunci.kalimat)
        self.kunci = kunci


class NilaiUsang(Exception):
    """Somebody else wrote a newer version than the page had seen; nothing was stored."""

    def __init__(self, terbaru: Nilai | None, terlihat: int) -> None:
        super().__init__("Nilai ini sudah diubah orang lain sejak halaman Anda dibuka. Bandingkan lalu putuskan.")
        self.terbaru = terbaru
        self.terlihat = terlihat


@dataclass(frozen=True)
class IsiNilai:
    """What is to be recorded. A ratio brings numerator and denominator, an ordinal its text, others the number."""

    keadaan: KeadaanNilai = KeadaanNilai.TERISI
    nilai: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    teks: str = ""
    sifat: SifatAngka = SifatAngka.TETAP
    sumber: str = ""
    catatan: str = ""


def rekam(
    *,
    objek: ObjekUkur,
    periode_id: int,
    isi: IsiNilai,
    terlihat: int,
    terbaru: Nilai | None,
    kunci: Kunci,
    by: Pengguna,
    alasan: str = "",
) -> Nilai:
    """Store a new version of a value of an object that the caller has locked. One statement.

    terlihat: the version the page had seen (0: none).  terbaru: the newest version, read under the lock.  kunci: whether
    the period may be changed now.  Raises PermissionDenied, NilaiTerkunci, NilaiUsang; the same content again is not a
    new version, so that a form sent twice does no harm.
    Source: Perpres 29/2014 Pasal 17.
    """
    if not by.has_perm("datakinerja.isi", objek):
        raise PermissionDenied("Anda tidak berwenang mengisi indikator ini.")
    if kunci.terkunci:
        raise NilaiTerkunci(kunci)
    if terbaru and isi_dari(terbaru) == isi:
        return terbaru
    versi = terbaru.versi if terbaru else 0
    if versi != terlihat:
        raise NilaiUsang(terbaru, terlihat)
    return Nilai.objects.create(
        objek=objek, periode_id=periode_id, versi=versi + 1, oleh=by, alasan=alasan.strip(), **vars(isi)
    )


def isi_dari(nilai: Nilai) -> IsiNilai:
    """The content of a stored version, to compare with what is to be written."""
    return IsiNilai(
        KeadaanNilai(nilai.keadaan),
        nilai.nilai,
        nilai.pembilang,
        nilai.penyebut,
        nilai.teks,
        SifatAngka(nilai.sifat),
        nilai.sumber,
        nilai.catatan,
    )


@transaction.atomic
def wadah_bukti(*, objek: ObjekUkur, periode: Periode, by: Pengguna) -> Bukti:
    """The evidence folder of a value that may still change, made when first needed.

    Raises PermissionDenied, NilaiTerkunci.
    """
    if not by.has_perm("datakinerja.isi", objek):
        raise PermissionDenied("Anda tidak berwenang mengubah bukti untuk indikator ini.")
    kunci = kunci_periode(objek.unit_id, [periode], sekarang=timezone.now())[periode.pk].untuk(objek.pk)
    if kunci.terkunci:
        raise NilaiTerkunci(kunci)
    return Bukti.objects.get_or_create(objek=objek, periode=periode)[0]
