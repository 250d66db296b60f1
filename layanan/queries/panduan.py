"""The in-app guide: Markdown files with a few header lines, rendered without raw HTML."""

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from organisasi.rules.izin import LABEL_PERAN, Peran

FOLDER = Path(__file__).resolve().parent.parent / "panduan"
SEMUA = "semua"
LABEL_SEMUA = "Untuk semua"
# A wide table scrolls in its own box, also by keyboard; raw HTML never passes, so these words are the renderer's own.
GULIR = '<div class="gulir" tabindex="0" role="region" aria-label="Tabel">'


@dataclass(frozen=True)
class HalamanPanduan:
    """A page of the guide. peran: role codes or "semua".  halaman: url names that it explains.  isi: Markdown."""

    slug: str
    judul: str
    ringkas: str
    peran: tuple[str, ...]
    urutan: int
    halaman: tuple[str, ...]
    isi: str


def _urai(slug: str, teks: str) -> HalamanPanduan:
    """Read a file: lines `key: value` between two `---`, then the body. Raises ValueError naming the file."""
    cocok = re.fullmatch(r"---\n(.*?)\n---\n(.*)", teks, re.DOTALL)
    if not cocok:
        raise ValueError(f"Panduan {slug}.md tidak mempunyai kepala.")
    kepala = {
        kunci.strip(): nilai.strip() for kunci, _, nilai in (baris.partition(":") for baris in cocok[1].splitlines())
    }
    if "judul" not in kepala:
        raise ValueError(f"Panduan {slug}.md tidak mempunyai judul.")
    peran = _daftar(kepala.get("peran", SEMUA))
    if salah := set(peran) - {SEMUA} - {satu.value for satu in Peran}:
        raise ValueError(f"Panduan {slug}.md menyebut peran yang tidak dikenal: {', '.join(sorted(salah))}.")
    return HalamanPanduan(
        slug=slug,
        judul=kepala["judul"],
        ringkas=kepala.get("ringkas", ""),
        peran=peran,
        urutan=int(kepala.get("urutan", "100")),
        halaman=_daftar(kepala.get("halaman", "")),
        isi=cocok[2].strip(),
    )


def _daftar(teks: str) -> tuple[str, ...]:
    return tuple(satu.strip() for satu in teks.split(",") if satu.strip())


@functools.cache
def semua() -> tuple[HalamanPanduan, ...]:
    """All pages in their order; read once per process."""
    halaman = [_urai(berkas.stem, berkas.read_text(encoding="utf-8")) for berkas in FOLDER.glob("*.md")]
    return tuple(sorted(halaman, key=lambda satu: (satu.urutan, satu.judul)))


def satu(slug: str) -> HalamanPanduan | None:
    """The page under a slug."""
    return next((halaman for halaman in semua() if halaman.slug == slug), None)


def untuk_halaman(nama_url: str) -> HalamanPanduan | None:
    """The page that explains an address of the application."""
    return next((halaman for halaman in semua() if nama_url in halaman.halaman), None)


def kelompok(peran: set[str]) -> list[tuple[str, list[HalamanPanduan], bool]]:
    """Pages by role: (heading, pages, whether it is one of the reader's own roles); own roles come first."""
    hasil = [(LABEL_SEMUA, [satu for satu in semua() if SEMUA in satu.peran], True)]
    for satu_peran in sorted(Peran, key=lambda p: p.value not in peran):
        if isi := [halaman for halaman in semua() if satu_peran.value in halaman.peran]:
            hasil.append((LABEL_PERAN[satu_peran], isi, satu_peran.value in peran))
    return hasil


def cari(kata: str) -> list[HalamanPanduan]:
    """Pages that hold every word, those with the words in the title first."""
    daftar_kata = kata.lower().split()
    temuan = [h for h in semua() if all(k in f"{h.judul} {h.ringkas} {h.isi}".lower() for k in daftar_kata)]
    return sorted(temuan, key=lambda h: not all(k in h.judul.lower() for k in daftar_kata))


def ke_html(isi: str) -> str:
    """Markdown as HTML: raw HTML is shown as text, links with scripts are not made; headings start at level 2."""
    pengurai = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")
    token = pengurai.parse(isi)
    for satu_token in token:
        if satu_token.type in {"heading_open", "heading_close"}:
            satu_token.tag = f"h{min(6, max(2, int(satu_token.tag[1])))}"
        if satu_token.type == "table_open":
            satu_token.attrSet("class", "tabel")
    html = pengurai.renderer.render(token, pengurai.options, {})
    return html.replace("<table", f"{GULIR}<table").replace("</table>", "</table></div>")
