"""Search over units, indicators and documents, within what the user may see."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from layanan.models import DokumenTerbit
from organisasi.models import Pengguna, Unit, VersiUnit
from perjanjian.models import Perjanjian
from renstra.models import IndikatorVersi
from renstra.rules.macam import MENENGAH

BATAS = 12
PALING_PENDEK = 2


@dataclass(frozen=True, slots=True)
class HasilCari:
    """A find: its words, a line of context, its address."""

    judul: str
    keterangan: str
    url: str


def cari(kata: str, user: Pengguna, *, tahun: int, hari_ini: dt.date) -> dict[str, list[HasilCari]]:
    """Finds by kind, at most twelve each; nothing for words shorter than two letters. Four queries."""
    kata = kata.strip()
    if len(kata) < PALING_PENDEK:
        return {}
    hasil = {
        "Unit": _unit(kata, user, tahun, hari_ini),
        "Indikator": _indikator(kata, user),
        "Perjanjian kinerja": _perjanjian(kata, user),
        "Dokumen terbit": _dokumen(kata, user),
    }
    return {jenis: isi for jenis, isi in hasil.items() if isi}


def _unit(kata: str, user: Pengguna, tahun: int, hari_ini: dt.date) -> list[HasilCari]:
    """Units by any name or code they ever had, closed ones with their last name."""
    baris = (
        VersiUnit.objects.filter(Q(nama__icontains=kata) | Q(singkatan__icontains=kata) | Q(kode__istartswith=kata))
        .filter(unit__in=Unit.objects.for_user(user, "organisasi.lihat").values("pk"))
        .order_by("unit_id", "-berlaku")
        .distinct("unit_id")
    )
    return [
        HasilCari(satu.nama, _masa(satu, hari_ini), reverse("beranda:kartu", args=[tahun, satu.opd_id or satu.unit_id]))
        for satu in baris[:BATAS]
    ]


def _masa(versi: VersiUnit, hari_ini: dt.date) -> str:
    """Kind of the unit, and that the name is a former one where it is."""
    lama = versi.berlaku.upper is not None and versi.berlaku.upper <= hari_ini
    return f"{versi.get_jenis_display()}{' · nama lama' if lama else ''}"


def _indikator(kata: str, user: Pengguna) -> list[HasilCari]:
    """Indicators of ratified plans by wording or code."""
    baris = (
        IndikatorVersi.objects.for_user(user)
        .filter(Q(uraian__icontains=kata) | Q(indikator__kode__iexact=kata), versi__status="ditetapkan")
        .filter(versi__dokumen__jenis__in=MENENGAH)
        .select_related("versi__dokumen", "satuan")
        .order_by("uraian")
    )
    return [
        HasilCari(satu.uraian, f"{satu.versi} · {satu.satuan or '–'}", reverse("renstra:indikator", args=[satu.pk]))
        for satu in baris[:BATAS]
    ]


def _perjanjian(kata: str, user: Pengguna) -> list[HasilCari]:
    baris = (
        Perjanjian.objects.for_user(user)
        .filter(
            Q(nama_jabatan__icontains=kata) | Q(nomor__icontains=kata) | Q(pihak_pertama__pegawai__nama__icontains=kata)
        )
        .order_by("-tahun", "nama_jabatan")
    )
    return _tautan((str(satu), satu.status_kini.label, satu.get_absolute_url()) for satu in baris[:BATAS])


def _dokumen(kata: str, user: Pengguna) -> list[HasilCari]:
    baris = DokumenTerbit.objects.for_user(user).filter(
        Q(judul__icontains=kata) | Q(nomor__icontains=kata) | Q(kode__iexact=kata.replace("-", ""))
    )
    return _tautan((satu.judul, f"Nomor {satu.nomor}", satu.get_absolute_url()) for satu in baris[:BATAS])


def _tautan(isi: Iterable[tuple[str, str, str]]) -> list[HasilCari]:
    return [HasilCari(*satu) for satu in isi]
