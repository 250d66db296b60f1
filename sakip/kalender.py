"""A calendar that other programs can subscribe to: whole-day events as iCalendar text.  Source: RFC 5545.

Only whole days are written, so no time zone is needed; time stamps are in UTC.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

LEBAR = 75
AKHIR = "\r\n"


@dataclass(frozen=True, slots=True)
class AcaraHari:
    """A whole day.  kunci: stays the same for the same event for ever; diubah: when it was last changed (aware)."""

    kunci: str
    tanggal: dt.date
    judul: str
    diubah: dt.datetime
    keterangan: str = ""
    alamat: str = ""


def tulis(acara: Iterable[AcaraHari], *, nama: str, ruang: str = "sakip") -> bytes:
    """The events as an iCalendar file in UTF-8.  nama: title of the calendar; ruang: what makes the keys unique worldwide."""
    baris = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SAKIP//Kalender//ID", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    baris += [f"X-WR-CALNAME:{_teks(nama)}", f"NAME:{_teks(nama)}"]
    for satu in acara:
        baris += _acara(satu, ruang)
    baris.append("END:VCALENDAR")
    return "".join(_lipat(satu) + AKHIR for satu in baris).encode()


def _acara(satu: AcaraHari, ruang: str) -> list[str]:
    saat = satu.diubah.astimezone(dt.UTC)
    isi = [
        "BEGIN:VEVENT",
        f"UID:{_teks(satu.kunci)}@{ruang}",
        f"DTSTAMP:{saat:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{satu.tanggal:%Y%m%d}",
        f"DTEND;VALUE=DATE:{satu.tanggal + dt.timedelta(1):%Y%m%d}",
        f"SUMMARY:{_teks(satu.judul)}",
    ]
    isi += [f"DESCRIPTION:{_teks(satu.keterangan)}"] if satu.keterangan else []
    isi += [f"URL:{satu.alamat}"] if satu.alamat else []
    return [*isi, "TRANSP:TRANSPARENT", "END:VEVENT"]


def _teks(isi: str) -> str:
    """Text as the format wants it: backslash, semicolon and comma escaped, line breaks as letters, no other control characters."""
    hasil = isi.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    hasil = hasil.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(huruf for huruf in hasil if huruf.isprintable())


def _lipat(baris: str) -> str:
    """A line of at most 75 octets; what is longer goes on after a line break and a blank, never inside a character."""
    bagian, kini, besar = [], "", 0
    for huruf in baris:
        banyak = len(huruf.encode())
        if besar + banyak > LEBAR:
            bagian.append(kini)
            kini, besar = " ", 1
        kini += huruf
        besar += banyak
    return AKHIR.join([*bagian, kini])
