"""The dry run of an import: what the file would change, and what is wrong with it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from organisasi.models import Satuan, VersiJabatan, VersiUnit
from renstra.lembar import INDUK_LEMBAR, LEMBAR_INDIKATOR, LEMBAR_SIMPUL, baris_rencana, buku_rencana
from renstra.models import Indikator, IndikatorVersi, Skala, VersiRencana
from renstra.queries.pohon import pohon
from renstra.rules.impor import Data, Salah, kode_ada, lipat, periksa_indikator, periksa_induk, simpul_indikator
from sakip import angka
from sakip.lembar import Beda, BukuKerja, Hasil, Kolom, Sel, Temuan, Tingkat, Ubah, bandingkan


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """The dry run: findings, differences per sheet, rows to apply, units of measure that are new or recognised."""

    temuan: tuple[Temuan, ...]
    beda: Mapping[str, Beda]
    data: Mapping[str, list[dict[str, Any]]]
    satuan_baru: tuple[str, ...]
    satuan_padan: tuple[tuple[str, str], ...]

    @property
    def galat(self) -> list[Temuan]:
        """Findings that stop the import."""
        return [satu for satu in self.temuan if satu.tingkat == Tingkat.GALAT]

    @property
    def kosong(self) -> list[Temuan]:
        """Gaps: saved as draft, to be completed before submission."""
        return [satu for satu in self.temuan if satu.tingkat == Tingkat.KOSONG]

    @property
    def catatan(self) -> list[Temuan]:
        """Things that the user should know."""
        return [satu for satu in self.temuan if satu.tingkat == Tingkat.CATATAN]

    @property
    def sah(self) -> bool:
        """Whether the file can be saved."""
        return not self.galat

    @property
    def berubah(self) -> bool:
        """Whether saving would add or change anything."""
        return any(beda.tambah or beda.ubah for beda in self.beda.values())

    @property
    def hilang(self) -> int:
        """Rows of the plan that the file does not have."""
        return sum(len(beda.hapus) for beda in self.beda.values())


def buku_versi(versi: VersiRencana) -> BukuKerja:
    """The workbook for a version: its years, the units of measure, the scales and the positions of its unit.  Four queries."""
    satuan = Satuan.objects.order_by("nama").values_list("nama", flat=True)
    return buku_rencana(
        versi.dokumen.daftar_tahun,
        satuan,
        sorted(jabatan_unit(versi.dokumen.unit_id, timezone.localdate())),
        Skala.objects.values_list("nama", flat=True),
    )


def jabatan_unit(unit_id: int, tanggal: dt.date) -> dict[str, int]:
    """Positions in an OPD and its parts on a date, name → id.  Two queries."""
    bagian = VersiUnit.objects.filter(berlaku__contains=tanggal, opd=unit_id).values_list("unit_id", flat=True)
    rows = VersiJabatan.objects.filter(berlaku__contains=tanggal, unit__in=[unit_id, *bagian]).order_by("-nama")
    return dict(rows.values_list("nama", "jabatan_id"))


def peta_satuan() -> dict[str, str]:
    """Units of measure under folded name and folded symbol, with the name.  One query."""
    rows = list(Satuan.objects.values_list("nama", "simbol"))
    return {lipat(simbol): nama for nama, simbol in rows if simbol} | {lipat(nama): nama for nama, _ in rows}


def kode_pengganti(unit_id: int) -> dict[str, str]:
    """Present codes of the unit's indicators by folded former code.  One query."""
    rows = Indikator.objects.filter(unit=unit_id).exclude(kode_lama=[]).values_list("kode", "kode_lama")
    return {lipat(lama): kode for kode, semua in rows for lama in semua}


