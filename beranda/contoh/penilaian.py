"""Internal evaluations: the closed years graded and published, the running one on its way through the tiers."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from beranda.contoh.dunia import DAERAH, Dunia
from beranda.contoh.susunan import TIM_INSPEKTORAT
from beranda.contoh.undian import pilih, undi
from evaluasi import actions
from evaluasi.models import Evaluasi, Instrumen
from evaluasi.queries.instrumen import baca
from evaluasi.rules import Jenjang, SubKomponen
from organisasi.models import Pengguna

# Grades of the OPD in the order of opd.json: A for about a third, most of the others BB, some B and CC.
PREDIKAT: Final = (
    [
        "A",
        "BB",
        "BB",
        "B",
        "A",
        "CC",
        "BB",
        "BB",
        "B",
        "A",
        "BB",
        "B",
        "BB",
        "BB",
        "B",
        "BB",
        "BB",
        "B",
        "B",
        "A",
        "A",
        "BB",
        "A",
        "BB",
        "B",
        "A",
        "BB",
        "CC",
    ],
    [
        "A",
        "BB",
        "BB",
        "BB",
        "A",
        "B",
        "BB",
        "BB",
        "BB",
        "A",
        "BB",
        "BB",
        "A",
        "A",
        "B",
        "BB",
        "BB",
        "B",
        "BB",
        "A",
        "A",
        "BB",
        "A",
        "BB",
        "BB",
        "A",
        "A",
        "B",
    ],
)
# Grade → the two answers whose mix gives it.
CAMPURAN: Final = {"A": ("A", "BB"), "BB": ("BB", "B"), "B": ("B", "CC"), "CC": ("CC", "C")}
TERPENUHI: Final = {"A": 100, "BB": 100, "B": 80, "CC": 60, "C": 40}
ALASAN_A: Final = "Praktik ini bertahan sejak tahun lalu dan sudah ditiru dua OPD lain di kabupaten."
CATATAN: Final = {
    "A": "Seluruh kriteria terpenuhi dan ada upaya yang patut dihargai.",
    "BB": "Seluruh kriteria terpenuhi sesuai pedoman.",
    "B": "Sebagian besar kriteria terpenuhi; pemanfaatan hasilnya belum merata.",
    "CC": "Lebih dari separuh kriteria terpenuhi; bukti pada triwulan awal belum lengkap.",
    "C": "Baru sebagian kriteria terpenuhi; perlu pendampingan.",
}
SARAN: Final = {
    "1": ("Pertajam rumusan sasaran agar berorientasi hasil dan turunkan sampai kinerja individu.",
          "Selaraskan pagu program dengan sasaran yang didukungnya sebelum rencana tahun berikut ditetapkan."),
    "2": ("Gunakan hasil pengukuran bulanan dalam rapat pimpinan dan catat keputusan yang diambil.",
          "Lengkapi definisi operasional indikator dan bukti dukung setiap nilai yang dilaporkan."),
    "3": ("Tambahkan perbandingan dengan target jangka menengah dan standar nasional pada laporan kinerja.",
          "Uraikan penyebab keberhasilan atau kegagalan beserta solusi untuk setiap sasaran."),
    "4": ("Tindak lanjuti seluruh rekomendasi tahun lalu dan laporkan buktinya sebelum evaluasi berikut.",),
}  # fmt: skip
TINDAK_LANJUT: Final = (
    "Sudah dibahas dalam rapat pimpinan; perbaikan dimuat dalam rencana aksi dan notulennya tersimpan."
)
# How far the worksheets of the running year have come; the others are still with the first tier.
SAMPAI: Final = {
    "dinkes": "ketua_tim",
    "dpupr": "pengendali_teknis",
    "bappeda": "pengendali_mutu",
    "disdukcapil": "penanggung_jawab",
    "bkpsdm": "ditetapkan",
}


def muat_penilaian(dunia: Dunia) -> None:
    """The instrument, the results of both closed years (OPD and regency), and the round of the running year."""
    with dunia.pada(dt.date(dunia.tahun - 3, 12, 1)):
        instrumen = actions.muat_instrumen("88-2021")
    for tahun, predikat in zip(dunia.tahun_tutup, PREDIKAT, strict=True):
        _hasil_tahun(dunia, instrumen, tahun, predikat)
    if dunia.sudah(dt.date(dunia.tahun, 10, 5)):
        _ronde_berjalan(dunia, instrumen)


def _hasil_tahun(dunia: Dunia, instrumen: Instrumen, tahun: int, predikat: Sequence[str]) -> None:
    sub = list(baca(instrumen).semua_sub())
    unit = [opd.kunci for opd in dunia.opd(tahun)]
    hasil = [_muatan(dunia, kunci, tahun, satu, sub) for kunci, satu in zip(unit, predikat, strict=True)]
    hasil.append(_muatan(dunia, DAERAH, tahun, "BB", sub))
    with dunia.pada(dt.date(tahun + 1, 7, 20), 10):
        actions.muat_hasil(hasil, instrumen=instrumen, by=dunia.akun("inspektur"), tim=_tim(dunia))


def _muatan(dunia: Dunia, kunci: str, tahun: int, predikat: str, sub: Sequence[SubKomponen]) -> actions.HasilMuatan:
    jawaban = {satu.kode: _jawaban(kunci, tahun, predikat, satu.kode) for satu in sub}
    return actions.HasilMuatan(
        unit=dunia.unit[kunci],
        tahun=tahun,
        jawaban=jawaban,
        kriteria={satu.kode: _kriteria(satu, jawaban[satu.kode]) for satu in sub},
        catatan={kode: CATATAN[isi] for kode, isi in jawaban.items()},
        alasan={kode: ALASAN_A for kode, isi in jawaban.items() if isi == "A"},
        rekomendasi=[
            _saran(kunci, tahun, komponen, lama=tahun < dunia.tahun - 1) for komponen in _komponen(kunci, tahun)
        ],
    )


def _jawaban(kunci: str, tahun: int, predikat: str, sub: str) -> str:
    """The better answer for use of plans and for about half of the others: the total then lies within the grade's band."""
    atas, bawah = CAMPURAN[predikat]
    return atas if sub == "1c" or undi(2, kunci, tahun, sub) else bawah


