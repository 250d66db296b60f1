"""Forms of openings: ask, grant, and many units at once."""

from typing import Any

from django import forms
from django.utils import timezone

from datakinerja.forms.jendela import PilihanBulan, opd_bernama
from datakinerja.models import Pembukaan
from datakinerja.queries import Ukuran
from organisasi.forms.dasar import FormTindakan, KolomTanggal
from organisasi.models import Periode, Unit
from organisasi.rules.periode import tanggal_acuan
from renstra.models import ObjekUkur


def _bulan(tahun: int) -> Any:
    return Periode.objects.filter(tahun=tahun, jenis="bulan").select_related("tahun").order_by("nomor")


class PilihanIndikator(forms.ModelMultipleChoiceField):
    """Objects by the wording of the year."""

    widget = forms.CheckboxSelectMultiple
    uraian: dict[int, str]

    def label_from_instance(self, obj: Any) -> str:
        return self.uraian.get(obj.pk, str(obj))


class FormMinta(FormTindakan):
    """A unit asks for months that are closed."""

    periode = PilihanBulan(queryset=Periode.objects.none(), label="Bulan yang diminta dibuka")
    sampai = KolomTanggal(label="Terbuka sampai tanggal", help_text="Hari terakhir Anda dapat mengisi.")
    alasan = forms.CharField(
        label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": 2}), help_text="Dibaca Bagian Organisasi."
    )
    objek = PilihanIndikator(
        queryset=ObjekUkur.objects.none(),
        label="Hanya indikator tertentu",
        required=False,
        help_text="Kosongkan bila semua indikator unit ini perlu dibuka.",
    )

    def __init__(self, tahun: int, ukuran: list[Ukuran], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hari_ini = timezone.localdate()
        self.fields["periode"].queryset = _bulan(tahun).filter(mulai__lte=hari_ini)  # type: ignore[attr-defined]
        self.fields["sampai"].widget.attrs["min"] = hari_ini.isoformat()
        pilihan: Any = self.fields["objek"]
        pilihan.queryset = ObjekUkur.objects.filter(pk__in=[satu.objek_id for satu in ukuran])
        pilihan.uraian = {satu.objek_id: satu.uraian for satu in ukuran}


class FormBerikan(FormTindakan):
    """The day up to which an opening is given, and a remark for whoever asked."""

    sampai = KolomTanggal(label="Terbuka sampai tanggal")
    catatan = forms.CharField(label="Catatan (boleh kosong)", max_length=500, required=False)

    def __init__(self, pembukaan: Pembukaan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"sampai": pembukaan.sampai}, **kwargs)
        self.fields["sampai"].widget.attrs["min"] = timezone.localdate().isoformat()


class FormSerentak(FormTindakan):
    """Open or lock months of several units with one reason."""

    BUKA, KUNCI = "buka", "kunci"
    tindakan = forms.ChoiceField(
        label="Tindakan",
        choices=[(BUKA, "Buka lagi sampai tanggal tertentu"), (KUNCI, "Kunci sekarang")],
        widget=forms.RadioSelect,
        initial=BUKA,
    )
    periode = PilihanBulan(queryset=Periode.objects.none(), label="Bulan")
    sampai = KolomTanggal(label="Terbuka sampai tanggal", required=False, help_text="Hanya untuk membuka.")
    alasan = forms.CharField(label="Alasan", max_length=250)
    unit = forms.ModelMultipleChoiceField(
        queryset=Unit.objects.none(), label="Unit", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, tahun: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["periode"].queryset = _bulan(tahun)  # type: ignore[attr-defined]
        self.fields["unit"].queryset = opd_bernama(tanggal_acuan(tahun, timezone.localdate()))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("tindakan") == self.BUKA and not isi.get("sampai") and "sampai" not in self.errors:
            self.add_error("sampai", "Isi tanggal terakhir pembukaan.")
        return isi
