"""Putting results that are known already into the books, many at a time: archives, demo, load set."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from evaluasi import rules
from evaluasi.actions.jawaban import isi_total
from evaluasi.actions.penetapan import susun_rincian
from evaluasi.models import AnggotaTim, Evaluasi, HasilEvaluasi, Instrumen, Jawaban, Rekomendasi, TotalBerjalan
from evaluasi.queries.instrumen import baca
from evaluasi.queries.lembar import LembarKerja
from layanan.models import Jejak
from organisasi.models import Pengguna, Tahun, Unit


@dataclass(frozen=True)
class HasilMuatan:
    """A decided evaluation: `jawaban` by sub-component; `kriteria`, `catatan`, `alasan` by sub-component too.

    rekomendasi: (component, text, status, follow-up).  terbit: whether the OPD sees it.
    """

    unit: Unit
    tahun: int | Tahun
    jawaban: Mapping[str, str]
    kriteria: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    catatan: Mapping[str, str] = field(default_factory=dict)
    alasan: Mapping[str, str] = field(default_factory=dict)
    rekomendasi: Sequence[tuple[str, str, str, str]] = ()
    terbit: bool = True

    @property
    def tahun_id(self) -> int:
        return self.tahun if isinstance(self.tahun, int) else self.tahun.pk


@transaction.atomic
def muat_hasil(
    hasil: Sequence[HasilMuatan],
    *,
    instrumen: Instrumen,
    by: Pengguna,
    ronde: int | None = None,
    tim: Mapping[str, Collection[Pengguna]] | None = None,
) -> list[Evaluasi]:
    """Record decided evaluations in bulk, computed like any other; about ten queries for any number.

    Their evidence and LHE lie in the archive outside, so that none is asked for here; AA and A still need a reason.
    OPD and years that have a worksheet are left alone.  ronde: None for the year after the year of performance.
    Raises ValidationError naming OPD and place, PermissionDenied.
    """
    if not by.has_perm("evaluasi.atur"):
        raise PermissionDenied("Anda tidak berwenang memuat hasil evaluasi.")
    if not instrumen.terbit:
        raise ValidationError("Instrumen ini masih draf. Terbitkan dahulu.")
    baru = _yang_baru(hasil)
    terbaca = baca(instrumen)
    evaluasi = Evaluasi.objects.bulk_create(_evaluasi(satu, instrumen, ronde) for satu in baru)
    jawaban = [_jawaban(baris, satu, terbaca, by) for baris, satu in zip(evaluasi, baru, strict=True)]
    lembar = [
        LembarKerja(baris, terbaca, {isi.sub: {rules.URUTAN_JENJANG[-1]: isi} for isi in isi_baris}, {}, {})
        for baris, isi_baris in zip(evaluasi, jawaban, strict=True)
    ]
    _periksa_lengkap(lembar)
    Jawaban.objects.bulk_create(isi for isi_baris in jawaban for isi in isi_baris)
    TotalBerjalan.objects.bulk_create(TotalBerjalan(evaluasi=satu.evaluasi, **isi_total(satu)) for satu in lembar)
    HasilEvaluasi.objects.bulk_create(_hasil(satu, by) for satu in lembar)
    Rekomendasi.objects.bulk_create(
        isi for baris, satu in zip(evaluasi, baru, strict=True) for isi in _saran(baris, satu)
    )
    _tim(evaluasi, tim or {})
    _jejak(evaluasi, by)
    return evaluasi


def _yang_baru(hasil: Sequence[HasilMuatan]) -> list[HasilMuatan]:
    sudah = set(Evaluasi.objects.filter(tahun__in={satu.tahun_id for satu in hasil}).values_list("unit_id", "tahun_id"))
    return [satu for satu in hasil if (satu.unit.pk, satu.tahun_id) not in sudah]


def _evaluasi(satu: HasilMuatan, instrumen: Instrumen, ronde: int | None) -> Evaluasi:
    return Evaluasi(
        unit=satu.unit,
        tahun_id=satu.tahun_id,
        ronde=ronde or satu.tahun_id + 1,
        instrumen=instrumen,
        status="terbit" if satu.terbit else "ditetapkan",
    )


def _jawaban(baris: Evaluasi, satu: HasilMuatan, instrumen: rules.Instrumen, by: Pengguna) -> list[Jawaban]:
    isi = {rules.baku(kode): nilai.strip().upper() for kode, nilai in satu.jawaban.items()}
    hasil = []
    for sub in instrumen.semua_sub():
        alasan = satu.alasan.get(sub.kode, "")
        jawaban = isi.pop(rules.baku(sub.kode), "")
        if jawaban in ("AA", "A") and not alasan.strip():
            raise ValidationError(
                f"{baris.unit} {baris.tahun_id}, {sub.kode}: jawaban {jawaban} memerlukan alasan tertulis."
            )
        hasil.append(
            Jawaban(
                evaluasi=baris,
                sub=sub.kode,
                jenjang=rules.URUTAN_JENJANG[-1],
                jawaban=jawaban,
                kriteria=dict(satu.kriteria.get(sub.kode, {})),
                catatan=satu.catatan.get(sub.kode, ""),
                alasan=alasan,
                revisi=1,
                oleh=by,
            )
        )
    if isi:
        raise ValidationError(f"{baris.unit} {baris.tahun_id}: kode {', '.join(isi)} tidak ada pada instrumen.")
    return hasil


def _periksa_lengkap(lembar: Sequence[LembarKerja]) -> None:
    for satu in lembar:
        try:
            belum = satu.hasil.belum_dijawab
        except rules.JawabanSalah as galat:
            raise ValidationError(f"{satu.evaluasi.unit} {satu.evaluasi.tahun_id}: {galat}") from galat
        if belum:
            raise ValidationError(
                f"{satu.evaluasi.unit} {satu.evaluasi.tahun_id}: {', '.join(belum)} belum dijawab. Lengkapi dahulu."
            )


def _hasil(lembar: LembarKerja, by: Pengguna) -> HasilEvaluasi:
    return HasilEvaluasi(
        evaluasi=lembar.evaluasi,
        nilai=lembar.hasil.nilai,
        predikat=lembar.hasil.predikat.value,
        rincian=susun_rincian(lembar),
        ditetapkan_oleh=by,
    )


def _saran(baris: Evaluasi, satu: HasilMuatan) -> list[Rekomendasi]:
    return [
        Rekomendasi(evaluasi=baris, komponen=komponen, uraian=uraian, status=status, tindak_lanjut=tindak_lanjut)
        for komponen, uraian, status, tindak_lanjut in satu.rekomendasi
    ]


def _tim(evaluasi: Sequence[Evaluasi], tim: Mapping[str, Collection[Pengguna]]) -> None:
    AnggotaTim.objects.bulk_create(
        AnggotaTim(evaluasi=baris, pengguna=orang, jenjang=rules.Jenjang(jenjang))
        for baris in evaluasi
        for jenjang, daftar in tim.items()
        for orang in daftar
    )


def _jejak(evaluasi: Sequence[Evaluasi], by: Pengguna) -> None:
    jenis = ContentType.objects.get_for_model(Evaluasi)
    Jejak.objects.bulk_create(
        Jejak(
            content_type=jenis,
            object_id=baris.pk,
            tindakan="muat",
            kalimat="Hasil dicatat dari arsip",
            ke=baris.status,
            oleh=by,
        )
        for baris in evaluasi
    )
