"""Grades: of one OPD, of all of them, and the way to the next."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from evaluasi import rules
from evaluasi.models import Evaluasi, HasilEvaluasi, Rekomendasi
from evaluasi.queries.instrumen import baca, pita_halaman
from evaluasi.queries.lembar import lembar_kerja
from organisasi.izin import SELURUH
from organisasi.models import Pengguna, Unit
from organisasi.queries import RingkasUnit, daftar_opd
from organisasi.rules.periode import tanggal_acuan
from sakip.angka import tulis

SERATUS = Decimal(100)
# The target that grades are counted against: an A or better.
PREDIKAT_SASARAN = ("AA", "A")


@dataclass(frozen=True)
class BagianKomponen:
    """A component with what was reached of its weight. persen: share of the weight, 0 to 100."""

    kode: str
    nama: str
    bobot: Decimal
    nilai: Decimal

    @property
    def persen(self) -> Decimal:
        return self.nilai * SERATUS / self.bobot


@dataclass(frozen=True)
class HasilOpd:
    """Where the evaluation of an OPD for a year stands; figures only where the user may see them."""

    evaluasi_id: int
    status: str
    status_label: str
    tanda: str
    nilai: Decimal | None
    predikat: str
    sebutan: str
    terjawab: int
    jumlah: int
    komponen: tuple[BagianKomponen, ...]
    rekomendasi_jumlah: int
    rekomendasi_terbuka: int
    url: str
    instrumen: rules.Instrumen = field(repr=False)
    jawaban: Mapping[str, str] = field(repr=False)

    @property
    def final(self) -> bool:
        """Whether the grade is fixed."""
        return self.status in ("ditetapkan", "terbit")

    @property
    def terbit(self) -> bool:
        return self.status == "terbit"

    @property
    def pita(self) -> list[tuple[str, Decimal, Decimal]]:
        """Bands for the drawing."""
        return pita_halaman(self.instrumen)


def evaluasi_terbaca(user: Pengguna) -> QuerySet[Evaluasi]:
    """Worksheets of which the user may know the result: those she may see, and published ones of her units."""
    terbit = HasilEvaluasi.objects.for_user(user).values("evaluasi")
    lihat = Evaluasi.objects.for_user(user).values("pk")
    return Evaluasi.objects.filter(Q(pk__in=terbit) | Q(pk__in=lihat))


def hasil_opd(unit_id: int, tahun: int, user: Pengguna) -> HasilOpd | None:
    """The evaluation of an OPD for a year of performance; None where there is nothing that the user may see.

    Who lacks `evaluasi.lihat` sees it once it is published. At most four queries.
    """
    return _satu_hasil(evaluasi_terbaca(user).filter(unit=unit_id, tahun=tahun))


def hasil_terakhir(unit_id: int, tahun: int, user: Pengguna) -> tuple[HasilOpd | None, list[tuple[int, Decimal, str]]]:
    """The newest fixed evaluation of an OPD up to a year, else the one of the year; and the grades up to then as
    `deret_nilai` gives them. Two queries where there is a fixed one."""
    terbaca = HasilEvaluasi.objects.filter(
        evaluasi__in=evaluasi_terbaca(user), evaluasi__unit=unit_id, evaluasi__tahun__lte=tahun
    ).order_by("evaluasi__tahun")
    baris = list(terbaca.values_list("evaluasi_id", "evaluasi__tahun", "nilai", "predikat"))
    if not baris:
        return hasil_opd(unit_id, tahun, user), []
    return _satu_hasil(Evaluasi.objects.filter(pk=baris[-1][0])), [satu[1:] for satu in baris]


def _satu_hasil(evaluasi: QuerySet[Evaluasi]) -> HasilOpd | None:
    baris = (
        evaluasi.select_related("instrumen", "total", "hasil")
        .annotate(
            saran=Count("rekomendasi"),
            saran_selesai=Count("rekomendasi", Q(rekomendasi__status=Rekomendasi.Status.SELESAI)),
        )
        .first()
    )
    return _hasil_opd(baris) if baris else None


def _hasil_opd(baris: Evaluasi) -> HasilOpd:
    tetap = getattr(baris, "hasil", None)
    rincian = tetap.rincian if tetap else None
    instrumen = baca(baris.instrumen)
    if rincian:
        komponen, jawaban = _dari_rincian(rincian), rincian["jawaban"]
    else:
        lembar = lembar_kerja(baris)
        komponen = tuple(BagianKomponen(k.kode, k.nama, k.bobot, k.nilai) for k in lembar.hasil.komponen)
        jawaban = lembar.dihitung
    predikat = tetap.predikat if tetap else baris.total.predikat
    return HasilOpd(
        evaluasi_id=baris.pk,
        status=baris.status,
        status_label=baris.status_kini.label,
        tanda=baris.status_kini.tanda,
        nilai=tetap.nilai if tetap else baris.total.nilai if baris.total.terjawab else None,
        predikat=predikat,
        sebutan=rules.Predikat(predikat).label if predikat else "",
        terjawab=baris.total.terjawab,
        jumlah=baris.total.jumlah,
        komponen=komponen,
        rekomendasi_jumlah=baris.saran,
        rekomendasi_terbuka=baris.saran - baris.saran_selesai,
        url=reverse("evaluasi:unit", args=[baris.tahun_id, baris.unit_id]),
        instrumen=instrumen,
        jawaban=jawaban,
    )


def _dari_rincian(rincian: Mapping[str, Any]) -> tuple[BagianKomponen, ...]:
    return tuple(
        BagianKomponen(satu["kode"], satu["nama"], Decimal(satu["bobot"]), Decimal(satu["nilai"]))
        for satu in rincian["komponen"]
    )


@dataclass(frozen=True)
class LangkahNaik:
    """One answer to raise."""

    kode: str
    nama: str
    dari: str
    ke: str
    tambahan: Decimal


@dataclass(frozen=True)
class JalanBerikut:
    """The cheapest way to the next grade."""

    predikat: str
    nilai: Decimal
    langkah: int
    perubahan: tuple[LangkahNaik, ...]

    @property
    def kalimat(self) -> str:
        """The way in words: "Menuju A: 1b dari B ke BB; 2c dari CC ke B."."""
        isi = "; ".join(f"{satu.kode} dari {satu.dari or 'belum dijawab'} ke {satu.ke}" for satu in self.perubahan)
        return f"Menuju {self.predikat} ({tulis(self.nilai, 2)}): {isi}."


def jalan_ke_berikut(hasil: HasilOpd) -> JalanBerikut | None:
    """The fewest steps up the scale that reach the next better grade; None at the top or without any answer. No query."""
    if not hasil.predikat:
        return None
    berikut = rules.predikat_berikut(rules.Predikat(hasil.predikat), hasil.instrumen.pita)
    return jalan(hasil.instrumen, hasil.jawaban, berikut) if berikut else None


def jalan(instrumen: rules.Instrumen, jawaban: Mapping[str, str], sasaran: rules.Predikat) -> JalanBerikut | None:
    """The cheapest way from answers to a grade; None where it cannot be reached."""
    rute = rules.menuju(instrumen, jawaban, sasaran)
    if rute is None:
        return None
    nama = nama_kode(instrumen)
    return JalanBerikut(
        predikat=rute.predikat.value,
        nilai=rute.nilai,
        langkah=rute.langkah,
        perubahan=tuple(
            LangkahNaik(satu.kode, nama.get(satu.kode, ""), satu.dari or "", satu.ke, satu.tambahan)
            for satu in rute.perubahan
        ),
    )


def nama_kode(instrumen: rules.Instrumen) -> dict[str, str]:
    """Names of sub-components and wordings of criteria by code."""
    nama = {satu.kode: satu.nama for satu in instrumen.semua_sub()}
    return nama | {satu.kode: satu.uraian for _, satu in instrumen.semua_kriteria()}


@dataclass(frozen=True)
class BarisRekap:
    """An OPD in the overview; without a worksheet `status` is ""."""

    unit_id: int
    nama: str
    singkatan: str
    status: str
    status_label: str
    tanda: str
    nilai: Decimal | None
    predikat: str
    terjawab: int
    jumlah: int
    evaluasi_id: int | None
    url: str

    @property
    def final(self) -> bool:
        return self.status in ("ditetapkan", "terbit")

    @property
    def terbit(self) -> bool:
        return self.status == "terbit"


@dataclass(frozen=True)
class Rekap:
    """All OPD of a year with their grades. Counts are over fixed grades."""

    tahun: int
    baris: tuple[BarisRekap, ...]

    @property
    def jumlah_opd(self) -> int:
        return len(self.baris)

    @property
    def bernilai(self) -> int:
        return sum(satu.final for satu in self.baris)

    @property
    def mencapai_a(self) -> int:
        """How many OPD have an A or better."""
        return sum(satu.final and satu.predikat in PREDIKAT_SASARAN for satu in self.baris)

    @property
    def persen_a(self) -> Decimal | None:
        """Share of the graded OPD with an A or better; None before any is graded."""
        return Decimal(self.mencapai_a) * SERATUS / self.bernilai if self.bernilai else None

    @property
    def per_predikat(self) -> dict[str, int]:
        """Number of OPD by fixed grade, best first, zeros included."""
        jumlah = Counter(satu.predikat for satu in self.baris if satu.final)
        return {satu.value: jumlah[satu.value] for satu in rules.Predikat}


def rekap(tahun: int, user: Pengguna) -> Rekap:
    """Every OPD of a year with what the user may know of its evaluation. Three queries for any number of OPD."""
    return _rekap(tahun, [tahun], user)[0]


def rekap_dua_tahun(tahun: int, user: Pengguna) -> tuple[Rekap, Rekap]:
    """A year and the one before, both over the OPD of the year itself; as many queries as for one year."""
    kini, lalu = _rekap(tahun, [tahun, tahun - 1], user)
    return kini, lalu


def _rekap(tahun: int, daftar: list[int], user: Pengguna) -> list[Rekap]:
    """Overviews of years over the OPD as organised in `tahun`, and others that have a worksheet."""
    acuan = tanggal_acuan(tahun, timezone.localdate())
    evaluasi: dict[int, dict[int, Any]] = {satu: {} for satu in daftar}
    terbaca = evaluasi_terbaca(user).filter(tahun__in=daftar).select_related("total", "hasil").defer("hasil__rincian")
    for satu in terbaca.annotate(nama_kini=Subquery(_nama(acuan))):
        evaluasi[satu.tahun_id][satu.unit_id] = satu
    opd = daftar_opd(acuan)
    terlihat = _terlihat(opd, user)
    lain = {unit for isi in evaluasi.values() for unit in isi} - {satu.id for satu in opd}
    nama = {unit: satu.nama_kini for isi in evaluasi.values() for unit, satu in isi.items()}
    hasil = []
    for nomor, isi in evaluasi.items():
        milik = [satu for satu in opd if satu.id in terlihat or satu.id in isi]
        baris = [_baris(satu.id, satu.nama, satu.singkatan, nomor, isi.get(satu.id)) for satu in milik]
        baris += [_baris(unit, nama.get(unit, "–"), "", nomor, satu) for unit, satu in isi.items() if unit in lain]
        hasil.append(Rekap(nomor, tuple(baris)))
    return hasil


def _nama(tanggal: dt.date) -> QuerySet:
    """The name of a worksheet's unit on a date, or else the nearest it ever had."""
    return Unit.objects.filter(pk=OuterRef("unit")).order_by().dengan_nama(tanggal).values("nama")


