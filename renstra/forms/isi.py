"""Forms of the content: nodes, indicators, and the upload of a spreadsheet."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms

from layanan.forms import KolomBerkas
from organisasi.forms.dasar import KolomAngka
from organisasi.models import Jabatan, Satuan
from renstra.forms.dasar import FormRencana
from renstra.lembar import PAGU_MAKS
from renstra.models import IndikatorVersi, Simpul, Skala, VersiRencana
from renstra.queries.kaitan import sasaran_daerah
from renstra.queries.pratinjau import jabatan_unit
from renstra.rules import (
    Agregasi,
    CaraEntri,
    Frekuensi,
    JenisIndikator,
    JenisSimpul,
    Polaritas,
    RumusTurun,
    TargetNol,
    TargetSalah,
    baca_target,
)
from renstra.rules.isi import BERINDIKATOR, BERPAGU, INDUK

KOSONG = [("", "Belum diisi")]


class FormUnggah(forms.Form):
    """A filled template."""

    berkas = KolomBerkas(label="Berkas lembar kerja (.xlsx)", hanya=("xlsx",), help_text="XLSX; paling besar 10 MB.")


class PilihSimpul(forms.ModelChoiceField):
    """Nodes of the version, each with its level."""

    def label_from_instance(self, obj: Simpul) -> str:
        return f"{JenisSimpul(obj.jenis).label} {obj.kode}: {obj.uraian}"[:110]


class FormSimpul(FormRencana):
    """One node of the cascade with its money."""

    kode = forms.CharField(label="Kode", max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    uraian = forms.CharField(label="Uraian", widget=forms.Textarea(attrs={"rows": 3}))
    induk = PilihSimpul(
        label="Di bawah", queryset=Simpul.objects.none(), required=False, empty_label="Belum ditentukan"
    )

    def __init__(self, *args: Any, versi: VersiRencana, jenis: JenisSimpul, **kwargs: Any) -> None:
        super().__init__(*args, versi=versi, **kwargs)
        self.jenis = jenis
        self.fields["uraian"].label = f"Nama {jenis.label.lower()}" if jenis in BERPAGU else jenis.label
        if INDUK[jenis]:
            self.fields["induk"].queryset = versi.simpul.filter(jenis__in=INDUK[jenis])  # type: ignore[attr-defined]
        else:
            del self.fields["induk"]
        self._kaitan(versi, jenis)
        if jenis in BERPAGU:
            for tahun in versi.dokumen.daftar_tahun:
                self.fields[f"pagu_{tahun}"] = KolomAngka(
                    label=f"Pagu {tahun} (Rp)", required=False, min_value=0, max_value=PAGU_MAKS, decimal_places=2
                )

    def _kaitan(self, versi: VersiRencana, jenis: JenisSimpul) -> None:
        """Fields of goals: further misi in a plan that has them, the sasaran of the regency in a plan of an OPD."""
        if jenis == JenisSimpul.TUJUAN and JenisSimpul.MISI in versi.dokumen.macam.tingkat:
            self.fields["misi_lain"] = forms.ModelMultipleChoiceField(
                label="Misi lain yang dilayani",
                queryset=versi.simpul.filter(jenis=JenisSimpul.MISI),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        if jenis in (JenisSimpul.TUJUAN, JenisSimpul.SASARAN) and not versi.dokumen.macam.daerah:
            self.fields["mendukung"] = PilihSimpul(
                label="Mendukung sasaran daerah",
                queryset=sasaran_daerah(versi.dokumen),
                required=False,
                empty_label="Belum ditentukan",
                help_text="Sasaran RPJMD atau RPD yang dilayani.",
            )

    @property
    def kaitan(self) -> list[Any]:
        """The fields about misi and the sasaran of the regency, as far as this node has them."""
        return [self[nama] for nama in ("misi_lain", "mendukung") if nama in self.fields]

    @property
    def pagu(self) -> list[Any]:
        """The money fields, year by year."""
        return [self[nama] for nama in self.fields if nama.startswith("pagu_")]


def awal_simpul(simpul: Simpul) -> dict[str, Any]:
    """What the form of a stored node starts with."""
    isi: dict[str, Any] = {"kode": simpul.kode, "uraian": simpul.uraian, "induk": simpul.induk_id}
    isi["misi_lain"] = [satu.misi_id for satu in simpul.misi_lain.all()]
    if simpul.dukung_kunci:
        isi["mendukung"] = sasaran_daerah(simpul.versi.dokumen).filter(kunci=simpul.dukung_kunci).first()
    return isi | {f"pagu_{pagu.tahun}": pagu.jumlah for pagu in simpul.pagu.all()}


class KolomTarget(forms.CharField):
    """A target as people write it; refuses what cannot be one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=60, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}), **kwargs)

    def clean(self, value: Any) -> str:
        teks = super().clean(value)
        try:
            baca_target(teks)
        except TargetSalah as galat:
            raise forms.ValidationError(str(galat)) from galat
        return teks


