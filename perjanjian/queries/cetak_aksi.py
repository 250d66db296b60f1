"""The rencana aksi on paper and as a spreadsheet.  Source: PermenPANRB 53/2014."""

from typing import Any

from django.template.loader import render_to_string

from perjanjian.models import Perjanjian
from perjanjian.queries.isi import isi_perjanjian
from perjanjian.queries.naskah import kop
from perjanjian.queries.rencana_aksi import BarisAksi, kegiatan_aksi, rencana_aksi
from sakip.lembar import BukuKerja, Jenis, Kolom, Lembar, tulis_ekspor
from sakip.pdf import cetak
from sakip.tanggal import BULAN

_BULAN = tuple(nama[:3] for nama in BULAN)


def cetak_rencana_aksi(perjanjian: Perjanjian) -> bytes:
    """PDF, landscape: targets by month, then activities by quarter. Raises PdfGagal."""
    isi = isi_perjanjian(perjanjian)
    judul = f"Rencana Aksi atas {isi.judul}"
    konteks = {
        "isi": isi,
        "judul": judul,
        "kop": kop(isi),
        "kaki": f"{judul} · {isi.pertama.sebutan}",
        "bulan": _BULAN,
        "aksi": rencana_aksi(perjanjian),
        "kegiatan": _kegiatan(perjanjian),
    }
    return cetak(
        render_to_string("perjanjian/cetak_aksi.html", konteks),
        judul=f"{judul} – {isi.pertama.sebutan}",
        ukuran=isi.kepala.kertas,
        mendatar=True,
        tanggal=isi.tanggal,
    )


def _kegiatan(perjanjian: Perjanjian) -> list[dict[str, Any]]:
    nama = dict(perjanjian.item.values_list("pk", "indikator"))
    return [
        {
            "indikator": nama[item],
            "triwulan": satu.triwulan,
            "uraian": satu.uraian,
            "penanggung_jawab": satu.penanggung_jawab,
        }
        for item, isi in kegiatan_aksi(perjanjian).items()
        for satu in isi
        if satu.uraian
    ]


def lembar_rencana_aksi(perjanjian: Perjanjian) -> bytes:
    """Spreadsheet with two sheets: targets by month (a period stands in its last month), activities by quarter."""
    bulan = tuple(Kolom(nama=f"b{n}", judul=nama, jenis=Jenis.CAMPURAN) for n, nama in enumerate(BULAN, start=1))
    target = Lembar(
        nama="Target",
        kolom=(
            Kolom(nama="indikator", judul="Indikator", lebar=50),
            Kolom(nama="satuan", judul="Satuan"),
            Kolom(nama="target", judul="Target tahun", jenis=Jenis.CAMPURAN),
            *bulan,
        ),
        kunci=("indikator",),
    )
    kegiatan = Lembar(
        nama="Kegiatan",
        kolom=(
            Kolom(nama="indikator", judul="Indikator", lebar=50),
            Kolom(nama="triwulan", judul="Triwulan", jenis=Jenis.BULAT),
            Kolom(nama="uraian", judul="Kegiatan yang dilakukan", lebar=60),
            Kolom(nama="penanggung_jawab", judul="Penanggung jawab", lebar=40),
        ),
        kunci=("indikator", "triwulan"),
        wajib=False,
    )
    buku = BukuKerja([target, kegiatan], judul=f"Rencana aksi {perjanjian}", kode="rencana-aksi")
    isi = {"Target": [_baris(satu) for satu in rencana_aksi(perjanjian)], "Kegiatan": _kegiatan(perjanjian)}
    return tulis_ekspor(buku, isi)


def _baris(satu: BarisAksi) -> dict[str, Any]:
    item = satu.item
    # A range holds alike in every period.
    tetap = item.target_teks if not satu.sel and item.target_bawah is not None else ""
    return {
        "indikator": item.indikator,
        "satuan": item.satuan,
        "target": item.target_teks,
        **{f"b{n}": (sel.isi if sel else tetap) for n, sel in enumerate(satu.per_bulan, start=1)},
    }
