"""The navigation as data, and what every page of the frame needs. Names of addresses only: the ground knows no app."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from sakip.sesi import sisa_detik

TEMA = {"terang": "light", "gelap": "dark"}


@dataclass(frozen=True)
class Butir:
    """An entry: words, icon, name of the address, the permission it needs ("" for all), the app whose turns it counts.

    halaman: names of pages that belong to this entry although their address lies under another.
    """

    teks: str
    ikon: str
    nama_url: str
    izin: str = ""
    app: str = ""
    halaman: frozenset[str] = frozenset()

    @property
    def komponen(self) -> bool:
        """Whether it is one of the six components, which open for a year and a unit."""
        return self.nama_url == f"{self.app}:indeks"


@dataclass(frozen=True)
class Tautan:
    """An entry as shown to one user on one page."""

    teks: str
    ikon: str
    url: str
    app: str
    aktif: bool


PETAK = frozenset({"pengukuran:petak", "pengukuran:isi", "pengukuran:sel"})  # where values are entered
MENU: tuple[tuple[str, tuple[Butir, ...]], ...] = (
    (
        "",
        (
            Butir("Beranda", "rumah", "beranda:beranda"),
            Butir("Perlu tindakan saya", "kotak", "layanan:kotak", app="semua"),
            Butir("Kabupaten", "kabupaten", "beranda:kabupaten", "beranda.kabupaten"),
        ),
    ),
    (
        "Akuntabilitas",
        (
            Butir("Rencana strategis", "rencana", "renstra:indeks", "renstra.lihat", "renstra"),
            Butir("Perjanjian kinerja", "perjanjian", "perjanjian:indeks", "perjanjian.lihat", "perjanjian"),
            Butir("Data kinerja", "data", "datakinerja:indeks", "datakinerja.lihat", "datakinerja", PETAK),
            Butir("Pengukuran", "ukur", "pengukuran:indeks", "pengukuran.lihat", "pengukuran"),
            Butir("Pelaporan", "laporan", "pelaporan:indeks", "pelaporan.lihat", "pelaporan"),
            Butir("Reviu & evaluasi", "evaluasi", "evaluasi:indeks", app="evaluasi"),
            Butir("Dokumen terbit", "verifikasi", "layanan:dokumen", "layanan.lihat_dokumen"),
        ),
    ),
    (
        "Organisasi",
        (
            Butir("Struktur & SOTK", "struktur", "organisasi:struktur", "organisasi.lihat"),
            Butir("Jabatan & pemangku", "jabatan", "organisasi:jabatan", "organisasi.lihat"),
            Butir("Pegawai", "pegawai", "organisasi:pegawai", "organisasi.lihat"),
        ),
    ),
    (
        "Administrasi",
        (
            Butir("Pengguna & peran", "pengguna", "organisasi:pengguna", "organisasi.kelola_pengguna"),
            Butir("Matriks izin", "matriks", "organisasi:matriks", "organisasi.kelola_pengguna"),
            Butir("Tahun & tenggat", "kalender", "organisasi:tahun", "organisasi.kelola_tahun"),
            Butir("Pekerjaan latar", "pengaturan", "layanan:pekerjaan", "layanan.lihat_pekerjaan"),
        ),
    ),
)


def alamat(nama: str) -> str:
    """The address under a name, "" where no app offers it."""
    try:
        return reverse(nama)
    except NoReverseMatch:
        return ""


def susun(
    boleh: Callable[[str], bool], jalur: str, akhiran: str = "", halaman: str = ""
) -> list[tuple[str, list[Tautan]]]:
    """The menu for one user and page: groups with the entries allowed.

    The entry that claims the page (`halaman`, its name) is the active one, else the longest address that the path starts
    with; `akhiran` is added to the addresses of the components, so that they open for the year and the unit of this page.
    """
    kelompok = [
        (
            judul,
            [
                (butir, url)
                for butir in isi
                if (not butir.izin or boleh(butir.izin)) and (url := alamat(butir.nama_url))
            ],
        )
        for judul, isi in MENU
    ]
    cocok = [url for _, isi in kelompok for _, url in isi if jalur == url or (url != "/" and jalur.startswith(url))]
    kini = next((url for _, isi in kelompok for b, url in isi if halaman in b.halaman), max(cocok, key=len, default=""))
    return [
        (judul, [Tautan(b.teks, b.ikon, url + (akhiran if b.komponen else ""), b.app, url == kini) for b, url in isi])
        for judul, isi in kelompok
        if isi
    ]


def _menu(request: HttpRequest) -> list[tuple[str, list[Tautan]]]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    konteks = getattr(request, "konteks", None)
    ikut = konteks is not None and konteks.dari_alamat
    akhiran = f"?k_tahun={konteks.tahun}&k_unit={konteks.unit_id}" if ikut else ""
    halaman = request.resolver_match.view_name if request.resolver_match else ""
    return susun(user.has_perm, request.path, akhiran, halaman)


def konteks_halaman(request: HttpRequest) -> dict[str, Any]:
    """Context processor: menu (computed when the frame asks), theme from the cookie, seconds left in the session, mode."""
    tema = request.COOKIES.get("tema", "")
    return {
        "navigasi": partial(_menu, request),
        "tema": tema if tema in TEMA else "",
        "tema_bs": TEMA.get(tema, "light"),
        "sesi_sisa": partial(sisa_detik, request),
        "mode_contoh": settings.MODE == "contoh",
        "dua_langkah_mati": not settings.WAJIB_DUA_LANGKAH,
        "nama_daerah": settings.NAMA_DAERAH,
    }
