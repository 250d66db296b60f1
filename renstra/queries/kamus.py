"""The dictionary of indicators: what an indicator means, in each version that worded it."""

from dataclasses import dataclass

from renstra.models import Indikator, IndikatorVersi, VersiRencana
from renstra.queries.pohon import isi_indikator
from renstra.rules.isi import IsiIndikator


@dataclass(frozen=True, slots=True)
class EntriKamus:
    """An indicator as one version words it, with that version and the node it hangs under."""

    versi: VersiRencana
    simpul: str
    isi: IsiIndikator


def kamus(indikator: Indikator) -> list[EntriKamus]:
    """All versions of an indicator, the newest first.  Four queries."""
    rows = IndikatorVersi.objects.filter(indikator=indikator)
    asal = {
        satu.pk: satu
        for satu in rows.select_related("versi__dokumen__unit", "simpul").order_by("-versi__dokumen__tahun_awal", "-versi__nomor")
    }
    isi = {satu.id: satu for satu in isi_indikator(rows)}
    return [EntriKamus(satu.versi, str(satu.simpul), isi[pk]) for pk, satu in asal.items()]
