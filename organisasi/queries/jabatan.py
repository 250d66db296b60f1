"""Positions and who holds them on a date."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from organisasi.models import Jabatan, Pemangku, Unit, VersiJabatan, VersiUnit
from organisasi.models.jabatan import SifatPemangku
from organisasi.rules.jabatan import BlokTanda, JenisPemangku, Penanda, blok_tanda, nama_jabatan


@dataclass(frozen=True)
class PemangkuKini:
    """Who acts in a position on a date."""

    pegawai_id: int
    nama: str
    sifat: str

    @property
    def awalan(self) -> str:
        """“Plt.”, “Plh.”, “Pj.”; nothing for a definitive holder."""
        return "" if self.sifat == SifatPemangku.DEFINITIF else str(SifatPemangku(self.sifat).label)


@dataclass(frozen=True)
class JabatanKini:
    """A position on a date: its name, unit, superior, and who acts in it (None: vacant)."""

    id: int
    nama: str
    unit_id: int
    atasan_id: int | None
    eselon: str
    kepala: bool
    pemangku: PemangkuKini | None = None

    @property
    def lowong(self) -> bool:
        return self.pemangku is None


def pemangku_pada(jabatan: Jabatan | int, tanggal: dt.date) -> Pemangku | None:
    """Who acts in a position on a date, person included; an acting official comes before the definitive one she stands in for."""
    return _utama(
        Pemangku.objects.filter(jabatan=jabatan, berlaku__contains=tanggal).select_related("pegawai", "jabatan")
    ).get(jabatan if isinstance(jabatan, int) else jabatan.pk)


def pemangku_per_jabatan(jabatan: Iterable[int], tanggal: dt.date) -> dict[int, Pemangku]:
    """Who acts in each position on a date; vacant positions are absent.  One query."""
    return _utama(
        Pemangku.objects.filter(jabatan__in=list(jabatan), berlaku__contains=tanggal).select_related("pegawai")
    )


def _utama(pemangku: Iterable[Pemangku]) -> dict[int, Pemangku]:
    """Of several at the same time the one who acts: Plh. and Plt. before definitif, the latest appointed first."""
    urut = sorted(pemangku, key=lambda p: (p.sifat != SifatPemangku.DEFINITIF, p.berlaku.lower or dt.date.min, p.pk))
    return {satu.jabatan_id: satu for satu in urut}


def jabatan_pada(tanggal: dt.date, **saring: object) -> list[JabatanKini]:
    """Positions that exist on a date with their holders; `saring` are lookups on `VersiJabatan`.  Two queries."""
    versi = list(VersiJabatan.objects.filter(berlaku__contains=tanggal, **saring).order_by("-kepala", "nama"))
    pemangku = pemangku_per_jabatan([satu.jabatan_id for satu in versi], tanggal)
    return [
        JabatanKini(
            id=satu.jabatan_id,
            nama=satu.nama,
            unit_id=satu.unit_id,
            atasan_id=satu.atasan_id,
            eselon=satu.get_eselon_display(),
            kepala=satu.kepala,
            pemangku=_kini(pemangku.get(satu.jabatan_id)),
        )
        for satu in versi
    ]


def _kini(pemangku: Pemangku | None) -> PemangkuKini | None:
    return pemangku and PemangkuKini(pemangku.pegawai_id, pemangku.pegawai.nama_lengkap, pemangku.sifat)


def kepala_per_unit(tanggal: dt.date, **saring: object) -> dict[int, JabatanKini]:
    """The head position of each unit on a date, with its holder."""
    return {satu.unit_id: satu for satu in jabatan_pada(tanggal, kepala=True, **saring)}


def jabatan_lowong(tanggal: dt.date, **saring: object) -> list[JabatanKini]:
    """Positions that nobody holds on a date, heads first."""
    return [satu for satu in jabatan_pada(tanggal, **saring) if satu.lowong]


def versi_jabatan_pada(jabatan: Jabatan | int, tanggal: dt.date) -> VersiJabatan | None:
    """Name, unit and superior of a position on a date."""
    return VersiJabatan.objects.filter(jabatan=jabatan, berlaku__contains=tanggal).first()


def atasan_untuk(jabatan: Jabatan | int, tanggal: dt.date) -> Jabatan | None:
    """The superior position on a date; None for the top or where the position does not exist."""
    versi = VersiJabatan.objects.filter(jabatan=jabatan, berlaku__contains=tanggal).select_related("atasan").first()
    return versi.atasan if versi else None


def jabatan_kepala(unit: Unit | int, tanggal: dt.date) -> Jabatan | None:
    """The position that leads a unit on a date."""
    versi = VersiJabatan.objects.filter(unit=unit, kepala=True, berlaku__contains=tanggal).select_related("jabatan")
    satu = versi.first()
    return satu.jabatan if satu else None


@dataclass(frozen=True)
class Penandatangan:
    """An official who signs on a date: position as it is called, person, kind of holding, and the block to print."""

    jabatan_id: int
    jabatan: str
    pemangku: Pemangku
    blok: BlokTanda

    @property
    def nama_jabatan(self) -> str:
        """“Plt. Kepala Dinas Kesehatan”."""
        return nama_jabatan(self.jabatan, JenisPemangku(self.pemangku.sifat))

    @property
    def kuasa(self) -> str:
        """The position with the authority it signs by: “a.n. Kepala Dinas Kesehatan, Sekretaris”."""
        return ", ".join(self.blok.atas).replace(", u.b., ", ", u.b. ")


def pejabat_penandatangan(
    jabatan: Jabatan | int, tanggal: dt.date, *, atas_nama: str = "", untuk_beliau: str = ""
) -> Penandatangan | None:
    """Who signs for a position on a date, with the signature block; None while it is vacant.

    `atas_nama` and `untuk_beliau` are the positions after “a.n.” and before “u.b.”.
    Source: Permendagri 1/2023.
    """
    versi, pemangku = versi_jabatan_pada(jabatan, tanggal), pemangku_pada(jabatan, tanggal)
    if versi is None or pemangku is None:
        return None
    return Penandatangan(
        jabatan_id=versi.jabatan_id,
        jabatan=versi.nama,
        pemangku=pemangku,
        blok=blok_tanda(_penanda(versi.nama, pemangku, atas_nama, untuk_beliau)),
    )


def _penanda(jabatan: str, pemangku: Pemangku, atas_nama: str, untuk_beliau: str) -> Penanda:
    pegawai = pemangku.pegawai
    return Penanda(
        jabatan=jabatan,
        nama=pegawai.nama_lengkap,
        jenis=JenisPemangku(pemangku.sifat),
        pangkat=pegawai.pangkat,
        nip=pegawai.nip or "",
        atas_nama=atas_nama,
        untuk_beliau=untuk_beliau,
    )


def daftar_jabatan(tanggal: dt.date) -> QuerySet[VersiJabatan]:
    """Position versions of a date for lists: unit with its name, and `terisi` (somebody holds it that day)."""
    dipangku = Pemangku.objects.filter(jabatan=OuterRef("jabatan"), berlaku__contains=tanggal)
    unit = VersiUnit.objects.filter(unit=OuterRef("unit"), berlaku__contains=tanggal)
    return (
        VersiJabatan.objects.filter(berlaku__contains=tanggal)
        .annotate(
            terisi=Exists(dipangku), nama_unit=Subquery(unit.values("nama")[:1]), opd=Subquery(unit.values("opd")[:1])
        )
        .select_related("jabatan")
    )


def jabatan_pegawai(pegawai: Iterable[int], tanggal: dt.date) -> dict[int, list[str]]:
    """Names of the positions each person holds on a date, “Plt.” and the like before them.  One query."""
    dipegang = (
        Pemangku.objects.filter(pegawai__in=list(pegawai), berlaku__contains=tanggal)
        .filter(Q(jabatan__versi__berlaku__contains=tanggal))
        .values_list("pegawai_id", "sifat", "jabatan__versi__nama")
        .order_by("jabatan__versi__nama")
    )
    hasil: dict[int, list[str]] = {}
    for orang, sifat, nama in dipegang:
        hasil.setdefault(orang, []).append(nama_jabatan(nama, JenisPemangku(sifat)))
    return hasil
