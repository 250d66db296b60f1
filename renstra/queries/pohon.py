"""The content of a version as one tree of plain values."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Count, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Concat
from django.utils import timezone

from organisasi.models import VersiJabatan
from renstra.models import IndikatorVersi, MisiTujuan, Pagu, Simpul, TargetTahunan, VersiRencana
from renstra.rules import JenisSimpul, Pembanding, Target
from renstra.rules.isi import IsiIndikator, IsiRencana, IsiSimpul

_TINGKAT = {jenis: nomor for nomor, jenis in enumerate(JenisSimpul)}


@dataclass(frozen=True, slots=True)
class Kerangka:
    """The nodes of a version without their indicators. jumlah: indicators by id of the node that carries them."""

    isi: IsiRencana
    jumlah: Mapping[int, int]
    baris: tuple[Simpul, ...]

    @property
    def indikator(self) -> int:
        """Indicators of the whole version."""
        return sum(self.jumlah.values())


def kerangka(versi: VersiRencana) -> Kerangka:
    """The nodes of a version with money and numbers of indicators.  One query whatever the size."""
    baris = tuple(_baris_simpul(versi).annotate(jumlah_indikator=_jumlah_indikator()))
    jumlah = {satu.pk: satu.jumlah_indikator or 0 for satu in baris}  # type: ignore[attr-defined]
    return Kerangka(_rakit(versi, baris, {}), jumlah, baris)


def pohon(versi: VersiRencana, *, rangka: Kerangka | None = None, simpul: Collection[int] | None = None) -> IsiRencana:
    """The cascade of a version with indicators, targets and money.  Three queries whatever the size, two with `rangka`.

    simpul: ids of the nodes whose indicators are wanted; None means all.
    """
    baris = rangka.baris if rangka else tuple(_baris_simpul(versi))
    rows = IndikatorVersi.objects.filter(versi=versi)
    indikator: dict[int, list[IsiIndikator]] = defaultdict(list)
    for satu in isi_indikator(rows if simpul is None else rows.filter(simpul__in=list(simpul))):
        indikator[satu.simpul_id].append(satu)
    return _rakit(versi, baris, indikator)


def pohon_banyak(versi: Collection[VersiRencana]) -> dict[int, IsiRencana]:
    """The cascades of many versions, by id.  Three queries for all of them."""
    baris: dict[int, list[Simpul]] = defaultdict(list)
    for satu in _baris_simpul(*versi):
        baris[satu.versi_id].append(satu)
    indikator: dict[int, list[IsiIndikator]] = defaultdict(list)
    for isi in isi_indikator(IndikatorVersi.objects.filter(versi__in=versi)):
        indikator[isi.simpul_id].append(isi)
    return {satu.pk: _rakit(satu, baris[satu.pk], indikator) for satu in versi}


def _baris_simpul(*versi: VersiRencana) -> QuerySet[Simpul]:
    pagu = Pagu.objects.filter(simpul=OuterRef("pk")).order_by("tahun")
    misi = MisiTujuan.objects.filter(tujuan=OuterRef("pk")).order_by("misi__urutan", "misi")
    return (
        Simpul.objects.filter(versi__in=versi)
        .order_by("urutan", "id")
        .annotate(
            pagu_tahun=ArraySubquery(pagu.values("tahun")),
            pagu_jumlah=ArraySubquery(pagu.values("jumlah")),
            mendukung=_mendukung(),
            kode_misi=ArraySubquery(misi.values("misi__kode")),
        )
    )


def _mendukung() -> Subquery:
    """The sasaran of the regency that a node serves, as the newest submitted or ratified version of its plan words it."""
    rows = Simpul.objects.filter(kunci=OuterRef("dukung_kunci"), versi__dokumen=OuterRef("dukung_dokumen"))
    nama = Concat("versi__dokumen__jenis", Value(" "), "kode", Value(" "), "uraian", output_field=TextField())
    rows = rows.exclude(versi__status="draf").order_by("-versi__nomor")
    return Subquery(rows.annotate(nama=nama).values("nama")[:1])


def _jumlah_indikator() -> Subquery:
    rows = IndikatorVersi.objects.filter(simpul=OuterRef("pk")).order_by().values("simpul")
    return Subquery(rows.annotate(n=Count("pk")).values("n"))


def _rakit(versi: VersiRencana, baris: Iterable[Simpul], indikator: Mapping[int, list[IsiIndikator]]) -> IsiRencana:
    """Nodes put together to a tree; levels in their order, siblings as they were arranged."""
    anak: dict[int | None, list[Simpul]] = defaultdict(list)
    for simpul in baris:
        anak[simpul.induk_id].append(simpul)

    def bangun(induk_id: int | None) -> tuple[IsiSimpul, ...]:
        return tuple(
            IsiSimpul(
                id=simpul.pk,
                kunci=simpul.kunci,
                jenis=JenisSimpul(simpul.jenis),
                kode=simpul.kode,
                uraian=simpul.uraian,
                induk_id=simpul.induk_id,
                pagu=_pagu(simpul),
                mendukung=simpul.mendukung or "",  # type: ignore[attr-defined]
                misi_lain=tuple(simpul.kode_misi),  # type: ignore[attr-defined]
                indikator=tuple(indikator.get(simpul.pk, ())),
                anak=bangun(simpul.pk),
            )
            for simpul in sorted(anak.get(induk_id, ()), key=lambda s: _TINGKAT[s.jenis])
        )

    return IsiRencana(versi_id=versi.pk, tahun=tuple(versi.dokumen.daftar_tahun), akar=bangun(None))


def _pagu(simpul: Simpul) -> dict[int, Decimal]:
    return dict(zip(simpul.pagu_tahun, simpul.pagu_jumlah, strict=True))  # type: ignore[attr-defined]


def isi_indikator(rows: QuerySet[IndikatorVersi], *, batas: int | None = None) -> list[IsiIndikator]:
    """Indicator rows as plain values, with targets and the name of the position in charge.  Two queries."""
    daftar = list(
        rows.select_related("indikator", "satuan", "skala")
        .annotate(nama_penanggung_jawab=_nama_jabatan("penanggung_jawab", timezone.localdate()))
        .order_by("urutan", "id")[:batas]
    )
    target = _target([satu.pk for satu in daftar])
    return [_isi_indikator(satu, target.get(satu.pk, {})) for satu in daftar]


_KAMUS = (
    "rumus_turun", "target_nol", "boleh_negatif", "alasan", "pencatat", "cara_kumpul", "jadwal", "nasional_teks", "nasional_tahun",
    "nasional_sumber", "berlaku_mulai", "berlaku_sampai",
)  # fmt: skip


def _isi_indikator(satu: IndikatorVersi, target: Mapping[int, Target]) -> IsiIndikator:
    return IsiIndikator(
        id=satu.pk,
        indikator_id=satu.indikator_id,
        kode=satu.indikator.kode,
        simpul_id=satu.simpul_id,
        uraian=satu.uraian,
        jenis=satu.jenis,
        satuan=satu.satuan.nama if satu.satuan else "",
        polaritas=satu.polaritas,
        agregasi=satu.agregasi,
        frekuensi=satu.frekuensi,
        cara_entri=satu.cara_entri,
        definisi=satu.definisi,
        formula=satu.formula,
        pembilang=satu.pembilang,
        penyebut=satu.penyebut,
        sumber=satu.sumber,
        penanggung_jawab_id=satu.penanggung_jawab_id,
        penanggung_jawab=satu.nama_penanggung_jawab or "",  # type: ignore[attr-defined]
        presisi=satu.presisi,
        baseline_tahun=satu.baseline_tahun,
        baseline_nilai=satu.baseline_nilai,
        baseline_teks=satu.baseline_teks,
        skala=satu.skala.nama if satu.skala else "",
        target=target,
        **{nama: getattr(satu, nama) for nama in _KAMUS},
    )


def _target(indikator: list[int]) -> dict[int, dict[int, Target]]:
    hasil: dict[int, dict[int, Target]] = defaultdict(dict)
    rows = TargetTahunan.objects.filter(indikator__in=indikator).order_by("tahun")
    for pk, tahun, nilai, bawah, atas, teks, pembanding in rows.values_list(
        "indikator", "tahun", "nilai", "bawah", "atas", "teks", "pembanding"
    ):
        hasil[pk][tahun] = Target(nilai=nilai, bawah=bawah, atas=atas, teks=teks, pembanding=_PEMBANDING[pembanding])
    return hasil


_PEMBANDING = {satu.value: satu for satu in Pembanding}


def target_dari(baris: TargetTahunan) -> Target:
    """A stored target as the value that rules work with."""
    return Target(
        nilai=baris.nilai, bawah=baris.bawah, atas=baris.atas, teks=baris.teks, pembanding=Pembanding(baris.pembanding)
    )


def _nama_jabatan(acuan: str, tanggal: dt.date) -> Subquery:
    """The name of a position on a date, the latest name where it no longer exists."""
    kini = ExpressionWrapper(Q(berlaku__contains=tanggal), output_field=BooleanField())
    rows = VersiJabatan.objects.filter(jabatan=OuterRef(acuan)).annotate(kini=kini).order_by("-kini", "-berlaku")
    return Subquery(rows.values("nama")[:1])


def nama_jabatan(jabatan: Iterable[int | None], tanggal: dt.date) -> dict[int, str]:
    """Names of positions on a date, the latest name for those that no longer exist.  One query."""
    rows = VersiJabatan.objects.filter(jabatan__in=list(jabatan)).order_by("berlaku")
    hasil: dict[int, str] = {}
    kini: set[int] = set()
    for baris in rows:
        if baris.jabatan_id in kini:
            continue
        hasil[baris.jabatan_id] = baris.nama
        if (baris.berlaku.lower or dt.date.min) <= tanggal < (baris.berlaku.upper or dt.date.max):
            kini.add(baris.jabatan_id)
    return hasil


def cari_isi(versi: VersiRencana, kata: str, *, batas: int) -> tuple[list[IsiSimpul], list[IsiIndikator]]:
    """Nodes and indicators of a version whose code or wording holds all the words, `batas` of each.  Three queries."""
    simpul, indikator = Q(), Q()
    for satu in kata.split():
        simpul &= Q(uraian__icontains=satu) | Q(kode__icontains=satu)
        indikator &= Q(uraian__icontains=satu) | Q(indikator__kode__icontains=satu)
    kena = _baris_simpul(versi).filter(simpul)[:batas]
    rows = IndikatorVersi.objects.filter(indikator, versi=versi)
    return [_lepas(satu) for satu in kena], isi_indikator(rows, batas=batas)


def _lepas(simpul: Simpul) -> IsiSimpul:
    return IsiSimpul(simpul.pk, simpul.kunci, JenisSimpul(simpul.jenis), simpul.kode, simpul.uraian, simpul.induk_id)