def susun_pratinjau(versi: VersiRencana, hasil: Hasil) -> Pratinjau:
    """Compare rows read with the version as it stands. Writes nothing.  Eleven queries."""
    tersimpan = baris_rencana(pohon(versi))
    temuan = [*hasil.temuan, *_kode_lama(versi, hasil)]
    ada = kode_ada(hasil.baris, tersimpan, LEMBAR_SIMPUL)
    temuan += [_temuan(hasil, satu, versi) for satu in periksa_data(hasil.baris, tersimpan)]
    baru, padan = _padankan_satuan(hasil)
    _padankan_tingkat(hasil, list(ada))
    temuan += _padankan_jabatan(hasil, versi)
    temuan += _padankan_skala(hasil)
    temuan += _identitas_lama(versi, hasil)
    buku = buku_rencana(versi.dokumen.daftar_tahun)
    return Pratinjau(
        temuan=tuple(temuan),
        beda={nama: bandingkan(buku.ambil(nama), baris, tersimpan[nama]) for nama, baris in hasil.baris.items()},
        data={nama: [_nilai(baris) for baris in daftar] for nama, daftar in hasil.baris.items()},
        satuan_baru=baru,
        satuan_padan=padan,
    )


def periksa_data(data: Data, tersimpan: Data) -> list[Salah]:
    """Faults between rows: unknown parents, indicators that do not say what they measure."""
    ada = kode_ada(data, tersimpan, LEMBAR_SIMPUL)
    lama = [baris["kode"] for baris in tersimpan.get(LEMBAR_INDIKATOR, ())]
    return [
        *periksa_induk(data, ada, LEMBAR_SIMPUL, INDUK_LEMBAR),
        *periksa_indikator(data, ada, lama, LEMBAR_INDIKATOR),
    ]


def _nilai(baris: Any) -> dict[str, Any]:
    return {nama: nilai for nama, nilai in baris.items() if nama not in baris.rusak}


def _temuan(hasil: Hasil, satu: Salah, versi: VersiRencana) -> Temuan:
    baris = hasil.baris[satu.lembar][satu.nomor]
    kolom = _kolom(versi, satu.lembar, satu.kolom)
    return Temuan(Tingkat.GALAT, satu.lembar, baris.alamat(satu.kolom), kolom.judul, satu.sebab, satu.saran)


def _kolom(versi: VersiRencana, lembar: str, nama: str) -> Kolom:
    return buku_rencana(versi.dokumen.daftar_tahun).ambil(lembar).ambil(nama)


def _ganti(baris: Any, kolom: str, nilai: Any) -> None:
    lama = baris.sel[kolom]
    baris.sel[kolom] = Sel(lama.lembar, lama.alamat, nilai)


def _kode_lama(versi: VersiRencana, hasil: Hasil) -> list[Temuan]:
    """Put the present code where a file still uses a former one, and tell so."""
    peta = kode_pengganti(versi.dokumen.unit_id)
    temuan = []
    for baris in hasil.baris.get(LEMBAR_INDIKATOR, ()) if peta else ():
        lama = baris.get("kode")
        if kini := peta.get(lipat(lama)):
            _ganti(baris, "kode", kini)
            sebab = f"Kode {lama} sudah diganti menjadi {kini}; dibaca sebagai indikator yang sama."
            saran = f"Tulis {kini} pada berkas berikutnya."
            temuan.append(Temuan(Tingkat.CATATAN, LEMBAR_INDIKATOR, baris.alamat("kode"), "Kode", sebab, saran))
    return temuan


def _padankan_satuan(hasil: Hasil) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Replace units of measure by their registered names; tell which are new and which were recognised under another name."""
    peta = peta_satuan()
    baru: dict[str, str] = {}
    padan: dict[str, str] = {}
    for baris in hasil.baris.get(LEMBAR_INDIKATOR, ()):
        teks = baris.get("satuan")
        if not teks:
            continue
        nama = peta.get(lipat(teks)) or baru.setdefault(lipat(teks), teks)
        if lipat(teks) in peta and nama != teks:
            padan[teks] = nama
        _ganti(baris, "satuan", nama)
    return tuple(baru.values()), tuple(padan.items())


def _padankan_tingkat(hasil: Hasil, ada: list[Any]) -> None:
    """Fill the level of an indicator where its parent's code tells it."""
    for baris in hasil.baris.get(LEMBAR_INDIKATOR, ()):
        simpul = simpul_indikator(baris, ada)
        if isinstance(simpul, tuple) and "tingkat" in baris and not baris["tingkat"] and "tingkat" not in baris.rusak:
            _ganti(baris, "tingkat", simpul[0])


