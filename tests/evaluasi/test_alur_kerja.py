"""A worksheet from the first tier to the published result."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

from evaluasi import actions, queries
from evaluasi.models import Evaluasi, HasilEvaluasi, Instrumen, Jawaban, Rekomendasi, TotalBerjalan
from evaluasi.rules import URUTAN_JENJANG, Jenjang
from layanan.actions import TransitionError
from layanan.models import Giliran, Pemberitahuan
from organisasi.models import Pengguna, Unit
from tests.evaluasi.conftest import semua_ya

type Tim = dict[Jenjang, Pengguna]
type JawabSemua = Callable[..., None]


def teruskan_sampai_akhir(lembar: Evaluasi, tim: Tim) -> None:
    for jenjang in URUTAN_JENJANG[:-1]:
        actions.teruskan(lembar, by=tim[jenjang])
    lembar.refresh_from_db()


def tetapkan(lembar: Evaluasi, tim: Tim, jawab_semua: JawabSemua, jawaban: str = "BB") -> HasilEvaluasi:
    jawab_semua(lembar, tim[Jenjang.ANGGOTA_TIM], jawaban)
    teruskan_sampai_akhir(lembar, tim)
    return actions.tetapkan(lembar, by=tim[Jenjang.PENANGGUNG_JAWAB])


def terbitkan(lembar: Evaluasi, by: Pengguna) -> None:
    actions.terbitkan(lembar, nomor="700/1/2027", tanggal=timezone.localdate(), by=by)


def test_all_bb_is_exactly_80_and_stays_bb(lembar: Evaluasi, tim: Tim, jawab_semua: JawabSemua) -> None:
    hasil = tetapkan(lembar, tim, jawab_semua)
    assert (hasil.nilai, hasil.predikat) == (Decimal("80.00"), "BB")
    assert Giliran.objects.get(selesai=None).izin == "evaluasi.terbitkan"


def test_the_record_of_a_grade_replays_to_the_same_grade(lembar: Evaluasi, tim: Tim, jawab_semua: JawabSemua) -> None:
    hasil = tetapkan(lembar, tim, jawab_semua)
    hasil.refresh_from_db()
    ulang = queries.ulang_hitung(hasil.rincian, queries.baca(lembar.instrumen))
    assert ulang.sama
    assert (ulang.nilai, ulang.predikat) == (hasil.nilai, hasil.predikat)
    lain = {**hasil.rincian, "jawaban": hasil.rincian["jawaban"] | {"1a": "E"}}
    assert not queries.ulang_hitung(lain, queries.baca(lembar.instrumen)).sama


def test_each_tier_sees_the_turn_only_when_it_is_there(lembar: Evaluasi, tim: Tim, jawab_semua: JawabSemua) -> None:
    ketua = tim[Jenjang.KETUA_TIM]
    with pytest.raises(PermissionDenied, match="sedang di anggota tim"):
        actions.jawab(lembar, sub="1a", jawaban="B", by=ketua)
    assert Giliran.objects.get(selesai=None).penerima == tim[Jenjang.ANGGOTA_TIM]
    jawab_semua(lembar, tim[Jenjang.ANGGOTA_TIM], "BB")
    actions.teruskan(lembar, by=tim[Jenjang.ANGGOTA_TIM])
    assert Giliran.objects.get(selesai=None).penerima == ketua
    with pytest.raises(PermissionDenied):
        actions.jawab(lembar, sub="1a", jawaban="B", by=tim[Jenjang.ANGGOTA_TIM])


def test_values_of_every_tier_are_kept_and_the_highest_counts(
    lembar: Evaluasi, tim: Tim, jawab_semua: JawabSemua
) -> None:
    anggota, ketua = tim[Jenjang.ANGGOTA_TIM], tim[Jenjang.KETUA_TIM]
    jawab_semua(lembar, anggota, "BB")
    actions.teruskan(lembar, by=anggota)
    actions.jawab(lembar, sub="1a", jawaban="CC", catatan="Pedoman belum ditetapkan", by=ketua)
    assert {(satu.jenjang, satu.jawaban) for satu in Jawaban.objects.filter(sub="1a")} == {
        ("ANGGOTA_TIM", "BB"),
        ("KETUA_TIM", "CC"),
    }
    assert TotalBerjalan.objects.get(evaluasi=lembar).nilai == Decimal("78.80")


def test_sent_back_worksheet_rests_the_answers_above(lembar: Evaluasi, tim: Tim, jawab_semua: JawabSemua) -> None:
    anggota, ketua = tim[Jenjang.ANGGOTA_TIM], tim[Jenjang.KETUA_TIM]
    jawab_semua(lembar, anggota, "BB")
    actions.teruskan(lembar, by=anggota)
    actions.jawab(lembar, sub="1a", jawaban="CC", by=ketua)
    with pytest.raises(ValidationError, match="catatan"):
        actions.kembalikan(lembar, by=ketua, catatan=" ")
    actions.kembalikan(lembar, by=ketua, catatan="Lengkapi bukti 1a")
    assert TotalBerjalan.objects.get(evaluasi=lembar).nilai == Decimal("80.00")
    actions.teruskan(lembar, by=anggota)
    assert TotalBerjalan.objects.get(evaluasi=lembar).nilai == Decimal("78.80")


def test_gaps_stop_the_worksheet_and_are_named(lembar: Evaluasi, tim: Tim) -> None:
    anggota = tim[Jenjang.ANGGOTA_TIM]
    actions.jawab(lembar, sub="1a", jawaban="BB", by=anggota)
    with pytest.raises(ValidationError) as galat:
        actions.teruskan(lembar, by=anggota)
    assert "1b belum dijawab." in galat.value.messages
    lembar.refresh_from_db()
    assert lembar.status == "anggota_tim"


def test_aa_without_reason_criteria_and_evidence_is_refused_with_sentences(lembar: Evaluasi, tim: Tim) -> None:
    with pytest.raises(ValidationError) as galat:
        actions.jawab(lembar, sub="1a", jawaban="AA", by=tim[Jenjang.ANGGOTA_TIM])
    assert "Jawaban AA memerlukan alasan tertulis." in galat.value.messages
    assert "Jawaban AA memerlukan sekurang-kurangnya satu bukti." in galat.value.messages
    assert not Jawaban.objects.exists()


def test_stale_page_is_told_and_the_same_answer_twice_is_saved_once(lembar: Evaluasi, tim: Tim) -> None:
    anggota = tim[Jenjang.ANGGOTA_TIM]
    actions.jawab(lembar, sub="1a", jawaban="BB", revisi=0, by=anggota)
    actions.jawab(lembar, sub="1a", jawaban="BB", revisi=0, by=anggota)
    assert Jawaban.objects.get().revisi == 1
    with pytest.raises(actions.HalamanBasi, match="sudah disimpan orang lain"):
        actions.jawab(lembar, sub="1a", jawaban="B", revisi=0, by=anggota)
    assert Jawaban.objects.get().jawaban == "BB"


def test_decided_worksheet_cannot_change(lembar: Evaluasi, tim: Tim, jawab_semua: JawabSemua) -> None:
    hasil = tetapkan(lembar, tim, jawab_semua)
    with pytest.raises(TransitionError, match="sudah ditetapkan"):
        actions.jawab(lembar, sub="1a", jawaban="E", by=tim[Jenjang.PENANGGUNG_JAWAB])
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("UPDATE evaluasi_hasilevaluasi SET nilai = 99 WHERE id = %s", [hasil.pk])


def test_opd_sees_nothing_before_publication_and_all_of_it_after(
    lembar: Evaluasi, tim: Tim, jawab_semua: JawabSemua, kepala: Pengguna, inspektur: Pengguna, orang_asing: Pengguna
) -> None:
    actions.tulis_rekomendasi(lembar, komponen="1", uraian="Tetapkan pedoman", by=tim[Jenjang.ANGGOTA_TIM])
    hasil = tetapkan(lembar, tim, jawab_semua)
    saran = Rekomendasi.objects.get()
    for objek in (hasil, saran):
        assert not kepala.has_perm("evaluasi.lihat_hasil", objek)
        assert not type(objek).objects.for_user(kepala).exists()
    assert queries.hasil_opd(lembar.unit_id, 2026, kepala) is None
    assert queries.rekap(2026, kepala).bernilai == 0
    terbitkan(lembar, inspektur)
    for objek in (hasil, saran):
        assert kepala.has_perm("evaluasi.lihat_hasil", objek)
        assert not orang_asing.has_perm("evaluasi.lihat_hasil", objek)
        assert not type(objek).objects.for_user(orang_asing).exists()
    terlihat = queries.hasil_opd(lembar.unit_id, 2026, kepala)
    assert terlihat is not None
    assert (terlihat.nilai, terlihat.predikat, terlihat.rekomendasi_jumlah) == (Decimal("80.00"), "BB", 1)
    assert queries.rekap(2026, kepala).bernilai == 1
    assert Pemberitahuan.objects.filter(penerima=kepala, isi__contains="80,00").exists()


def test_publishing_needs_number_and_a_date_not_before_the_decision(
    lembar: Evaluasi, tim: Tim, jawab_semua: JawabSemua, inspektur: Pengguna
) -> None:
    tetapkan(lembar, tim, jawab_semua)
    with pytest.raises(ValidationError, match="nomor dan tanggal"):
        actions.terbitkan(lembar, nomor=" ", tanggal=timezone.localdate(), by=inspektur)
    with pytest.raises(ValidationError, match="sebelum nilai ditetapkan"):
        actions.terbitkan(lembar, nomor="1", tanggal=timezone.localdate() - dt.timedelta(1), by=inspektur)
    lembar.refresh_from_db()
    assert lembar.status == "ditetapkan"


def test_published_instrument_is_immutable_and_lives_on_as_a_new_edition(
    instrumen: Instrumen, inspektur: Pengguna
) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        Instrumen.objects.filter(pk=instrumen.pk).update(nama="Lain")
    baru = actions.edisi_baru(instrumen, by=inspektur)
    assert (baru.edisi, baru.terbit) == (instrumen.edisi + 1, False)
    assert actions.muat_instrumen().pk == instrumen.pk


def test_follow_up_by_the_opd_and_its_check(
    lembar: Evaluasi, tim: Tim, jawab_semua: JawabSemua, operator: Pengguna, inspektur: Pengguna
) -> None:
    saran = actions.tulis_rekomendasi(lembar, komponen="1", uraian="Tetapkan pedoman", by=tim[Jenjang.ANGGOTA_TIM])
    with pytest.raises(PermissionDenied):
        actions.tindak_lanjuti(saran, uraian="Sudah", by=operator)
    tetapkan(lembar, tim, jawab_semua)
    terbitkan(lembar, inspektur)
    with pytest.raises(ValidationError, match="belum mencatat"):
        actions.periksa_tindak_lanjut(saran, selesai=True, by=inspektur)
    saran = actions.tindak_lanjuti(saran, uraian="Pedoman ditetapkan dengan SK", revisi=0, by=operator)
    assert saran.status == "diproses"
    with pytest.raises(ValidationError, match="masih kurang"):
        actions.periksa_tindak_lanjut(saran, selesai=False, by=inspektur)
    with pytest.raises(actions.HalamanBasi):
        actions.periksa_tindak_lanjut(saran, selesai=True, revisi=0, by=inspektur)
    assert actions.periksa_tindak_lanjut(saran, selesai=True, by=inspektur).status == "selesai"


def test_team_without_a_tier_is_refused(
    dinkes: Unit, tahun2026: object, instrumen: Instrumen, tim: Tim, inspektur: Pengguna
) -> None:
    kurang = {jenjang: [orang] for jenjang, orang in tim.items() if jenjang is not Jenjang.PENGENDALI_MUTU}
    with pytest.raises(ValidationError, match="pengendali mutu"):
        actions.buat_evaluasi(units=[dinkes], tahun=2026, ronde=2027, instrumen=instrumen, tim=kurang, by=inspektur)
    assert not Evaluasi.objects.exists()


def test_unknown_criterion_is_refused_and_nothing_is_written(lembar: Evaluasi, tim: Tim) -> None:
    for kriteria in ({"9z.1": "Y"}, {"1a.1": "MUNGKIN"}):
        with pytest.raises(ValidationError, match="tidak dikenal"):
            actions.jawab(lembar, sub="1a", jawaban="BB", kriteria=kriteria, by=tim[Jenjang.ANGGOTA_TIM])
    with pytest.raises(ValidationError, match="tidak ada pada instrumen"):
        actions.jawab(lembar, sub="9z", jawaban="BB", by=tim[Jenjang.ANGGOTA_TIM])
    assert not Jawaban.objects.exists()
    actions.jawab(lembar, sub="1.A", jawaban="bb", kriteria=semua_ya("1a"), by=tim[Jenjang.ANGGOTA_TIM])
    assert Jawaban.objects.get().sub == "1a"
