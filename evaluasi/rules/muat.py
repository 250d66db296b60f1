"""Reading an instrument from plain data (JSON), with the place of each fault.

The shape: ``kode``, ``nama``, ``tingkat_jawaban`` (sub_komponen | kriteria) or ``metode``,
``skala_jawaban`` (answers per sub-component) and ``jenis_jawaban`` (sets of answers per
criterion), ``predikat_batas_bawah_eksklusif``, and ``komponen`` → ``sub`` → ``kriteria``.
A criterion is a text or an object; a component may offer ``varian``.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from evaluasi.rules.instrumen import (
    AturanKontrol,
    Dimensi,
    Instrumen,
    Komponen,
    Kriteria,
    Metode,
    SetJawaban,
    SubKomponen,
)
from evaluasi.rules.keabsahan import InstrumenSalah, periksa, periksa_pita
from evaluasi.rules.tingkat import NILAI_JAWABAN, PITA_88_2021, Pita, Predikat
from sakip import angka

SERATUS = Decimal(100)
_METODE_TINGKAT = {"sub_komponen": Metode.JUDGEMENT, "kriteria": Metode.AVERAGE}
_SKALA_88 = SetJawaban("88-2021", NILAI_JAWABAN, SERATUS)


def baca_instrumen(data: Mapping[str, Any], varian: str | None = None) -> Instrumen:
    """Build and check an instrument from plain data.

    `varian` chooses among the variants that a component offers (the first without it).
    Checks that weights add up at each level and to 100, that codes are unique, that bands
    fall and reach zero, that cross-checks point to something. Raises `InstrumenSalah`.
    """
    kamus = _kamus(data, "instrumen")
    metode = _metode(kamus, _METODE_TINGKAT.get(str(kamus.get("tingkat_jawaban")), Metode.JUDGEMENT), "instrumen")
    bacaan = _Bacaan(metode, _set_jawaban(kamus), varian)
    instrumen = Instrumen(
        kode=_teks(kamus, "kode", "instrumen"),
        nama=_teks(kamus, "nama", "instrumen"),
        komponen=tuple(
            bacaan.komponen(isi, f"komponen[{nomor}]")
            for nomor, isi in enumerate(_daftar(kamus, "komponen", "instrumen"), 1)
        ),
        pita=_pita(kamus.get("predikat_batas_bawah_eksklusif")),
        kontrol=_kontrol(kamus.get("kontrol") or []),
        dasar=str(kamus.get("dasar") or ""),
        catatan=str(kamus.get("catatan") or ""),
        penjelasan=_kamus(kamus.get("penjelasan_jawaban") or {}, "penjelasan_jawaban"),
    )
    periksa(instrumen)
    return instrumen


class _Bacaan:
    """Holds what every level needs while reading: method, answer sets, variant."""

    def __init__(self, metode: Metode, pilihan: Mapping[str, SetJawaban], varian: str | None) -> None:
        self.metode = metode
        self.pilihan = pilihan
        self.varian = varian

    def komponen(self, data: Any, tempat: str) -> Komponen:
        isi = _kamus(data, tempat)
        if isi.get("varian"):
            isi = self._pilih_varian(isi, tempat)
        sub = tuple(
            self.sub(satu, f"{tempat}.sub[{nomor}]") for nomor, satu in enumerate(_daftar(isi, "sub", tempat), 1)
        )
        return Komponen(_teks(isi, "kode", tempat), _teks(isi, "nama", tempat), _bobot(isi, tempat), sub)

    def sub(self, data: Any, tempat: str) -> SubKomponen:
        isi = _kamus(data, tempat)
        metode = _metode(isi, self.metode, tempat)
        kode = _teks(isi, "kode", tempat)
        kriteria = _senarai(isi.get("kriteria") or [], f"{tempat}.kriteria")
        return SubKomponen(
            kode=kode,
            nama=_teks(isi, "nama", tempat),
            bobot=_bobot(isi, tempat),
            metode=metode,
            jawaban=self._set(isi, "SKALA", tempat),
            kriteria=tuple(
                self.kriteria(satu, kode, nomor, isi, f"{tempat}.kriteria[{nomor}]")
                for nomor, satu in enumerate(kriteria, 1)
            ),
            dimensi=_dimensi(isi, tempat),
            kelompok=str(isi.get("kelompok") or ""),
        )

    def kriteria(self, data: Any, sub: str, nomor: int, induk: Mapping[str, Any], tempat: str) -> Kriteria:
        isi = {"uraian": data} if isinstance(data, str) else _kamus(data, tempat)
        nomor = int(_angka(isi.get("nomor") or nomor, f"{tempat}.nomor"))
        jenis = isi if isi.get("jenis") else induk
        return Kriteria(
            kode=str(isi.get("kode") or f"{sub}.{nomor}"),
            nomor=nomor,
            uraian=_teks(isi, "uraian", tempat),
            jawaban=self._set(jenis, "KRITERIA", tempat),
            bobot=_bobot(isi, tempat) if isi.get("bobot") is not None else None,
            rubrik=_kamus(isi.get("rubrik") or {}, f"{tempat}.rubrik"),
        )

    def _pilih_varian(self, isi: Mapping[str, Any], tempat: str) -> dict[str, Any]:
        """Replace the variants by the chosen one; criteria and rubric of the component go to each sub."""
        semua = _kamus(isi["varian"], f"{tempat}.varian")
        nama = next(iter(semua)) if self.varian is None else self.varian
        if nama not in semua:
            raise InstrumenSalah(f"{tempat}: varian “{nama}” tidak ada; pilihan: {', '.join(semua)}.")
        rubrik = _kamus(isi.get("rubrik") or {}, f"{tempat}.rubrik")
        kriteria = [
            {"uraian": satu, "rubrik": rubrik.get(satu)} if isinstance(satu, str) else satu
            for satu in _senarai(isi.get("kriteria") or [], f"{tempat}.kriteria")
        ]
        return {
            **isi,
            "sub": [
                {"kriteria": kriteria, **_kamus(sub, tempat)}
                for sub in _senarai(semua[nama], f"{tempat}.varian.{nama}")
            ],
        }

    def _set(self, isi: Mapping[str, Any], bawaan: str, tempat: str) -> SetJawaban:
        nama = str(isi.get("jenis") or bawaan)
        if nama not in self.pilihan:
            raise InstrumenSalah(f"{tempat}: jenis jawaban “{nama}” tidak ada pada jenis_jawaban.")
        return self.pilihan[nama]


def _set_jawaban(data: Mapping[str, Any]) -> dict[str, SetJawaban]:
    """Answer sets by name; SKALA serves sub-components, KRITERIA (all sets together) criteria."""
    skala = data.get("skala_jawaban")
    pilihan = {"SKALA": _satu_set("skala_jawaban", skala, SERATUS) if skala else _SKALA_88}
    campuran: dict[str, Decimal] = {}
    for nama, isi in _kamus(data.get("jenis_jawaban") or {}, "jenis_jawaban").items():
        pilihan[nama] = _satu_set(nama, isi, None)
        for jawaban, nilai in pilihan[nama].nilai.items():
            if campuran.setdefault(jawaban, nilai) != nilai:
                raise InstrumenSalah(
                    f"jenis_jawaban: jawaban “{jawaban}” bernilai lain pada set lain; namai set tiap kriteria."
                )
    pilihan["KRITERIA"] = SetJawaban("KRITERIA", campuran, Decimal(1)) if campuran else _YA_TIDAK
    return pilihan


_YA_TIDAK = SetJawaban("YT", {"Y": Decimal(1), "T": Decimal(0)}, Decimal(1))


def _satu_set(nama: str, data: Any, penuh: Decimal | None) -> SetJawaban:
    nilai = {str(kode).upper(): _angka(isi, f"{nama}.{kode}") for kode, isi in _kamus(data, nama).items()}
    if not nilai or min(nilai.values()) < 0 or max(nilai.values()) <= 0:
        raise InstrumenSalah(
            f"{nama}: set jawaban harus berisi nilai nol atau lebih, dan satu di antaranya di atas nol."
        )
    if penuh is not None and max(nilai.values()) > penuh:
        raise InstrumenSalah(f"{nama}: nilai jawaban tidak boleh melebihi {angka.tulis(penuh)}.")
    return SetJawaban(nama, nilai, penuh or max(nilai.values()))


def _pita(data: Any) -> tuple[Pita, ...]:
    if data is None:
        return PITA_88_2021
    pita = []
    for nomor, baris in enumerate(_senarai(data, "predikat_batas_bawah_eksklusif"), 1):
        tempat = f"predikat_batas_bawah_eksklusif[{nomor}]"
        if not isinstance(baris, Sequence) or isinstance(baris, str) or len(baris) < 2:
            raise InstrumenSalah(f'{tempat}: tulis [predikat, batas bawah], misalnya ["A", 80].')
        if str(baris[0]) not in Predikat.__members__:
            raise InstrumenSalah(f"{tempat}: predikat “{baris[0]}” tidak dikenal; pilihan: {', '.join(Predikat)}.")
        pita.append(Pita(None if baris[1] is None else _angka(baris[1], tempat), Predikat(baris[0])))
    periksa_pita(pita)
    return tuple(pita)


def _kontrol(data: Any) -> tuple[AturanKontrol, ...]:
    hasil = []
    for nomor, isi in enumerate(_senarai(data, "kontrol"), 1):
        tempat = f"kontrol[{nomor}]"
        kamus = _kamus(isi, tempat)
        hasil.append(
            AturanKontrol(_teks(kamus, "kode", tempat), _teks(kamus, "acuan", tempat), str(kamus.get("pesan") or ""))
        )
    return tuple(hasil)


def _metode(isi: Mapping[str, Any], bawaan: Metode, tempat: str) -> Metode:
    nama = isi.get("metode")
    if nama is None:
        return bawaan
    if str(nama).upper() not in Metode.__members__:
        raise InstrumenSalah(f"{tempat}: metode “{nama}” tidak dikenal; pilihan: {', '.join(Metode)}.")
    return Metode(nama)


def _dimensi(isi: Mapping[str, Any], tempat: str) -> Dimensi | None:
    nama = isi.get("dimensi")
    if not nama:
        return None
    if str(nama).upper() not in Dimensi.__members__:
        raise InstrumenSalah(f"{tempat}: dimensi “{nama}” tidak dikenal; pilihan: {', '.join(Dimensi)}.")
    return Dimensi(nama)


def _kamus(data: Any, tempat: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise InstrumenSalah(f"{tempat}: isi harus berupa objek JSON.")
    return data


def _senarai(data: Any, tempat: str) -> Sequence[Any]:
    if not isinstance(data, list | tuple):
        raise InstrumenSalah(f"{tempat}: isi harus berupa daftar.")
    return data


def _daftar(data: Mapping[str, Any], kunci: str, tempat: str) -> Sequence[Any]:
    isi = data.get(kunci)
    if not isinstance(isi, list | tuple) or not isi:
        raise InstrumenSalah(f"{tempat}: “{kunci}” harus berupa daftar yang berisi.")
    return isi


def _teks(data: Mapping[str, Any], kunci: str, tempat: str) -> str:
    isi = data.get(kunci)
    if not isinstance(isi, str) or not isi.strip():
        raise InstrumenSalah(f"{tempat}: “{kunci}” belum diisi.")
    return isi.strip()


def _bobot(data: Mapping[str, Any], tempat: str) -> Decimal:
    bobot = _angka(data.get("bobot"), f"{tempat}.bobot")
    if bobot <= 0:
        raise InstrumenSalah(f"{tempat}.bobot: bobot harus di atas nol.")
    return bobot


def _angka(isi: Any, tempat: str) -> Decimal:
    """A number of the data; JSON numbers and texts with a decimal point."""
    try:
        return angka.pasti(Decimal(isi)) if isinstance(isi, str) else angka.baca(isi)
    except (ArithmeticError, angka.AngkaSalah):
        raise InstrumenSalah(f"{tempat}: “{isi}” bukan angka.") from None
