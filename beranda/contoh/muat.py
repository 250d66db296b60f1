"""Loading the demo, part by part, in one transaction."""

import datetime as dt
import uuid
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from beranda.beban.salin import siapkan_pemicu
from beranda.contoh import (
    isian,
    janji,
    laporan,
    lembar,
    orang,
    penilaian,
    pohon,
    rencana,
    rencana_tahunan,
    susunan,
    turun,
)
from beranda.contoh.dunia import DAERAH, Dunia
from beranda.contoh.jam import saat
from beranda.contoh.transaksi import rencana_singkat, sebutkan_perintah, tanpa_titik_simpan
from organisasi.models import Pengguna, ProfilDaerah, Unit

# In the order of the house: each part builds on those before it.
BAGIAN: tuple[tuple[str, tuple[Callable[[Dunia], None], ...]], ...] = (
    ("Unit, jabatan, dan tahun", (susunan.muat_tahun, susunan.muat_unit, susunan.muat_jabatan)),
    ("Pegawai dan akun", (orang.muat_orang, orang.muat_akun)),
    ("Perubahan organisasi", (susunan.pecah_dinas, orang.susul_pecahan, orang.delegasi_kepala)),
    (
        "Rencana",
        (
            rencana.muat_satuan,
            rencana.muat_rpjmd,
            rencana.muat_renstra,
            rencana.muat_anggaran,
            rencana.ubah_renstra,
            rencana_tahunan.muat_rencana_tahunan,
            rencana_tahunan.muat_silang,
        ),
    ),
    ("Pohon kinerja dan pemeriksaan rencana", (pohon.muat_pohon, pohon.periksa_rencana)),
    (
        "Perjanjian kinerja",
        (
            janji.muat_tahun_tutup,
            janji.muat_tahun_ini,
            turun.muat_bawahan,
            turun.muat_kegiatan,
            turun.muat_berakhir,
            janji.muat_revisi,
        ),
    ),
    (
        "Nilai bulanan dan capaian",
        (isian.muat_nilai, lembar.muat_lembar, lembar.muat_bukti, lembar.muat_pembukaan, lembar.muat_jawaban),
    ),
    ("Laporan kinerja", (laporan.muat_laporan,)),
    ("Evaluasi", (penilaian.muat_penilaian,)),
    ("Penutupan tahun", (janji.lepas_antrean, susunan.tutup_tahun)),
)


def sudah_ada() -> bool:
    """Whether this database holds the demo."""
    return ProfilDaerah.objects.filter(contoh=True, unit__kunci=DAERAH).exists()


@transaction.atomic
def muat(*, hari_ini: dt.date | None = None, lapor: Callable[[str], None] = lambda teks: None) -> bool:
    """Write the demo as it stands on `hari_ini` (today); False where it is there already and nothing was done.

    lapor: told the name of each part as it begins.  Raises ValidationError on a database with other content.
    """
    if sudah_ada():
        return False
    if Unit.objects.exists() or Pengguna.objects.exists():
        raise ValidationError("Basis data ini sudah berisi data lain. Muat data contoh ke basis data yang kosong.")
    siapkan_pemicu()
    rencana_singkat()
    dunia = Dunia(kini=saat(hari_ini, 16) if hari_ini else timezone.now(), hari_ini=hari_ini or timezone.localdate())
    konteks = uuid.uuid4()
    with tanpa_titik_simpan():
        for nama, langkah in BAGIAN:
            lapor(nama)
            for satu in langkah:
                sebutkan_perintah(konteks, perintah="muat_contoh")
                satu(dunia)
    return True
