"""The agreement on paper.  Source: PermenPANRB 53/2014 (statement page, attachment tables 1 and 2)."""

from typing import Any

from django.template.loader import render_to_string

from layanan import qr
from layanan.rules.kode import tulis
from organisasi.queries import KopSurat, lambang_daerah
from perjanjian.rules import Isi, Pihak
from sakip import tanggal as kalender
from sakip.pdf import cetak

TITIK = "………………"


def cetak_naskah(isi: Isi, *, kode: str = "", salinan: bool = False) -> bytes:
    """PDF of the agreement; without a verification code it is a draft and says so on every page.

    salinan: a copy of what was signed on paper outside (a past year's record), so no draft either.
    The same content gives the same bytes. Raises PdfGagal.
    """
    return cetak(
        render_to_string("perjanjian/cetak.html", konteks_naskah(isi, kode=kode, salinan=salinan)),
        judul=f"{isi.judul} – {isi.pertama.sebutan}",
        ukuran=isi.kepala.kertas,
        draf=not kode and not salinan,
        tanggal=isi.tanggal,
    )


def konteks_naskah(isi: Isi, *, kode: str = "", salinan: bool = False) -> dict[str, Any]:
    """What the template of the paper shows."""
    tanda = tulis(kode) if kode else ("salinan, naskah asli bertanda tangan basah" if salinan else "DRAF")
    return {
        "isi": isi,
        "judul": isi.judul,
        "kop": kop(isi),
        "kaki": f"{isi.judul} · {isi.pertama.sebutan} · {tanda}",
        "blok": blok_tanda_tangan(isi),
        "kode": tulis(kode) if kode else "",
        "qr": qr.svg(kode) if kode else "",
        "alamat": qr.alamat(kode) if kode else "",
    }


def kop(isi: Isi) -> dict[str, str]:
    """Letterhead of the paper: regency above, unit below."""
    kepala = isi.kepala
    return KopSurat(kepala.daerah, kepala.unit, kepala.alamat, kepala.kontak, lambang=lambang_daerah()).baris


def blok_tanda_tangan(isi: Isi) -> list[dict[str, Any]]:
    """Signature blocks: the second party left, the first right under place and date; one block for the regent."""
    tempat_tanggal = f"{isi.tempat or TITIK}, {kalender.tulis(isi.tanggal) if isi.tanggal else TITIK}"
    if isi.kedua is None:
        return [_blok(isi.pertama, "", tempat_tanggal)]
    return [_blok(isi.kedua, "Pihak Kedua,", "\u00a0"), _blok(isi.pertama, "Pihak Pertama,", tempat_tanggal)]


def _blok(pihak: Pihak, sebutan: str, tempat_tanggal: str) -> dict[str, Any]:
    blok = pihak.blok
    atas = [satu for satu in (sebutan, *blok.atas) if satu]
    return {"tempat_tanggal": tempat_tanggal, "jabatan": atas, "nama": blok.bawah[0], "rinci": list(blok.bawah[1:])}
