"""A clean plan, and a defect of every rule to plant into a plan: what the checks must then find, and nothing else.

A planter takes a plan and a number that chooses the place; it returns the plan with the defect and the place's key, or None
where the plan has no place for it.
"""

import dataclasses
import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from renstra.rules import JenisSimpul, baca_target
from renstra.rules.isi import IsiIndikator, IsiRencana, IsiSimpul
from renstra.rules.periksa.pola import pola_keluaran

TAHUN = (2025, 2026, 2027, 2028, 2029)
UKURAN = (
    "Indeks kesejahteraan", "Angka harapan pulih", "Persentase rumah layak", "Nilai mutu layanan", "Persentase jalan mantap",
    "Rasio dokter terhadap warga", "Persentase sampah terkelola", "Indeks literasi", "Angka putus sekolah", "Nilai tambah pertanian",
    "Persentase lansia terlayani", "Indeks risiko bencana",
)  # fmt: skip

type Tanam = Callable[[IsiRencana, int], tuple[IsiRencana, str] | None]


def indikator(id: int, simpul_id: int, **lain: Any) -> IsiIndikator:
    """An indicator without fault."""
    isi = {
        "indikator_id": id + 900, "kode": f"I.{id}", "uraian": UKURAN[id % len(UKURAN)] + f" kelompok {id}", "jenis": "IKU", "satuan": "Indeks",
        "polaritas": "NAIK", "agregasi": "TERAKHIR", "frekuensi": "BULANAN", "definisi": "d", "sumber": "s", "penanggung_jawab_id": 9,
        "baseline_tahun": 2024, "baseline_nilai": Decimal(48), "baseline_teks": "48",
        "target": dict(zip(TAHUN, ("50", "52", "54", "56", "58"), strict=True)),
    } | lain  # fmt: skip
    isi["target"] = {tahun: baca_target(teks) for tahun, teks in isi["target"].items()}
    return IsiIndikator(id=id, simpul_id=simpul_id, **isi)


def simpul(id: int, jenis: JenisSimpul, induk: int | None, kode: str, *anak: IsiSimpul, **lain: Any) -> IsiSimpul:
    """A node without fault, with one indicator; money is that of its parts, or a hundred per year."""
    pagu = {tahun: sum(satu.pagu.get(tahun, 0) for satu in anak) if anak else Decimal(100) for tahun in TAHUN}
    isi = {
        "uraian": f"Membaiknya keadaan {id}", "indikator": (indikator(id, id),), "anak": anak,
        "pagu": pagu if jenis in (JenisSimpul.PROGRAM, JenisSimpul.KEGIATAN, JenisSimpul.SUBKEGIATAN) else {},
    } | lain  # fmt: skip
    return IsiSimpul(id=id, kunci=uuid.UUID(int=id), jenis=jenis, kode=kode, induk_id=induk, **isi)


def rencana_bersih() -> IsiRencana:
    """One tujuan, two sasaran, two programmes each, and kegiatan with subkegiatan below: nothing to find."""

    def sasaran(n: int) -> IsiSimpul:
        awal = 10 * n
        program = []
        for p in (1, 2):
            pid = awal + 3 * p
            kode = f"1.0{n}.0{p}"
            sub = simpul(pid + 2, JenisSimpul.SUBKEGIATAN, pid + 1, f"{kode}.2.01.0001")
            program.append(
                simpul(
                    pid,
                    JenisSimpul.PROGRAM,
                    awal,
                    kode,
                    simpul(pid + 1, JenisSimpul.KEGIATAN, pid, f"{kode}.2.01", sub),
                )
            )
        return simpul(awal, JenisSimpul.SASARAN, 1, f"1.{n}", *program)

    return IsiRencana(versi_id=1, tahun=TAHUN, akar=(simpul(1, JenisSimpul.TUJUAN, None, "1", sasaran(1), sasaran(2)),))


def ganti_simpul(isi: IsiRencana, satu: IsiSimpul, **ubah: Any) -> IsiRencana:
    """The plan with some fields of a node replaced."""

    def susun(ini: IsiSimpul) -> IsiSimpul:
        return dataclasses.replace(ini, **({"anak": tuple(map(susun, ini.anak))} | (ubah if ini.id == satu.id else {})))

    return dataclasses.replace(isi, akar=tuple(map(susun, isi.akar)))


def ganti_indikator(isi: IsiRencana, satu: IsiIndikator, **ubah: Any) -> IsiRencana:
    """The plan with some fields of an indicator replaced."""
    simpul = next(s for s in isi.simpul if s.id == satu.simpul_id)
    baru = tuple(dataclasses.replace(x, **ubah) if x.id == satu.id else x for x in simpul.indikator)
    return ganti_simpul(isi, simpul, indikator=baru)


def lepas(isi: IsiRencana, satu: IsiSimpul, ke_akar: bool) -> IsiRencana:
    """The plan with a node taken out of its place: put beside the roots, or gone with all below it."""

    def susun(ini: IsiSimpul) -> IsiSimpul:
        return dataclasses.replace(ini, anak=tuple(susun(x) for x in ini.anak if x.id != satu.id))

    akar = tuple(susun(x) for x in isi.akar if x.id != satu.id)
    return dataclasses.replace(isi, akar=(*akar, dataclasses.replace(satu, induk_id=None)) if ke_akar else akar)


