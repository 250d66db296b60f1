"""The structure: years, units and positions as they have always been, and the split at the start of the running year."""

import base64
import datetime as dt
from decimal import Decimal
from pathlib import Path

from django.db.backends.postgresql.psycopg_any import DateRange

from beranda.contoh.bahan import daftar_opd, daftar_unit
from beranda.contoh.dunia import DAERAH, DISPORA, PECAH, PENDIDIKAN, Dunia, pecahan
from organisasi.actions import buat_tahun, catat_perubahan
from organisasi.models import Jabatan, ProfilDaerah, Tahun, Unit, VersiJabatan, VersiUnit
from organisasi.rules.sotk import JenisPeristiwa, Tujuan, eselon_kepala, nama_jabatan_kepala

BATAS_CAPAIAN = 120
LAMBANG = Path(__file__).parent / "data" / "lambang.png"
TIM_INSPEKTORAT = {
    "dalmut": "Inspektur Pembantu I",
    "dalnis": "Auditor Ahli Madya",
    "ketua": "Auditor Ahli Muda",
    "anggota": "Auditor Ahli Pertama",
}
WAKIL = {"setda": "Asisten Administrasi Umum", "setwan": "Kepala Bagian Umum dan Keuangan"}


def muat_tahun(dunia: Dunia) -> None:
    """The closed years and the running one, with the cap that the regency has chosen."""
    for tahun in (*dunia.tahun_tutup, dunia.tahun):
        buat_tahun(tahun=tahun, by=None, batas_capaian=BATAS_CAPAIAN)


def tutup_tahun(dunia: Dunia) -> None:
    """Lock the closed years, once everything in them is written."""
    for tahun in Tahun.objects.filter(pk__in=dunia.tahun_tutup):
        tahun.terkunci = True
        tahun.save(update_fields=["terkunci"])


def muat_unit(dunia: Dunia) -> None:
    """The regency, its OPD and the units below them."""
    semua = [DAERAH, *(satu.kunci for satu in daftar_opd()), *(satu.kunci for satu in daftar_unit())]
    unit = Unit.objects.bulk_create(Unit(kunci=kunci) for kunci in semua)
    dunia.unit = {satu.kunci: satu for satu in unit}
    daerah = dunia.unit[DAERAH]
    rentang = DateRange(dunia.awal, None)
    versi = [
        VersiUnit(
            unit=daerah, nama="Kabupaten Contoh", singkatan="Kab. Contoh", kode="0", jenis="pemda", berlaku=rentang
        )
    ]
    for opd in daftar_opd():
        milik = dunia.unit[opd.kunci]
        versi.append(
            VersiUnit(
                unit=milik, induk=daerah, opd=milik, nama=opd.nama, singkatan=opd.singkatan, kode=opd.kode, jenis=opd.jenis,
                berlaku=rentang,
            )
        )  # fmt: skip
    for bawah in daftar_unit():
        induk = dunia.unit[bawah.induk]
        versi.append(
            VersiUnit(
                unit=dunia.unit[bawah.kunci], induk=induk, opd=induk, nama=bawah.nama, singkatan=bawah.singkatan,
                kode=bawah.kode, jenis=bawah.jenis, berlaku=rentang,
            )
        )  # fmt: skip
    VersiUnit.objects.bulk_create(versi)
    ProfilDaerah.objects.create(
        unit=daerah,
        ibu_kota="Contoh Kota",
        alamat="Jalan Alun-Alun Nomor 1, Contoh Kota",
        lambang=f"data:image/png;base64,{base64.b64encode(LAMBANG.read_bytes()).decode()}",
        contoh=True,
    )


def muat_jabatan(dunia: Dunia) -> None:
    """A head for every unit; in every OPD a secretary and a planner; in the inspectorate the team of evaluators."""
    _buat(dunia, f"{DAERAH}:kepala", "Bupati Contoh", DAERAH, eselon="kepala_daerah", kepala=True)
    for opd in daftar_opd():
        kepala = nama_jabatan_kepala(opd.jenis, opd.nama)
        _buat(
            dunia, f"{opd.kunci}:kepala", kepala, opd.kunci, f"{DAERAH}:kepala", eselon_kepala(opd.jenis), kepala=True
        )
    for bawah in daftar_unit():
        sekretariat = bawah.jenis == "sekretariat"
        nama = (
            f"Sekretaris {bawah.nama.removeprefix('Sekretariat ')}"
            if sekretariat
            else nama_jabatan_kepala(bawah.jenis, bawah.nama)
        )
        kunci = f"{bawah.induk}:sekretaris" if sekretariat else f"{bawah.kunci}:kepala"
        _buat(dunia, kunci, nama, bawah.kunci, f"{bawah.induk}:kepala", eselon_kepala(bawah.jenis), kepala=True)
    _pembantu_kepala(dunia)
    _tim_inspektorat(dunia)
    # Abolished in mid-year: its agreement ends with it.
    _buat(dunia, "diskominfo:layanan", "Pranata Komputer Ahli Muda", "diskominfo", "diskominfo:kepala", "fungsional")


