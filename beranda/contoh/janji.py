"""Agreements of performance: the closed years as a record of paper, the running one on its way, in every state there is."""

import datetime as dt
from io import BytesIO
from typing import Final

from django_tasks_db.models import DBTaskResult

from beranda.contoh.dunia import DAERAH, Dunia
from layanan.models import Pekerjaan
from layanan.queries import dokumen_objek
from organisasi.models import Unit
from perjanjian import actions
from perjanjian.actions.dasar import SEGARKAN
from perjanjian.models import Perjanjian
from perjanjian.rules import AlasanRevisi, Sebagai

TEMPAT: Final = "Contoh Kota"
# How far the agreements of the running year have come that are not signed yet.
TERTINGGAL: Final = {
    "dpmptsp": "draf",
    "kec-lereng": "dikembalikan",
    "arpus": "diajukan",
    "bapenda": "disetujui",
    "setwan": "siap",
    "dishub": "sebagian",
}
LOKAL: Final = frozenset({"diskominfo"})  # signs with the certificate of the place; all others in ink
BIDANG: Final = ("dinkes", "dinkes-bid-kesmas:kepala")


def muat_tahun_tutup(dunia: Dunia) -> None:
    """Agreements of the closed years, entered as record of the signed paper in the January after."""
    for tahun in dunia.tahun_tutup:
        with dunia.pada(dt.date(tahun + 1, 1, 4), 13):
            for nomor, kunci in enumerate([DAERAH, *(opd.kunci for opd in dunia.opd(tahun))]):
                actions.arsipkan_dari_rencana(
                    unit=dunia.unit[kunci],
                    tahun=tahun,
                    jabatan=dunia.jabatan[f"{kunci}:kepala"],
                    nomor=f"000.8.6/{nomor + 101}/{tahun}",
                    tempat=TEMPAT,
                    tanggal=dt.date(tahun, 1, 29),
                    by=dunia.akun("organisasi"),
                )


def muat_tahun_ini(dunia: Dunia) -> None:
    """Agreements of the running year, most of them signed, and one of a head of division."""
    _terbitkan(dunia, _sampai_disetujui(dunia, DAERAH, dunia.tahun), DAERAH)
    for opd in dunia.opd(dunia.tahun):
        _jalankan(dunia, opd.kunci)
    unit, kunci = BIDANG
    with dunia.pada(dt.date(dunia.tahun, 2, 2)):
        oleh = dunia.akun(f"penyusun.{unit}")
        bidang = actions.buat_dari_rencana(
            unit=dunia.unit[unit], tahun=dunia.tahun, jabatan=dunia.jabatan[kunci], by=oleh
        )
        actions.bagi_rencana_aksi(bidang, by=oleh)
        actions.ajukan(bidang, by=oleh)


def _sampai_disetujui(dunia: Dunia, kunci: str, tahun: int) -> Perjanjian:
    """An agreement made, spread over the months, submitted and approved; the regent's own has no superior."""
    baris = _susun(dunia, kunci, tahun)
    _ajukan(dunia, baris, kunci)
    if kunci != DAERAH:
        with dunia.pada(dt.date(tahun, 1, 26), 15):
            actions.setujui(baris, by=dunia.akun("bupati"))
    return baris


def _susun(dunia: Dunia, kunci: str, tahun: int) -> Perjanjian:
    with dunia.pada(dt.date(tahun, 1, 14), 10):
        oleh = dunia.akun(_penyusun(kunci))
        baris = actions.buat_dari_rencana(unit=dunia.unit[kunci], tahun=tahun, by=oleh)
        return actions.bagi_rencana_aksi(baris, by=oleh)


def _ajukan(dunia: Dunia, baris: Perjanjian, kunci: str) -> None:
    with dunia.pada(dt.date(baris.tahun_id, 1, 19), 14):
        actions.ajukan(baris, by=dunia.akun("bupati" if kunci == DAERAH else _penyusun(kunci)))


def _penyusun(kunci: str) -> str:
    return "organisasi" if kunci == DAERAH else f"penyusun.{kunci}"


