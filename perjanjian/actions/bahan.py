"""What an agreement is made of: its parties, and the rows that the plan gives it."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError

from organisasi.models import Tahun, Unit
from perjanjian.models import ItemPerjanjian, Perjanjian, ProgramPerjanjian
from perjanjian.queries.atasan import ParaPihak
from perjanjian.queries.bahan import Bahan, BahanButir, bahan_perjanjian
from perjanjian.queries.daftar import unit_serumpun
from perjanjian.queries.turun import perjanjian_jabatan
from perjanjian.rules import Program
from renstra.models import ObjekUkur


def tahun_terbuka(tahun: int) -> Tahun:
    """The year. Raises ValidationError where it is not set up."""
    baris = Tahun.objects.filter(pk=tahun).first()
    if baris is None:
        raise ValidationError(f"Tahun {tahun} belum dibuka. Minta administrator membukanya di menu Tahun & tenggat.")
    return baris


def pihak_lengkap(pihak: ParaPihak | None) -> ParaPihak:
    """Parties that can sign. Raises ValidationError that names who is missing and where to mend it."""
    if pihak is None:
        raise ValidationError("Jabatan ini tidak ada pada tanggal itu. Periksa menu Jabatan & pemangku.")
    if pihak.pertama is None:
        raise ValidationError(
            f"Jabatan {pihak.jabatan.nama} sedang lowong. Catat pemangkunya (definitif, Plt., Plh., atau Pj.) di menu Jabatan & pemangku."
        )
    if pihak.atasan is None and not pihak.puncak:
        raise ValidationError(
            f"Atasan perjanjian {pihak.jabatan.nama} tidak dapat ditentukan. Tetapkan di halaman Atasan perjanjian."
        )
    if pihak.atasan is not None and pihak.kedua is None:
        raise ValidationError(
            f"Jabatan atasan dari {pihak.jabatan.nama} sedang lowong, yaitu {pihak.atasan.nama}. Catat pemangkunya di menu Jabatan & pemangku, lalu ulangi."
        )
    return pihak


def bahan_lengkap(unit: Unit, tahun: int, pihak: ParaPihak) -> Bahan:
    """What the plan in force gives to the position. Raises ValidationError without a plan or indicators.

    A position below the head may come without indicators of its own, as long as its superior has an agreement from
    which they can be brought down.
    """
    bahan = bahan_perjanjian(unit, tahun, jabatan=pihak.jabatan, kepala=pihak.opd, memimpin_tim=pihak.memimpin_tim)
    if bahan.versi is None:
        raise ValidationError(
            f"Belum ada rencana yang ditetapkan untuk tahun {tahun}. Tetapkan rencana strategis unit ini dahulu, lalu buat perjanjiannya."
        )
    if not bahan.butir and (pihak.opd or not _atasan_berjanji(pihak, tahun)):
        sebab = "sasaran" if pihak.opd else f"yang penanggung jawabnya {pihak.jabatan.nama}"
        jalan = "" if pihak.opd else " Atau buat dahulu perjanjian atasannya, lalu turunkan indikatornya."
        raise ValidationError(f"{bahan.versi} tidak memuat indikator {sebab}. Lengkapi rencananya, lalu ulangi.{jalan}")
    return bahan


def _atasan_berjanji(pihak: ParaPihak, tahun: int) -> bool:
    return pihak.atasan is not None and perjanjian_jabatan(pihak.atasan.jabatan_id, tahun) is not None


def isi_butir(baris: Perjanjian, butir: Iterable[BahanButir]) -> list[ItemPerjanjian]:
    """Rows of table 1 as the plan has them, each with what its values hang on."""
    butir = list(butir)
    objek = objek_ukur(baris.unit, [satu.versi.indikator_id for satu in butir])
    return ItemPerjanjian.objects.bulk_create(
        ItemPerjanjian(
            perjanjian=baris,
            urutan=urutan,
            indikator_versi=satu.versi,
            objek=objek[satu.versi.indikator_id],
            **kolom_butir(satu),
        )
        for urutan, satu in enumerate(butir, start=1)
    )


def kolom_butir(satu: BahanButir) -> dict[str, object]:
    """Columns of a row of table 1 that come from the plan."""
    return {
        "sasaran": satu.sasaran,
        "indikator": str(satu.versi),
        "satuan": satu.satuan,
        "target_teks": "" if satu.target.kosong else satu.target.teks,
        "target_nilai": satu.target.nilai,
        "target_bawah": satu.target.bawah,
        "target_atas": satu.target.atas,
        "pembanding": satu.target.pembanding,
    }


def objek_ukur(unit: Unit, indikator: list[int]) -> dict[int, ObjekUkur]:
    """What the values of each indicator hang on at the unit, made where it is missing."""
    saring = {"unit": unit, "indikator__in": indikator, "jabatan": None, "pegawai": None}
    ada = set(ObjekUkur.objects.filter(**saring).values_list("indikator_id", flat=True))
    kurang = [ObjekUkur(indikator_id=satu, unit=unit) for satu in indikator if satu not in ada]
    ObjekUkur.objects.bulk_create(kurang, ignore_conflicts=True)
    return {satu.indikator_id: satu for satu in ObjekUkur.objects.filter(**saring)}


def isi_program(baris: Perjanjian, program: Iterable[Program]) -> None:
    """Rows of table 2 as the plan has them."""
    ProgramPerjanjian.objects.bulk_create(
        ProgramPerjanjian(
            perjanjian=baris, urutan=urutan, kode=satu.kode, nama=satu.nama, pagu=satu.pagu, keterangan=satu.keterangan
        )
        for urutan, satu in enumerate(program, start=1)
    )


def periksa_jabatan(unit: Unit, pihak: ParaPihak, pada: dt.date) -> None:
    """The position belongs to the unit or to a part of it. Raises ValidationError."""
    if pihak.jabatan.unit_id not in unit_serumpun(unit, pada):
        raise ValidationError(
            f"{pihak.jabatan.nama} bukan jabatan di unit ini. Buat perjanjiannya dari halaman unit tempat jabatan itu berada."
        )
