"""Writing rows of a plan in bulk. Only rows that differ are written, so that doing it twice changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Max

from organisasi.models import Satuan
from renstra.actions.dasar import rapi
from renstra.models import Indikator, IndikatorVersi, Pagu, Simpul, Skala, TargetTahunan, VersiRencana
from renstra.queries.pratinjau import peta_satuan
from renstra.rules import JenisSimpul, baca_target
from renstra.rules.impor import Alamat, lipat, simpul_indikator

type Baris = Mapping[str, Any]

TEKS_INDIKATOR = (
    "uraian", "jenis", "polaritas", "agregasi", "frekuensi", "cara_entri", "definisi", "formula", "pembilang", "penyebut", "sumber",
    "rumus_turun", "target_nol", "alasan", "pencatat", "cara_kumpul", "jadwal", "nasional_teks", "nasional_sumber",
)  # fmt: skip
LANGSUNG_INDIKATOR = ("presisi", "baseline_tahun", "boleh_negatif", "nasional_tahun", "berlaku_mulai", "berlaku_sampai")
KOLOM_INDIKATOR = (
    *TEKS_INDIKATOR,
    *LANGSUNG_INDIKATOR,
    "skala_id",
    "satuan_id",
    "penanggung_jawab_id",
    "baseline_teks",
    "baseline_nilai",
    "simpul_id",
)
BAWAAN = {"cara_entri": "PERIODE", "presisi": 2, "rumus_turun": "SELISIH", "boleh_negatif": False}
KOLOM_TARGET = ["teks", "nilai", "bawah", "atas", "pembanding"]


@dataclass
class Hitung:
    """How many rows an import added, changed, removed or left."""

    tambah: int = 0
    ubah: int = 0
    hapus: int = 0
    tetap: int = 0

    @property
    def berubah(self) -> bool:
        return bool(self.tambah or self.ubah or self.hapus)

    def __str__(self) -> str:
        return f"{self.tambah} baru, {self.ubah} berubah, {self.hapus} dihapus, {self.tetap} tetap"


def terapkan_simpul(
    versi: VersiRencana,
    jenis: JenisSimpul,
    daftar: Sequence[Baris],
    ada: dict[Alamat, Simpul],
    induk: JenisSimpul | None,
    hitung: Hitung,
) -> None:
    """Add and change the nodes of one level; `ada` knows the nodes so far and grows.  Four queries and two per write."""
    urutan = versi.simpul.aggregate(n=Max("urutan"))["n"] or 0
    kunci = _kunci_lama(versi, jenis)
    baru: list[Simpul] = []
    ubah: dict[int, Simpul] = {}
    for baris in daftar:
        alamat = (jenis, lipat(baris["kode"]))
        simpul = ada.get(alamat)
        if simpul is None:
            urutan += 1
            simpul = Simpul(versi=versi, jenis=jenis, kode=rapi(baris["kode"]), urutan=urutan)
            simpul.kunci = kunci.get(alamat[1], simpul.kunci)
            baru.append(simpul)
            ada[alamat] = simpul
        if _isi_simpul(simpul, baris, induk, ada) and simpul.pk:
            ubah[simpul.pk] = simpul
    Simpul.objects.bulk_create(baru)
    Simpul.objects.bulk_update(ubah.values(), ["uraian", "induk"])
    pagu = terapkan_pagu([(ada[jenis, lipat(baris["kode"])], baris) for baris in daftar])
    _catat(hitung, jumlah=len(daftar), baru=len(baru), ubah=(set(ubah) | pagu) - {simpul.pk for simpul in baru})


def _catat(hitung: Hitung, *, jumlah: int, baru: int, ubah: set[int]) -> None:
    hitung.tambah += baru
    hitung.ubah += len(ubah)
    hitung.tetap += jumlah - baru - len(ubah)


def _kunci_lama(versi: VersiRencana, jenis: JenisSimpul) -> dict[str, Any]:
    """Identities of nodes of this kind in other versions of the document, by folded code; the newest version wins.

    Those that another code of this version still uses are left out.
    """
    rows = Simpul.objects.filter(versi__dokumen=versi.dokumen_id, jenis=jenis)
    terpakai = set(rows.filter(versi=versi).values_list("kunci", flat=True))
    lain = rows.exclude(versi=versi).order_by("versi__nomor").values_list("kode", "kunci")
    return {lipat(kode): kunci for kode, kunci in lain if kunci not in terpakai}


def _isi_simpul(simpul: Simpul, baris: Baris, induk: JenisSimpul | None, ada: Mapping[Alamat, Simpul]) -> bool:
    """Put the cells of a row into a node; True where something differs."""
    lama = (simpul.uraian, simpul.induk_id)
    if "uraian" in baris:
        simpul.uraian = rapi(baris["uraian"])
    if induk and "induk" in baris:
        simpul.induk = ada[induk, lipat(baris["induk"])] if baris["induk"] else None
    return (simpul.uraian, simpul.induk_id) != lama


def terapkan_pagu(pasangan: Iterable[tuple[Simpul, Baris]]) -> set[int]:
    """Write the money columns (`pagu_2026`: rupiah, None clears); returns ids of the nodes that changed.  One read, two writes."""
    isi = {
        (simpul.pk, int(nama[5:])): nilai
        for simpul, baris in pasangan
        for nama, nilai in baris.items()
        if nama.startswith("pagu_")
    }
    if not isi:
        return set()
    lama = {(p.simpul_id, p.tahun): p for p in Pagu.objects.filter(simpul__in={pk for pk, _ in isi})}
    hapus = [lama[kunci].pk for kunci, nilai in isi.items() if nilai is None and kunci in lama]
    tulis = [
        Pagu(simpul_id=kunci[0], tahun=kunci[1], jumlah=Decimal(nilai))
        for kunci, nilai in isi.items()
        if nilai is not None and (kunci not in lama or lama[kunci].jumlah != nilai)
    ]
    berubah = {satu.simpul_id for satu in tulis} | {pagu.simpul_id for pagu in lama.values() if pagu.pk in set(hapus)}
    Pagu.objects.filter(pk__in=hapus).delete()
    Pagu.objects.bulk_create(tulis, update_conflicts=True, unique_fields=["simpul", "tahun"], update_fields=["jumlah"])
    return berubah


def terapkan_indikator(
    versi: VersiRencana,
    daftar: Sequence[Baris],
    ada: Mapping[Alamat, Simpul],
    jabatan: Mapping[str, int],
    hitung: Hitung,
) -> None:
    """Add and change indicators with their targets.  Five reads and at most five writes, whatever the number."""
    identitas = pastikan_identitas(versi.dokumen.unit_id, [rapi(baris["kode"]) for baris in daftar])
    satuan = pastikan_satuan(rapi(baris.get("satuan")) for baris in daftar)
    lama = {satu.indikator_id: satu for satu in IndikatorVersi.objects.filter(versi=versi)}
    urutan = max((satu.urutan for satu in lama.values()), default=0)
    skala = {lipat(nama): pk for nama, pk in Skala.objects.values_list("nama", "pk")}
    baru: list[IndikatorVersi] = []
    ubah: dict[int, IndikatorVersi] = {}
    pasangan: list[tuple[IndikatorVersi, Baris]] = []
    for baris in daftar:
        indikator = identitas[lipat(baris["kode"])]
        satu = lama.get(indikator.pk)
        if satu is None:
            urutan += 1
            satu = IndikatorVersi(versi=versi, indikator=indikator, urutan=urutan)
            baru.append(satu)
        berbeda = isi_indikator(satu, baris_indikator(baris, ada, satuan, jabatan, skala))
        if berbeda and satu.pk:
            ubah[satu.pk] = satu
        pasangan.append((satu, baris))
    IndikatorVersi.objects.bulk_create(baru)
    IndikatorVersi.objects.bulk_update(ubah.values(), KOLOM_INDIKATOR)
    target = terapkan_target(pasangan)
    _catat(hitung, jumlah=len(daftar), baru=len(baru), ubah=(set(ubah) | target) - {satu.pk for satu in baru})


def pastikan_identitas(unit_id: int, kode: Iterable[str]) -> dict[str, Indikator]:
    """Identities of a unit by folded code; missing ones are made."""
    ada = {lipat(satu.kode): satu for satu in Indikator.objects.filter(unit=unit_id)}
    baru = {lipat(teks): Indikator(unit_id=unit_id, kode=teks) for teks in kode if lipat(teks) not in ada}
    Indikator.objects.bulk_create(baru.values())
    return ada | baru


def pastikan_satuan(nama: Iterable[str]) -> dict[str, int]:
    """Units of measure by folded name, symbol or new text → id; unknown ones are made."""
    diminta = {lipat(satu): satu for satu in nama if satu}
    peta = peta_satuan()
    baru = [satu for kunci, satu in diminta.items() if kunci not in peta]
    Satuan.objects.bulk_create([Satuan(nama=satu) for satu in baru], ignore_conflicts=True)
    pk = dict(Satuan.objects.values_list("nama", "pk"))
    return {kunci: pk[peta.get(kunci, satu)] for kunci, satu in diminta.items()}


def baris_indikator(
    baris: Baris,
    ada: Mapping[Alamat, Simpul],
    satuan: Mapping[str, int],
    jabatan: Mapping[str, int],
    skala: Mapping[str, int],
) -> dict[str, Any]:
    """Cells of an indicator row as values of the fields of `IndikatorVersi`; absent columns stay absent."""
    isi: dict[str, Any] = {nama: rapi(baris[nama]) for nama in TEKS_INDIKATOR if nama in baris}
    isi |= {nama: baris[nama] for nama in LANGSUNG_INDIKATOR if nama in baris}
    if "skala" in baris:
        isi["skala_id"] = skala.get(lipat(baris["skala"]))
    if "satuan" in baris:
        isi["satuan_id"] = satuan.get(lipat(baris["satuan"]))
    if "penanggung_jawab" in baris:
        isi["penanggung_jawab_id"] = jabatan.get(lipat(baris["penanggung_jawab"]))
    if "baseline" in baris:
        awal = baca_target(baris["baseline"])
        isi |= {"baseline_teks": awal.teks, "baseline_nilai": awal.nilai}
    simpul = simpul_indikator(baris, ada)
    if isinstance(simpul, tuple):
        isi["simpul_id"] = ada[simpul].pk
    return {nama: BAWAAN.get(nama, nilai) if nilai in (None, "") else nilai for nama, nilai in isi.items()}


def isi_indikator(satu: IndikatorVersi, isi: Mapping[str, Any]) -> bool:
    """Put field values into an indicator; True where something differs."""
    berubah = [nama for nama, nilai in isi.items() if getattr(satu, nama) != nilai]
    for nama in berubah:
        setattr(satu, nama, isi[nama])
    return bool(berubah)


def terapkan_target(pasangan: Iterable[tuple[IndikatorVersi, Baris]]) -> set[int]:
    """Write the target columns (`target_2026`: text or number, None clears); returns ids of the indicators that changed.

    One read, two writes. Raises TargetSalah for a text that cannot be a target.
    """
    isi = {
        (satu.pk, int(nama[7:])): baca_target(nilai)
        for satu, baris in pasangan
        for nama, nilai in baris.items()
        if nama.startswith("target_") and nama[7:].isdigit()
    }
    lama = {(t.indikator_id, t.tahun): t for t in TargetTahunan.objects.filter(indikator__in={pk for pk, _ in isi})}
    hapus = [lama[kunci].pk for kunci, target in isi.items() if not target.teks and kunci in lama]
    tulis = [
        TargetTahunan(
            indikator_id=kunci[0], tahun=kunci[1], teks=target.teks, nilai=target.nilai, bawah=target.bawah, atas=target.atas,
            pembanding=target.pembanding,
        )
        for kunci, target in isi.items()
        if target.teks and (kunci not in lama or lama[kunci].teks != target.teks)
    ]  # fmt: skip
    berubah = {satu.indikator_id for satu in tulis} | {t.indikator_id for t in lama.values() if t.pk in set(hapus)}
    TargetTahunan.objects.filter(pk__in=hapus).delete()
    TargetTahunan.objects.bulk_create(
        tulis, update_conflicts=True, unique_fields=["indikator", "tahun"], update_fields=KOLOM_TARGET
    )
    return berubah


def hapus_yang_hilang(versi: VersiRencana, *, kode: Mapping[JenisSimpul, set[str]], indikator: set[str] | None) -> int:
    """Remove rows whose folded code the file no longer has, level by level from below; None or an absent level stays whole.

    A node that still carries something is kept. Returns how many rows went.
    """
    jumlah = 0
    if indikator is not None:
        rows = IndikatorVersi.objects.filter(versi=versi).values_list("pk", "indikator__kode")
        jumlah += _hapus(IndikatorVersi, [pk for pk, satu in rows if lipat(satu) not in indikator])
    for jenis in reversed(JenisSimpul):
        if jenis in kode:
            kosong = Simpul.objects.filter(versi=versi, jenis=jenis, anak=None, indikator=None).values_list(
                "pk", "kode"
            )
            jumlah += _hapus(Simpul, [pk for pk, satu in kosong if lipat(satu) not in kode[jenis]])
    return jumlah


def _hapus(model: type[IndikatorVersi] | type[Simpul], pk: list[int]) -> int:
    if pk:
        model._base_manager.filter(pk__in=pk).delete()
    return len(pk)
