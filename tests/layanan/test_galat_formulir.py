"""Refusals by field and refusals as a whole both reach the form."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from layanan.views.formulir import simpan


class Form(forms.Form):
    pihak = forms.CharField(required=False)


@pytest.mark.parametrize(
    ("galat", "tempat"),
    [
        (ValidationError({"pihak": "Pilih pihak."}), "pihak"),
        (ValidationError({"lain": "Tidak ada isian ini."}), "__all__"),
        (ValidationError("Seluruhnya salah."), "__all__"),
    ],
)
def test_a_refusal_lands_on_its_field_or_on_the_form(galat: ValidationError, tempat: str) -> None:
    form = Form({})
    assert form.is_valid()

    def tolak() -> None:
        raise galat

    assert simpan(form, tolak) is False
    assert list(form.errors) == [tempat]
