"""Performance trees: of the regency and of every OPD, built from the plans in force; one of them being changed. The check of all plans."""

import datetime as dt
from typing import Final

from django.db.models import QuerySet

from beranda.contoh.dunia import DAERAH, Dunia
from renstra import actions
from renstra.models import SilangKondisi, SimpulPohon, VersiRencana
from renstra.queries import periksa_versi, rencana_tahun

# Units that take part in a goal of the regency, by words of the goal.
LINTAS: Final = {
    "Menurunnya kemiskinan": ("dinsos", "dpmd", "dinkes"),
    "Menurunnya pengangguran": ("disnaker", "diskop"),
    "Meningkatnya derajat kesehatan dan pendidikan": ("dinkes", "disdik"),
}
SEDANG_DIUBAH: Final = "dpmd"
ALASAN: Final = {
    "pendidikan": (
        "R-110",
        "Layanan PAUD didukung Program Pengelolaan Pendidikan, yang diletakkan di bawah sasaran pertama.",
    ),
    "dishub": ("R-110", "Layanan angkutan didukung program yang sama dengan sasaran keselamatan lalu lintas."),
}
FAKTOR: Final = (
    ("Keluarga miskin memperoleh penghasilan tetap", "Persentase keluarga miskin berpenghasilan tetap"),
    ("Beban pengeluaran keluarga miskin berkurang", "Persentase keluarga miskin penerima perlindungan sosial"),
)


def muat_pohon(dunia: Dunia) -> None:
    """A tree in force for the regency and for every OPD that has a plan; the regency's is drawn further than its plan."""
    with dunia.pada(dt.date(dunia.tahun, 1, 20)):
        for kunci in (DAERAH, *(satu.kunci for satu in dunia.opd(dunia.tahun))):
            versi = rencana_tahun(dunia.unit[kunci], dunia.tahun)
            if versi is not None:
                _bangun(dunia, kunci, versi)
    with dunia.pada(dt.date(dunia.tahun, 9, 8)):
        lama = dunia.unit[SEDANG_DIUBAH].pohon_kinerja.first()
        if lama is not None:
            actions.buat_versi_pohon(lama, by=dunia.akun(f"penyusun.{SEDANG_DIUBAH}"))


def _bangun(dunia: Dunia, kunci: str, versi: VersiRencana) -> None:
    oleh = dunia.akun("bappeda" if kunci == DAERAH else f"penyusun.{kunci}")
    pohon = actions.bangun_dari_rencana(versi, by=oleh)
    if kunci == DAERAH:
        _lintas(dunia, pohon.simpul.filter(uraian__in=LINTAS))
        kemiskinan = pohon.simpul.get(uraian="Menurunnya kemiskinan")
        for uraian, indikator in FAKTOR:
            hasil = actions.tambah_kondisi(pohon, induk=kemiskinan.pk, uraian=uraian, by=oleh)
            actions.ubah_kondisi(pohon, hasil.simpul.pk, isian={"indikator": [indikator]}, by=oleh)  # type: ignore[union-attr]
    actions.berlakukan(pohon, tanggal=dt.date(dunia.tahun, 1, 20), by=oleh)


def _lintas(dunia: Dunia, simpul: QuerySet[SimpulPohon]) -> None:
    SilangKondisi.objects.bulk_create(
        SilangKondisi(simpul=satu, unit=dunia.unit[kunci])
        for satu in simpul
        for kunci in LINTAS[satu.uraian]
        if kunci in dunia.unit
    )


def periksa_rencana(dunia: Dunia) -> None:
    """The check of all plans of the running year, and reasons for what is as it should be."""
    with dunia.pada(dt.date(dunia.tahun, 2, 2)):
        actions.hitung_daerah(dunia.tahun, dunia.hari_ini)
        for kunci, (kode, alasan) in ALASAN.items():
            versi = rencana_tahun(dunia.unit[kunci], dunia.tahun)
            temuan = periksa_versi(versi).semua if versi else []
            tempat = [satu.temuan.letak.kunci for satu in temuan if satu.temuan.kode == kode]
            if versi and tempat:
                actions.beri_alasan(versi, kode=kode, kunci=tempat, alasan=alasan, by=dunia.akun(f"penyusun.{kunci}"))
