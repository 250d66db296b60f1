"""The choice of who signs a paper for the head of a unit."""

import datetime as dt

from django import forms

from organisasi.queries.penanda import pilihan_penanda


def kolom_penanda(unit_id: int | None, tanggal: dt.date) -> forms.TypedChoiceField:
    """A field that gives the id of the position that signs on the head's behalf; None: the head signs."""
    pilihan = pilihan_penanda(unit_id, tanggal) if unit_id else []
    return forms.TypedChoiceField(
        label="Yang menandatangani",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Kepala sendiri"), *((satu.jabatan_id, satu.label) for satu in pilihan)],
        help_text="a.n. (atas nama) untuk pejabat langsung di bawah kepala; u.b. (untuk beliau) untuk satu tingkat di bawahnya.",
    )
