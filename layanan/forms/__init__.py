from layanan.forms.berkas import KolomBerkas
from layanan.forms.dokumen import FormKode, FormPeriksaSalinan, FormTarik
from layanan.forms.tandatangan import FormTandaTangan, KonfirmasiSandi

__all__ = ["FormKode", "FormPeriksaSalinan", "FormTandaTangan", "FormTarik", "KolomBerkas", "KonfirmasiSandi"]
