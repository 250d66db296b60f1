"""Which accounts the demo offers, one for each role and tier."""

from dataclasses import dataclass

from beranda.contoh.orang import SANDI
from organisasi.models import Pengguna, ProfilDaerah

PERAGA = {
    "admin": "Administrator",
    "bupati": "Bupati",
    "sekda": "Sekretaris Daerah, Kepala OPD Setda",
    "bappeda": "Bappeda",
    "organisasi": "Bagian Organisasi",
    "inspektur": "Inspektur, penanggung jawab evaluasi",
    "dalmut": "Inspektorat: pengendali mutu",
    "dalnis": "Inspektorat: pengendali teknis",
    "ketua": "Inspektorat: ketua tim",
    "anggota": "Inspektorat: anggota tim",
    "kepala.dinkes": "Kepala OPD (Dinas Kesehatan)",
    "penyusun.dinkes": "Penyusun OPD (Dinas Kesehatan)",
    "admin.dinkes": "Admin OPD (Dinas Kesehatan), bertindak atas nama kepala",
    "asn.dinkes": "ASN (Dinas Kesehatan)",
}


@dataclass(frozen=True, slots=True)
class BarisAkun:
    """A demo account: who, user name, visible password, full name."""

    peran: str
    username: str
    sandi: str
    nama: str


def akun() -> list[BarisAkun]:
    """Accounts of the demo, one for each role; empty where this database holds no demo."""
    if not ProfilDaerah.objects.filter(contoh=True).exists():
        return []
    ada = {satu.username: satu for satu in Pengguna.objects.filter(username__in=PERAGA, is_active=True)}
    return [BarisAkun(peran, nama, SANDI, str(ada[nama])) for nama, peran in PERAGA.items() if nama in ada]