def _jalankan(dunia: Dunia, kunci: str) -> None:
    """Take one agreement of the running year as far as it has come."""
    sampai = TERTINGGAL.get(kunci, "ditandatangani")
    if sampai in {"draf", "dikembalikan", "diajukan"}:
        baris = _susun(dunia, kunci, dunia.tahun)
        if sampai != "draf":
            _ajukan(dunia, baris, kunci)
        if sampai == "dikembalikan":
            with dunia.pada(dt.date(dunia.tahun, 1, 27), 8):
                catatan = "Target kepuasan masyarakat lebih rendah daripada capaian tahun lalu; tinjau lagi."
                actions.kembalikan(baris, by=dunia.akun("bupati"), catatan=catatan)
        return
    baris = _sampai_disetujui(dunia, kunci, dunia.tahun)
    if sampai != "disetujui":
        pihak = {"siap": 0, "sebagian": 1}.get(sampai, 2)
        _terbitkan(dunia, baris, kunci, pihak=pihak)


def _terbitkan(dunia: Dunia, baris: Perjanjian, kunci: str, *, pihak: int = 2) -> None:
    """Freeze the paper and record the signatures of the first `pihak` parties."""
    tanggal = min(dt.date(dunia.tahun, 1, 29), dunia.hari_ini)
    nomor = f"000.8.6/{sorted(dunia.unit).index(kunci) + 101}/{dunia.tahun}"
    with dunia.pada(tanggal, 9):
        beku = actions.bekukan(baris, nomor=nomor, tempat=TEMPAT, tanggal=tanggal, by=dunia.akun(_penyusun(kunci)))
    with dunia.pada(tanggal + dt.timedelta(2), 11):
        if kunci in LOKAL:
            actions.tandatangani(beku, jalur="lokal", by=dunia.akun(f"kepala.{kunci}"))
            actions.tandatangani(beku, jalur="lokal", by=dunia.akun("bupati"))
        elif dipilih := [satu for satu, _ in beku.pihak][:pihak]:
            actions.catat_basah(beku, pindaian=pindaian(beku), pihak=dipilih, by=dunia.akun(_penyusun(kunci)))


def pindaian(baris: Perjanjian) -> BytesIO:
    """What stands for the scan of the signed paper: the paper itself, marked so that its hash differs."""
    with dokumen_objek(baris)[0].berkas.isi() as berkas:
        isi = BytesIO(berkas.read() + b"\n% pindaian naskah contoh\n")
    isi.name = "pindaian.pdf"
    return isi


def muat_revisi(dunia: Dunia) -> None:
    """After the changed budget: one revision signed, another still a draft."""
    for kunci, selesai in (("dpupr", True), ("dinkes", False)):
        if not dunia.sudah(dt.date(dunia.tahun, 10, 12)):
            return
        unit: Unit = dunia.unit[kunci]
        lama = Perjanjian.objects.get(unit=unit, tahun=dunia.tahun, jabatan=dunia.jabatan[f"{kunci}:kepala"])
        with dunia.pada(dt.date(dunia.tahun, 10, 12), 10):
            keterangan = "Perubahan APBD menambah pagu program utama."
            oleh = dunia.akun(f"penyusun.{kunci}")
            baru = actions.revisi(lama, alasan=AlasanRevisi.STRATEGI, keterangan=keterangan, by=oleh)
            if not selesai:
                continue
            actions.ajukan(baru, by=oleh)
        with dunia.pada(dt.date(dunia.tahun, 10, 14), 9):
            actions.setujui(baru, by=dunia.akun("bupati"))
            tanggal = min(dt.date(dunia.tahun, 10, 15), dunia.hari_ini)
            nomor = f"000.8.6/201/{dunia.tahun}"
            beku = actions.bekukan(
                baru, nomor=nomor, tempat=TEMPAT, tanggal=tanggal, by=dunia.akun(f"penyusun.{kunci}")
            )
        with dunia.pada(dt.date(dunia.tahun, 10, 16), 9):
            actions.catat_basah(beku, pindaian=pindaian(beku), pihak=list(Sebagai), by=dunia.akun(f"penyusun.{kunci}"))


def lepas_antrean(dunia: Dunia) -> None:
    """Drop the jobs that signing has asked for: the demo computes achievement itself."""
    kunci = list(Pekerjaan.objects.filter(jenis=SEGARKAN).values_list("pk", flat=True))
    DBTaskResult.objects.filter(args_kwargs__args__0__in=kunci).delete()
    Pekerjaan.objects.filter(pk__in=kunci).delete()
