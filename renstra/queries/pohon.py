"""The content of a version as one tree of plain values."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.utils import timezone

from organisasi.models import VersiJabatan
from renstra.models import IndikatorVersi, Pagu, Simpul, TargetTahunan, VersiRencana
from renstra.rules import JenisSimpul, Pembanding, Target
from renstra.rules.isi import IsiIndikator, IsiRencana, IsiSimpul


def pohon(versi: VersiRencana) -> IsiRencana:
    """The cascade of a version with indicators, targets and money.  Five queries whatever the size."""
    pagu = _pagu(versi)
    indikator: dict[int, list[IsiIndikator]] = defaultdict(list)
    for satu in isi_indikator(IndikatorVersi.objects.filter(versi=versi)):
        indikator[satu.simpul_id].append(satu)
    anak: dict[int | None, list[Simpul]] = defaultdict(list)
    for simpul in Simpul.objects.filter(versi=versi).order_by("urutan", "id"):
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
                pagu=pagu.get(simpul.pk, {}),
                indikator=tuple(indikator.get(simpul.pk, ())),
                anak=bangun(simpul.pk),
            )
            for simpul in sorted(anak.get(induk_id, ()), key=lambda s: _TINGKAT[s.jenis])
        )

    return IsiRencana(versi_id=versi.pk, tahun=tuple(versi.dokumen.daftar_tahun), akar=bangun(None))


_TINGKAT = {jenis: nomor for nomor, jenis in enumerate(JenisSimpul)}


def isi_indikator(rows: Iterable[IndikatorVersi]) -> list[IsiIndikator]:
    """Indicator rows (a queryset of `IndikatorVersi`) as plain values, with targets and the name of the position in charge.

    Three queries.
    """
    daftar = list(rows.select_related("indikator", "satuan").order_by("urutan", "id"))  # type: ignore[attr-defined]
    target = _target([satu.pk for satu in daftar])
    jabatan = nama_jabatan({satu.penanggung_jawab_id for satu in daftar} - {None}, timezone.localdate())
    return [_isi_indikator(satu, target.get(satu.pk, {}), jabatan) for satu in daftar]


def _isi_indikator(satu: IndikatorVersi, target: Mapping[int, Target], jabatan: Mapping[int, str]) -> IsiIndikator:
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
        penanggung_jawab=jabatan.get(satu.penanggung_jawab_id or 0, ""),
        presisi=satu.presisi,
        baseline_tahun=satu.baseline_tahun,
        baseline_nilai=satu.baseline_nilai,
        baseline_teks=satu.baseline_teks,
        target=target,
    )


def _target(indikator: list[int]) -> dict[int, dict[int, Target]]:
    hasil: dict[int, dict[int, Target]] = defaultdict(dict)
    rows = TargetTahunan.objects.filter(indikator__in=indikator).order_by("tahun")
    for pk, tahun, nilai, bawah, atas, teks, pembanding in rows.values_list(
        "indikator", "tahun", "nilai", "bawah", "atas", "teks", "pembanding"
    ):
        hasil[pk][tahun] = Target(nilai=nilai, bawah=bawah, atas=atas, teks=teks, pembanding=Pembanding(pembanding))
    return hasil


def target_dari(baris: TargetTahunan) -> Target:
    """A stored target as the value that rules work with."""
    return Target(
        nilai=baris.nilai, bawah=baris.bawah, atas=baris.atas, teks=baris.teks, pembanding=Pembanding(baris.pembanding)
    )


def _pagu(versi: VersiRencana) -> dict[int, dict[int, Decimal]]:
    hasil: dict[int, dict[int, Decimal]] = defaultdict(dict)
    rows = Pagu.objects.filter(simpul__versi=versi).order_by("tahun")
    for pk, tahun, jumlah in rows.values_list("simpul", "tahun", "jumlah"):
        hasil[pk][tahun] = jumlah
    return hasil


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
