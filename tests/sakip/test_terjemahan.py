"""What libraries say to people is Indonesian: the project's own catalogue fills what theirs leave in English."""

import gettext
import re

import pytest
from django import forms
from django.conf import settings
from django.http import Http404
from django.utils import translation
from rest_framework import exceptions, serializers

from layanan.galat_api import tangani
from organisasi.models import Jabatan

FOLDER = settings.LOCALE_PATHS[0] / "id" / "LC_MESSAGES"
INGGRIS = re.compile(
    r"\b(the|this|that|is|are|not|invalid|required|enter|select|a valid|must|expected|ensure|found)\b", re.I
)


def test_the_compiled_catalogue_holds_every_sentence_of_the_source() -> None:
    sumber = (FOLDER / "django.po").read_text(encoding="utf-8")
    tulisan = {
        kunci.replace('\\"', '"'): isi.replace('\\"', '"')
        for kunci, isi in re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', sumber, re.M)
    }
    with (FOLDER / "django.mo").open("rb") as berkas:
        katalog = gettext.GNUTranslations(berkas)
    assert len(tulisan) >= 50
    assert {kunci: katalog.gettext(kunci) for kunci in tulisan} == tulisan


@pytest.mark.parametrize(
    "jenis",
    [forms.ModelChoiceField(Jabatan.objects.none()), forms.ModelChoiceField(Jabatan.objects.none(), required=False)],
)
def test_the_empty_option_of_every_choice_says_pilih(jenis: forms.ModelChoiceField, db: None) -> None:
    form = type("Form", (forms.Form,), {"jabatan": jenis})()
    assert '<option value="" selected>Pilih …</option>' in str(form["jabatan"])


def test_the_api_refuses_in_indonesian() -> None:
    with translation.override("id"):
        kalimat = [str(kelas.default_detail) for kelas in vars(exceptions).values() if hasattr(kelas, "default_detail")]
        for kelas in vars(serializers).values():
            if isinstance(kelas, type) and issubclass(kelas, serializers.Field):
                kalimat += map(str, getattr(kelas, "default_error_messages", {}).values())
    assert len(kalimat) > 60
    assert [satu for satu in kalimat if INGGRIS.search(satu)] == []


@pytest.mark.parametrize(
    ("galat", "kalimat"),
    [
        (Http404("No Laporan matches the given query."), "Tidak ditemukan, atau Anda tidak berhak melihatnya."),
        (exceptions.Throttled(wait=34), "Permintaan terlalu sering. Coba lagi dalam 34 detik."),
    ],
)
def test_sentences_that_the_libraries_put_together_themselves(galat: Exception, kalimat: str) -> None:
    jawaban = tangani(galat, {})
    assert jawaban is not None
    assert jawaban.data == {"detail": kalimat}
