"""How promises hang together: the superior's agreement, the shares of its items, and the tree up and down."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Case, IntegerField, Q, Value, When

from organisasi.models import Pengguna
from perjanjian.models import ItemPerjanjian, Perjanjian
from perjanjian.rules import Bagian, CaraTurun, HasilBobot, periksa_bobot, usulan_induk
from renstra.models import Simpul

# Versions that count no more.
LEWAT = ("diganti", "berakhir")


def perjanjian_jabatan(jabatan: int, tahun: int) -> Perjanjian | None:
    """The agreement of a position that counts in a year: the one in force, else the newest still on its way."""
    dahulu = Case(When(status="ditandatangani", then=Value(0)), default=Value(1), output_field=IntegerField())
    return (
        Perjanjian.objects.filter(jabatan=jabatan, tahun=tahun)
        .exclude(status__in=LEWAT)
        .defer("beku")
        .order_by(dahulu, "-versi")
        .first()
    )


def perjanjian_atasan(perjanjian: Perjanjian) -> Perjanjian | None:
    """The agreement of the position with which this one is signed; None for the regent or where there is none yet."""
    kedua = perjanjian.pihak_kedua
    return perjanjian_jabatan(kedua.jabatan_id, perjanjian.tahun_id) if kedua else None


@dataclass(frozen=True)
class ItemAtasan:
    """An item of the superior's agreement, who shares it, and whether those shares give 100."""

    item: ItemPerjanjian
    bagian: tuple[Bagian, ...]
    bobot: HasilBobot


def item_atasan(atasan: Perjanjian) -> list[ItemAtasan]:
    """Items of a superior's agreement with the shares given away. Two queries."""
    item = list(atasan.item.select_related("indikator_versi").order_by("urutan", "id"))
    bagian = _bagian(atasan, [satu.objek_id for satu in item])
    return [
        ItemAtasan(satu, tuple(bagian.get(satu.objek_id, ())), periksa_bobot(bagian.get(satu.objek_id, ())))
        for satu in item
    ]


def _bagian(atasan: Perjanjian, objek: Iterable[int]) -> dict[int, list[Bagian]]:
    """Shares by object of the superior's item; of each position only its newest version counts."""
    baris = (
        ItemPerjanjian.objects.filter(
            dari__objek__in=list(objek),
            dari__perjanjian__jabatan=atasan.jabatan_id,
            perjanjian__tahun=atasan.tahun_id,
            cara_turun=CaraTurun.BAGI,
        )
        .exclude(perjanjian__status__in=LEWAT)
        .order_by("perjanjian__versi", "pk")
        .values_list("dari__objek", "perjanjian__jabatan", "perjanjian__nama_jabatan", "bobot")
    )
    terbaru: dict[int, dict[int, Bagian]] = defaultdict(dict)
    for kunci, jabatan, nama, bobot in baris:
        terbaru[kunci][jabatan] = Bagian(nama, bobot)
    return {kunci: list(isi.values()) for kunci, isi in terbaru.items()}


def bobot_lebih(perjanjian: Perjanjian) -> list[str]:
    """Sentences for items of which more than 100 per cent is given away, this agreement's share included."""
    dibagi = {
        satu.dari.objek_id for satu in perjanjian.item.select_related("dari") if satu.cara_turun == CaraTurun.BAGI
    }
    atasan = perjanjian_atasan(perjanjian) if dibagi else None
    if atasan is None:
        return []
    return [
        f"{satu.item.indikator}: {satu.bobot.kalimat}"
        for satu in item_atasan(atasan)
        if satu.item.objek_id in dibagi and satu.bobot.lebih
    ]


def usulan_sambungan(perjanjian: Perjanjian, atasan: Perjanjian) -> dict[int, tuple[int, CaraTurun]]:
    """For items without a link: item → (superior's item, way), as the cascade of the plan has them. Three queries."""
    sendiri = list(perjanjian.item.filter(dari=None).select_related("indikator_versi"))
    milik = list(atasan.item.select_related("indikator_versi"))
    induk = dict(
        Simpul.objects.filter(versi__in={satu.indikator_versi.versi_id for satu in sendiri}).values_list(
            "pk", "induk_id"
        )
    )
    menurut_objek = {satu.objek_id: satu.pk for satu in milik}
    # The first item of a node stands for it.
    menurut_simpul = {satu.indikator_versi.simpul_id: satu.pk for satu in reversed(milik)}
    hasil: dict[int, tuple[int, CaraTurun]] = {}
    for satu in sendiri:
        if satu.objek_id in menurut_objek:
            hasil[satu.pk] = (menurut_objek[satu.objek_id], CaraTurun.AMBIL)
        elif ketemu := usulan_induk(induk, satu.indikator_versi.simpul_id, menurut_simpul):
            hasil[satu.pk] = (ketemu, CaraTurun.JABAR)
    return hasil


