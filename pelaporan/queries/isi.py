"""The figures of a report: live while it is open, as frozen once it was submitted."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from organisasi.queries import kop_surat
from organisasi.rules.periode import tanggal_acuan
from pelaporan.models import Laporan
from pelaporan.rules import (
    AnggaranProgram,
    BarisIndikator,
    IsiLaporan,
    KelompokSasaran,
    Kepala,
    PerjanjianRingkas,
    TitikTahun,
    dari_beku,
)
from pengukuran.queries import BarisCapaian, Kelompok, Ukur, capaian_unit, deret_indikator
from pengukuran.rules import capaian_mentah, tampil
from perjanjian.queries import isi_perjanjian, perjanjian_berlaku
from perjanjian.rules import Isi
from renstra.queries import rencana_tahun, target_tahun
from renstra.rules import Target

TAHUN_LALU = 3


def isi_laporan(laporan: Laporan, *, hari_ini: dt.date) -> IsiLaporan:
    """What the report says: its frozen snapshot, else the figures of now."""
    return dari_beku(laporan.beku) if laporan.beku else susun_isi(laporan, hari_ini=hari_ini)


def susun_isi(laporan: Laporan, *, hari_ini: dt.date) -> IsiLaporan:
    """Gather the figures of a report from plan, agreement and measurement. The same number of queries for any size.

    Source: PermenPANRB 53/2014, Bab II and III of the report.
    """
    unit, tahun = laporan.unit_id, laporan.tahun_id
    versi = rencana_tahun(unit, tahun)
    pk = perjanjian_berlaku(unit=unit, tahun=tahun)
    ukuran = capaian_unit(unit, tahun)
    identitas = {satu.objek_id: satu.indikator_id for satu in ukuran.baris}
    deret = deret_indikator(list(identitas), range(tahun - TAHUN_LALU, tahun))
    akhir = target_tahun(identitas.values(), versi.dokumen.tahun_akhir) if versi else {}
    kop = kop_surat(unit, tanggal_acuan(tahun, hari_ini))
    janji = isi_perjanjian(pk) if pk else None
    return IsiLaporan(
        judul=f"{laporan.get_jenis_display()} Tahun {tahun}",
        tahun=tahun,
        tahun_akhir=versi.dokumen.tahun_akhir if versi else None,
        kepala=Kepala(kop.daerah, kop.unit, kop.alamat, kop.kontak, kop.ibu_kota, kop.kertas),
        rencana=str(versi) if versi else "",
        perjanjian=_perjanjian(janji) if janji else None,
        kelompok=tuple(_kelompok(satu, deret, akhir) for satu in ukuran.kelompok),
        anggaran=_anggaran(janji),
        rerata=ukuran.rerata_setahun.nilai,
        kalimat=ukuran.rerata_setahun.kalimat,
    )


def _perjanjian(isi: Isi) -> PerjanjianRingkas:
    return PerjanjianRingkas(
        nomor=isi.nomor,
        tanggal=isi.tanggal,
        pertama=f"{isi.pertama.nama}, {isi.pertama.sebutan}",
        kedua=f"{isi.kedua.nama}, {isi.kedua.sebutan}" if isi.kedua else "",
        butir=tuple((satu.sasaran, satu.indikator, satu.target_bersatuan) for satu in isi.butir),
    )


def _anggaran(isi: Isi | None) -> tuple[AnggaranProgram, ...]:
    """Money of the programmes as promised; without an agreement there is none to account for."""
    if isi is None:
        return ()
    return tuple(AnggaranProgram(satu.kode, satu.nama, satu.pagu) for satu in isi.program)


def _kelompok(
    kelompok: Kelompok, deret: Mapping[int, Mapping[int, Ukur]], akhir: Mapping[int, Target]
) -> KelompokSasaran:
    baris = tuple(_baris(satu, deret.get(satu.objek_id, {}), akhir.get(satu.indikator_id)) for satu in kelompok.baris)
    rerata = kelompok.rerata_setahun
    return KelompokSasaran(kelompok.jenis, kelompok.uraian, baris, rerata.nilai, rerata.kalimat, kelompok.kode)


def _baris(satu: BarisCapaian, lalu: Mapping[int, Ukur], akhir: Target | None) -> BarisIndikator:
    ukur = satu.setahun
    return BarisIndikator(
        indikator=satu.uraian,
        satuan=satu.satuan,
        target=satu.target.teks or "–",
        realisasi=ukur.teks if ukur.realisasi is not None or ukur.capaian is not None else None,
        capaian=ukur.capaian,
        kategori=ukur.kategori,
        tanda=ukur.lampu.warna,
        sebab=ukur.sebab,
        sebelumnya=tuple(TitikTahun(tahun, titik.teks, titik.capaian) for tahun, titik in sorted(lalu.items())),
        target_akhir=akhir.teks if akhir and not akhir.kosong else None,
        kemajuan=_kemajuan(satu, akhir),
    )


def _kemajuan(satu: BarisCapaian, akhir: Target | None) -> Decimal | None:
    """Achievement of this year's realisation against the last target of the plan, in per cent."""
    if akhir is None or not akhir.berangka:
        return None
    mentah = capaian_mentah(
        target=akhir.nilai if akhir.bawah is None else akhir.bawah,
        realisasi=satu.setahun.realisasi,
        polaritas=satu.polaritas,
        target_atas=akhir.atas,
    )
    return tampil(mentah, polaritas=satu.polaritas)