def _pembantu_kepala(dunia: Dunia) -> None:
    """In every OPD a secretary, where no unit has brought one, and a planner."""
    for opd in daftar_opd():
        kepala, sekretaris = f"{opd.kunci}:kepala", f"{opd.kunci}:sekretaris"
        if sekretaris not in dunia.jabatan:
            eselon = "pengawas" if opd.jenis == "kecamatan" else "administrator"
            _buat(dunia, sekretaris, WAKIL.get(opd.kunci, f"Sekretaris {opd.nama}"), opd.kunci, kepala, eselon)
        nama = f"Perencana Ahli Muda {opd.singkatan}"
        _buat(dunia, f"{opd.kunci}:perencana", nama, opd.kunci, sekretaris, "fungsional")


def _tim_inspektorat(dunia: Dunia) -> None:
    """The evaluators, each under the one before."""
    atasan = "inspektorat:kepala"
    for kunci, nama in TIM_INSPEKTORAT.items():
        eselon = "administrator" if kunci == "dalmut" else "fungsional"
        _buat(dunia, f"inspektorat:{kunci}", nama, "inspektorat", atasan, eselon)
        atasan = f"inspektorat:{kunci}"


def _buat(
    dunia: Dunia, kunci: str, nama: str, unit: str, atasan: str | None = None, eselon: str = "", *, kepala: bool = False
) -> None:
    milik = dunia.unit[unit]
    dunia.jabatan[kunci] = Jabatan.objects.create(kunci=kunci.replace(":", "-"), unit_asal=milik)
    VersiJabatan.objects.create(
        jabatan=dunia.jabatan[kunci],
        nama=nama,
        unit=milik,
        atasan=dunia.jabatan[atasan] if atasan else None,
        eselon=eselon,
        kepala=kepala,
        berlaku=DateRange(dunia.awal, None),
    )


def pecah_dinas(dunia: Dunia) -> None:
    """On the first day of the running year one Dinas becomes two, by the action that records such changes."""
    lama = next(satu for satu in daftar_opd() if satu.kunci == PECAH)
    baru = pecahan(lama)
    awal = dt.date(dunia.tahun, 1, 1)
    with dunia.pada(awal):
        asal = dunia.unit[PECAH].pk
        peristiwa = catat_perubahan(
            jenis=JenisPeristiwa.PECAH,
            tanggal=awal,
            dasar_hukum=f"Peraturan Daerah Kabupaten Contoh Nomor 6 Tahun {dunia.tahun - 1}",
            keterangan="Urusan pendidikan dipisahkan dari urusan kepemudaan dan olahraga.",
            asal=[asal],
            tujuan=[Tujuan(nama=opd.nama, jenis=opd.jenis, singkatan=opd.singkatan, kode=opd.kode) for opd in baru],
            bagian={(asal, 0): Decimal("0.92"), (asal, 1): Decimal("0.08")},
            by=dunia.akun("admin"),
        )
    kepala = VersiJabatan.objects.filter(peristiwa=peristiwa, kepala=True).select_related("jabatan", "unit")
    for versi in kepala:
        kunci = PENDIDIKAN if versi.nama.endswith("Pendidikan") else DISPORA
        dunia.unit[kunci], dunia.jabatan[f"{kunci}:kepala"] = versi.unit, versi.jabatan
    dunia.jabatan[f"{DISPORA}:perencana"] = _perencana_baru(dunia, awal)


def _perencana_baru(dunia: Dunia, awal: dt.date) -> Jabatan:
    unit = dunia.unit[DISPORA]
    jabatan = Jabatan.objects.create(kunci=f"{DISPORA}-perencana", unit_asal=unit)
    VersiJabatan.objects.create(
        jabatan=jabatan,
        nama="Perencana Ahli Pertama Dispora",
        unit=unit,
        atasan=dunia.jabatan[f"{DISPORA}:kepala"],
        eselon="fungsional",
        berlaku=DateRange(awal, None),
    )
    return jabatan
