"""The letterhead of a unit's papers on a date."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from organisasi.models import ProfilDaerah, Unit, VersiUnit


@dataclass(frozen=True, slots=True)
class KopSurat:
    """Regency ("Pemerintah Kabupaten …"), unit as called on the date, address, contact, seat, paper size (A4 or F4).

    lambang: the regency's emblem as a data: URI; empty where none was given.
    """

    daerah: str
    unit: str
    alamat: str = ""
    kontak: str = ""
    ibu_kota: str = ""
    kertas: str = "A4"
    lambang: str = ""

    @property
    def baris(self) -> dict[str, str]:
        """The parts as the print template wants them; the regency's own paper names it once."""
        alamat = " · ".join(satu for satu in (self.alamat, self.kontak) if satu)
        if self.unit and self.unit in self.daerah:
            return {"pemda": "", "instansi": self.daerah, "alamat": alamat, "lambang": self.lambang}
        return {"pemda": self.daerah, "instansi": self.unit, "alamat": alamat, "lambang": self.lambang}


def lambang_daerah() -> str:
    """The emblem for letterheads as a data: URI; empty where the regency gave none. One query."""
    return ProfilDaerah.objects.values_list("lambang", flat=True).first() or ""


def kop_surat(unit: Unit | int, tanggal: dt.date) -> KopSurat:
    """Letterhead of a unit on a date; two queries."""
    unit_id = unit if isinstance(unit, int) else unit.pk
    versi = VersiUnit.objects.filter(Q(unit=unit_id) | Q(induk=None), berlaku__contains=tanggal)
    nama = {satu.unit_id: satu.nama for satu in versi}
    daerah = next((satu.nama for satu in versi if satu.induk_id is None), "")
    profil = ProfilDaerah.objects.first()
    return KopSurat(
        daerah=f"Pemerintah {daerah}" if daerah and not daerah.startswith("Pemerintah") else daerah,
        unit=nama.get(unit_id, ""),
        alamat=profil.alamat if profil else "",
        kontak=profil.kontak if profil else "",
        ibu_kota=profil.ibu_kota if profil else "",
        kertas=profil.ukuran_kertas if profil else "A4",
        lambang=profil.lambang if profil else "",
    )
