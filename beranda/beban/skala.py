"""How large a load set is, and what follows from it."""

from dataclasses import dataclass

LAMA_RENCANA = 5


@dataclass(frozen=True, slots=True)
class Skala:
    """opd: number of OPD.  tahun: years, ending with `akhir`.  indikator: per OPD; `sampai_bulan` of the last year are filled."""

    opd: int
    tahun: int
    indikator: int
    akhir: int
    sampai_bulan: int

    @property
    def awal(self) -> int:
        """The first year."""
        return self.akhir - self.tahun + 1

    @property
    def daftar_tahun(self) -> range:
        return range(self.awal, self.akhir + 1)

    @property
    def iku(self) -> int:
        """Indicators of sasaran, which agreements promise; the others belong to programmes."""
        return max(1, self.indikator * 2 // 15)

    @property
    def sasaran(self) -> int:
        return max(1, self.iku // 4)

    @property
    def program(self) -> int:
        return max(1, self.indikator // 15)

    @property
    def rencana(self) -> list[range]:
        """Years of one plan after the other."""
        return [
            range(mulai, min(mulai + LAMA_RENCANA, self.akhir + 1))
            for mulai in range(self.awal, self.akhir + 1, LAMA_RENCANA)
        ]
