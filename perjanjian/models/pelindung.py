"""Triggers that keep what was signed word for word, whoever asks and by whatever way."""

from typing import Final

import pgtrigger

from perjanjian.rules import TETAP

_ISI_TETAP: Final = (
    "unit",
    "tahun",
    "jabatan",
    "nama_jabatan",
    "versi",
    "menggantikan",
    "alasan_revisi",
    "keterangan_revisi",
    "pihak_pertama",
    "pihak_kedua",
    "rencana",
    "mulai",
    "nomor",
    "tempat",
    "tanggal",
    "beku",
    "dokumen",
)


def _berubah(nama: tuple[str, ...]) -> pgtrigger.Q:
    syarat = pgtrigger.Q()
    for satu in nama:
        syarat |= pgtrigger.Q(**{f"old__{satu}__df": pgtrigger.F(f"new__{satu}")})
    return syarat


def pelindung_naskah() -> list[pgtrigger.Trigger]:
    """Triggers of the agreement: once in force nothing changes but that it ends; while frozen only unfreezing may."""
    tetap = pgtrigger.Q(old__status__in=sorted(TETAP))
    mundur = pgtrigger.Q(old__status__df=pgtrigger.F("new__status")) & ~pgtrigger.Q(
        old__status="ditandatangani", new__status__in=["diganti", "berakhir"]
    )
    # The last day in force is written once, while the agreement is in force.
    akhir = pgtrigger.Q(old__sampai__df=pgtrigger.F("new__sampai")) & ~pgtrigger.Q(
        old__status="ditandatangani", old__sampai__isnull=True
    )
    beku = pgtrigger.Q(old__beku__isnull=False, new__beku__isnull=False)
    return [
        pgtrigger.Protect(
            name="naskah_tetap", operation=pgtrigger.Update, condition=tetap & (_berubah(_ISI_TETAP) | mundur | akhir)
        ),
        pgtrigger.Protect(name="naskah_beku", operation=pgtrigger.Update, condition=beku & _berubah(_ISI_TETAP)),
        pgtrigger.Protect(
            name="naskah_tidak_dihapus",
            operation=pgtrigger.Delete,
            condition=tetap | pgtrigger.Q(old__beku__isnull=False),
        ),
    ]


def pelindung_lampiran() -> pgtrigger.Trigger:
    """Trigger of the tables of the attachment: refuses any write while the agreement is frozen."""
    return pgtrigger.Trigger(
        name="lampiran_beku",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("induk", "bigint[]")],
        func="""
            IF TG_OP = 'INSERT' THEN induk := ARRAY[NEW.perjanjian_id];
            ELSIF TG_OP = 'DELETE' THEN induk := ARRAY[OLD.perjanjian_id];
            ELSE induk := ARRAY[OLD.perjanjian_id, NEW.perjanjian_id];
            END IF;
            IF EXISTS (SELECT 1 FROM perjanjian_perjanjian WHERE id = ANY(induk) AND beku IS NOT NULL) THEN
                RAISE EXCEPTION 'pgtrigger: naskah perjanjian sudah dibekukan, lampirannya tidak dapat diubah';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )
