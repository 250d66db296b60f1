"""Saving values from page, paste and API: checks, versions and achievement in one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from datakinerja.actions import IsiNilai, NilaiUsang, isi_dari, rekam
from datakinerja.models import Nilai
from datakinerja.queries import Ukuran, kunci_bulan, kunci_periode, nilai_kini, ukuran_objek
from datakinerja.rules import JENIS_PERIODE, Berat, KeadaanNilai, Kunci, Temuan, nama_periode, periksa_nilai
from organisasi.models import Pengguna, Periode, Unit
from pengukuran.actions.proyeksi import tambah_proyeksi, tulis_proyeksi
from pengukuran.queries.capaian import Ukur, ukur_dari_isi, ukur_kini
from pengukuran.queries.proyeksi import NilaiObjek, isi_dari_nilai, nilai_objek, proyeksi, proyeksi_objek
from pengukuran.queries.tahun import InfoTahun, info_periode
from perjanjian.queries import TargetObjek, target_bulanan
from renstra.models import ObjekUkur
from renstra.rules import Agregasi, Target

type BacaIsi = Callable[[Ukuran, Target], IsiNilai]

TAK_DIUKUR = "Indikator ini tidak ada pada rencana atau perjanjian tahun itu."


@dataclass(frozen=True)
class HasilSimpan:
    """The stored version, the achievement that follows, and warnings about the value.

    kini: to the last period with a value; pada: to the period that was saved.
    """

    nilai: Nilai
    ukuran: Ukuran
    kini: Ukur
    setahun: Ukur
    pada: Ukur
    peringatan: tuple[str, ...] = ()


@dataclass(frozen=True)
class IsianSel:
    """One cell of many. terlihat: the version that the page had seen (0: none)."""

    objek_id: int
    periode_id: int
    isi: IsiNilai
    terlihat: int = 0


@dataclass(frozen=True)
class GalatSel:
    """Why one cell of many cannot be saved."""

    objek_id: int
    periode_id: int
    kalimat: str


class IsianDitolak(Exception):
    """Nothing was saved, since at least one cell cannot be; `galat` says which and why."""

    def __init__(self, galat: Sequence[GalatSel]) -> None:
        super().__init__(f"{len(galat)} sel tidak dapat disimpan; tidak ada yang disimpan.")
        self.galat = tuple(galat)


@transaction.atomic
def simpan_nilai(
    *,
    objek: ObjekUkur | int,
    periode: Periode | int,
    isi: IsiNilai | BacaIsi,
    terlihat: int,
    by: Pengguna,
    alasan: str = "",
    unit: int | None = None,
) -> HasilSimpan:
    """Save one value as a new version and write the achievement of its object and year, in nine statements at most.

    isi: the content, or how to read it by definition and target.  terlihat: the version the page had seen (0: none).
    alasan: why an earlier value is corrected.  unit: the object must belong to it (ObjekUkur.DoesNotExist otherwise).
    Raises PermissionDenied, NilaiTerkunci, NilaiUsang, IsianSalah, ValidationError (a sentence on the value); nothing is
    stored then.
    Source: Perpres 29/2014 Pasal 17.
    """
    objek = _kunci_objek(objek if isinstance(objek, int) else objek.pk, unit)
    konteks = _konteks(objek, periode if isinstance(periode, int) else periode.pk)
    if callable(isi):
        isi = isi(konteks.ukuran, konteks.target.target if konteks.target else Target())
    temuan = periksa_isian(konteks.ukuran, konteks.periode, isi)
    if galat := [satu.kalimat for satu in temuan if satu.berat is Berat.GALAT]:
        raise ValidationError(galat)
    catatan = nilai_objek(objek.pk, konteks.info.tahun)
    nilai = rekam(
        objek=objek,
        periode_id=konteks.periode.pk,
        isi=isi,
        terlihat=terlihat,
        terbaru=catatan.nilai.get(konteks.periode.pk),
        kunci=konteks.kunci,
        by=by,
        alasan=alasan,
    )
    catatan.nilai[konteks.periode.pk] = nilai
    kini, setahun, pada = _proyeksikan(konteks, catatan)
    return HasilSimpan(nilai, konteks.ukuran, kini, setahun, pada, tuple(satu.kalimat for satu in temuan))


def _kunci_objek(pk: int, unit: int | None) -> ObjekUkur:
    """The object, held until the end of the transaction, so that its versions and achievement follow each other."""
    terkunci = ObjekUkur.objects.select_for_update(of=("self",))
    return terkunci.get(pk=pk) if unit is None else terkunci.get(pk=pk, unit=unit)


@dataclass(frozen=True)
class _Konteks:
    """What a value is judged by: the year, the period in it, definition, target, lock."""

    info: InfoTahun
    periode: Periode
    ukuran: Ukuran
    target: TargetObjek | None
    kunci: Kunci


def _konteks(objek: ObjekUkur, periode_id: int) -> _Konteks:
    """Five queries. Raises Periode.DoesNotExist; ValidationError where the object is not measured in that year."""
    info = info_periode(periode_id)
    if info is None:
        raise Periode.DoesNotExist
    satu = next(p for p in info.periode if p.id == periode_id)
    ukuran = next(iter(ukuran_objek([objek.pk], info.tahun)), None)
    if ukuran is None:
        raise ValidationError(TAK_DIUKUR)
    kunci = kunci_bulan(objek.unit_id, info.tahun, ditutup=info.terkunci, sekarang=timezone.now())[satu.bulan]
    return _Konteks(
        info=info,
        periode=Periode(
            pk=satu.id, tahun_id=info.tahun, jenis=satu.jenis, nomor=satu.nomor, mulai=satu.mulai, selesai=satu.selesai
        ),
        ukuran=ukuran,
        target=target_bulanan([objek.pk], info.tahun).get(objek.pk),
        kunci=kunci.untuk(objek.pk),
    )


def _proyeksikan(konteks: _Konteks, catatan: NilaiObjek) -> tuple[Ukur, Ukur, Ukur]:
    """Write the projection of one locked object; gives its achievement to date, for the year, and at the period saved."""
    isi = {periode: isi_dari_nilai(nilai) for periode, nilai in catatan.nilai.items()}
    baris = proyeksi_objek(konteks.ukuran, isi, konteks.target, konteks.info)
    objek = [konteks.ukuran.objek_id]
    if catatan.terproyeksi - {satu.periode_id for satu in baris}:
        tulis_proyeksi(objek, konteks.info.tahun, baris)
    else:
        tambah_proyeksi(baris)
    sampai = {satu.id for satu in konteks.info.periode if satu.selesai <= konteks.periode.selesai}
    pada = ukur_kini(
        konteks.ukuran, {satu: nilai for satu, nilai in isi.items() if satu in sampai}, konteks.target, konteks.info
    )
    return *ukur_dari_isi(konteks.ukuran, isi, konteks.target, konteks.info), pada


def periksa_isian(ukuran: Ukuran, periode: Periode, isi: IsiNilai) -> list[Temuan]:
    """Findings on a value by the definition of its indicator, and on the period it is given for."""
    if periode.jenis != JENIS_PERIODE[ukuran.frekuensi]:
        return [
            Temuan(
                "periode",
                Berat.GALAT,
                f"Indikator ini diisi {ukuran.frekuensi.label.lower()}, bukan untuk {_nama(periode)}.",
            )
        ]
    rasio = ukuran.agregasi is Agregasi.RASIO
    terisi = isi.keadaan is KeadaanNilai.TERISI
    if terisi and rasio and isi.pembilang is None and isi.penyebut is None:
        return [Temuan("pasangan", Berat.GALAT, "Indikator ini diisi pembilang dan penyebut, misalnya 45 / 50.")]
    if terisi and not rasio and isi.pembilang is not None:
        return [Temuan("tunggal", Berat.GALAT, "Indikator ini diisi satu angka, bukan pembilang dan penyebut.")]
    return periksa_nilai(
        nilai=isi.nilai,
        pembilang=isi.pembilang,
        penyebut=isi.penyebut,
        boleh_negatif=ukuran.boleh_negatif,
        persentase=ukuran.persentase,
        presisi=None if rasio else ukuran.presisi,
        entri=ukuran.cara_entri,
        tidak_berlaku=isi.keadaan is KeadaanNilai.TIDAK_BERLAKU,
        alasan=isi.catatan,
    )


def _nama(periode: Periode) -> str:
    return nama_periode(periode.jenis, periode.nomor, periode.tahun_id)


@transaction.atomic
def simpan_banyak(
    *, unit: Unit | int, tahun: int, isian: Sequence[IsianSel], by: Pengguna, alasan: str = "", coba: bool = False
) -> int:
    """Save many cells of a unit and year, all or none; gives the number of new versions.

    coba: only try, store nothing.

    Cells whose content is already stored are left alone, so the same paste twice changes nothing.
    Raises PermissionDenied, IsianDitolak with a sentence per cell.
    """
    unit_id = unit if isinstance(unit, int) else unit.pk
    ids = sorted({satu.objek_id for satu in isian})
    terkunci = ObjekUkur.objects.select_for_update(of=("self",)).filter(pk__in=ids, unit=unit_id).order_by("pk")
    objek = {satu.pk: satu for satu in terkunci}
    if not all(by.has_perm("datakinerja.isi", satu) for satu in objek.values()):
        raise PermissionDenied("Anda tidak berwenang mengisi indikator unit ini.")
    kini = nilai_kini(ids, tahun)
    if galat := _periksa_banyak(unit_id, tahun, isian, objek, kini):
        raise IsianDitolak(galat)
    baru = [satu for satu in isian if not _sama(kini.get((satu.objek_id, satu.periode_id)), satu.isi)]
    if coba or not baru:
        return len(baru)
    Nilai.objects.bulk_create(
        [
            Nilai(
                objek_id=satu.objek_id,
                periode_id=satu.periode_id,
                versi=satu.terlihat + 1,
                oleh=by,
                alasan=alasan.strip(),
                **vars(satu.isi),
            )
            for satu in baru
        ]
    )
    tulis_proyeksi(ids, tahun, list(proyeksi(ids, tahun)))
    return len(baru)


def _sama(nilai: Nilai | None, isi: IsiNilai) -> bool:
    return isi_dari(nilai) == isi if nilai else isi.keadaan is KeadaanNilai.KOSONG


def _periksa_banyak(
    unit_id: int,
    tahun: int,
    isian: Sequence[IsianSel],
    objek: Mapping[int, ObjekUkur],
    kini: Mapping[tuple[int, int], Nilai],
) -> list[GalatSel]:
    """Everything that stands against saving, cell by cell. Four queries for any number of cells."""
    ukuran = {satu.objek_id: satu for satu in ukuran_objek(list(objek), tahun)}
    periode = {satu.pk: satu for satu in Periode.objects.filter(tahun=tahun).select_related("tahun")}
    kunci = kunci_periode(unit_id, periode.values(), sekarang=timezone.now())
    galat = []
    dilihat: set[tuple[int, int]] = set()
    for satu in isian:
        alamat = (satu.objek_id, satu.periode_id)
        kalimat = "Sel ini muncul dua kali." if alamat in dilihat else ""
        dilihat.add(alamat)
        if satu.objek_id not in ukuran or satu.periode_id not in periode:
            kalimat = TAK_DIUKUR
        elif not kalimat and not _sama(kini.get(alamat), satu.isi):
            terkunci = kunci[satu.periode_id].untuk(satu.objek_id)
            kalimat = _sebab(satu, ukuran[satu.objek_id], periode[satu.periode_id], kini.get(alamat)) or (
                terkunci.kalimat if terkunci.terkunci else ""
            )
        if kalimat:
            galat.append(GalatSel(satu.objek_id, satu.periode_id, kalimat))
    return galat


def _sebab(satu: IsianSel, ukuran: Ukuran, periode: Periode, kini: Nilai | None) -> str:
    temuan = [t.kalimat for t in periksa_isian(ukuran, periode, satu.isi) if t.berat is Berat.GALAT]
    if temuan:
        return temuan[0]
    if (kini.versi if kini else 0) != satu.terlihat:
        return str(NilaiUsang(kini, satu.terlihat))
    return ""
