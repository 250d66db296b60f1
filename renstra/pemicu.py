"""Triggers that keep a ratified plan as it is: the database refuses, whoever asks and by whatever way."""

import pgtrigger

BEKU = "('ditetapkan', 'diganti')"

# SQL for the version of a row before and after the change.
LANGSUNG = ("OLD.versi_id", "NEW.versi_id")
LEWAT_SIMPUL = (
    "SELECT versi_id FROM renstra_simpul WHERE id = OLD.simpul_id",
    "SELECT versi_id FROM renstra_simpul WHERE id = NEW.simpul_id",
)
LEWAT_TUJUAN = (
    "SELECT versi_id FROM renstra_simpul WHERE id = OLD.tujuan_id",
    "SELECT versi_id FROM renstra_simpul WHERE id = NEW.tujuan_id",
)
LEWAT_INDIKATOR = (
    "SELECT versi_id FROM renstra_indikatorversi WHERE id = OLD.indikator_id",
    "SELECT versi_id FROM renstra_indikatorversi WHERE id = NEW.indikator_id",
)

_TOLAK = """
    RAISE EXCEPTION 'Versi rencana yang sudah ditetapkan tidak dapat diubah. Buat versi perubahan.'
    USING ERRCODE = 'integrity_constraint_violation';
"""


def isi_beku(versi_lama: str, versi_baru: str) -> pgtrigger.Trigger:
    """Refuse INSERT, UPDATE and DELETE on rows of a ratified version. The two arguments are SQL for the version's id."""
    return pgtrigger.Trigger(
        name="isi_beku",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF EXISTS (
                SELECT 1 FROM renstra_versirencana
                WHERE id IN (({versi_lama}), ({versi_baru})) AND status IN {BEKU}
            ) THEN {_TOLAK} END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608 - only the literals above are put in
    )


def versi_beku() -> pgtrigger.Trigger:
    """A ratified version keeps its data; its state may only go from `ditetapkan` to `diganti`; it is never deleted."""
    return pgtrigger.Trigger(
        name="versi_beku",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        condition=pgtrigger.Condition(f"OLD.status IN {BEKU}"),
        func=f"""
            IF TG_OP = 'DELETE' THEN {_TOLAK} END IF;
            IF (OLD.dokumen_id, OLD.nomor, OLD.sebutan, OLD.alasan, OLD.dasar_hukum, OLD.tanggal, OLD.asal_id)
                IS DISTINCT FROM (NEW.dokumen_id, NEW.nomor, NEW.sebutan, NEW.alasan, NEW.dasar_hukum, NEW.tanggal, NEW.asal_id)
                OR NOT (NEW.status = OLD.status OR (OLD.status = 'ditetapkan' AND NEW.status = 'diganti'))
            THEN {_TOLAK} END IF;
            RETURN NEW;
        """,
    )


def pohon_beku(pohon_lama: str, pohon_baru: str) -> pgtrigger.Trigger:
    """Refuse INSERT, UPDATE and DELETE on rows of a tree in force or replaced. The two arguments are SQL for the tree's id."""
    return pgtrigger.Trigger(
        name="pohon_beku",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF EXISTS (
                SELECT 1 FROM renstra_pohonkinerja
                WHERE id IN (({pohon_lama}), ({pohon_baru})) AND status <> 'DRAF'
            ) THEN
                RAISE EXCEPTION 'Pohon kinerja yang sudah berlaku tidak dapat diubah. Buat versi baru.'
                USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608 - only the literals above are put in
    )
