"""Kinds of change of organisation and what each must look like."""

from enum import StrEnum


class JenisPeristiwa(StrEnum):
    """Kinds of event that change the organisation."""

    BENTUK = "bentuk"
    UBAH_NAMA = "ubah_nama"
    GABUNG = "gabung"
    PECAH = "pecah"
    ALIH = "alih"
    TUTUP = "tutup"

    @property
    def label(self) -> str:
        return _LABEL[self]

    @classmethod
    def pilihan(cls) -> list[tuple[str, str]]:
        return [(jenis.value, jenis.label) for jenis in cls]


_LABEL = {
    JenisPeristiwa.BENTUK: "Pembentukan",
    JenisPeristiwa.UBAH_NAMA: "Perubahan nama",
    JenisPeristiwa.GABUNG: "Penggabungan",
    JenisPeristiwa.PECAH: "Pemecahan",
    JenisPeristiwa.ALIH: "Pengalihan",
    JenisPeristiwa.TUTUP: "Penutupan",
}