class PilihSkala(forms.ModelChoiceField):
    """Scales with their texts."""

    def label_from_instance(self, obj: Skala) -> str:
        return f"{obj.nama}: {' < '.join(obj.butir)}"[:110]


def _pilih(label: str, enum: Any, petunjuk: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=KOSONG + enum.pilihan(), required=False, help_text=petunjuk)


def _teks(label: str, petunjuk: str = "", baris: int = 0) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": baris}) if baris else forms.TextInput()
    return forms.CharField(
        label=label, required=False, help_text=petunjuk, widget=widget, max_length=None if baris else 250
    )


class FormIndikator(FormRencana):
    """One indicator: what it measures, how it is counted, what is promised."""

    kode = forms.CharField(
        label="Kode", max_length=40, help_text="Tetap di semua versi; nilai-nilainya menempel pada kode ini."
    )
    simpul = PilihSimpul(label="Mengukur", queryset=Simpul.objects.none(), empty_label=None)
    uraian = _teks("Rumusan indikator", "Apa yang diukur, misalnya “Persentase …”.", 2)
    jenis = _pilih("Jenis", JenisIndikator)
    satuan = forms.CharField(
        label="Satuan", max_length=60, required=False, help_text="Satuan yang belum terdaftar akan ditambahkan.",
        widget=forms.TextInput(attrs={"list": "daftar-satuan", "autocomplete": "off"}),
    )  # fmt: skip
    polaritas = _pilih("Polaritas", Polaritas)
    agregasi = _pilih("Agregasi", Agregasi, "Cara nilai bulanan menjadi nilai tahun.")
    frekuensi = _pilih("Frekuensi pengisian", Frekuensi)
    cara_entri = forms.ChoiceField(label="Cara pengisian", choices=CaraEntri.pilihan(), initial=CaraEntri.PERIODE)
    presisi = forms.IntegerField(label="Angka di belakang koma", min_value=0, max_value=6, initial=2)
    definisi = _teks("Definisi operasional", baris=3)
    formula = _teks("Formula", baris=2)
    pembilang = _teks("Pembilang", "Wajib untuk agregasi rasio.")
    penyebut = _teks("Penyebut", "Wajib untuk agregasi rasio.")
    sumber = _teks("Sumber data")
    penanggung_jawab = forms.TypedChoiceField(label="Penanggung jawab", required=False, coerce=int, empty_value=None)
    baseline_tahun = forms.IntegerField(label="Tahun awal (baseline)", required=False, min_value=1990, max_value=2100)
    baseline = KolomTarget(label="Nilai awal (baseline)")
    rumus_turun = forms.ChoiceField(
        label="Rumus capaian", choices=RumusTurun.pilihan(), initial=RumusTurun.SELISIH, required=False,
        help_text="Hanya untuk makin rendah makin baik.",
    )  # fmt: skip
    target_nol = forms.ChoiceField(
        label="Bila target nol", choices=[("", "Mengikuti pengaturan tahun"), *TargetNol.pilihan()], required=False
    )
    boleh_negatif = forms.BooleanField(label="Nilainya boleh negatif", required=False)
    skala = PilihSkala(label="Skala", queryset=Skala.objects.all(), required=False, empty_label="Angka, tanpa skala")
    alasan = _teks(
        "Alasan pemilihan", "Mengapa indikator ini menggambarkan sasarannya; tercetak pada keputusan IKU.", 2
    )
    pencatat = _teks("Pencatat", "Siapa yang mencatat datanya.")
    cara_kumpul = _teks("Cara pengumpulan", "Dari catatan, survei, atau aplikasi mana.")
    jadwal = forms.CharField(
        label="Saat data tersedia", max_length=120, required=False,
        help_text="Misalnya: rilis BPS, Juli tahun berikutnya. Frekuensi tahunan berarti tidak diminta tiap bulan.",
    )  # fmt: skip
    nasional_teks = KolomTarget(label="Acuan nasional")
    nasional_tahun = forms.IntegerField(label="Tahun acuan nasional", required=False, min_value=1990, max_value=2100)
    nasional_sumber = _teks("Sumber acuan nasional")
    berlaku_mulai = forms.IntegerField(label="Berlaku mulai tahun", required=False, min_value=1990, max_value=2100)
    berlaku_sampai = forms.IntegerField(label="Berlaku sampai tahun", required=False, min_value=1990, max_value=2100)

    def __init__(self, *args: Any, versi: VersiRencana, tanggal: dt.date, baru: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, versi=versi, **kwargs)
        if not baru:
            del self.fields["kode"]
        self.fields["simpul"].queryset = versi.simpul.filter(jenis__in=BERINDIKATOR)  # type: ignore[attr-defined]
        jabatan = jabatan_unit(versi.dokumen.unit_id, tanggal)
        self.fields["penanggung_jawab"].choices = KOSONG + [(pk, nama) for nama, pk in jabatan.items()]  # type: ignore[attr-defined]
        for tahun in versi.dokumen.daftar_tahun:
            self.fields[f"target_{tahun}"] = KolomTarget(label=f"Target {tahun}")

    @property
    def target(self) -> list[Any]:
        """The target fields, year by year."""
        return [self[nama] for nama in self.fields if nama.startswith("target_") and nama[7:].isdigit()]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        mulai, sampai = isi.get("berlaku_mulai"), isi.get("berlaku_sampai")
        if mulai and sampai and sampai < mulai:
            self.add_error("berlaku_sampai", "Tahun akhir berlakunya indikator tidak boleh mendahului tahun mulainya.")
        return isi

    @property
    def lanjutan(self) -> list[Any]:
        """Fields of instrument, benchmark and validity."""
        return [self[nama] for nama in _LANJUTAN]

    @property
    def daftar_satuan(self) -> Any:
        """Units of measure offered while typing."""
        return Satuan.objects.values_list("nama", flat=True)

    def clean_penanggung_jawab(self) -> Jabatan | None:
        pk = self.cleaned_data["penanggung_jawab"]
        return Jabatan.objects.get(pk=pk) if pk else None


_LANJUTAN = (
    "pencatat", "cara_kumpul", "jadwal", "nasional_teks", "nasional_tahun", "nasional_sumber", "berlaku_mulai", "berlaku_sampai",
)  # fmt: skip
_LANGSUNG = (
    *_LANJUTAN, "rumus_turun", "target_nol", "boleh_negatif", "skala", "alasan",
    "simpul", "uraian", "jenis", "polaritas", "agregasi", "frekuensi", "cara_entri", "presisi", "definisi", "formula", "pembilang",
    "penyebut", "sumber", "baseline_tahun",
)  # fmt: skip


def awal_indikator(satu: IndikatorVersi) -> Mapping[str, Any]:
    """What the form of a stored indicator starts with."""
    isi = {nama: getattr(satu, nama) for nama in _LANGSUNG}
    isi |= {
        "satuan": satu.satuan.nama if satu.satuan else "",
        "penanggung_jawab": satu.penanggung_jawab_id,
        "baseline": satu.baseline_teks,
    }
    return isi | {f"target_{target.tahun}": target.teks for target in satu.target.all()}