def _kriteria(sub: SubKomponen, jawaban: str) -> dict[str, str]:
    """Answers to the criteria that go with the answer to the sub-component."""
    penuh = -(-len(sub.kriteria) * TERPENUHI[jawaban] // 100)
    return {satu.kode: satu.jawaban.urutan[-1 if nomor < penuh else 0] for nomor, satu in enumerate(sub.kriteria)}


def _komponen(kunci: str, tahun: int) -> list[str]:
    pertama = 1 + undi(4, "komponen", kunci, tahun)
    return sorted({str(pertama), str(1 + pertama % 4)})


def _saran(kunci: str, tahun: int, komponen: str, *, lama: bool) -> tuple[str, str, str, str]:
    nomor = undi(3, "tindak", kunci, tahun, komponen)
    status = "selesai" if lama else ("terbuka", "diproses", "selesai")[nomor]
    return komponen, pilih(SARAN[komponen], kunci, tahun), status, "" if status == "terbuka" else TINDAK_LANJUT


def _tim(dunia: Dunia) -> dict[str, list[Pengguna]]:
    """Tier → its people: one account for each."""
    akun = [*reversed(TIM_INSPEKTORAT), "inspektur"]
    return {jenjang: [dunia.akun(nama)] for jenjang, nama in zip(Jenjang, akun, strict=True)}


def _ronde_berjalan(dunia: Dunia, instrumen: Instrumen) -> None:
    """The early round on the running year; a few worksheets answered and passed on."""
    with dunia.pada(dt.date(dunia.tahun, 10, 5)):
        unit = [dunia.unit[opd.kunci] for opd in dunia.opd(dunia.tahun)]
        semua = actions.buat_evaluasi(
            units=unit,
            tahun=dunia.tahun,
            ronde=dunia.tahun,
            instrumen=instrumen,
            tim=_tim(dunia),
            by=dunia.akun("inspektur"),
        )
    menurut_unit = {satu.unit_id: satu for satu in semua}
    sub = list(baca(instrumen).semua_sub())
    for kunci, sampai in SAMPAI.items():
        _isi(dunia, menurut_unit[dunia.unit[kunci].pk], kunci, sub)
        _naikkan(dunia, menurut_unit[dunia.unit[kunci].pk], sampai)
    _isi(dunia, menurut_unit[dunia.unit["dinsos"].pk], "dinsos", sub[:5])


def _isi(dunia: Dunia, evaluasi: Evaluasi, kunci: str, sub: Sequence[SubKomponen]) -> None:
    with dunia.pada(dt.date(dunia.tahun, 10, 12), 10):
        for satu in sub:
            jawaban = _jawaban(kunci, dunia.tahun, "BB", satu.kode)
            actions.jawab(
                evaluasi, sub=satu.kode, jawaban=jawaban, kriteria=_kriteria(satu, jawaban), catatan=CATATAN[jawaban],
                by=dunia.akun("anggota"),
            )  # fmt: skip


def _naikkan(dunia: Dunia, evaluasi: Evaluasi, sampai: str) -> None:
    """Pass a worksheet up to a state, each tier some days after the one before."""
    hari = dt.date(dunia.tahun, 10, 14)
    for jenjang, orang in _tim(dunia).items():
        hari += dt.timedelta(3)
        if evaluasi.status == sampai:
            return
        with dunia.pada(hari, 14):
            oleh = dunia.akun(orang[0].username)
            if jenjang == Jenjang.PENANGGUNG_JAWAB:
                actions.tetapkan(evaluasi, by=oleh)
            else:
                evaluasi = actions.teruskan(evaluasi, by=oleh, catatan="Sudah diperiksa bersama bukti dukungnya.")
