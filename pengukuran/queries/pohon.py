"""Status of the conditions of a performance tree, from the year's achievement of the indicators they are tied to."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from pengukuran.models import Capaian
from pengukuran.queries.kabupaten import tampil_sql
from pengukuran.queries.tahun import InfoTahun, info_tahun
from pengukuran.rules import kategori, lampu, rerata_capaian
from renstra.gambar import TandaKondisi
from renstra.rules.pohon import IsiPohon, IsiSimpulPohon
from sakip.angka import persen


@dataclass(frozen=True, slots=True)
class StatusPohon:
    """Signs by id of the condition, and how many conditions stand how: (kind of sign, words, number), best first."""

    tanda: dict[int, TandaKondisi]
    hitungan: tuple[tuple[str, str, int], ...]


def status_pohon(isi: IsiPohon, tahun: int) -> StatusPohon:
    """Mean achievement of a condition's own indicators as sign, colour and words. Conditions that no indicator of a plan
    measures have none.  Two queries; from the projection, as the page of the regency.
    """
    info = info_tahun(tahun)
    simpul = [satu for _, satu in isi.simpul]
    capaian = _capaian({x.indikator_id for satu in simpul for x in satu.indikator if x.indikator_id}, info)
    tanda = {satu.id: status for satu in simpul if (status := _status(satu, capaian, info))}
    hitung: dict[tuple[str, str], int] = defaultdict(int)
    for satu in tanda.values():
        hitung[satu.ragam, _KATA[satu.ragam]] += 1
    urut = sorted(hitung.items(), key=lambda isi: list(_KATA).index(isi[0][0]))
    return StatusPohon(tanda, tuple((ragam, kata, n) for (ragam, kata), n in urut))


_KATA = {"baik": "sesuai target", "awas": "perlu perhatian", "buruk": "di bawah target", "kosong": "belum ada nilai"}


def _capaian(indikator: set[int], info: InfoTahun | None) -> dict[int, Decimal | None]:
    """Shown achievement of the year by indicator, the unit's own object first."""
    if info is None or not indikator:
        return {}
    rows = (
        Capaian.objects.filter(
            objek__indikator__in=indikator, objek__jabatan=None, objek__pegawai=None, periode=info.setahun.id
        )
        .annotate(tampil=tampil_sql(info))
        .order_by("-objek__pk")
    )
    return dict(rows.values_list("objek__indikator", "tampil"))


def _status(satu: IsiSimpulPohon, capaian: dict[int, Decimal | None], info: InfoTahun | None) -> TandaKondisi | None:
    terkait = [x.indikator_id for x in satu.indikator if x.indikator_id]
    if not terkait or info is None:
        return None
    rerata = rerata_capaian(capaian.get(x) for x in terkait).nilai
    if rerata is None:
        return TandaKondisi("kosong", "Belum ada nilai")
    teks = f"{persen(rerata)} {kategori(rerata, info.tabel) or ''}".strip()
    return TandaKondisi(lampu(rerata, info.tabel).warna, teks)
