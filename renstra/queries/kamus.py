"""The dictionary of indicators: what an indicator means, in each version that worded it."""

from dataclasses import dataclass

from renstra.models import Indikator, IndikatorVersi, VersiRencana
from renstra.queries.pohon import isi_indikator
from renstra.rules import Agregasi, CaraEntri, Frekuensi, JenisIndikator, Polaritas, RumusTurun, TargetNol
from renstra.rules.isi import IsiIndikator

PILIHAN = {
    "jenis": JenisIndikator,
    "polaritas": Polaritas,
    "agregasi": Agregasi,
    "frekuensi": Frekuensi,
    "cara_entri": CaraEntri,
    "rumus_turun": RumusTurun,
    "target_nol": TargetNol,
}


@dataclass(frozen=True, slots=True)
class EntriKamus:
    """An indicator as one version words it, with that version and the node it hangs under."""

    versi: VersiRencana
    simpul: str
    isi: IsiIndikator
    baris: IndikatorVersi

    @property
    def label(self) -> dict[str, str]:
        """Choices in words; "" where not chosen yet."""
        return {
            nama: pilihan(nilai).label if (nilai := getattr(self.isi, nama)) else ""
            for nama, pilihan in PILIHAN.items()
        }


def kamus(indikator: Indikator) -> list[EntriKamus]:
    """All versions of an indicator, the newest first.  Four queries."""
    rows = IndikatorVersi.objects.filter(indikator=indikator)
    asal = {
        satu.pk: satu
        for satu in rows.select_related("versi__dokumen__unit", "simpul", "skala").order_by(
            "-versi__dokumen__tahun_awal", "-versi__nomor"
        )
    }
    isi = {satu.id: satu for satu in isi_indikator(rows)}
    return [EntriKamus(satu.versi, str(satu.simpul), isi[pk], satu) for pk, satu in asal.items()]
