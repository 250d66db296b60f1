"""One indicator of a unit in a year: every period with its value, target and achievement, and where they come from."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from datakinerja.models import Bukti, Nilai
from datakinerja.queries import Ukuran, kunci_bulan, nilai_kini, riwayat_nilai, ukuran_objek
from datakinerja.rules import KeadaanNilai, Kunci
from pengukuran.queries.capaian import BarisCapaian, Ukur, susun_baris, susun_ukur
from pengukuran.queries.proyeksi import acuan_periode, acuan_setahun, definisi_dari, isi_nilai
from pengukuran.queries.tahun import InfoTahun, PeriodeTahun, info_tahun
from pengukuran.rules.hitung import Realisasi, realisasi_sampai
from pengukuran.rules.isian import Isian, tulis_isian
from perjanjian.queries import TargetObjek, target_bulanan
from renstra.models import IndikatorVersi, ObjekUkur


@dataclass(frozen=True, slots=True)
class BarisPeriode:
    """One period: the value as recorded, its version, the target of the period alone, and the state to date."""

    periode: PeriodeTahun
    isi: str
    nilai: Nilai | None
    target_periode: Decimal | None
    ukur: Ukur
    kunci: Kunci

    @property
    def versi(self) -> int:
        return self.nilai.versi if self.nilai else 0


@dataclass(frozen=True, slots=True)
class RincianIndikator:
    """An indicator with its definition in full, its achievement, and its periods in order of time."""

    ukuran: Ukuran
    definisi: IndikatorVersi
    capaian: BarisCapaian
    target: TargetObjek | None
    periode: tuple[BarisPeriode, ...]
    info: InfoTahun


def rincian_indikator(objek: ObjekUkur, tahun: int) -> RincianIndikator | None:
    """All about an object in a year; None where it is not measured then. About a dozen queries."""
    info = info_tahun(tahun)
    ukuran = next(iter(ukuran_objek([objek.pk], tahun)), None) if info else None
    if info is None or ukuran is None:
        return None
    target = target_bulanan([objek.pk], tahun).get(objek.pk)
    return RincianIndikator(
        ukuran=ukuran,
        definisi=IndikatorVersi.objects.select_related("satuan").get(pk=ukuran.versi_id),
        capaian=susun_baris([ukuran], info)[0],
        target=target,
        periode=tuple(_periode(ukuran, target, info)),
        info=info,
    )


def _periode(ukuran: Ukuran, target: TargetObjek | None, info: InfoTahun) -> list[BarisPeriode]:
    deret = info.deret(ukuran.frekuensi)
    isi = isi_nilai([ukuran.objek_id], info.tahun).get(ukuran.objek_id, {})
    nilai = nilai_kini([ukuran.objek_id], info.tahun)
    kunci = kunci_bulan(ukuran.unit_id, info.tahun, ditutup=info.terkunci, sekarang=timezone.now())
    akhir = max((nomor for nomor, satu in enumerate(deret) if satu.id in isi), default=-1)
    realisasi = realisasi_sampai(definisi_dari(ukuran), [isi.get(satu.id) for satu in deret[: akhir + 1]])
    realisasi += [Realisasi()] * (len(deret) - len(realisasi))
    hasil = []
    for nomor, satu in enumerate(deret):
        acuan = acuan_setahun(ukuran, target) if satu.jenis == "tahun" else acuan_periode(ukuran, target, info, nomor)
        kini = nilai.get((ukuran.objek_id, satu.id))
        hasil.append(
            BarisPeriode(
                periode=satu,
                isi=teks_nilai(kini),
                nilai=kini,
                target_periode=target.per_periode.get(satu.id) if target else None,
                ukur=susun_ukur(ukuran, satu.nama, acuan, realisasi[nomor], info),
                kunci=kunci[satu.bulan].untuk(ukuran.objek_id),
            )
        )
    return hasil


def teks_nilai(nilai: Nilai | None) -> str:
    """A stored version as a cell shows it; empty where there is none."""
    if nilai is None:
        return ""
    return tulis_isian(Isian(KeadaanNilai(nilai.keadaan), nilai.nilai, nilai.pembilang, nilai.penyebut, nilai.teks))


@dataclass(frozen=True, slots=True)
class VersiNilai:
    """One version of a value in words."""

    nilai: Nilai
    teks: str


def riwayat_sel(objek: ObjekUkur, periode_id: int) -> list[VersiNilai]:
    """All versions of the value of a period, the newest first. One query."""
    return [VersiNilai(satu, teks_nilai(satu)) for satu in riwayat_nilai(objek, periode_id)]


def bukti_sel(objek: ObjekUkur, periode_id: int) -> Bukti | None:
    """The evidence folder of a value, None where nothing was put in yet. One query."""
    return Bukti.objects.filter(objek=objek, periode=periode_id).first()
