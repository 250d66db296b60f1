"""Findings of the quality rules on the values of a unit, with what the unit says to them."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.contrib.contenttypes.models import ContentType

from datakinerja.models import Bukti, JawabanMutu, Nilai
from datakinerja.queries.ukuran import Ukuran, ukuran_objek, ukuran_unit
from datakinerja.rules import JENIS_PERIODE, KeadaanNilai, nama_periode
from datakinerja.rules.mutu import ATURAN_MUTU, AturanMutu, DeretMutu, TitikMutu, periksa_deret
from layanan.models import BerkasTaut
from organisasi.models import Periode
from perjanjian.queries import target_bulanan

# Years of history that the rules compare with, besides the year itself.
TAHUN_LALU = 2
type Kunci = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TemuanNilai:
    """A finding on the newest version of a value.  jawaban: the newest answer, None where none was given."""

    ukuran: Ukuran
    nilai_id: int
    periode_id: int
    nama_periode: str
    bulan: int
    aturan: AturanMutu
    kalimat: str
    jawaban: JawabanMutu | None

    @property
    def belum_dijawab(self) -> bool:
        """Whether it asks for a sentence that is still missing."""
        return self.aturan.dijawab and self.jawaban is None


@dataclass(frozen=True, slots=True)
class _Versi:
    """The newest version of a value, with the moment at which the first one was entered."""

    pk: int
    keadaan: str
    nilai: Decimal | None
    pembilang: Decimal | None
    penyebut: Decimal | None
    mula: dt.datetime


def temuan_unit(unit_id: int, tahun: int) -> list[TemuanNilai]:
    """All findings of a unit and year, in plan order.  At most eight queries for any number of indicators."""
    return _temuan(ukuran_unit(unit_id, tahun), tahun)


def temuan_objek(objek: Collection[int], tahun: int) -> list[TemuanNilai]:
    """As `temuan_unit`, for given objects."""
    return _temuan(ukuran_objek(objek, tahun), tahun)


def _temuan(ukuran: list[Ukuran], tahun: int) -> list[TemuanNilai]:
    ids = [satu.objek_id for satu in ukuran]
    periode = list(Periode.objects.filter(tahun__gte=tahun - TAHUN_LALU, tahun__lte=tahun).order_by("mulai", "selesai"))
    menurut_id = {satu.pk: satu for satu in periode}
    versi = _versi(ids, list(menurut_id))
    target = target_bulanan(ids, tahun)
    berbukti = _berbukti(ids, tahun)
    hasil: list[TemuanNilai] = []
    for satu in ukuran:
        janji = target.get(satu.objek_id)
        deret = _deret(satu, periode, versi, berbukti, janji.per_periode if janji else {})
        for temuan in periksa_deret(deret, tahun=tahun):
            p = menurut_id[temuan.kunci]
            hasil.append(
                TemuanNilai(
                    ukuran=satu,
                    nilai_id=versi[satu.objek_id, p.pk].pk,
                    periode_id=p.pk,
                    nama_periode=nama_periode(p.jenis, p.nomor, tahun),
                    bulan=p.selesai.month,
                    aturan=ATURAN_MUTU[temuan.kode],
                    kalimat=temuan.kalimat,
                    jawaban=None,
                )
            )
    return _dengan_jawaban(hasil)


def _deret(
    ukuran: Ukuran,
    periode: Iterable[Periode],
    versi: Mapping[Kunci, _Versi],
    berbukti: set[Kunci],
    target: Mapping[int, Decimal],
) -> DeretMutu:
    jenis = JENIS_PERIODE[ukuran.frekuensi]
    titik = [
        _titik(satu, versi.get((ukuran.objek_id, satu.pk)), (ukuran.objek_id, satu.pk) in berbukti, target.get(satu.pk))
        for satu in periode
        if satu.jenis == jenis
    ]
    return DeretMutu(
        tuple(titik),
        musim=ukuran.frekuensi.jumlah_periode,
        entri=ukuran.cara_entri,
        persentase=ukuran.persentase,
        boleh_negatif=ukuran.boleh_negatif,
    )


def _titik(periode: Periode, versi: _Versi | None, berbukti: bool, target: Decimal | None) -> TitikMutu:
    if versi is None or versi.keadaan != KeadaanNilai.TERISI:
        return TitikMutu(periode.tahun_id, periode.pk, terisi=False)
    return TitikMutu(
        tahun=periode.tahun_id,
        kunci=periode.pk,
        nilai=versi.nilai,
        pembilang=versi.pembilang,
        penyebut=versi.penyebut,
        target=target,
        waktu=versi.mula,
        berbukti=berbukti,
    )


def _versi(objek: list[int], periode: list[int]) -> dict[Kunci, _Versi]:
    """Newest versions with the moment of the first one.  One query."""
    hasil: dict[Kunci, _Versi] = {}
    baris = (
        Nilai.objects.filter(objek__in=objek, periode__in=periode)
        .order_by("objek_id", "periode_id", "versi")
        .values_list("objek_id", "periode_id", "pk", "keadaan", "nilai", "pembilang", "penyebut", "waktu")
    )
    for objek_id, periode_id, pk, keadaan, nilai, pembilang, penyebut, waktu in baris.iterator(chunk_size=5_000):
        kunci = (objek_id, periode_id)
        mula = hasil[kunci].mula if kunci in hasil else waktu
        hasil[kunci] = _Versi(pk, keadaan, nilai, pembilang, penyebut, mula)
    return hasil


def _berbukti(objek: list[int], tahun: int) -> set[Kunci]:
    """Objects and periods with at least one file of evidence.  One query."""
    jenis = ContentType.objects.get_for_model(Bukti)
    ada = BerkasTaut.objects.filter(content_type=jenis, dilepas=None).values("object_id")
    return set(
        Bukti.objects.filter(objek__in=objek, periode__tahun=tahun, pk__in=ada).values_list("objek_id", "periode_id")
    )


def _dengan_jawaban(temuan: list[TemuanNilai]) -> list[TemuanNilai]:
    """Findings with the newest answer to each.  One query."""
    jawaban: dict[tuple[int, str], JawabanMutu] = {}
    milik = {satu.nilai_id for satu in temuan}
    for satu in JawabanMutu.objects.filter(nilai__in=milik).select_related("oleh").order_by("waktu", "pk"):
        jawaban[satu.nilai_id, satu.kode] = satu
    return [replace(satu, jawaban=jawaban.get((satu.nilai_id, satu.aturan.kode))) for satu in temuan]


@dataclass(frozen=True, slots=True)
class RingkasMutu:
    """Findings of a unit, counted."""

    temuan: tuple[TemuanNilai, ...]

    @property
    def perlu_jawaban(self) -> list[TemuanNilai]:
        """Findings that ask for a sentence, answered ones included."""
        return [satu for satu in self.temuan if satu.aturan.dijawab]

    @property
    def belum_dijawab(self) -> int:
        return sum(satu.belum_dijawab for satu in self.temuan)

    @property
    def tanpa_bukti(self) -> int:
        return sum(satu.aturan.kode == "TANPA_BUKTI" for satu in self.temuan)

    @property
    def per_aturan(self) -> list[tuple[AturanMutu, int]]:
        """How many findings each rule has, in the order of the rules."""
        return [(aturan, sum(satu.aturan is aturan for satu in self.temuan)) for aturan in ATURAN_MUTU.values()]
