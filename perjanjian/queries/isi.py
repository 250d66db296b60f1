"""The content of an agreement for page, PDF and API: as frozen, or live while it is open."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from organisasi.models import Pemangku, VersiJabatan
from organisasi.queries import KopSurat, kop_surat
from perjanjian.models import ItemPerjanjian, Perjanjian
from perjanjian.queries.bahan import memimpin_opd
from perjanjian.rules import (
    AlasanRevisi,
    Butir,
    CaraTurun,
    Isi,
    Kepala,
    Pihak,
    Program,
    beda_target,
    dari_beku,
    jenjang,
    tandai_perubahan,
    tanggal_acuan,
    target_bagian,
)
from renstra.models import TargetTahunan
from renstra.queries.pohon import target_dari
from renstra.rules import Agregasi, Pembanding, Target
from sakip import angka


def isi_perjanjian(perjanjian: Perjanjian) -> Isi:
    """All that the agreement says. A frozen one is read from what was frozen and asks the database nothing."""
    if perjanjian.beku is not None:
        return dari_beku(perjanjian.beku)
    tanggal = perjanjian.tanggal or tanggal_acuan(perjanjian.tahun_id, timezone.localdate())
    versi = {satu.jabatan_id: satu for satu in _versi_jabatan(perjanjian, tanggal)}
    sendiri = versi.get(perjanjian.jabatan_id)
    kop = kop_surat(perjanjian.unit_id, tanggal)
    isi = Isi(
        tahun=perjanjian.tahun_id,
        versi=perjanjian.versi,
        kepala=_kepala(perjanjian, kop),
        pertama=_pihak(perjanjian.pihak_pertama, versi),
        kedua=_pihak(perjanjian.pihak_kedua, versi) if perjanjian.pihak_kedua else None,
        nomor=perjanjian.nomor,
        tempat=perjanjian.tempat or kop.ibu_kota,
        tanggal=perjanjian.tanggal,
        butir=tuple(butir_dari(satu, target) for satu, target in item_dengan_rencana(perjanjian)),
        program=tuple(Program(satu.nama, satu.pagu, satu.kode, satu.keterangan) for satu in perjanjian.program.all()),
        alasan_revisi=perjanjian.get_alasan_revisi_display() if perjanjian.alasan_revisi else "",
        keterangan_revisi=perjanjian.keterangan_revisi,
        rencana=str(perjanjian.rencana) if perjanjian.rencana_id else "",
        tingkat=_tingkat(sendiri, tanggal),
        mulai=perjanjian.mulai,
        sampai=perjanjian.sampai,
        sebelumnya=_sebelumnya(perjanjian),
    )
    lama = perjanjian.menggantikan
    return tandai_perubahan(dari_beku(lama.beku), isi) if lama and lama.beku else isi


def _versi_jabatan(perjanjian: Perjanjian, tanggal: dt.date) -> Iterable[VersiJabatan]:
    jabatan = [satu.jabatan_id for _, satu in perjanjian.pihak]
    return VersiJabatan.objects.filter(jabatan__in=[perjanjian.jabatan_id, *jabatan], berlaku__contains=tanggal)


def _tingkat(versi: VersiJabatan | None, tanggal: dt.date) -> str:
    kepala = versi is None or memimpin_opd(versi, tanggal)
    return jenjang(versi.eselon if versi else "", kepala_opd=kepala).anggaran.label


def _sebelumnya(perjanjian: Perjanjian) -> Pihak | None:
    """Who had promised before, where a revision follows a change of official; as the old paper names him."""
    lama = perjanjian.menggantikan
    if lama is None or lama.beku is None or perjanjian.alasan_revisi != AlasanRevisi.PEJABAT:
        return None
    return dari_beku(lama.beku).pertama


def _pihak(pemangku: Pemangku, versi: dict[int, VersiJabatan]) -> Pihak:
    pegawai = pemangku.pegawai
    jabatan = versi.get(pemangku.jabatan_id)
    return Pihak(
        nama=pegawai.nama_lengkap,
        jabatan=jabatan.nama if jabatan else str(pemangku.jabatan),
        sifat=pemangku.sifat.upper(),
        pangkat=pegawai.pangkat,
        nip=pegawai.nip or "",
    )


def _kepala(perjanjian: Perjanjian, kop: KopSurat) -> Kepala:
    return Kepala(
        daerah=kop.daerah,
        unit=kop.unit or str(perjanjian.unit),
        alamat=kop.alamat,
        kontak=kop.kontak,
        kertas=kop.kertas,
    )


def item_dengan_rencana(perjanjian: Perjanjian) -> list[tuple[ItemPerjanjian, Target | None]]:
    """Items in the order of the paper, each with the plan's target of the year (None where the plan has none)."""
    item = list(
        perjanjian.item.select_related("indikator_versi__indikator", "indikator_versi__satuan", "dari").order_by(
            "urutan", "id"
        )
    )
    target = {
        satu.indikator_id: target_dari(satu)
        for satu in TargetTahunan.objects.filter(
            indikator__in=[satu.indikator_versi_id for satu in item], tahun=perjanjian.tahun_id
        )
    }
    return [(satu, target.get(satu.indikator_versi_id)) for satu in item]


