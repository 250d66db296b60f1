"""Reading what pages send: one cell, many cells, one indicator, a file of evidence."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from datakinerja.actions import IsiNilai
from datakinerja.queries import Ukuran, ukuran_objek
from datakinerja.rules import KeadaanNilai
from datakinerja.rules.alur import SifatAngka
from layanan.forms import KolomBerkas
from organisasi.models import Unit
from pengukuran.actions import GalatSel, IsianDitolak, IsianSel
from pengukuran.queries.indikator import RincianIndikator
from pengukuran.rules.isian import IsianSalah, baca_isian
from perjanjian.queries import target_bulanan
from renstra.rules import Target

MAKS_SEL = 4_000
TAK_DIUKUR = "Indikator ini tidak ada pada rencana atau perjanjian tahun itu."


def susun_isi(
    ukuran: Ukuran, target: Target, teks: str, *, catatan: str = "", sifat: str = "", sumber: str = ""
) -> IsiNilai:
    """What is to be recorded from the text of a cell. Raises `IsianSalah`."""
    satu = baca_isian(teks, agregasi=ukuran.agregasi, target=target, skala=ukuran.skala)
    return IsiNilai(
        satu.keadaan,
        satu.nilai,
        satu.pembilang,
        satu.penyebut,
        satu.teks,
        SifatAngka.SEMENTARA if sifat == SifatAngka.SEMENTARA else SifatAngka.TETAP,
        sumber.strip()[:250],
        catatan.strip()[:300],
    )


def baca_sel(data: Mapping[str, Any]) -> dict[str, Any]:
    """Period, content and seen version of one cell, as `simpan_nilai` takes them; the content is read there, by the
    definition. Raises ValidationError. No query."""
    isi = partial(
        susun_isi,
        teks=str(data.get("isi", "")),
        catatan=str(data.get("catatan", "")),
        sifat=str(data.get("sifat", "")),
        sumber=str(data.get("sumber", "")),
    )
    return {"periode": _bilangan(data, "periode"), "isi": isi, "terlihat": _bilangan(data, "terlihat")}


def _bilangan(data: Mapping[str, Any], nama: str) -> int:
    teks = str(data.get(nama, ""))
    if not teks.isdecimal() or len(teks) > 15:
        raise ValidationError("Isian tidak terbaca. Muat ulang halaman, lalu ulangi.")
    return int(teks)


def baca_banyak(unit: Unit, tahun: int, sel: Sequence[Mapping[str, Any]]) -> tuple[list[IsianSel], list[GalatSel]]:
    """Cells of a pasted block; those that cannot be read come as faults. Raises ValueError for what is no block."""
    if not isinstance(sel, list) or not 0 < len(sel) <= MAKS_SEL:
        raise ValueError("jumlah sel")
    ids = {int(satu["objek"]) for satu in sel}
    ukuran = {satu.objek_id: satu for satu in ukuran_objek(ids, tahun) if satu.unit_id == unit.pk}
    target = target_bulanan(ukuran, tahun)
    isian, galat = [], []
    for satu in sel:
        objek_id, periode_id = int(satu["objek"]), int(satu["periode"])
        milik = ukuran.get(objek_id)
        try:
            if milik is None:
                raise IsianSalah(TAK_DIUKUR)
            acuan = target[objek_id].target if objek_id in target else Target()
            isi = susun_isi(milik, acuan, str(satu["isi"]), catatan=str(satu.get("catatan", "")))
        except IsianSalah as salah:
            galat.append(GalatSel(objek_id, periode_id, str(salah)))
        else:
            isian.append(IsianSel(objek_id, periode_id, isi, int(satu.get("terlihat", 0))))
    return isian, galat


class FormIndikator(forms.Form):
    """All periods of one indicator; each carries the version that the page showed."""

    catatan = forms.CharField(
        label="Catatan perubahan", required=False, max_length=300,
        help_text="Sebab koreksi, atau sebab nilai tidak berlaku (n/a).",
    )  # fmt: skip

    def __init__(self, rincian: RincianIndikator, data: Any = None, *, boleh: bool) -> None:
        super().__init__(data)
        self.rincian = rincian
        self.fields["catatan"].widget.attrs["class"] = "form-control"
        for satu in rincian.periode:
            isian = forms.CharField(label=satu.periode.nama, required=False, initial=satu.isi, max_length=60)
            isian.disabled = satu.kunci.terkunci or not boleh
            isian.widget.attrs |= {"autocomplete": "off", "inputmode": "text", "class": "form-control"}
            self.fields[f"p{satu.periode.id}"] = isian
            self.fields[f"v{satu.periode.id}"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=satu.versi, required=False, min_value=0
            )
        self.order_fields([*(f"p{s.periode.id}" for s in rincian.periode), "catatan"])

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        target = self.rincian.capaian.target
        self._isian: list[IsianSel] = []
        for satu in self.rincian.periode:
            nama = f"p{satu.periode.id}"
            teks = isi.get(nama, "")
            if self.fields[nama].disabled or nama in self.errors or teks == satu.isi:
                continue
            try:
                nilai = susun_isi(self.rincian.ukuran, target, teks, catatan=self._catatan(teks, isi))
            except IsianSalah as salah:
                self.add_error(nama, str(salah))
                continue
            terlihat = isi.get(f"v{satu.periode.id}") or 0
            self._isian.append(IsianSel(self.rincian.ukuran.objek_id, satu.periode.id, nilai, terlihat))
        return isi

    def _catatan(self, teks: str, isi: Mapping[str, Any]) -> str:
        ukuran = self.rincian.ukuran
        target = self.rincian.capaian.target
        satu = baca_isian(teks, agregasi=ukuran.agregasi, target=target, skala=ukuran.skala)
        return isi.get("catatan", "") if satu.keadaan is KeadaanNilai.TIDAK_BERLAKU else ""

    def isian(self) -> list[IsianSel]:
        """The cells that were changed."""
        return self._isian

    def tambah_galat(self, ditolak: IsianDitolak) -> None:
        """Put the reasons of a refused save beside their fields."""
        for satu in ditolak.galat:
            self.add_error(f"p{satu.periode_id}", satu.kalimat)


class FormBukti(forms.Form):
    """A file that proves a value."""

    berkas = KolomBerkas(label="Berkas bukti")
    keterangan = forms.CharField(label="Apa yang dibuktikan", required=False, max_length=200)
    halaman = forms.IntegerField(label="Halaman", required=False, min_value=1, max_value=9_999)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for bidang in self.fields.values():
            bidang.widget.attrs["class"] = "form-control"
