from renstra.forms.dasar import FormRencana
from renstra.forms.dokumen import FormDokumen, FormPerubahan, FormTetapkan, FormVersi
from renstra.forms.isi import FormIndikator, FormSimpul, FormUnggah

__all__ = [
    "FormDokumen",
    "FormIndikator",
    "FormPerubahan",
    "FormRencana",
    "FormSimpul",
    "FormTetapkan",
    "FormUnggah",
    "FormVersi",
]
