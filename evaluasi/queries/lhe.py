"""The report of an evaluation (LHE) on paper.  Source: PermenPANRB 88/2021."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.template.loader import render_to_string

from evaluasi.models import Evaluasi, HasilEvaluasi, Rekomendasi
from layanan import qr
from layanan.rules.kode import tulis
from organisasi.models import Pengguna
from organisasi.queries import KopSurat, kop_surat, nama_unit, penandatangan_unit, unit_pada
from sakip import tanggal as kalender
from sakip.pdf import cetak


@dataclass(frozen=True)
class PenandaTangan:
    """Who signs the LHE, as printed."""

    nama: str
    jabatan: str
    nip: str = ""
    pegawai_id: int | None = None
    atas: list[str] = field(default_factory=list)
    rinci: list[str] = field(default_factory=list)


def penanda_tangan(tanggal: dt.date, oleh: Pengguna, penanda: int | None = None) -> PenandaTangan:
    """The head of the Inspektorat on a date, or position `penanda` on his behalf; where none is recorded, the user who publishes.

    Raises ValidationError (penanda).
    """
    inspektorat = unit_pada(tanggal, jenis="inspektorat")
    pejabat = penandatangan_unit(inspektorat[0].id, tanggal, penanda=penanda) if inspektorat else None
    if pejabat is None:
        return PenandaTangan(nama=str(oleh), jabatan="Inspektur", pegawai_id=oleh.pegawai_id, atas=["Inspektur,"])
    return PenandaTangan(
        nama=pejabat.blok.bawah[0],
        jabatan=pejabat.kuasa[:250],
        nip=pejabat.pemangku.pegawai.nip or "",
        pegawai_id=pejabat.pemangku.pegawai.pk,
        atas=list(pejabat.blok.atas),
        rinci=list(pejabat.blok.bawah[1:]),
    )


def cetak_lhe(
    evaluasi: Evaluasi,
    *,
    nomor: str,
    tanggal: dt.date | None,
    kode: str,
    oleh: Pengguna,
    penanda: int | None = None,
) -> bytes:
    """PDF of the LHE; without a verification code it is a draft and says so. The same content gives the same bytes.

    Raises PdfGagal, HasilEvaluasi.DoesNotExist before the grade is fixed.
    """
    konteks = konteks_lhe(evaluasi, nomor=nomor, tanggal=tanggal, kode=kode, oleh=oleh, penanda=penanda)
    return cetak(
        render_to_string("evaluasi/lhe.html", konteks),
        judul=f"{konteks['judul']} – {konteks['nama_unit']}",
        ukuran=konteks["kertas"],
        draf=not kode,
        tanggal=tanggal,
    )


def konteks_lhe(
    evaluasi: Evaluasi,
    *,
    nomor: str,
    tanggal: dt.date | None,
    kode: str,
    oleh: Pengguna,
    penanda: int | None = None,
) -> dict[str, Any]:
    """What the template of the LHE shows, all from the fixed record."""
    hasil = HasilEvaluasi.objects.select_related("evaluasi__instrumen").get(evaluasi=evaluasi.pk)
    acuan = tanggal or dt.date(evaluasi.tahun_id, 12, 31)
    kop = _kop(acuan)
    nama = nama_unit([evaluasi.unit_id], acuan)
    siapa = penanda_tangan(acuan, oleh, penanda)
    komponen = [_angka(satu) for satu in hasil.rincian["komponen"]]
    return {
        "judul": f"Laporan Hasil Evaluasi AKIP {evaluasi.tahun_id}",
        "evaluasi": evaluasi,
        "hasil": hasil,
        "rincian": hasil.rincian,
        "komponen": komponen,
        "ada_catatan": any(satu["catatan"] for satu in komponen),
        "rekomendasi": _per_komponen(evaluasi, hasil.rincian["komponen"]),
        "nama_unit": nama.get(evaluasi.unit_id, ""),
        "nomor": nomor,
        "tanggal": tanggal,
        "kop": kop.baris,
        "kertas": kop.kertas,
        "kaki": f"LHE AKIP {evaluasi.tahun_id} · {nama.get(evaluasi.unit_id, '')} · {tulis(kode) if kode else 'DRAF'}",
        "blok": [
            {
                "tempat_tanggal": f"{kop.ibu_kota}, {kalender.tulis(tanggal) if tanggal else '………………'}",
                "jabatan": siapa.atas,
                "nama": siapa.nama,
                "rinci": siapa.rinci,
            }
        ],
        "kode": tulis(kode) if kode else "",
        "qr": qr.svg(kode) if kode else "",
        "alamat": qr.alamat(kode) if kode else "",
    }


def _kop(tanggal: dt.date) -> KopSurat:
    """Letterhead of the Inspektorat; where none is recorded, of the regency itself."""
    inspektorat = unit_pada(tanggal, jenis="inspektorat") or unit_pada(tanggal, induk=None)
    return kop_surat(inspektorat[0].id, tanggal) if inspektorat else KopSurat(daerah="", unit="Inspektorat")


def _angka(komponen: dict[str, Any]) -> dict[str, Any]:
    """A component of the record with its figures as Decimal."""
    sub = [{**satu, **_desimal(satu)} for satu in komponen["sub"]]
    return {**komponen, **_desimal(komponen), "sub": sub, "catatan": [s for s in sub if s["catatan"] or s["alasan"]]}


def _desimal(satu: dict[str, Any]) -> dict[str, Decimal]:
    return {kunci: Decimal(satu[kunci]) for kunci in ("bobot", "nilai")}


def _per_komponen(evaluasi: Evaluasi, komponen: list[dict[str, Any]]) -> list[tuple[str, list[Rekomendasi]]]:
    semua = list(Rekomendasi.objects.filter(evaluasi=evaluasi))
    pasangan = [(f"{k['kode']}. {k['nama']}", [r for r in semua if r.komponen == k["kode"]]) for k in komponen]
    return [(nama, isi) for nama, isi in pasangan if isi]
