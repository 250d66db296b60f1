"""Agreements of performance: the paper, its attachment, its rencana aksi, and who signs with whom."""

from perjanjian.models.aksi import KegiatanAksi, TargetPeriode
from perjanjian.models.atasan import AtasanPerjanjian
from perjanjian.models.lampiran import ItemPerjanjian, ProgramPerjanjian
from perjanjian.models.perjanjian import Perjanjian

__all__ = ["AtasanPerjanjian", "ItemPerjanjian", "KegiatanAksi", "Perjanjian", "ProgramPerjanjian", "TargetPeriode"]
