"""What the verification document of a month shows."""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType

from datakinerja.models import Bukti, LembarData, Nilai
from datakinerja.queries.kelengkapan import periode_jatuh
from datakinerja.queries.ukuran import Ukuran, ukuran_unit
from datakinerja.rules import KeadaanNilai, nama_periode
from layanan.models import BerkasTaut
from organisasi.models import Periode
from sakip.angka import tulis


@dataclass(frozen=True, slots=True)
class BarisLembar:
    """A value due in the month: its period in words, what was recorded by whom, its evidence."""

    ukuran: Ukuran
    periode: Periode
    nama_periode: str
    nilai: Nilai | None
    berkas: list[BerkasTaut] = field(default_factory=list)

    @property
    def kosong(self) -> bool:
        """Whether the value is missing."""
        return self.nilai is None or self.nilai.keadaan == KeadaanNilai.KOSONG

    @property
    def teks(self) -> str:
        """The value as people write it."""
        if self.nilai is None or self.kosong:
            return "belum diisi"
        if self.nilai.keadaan == KeadaanNilai.TIDAK_BERLAKU:
            return "n/a"
        if self.nilai.pembilang is not None:
            return f"{tulis(self.nilai.pembilang)} / {tulis(self.nilai.penyebut)}"
        return self.nilai.teks or tulis(self.nilai.nilai)


def isi_lembar(lembar: LembarData) -> list[BarisLembar]:
    """Rows of a document in plan order, each indicator due in its month. Five queries."""
    tahun, bulan = lembar.periode.tahun_id, lembar.periode.nomor
    semua = {(satu.jenis, satu.nomor): satu for satu in Periode.objects.filter(tahun=tahun)}
    jatuh = [
        (satu, milik) for satu in ukuran_unit(lembar.unit_id, tahun) if (milik := periode_jatuh(satu, bulan, semua))
    ]
    objek, periode = [satu.objek_id for satu, _ in jatuh], {milik.pk for _, milik in jatuh}
    nilai = {
        (satu.objek_id, satu.periode_id): satu
        for satu in Nilai.objects.filter(objek__in=objek, periode__in=periode)
        .select_related("oleh")
        .order_by("objek_id", "periode_id", "-versi")
        .distinct("objek_id", "periode_id")
    }
    berkas = _berkas(objek, periode)
    return [
        BarisLembar(
            satu,
            milik,
            nama_periode(milik.jenis, milik.nomor, tahun),
            nilai.get((satu.objek_id, milik.pk)),
            berkas.get((satu.objek_id, milik.pk), []),
        )
        for satu, milik in jatuh
    ]


def _berkas(objek: list[int], periode: set[int]) -> dict[tuple[int, int], list[BerkasTaut]]:
    """Evidence by object and period. Two queries."""
    bukti = {satu.pk: satu for satu in Bukti.objects.filter(objek__in=objek, periode__in=periode)}
    hasil: dict[tuple[int, int], list[BerkasTaut]] = {}
    jenis = ContentType.objects.get_for_model(Bukti)
    for taut in BerkasTaut.objects.filter(content_type=jenis, object_id__in=list(bukti), dilepas=None):
        milik = bukti[taut.object_id]
        hasil.setdefault((milik.objek_id, milik.periode_id), []).append(taut)
    return hasil
