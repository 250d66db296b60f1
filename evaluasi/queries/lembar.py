"""A worksheet with everything that its page, its total and its paper need."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet

from evaluasi import rules
from evaluasi.models import Evaluasi, Jawaban
from evaluasi.queries.instrumen import baca
from layanan.models import BerkasTaut
from layanan.queries import berkas_objek
from organisasi.models import Pengguna

LAMA = max(rules.TAHUN_BERTAHAN.values())


@dataclass(frozen=True)
class Penghalang:
    """Why a worksheet cannot be decided yet: the sub-component and the sentence."""

    sub: str
    kalimat: str


@dataclass
class LembarKerja:
    """All answers of a worksheet, the ones that count, the total, and what stands in the way.

    jawaban: sub-component -> tier -> row.  lalu: criterion and sub-component -> answer of the year before.
    bukti: sub-component -> ties of evidence.  bertahan: sub-component -> years kept up by the fixed results of
    earlier years, and whether that is known in full.
    """

    evaluasi: Evaluasi
    instrumen: rules.Instrumen
    jawaban: Mapping[str, Mapping[rules.Jenjang, Jawaban]]
    lalu: Mapping[str, str]
    bukti: Mapping[str, list[BerkasTaut]]
    bertahan: Mapping[str, tuple[int, bool]] = field(default_factory=dict)

    @cached_property
    def jenjang(self) -> rules.Jenjang | None:
        """The tier whose turn it is; None once decided."""
        return rules.jenjang_status(self.evaluasi.status)

    @cached_property
    def berlaku(self) -> dict[str, rules.JawabanJenjang]:
        """The answer that counts, by sub-component."""
        semua = (ke_rules(satu) for baris in self.jawaban.values() for satu in baris.values())
        return rules.berlaku(self.instrumen, semua, self.jenjang)

    @cached_property
    def dihitung(self) -> dict[str, str]:
        """Answers in the shape that `rules.hitung` takes."""
        return rules.untuk_dihitung(self.instrumen, self.berlaku)

    @cached_property
    def hasil(self) -> rules.Hasil:
        return rules.hitung(self.instrumen, self.dihitung)

    @cached_property
    def terjawab(self) -> int:
        """How many sub-components are answered in full."""
        return sum(rules.lengkap(sub, self.berlaku.get(sub.kode)) for sub in self.instrumen.semua_sub())

    @cached_property
    def jumlah(self) -> int:
        return sum(1 for _ in self.instrumen.semua_sub())

    @cached_property
    def penghalang(self) -> list[Penghalang]:
        """What must be settled before the grade can be fixed: gaps, AA and A without their proof, cross-checks."""
        hasil: list[Penghalang] = []
        for sub in self.instrumen.semua_sub():
            isi = self.berlaku.get(sub.kode)
            if not rules.lengkap(sub, isi):
                hasil.append(Penghalang(sub.kode, f"{sub.kode} belum dijawab."))
            elif isi is not None:
                bukti = len(self.bukti.get(sub.kode, ()))
                hasil += [
                    Penghalang(sub.kode, f"{sub.kode}: {satu.kalimat}")
                    for satu in galat_jawaban(sub, isi, bukti, self.tahun_bertahan(sub.kode))
                ]
        hasil += [Penghalang(satu.kode, satu.kalimat) for satu in rules.kontrol(self.instrumen, self.dihitung)]
        return hasil

    def tahun_bertahan(self, sub: str) -> int | None:
        """Years that a sub-component has been kept up, None where earlier results do not tell."""
        lama, pasti = self.bertahan.get(sub, (0, False))
        return lama if pasti else None

    def bila(self, sub: rules.SubKomponen) -> dict[str, rules.Hasil]:
        """For each answer that a sub-component may get: the result it would lead to (JUDGEMENT only)."""
        if sub.metode is not rules.Metode.JUDGEMENT:
            return {}
        return {
            kode: rules.hitung(self.instrumen, self.dihitung | {sub.kode: kode})
            for kode in reversed(sub.jawaban.urutan)
        }


def galat_jawaban(
    sub: rules.SubKomponen, isi: rules.JawabanJenjang, bukti: int, tahun_bertahan: int | None = None
) -> list[rules.TemuanJawaban]:
    """Errors of an answer on the scale of eight: what AA and A still lack."""
    return [satu for satu in temuan_jawaban(sub, isi, bukti, tahun_bertahan) if satu.berat is rules.BeratTemuan.GALAT]


def temuan_jawaban(
    sub: rules.SubKomponen, isi: rules.JawabanJenjang, bukti: int, tahun_bertahan: int | None = None
) -> list[rules.TemuanJawaban]:
    """Findings on an answer; none where the scale is not that of the regulation.

    Without criteria nothing is suggested, but AA and A still need their reason and evidence.
    """
    if sub.metode is not rules.Metode.JUDGEMENT or isi.jawaban not in rules.Jawaban.__members__:
        return []
    jawaban = rules.Jawaban(isi.jawaban)
    if not sub.kriteria and jawaban not in rules.TAHUN_BERTAHAN:
        return []
    return rules.periksa_jawaban(
        jawaban,
        terpenuhi=rules.terpenuhi(sub, isi.kriteria) if sub.kriteria else 1,
        jumlah=len(sub.kriteria) or 1,
        alasan=isi.alasan,
        bukti=bukti,
        dimensi=sub.dimensi,
        tahun_bertahan=tahun_bertahan,
    )


def ke_rules(baris: Jawaban) -> rules.JawabanJenjang:
    """A stored row as the rules take it."""
    return rules.JawabanJenjang(
        sub=baris.sub,
        jenjang=rules.Jenjang(baris.jenjang),
        jawaban=baris.jawaban,
        kriteria=baris.kriteria,
        catatan=baris.catatan,
        alasan=baris.alasan,
    )


def lembar_kerja(evaluasi: Evaluasi) -> LembarKerja:
    """The worksheet with its answers, those of earlier years, and its evidence. Two queries besides the row and its instrument."""
    instrumen = baca(evaluasi.instrumen)
    semua = list(_jawaban(evaluasi, instrumen))
    jawaban: dict[str, dict[rules.Jenjang, Jawaban]] = defaultdict(dict)
    per_tahun: dict[int, list[Jawaban]] = defaultdict(list)
    tetap: dict[int, list[Jawaban]] = defaultdict(list)
    for satu in semua:
        if satu.evaluasi_id == evaluasi.pk:
            jawaban[satu.sub][rules.Jenjang(satu.jenjang)] = satu
            continue
        per_tahun[satu.tahun].append(satu)  # type: ignore[attr-defined]  # annotated
        if satu.tetap:  # type: ignore[attr-defined]
            tetap[satu.tahun].append(satu)  # type: ignore[attr-defined]
    bukti: dict[str, list[BerkasTaut]] = defaultdict(list)
    for taut in berkas_objek(evaluasi):
        bukti[taut.keterangan].append(taut)
    lalu = _tahun_lalu(per_tahun[evaluasi.tahun_id - 1])
    return LembarKerja(evaluasi, instrumen, jawaban, lalu, bukti, _bertahan(evaluasi.tahun_id, instrumen, tetap))


def _jawaban(evaluasi: Evaluasi, instrumen: rules.Instrumen) -> QuerySet[Jawaban]:
    """Answers of the worksheet, of the year before, and on keberadaan of as many years as AA asks for."""
    tahun = evaluasi.tahun_id
    dulu = Q(evaluasi__tahun__in=range(tahun - LAMA, tahun - 1), sub__in=_keberadaan(instrumen))
    lalu = Q(evaluasi__unit=evaluasi.unit_id) & (Q(evaluasi__tahun=tahun - 1) | dulu)
    # Fixed by the same instrument: only such an answer tells how long something has been kept up.
    tetap = Q(evaluasi__status__in=("ditetapkan", "terbit"), evaluasi__instrumen__kode=evaluasi.instrumen.kode)
    return (
        Jawaban.objects.filter(Q(evaluasi=evaluasi.pk) | lalu)
        .annotate(tahun=F("evaluasi__tahun"), tetap=ExpressionWrapper(tetap, BooleanField()))
        .select_related("oleh")
    )


def _keberadaan(instrumen: rules.Instrumen) -> list[str]:
    return [sub.kode for sub in instrumen.semua_sub() if sub.dimensi is rules.Dimensi.KEBERADAAN]


def _bertahan(
    tahun: int, instrumen: rules.Instrumen, tetap: Mapping[int, Iterable[Jawaban]]
) -> dict[str, tuple[int, bool]]:
    """How long each keberadaan has been kept up, by the fixed answers of earlier years."""
    per_tahun = [_tahun_lalu(tetap.get(satu, ())) for satu in range(tahun - 1, tahun - 1 - LAMA, -1)]
    return {sub: rules.lama_bertahan([isi.get(sub) for isi in per_tahun]) for sub in _keberadaan(instrumen)}


def _tahun_lalu(baris: Iterable[Jawaban]) -> dict[str, str]:
    hasil: dict[str, str] = {}
    for satu in sorted(baris, key=lambda satu: rules.URUTAN_JENJANG.index(rules.Jenjang(satu.jenjang))):
        hasil |= {kode: isi for kode, isi in satu.kriteria.items() if isi}
        if satu.jawaban:
            hasil[satu.sub] = satu.jawaban
    return hasil


@dataclass(frozen=True)
class UlangHitung:
    """A fixed result computed again from what it was decided on."""

    nilai: Decimal
    predikat: str
    sama: bool


def ulang_hitung(rincian: Mapping, instrumen: rules.Instrumen) -> UlangHitung:
    """Replay a fixed grade from its own record: `rincian["jawaban"]` through `rules.hitung`."""
    hasil = rules.hitung(instrumen, rincian["jawaban"])
    sama = str(hasil.nilai) == rincian["nilai"] and hasil.predikat.value == rincian["predikat"]
    return UlangHitung(hasil.nilai, hasil.predikat.value, sama)


def boleh_menjawab(user: Pengguna, evaluasi: Evaluasi) -> bool:
    """Whether it is the user's tier's turn."""
    return rules.jenjang_status(evaluasi.status) is not None and user.has_perm("evaluasi.jawab", evaluasi)
