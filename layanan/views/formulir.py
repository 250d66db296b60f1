"""A form in front of an action: what the action refuses appears on the form, and what was typed is kept."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from layanan.actions import HalamanBasi, TransitionError
from organisasi.forms.dasar import taruh_galat
from sakip.pdf import PdfGagal


def simpan(form: forms.Form, fungsi: Callable[[], Any]) -> bool:
    """Do what the form asks; False with the reason on the form where it was refused.

    After a stale page a form that knows how (`mutakhirkan(terbaru)`) is brought to the newest revision, to be sent again.
    """
    try:
        fungsi()
    except HalamanBasi as galat:
        form.add_error(None, str(galat))
        if galat.terbaru is not None and hasattr(form, "mutakhirkan"):
            form.mutakhirkan(galat.terbaru)
    except ValidationError as galat:
        taruh_galat(form, galat)
    except (TransitionError, PdfGagal) as galat:
        form.add_error(None, str(galat))
    else:
        return True
    return False