def _terlihat(opd: list[RingkasUnit], user: Pengguna) -> set[int]:
    """Units whose result the user may know; no query for whom the whole regency is open."""
    izin = "evaluasi.lihat_hasil"
    if user.is_active and any(subjek.lingkup(izin) == SELURUH for subjek in user.subjek(izin)):
        return {satu.id for satu in opd}
    return set(Unit.objects.for_user(user, izin).order_by().values_list("pk", flat=True))


def _baris(unit_id: int, nama: str, singkatan: str, tahun: int, satu: Evaluasi | None) -> BarisRekap:
    url = reverse("evaluasi:unit", args=[tahun, unit_id])
    if satu is None:
        return BarisRekap(unit_id, nama, singkatan, "", "Belum ada", "kosong", None, "", 0, 0, None, url)
    tetap = getattr(satu, "hasil", None)
    return BarisRekap(
        unit_id=unit_id,
        nama=nama,
        singkatan=singkatan,
        status=satu.status,
        status_label=satu.status_kini.label,
        tanda=satu.status_kini.tanda,
        nilai=tetap.nilai if tetap else satu.total.nilai if satu.total.terjawab else None,
        predikat=tetap.predikat if tetap else satu.total.predikat,
        terjawab=satu.total.terjawab,
        jumlah=satu.total.jumlah,
        evaluasi_id=satu.pk,
        url=url,
    )


def deret_nilai(unit_id: int, user: Pengguna) -> list[tuple[int, Decimal, str]]:
    """Fixed grades of an OPD over the years that the user may see: (year, value, grade). One query."""
    return list(
        HasilEvaluasi.objects.filter(evaluasi__in=evaluasi_terbaca(user), evaluasi__unit=unit_id)
        .order_by("evaluasi__tahun")
        .values_list("evaluasi__tahun", "nilai", "predikat")
    )
