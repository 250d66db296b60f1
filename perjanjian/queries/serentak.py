"""Making the agreements of a whole unit at once: who gets one, from what, and who does not and why."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from organisasi.models import Pengguna, Unit, VersiJabatan
from organisasi.models.jabatan import Eselon
from perjanjian.models import ItemPerjanjian, Perjanjian
from perjanjian.queries.atasan import ParaPihak, peta_atasan
from perjanjian.queries.cakupan import jabatan_pada_unit
from perjanjian.queries.turun import LEWAT
from perjanjian.rules import jenjang, tanggal_acuan
from renstra.models import IndikatorVersi
from renstra.queries import rencana_untuk_perjanjian
from sakip.pilihan import Pilihan

URUTAN = {nilai: nomor for nomor, nilai in enumerate(Eselon.values)}


class Sumber(Pilihan):
    """What the agreements are made from."""

    RENCANA = "RENCANA", "Rencana yang berlaku"
    TAHUN_LALU = "TAHUN_LALU", "Indikator perjanjian tahun lalu, target menurut rencana"


@dataclass(frozen=True)
class BarisSerentak:
    """A position in the preview. dapat: it gets an agreement; sebab: from what, or why not."""

    versi: VersiJabatan
    pemegang: str
    dapat: bool
    sebab: str


def pratinjau_serentak(unit: Unit, tahun: int, hari_ini: dt.date, sumber: Sumber) -> list[BarisSerentak]:
    """Every position of a unit and its parts, superiors before those who answer to them. Ten queries, whatever the size."""
    tanggal = tanggal_acuan(tahun, hari_ini)
    milik = jabatan_pada_unit(unit, tanggal)
    peta = peta_atasan(milik, tanggal)
    berjanji = dict(
        Perjanjian.objects.filter(tahun=tahun).exclude(status__in=LEWAT).values_list("jabatan_id", "status")
    )
    indikator = _indikator(unit, tahun) if sumber is Sumber.RENCANA else _tahun_lalu(tahun, milik)
    ada_rencana = rencana_untuk_perjanjian(unit, tahun) is not None
    hasil: list[BarisSerentak] = []
    menyusul = set(berjanji)
    urut = sorted((p for k in milik if (p := peta.pihak(k))), key=lambda p: (_kedalaman(p, peta), p.jabatan.nama))
    for pihak in urut:
        dapat, sebab = _putusan(pihak, berjanji, indikator, menyusul, ada_rencana=ada_rencana)
        if dapat:
            menyusul.add(pihak.jabatan.jabatan_id)
        pemegang = pihak.pertama.pegawai.nama_lengkap if pihak.pertama else ""
        hasil.append(BarisSerentak(pihak.jabatan, pemegang, dapat, sebab))
    return hasil


def _kedalaman(pihak: ParaPihak, peta: object) -> int:
    """Steps up to the top."""
    langkah, kini = 0, pihak.jabatan.jabatan_id
    while langkah < 12 and (atas := peta.atasan(kini)) is not None:  # type: ignore[attr-defined]
        langkah, kini = langkah + 1, atas
    return langkah


def _indikator(unit: Unit, tahun: int) -> Counter[tuple[int | None, str]]:
    """How many indicators of the plan in force name a position, by position and kind of node; None: named nobody."""
    versi = rencana_untuk_perjanjian(unit, tahun)
    if versi is None:
        return Counter()
    return Counter(IndikatorVersi.objects.filter(versi=versi).values_list("penanggung_jawab_id", "simpul__jenis"))


def _tahun_lalu(tahun: int, jabatan: list[int]) -> Counter[tuple[int | None, str]]:
    """How many items each position had promised in the year before."""
    lama = ItemPerjanjian.objects.filter(
        perjanjian__tahun=tahun - 1, perjanjian__jabatan__in=jabatan, perjanjian__status="ditandatangani"
    ).values_list("perjanjian__jabatan_id", flat=True)
    return Counter((satu, "") for satu in lama)


def _putusan(
    pihak: ParaPihak,
    berjanji: dict[int, str],
    indikator: Counter[tuple[int | None, str]],
    menyusul: set[int],
    *,
    ada_rencana: bool,
) -> tuple[bool, str]:
    """Whether a position gets an agreement, and the reason."""
    kunci = pihak.jabatan.jabatan_id
    halangan = [
        (kunci in berjanji, "Sudah mempunyai perjanjian tahun ini"),
        (not ada_rencana, "Belum ada rencana yang ditetapkan"),
        (pihak.pertama is None, "Jabatan lowong"),
        (pihak.atasan is None and not pihak.puncak, "Atasan perjanjian belum dapat ditentukan"),
        (pihak.atasan is not None and pihak.kedua is None, "Jabatan atasan lowong"),
    ]
    if sebab := next((kalimat for benar, kalimat in halangan if benar), ""):
        return False, sebab
    jumlah = _jumlah(pihak, indikator)
    if jumlah:
        return True, f"{jumlah} indikator"
    if pihak.atasan and pihak.atasan.jabatan_id in menyusul and not pihak.opd:
        return True, "Tanpa indikator sendiri: diturunkan dari perjanjian atasan"
    return False, "Tidak ada indikator dalam rencana, dan atasan belum berjanji"


def _jumlah(pihak: ParaPihak, indikator: Counter[tuple[int | None, str]]) -> int:
    kunci = pihak.jabatan.jabatan_id
    if lama := indikator[kunci, ""]:
        return lama
    tingkat = jenjang(pihak.jabatan.eselon, kepala_opd=pihak.opd, memimpin_tim=pihak.memimpin_tim)
    if not pihak.opd:
        return sum(indikator[kunci, jenis.value] for jenis in tingkat.butir)
    semua: Counter[str] = Counter()
    for (_, jenis), banyak in indikator.items():
        semua[jenis] += banyak
    return next((semua[jenis.value] for jenis in tingkat.butir if semua[jenis.value]), 0)


def menunggu_saya(user: Pengguna, tahun: int) -> list[Perjanjian]:
    """Agreements of a year that wait for the user: to approve as superior, or to sign as a party. Three queries."""
    if not user.pegawai_id:
        return []
    setuju = Perjanjian.objects.for_user(user, "perjanjian.setujui").filter(tahun=tahun, status="diajukan")
    tanda = Perjanjian.objects.for_user(user, "perjanjian.tandatangani").filter(
        tahun=tahun, status__in=["siap", "tertandatangani_sebagian"]
    )
    pihak = ("pihak_pertama__pegawai", "pihak_kedua__pegawai")
    hasil = list(setuju.select_related(*pihak).defer("beku").order_by("unit", "nama_jabatan"))
    siap = tanda.select_related(*pihak, "dokumen").prefetch_related("dokumen__tanda_tangan").defer("beku")
    return [*hasil, *(satu for satu in siap.order_by("unit", "nama_jabatan") if _belum(satu, user))]


def _belum(perjanjian: Perjanjian, user: Pengguna) -> bool:
    """Whether the user is a party that has not signed the paper."""
    tanda = perjanjian.dokumen.tanda_tangan.all() if perjanjian.dokumen else ()
    sudah = {satu.sebagai for satu in tanda}
    return any(p.pegawai_id == user.pegawai_id and s.label not in sudah for s, p in perjanjian.pihak)