def _pilih[T](calon: list[T], ke: int) -> T | None:
    return calon[ke % len(calon)] if calon else None


def _pada_simpul(*jenis: JenisSimpul, **ubah: Any) -> Tanam:
    def tanam(isi: IsiRencana, ke: int) -> tuple[IsiRencana, str] | None:
        satu = _pilih(
            [s for s in isi.simpul if s.jenis in jenis and not (ubah.get("indikator") == () and not s.indikator)], ke
        )
        return satu and (ganti_simpul(isi, satu, **ubah), f"S:{satu.kunci}")

    return tanam


def _bersih(satu: IsiIndikator) -> bool:
    """A plain rising series of five numbers from a number: room for any defect of a target."""
    return (
        satu.polaritas == "NAIK" and satu.baseline_nilai is not None and len(satu.target) >= 4
        and all(t.nilai is not None for t in satu.target.values())
    )  # fmt: skip


def _pada_indikator(*hanya: JenisSimpul, **ubah: Any) -> Tanam:
    def tanam(isi: IsiRencana, ke: int) -> tuple[IsiRencana, str] | None:
        calon = [x for s in isi.simpul for x in s.indikator if _bersih(x) and (not hanya or s.jenis in hanya)]
        satu = _pilih(calon, ke)
        return satu and (ganti_indikator(isi, satu, **ubah), f"I:{satu.indikator_id}")

    return tanam


def _target(buat: Callable[[tuple[int, ...]], dict[int, str]], **lain: Any) -> Tanam:
    def tanam(isi: IsiRencana, ke: int) -> tuple[IsiRencana, str] | None:
        target = {th: baca_target(teks) for th, teks in buat(isi.tahun).items()}
        return _pada_indikator(target=target, **lain)(isi, ke)

    return tanam


def _tanpa_jenis(jenis: JenisSimpul) -> Tanam:
    """Take a whole level out: what was below hangs beside, with no parent left to miss."""

    def tanam(isi: IsiRencana, ke: int) -> tuple[IsiRencana, str] | None:
        bawah = {JenisSimpul.TUJUAN: JenisSimpul.SASARAN, JenisSimpul.SASARAN: JenisSimpul.PROGRAM}.get(jenis)
        sisa = tuple(dataclasses.replace(s, induk_id=None) for s in isi.simpul if s.jenis == bawah)
        if jenis == JenisSimpul.TUJUAN:
            return dataclasses.replace(isi, akar=sisa), ""
        akar = tuple(
            dataclasses.replace(s, induk_id=None, anak=()) for s in isi.simpul if s.jenis == JenisSimpul.TUJUAN
        )
        if jenis == JenisSimpul.SASARAN:
            return dataclasses.replace(isi, akar=akar + sisa), ""
        utuh = isi
        for program in isi.sejenis(JenisSimpul.PROGRAM):
            utuh = lepas(utuh, program, ke_akar=False)
        return utuh, ""

    return tanam


def _lepas(*jenis: JenisSimpul) -> Tanam:
    def tanam(isi: IsiRencana, ke: int) -> tuple[IsiRencana, str] | None:
        calon = [s for s in isi.simpul if s.jenis in jenis and s.induk_id is not None and _bersaudara(isi, s)]
        satu = _pilih(calon, ke)
        return satu and (lepas(isi, satu, ke_akar=True), f"S:{satu.kunci}")

    return tanam


def _bersaudara(isi: IsiRencana, satu: IsiSimpul) -> bool:
    """Whether its parent keeps another node of the kind: taking it away breaks nothing but its own place."""
    induk = next(s for s in isi.simpul if s.id == satu.induk_id)
    return sum(anak.jenis == satu.jenis for anak in induk.anak) > 1 or satu.jenis == JenisSimpul.SUBKEGIATAN


def _tanpa_turunan(isi: IsiRencana, ke: int) -> tuple[IsiRencana, str] | None:
    calon = [s for s in isi.sejenis(JenisSimpul.SASARAN) if s.anak]
    satu = _pilih(calon, ke) if len(calon) > 1 else None
    return satu and (ganti_simpul(isi, satu, anak=()), f"S:{satu.kunci}")


def _tanpa_iku(isi: IsiRencana, ke: int) -> tuple[IsiRencana, str] | None:
    for satu in isi.indikator:
        isi = ganti_indikator(isi, satu, jenis="IKP")
    return isi, ""


