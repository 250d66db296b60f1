"""People in office and their accounts."""

import datetime as dt
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.backends.postgresql.psycopg_any import DateRange

from beranda.contoh.bahan import daftar_opd
from beranda.contoh.dunia import DAERAH, DISPORA, PECAH, PENDIDIKAN, Dunia
from beranda.contoh.nama import orang
from beranda.contoh.susunan import TIM_INSPEKTORAT
from organisasi.actions import angkat, beri_peran, delegasikan
from organisasi.models import Pegawai, Pemangku, Pengguna, Penugasan
from organisasi.models.jabatan import SifatPemangku
from organisasi.rules.izin import Peran

SANDI = "contoh-sakip-2026"
LOWONG = frozenset({"uptd-pasar:kepala"})
PPPK = frozenset({"pkm-selatan:kepala"})


def muat_orang(dunia: Dunia) -> None:
    """A holder for every position but one, all since the beginning."""
    kunci = [satu for satu in dunia.jabatan if satu not in LOWONG]
    pegawai = Pegawai.objects.bulk_create(
        Pegawai(unit=dunia.jabatan[satu].unit_asal, **_isi(nomor, satu)) for nomor, satu in enumerate(kunci)
    )
    dunia.pegawai = dict(zip(kunci, pegawai, strict=True))
    Pemangku.objects.bulk_create(
        Pemangku(jabatan=dunia.jabatan[satu], pegawai=dunia.pegawai[satu], berlaku=DateRange(dunia.awal, None))
        for satu in kunci
    )


def _isi(nomor: int, kunci: str) -> dict[str, Any]:
    unit, _, sebagai = kunci.partition(":")
    if unit == DAERAH:
        return orang(nomor, "utama") | {"jenis": "pejabat_negara", "nip": None, "pangkat": "", "golongan": ""}
    if unit == "rsud":
        return orang(nomor, "jpt") | {"jenis": "blud", "nip": None, "pangkat": "", "golongan": ""}
    if kunci in PPPK:
        return orang(nomor, "fungsional", pppk=True) | {"jenis": "pppk"}
    tingkat = {"kepala": "jpt", "sekretaris": "administrator", "dalmut": "administrator"}.get(sebagai, "fungsional")
    return orang(nomor, "utama" if kunci == "setda:kepala" else tingkat)


def muat_akun(dunia: Dunia) -> None:
    """Accounts: one for each role of the regency, head and planner of every OPD, and a few more at the health office."""
    tugas = _tugas_daerah()
    for opd in daftar_opd():
        _, peran = tugas.setdefault(_akun_kepala(opd.kunci), (f"{opd.kunci}:kepala", []))
        peran.append((Peran.KEPALA_OPD, opd.kunci))
        tugas[f"penyusun.{opd.kunci}"] = (f"{opd.kunci}:perencana", [(Peran.PENYUSUN, opd.kunci)])
    tugas["admin.dinkes"] = ("dinkes:sekretaris", [(Peran.ADMIN_OPD, "dinkes")])
    tugas["asn.dinkes"] = ("dinkes-bid-kesmas:kepala", [(Peran.ASN, "dinkes")])
    sandi = make_password(SANDI)
    # The health office first: who asks for "the head of an OPD" or "a planner" gets people of one and the same OPD.
    tugas = dict(sorted(tugas.items(), key=lambda satu: not satu[0].endswith(".dinkes")))
    akun = Pengguna.objects.bulk_create(
        _pengguna(nama, dunia.pegawai.get(kunci), sandi) for nama, (kunci, _) in tugas.items()
    )
    milik = {satu.username: satu for satu in akun}
    Penugasan.objects.bulk_create(
        Penugasan(pengguna=milik[nama], peran=peran, unit=dunia.unit[unit], berlaku=DateRange(dunia.awal, None))
        for nama, (_, daftar) in tugas.items()
        for peran, unit in daftar
    )


