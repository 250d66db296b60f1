"""The three steps in which a change of organisation is described."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms

from organisasi.forms.dasar import FormTindakan, KolomAngka, KolomTanggal
from organisasi.models import JenisUnit
from organisasi.queries import RingkasUnit
from organisasi.rules.sotk import JenisPeristiwa, Rencana, Tujuan, untai_rencana

BARU = ""


class FormPeristiwa(forms.Form):
    """Step 1: what happens, when, on what basis, at which level."""

    jenis = forms.ChoiceField(
        label="Jenis perubahan",
        choices=[(j.value, f"{j.label} – {j.petunjuk}") for j in JenisPeristiwa],
        widget=forms.RadioSelect,
    )
    tanggal = KolomTanggal(label="Berlaku mulai", help_text="Hari pertama susunan yang baru.")
    dasar_hukum = forms.CharField(label="Dasar hukum", max_length=250, help_text="Misalnya: Perda Nomor 7 Tahun 2025.")
    keterangan = forms.CharField(label="Keterangan", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    dalam = forms.ChoiceField(
        label="Tingkat",
        required=False,
        help_text="Perubahan antarperangkat daerah, atau di dalam satu perangkat daerah.",
    )

    def __init__(self, *args: Any, opd: list[RingkasUnit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dalam"].choices = [
            ("", "Antarperangkat daerah"),
            *((str(s.id), f"Di dalam {s.nama}") for s in opd),
        ]


class FormAsal(FormTindakan):
    """Step 2, units of origin."""

    asal = forms.MultipleChoiceField(
        label="Unit asal", required=False, widget=forms.CheckboxSelectMultiple(attrs={"class": "centang"})
    )

    def __init__(self, *args: Any, unit: list[RingkasUnit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asal"].choices = [(str(satu.id), satu.nama) for satu in unit]

    @property
    def terpilih(self) -> tuple[int, ...]:
        return tuple(int(satu) for satu in self.cleaned_data["asal"])


class FormTujuan(forms.Form):
    """Step 2, one unit as it will be: a new one, or an existing one that may take another name."""

    unit = forms.ChoiceField(label="Unit", required=False)
    nama = forms.CharField(
        label="Nama",
        max_length=200,
        required=False,
        help_text="Kosongkan bila unit yang sudah ada tidak berganti nama.",
    )
    singkatan = forms.CharField(label="Singkatan", max_length=40, required=False)
    kode = forms.CharField(label="Kode", max_length=40, required=False)
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[("", "Seperti sekarang"), *JenisUnit.choices])

    def __init__(self, *args: Any, unit: list[RingkasUnit], hanya_ubah: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hanya_ubah = hanya_ubah
        self.unit = {str(satu.id): satu for satu in unit}
        self.fields["unit"].choices = [(BARU, "Unit baru"), *((kunci, satu.nama) for kunci, satu in self.unit.items())]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if self.terisi and not self.hanya_ubah and not isi.get("unit") and not isi.get("jenis"):
            self.add_error("jenis", "Pilih jenis unit baru.")
        return isi

    @property
    def terisi(self) -> bool:
        """Whether the row says anything."""
        return any(self.cleaned_data.get(nama) for nama in ("unit", "nama", "singkatan", "kode", "jenis"))

    def tujuan(self, induk: int | None, *, unit: int | None = None) -> Tujuan:
        """The unit it describes: the one chosen, `unit` where nothing can be chosen, or a new one below `induk`."""
        isi, lama = self.cleaned_data, self.unit.get(self.cleaned_data["unit"] or str(unit or ""))
        if lama is None:
            return Tujuan(isi["nama"], isi["jenis"], isi["singkatan"], isi["kode"], induk=induk)
        return Tujuan(
            isi["nama"] or lama.nama,
            isi["jenis"] or lama.jenis,
            isi["singkatan"] or lama.singkatan,
            isi["kode"] or lama.kode,
            unit=lama.id,
        )


TujuanFormSet = forms.formset_factory(FormTujuan, extra=0, max_num=8)


class FormBagian(FormTindakan):
    """Step 3: the share of each unit of origin that goes to each target, and where sub-units go."""

    def __init__(
        self, *args: Any, rencana: Rencana, nama: Mapping[int, str], anak: list[RingkasUnit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rencana, self.nama, self.anak = rencana, nama, anak
        if self._perlu_bagian():
            for asal in rencana.asal:
                for nomor, tujuan in enumerate(rencana.tujuan):
                    self.fields[f"b-{asal}-{nomor}"] = KolomAngka(
                        label=f"{nama[asal]} → {tujuan.nama} (%)", required=False, initial=self._awal(asal, nomor)
                    )
        pilihan = [("", self._tetap()), *((str(n), t.nama) for n, t in enumerate(rencana.tujuan))]
        for satu in anak:
            self.fields[f"a-{satu.id}"] = forms.ChoiceField(label=satu.nama, required=False, choices=pilihan)

    def _perlu_bagian(self) -> bool:
        return self.rencana.jenis in {JenisPeristiwa.PECAH, JenisPeristiwa.ALIH} or (
            self.rencana.jenis == JenisPeristiwa.TUTUP and len(self.rencana.tujuan) > 1
        )

    def _tetap(self) -> str:
        return "Tetap" if not self.rencana.ditutup else "Ikut unit dengan bagian terbesar"

    def _awal(self, asal: int, nomor: int) -> Decimal | None:
        besar = self.rencana.bagian.get((asal, nomor))
        return None if besar is None else besar * 100

    def baris_bagian(self) -> list[tuple[str, list[tuple[str, forms.BoundField]]]]:
        """For the template: (unit of origin, [(target, field)])."""
        return [
            (
                self.nama[asal],
                [
                    (t.nama, self[f"b-{asal}-{n}"])
                    for n, t in enumerate(self.rencana.tujuan)
                    if f"b-{asal}-{n}" in self.fields
                ],
            )
            for asal in self.rencana.asal
            if self._perlu_bagian()
        ]

    def baris_anak(self) -> list[forms.BoundField]:
        """For the template: the fields of the sub-units."""
        return [self[f"a-{satu.id}"] for satu in self.anak]

    def bagian(self) -> dict[tuple[int, int], Decimal]:
        """Shares as filled in; six decimals, empty and zero mean none."""
        hasil = {}
        for asal in self.rencana.asal:
            for nomor in range(len(self.rencana.tujuan)):
                persen = self.cleaned_data.get(f"b-{asal}-{nomor}")
                if persen:
                    hasil[asal, nomor] = (persen / 100).quantize(Decimal("0.000001"))
        return hasil

    def penempatan(self) -> dict[int, int]:
        """Sub-units that do not follow the rule: id -> index of target."""
        return {satu.id: int(ke) for satu in self.anak if (ke := self.cleaned_data.get(f"a-{satu.id}"))}


def ringkas_silsilah(rencana: Rencana, nama: Mapping[int, str]) -> list[tuple[str, str, Decimal]]:
    """Lineage of a plan for people: (from, to, per cent)."""
    return [
        (nama[asal], nama[asal] if nomor is None else rencana.tujuan[nomor].nama, bagian * 100)
        for asal, nomor, bagian in untai_rencana(rencana)
    ]


def simpan_sesi(data: Mapping[str, Any], asal: tuple[int, ...], tujuan: list[Tujuan]) -> dict[str, Any]:
    """Steps 1 and 2 as JSON for the session."""
    return {
        **{kunci: nilai for kunci, nilai in data.items() if kunci != "tanggal"},
        "tanggal": data["tanggal"] if isinstance(data["tanggal"], str) else data["tanggal"].isoformat(),
        "asal": list(asal),
        "tujuan": [vars(satu) for satu in tujuan],
    }


def rencana_dari_sesi(isi: Mapping[str, Any]) -> Rencana:
    """The plan so far, from the session."""
    return Rencana(
        jenis=JenisPeristiwa(isi["jenis"]),
        tanggal=dt.date.fromisoformat(isi["tanggal"]),
        dasar_hukum=isi["dasar_hukum"],
        keterangan=isi.get("keterangan", ""),
        asal=tuple(isi.get("asal", ())),
        tujuan=tuple(Tujuan(**satu) for satu in isi.get("tujuan", ())),
    )
