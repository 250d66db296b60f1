"""The form that makes the year's plan from a ratified one."""

from typing import Any

from django import forms

from layanan.actions import TransitionError
from organisasi.forms.dasar import FormTindakan
from renstra.models import VersiRencana
from renstra.rules.isi import IsiRencana, IsiSimpul
from renstra.rules.jenis import JenisSimpul
from renstra.rules.macam import Macam

# Nodes that are chosen one by one; what stands above them comes along.
DIPILIH = (JenisSimpul.SASARAN, JenisSimpul.PROGRAM, JenisSimpul.KEGIATAN, JenisSimpul.SUBKEGIATAN)


class FormTurunan(FormTindakan):
    """Year, title, and which nodes the year's plan takes."""

    tahun = forms.TypedChoiceField(label="Tahun", coerce=int)
    judul = forms.CharField(
        label="Judul",
        max_length=250,
        required=False,
        help_text="Boleh dikosongkan: judul disusun dari jenis dan tahunnya.",
    )
    simpul = forms.TypedMultipleChoiceField(
        label="Yang dikerjakan tahun itu",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu sasaran atau program."},
    )

    def __init__(
        self, *args: Any, asal: VersiRencana, macam: Macam, isi: IsiRencana, tahun: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        pilihan = asal.dokumen.daftar_tahun
        self.tahun = tahun if tahun in pilihan else pilihan[-1]
        self.baris = [s for s in isi.simpul if s.jenis in DIPILIH and s.jenis in macam.tingkat]
        self.fields["tahun"].choices = [(th, str(th)) for th in pilihan]  # type: ignore[attr-defined]
        self.fields["tahun"].initial = self.tahun
        self.fields["simpul"].choices = [(s.id, str(s.uraian)) for s in self.baris]  # type: ignore[attr-defined]
        self.fields["simpul"].initial = [s.id for s in self.baris]

    @property
    def pilihan(self) -> list[tuple[IsiSimpul, bool]]:
        """Nodes in reading order, each with whether it is ticked."""
        nilai = {str(satu) for satu in self["simpul"].value() or ()}
        return [(satu, str(satu.id) in nilai) for satu in self.baris]

    def jalankan(self, fungsi: Any) -> Any:
        """Run the action; a plan that is not in force is told as an error of the form."""
        try:
            return super().jalankan(fungsi)
        except TransitionError as galat:
            self.add_error(None, str(galat))
            return None
