"""Checks that need more than one cell: header, gaps, keys, references between sheets."""

from collections.abc import Iterable
from typing import Any

from sakip.lembar.definisi import BukuKerja, Lembar, normal_kunci
from sakip.lembar.hasil import Baris, Hasil, Temuan, Tingkat
from sakip.lembar.kepala import Kepala


def periksa_kolom(lembar: Lembar, kepala: Kepala, temuan: list[Temuan]) -> None:
    """A missing key column or a doubled one is an error, another missing mandatory column a gap, an unknown one a note."""
    for kolom in lembar.kolom:
        if kolom.nama in kepala.kolom or not (kolom.wajib or kolom.nama in lembar.kunci):
            continue
        tingkat, sebutan, saran = Tingkat.KOSONG, "Kolom", "Tambahkan kolomnya atau lengkapi di halaman."
        if kolom.nama in lembar.kunci:
            tingkat, sebutan, saran = Tingkat.GALAT, "Kolom kunci", "Salin judul kolom dari templat."
        temuan.append(Temuan(tingkat, lembar.nama, "", kolom.judul, f"{sebutan} “{kolom.judul}” tidak ada.", saran))
    for alamat, judul in kepala.ganda.items():
        sebab, saran = f"Kolom “{judul}” muncul dua kali.", "Hapus atau ganti judul salah satunya."
        temuan.append(Temuan(Tingkat.GALAT, lembar.nama, alamat, judul, sebab, saran))
    for alamat, judul in kepala.asing.items():
        sebab = f"Kolom “{judul}” tidak dikenal dan tidak dibaca."
        temuan.append(Temuan(Tingkat.CATATAN, lembar.nama, alamat, judul, sebab))


def periksa_kunci(lembar: Lembar, baris: Iterable[Baris], temuan: list[Temuan]) -> None:
    """Empty key cells and repeated keys are errors, other empty mandatory cells gaps."""
    pertama: dict[tuple[Any, ...], Baris] = {}
    for isi in baris:
        utuh = _periksa_isi(lembar, isi, temuan)
        if not utuh or not lembar.kunci:
            continue
        asal = pertama.setdefault(lembar.kunci_dari(isi), isi)
        if asal is not isi:
            kolom = lembar.ambil(lembar.kunci[-1])
            sebab = f"Kunci sama dengan baris {asal.nomor} ({', '.join(str(isi[k]) for k in lembar.kunci)})."
            temuan.append(
                Temuan(
                    Tingkat.GALAT,
                    lembar.nama,
                    isi.alamat(kolom.nama),
                    kolom.judul,
                    sebab,
                    "Hapus salah satu atau bedakan kuncinya.",
                )
            )


def _periksa_isi(lembar: Lembar, isi: Baris, temuan: list[Temuan]) -> bool:
    """Report the empty cells of a row; True when its key is complete."""
    utuh = True
    for kolom in lembar.kolom:
        kunci = kolom.nama in lembar.kunci
        if kolom.nama not in isi or kolom.nama in isi.rusak:
            utuh = utuh and not kunci
            continue
        if isi[kolom.nama] is not None or not (kolom.wajib or kunci):
            continue
        utuh = utuh and not kunci
        tingkat, sebab = (Tingkat.GALAT, "Kunci baris kosong.") if kunci else (Tingkat.KOSONG, "Belum diisi.")
        temuan.append(Temuan(tingkat, lembar.nama, isi.alamat(kolom.nama), kolom.judul, sebab, f"Isi {kolom.judul}."))
    return utuh


def periksa_rujukan(buku: BukuKerja, hasil: Hasil) -> None:
    """A value that must exist in another sheet of the workbook and does not is an error."""
    for lembar in buku.lembar:
        for kolom in lembar.kolom:
            if kolom.rujukan is None or kolom.rujukan[0] not in hasil.baris:
                continue
            nama, sasaran = kolom.rujukan
            ada = {normal_kunci(baris.get(sasaran)) for baris in hasil.baris[nama]}
            judul = buku.ambil(nama).ambil(sasaran).judul
            for baris in hasil.baris.get(lembar.nama, ()):
                nilai = baris.get(kolom.nama)
                if nilai is not None and normal_kunci(nilai) not in ada:
                    sebab = f"“{nilai}” tidak ada di kolom {judul} lembar {nama}."
                    saran = f"Samakan dengan {judul} di lembar {nama}."
                    hasil.temuan.append(
                        Temuan(Tingkat.GALAT, lembar.nama, baris.alamat(kolom.nama), kolom.judul, sebab, saran)
                    )