def _tugas_daerah() -> dict[str, tuple[str, list[tuple[Peran, str]]]]:
    """Accounts of the whole regency: name → (position of the owner, roles with their units)."""
    return {
        "admin": ("diskominfo:sekretaris", [(Peran.ADMINISTRATOR, DAERAH)]),
        "bupati": (f"{DAERAH}:kepala", [(Peran.PIMPINAN_DAERAH, DAERAH)]),
        "sekda": ("setda:kepala", [(Peran.PIMPINAN_DAERAH, DAERAH)]),
        "bappeda": ("bappeda:sekretaris", [(Peran.BAPPEDA, DAERAH)]),
        "organisasi": ("bag-organisasi:kepala", [(Peran.BAGIAN_ORGANISASI, DAERAH)]),
        "inspektur": ("inspektorat:kepala", [(Peran.INSPEKTUR, DAERAH)]),
        **{nama: (f"inspektorat:{nama}", [(Peran.INSPEKTORAT, DAERAH)]) for nama in TIM_INSPEKTORAT},
    }


def _akun_kepala(kunci: str) -> str:
    return {"setda": "sekda", "inspektorat": "inspektur"}.get(kunci, f"kepala.{kunci}")


def _pengguna(nama: str, pegawai: Pegawai | None, sandi: str) -> Pengguna:
    depan, _, belakang = (pegawai.nama if pegawai else nama.capitalize()).partition(" ")
    return Pengguna(
        username=nama, first_name=depan, last_name=belakang, pegawai=pegawai, password=sandi, is_staff=nama == "admin"
    )


def susul_pecahan(dunia: Dunia) -> None:
    """After the split: the former head leads the one Dinas, another head acts for the other; a new planner starts there."""
    awal = dt.date(dunia.tahun, 1, 1)
    dasar = f"Keputusan Bupati Contoh Nomor 100.3/{dunia.tahun}"
    kepala, pelaksana = dunia.pegawai[f"{PECAH}:kepala"], dunia.pegawai["disparbud:kepala"]
    perencana = Pegawai.objects.create(unit=dunia.unit[DISPORA], **orang(len(dunia.pegawai), "fungsional"))
    dunia.pegawai |= {
        f"{PENDIDIKAN}:kepala": kepala,
        f"{DISPORA}:kepala": pelaksana,
        f"{DISPORA}:perencana": perencana,
        f"{PENDIDIKAN}:perencana": dunia.pegawai[f"{PECAH}:perencana"],
    }
    with dunia.pada(awal, 10):
        angkat(jabatan=dunia.jabatan[f"{PENDIDIKAN}:kepala"], pegawai=kepala, mulai=awal, dasar=dasar, by=None)
        plt = {"pegawai": pelaksana, "sifat": SifatPemangku.PLT, "mulai": awal, "dasar": dasar}
        angkat(jabatan=dunia.jabatan[f"{DISPORA}:kepala"], by=None, **plt)
        angkat(jabatan=dunia.jabatan[f"{DISPORA}:perencana"], pegawai=perencana, mulai=awal, by=None)
        akun = _pengguna(f"penyusun.{DISPORA}", perencana, dunia.akun(f"penyusun.{PECAH}").password)
        akun.save()
        for nama, peran, unit in (
            (f"kepala.{PECAH}", Peran.KEPALA_OPD, PENDIDIKAN),
            ("kepala.disparbud", Peran.KEPALA_OPD, DISPORA),
            (akun.username, Peran.PENYUSUN, DISPORA),
        ):
            pengguna = Pengguna.objects.get(username=nama)
            beri_peran(pengguna=pengguna, peran=peran, unit=dunia.unit[unit], mulai=awal, by=None)
    dunia.alias |= {
        f"kepala.{PENDIDIKAN}": f"kepala.{PECAH}",
        f"penyusun.{PENDIDIKAN}": f"penyusun.{PECAH}",
        f"kepala.{DISPORA}": "kepala.disparbud",
    }


def delegasi_kepala(dunia: Dunia) -> None:
    """The head of the health office lets his secretary verify and submit in his name, all the running year."""
    awal = dt.date(dunia.tahun, 1, 1)
    with dunia.pada(awal, 11):
        delegasikan(
            kepada=dunia.akun("admin.dinkes"),
            tindakan=["datakinerja.verifikasi", "datakinerja.ajukan", "perjanjian.ajukan"],
            mulai=awal,
            sampai=dt.date(dunia.tahun, 12, 31),
            alasan="Kepala dinas sering bertugas di lapangan",
            by=dunia.akun("kepala.dinkes"),
        )
