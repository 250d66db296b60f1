"""Typed input for agreements, one module per page family."""

from perjanjian.forms.atasan import FormAtasan
from perjanjian.forms.isi import FormButir, FormNaskah, FormPindaian, FormRencanaAksi, FormRevisi, KolomAngka
from perjanjian.forms.turun import FormSambungan, FormTurun

__all__ = [
    "FormAtasan",
    "FormButir",
    "FormNaskah",
    "FormPindaian",
    "FormRencanaAksi",
    "FormRevisi",
    "FormSambungan",
    "FormTurun",
    "KolomAngka",
]
