"""Rencana aksi: the targets of the periods, beside the target of the year and what they amount to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from organisasi.models import Periode
from organisasi.models.waktu import JenisPeriode
from perjanjian.models import ItemPerjanjian, Perjanjian, TargetPeriode
from perjanjian.rules import CaraBagi, HasilBagian, cara_tersedia, periksa_bagian
from renstra.rules import Agregasi, CaraEntri, Frekuensi

JENIS_PERIODE = {
    Frekuensi.BULANAN: JenisPeriode.BULAN,
    Frekuensi.TRIWULANAN: JenisPeriode.TRIWULAN,
    Frekuensi.SEMESTERAN: JenisPeriode.SEMESTER,
    Frekuensi.TAHUNAN: JenisPeriode.TAHUN,
}
TAJUK = {JenisPeriode.TRIWULAN: "Triwulan", JenisPeriode.SEMESTER: "Semester"}


@dataclass(frozen=True)
class SelTarget:
    """One cell: the period, the month in which it ends (1-12), and its target."""

    periode_id: int
    bulan: int
    judul: str
    nilai: Decimal | None


@dataclass(frozen=True)
class BarisAksi:
    """An item of the rencana aksi. `sebab`: why it has no targets by period, "" where it has cells."""

    item: ItemPerjanjian
    sel: tuple[SelTarget, ...]
    hasil: HasilBagian
    cara: tuple[CaraBagi, ...]
    agregasi: Agregasi | None
    entri: CaraEntri
    sebab: str = ""

    @property
    def terisi(self) -> bool:
        """Whether any period has a target."""
        return any(satu.nilai is not None for satu in self.sel)

    @property
    def per_bulan(self) -> list[SelTarget | None]:
        """Twelve places: a period stands in the month in which it ends."""
        menurut = {satu.bulan: satu for satu in self.sel}
        return [menurut.get(bulan) for bulan in range(1, 13)]


def rencana_aksi(perjanjian: Perjanjian) -> list[BarisAksi]:
    """All items of an agreement with their periods. Three queries, whatever the size."""
    item = list(perjanjian.item.select_related("indikator_versi").order_by("urutan", "id"))
    nilai: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for item_id, periode_id, isi in TargetPeriode.objects.filter(item__in=item).values_list(
        "item_id", "periode_id", "nilai"
    ):
        nilai[item_id][periode_id] = isi
    periode = periode_setahun(perjanjian.tahun_id)
    return [_baris(satu, periode, nilai[satu.pk]) for satu in item]


def periode_setahun(tahun: int) -> dict[str, list[Periode]]:
    """Periods of a year by kind, in order of time."""
    hasil: dict[str, list[Periode]] = defaultdict(list)
    for satu in Periode.objects.filter(tahun=tahun).order_by("mulai", "nomor"):
        hasil[satu.jenis].append(satu)
    return hasil


def periode_item(item: ItemPerjanjian, periode: dict[str, list[Periode]]) -> list[Periode]:
    """Periods in which the values of an item are recorded; none for targets that are no single number."""
    if item.target_nilai is None or not item.indikator_versi.frekuensi:
        return []
    return periode.get(JENIS_PERIODE[Frekuensi(item.indikator_versi.frekuensi)], [])


def _baris(item: ItemPerjanjian, periode: dict[str, list[Periode]], nilai: dict[int, Decimal]) -> BarisAksi:
    versi = item.indikator_versi
    agregasi = Agregasi(versi.agregasi) if versi.agregasi else None
    entri = CaraEntri(versi.cara_entri)
    milik = periode_item(item, periode) if agregasi else []
    sel = tuple(SelTarget(satu.pk, satu.selesai.month, _judul(satu), nilai.get(satu.pk)) for satu in milik)
    hasil = HasilBagian(True, None)
    if sel and agregasi:
        hasil = periksa_bagian(
            [satu.nilai for satu in sel], item.target_nilai, agregasi=agregasi, entri=entri, desimal=versi.presisi
        )
    return BarisAksi(
        item=item,
        sel=sel,
        hasil=hasil,
        cara=cara_tersedia(agregasi, entri) if agregasi and sel else (),
        agregasi=agregasi,
        entri=entri,
        sebab="" if sel else _sebab(item),
    )


def _sebab(item: ItemPerjanjian) -> str:
    if not item.target_teks:
        return "Target tahun ini belum diisi."
    if item.target_nilai is None:
        kata = "rentang" if item.target_bawah is not None else "teks"
        return f"Target berupa {kata}: berlaku sama sepanjang tahun, tidak dibagi per periode."
    return "Frekuensi atau cara menghitung indikator ini belum diisi dalam rencana."


def _judul(periode: Periode) -> str:
    awalan = TAJUK.get(JenisPeriode(periode.jenis))
    return f"{awalan} {periode.nomor}" if awalan else ""


def kesiapan(baris: Iterable[BarisAksi]) -> tuple[int, int]:
    """How many items that have periods are complete and give the year, and how many there are."""
    bersel = [satu for satu in baris if satu.sel]
    return sum(satu.hasil.cocok for satu in bersel), len(bersel)
