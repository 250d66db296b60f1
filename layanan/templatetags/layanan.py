"""Template tags for pages of documents: trail, buttons, turn, files, history, issued documents."""

from decimal import Decimal
from typing import Any

from django import template
from django.db.models import Model
from django.template import Context

from layanan import queries
from layanan.konteks import panduan_halaman
from layanan.models import Dokumen
from layanan.rules import kode as aturan_kode
from sakip import tanggal as kalender
from sakip.angka import tulis

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
    return {
        "siapa": kini.kalimat if kini else "tidak ada, dokumen selesai",
        "batas": kalender.tulis(kini.batas) if kini and kini.batas else "",
    }


@register.inclusion_tag("layanan/_daftar_berkas.html", takes_context=True)
def daftar_berkas(context: Context, objek: Model, url_lepas: str = "") -> dict[str, Any]:
    """Files tied to an object, with links. `url_lepas`: name of an address that takes the tie's id and unties it by POST."""
    return {"tautan": queries.berkas_objek(objek), "url_lepas": url_lepas, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("layanan/_riwayat.html")
def riwayat(objek: Model, batas: int = 100) -> dict[str, Any]:
    """What changed in a tracked row: who, when, from what to what."""
    return {"riwayat": queries.riwayat(objek, batas=batas), "objek": objek}


@register.inclusion_tag("layanan/_dokumen_terbit.html")
def dokumen_terbit(objek: Model) -> dict[str, Any]:
    """Documents issued from an object with number, state and signatures."""
    return {"dokumen": queries.dokumen_objek(objek).prefetch_related("tanda_tangan")}


@register.filter
def kode(teks: str) -> str:
    """A verification code in groups of four."""
    return aturan_kode.tulis(teks)


@register.filter
def ukuran(jumlah: int) -> str:
    """A size for people: ``1,2 MB``."""
    for satuan in ("byte", "kB", "MB"):
        if jumlah < 1000:
            return f"{tulis(jumlah, 0 if satuan == 'byte' else 1)} {satuan}"
        jumlah = Decimal(jumlah) / 1000
    return f"{tulis(jumlah, 1)} GB"


@register.simple_tag(takes_context=True)
def bantuan_halaman(context: Context) -> str:
    """Address of the guide page for the current page; "" where there is none."""
    request = context.get("request")
    return panduan_halaman(request)["panduan_halaman"] if request else ""
