"""The accountability card: the six components of an OPD in a year on one page, in few queries."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Count, DateField, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse

from beranda import rules
from datakinerja.models import LembarData
from evaluasi.queries import HasilOpd, JalanBerikut, hasil_terakhir, jalan_ke_berikut
from organisasi.models import Pengguna, Tenggat, Unit
from organisasi.models.waktu import KegiatanTenggat
from pelaporan.models import Laporan
from pengukuran.queries import RingkasCapaian, ringkasan_kabupaten
from perjanjian.models import Perjanjian
from renstra.models import VersiRencana
from renstra.rules.macam import MENENGAH
from sakip.siap import Isian, KueriSiap


@dataclass(frozen=True)
class Komponen:
    """A component on the card: number and name of the regulation, address, state."""

    nomor: int
    nama: str
    url: str
    keadaan: rules.Keadaan


class FaktaUnit(NamedTuple):
    """A unit with one JSON fact per component, None where there is nothing yet."""

    pk: int
    nama: str
    f_rencana: dict[str, Any] | None
    f_pk: dict[str, Any] | None
    f_lembar: dict[str, int] | None
    f_laporan: dict[str, Any] | None
    f_hari: int | None

    def __str__(self) -> str:
        return self.nama


@dataclass(frozen=True)
class KartuOpd:
    """All the card shows. hasil: the newest evaluation with a grade that the user may see; deret: grades over the years."""

    unit: FaktaUnit
    tahun: int
    komponen: tuple[Komponen, ...]
    hasil: HasilOpd | None
    tahun_hasil: int | None
    jalan: JalanBerikut | None
    selisih: Decimal | None
    deret: tuple[tuple[int, Decimal, str], ...]


def kartu(unit_id: int, tahun: int, user: Pengguna, *, hari_ini: dt.date) -> KartuOpd | None:
    """The card of an OPD; None where there is no such unit. The same number of queries for any size."""
    baris = _FAKTA_SIAP(unit=unit_id, tahun=tahun, tanggal=min(dt.date(tahun, 12, 31), hari_ini))
    if not baris:
        return None
    unit = FaktaUnit._make(baris[0])
    hasil, deret = hasil_terakhir(unit_id, tahun, user)
    tahun_hasil = deret[-1][0] if deret else tahun
    jalan = jalan_ke_berikut(hasil) if hasil else None
    ukur = ringkasan_kabupaten(tahun, unit=unit_id, per_kategori=False).get(unit_id)
    return KartuOpd(
        unit=unit,
        tahun=tahun,
        komponen=_komponen(unit, tahun, hari_ini, ukur, hasil, tahun_hasil),
        hasil=hasil,
        tahun_hasil=tahun_hasil if hasil else None,
        jalan=jalan,
        selisih=_selisih(hasil, jalan),
        deret=tuple(deret),
    )


def _selisih(hasil: HasilOpd | None, jalan: JalanBerikut | None) -> Decimal | None:
    """Points from the grade to the lower bound of the next one."""
    if hasil is None or jalan is None or hasil.nilai is None:
        return None
    batas = next((bawah for kode, bawah, _ in hasil.pita if kode == jalan.predikat), None)
    return None if batas is None else batas - hasil.nilai


_TAHUN = Isian("tahun", IntegerField())


def _rencana() -> QuerySet:
    return (
        VersiRencana.objects.filter(
            dokumen__unit=OuterRef("pk"),
            dokumen__jenis__in=MENENGAH,
            dokumen__tahun_awal__lte=_TAHUN,
            dokumen__tahun_akhir__gte=_TAHUN,
        )
        .exclude(status="diganti")
        .order_by("-status", "-nomor")
        .annotate(jumlah=Count("indikator"))
        .values(isi=JSONObject(status="status", sebutan="sebutan", tanggal="tanggal", indikator="jumlah"))
    )


def _perjanjian() -> QuerySet:
    kepala = {"jabatan__versi__unit": OuterRef("pk"), "jabatan__versi__kepala": True}
    return (
        Perjanjian.objects.filter(unit=OuterRef("pk"), tahun=_TAHUN, **kepala)
        .exclude(status="diganti")
        .order_by("-versi")
        .values(isi=JSONObject(status="status", tanggal="tanggal", versi="versi"))
    )


def _lembar() -> QuerySet:
    return (
        LembarData.objects.filter(unit=OuterRef("pk"), periode__tahun=_TAHUN, periode__jenis="bulan")
        .order_by()
        .values("unit")
        .annotate(isi=JSONObject(**{nama: Count("pk", filter=Q(status=nama)) for nama in LembarData.alur.status}))
        .values("isi")
    )


def _laporan() -> QuerySet:
    return (
        Laporan.objects.filter(unit=OuterRef("pk"), tahun=_TAHUN, jenis="LKJIP")
        .order_by("-versi")
        .values(isi=JSONObject(status="status", tanggal="tanggal"))
    )


def _fakta() -> QuerySet:
    """A single query however many components there are."""
    hari = Tenggat.objects.filter(tahun=_TAHUN, kegiatan=KegiatanTenggat.DATA_BULANAN).values(h=F("hari"))
    return (
        Unit.objects.filter(pk=Isian("unit", BigIntegerField()))
        .dengan_nama(Isian("tanggal", DateField()))
        .annotate(
            f_rencana=Subquery(_rencana()[:1]),
            f_pk=Subquery(_perjanjian()[:1]),
            f_lembar=Subquery(_lembar()[:1]),
            f_laporan=Subquery(_laporan()[:1]),
            f_hari=Subquery(hari[:1]),
        )
        .values_list(*FaktaUnit._fields)
    )


_FAKTA_SIAP = KueriSiap(_fakta)


def _komponen(
    unit: Any, tahun: int, hari_ini: dt.date, ukur: RingkasCapaian | None, hasil: HasilOpd | None, tahun_hasil: int
) -> tuple[Komponen, ...]:
    lembar: Mapping[str, int] = unit.f_lembar or {}
    rencana, pk, laporan = unit.f_rencana, unit.f_pk, unit.f_laporan
    status_rencana = VersiRencana.alur.status[rencana["status"]].label if rencana else ""
    status_pk = Perjanjian.alur.status[pk["status"]] if pk else None
    status_lap = Laporan.alur.status[laporan["status"]] if laporan else None
    bagian = [
        ("Rencana strategis", _url("renstra:indeks", tahun, unit.pk), rules.keadaan_renstra(rencana, status_rencana)),
        (
            "Perjanjian kinerja",
            reverse("perjanjian:unit", args=[tahun, unit.pk]),
            rules.keadaan_perjanjian(pk, status_pk.label if status_pk else "", status_pk.tanda if status_pk else ""),
        ),
        ("Pengukuran kinerja", reverse("pengukuran:unit", args=[tahun, unit.pk]), _ukur(ukur, lembar)),
        (
            "Data kinerja",
            f"{reverse('pengukuran:petak', args=[tahun, unit.pk])}?bulan=kini",
            rules.keadaan_data(lembar, rules.bulan_jatuh_tempo(tahun, hari_ini), unit.f_hari),
        ),
        (
            "Pelaporan kinerja",
            reverse("pelaporan:unit", args=[tahun, unit.pk]),
            rules.keadaan_laporan(
                laporan, status_lap.label if status_lap else "", status_lap.tanda if status_lap else "", tahun, hari_ini
            ),
        ),
        ("Reviu & evaluasi", reverse("evaluasi:unit", args=[tahun_hasil, unit.pk]), _evaluasi(hasil, tahun_hasil)),
    ]
    return tuple(Komponen(nomor, *satu) for nomor, satu in enumerate(bagian, start=1))


def _url(nama: str, tahun: int, unit_id: int) -> str:
    return f"{reverse(nama)}?k_tahun={tahun}&k_unit={unit_id}"


def _ukur(ukur: RingkasCapaian | None, lembar: Mapping[str, int]) -> rules.Keadaan:
    if ukur is None:
        return rules.keadaan_ukur(None, "", None, "kosong", lembar)
    kalimat = f"rata-rata {ukur.terhitung} dari {ukur.jumlah} indikator"
    return rules.keadaan_ukur(ukur.rerata, kalimat, ukur.kategori, ukur.lampu.warna, lembar)


def _evaluasi(hasil: HasilOpd | None, tahun: int) -> rules.Keadaan:
    if hasil is None:
        return rules.Keadaan("kosong", "Belum ada", 0, 1, "Belum ada hasil yang dapat Anda lihat")
    selesai = hasil.rekomendasi_jumlah - hasil.rekomendasi_terbuka
    if hasil.final and hasil.rekomendasi_jumlah:
        fakta = f"Tindak lanjut {selesai} dari {hasil.rekomendasi_jumlah} rekomendasi"
        return rules.Keadaan(
            hasil.tanda, hasil.status_label, selesai, hasil.rekomendasi_jumlah, fakta, f"Kinerja {tahun}"
        )
    return rules.Keadaan(
        hasil.tanda,
        hasil.status_label,
        hasil.terjawab,
        hasil.jumlah,
        f"{hasil.terjawab} dari {hasil.jumlah} dijawab",
        f"Kinerja {tahun}",
    )
