"""Evaluations of the load set: decided ones in the past years, worksheets under way in the last."""

from beranda.beban.dasar import TINGKAT, Gudang
from beranda.beban.rencana import acak
from evaluasi import actions
from evaluasi.queries.instrumen import baca
from evaluasi.rules import Jenjang
from organisasi.models import Pengguna

JAWABAN = ("BB", "BB", "B", "B", "CC")


def muat_penilaian(gudang: Gudang) -> None:
    """Results of all years but the last, and a round on the last with one worksheet answered throughout."""
    instrumen = actions.muat_instrumen("88-2021")
    sub = [satu.kode for satu in baca(instrumen).semua_sub()]
    inspektur = gudang.akun["inspektur"]
    for tahun in range(gudang.skala.awal, gudang.skala.akhir):
        hasil = [
            actions.HasilMuatan(
                unit=unit,
                tahun=tahun,
                jawaban={kode: JAWABAN[acak(unit.pk, tahun, n) % len(JAWABAN)] for n, kode in enumerate(sub)},
                rekomendasi=[("1", "Pertajam rumusan sasaran.", "terbuka", "")],
            )
            for unit in gudang.opd
        ]
        actions.muat_hasil(hasil, instrumen=instrumen, by=inspektur, tim=_tim(gudang))
    berjalan = actions.buat_evaluasi(
        units=gudang.opd,
        tahun=gudang.skala.akhir,
        ronde=gudang.skala.akhir,
        instrumen=instrumen,
        tim=_tim(gudang),
        by=inspektur,
    )
    for n, kode in enumerate(sub):
        jawaban = JAWABAN[acak(n) % len(JAWABAN)]
        actions.jawab(berjalan[0], sub=kode, jawaban=jawaban, by=gudang.akun["anggota"])


def _tim(gudang: Gudang) -> dict[str, list[Pengguna]]:
    return {jenjang: [gudang.akun[nama]] for jenjang, nama in zip(Jenjang, TINGKAT, strict=True)}