def target_butir(satu: ItemPerjanjian) -> Target:
    """The promised target of an item as the value that rules compare."""
    return Target(satu.target_nilai, satu.target_bawah, satu.target_atas, satu.target_teks, Pembanding(satu.pembanding))


def target_bagian_item(satu: ItemPerjanjian) -> Target:
    """The target that an item has from the superior's: the whole, or its share of a sum (decimals of the indicator).

    An item without a link has its own.
    """
    utuh = target_butir(satu.dari or satu)
    if satu.cara_turun != CaraTurun.BAGI or utuh.nilai is None or satu.bobot is None:
        return utuh
    versi = satu.indikator_versi
    dijumlah = versi.agregasi == Agregasi.JUMLAH
    nilai = target_bagian(utuh.nilai, satu.bobot, dijumlah=dijumlah, desimal=versi.presisi)
    return Target(nilai, None, None, angka.tulis(nilai), utuh.pembanding) if dijumlah else utuh


def _acuan(satu: ItemPerjanjian, rencana: Target | None) -> Target | None:
    """What a promise is compared with: the plan's target, for a share that part of the superior's."""
    return target_bagian_item(satu) if satu.cara_turun == CaraTurun.BAGI else rencana


def butir_dari(satu: ItemPerjanjian, rencana: Target | None) -> Butir:
    """An item as a row of table 1."""
    rencana = _acuan(satu, rencana)
    return Butir(
        sasaran=satu.sasaran,
        indikator=satu.indikator,
        target=satu.target_teks,
        satuan=satu.satuan,
        nilai=satu.target_nilai,
        bawah=satu.target_bawah,
        atas=satu.target_atas,
        objek=satu.objek_id,
        rencana=rencana.teks if rencana else "",
        beda=beda_target(target_butir(satu), rencana),
        alasan_beda=satu.alasan_beda,
        kode=satu.indikator_versi.indikator.kode,
        dari=satu.dari.indikator if satu.dari else "",
        cara_turun=satu.cara_turun,
        bobot=satu.bobot,
    )


@dataclass(frozen=True)
class ButirBanding:
    """An item beside the plan. `beda`: how they differ, "" where they agree."""

    item: ItemPerjanjian
    target: Target
    rencana: Target | None
    beda: str


def banding_rencana(perjanjian: Perjanjian) -> list[ButirBanding]:
    """Each item beside the plan's target."""
    hasil = []
    for satu, rencana in item_dengan_rencana(perjanjian):
        target = target_butir(satu)
        acuan = _acuan(satu, rencana)
        hasil.append(ButirBanding(satu, target, acuan, beda_target(target, acuan)))
    return hasil
