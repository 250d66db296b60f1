"""Typed input for agreements, one module per page family."""

from perjanjian.forms.aksi import FormKegiatan, FormRencanaAksi
from perjanjian.forms.atasan import FormAtasan
from perjanjian.forms.isi import FormButir, FormNaskah, FormPindaian, FormRevisi, KolomAngka
from perjanjian.forms.serentak import FormPilihan, FormSerentak, FormTandaTanganSerentak
from perjanjian.forms.turun import FormSambungan, FormTurun

__all__ = [
    "FormAtasan",
    "FormButir",
    "FormKegiatan",
    "FormNaskah",
    "FormPilihan",
    "FormPindaian",
    "FormRencanaAksi",
    "FormRevisi",
    "FormSambungan",
    "FormSerentak",
    "FormTandaTanganSerentak",
    "FormTurun",
    "KolomAngka",
]
