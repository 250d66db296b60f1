"""Making agreements from the plan, refreshing a draft from it, and revising what was signed."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from layanan.actions import mulai, tinggalkan_jejak
from layanan.models import Giliran
from organisasi.models import Jabatan, Pengguna, Unit
from organisasi.queries.jabatan import jabatan_kepala
from perjanjian.actions.bahan import (
    bahan_lengkap,
    isi_butir,
    isi_program,
    kolom_butir,
    periksa_jabatan,
    pihak_lengkap,
    tahun_terbuka,
)
from perjanjian.actions.dasar import DRAF, kunci, kunci_isi, naikkan_revisi
from perjanjian.actions.turun import lepaskan, sambungkan
from perjanjian.models import ItemPerjanjian, KegiatanAksi, Perjanjian, ProgramPerjanjian, TargetPeriode
from perjanjian.queries.atasan import ParaPihak, para_pihak
from perjanjian.queries.bahan import BahanButir
from perjanjian.queries.turun import perjanjian_atasan
from perjanjian.rules import ALUR, AlasanRevisi, CaraTurun, boleh_direvisi, tanggal_acuan
from renstra.queries.anggaran import anggaran_berlaku
from renstra.rules.anggaran import pagu_kode

# Items that were brought down from the superior's agreement, whatever the plan says.
DARI_ATASAN = frozenset({CaraTurun.AMBIL, CaraTurun.BAGI})


@transaction.atomic
def buat_dari_rencana(
    *, unit: Unit, tahun: int, by: Pengguna, jabatan: Jabatan | None = None, pada: dt.date | None = None
) -> Perjanjian:
    """The agreement of a position for a year, made from the plan in force; one that exists is returned as it is.

    jabatan: by default the head of the unit.  pada: the date for holders and names (today within the year, else its
    last or first day).  Raises PermissionDenied, or ValidationError where plan, holder or superior are missing.
    """
    pada = pada or tanggal_acuan(tahun, timezone.localdate())
    jabatan = jabatan or jabatan_kepala(unit, pada)
    if jabatan is None:
        raise ValidationError(
            "Unit ini belum mempunyai jabatan kepala pada tanggal itu. Catat jabatannya di menu Jabatan & pemangku."
        )
    jabatan = Jabatan.objects.select_for_update().get(pk=jabatan.pk)
    ada = Perjanjian.objects.filter(jabatan=jabatan, tahun=tahun).order_by("-versi").first()
    if not by.has_perm("perjanjian.susun", ada or Perjanjian(unit=unit)):
        raise PermissionDenied("Anda tidak berwenang menyusun perjanjian unit ini.")
    if ada:
        return ada
    pihak = pihak_lengkap(para_pihak(jabatan.pk, pada))
    periksa_jabatan(unit, pihak, pada)
    bahan = bahan_lengkap(unit, tahun, pihak)
    baris = Perjanjian.objects.create(
        unit=unit,
        tahun=tahun_terbuka(tahun),
        jabatan=jabatan,
        nama_jabatan=pihak.jabatan.nama,
        status=ALUR.awal,
        pihak_pertama=pihak.pertama,
        pihak_kedua=pihak.kedua,
        rencana=bahan.versi,
    )
    isi_butir(baris, bahan.butir)
    isi_program(baris, bahan.program)
    sambungkan(baris, perjanjian_atasan(baris))
    mulai(baris, by=by, kalimat=f"Dibuat dari {bahan.versi}"[:290])
    return baris


@transaction.atomic
def ambil_ulang(
    perjanjian: Perjanjian, *, by: Pengguna, revisi: int | None = None, pada: dt.date | None = None
) -> Perjanjian:
    """Bring a draft up to the plan in force and to today's officials.

    Wording, order and budget follow the plan; a target that deliberately differs (with a reason) and the targets of
    the periods stay. Items that neither the plan nor the superior has given are dropped. Raises like `buat_dari_rencana`, and HalamanBasi.
    """
    baris = kunci_isi(perjanjian, izin="perjanjian.susun", by=by, revisi=revisi, status=DRAF)
    pada = pada or tanggal_acuan(baris.tahun_id, timezone.localdate())
    pihak = pihak_lengkap(para_pihak(baris.jabatan_id, pada))
    bahan = bahan_lengkap(baris.unit, baris.tahun_id, pihak)
    lama = {satu.objek.indikator_id: satu for satu in baris.item.select_related("objek")}
    isi_butir(baris, [satu for satu in bahan.butir if satu.versi.indikator_id not in lama])
    for urutan, satu in enumerate(bahan.butir, start=1):
        if item := lama.pop(satu.versi.indikator_id, None):
            _segarkan(item, satu, urutan)
    hilang = [satu.pk for satu in lama.values() if satu.cara_turun not in DARI_ATASAN]
    lepaskan(hilang)
    baris.item.filter(pk__in=hilang).delete()
    _urutkan(baris, bahan.butir)
    baris.program.all().delete()
    isi_program(baris, bahan.program)
    naikkan_revisi(
        baris,
        rencana=bahan.versi,
        nama_jabatan=pihak.jabatan.nama,
        pihak_pertama=pihak.pertama,
        pihak_kedua=pihak.kedua,
    )
    sambungkan(baris, perjanjian_atasan(baris))
    tinggalkan_jejak(baris, tindakan="ambil_ulang", kalimat=f"Diambil ulang dari {bahan.versi}"[:290], by=by)
    return baris


def _segarkan(item: ItemPerjanjian, satu: BahanButir, urutan: int) -> None:
    kolom = kolom_butir(satu)
    if item.alasan_beda:
        kolom = {nama: isi for nama, isi in kolom.items() if not nama.startswith(("target_", "pembanding"))}
    for nama, isi in {**kolom, "indikator_versi": satu.versi, "urutan": urutan}.items():
        setattr(item, nama, isi)
    item.save()


def _urutkan(baris: Perjanjian, butir: Iterable[BahanButir]) -> None:
    urutan = {satu.versi.indikator_id: nomor for nomor, satu in enumerate(butir, start=1)}
    item = list(baris.item.select_related("objek"))
    for satu in item:
        satu.urutan = urutan.get(satu.objek.indikator_id, len(urutan) + satu.urutan)
    ItemPerjanjian.objects.bulk_update(item, ["urutan"])


@transaction.atomic
def revisi(
    perjanjian: Perjanjian,
    *,
    alasan: AlasanRevisi | str,
    keterangan: str,
    by: Pengguna,
    pada: dt.date | None = None,
    anggaran: bool = False,
) -> Perjanjian:
    """A new draft version beside the signed one, with its lawful reason; an open revision is returned as it is.

    Items, budget and targets of the periods are copied; parties are those of `pada` (today). The old version stays in
    force until the new one is signed; after a change of official the new one counts from the day he took office.
    anggaran: table 2 takes the money of the budget stage that counts. Raises PermissionDenied, or ValidationError where the old one is not in force,
    the reason is no lawful one or untold, or "replaced official" is claimed while both officials are the same.
    Source: PermenPANRB 53/2014.
    """
    lama = kunci(perjanjian)
    if not by.has_perm("perjanjian.susun", lama):
        raise PermissionDenied("Anda tidak berwenang menyusun revisi perjanjian ini.")
    terbuka = Perjanjian.objects.filter(menggantikan=lama).first()
    if terbuka:
        return terbuka
    sebab = _alasan(lama, alasan, keterangan)
    pihak = pihak_lengkap(para_pihak(lama.jabatan_id, pada or tanggal_acuan(lama.tahun_id, timezone.localdate())))
    if sebab is AlasanRevisi.PEJABAT and (pihak.pertama, pihak.kedua) == (lama.pihak_pertama, lama.pihak_kedua):
        raise ValidationError(
            {
                "alasan": "Kedua pejabat masih sama. Catat pergantiannya di menu Jabatan & pemangku, atau pilih alasan lain."
            }
        )
    baru = _versi_baru(lama, pihak, sebab, keterangan.strip())
    if sebab is AlasanRevisi.PEJABAT:
        baru.mulai = _mulai_menjabat(lama, pihak)
        baru.save(update_fields=["mulai"])
    _salin(lama, baru)
    if anggaran:
        _ikuti_anggaran(baru)
    mulai(baru, by=by, kalimat=f"Dibuat sebagai revisi versi {lama.versi}: {sebab.label}"[:290])
    tinggalkan_jejak(
        lama, tindakan="revisi", kalimat=f"Revisi dimulai (versi {baru.versi})", by=by, catatan=keterangan.strip()
    )
    return baru


def _ikuti_anggaran(baris: Perjanjian) -> None:
    """Money of table 2 as the budget stage that counts has it; codes that it does not know stay."""
    pagu = anggaran_berlaku(baris.unit_id, baris.tahun_id)[1]
    program = [satu for satu in baris.program.all() if pagu_kode(satu.kode, pagu) is not None]
    for satu in program:
        satu.pagu = pagu_kode(satu.kode, pagu)  # type: ignore[assignment]  # those without money were left out
        satu.keterangan = "" if satu.keterangan == "Pagu rencana" else satu.keterangan
    ProgramPerjanjian.objects.bulk_update(program, ["pagu", "keterangan"])


def _mulai_menjabat(lama: Perjanjian, pihak: ParaPihak) -> dt.date | None:
    """The day on which the changed official took office, within the year and after the old agreement began."""
    baru = [
        satu for satu in (pihak.pertama, pihak.kedua) if satu and satu not in (lama.pihak_pertama, lama.pihak_kedua)
    ]
    mulai = [satu.berlaku.lower for satu in baru if satu.berlaku.lower]
    awal = lama.masa[0]
    return max([awal, *mulai]) if mulai else None


def _alasan(lama: Perjanjian, alasan: AlasanRevisi | str, keterangan: str) -> AlasanRevisi:
    if not boleh_direvisi(lama.status):
        raise ValidationError(
            f"Hanya perjanjian yang berlaku dapat direvisi; yang ini berstatus {lama.status_kini.label}."
        )
    try:
        sebab = AlasanRevisi(alasan)
    except ValueError:
        raise ValidationError({"alasan": "Pilih salah satu dari tiga alasan revisi yang sah."}) from None
    if not keterangan.strip():
        raise ValidationError({"keterangan": "Uraikan apa yang berubah, misalnya nomor SK atau perubahan APBD."})
    return sebab


def _versi_baru(lama: Perjanjian, pihak: ParaPihak, sebab: AlasanRevisi, keterangan: str) -> Perjanjian:
    return Perjanjian.objects.create(
        unit=lama.unit,
        tahun=lama.tahun,
        jabatan=lama.jabatan,
        nama_jabatan=pihak.jabatan.nama,
        status=ALUR.awal,
        versi=lama.versi + 1,
        menggantikan=lama,
        alasan_revisi=sebab,
        keterangan_revisi=keterangan,
        pihak_pertama=pihak.pertama,
        pihak_kedua=pihak.kedua,
        rencana=lama.rencana,
        tempat=lama.tempat,
    )


def _salin(lama: Perjanjian, baru: Perjanjian) -> None:
    asal = list(lama.item.order_by("urutan", "id"))
    target = list(TargetPeriode.objects.filter(item__in=asal))
    kegiatan = list(KegiatanAksi.objects.filter(item__in=asal))
    kunci_asal = {satu.pk: nomor for nomor, satu in enumerate(asal)}
    for satu in asal:
        satu.pk, satu.perjanjian = None, baru
        satu._state.adding = True
    hasil = ItemPerjanjian.objects.bulk_create(asal)
    TargetPeriode.objects.bulk_create(
        TargetPeriode(
            item=hasil[kunci_asal[satu.item_id]], periode_id=satu.periode_id, nilai=satu.nilai, teks=satu.teks
        )
        for satu in target
    )
    KegiatanAksi.objects.bulk_create(
        KegiatanAksi(
            item=hasil[kunci_asal[satu.item_id]],
            periode_id=satu.periode_id,
            uraian=satu.uraian,
            penanggung_jawab_id=satu.penanggung_jawab_id,
        )
        for satu in kegiatan
    )
    ProgramPerjanjian.objects.bulk_create(
        ProgramPerjanjian(
            perjanjian=baru,
            urutan=satu.urutan,
            kode=satu.kode,
            nama=satu.nama,
            pagu=satu.pagu,
            keterangan=satu.keterangan,
        )
        for satu in lama.program.all()
    )


@transaction.atomic
def hapus_draf(perjanjian: Perjanjian, *, by: Pengguna) -> None:
    """Drop a draft that was never issued. Raises PermissionDenied, or ValidationError once it is more than a draft."""
    baris = kunci_isi(perjanjian, izin="perjanjian.susun", by=by, revisi=None, status=DRAF)
    if baris.dokumen_id is not None:
        raise ValidationError("Draf ini pernah diterbitkan, sehingga riwayatnya harus tetap ada.")
    if baris.menggantikan:
        tinggalkan_jejak(
            baris.menggantikan, tindakan="revisi_dihapus", kalimat=f"Draf revisi versi {baris.versi} dihapus", by=by
        )
    lepaskan(list(baris.item.values_list("pk", flat=True)))
    Giliran.objects.filter(
        content_type__app_label="perjanjian", content_type__model="perjanjian", object_id=baris.pk, selesai=None
    ).update(selesai=timezone.now())
    baris.delete()
