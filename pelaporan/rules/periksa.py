"""What a report lacks before it can be submitted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pelaporan.rules.bagian import BagianBaku
from pelaporan.rules.isi import IsiLaporan


@dataclass(frozen=True, slots=True)
class TemuanLaporan:
    """A finding: where, what, and whether it blocks submission."""

    tempat: str
    kalimat: str
    menghalangi: bool


def periksa(isi: IsiLaporan, bagian: Iterable[BagianBaku], tulisan: Mapping[str, str]) -> list[TemuanLaporan]:
    """Findings on a report. `tulisan` maps the code of a section to its text.

    An empty required section and a report without any indicator block; missing figures only warn, since they print as
    "belum tersedia".  Source: PermenPANRB 53/2014.
    """
    temuan = [
        TemuanLaporan(satu.judul, "Bagian ini belum ditulis.", menghalangi=True)
        for satu in bagian
        if satu.wajib and not tulisan.get(satu.kode, "").strip()
    ]
    if not any(satu.baris for satu in isi.kelompok):
        temuan.append(
            TemuanLaporan(
                "Bab III", "Tidak ada indikator yang diukur; tetapkan rencana lebih dahulu.", menghalangi=True
            )
        )
    if isi.perjanjian is None:
        temuan.append(
            TemuanLaporan(
                "Bab II", "Belum ada perjanjian kinerja yang ditandatangani pada tahun ini.", menghalangi=False
            )
        )
    return temuan + [
        TemuanLaporan(baris.indikator, baris.sebab or "Realisasi belum tersedia.", menghalangi=False)
        for kelompok in isi.kelompok
        for baris in kelompok.baris
        if baris.capaian is None
    ]
