"""Rencana aksi: the targets of the periods, beside the target of the year and what they amount to."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from organisasi.models import Periode, VersiJabatan
from organisasi.models.waktu import JenisPeriode
from perjanjian.models import ItemPerjanjian, KegiatanAksi, Perjanjian, TargetPeriode
from perjanjian.rules import CaraBagi, HasilBagian, cara_tersedia, periksa_bagian, periksa_teks
from renstra.rules import Agregasi, CaraEntri, Frekuensi
from sakip import angka

JENIS_PERIODE = {
    Frekuensi.BULANAN: JenisPeriode.BULAN,
    Frekuensi.TRIWULANAN: JenisPeriode.TRIWULAN,
    Frekuensi.SEMESTERAN: JenisPeriode.SEMESTER,
    Frekuensi.TAHUNAN: JenisPeriode.TAHUN,
}
type Isi = tuple[Decimal | None, str]
TAJUK = {JenisPeriode.TRIWULAN: "Triwulan", JenisPeriode.SEMESTER: "Semester"}


@dataclass(frozen=True)
class SelTarget:
    """One cell: the period, the month in which it ends (1-12), and its target: a number, or a text where the year's is one."""

    periode_id: int
    bulan: int
    judul: str
    nilai: Decimal | None
    teks: str = ""

    @property
    def isi(self) -> str:
        """The target as people read it, "" where there is none."""
        return self.teks or (angka.tulis(self.nilai) if self.nilai is not None else "")


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
    berteks: bool = False

    @property
    def terisi(self) -> bool:
        """Whether any period has a target."""
        return any(satu.isi for satu in self.sel)

    @property
    def per_bulan(self) -> list[SelTarget | None]:
        """Twelve places: a period stands in the month in which it ends."""
        menurut = {satu.bulan: satu for satu in self.sel}
        return [menurut.get(bulan) for bulan in range(1, 13)]


def rencana_aksi(perjanjian: Perjanjian) -> list[BarisAksi]:
    """All items of an agreement with their periods. Three queries, whatever the size."""
    item = list(perjanjian.item.select_related("indikator_versi").order_by("urutan", "id"))
    nilai: dict[int, dict[int, Isi]] = defaultdict(dict)
    for item_id, periode_id, isi, teks in TargetPeriode.objects.filter(item__in=item).values_list(
        "item_id", "periode_id", "nilai", "teks"
    ):
        nilai[item_id][periode_id] = (isi, teks)
    periode = periode_setahun(perjanjian.tahun_id)
    return [_baris(satu, periode, nilai[satu.pk]) for satu in item]


def periode_setahun(tahun: int) -> dict[str, list[Periode]]:
    """Periods of a year by kind, in order of time."""
    hasil: dict[str, list[Periode]] = defaultdict(list)
    for satu in Periode.objects.filter(tahun=tahun).order_by("mulai", "nomor"):
        hasil[satu.jenis].append(satu)
    return hasil


def periode_item(item: ItemPerjanjian, periode: dict[str, list[Periode]]) -> list[Periode]:
    """Periods in which the values of an item are recorded; none for ranges, which hold alike in every period."""
    if not item.target_teks or item.target_bawah is not None or not item.indikator_versi.frekuensi:
        return []
    return periode.get(JENIS_PERIODE[Frekuensi(item.indikator_versi.frekuensi)], [])


def _baris(item: ItemPerjanjian, periode: dict[str, list[Periode]], nilai: dict[int, Isi]) -> BarisAksi:
    versi = item.indikator_versi
    agregasi = Agregasi(versi.agregasi) if versi.agregasi else None
    entri = CaraEntri(versi.cara_entri)
    berteks = item.target_nilai is None
    milik = periode_item(item, periode) if agregasi or berteks else []
    sel = tuple(SelTarget(satu.pk, satu.selesai.month, _judul(satu), *nilai.get(satu.pk, (None, ""))) for satu in milik)
    hasil = HasilBagian(True, None)
    if sel and berteks:
        hasil = periksa_teks([satu.teks for satu in sel], item.target_teks)
    elif sel and agregasi:
        hasil = periksa_bagian(
            [satu.nilai for satu in sel], item.target_nilai, agregasi=agregasi, entri=entri, desimal=versi.presisi
        )
    return BarisAksi(
        item=item,
        sel=sel,
        hasil=hasil,
        cara=(CaraBagi.RATA, CaraBagi.AKHIR) if berteks else cara_tersedia(agregasi, entri) if agregasi and sel else (),
        agregasi=agregasi,
        entri=entri,
        sebab="" if sel else _sebab(item),
        berteks=berteks,
    )


def _sebab(item: ItemPerjanjian) -> str:
    if not item.target_teks:
        return "Target tahun ini belum diisi."
    if item.target_bawah is not None:
        return f"Target berupa rentang: {item.target_teks} berlaku sama pada setiap periode."
    return "Frekuensi atau cara menghitung indikator ini belum diisi dalam rencana."


def _judul(periode: Periode) -> str:
    awalan = TAJUK.get(JenisPeriode(periode.jenis))
    return f"{awalan} {periode.nomor}" if awalan else ""


def kesiapan(baris: Iterable[BarisAksi]) -> tuple[int, int]:
    """How many items that have periods are complete and give the year, and how many there are."""
    bersel = [satu for satu in baris if satu.sel]
    return sum(satu.hasil.cocok for satu in bersel), len(bersel)


@dataclass(frozen=True)
class SelKegiatan:
    """What is done in a quarter for an item, and by whom; empty where nothing was written."""

    periode_id: int
    triwulan: int
    uraian: str = ""
    penanggung_jawab_id: int | None = None
    penanggung_jawab: str = ""


def kegiatan_aksi(perjanjian: Perjanjian) -> dict[int, list[SelKegiatan]]:
    """Activities by item, four quarters each. Three queries, whatever the size."""
    triwulan = periode_setahun(perjanjian.tahun_id).get(JenisPeriode.TRIWULAN, [])
    baris = {(satu.item_id, satu.periode_id): satu for satu in KegiatanAksi.objects.filter(item__perjanjian=perjanjian)}
    nama = nama_jabatan({satu.penanggung_jawab_id for satu in baris.values()}, perjanjian.tahun_id)
    hasil = {}
    for item_id in perjanjian.item.order_by("urutan", "id").values_list("pk", flat=True):
        hasil[item_id] = [_sel_kegiatan(periode, baris.get((item_id, periode.pk)), nama) for periode in triwulan]
    return hasil


def _sel_kegiatan(periode: Periode, satu: KegiatanAksi | None, nama: dict[int, str]) -> SelKegiatan:
    if satu is None:
        return SelKegiatan(periode.pk, periode.nomor)
    jabatan = satu.penanggung_jawab_id
    return SelKegiatan(periode.pk, periode.nomor, satu.uraian, jabatan, nama.get(jabatan, "") if jabatan else "")


def nama_jabatan(jabatan: Iterable[int | None], tahun: int) -> dict[int, str]:
    """Names of positions as they were last called up to the end of a year. One query."""
    baris = VersiJabatan.objects.filter(
        jabatan__in=[satu for satu in jabatan if satu], berlaku__startswith__lte=dt.date(tahun, 12, 31)
    ).order_by("berlaku")
    return {satu.jabatan_id: satu.nama for satu in baris}
