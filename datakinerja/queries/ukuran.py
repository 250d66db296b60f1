"""What a unit records values of in a year: its objects, as the plan or agreement in force words and defines them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, F, IntegerField, Q, QuerySet

from perjanjian.models import ItemPerjanjian
from renstra.models import IndikatorVersi
from renstra.rules import Agregasi, CaraEntri, Frekuensi, JenisSimpul, Polaritas, RumusTurun, TargetNol
from renstra.rules.macam import MENENGAH
from sakip.siap import Isian, KueriSiap

_KOLOM = (
    "objek_id", "objek_unit", "indikator_id", "pk", "indikator__kode", "uraian", "satuan__nama", "satuan__simbol", "jenis",
    "polaritas", "agregasi", "frekuensi", "cara_entri", "presisi", "baseline_nilai", "simpul_id", "simpul__jenis",
    "simpul__kode", "simpul__uraian", "rumus_turun", "target_nol", "boleh_negatif", "skala__butir", "urutan",
)  # fmt: skip

_TINGKAT = {jenis.value: nomor for nomor, jenis in enumerate(JenisSimpul)}


@dataclass(frozen=True, slots=True)
class Ukuran:
    """An object with the definition that holds for the year. Where the plan leaves a rule open, the usual one applies."""

    objek_id: int
    unit_id: int
    indikator_id: int
    versi_id: int
    kode: str
    uraian: str
    satuan: str
    simbol: str
    jenis: str
    polaritas: Polaritas
    agregasi: Agregasi
    frekuensi: Frekuensi
    cara_entri: CaraEntri
    presisi: int
    boleh_negatif: bool
    simpul_id: int
    simpul_jenis: str
    simpul_kode: str
    simpul_uraian: str
    rumus_turun: RumusTurun = RumusTurun.SELISIH
    target_nol: TargetNol | None = None
    skala: tuple[str, ...] = ()

    @property
    def persentase(self) -> bool:
        """Whether the value is a share of a whole."""
        return "%" in (self.simbol or self.satuan) or self.satuan.lower().startswith("persen")


def ukuran_unit(unit: Collection[int] | int, tahun: int) -> list[Ukuran]:
    """What the given units record in a year, in plan order: one row per object. One query.

    An object counts where the plan in force covers the year, or an agreement in force of the year promises it; the
    agreement's wording goes before the plan's.
    """
    daftar = [unit] if isinstance(unit, int) else list(unit)
    return _ukuran(_MENURUT_UNIT(unit=daftar, tahun=tahun))


def ukuran_objek(objek: Collection[int], tahun: int) -> list[Ukuran]:
    """As `ukuran_unit`, for given objects. One query."""
    return _ukuran(_MENURUT_OBJEK(objek=objek, tahun=tahun))


def _ukuran(semua: list[tuple[Any, ...]]) -> list[Ukuran]:
    terpilih: dict[int, tuple[Any, ...]] = {}
    for baris in semua:
        terpilih.setdefault(baris[0], baris)
    return [_jadi(baris) for baris in sorted(terpilih.values(), key=_urutan)]


def _urutan(b: tuple[Any, ...]) -> tuple[int, int, int, int]:
    """Level of the node, its place, its id, and the place of the indicator within it."""
    return (_TINGKAT.get(b[16], 0), b[-2], b[15], b[-1])


def _baris(**syarat: Isian) -> QuerySet[IndikatorVersi, tuple[Any, ...]]:
    """Candidate wordings per object, the one that counts first: promised, then the newest medium-term plan, then the year's."""
    tahun = Isian("tahun", IntegerField())
    dijanjikan = ItemPerjanjian.objects.filter(perjanjian__tahun=tahun, perjanjian__status="ditandatangani")
    janji = Q(pk__in=dijanjikan.values("indikator_versi"))
    rencana = Q(
        versi__status="ditetapkan", versi__dokumen__tahun_awal__lte=tahun, versi__dokumen__tahun_akhir__gte=tahun
    )
    return (
        IndikatorVersi.objects.filter(indikator__objek__jabatan=None, indikator__objek__pegawai=None, **syarat)
        .filter(janji | rencana)
        .annotate(
            objek_id=F("indikator__objek__id"),
            objek_unit=F("indikator__objek__unit"),
            dijanjikan=janji,
            menengah=Q(versi__dokumen__jenis__in=MENENGAH),
            urutan_simpul=F("simpul__urutan"),
        )
        .order_by(F("dijanjikan").desc(), F("menengah").desc(), "-versi__tanggal", "-versi__nomor")
        .values_list(*_KOLOM[:-1], "urutan_simpul", "urutan")
    )


_MENURUT_UNIT = KueriSiap(lambda: _baris(indikator__objek__unit_id__salah=Isian("unit", BigIntegerField())))
_MENURUT_OBJEK = KueriSiap(lambda: _baris(indikator__objek__id__salah=Isian("objek", BigIntegerField())))


def _jadi(b: tuple[Any, ...]) -> Ukuran:
    baseline = b[14]
    return Ukuran(
        objek_id=b[0],
        unit_id=b[1],
        indikator_id=b[2],
        versi_id=b[3],
        kode=b[4],
        uraian=b[5] or f"Indikator {b[4]}",
        satuan=b[6] or "",
        simbol=b[7] or "",
        jenis=b[8],
        polaritas=Polaritas(b[9]) if b[9] else Polaritas.NAIK,
        agregasi=Agregasi(b[10]) if b[10] else Agregasi.TERAKHIR,
        frekuensi=Frekuensi(b[11]) if b[11] else Frekuensi.BULANAN,
        cara_entri=CaraEntri(b[12]) if b[12] else CaraEntri.PERIODE,
        presisi=b[13],
        boleh_negatif=b[21] or (baseline is not None and baseline < 0),
        simpul_id=b[15],
        simpul_jenis=b[16],
        simpul_kode=b[17],
        simpul_uraian=b[18],
        rumus_turun=RumusTurun(b[19]),
        target_nol=TargetNol(b[20]) if b[20] else None,
        skala=tuple(b[22] or ()),
    )
