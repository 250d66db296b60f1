"""What the forms share: Indonesian dates and numbers, and actions whose errors belong to fields."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from sakip import angka, tanggal


class KolomTanggal(forms.DateField):
    """A date: the browser's own picker, and `31 Januari 2026` or `31-01-2026` where it is typed."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def to_python(self, value: Any) -> dt.date | None:
        if not value:
            return None
        try:
            return tanggal.baca(value)
        except tanggal.TanggalSalah as galat:
            raise ValidationError(str(galat)) from galat


class KolomAngka(forms.DecimalField):
    """A number as written in Indonesia: `1.234,5`."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        try:
            return angka.baca(value)
        except angka.AngkaSalah as galat:
            raise ValidationError(str(galat)) from galat

    def prepare_value(self, value: Any) -> Any:
        return angka.tulis(value) if isinstance(value, Decimal | int) else value


class FormTindakan(forms.Form):
    """A form in front of one action; what the action refuses appears at its field."""

    def jalankan[T](self, fungsi: Callable[[], T]) -> T | None:
        """Run the action; None where it raised ValidationError, which is then among the form's errors."""
        try:
            return fungsi()
        except ValidationError as galat:
            taruh_galat(self, galat)
            return None


def taruh_galat(form: forms.Form, galat: ValidationError) -> None:
    """Put what an action refused at the fields it names, the rest above the form."""
    bagian = galat.message_dict if hasattr(galat, "error_dict") else {NON_FIELD_ERRORS: galat.messages}
    for bidang, pesan in bagian.items():
        form.add_error(bidang if bidang in form.fields else None, pesan)