def _salin_rumusan(serumpun: bool) -> Tanam:
    """Give an indicator the wording of one beside it, or of one above it."""

    def tanam(isi: IsiRencana, ke: int) -> tuple[IsiRencana, str] | None:
        urut = isi.simpul
        menurut = {s.id: s for s in urut}

        def leluhur(s: IsiSimpul) -> set[int]:
            return {s.induk_id, *leluhur(menurut[s.induk_id])} if s.induk_id in menurut else set()

        calon = [
            (a.indikator[0], b.indikator[0])
            for n, b in enumerate(urut) if b.indikator
            for a in urut[:n] if a.indikator and (a.id in leluhur(b)) == serumpun and not pola_keluaran(a.indikator[0].uraian)
        ]  # fmt: skip
        pasangan = _pilih(calon, ke)
        if pasangan is None:
            return None
        atas, bawah = pasangan
        return ganti_indikator(isi, bawah, uraian=f"  {atas.uraian.upper()} "), f"I:{bawah.indikator_id}"

    return tanam


def _pagu_beda(isi: IsiRencana, ke: int) -> tuple[IsiRencana, str] | None:
    satu = _pilih([s for s in isi.sejenis(JenisSimpul.PROGRAM) if any(x.pagu for x in s.anak)], ke)
    return satu and (ganti_simpul(isi, satu, pagu=dict(satu.pagu) | {isi.tahun[1]: Decimal(1)}), f"S:{satu.kunci}")


def _tahun_tanpa_pagu(isi: IsiRencana, ke: int) -> tuple[IsiRencana, str] | None:
    satu = _pilih(
        [s for s in isi.sejenis(JenisSimpul.PROGRAM) if len(s.pagu) > 1 and not any(x.pagu for x in s.anak)], ke
    )
    if satu is None:
        return None
    return ganti_simpul(
        isi, satu, pagu={th: n for th, n in satu.pagu.items() if th != isi.tahun[-1]}
    ), f"S:{satu.kunci}"


def _kode_lain(isi: IsiRencana, ke: int) -> tuple[IsiRencana, str] | None:
    satu = _pilih([s for s in isi.simpul if s.jenis == JenisSimpul.SUBKEGIATAN], ke)
    return satu and (ganti_simpul(isi, satu, kode="7.01.09.2.01.0001"), f"S:{satu.kunci}")


J = JenisSimpul
TANAM: dict[str, Tanam] = {
    "R-101": _tanpa_jenis(J.TUJUAN),
    "R-102": _tanpa_jenis(J.SASARAN),
    "R-103": _tanpa_jenis(J.PROGRAM),
    "R-104": _lepas(J.SASARAN, J.PROGRAM),
    "R-105": _lepas(J.SUBKEGIATAN),
    "R-106": _pada_simpul(J.TUJUAN, J.SASARAN, J.PROGRAM, uraian=" "),
    "R-107": _pada_simpul(J.SASARAN, indikator=()),
    "R-108": _pada_simpul(J.PROGRAM, indikator=()),
    "R-109": _kode_lain,
    "R-110": _tanpa_turunan,
    "R-201": _pada_indikator(uraian=" "),
    "R-202": _pada_indikator(satuan=""),
    "R-203": _pada_indikator(polaritas=""),
    "R-204": _pada_indikator(agregasi=""),
    "R-205": _pada_indikator(frekuensi=""),
    "R-206": _pada_indikator(agregasi="RASIO", pembilang="a", penyebut=" "),
    "R-207": _pada_indikator(definisi=""),
    "R-208": _pada_indikator(sumber=""),
    "R-209": _pada_indikator(penanggung_jawab_id=None),
    "R-210": _pada_indikator(baseline_nilai=None, baseline_teks=""),
    "R-211": _tanpa_iku,
    "R-212": _pada_indikator(baseline_tahun=None),
    "R-301": _target(lambda tahun: dict.fromkeys(tahun, "–")),
    "R-302": _target(lambda tahun: dict.fromkeys(tahun[:-1], "50"), baseline_nilai=Decimal(50)),
    "R-303": _target(lambda tahun: {th: str(60 - n) for n, th in enumerate(tahun)}, baseline_nilai=Decimal(60)),
    "R-304": _target(lambda tahun: {th: str(20 + n + 60 * (n >= 2)) for n, th in enumerate(tahun)}, baseline_nilai=Decimal(19)),
    "R-305": _target(lambda tahun: {th: str(96 + 5 * n) for n, th in enumerate(tahun)}, uraian="Persentase wajib", satuan="%", baseline_nilai=Decimal(95)),
    "R-306": _target(lambda tahun: dict.fromkeys(tahun, "85"), baseline_nilai=Decimal("0.85"), baseline_teks="0,85"),
    "R-307": _pada_indikator(polaritas="RENTANG"),
    "R-308": _target(lambda tahun: dict.fromkeys(tahun, "0"), polaritas="TURUN", baseline_nilai=Decimal(3)),
    "R-401": _pada_indikator(J.TUJUAN, J.SASARAN, J.PROGRAM, uraian="Jumlah kegiatan pembinaan yang terlaksana"),
    "R-402": _pada_simpul(J.SASARAN, uraian="Terlaksananya rapat koordinasi lintas sektor"),
    "R-403": _salin_rumusan(serumpun=False),
    "R-404": _salin_rumusan(serumpun=True),
    "R-501": _pada_simpul(J.PROGRAM, pagu={}),
    "R-502": _pagu_beda,
    "R-503": _tahun_tanpa_pagu,
}  # fmt: skip
