"""Rounds: worksheets for many OPD at once, and who sits at which tier."""

from collections.abc import Collection, Mapping, Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from evaluasi import rules
from evaluasi.models import AnggotaTim, Evaluasi, Instrumen, TotalBerjalan
from evaluasi.queries.instrumen import baca
from layanan.actions import TransitionError, mulai, perbarui_giliran, tinggalkan_jejak
from organisasi.models import Pengguna, Tahun, Unit

type Tim = Mapping[rules.Jenjang | str, Collection[Pengguna]]


@transaction.atomic
def buat_evaluasi(
    *, units: Sequence[Unit], tahun: Tahun | int, ronde: int, instrumen: Instrumen, tim: Tim, by: Pengguna
) -> list[Evaluasi]:
    """One worksheet per OPD in the hands of the first tier; OPD that have one for the year are left alone.

    tahun: year of performance.  ronde: year in which it is evaluated.  Raises ValidationError where the instrument is
    not published or a tier has nobody, PermissionDenied.
    """
    _boleh(by)
    if not instrumen.terbit:
        raise ValidationError({"instrumen": "Instrumen ini masih draf. Terbitkan dahulu, lalu buat ronde."})
    tahun_id = tahun if isinstance(tahun, int) else tahun.pk
    if ronde < tahun_id:
        raise ValidationError({"ronde": f"Tahun ronde tidak boleh sebelum tahun kinerja {tahun_id}."})
    susunan = _periksa_tim(tim)
    sudah = set(Evaluasi.objects.filter(tahun=tahun_id, unit__in=units).values_list("unit_id", flat=True))
    baru = Evaluasi.objects.bulk_create(
        Evaluasi(unit=unit, tahun_id=tahun_id, ronde=ronde, instrumen=instrumen, status=rules.ALUR.awal)
        for unit in units
        if unit.pk not in sudah
    )
    jumlah = sum(1 for _ in baca(instrumen).semua_sub())
    TotalBerjalan.objects.bulk_create(TotalBerjalan(evaluasi=satu, jumlah=jumlah) for satu in baru)
    _simpan_tim(baru, susunan)
    for satu in baru:
        mulai(satu, by=by, kalimat=f"Dibuat untuk ronde {ronde}")
    return baru


@transaction.atomic
def atur_tim(evaluasi: Evaluasi, *, tim: Tim, by: Pengguna) -> None:
    """Replace the team of a worksheet that is not decided yet. Raises ValidationError, TransitionError, PermissionDenied."""
    _boleh(by)
    baris = Evaluasi.objects.select_for_update(of=("self",)).get(pk=evaluasi.pk)
    if rules.jenjang_status(baris.status) is None:
        raise TransitionError("Nilai sudah ditetapkan, sehingga tim tidak dapat diubah lagi.")
    susunan = _periksa_tim(tim)
    AnggotaTim.objects.filter(evaluasi=baris).delete()
    _simpan_tim([baris], susunan)
    tinggalkan_jejak(baris, tindakan="atur_tim", kalimat="Susunan tim diubah", by=by)
    perbarui_giliran(baris)


def _boleh(by: Pengguna) -> None:
    if not by.has_perm("evaluasi.atur"):
        raise PermissionDenied("Anda tidak berwenang mengatur ronde evaluasi.")


def _periksa_tim(tim: Tim) -> dict[rules.Jenjang, list[Pengguna]]:
    susunan = {rules.Jenjang(jenjang): list(dict.fromkeys(orang)) for jenjang, orang in tim.items()}
    if kosong := [jenjang.label.lower() for jenjang in rules.URUTAN_JENJANG if not susunan.get(jenjang)]:
        raise ValidationError(
            f"Belum ada orang pada jenjang {', '.join(kosong)}. Isi setiap jenjang; satu orang boleh mengisi beberapa."
        )
    return susunan


def _simpan_tim(evaluasi: Sequence[Evaluasi], susunan: Mapping[rules.Jenjang, Sequence[Pengguna]]) -> None:
    AnggotaTim.objects.bulk_create(
        AnggotaTim(evaluasi=satu, pengguna=orang, jenjang=jenjang)
        for satu in evaluasi
        for jenjang, daftar in susunan.items()
        for orang in daftar
    )
