"""Differences between two versions of a plan, by identity: nodes by `kunci`, indicators by their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from renstra.rules.isi import IsiIndikator, IsiRencana, IsiSimpul
from renstra.rules.jenis import Agregasi, Frekuensi, JenisIndikator, Polaritas, RumusTurun, TargetNol
from sakip import angka


@dataclass(frozen=True, slots=True)
class Perbedaan:
    """One difference. jenis: `tambah`, `ubah` or `hapus`; `hal` says what of it, `lama` and `baru` are as read by people."""

    jenis: str
    tempat: str
    hal: str = ""
    lama: str = ""
    baru: str = ""


def bandingkan_rencana(lama: IsiRencana, baru: IsiRencana) -> list[Perbedaan]:
    """All differences from an older to a newer version: nodes first, then indicators, in reading order."""
    return [*_bandingkan(_simpul(lama), _simpul(baru)), *_bandingkan(_indikator(lama), _indikator(baru))]


type Wajah = tuple[str, Mapping[str, str]]


def _bandingkan(lama: Mapping[object, Wajah], baru: Mapping[object, Wajah]) -> Iterable[Perbedaan]:
    for kunci, (sebutan, isi) in baru.items():
        if kunci not in lama:
            yield Perbedaan("tambah", sebutan, baru=isi.get("Uraian", ""))
            continue
        isi_lama = lama[kunci][1]
        for hal in dict.fromkeys((*isi_lama, *isi)):
            if isi_lama.get(hal, "") != isi.get(hal, ""):
                yield Perbedaan("ubah", sebutan, hal, isi_lama.get(hal, ""), isi.get(hal, ""))
    for kunci, (sebutan, isi) in lama.items():
        if kunci not in baru:
            yield Perbedaan("hapus", sebutan, lama=isi.get("Uraian", ""))


def _simpul(isi: IsiRencana) -> dict[object, Wajah]:
    menurut_id = {simpul.id: simpul for simpul in isi.simpul}
    return {simpul.kunci: (simpul.sebutan, _wajah_simpul(simpul, menurut_id)) for simpul in isi.simpul}


def _wajah_simpul(simpul: IsiSimpul, menurut_id: Mapping[int, IsiSimpul]) -> dict[str, str]:
    induk = menurut_id.get(simpul.induk_id or 0)
    wajah = {
        "Kode": simpul.kode,
        "Uraian": simpul.uraian,
        "Induk": induk.sebutan if induk else "",
        "Mendukung sasaran daerah": simpul.mendukung,
        "Misi lain": ", ".join(simpul.misi_lain),
    }
    return wajah | {f"Pagu {tahun}": angka.rupiah(jumlah) for tahun, jumlah in simpul.pagu.items()}


def _indikator(isi: IsiRencana) -> dict[object, Wajah]:
    menurut_id = {simpul.id: simpul for simpul in isi.simpul}
    return {
        satu.indikator_id: (f"Indikator {satu.kode}", _wajah_indikator(satu, menurut_id[satu.simpul_id]))
        for satu in isi.indikator
    }


def _kurung(tahun: int | None) -> str:
    return f"({tahun})" if tahun else ""


def _label(pilihan: type, nilai: str) -> str:
    return pilihan(nilai).label if nilai else ""


def _wajah_indikator(satu: IsiIndikator, simpul: IsiSimpul) -> dict[str, str]:
    wajah = {
        "Uraian": satu.uraian,
        "Di bawah": simpul.sebutan,
        "Jenis": _label(JenisIndikator, satu.jenis),
        "Satuan": satu.satuan,
        "Polaritas": _label(Polaritas, satu.polaritas),
        "Agregasi": _label(Agregasi, satu.agregasi),
        "Frekuensi": _label(Frekuensi, satu.frekuensi),
        "Definisi operasional": satu.definisi,
        "Formula": satu.formula,
        "Sumber data": satu.sumber,
        "Pembilang": satu.pembilang,
        "Penyebut": satu.penyebut,
        "Rumus makin rendah makin baik": _label(RumusTurun, satu.rumus_turun),
        "Target nol": _label(TargetNol, satu.target_nol),
        "Boleh negatif": "Ya" if satu.boleh_negatif else "",
        "Skala": satu.skala,
        "Alasan pemilihan": satu.alasan,
        "Pencatat": satu.pencatat,
        "Cara pengumpulan": satu.cara_kumpul,
        "Saat data tersedia": satu.jadwal,
        "Acuan nasional": " ".join(filter(None, (satu.nasional_teks, _kurung(satu.nasional_tahun)))),
        "Sumber acuan nasional": satu.nasional_sumber,
        "Masa berlaku": " sampai ".join(str(th) for th in (satu.berlaku_mulai, satu.berlaku_sampai) if th),
        "Penanggung jawab": satu.penanggung_jawab,
        "Nilai awal": " ".join(filter(None, (satu.baseline_teks, _kurung(satu.baseline_tahun)))),
    }
    return wajah | {f"Target {tahun}": target.teks for tahun, target in satu.target.items()}