def _padankan_jabatan(hasil: Hasil, versi: VersiRencana) -> list[Temuan]:
    """Replace names of positions by the registered ones; unknown ones are left out and told."""
    peta = {lipat(nama): nama for nama in jabatan_unit(versi.dokumen.unit_id, timezone.localdate())}
    temuan = []
    for baris in hasil.baris.get(LEMBAR_INDIKATOR, ()):
        teks = baris.get("penanggung_jawab")
        if not teks:
            continue
        if lipat(teks) in peta:
            _ganti(baris, "penanggung_jawab", peta[lipat(teks)])
            continue
        baris.rusak.add("penanggung_jawab")
        sebab = f"Jabatan “{teks}” tidak ada di unit ini, jadi tidak disimpan."
        saran = "Pilih jabatannya di halaman indikator, atau daftarkan jabatannya lebih dulu."
        temuan.append(
            Temuan(Tingkat.KOSONG, LEMBAR_INDIKATOR, baris.alamat("penanggung_jawab"), "Penanggung jawab", sebab, saran)
        )
    return temuan


def _padankan_skala(hasil: Hasil) -> list[Temuan]:
    """Replace names of scales by the registered ones; unknown ones are left out and told."""
    peta = {lipat(nama): nama for nama in Skala.objects.values_list("nama", flat=True)}
    temuan = []
    for baris in hasil.baris.get(LEMBAR_INDIKATOR, ()):
        teks = baris.get("skala")
        if teks and lipat(teks) in peta:
            _ganti(baris, "skala", peta[lipat(teks)])
        elif teks:
            baris.rusak.add("skala")
            sebab = f"Skala “{teks}” tidak terdaftar, jadi tidak disimpan."
            saran = f"Pilih salah satu: {', '.join(peta.values())}."
            temuan.append(Temuan(Tingkat.KOSONG, LEMBAR_INDIKATOR, baris.alamat("skala"), "Skala", sebab, saran))
    return temuan


def _identitas_lama(versi: VersiRencana, hasil: Hasil) -> list[Temuan]:
    """Codes that already name an indicator of another plan of the unit: the values of both will be one series."""
    baris = {lipat(satu.get("kode")): satu for satu in hasil.baris.get(LEMBAR_INDIKATOR, ())}
    dipakai = IndikatorVersi.objects.filter(indikator__unit=versi.dokumen.unit_id).exclude(
        versi__dokumen=versi.dokumen_id
    )
    milik_sini = set(Indikator.objects.filter(versi__versi__dokumen=versi.dokumen_id).values_list("kode", flat=True))
    temuan, disebut = [], set()
    for kode, uraian, judul in dipakai.values_list("indikator__kode", "uraian", "versi__dokumen__judul"):
        kunci = lipat(kode)
        if kunci not in baris or kode in milik_sini or kunci in disebut:
            continue
        disebut.add(kunci)
        sebab = f"Kode {kode} sudah dipakai indikator “{uraian}” pada {judul}; nilai keduanya akan menjadi satu deret."
        temuan.append(
            Temuan(
                Tingkat.CATATAN,
                LEMBAR_INDIKATOR,
                baris[kunci].alamat("kode"),
                "Kode",
                sebab,
                "Pakai kode lain bila indikatornya berbeda.",
            )
        )
    return temuan


@dataclass(frozen=True, slots=True)
class SelBerubah:
    """One changed cell as people read it."""

    judul: str
    lama: str
    baru: str
    alamat: str


def sel_berubah(ubah: Ubah, lembar: str, buku: BukuKerja) -> Iterable[SelBerubah]:
    """The changed cells of a row in words: labels of choices, Indonesian numbers."""
    for sel in ubah.sel:
        kolom = buku.ambil(lembar).ambil(sel.kolom)
        yield SelBerubah(sel.judul, _tampil(kolom, sel.lama), _tampil(kolom, sel.baru), sel.alamat)


def _tampil(kolom: Kolom, nilai: Any) -> str:
    if nilai is None or nilai == "":
        return "–"
    label = kolom.label(nilai)
    return angka.tulis(label) if isinstance(label, Decimal) else str(label)
