"""Template tags for pages of documents: trail, buttons, turn, files, history, issued documents."""

from typing import Any

from django import template
from django.db.models import Model
from django.template import Context

from layanan import queries
from layanan.models import Dokumen

register = template.Library()


@register.inclusion_tag("layanan/_jejak.html")
def jejak(objek: Model) -> dict[str, Any]:
    """The trail of an object as a timeline, newest first."""
    return {"jejak": queries.jejak(objek)}


@register.inclusion_tag("layanan/_tombol_alur.html", takes_context=True)
def tombol_alur(context: Context, objek: Dokumen) -> dict[str, Any]:
    """The steps open to the user now as buttons; one that needs a reason opens a field for it."""
    user = context["request"].user
    langkah = [satu for satu in queries.tersedia(objek, user) if satu.url]
    return {"langkah": langkah, "objek": objek, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("komponen/giliran.html")
def giliran(objek: Dokumen) -> dict[str, Any]:
    """Whose turn the document is: "Giliran: Kepala OPD – Verifikasi rencana"."""
    kini = queries.giliran_objek(objek)
    return {"siapa": kini.kalimat if kini else "tidak ada, dokumen selesai", "batas": kini and kini.batas}
