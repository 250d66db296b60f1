"""Recorded values, their evidence, their verification document, the windows in which they are entered, and openings."""

from datakinerja.models.lembar import JendelaEntri, LembarData
from datakinerja.models.mutu import JawabanMutu
from datakinerja.models.nilai import Bukti, Nilai
from datakinerja.models.pembukaan import Pembukaan

__all__ = ["Bukti", "JawabanMutu", "JendelaEntri", "LembarData", "Nilai", "Pembukaan"]