@dataclass(frozen=True)
class SimpulJanji:
    """An item in the tree of promises. terlihat: the reader may open its agreement."""

    item: ItemPerjanjian
    terlihat: bool
    anak: tuple["SimpulJanji", ...] = field(default=())


@dataclass(frozen=True)
class PohonJanji:
    """One item of an agreement: what it serves (nearest first), and all that serves it."""

    item: ItemPerjanjian
    atas: tuple[SimpulJanji, ...]
    bawah: tuple[SimpulJanji, ...]


def pohon_janji(perjanjian: Perjanjian, user: Pengguna) -> list[PohonJanji]:
    """The tree of promises through every item of an agreement, up to the regent and down to the last position.

    Links follow the object, so that a revision of the superior's agreement does not tear them. Two queries, whatever
    the size.
    """
    semua = _janji_setahun(perjanjian)
    terlihat = set(Perjanjian.objects.for_user(user).filter(tahun=perjanjian.tahun_id).values_list("pk", flat=True))
    wakil = _wakil(semua.values())
    anak: dict[int, list[ItemPerjanjian]] = defaultdict(list)
    for satu in wakil.values():
        if satu.dari_id in semua and (atas := wakil.get(_kunci(semua[satu.dari_id]))):
            anak[atas.pk].append(satu)
    milik = [satu for satu in semua.values() if satu.perjanjian_id == perjanjian.pk]
    return [
        PohonJanji(
            satu, tuple(_naik(satu, semua, wakil, terlihat)), _turun(wakil.get(_kunci(satu), satu), anak, terlihat)
        )
        for satu in sorted(milik, key=lambda item: (item.urutan, item.pk))
    ]


def _janji_setahun(perjanjian: Perjanjian) -> dict[int, ItemPerjanjian]:
    """Items of the year that count or that others are linked to, by id."""
    hidup = ~Q(perjanjian__status__in=LEWAT) | Q(turunan__isnull=False) | Q(perjanjian=perjanjian)
    baris = (
        ItemPerjanjian.objects.filter(hidup, perjanjian__tahun=perjanjian.tahun_id)
        .select_related("perjanjian")
        .only(
            "objek_id", "urutan", "indikator", "target_teks", "satuan", "dari_id", "cara_turun", "bobot",
            "perjanjian__status", "perjanjian__versi", "perjanjian__jabatan_id", "perjanjian__nama_jabatan",
        )
        .order_by("perjanjian__versi", "urutan", "pk")
    )  # fmt: skip
    return {satu.pk: satu for satu in baris}


def _kunci(satu: ItemPerjanjian) -> tuple[int, int]:
    return satu.perjanjian.jabatan_id, satu.objek_id


def _wakil(item: Iterable[ItemPerjanjian]) -> dict[tuple[int, int], ItemPerjanjian]:
    """Of the versions of a promise the one that counts: in force, else the newest on its way."""
    hasil: dict[tuple[int, int], ItemPerjanjian] = {}
    for satu in item:
        lama = hasil.get(_kunci(satu))
        if satu.perjanjian.status not in LEWAT and (lama is None or lama.perjanjian.status != "ditandatangani"):
            hasil[_kunci(satu)] = satu
    return hasil


def _naik(
    satu: ItemPerjanjian,
    semua: Mapping[int, ItemPerjanjian],
    wakil: Mapping[tuple[int, int], ItemPerjanjian],
    terlihat: set[int],
) -> Iterable[SimpulJanji]:
    dilalui = {satu.pk}
    while satu.dari_id in semua:
        satu = wakil.get(_kunci(semua[satu.dari_id]), semua[satu.dari_id])
        if satu.pk in dilalui:
            return
        dilalui.add(satu.pk)
        yield SimpulJanji(satu, satu.perjanjian_id in terlihat)


def _turun(
    satu: ItemPerjanjian,
    anak: Mapping[int, list[ItemPerjanjian]],
    terlihat: set[int],
    dilalui: frozenset[int] = frozenset(),
) -> tuple[SimpulJanji, ...]:
    if satu.pk in dilalui:
        return ()
    return tuple(
        SimpulJanji(bawah, bawah.perjanjian_id in terlihat, _turun(bawah, anak, terlihat, dilalui | {satu.pk}))
        for bawah in anak.get(satu.pk, [])
    )
