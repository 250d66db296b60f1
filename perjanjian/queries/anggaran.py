"""Agreements whose budget is no longer that of the budget document: what a revision for STRATEGI would carry."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from organisasi.models import Unit
from perjanjian.models import Perjanjian, ProgramPerjanjian
from renstra.queries.anggaran import anggaran_berlaku
from renstra.rules.anggaran import TahapSah, pagu_kode
from sakip import angka
from sakip import tanggal as kalender


@dataclass(frozen=True)
class AnggaranBerubah:
    """An agreement in force beside the budget that counts. lama, baru: totals of the rows that differ, rupiah."""

    perjanjian: Perjanjian
    tahap: TahapSah
    program: tuple[str, ...]
    lama: Decimal
    baru: Decimal

    @property
    def keterangan(self) -> str:
        """The sentence that a revision starts with."""
        return (
            f"{self.tahap.label} disahkan {kalender.tulis(self.tahap.tanggal)}: anggaran {len(self.program)} program atau "
            f"kegiatan berubah dari {angka.rupiah(self.lama)} menjadi {angka.rupiah(self.baru)}"
        )


def anggaran_berubah(unit: Unit | int, tahun: int) -> list[AnggaranBerubah]:
    """Agreements in force of a unit whose table 2 differs from the stage of the budget that counts. Three queries."""
    tahap, pagu = anggaran_berlaku(unit, tahun)
    if tahap is None:
        return []
    baris: dict[int, list[ProgramPerjanjian]] = defaultdict(list)
    berlaku = ProgramPerjanjian.objects.filter(
        perjanjian__unit=unit, perjanjian__tahun=tahun, perjanjian__status="ditandatangani"
    ).exclude(perjanjian__pengganti__isnull=False)
    for satu in berlaku:
        baris[satu.perjanjian_id].append(satu)
    hasil = []
    for perjanjian in Perjanjian.objects.filter(pk__in=baris).defer("beku").order_by("jabatan", "pk"):
        beda = [
            (satu, kini)
            for satu in baris[perjanjian.pk]
            if (kini := pagu_kode(satu.kode, pagu)) is not None and kini != satu.pagu
        ]
        if beda:
            hasil.append(
                AnggaranBerubah(
                    perjanjian,
                    tahap,
                    tuple(satu.nama for satu, _ in beda),
                    sum((satu.pagu for satu, _ in beda), Decimal(0)),
                    sum((kini for _, kini in beda), Decimal(0)),
                )
            )
    return hasil
