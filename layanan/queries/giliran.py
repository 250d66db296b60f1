"""Whose turn it is: of a user (the inbox) and of a document."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from layanan.models import Dokumen, Giliran
from organisasi.izin import SELURUH, TAK_SATU_PUN
from organisasi.models import Pengguna, VersiUnit
from organisasi.rules.izin import DAPAT_DIDELEGASIKAN, IZIN, MATRIKS, Peran

# Permissions that some role grants: only these can address a turn to "whoever holds it in the unit".
IZIN_PERAN: tuple[str, ...] = tuple(izin for izin in IZIN if any(izin in MATRIKS[peran] for peran in Peran))

PERAN_OPD = frozenset({Peran.KEPALA_OPD, Peran.PENYUSUN, Peran.ADMIN_OPD})


def _q_peran(pemilik: Pengguna, daftar_izin: tuple[str, ...]) -> Q:
    """Turns that a person has by her roles; permissions of equal scope are asked for together."""
    menurut_lingkup: dict[frozenset[int] | str, list[str]] = {}
    for izin in daftar_izin:
        if lingkup := pemilik.lingkup(izin):
            menurut_lingkup.setdefault(lingkup, []).append(izin)
    syarat = TAK_SATU_PUN
    for lingkup, izin_sama in menurut_lingkup.items():
        di_unit = Q() if lingkup == SELURUH else Q(unit__in=lingkup)
        syarat |= Q(penerima=None, izin__in=izin_sama) & di_unit
    return syarat


def _q_milik(pemilik: Pengguna, daftar_izin: tuple[str, ...] = IZIN_PERAN) -> Q:
    return Q(penerima=pemilik) | _q_peran(pemilik, daftar_izin)


def _q_kuasa(user: Pengguna) -> Q:
    """Turns of those who delegated the permission in question to the user."""
    kuasa: dict[Pengguna, set[str]] = {}
    for izin in sorted(DAPAT_DIDELEGASIKAN):
        for pemberi in user.subjek(izin)[1:]:
            kuasa.setdefault(pemberi, set()).add(izin)
    bagian = [
        Q(penerima=pemberi, izin__in=izin) | _q_peran(pemberi, tuple(sorted(izin))) for pemberi, izin in kuasa.items()
    ]
    return reduce(or_, bagian, TAK_SATU_PUN)


def giliran_untuk(user: Pengguna, *, kuasa: bool | None = None) -> QuerySet[Giliran]:
    """Open turns of a user, by deadline. kuasa: None all, False her own only, True only those held for others."""
    if not user.is_active:
        return Giliran.objects.none()
    milik, titipan = _q_milik(user), _q_kuasa(user)
    terbuka = Giliran.objects.filter(selesai=None)
    if kuasa is None:
        return terbuka.filter(milik | titipan)
    return terbuka.filter(titipan).exclude(milik) if kuasa else terbuka.filter(milik)


@dataclass(frozen=True)
class JumlahGiliran:
    """How much waits for a user: in all, and by app label of what waits."""

    jumlah: int
    per_app: dict[str, int]


def jumlah_giliran(user: Pengguna) -> JumlahGiliran:
    """Counts of the inbox for the navigation; one query besides those that find out the user's roles."""
    hitung = Counter(giliran_untuk(user).order_by().values_list("content_type__app_label", flat=True))
    return JumlahGiliran(jumlah=hitung.total(), per_app=dict(hitung))


@dataclass(frozen=True)
class GiliranObjek:
    """Whose turn a document is: the person or the holder of a role in the unit, and what is asked."""

    siapa: str
    permintaan: str
    batas: dt.date | None

    @property
    def kalimat(self) -> str:
        return " – ".join(filter(None, (self.siapa, self.permintaan)))


def giliran_objek(dokumen: Dokumen) -> GiliranObjek | None:
    """The open turn of a document; None where nobody must act."""
    jenis = ContentType.objects.get_for_model(dokumen)
    baris = list(
        Giliran.objects.filter(content_type=jenis, object_id=dokumen.pk, selesai=None).select_related("penerima")
    )
    if not baris:
        return None
    orang = list(dict.fromkeys(str(satu.penerima) for satu in baris if satu.penerima))
    siapa = ", ".join(orang) or pemegang_izin(baris[0].izin)
    return GiliranObjek(siapa=siapa, permintaan=baris[0].permintaan, batas=baris[0].batas)


def pemegang_izin(izin: str) -> str:
    """Roles that grant a permission, as a sentence names them: "Kepala OPD atau Penyusun OPD". Roles of an OPD come first."""
    pemegang = [satu for satu in Peran if izin in MATRIKS[satu]]
    di_opd = [satu for satu in pemegang if satu in PERAN_OPD]
    return " atau ".join(satu.label for satu in (di_opd or pemegang)[:2])


def dengan_nama_unit(giliran: QuerySet[Giliran], tanggal: dt.date) -> QuerySet[Giliran]:
    """Annotates `nama_unit`: the unit's name on a date."""
    versi = VersiUnit.objects.filter(unit=OuterRef("unit"), berlaku__contains=tanggal).values("nama")[:1]
    return giliran.annotate(nama_unit=Coalesce(Subquery(versi), Value("–")))
