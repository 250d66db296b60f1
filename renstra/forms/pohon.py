"""The form of one condition of a tree."""

import datetime as dt
from typing import Any

from django import forms

from layanan.actions import TransitionError
from organisasi.forms.dasar import FormTindakan
from organisasi.models import Pengguna, Unit
from organisasi.queries import daftar_opd
from renstra.actions.kondisi import pindah_kondisi, ubah_kondisi
from renstra.models import Indikator, PohonKinerja, SimpulPohon
from renstra.queries.pohon_kinerja import simpul_rencana
from renstra.queries.pratinjau import jabatan_unit
from renstra.rules import JenisSimpul
from renstra.rules.pohon import JenisKondisi

KOSONG = [("", "Belum dikaitkan")]


class FormKondisi(FormTindakan):
    """Words and place of a condition, and its ties to plan and structure. Indicators: one a line; a code before “:” ties it."""

    uraian = forms.CharField(label="Kondisi", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    jenis = forms.ChoiceField(label="Jenis", choices=JenisKondisi.pilihan())
    induk = forms.TypedChoiceField(label="Di bawah", required=False, coerce=int, empty_value=None)
    indikator = forms.CharField(
        label="Indikator", required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Satu baris satu indikator. Awali dengan kode indikator rencana dan titik dua untuk mengaitkannya, misalnya “IKU.1: Persentase …”.",
    )  # fmt: skip
    rencana = forms.ChoiceField(label="Simpul rencana", required=False)
    jabatan = forms.TypedChoiceField(label="Jabatan penanggung jawab", required=False, coerce=int, empty_value=None)
    unit = forms.TypedChoiceField(label="Unit pelaksana", required=False, coerce=int, empty_value=None)
    silang = forms.TypedMultipleChoiceField(
        label="Lintas sektor dengan", required=False, coerce=int, help_text="OPD lain yang ikut menentukan kondisi ini."
    )

    def __init__(self, *args: Any, kondisi: SimpulPohon, pohon: PohonKinerja, tanggal: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kondisi, self.pohon = kondisi, pohon
        lain = pohon.simpul.exclude(pk=kondisi.pk)
        self._pilihan("induk", [("", "Puncak pohon"), *((x.pk, x.uraian[:90]) for x in lain)])
        rencana = simpul_rencana(pohon)
        sebut = ((k, f"{JenisSimpul(s.jenis).label} {s.kode}: {s.uraian}"[:110]) for k, s in rencana.items())
        self._pilihan("rencana", [*KOSONG, *sebut])
        jabatan = jabatan_unit(pohon.unit_id, tanggal)
        self._pilihan("jabatan", [*KOSONG, *((pk, nama) for nama, pk in jabatan.items())])
        bagian = Unit.objects.dengan_nama(tanggal).filter(versi__opd=pohon.unit_id, versi__berlaku__contains=tanggal)
        self._pilihan("unit", [*KOSONG, *((x.pk, str(x)) for x in bagian)])
        self._pilihan("silang", [(x.id, x.nama) for x in daftar_opd(tanggal) if x.id != pohon.unit_id])

    def _pilihan(self, nama: str, pilihan: list[Any]) -> None:
        """Choices of a field; what is stored stays choosable even where it exists no more."""
        tersimpan = (
            {str(x) for x in (self.initial.get(nama) or []) if x}
            if nama == "silang"
            else {str(self.initial.get(nama) or "")}
        )
        ada = {str(pk) for pk, _ in pilihan}
        pilihan += [(x, "Pilihan lama, tidak ada lagi") for x in tersimpan - ada - {""}]
        self.fields[nama].choices = pilihan  # type: ignore[attr-defined]

    def clean_indikator(self) -> list[dict[str, Any]]:
        """Lines as indicators, tied where the code before the colon is one of the unit's."""
        kode = dict(Indikator.objects.filter(unit=self.pohon.unit_id).values_list("kode", "pk"))
        hasil = []
        for baris in self.cleaned_data["indikator"].splitlines():
            awal, tanda, sisa = baris.partition(":")
            nomor = kode.get(awal.strip()) if tanda else None
            hasil.append({"uraian": sisa.strip() if nomor else baris.strip(), "indikator_id": nomor})
        return hasil

    def simpan(self, *, by: Pengguna) -> bool:
        """Run the actions; False where they refused, with the reason in the form."""
        isian = {nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "induk"}
        induk = self.cleaned_data["induk"]
        try:
            return bool(self.jalankan(lambda: self._tulis(isian, induk, by)))
        except TransitionError as galat:
            self.add_error(None, str(galat))
            return False

    def _tulis(self, isian: dict[str, Any], induk: int | None, by: Pengguna) -> bool:
        ubah_kondisi(self.pohon, self.kondisi.pk, isian=isian, by=by)
        if induk != self.kondisi.induk_id:
            pindah_kondisi(self.pohon, self.kondisi.pk, induk=induk, by=by)
        return True


def awal_kondisi(satu: SimpulPohon) -> dict[str, Any]:
    """What the form of a stored condition starts with."""
    indikator = satu.indikator.select_related("indikator").order_by("urutan", "id")
    return {
        "uraian": satu.uraian,
        "jenis": satu.jenis,
        "induk": satu.induk_id,
        "indikator": "\n".join(f"{x.indikator.kode}: {x.uraian}" if x.indikator else x.uraian for x in indikator),
        "rencana": str(satu.rencana) if satu.rencana else "",
        "jabatan": satu.jabatan_id,
        "unit": satu.unit_id,
        "silang": list(satu.silang.values_list("unit", flat=True)),
    }
