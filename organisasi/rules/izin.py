"""Who may do what: one pure table of roles and relations.  Source: domain, section 9."""

from enum import StrEnum


class Peran(StrEnum):
    """A dated role of a user in a unit, or in the whole regency when the unit is its root."""

    ADMINISTRATOR = "administrator"
    BAPPEDA = "bappeda"
    BAGIAN_ORGANISASI = "bagian_organisasi"
    INSPEKTUR = "inspektur"
    INSPEKTORAT = "inspektorat"
    PIMPINAN_DAERAH = "pimpinan_daerah"
    KEPALA_OPD = "kepala_opd"
    ADMIN_OPD = "admin_opd"
    PENYUSUN = "penyusun"
    ASN = "asn"

    @property
    def label(self) -> str:
        return LABEL_PERAN[self]


LABEL_PERAN: dict[Peran, str] = {
    Peran.ADMINISTRATOR: "Administrator",
    Peran.BAPPEDA: "Bappeda",
    Peran.BAGIAN_ORGANISASI: "Bagian Organisasi",
    Peran.INSPEKTUR: "Inspektur",
    Peran.INSPEKTORAT: "Tim Inspektorat",
    Peran.PIMPINAN_DAERAH: "Bupati/Sekda",
    Peran.KEPALA_OPD: "Kepala OPD",
    Peran.ADMIN_OPD: "Admin OPD",
    Peran.PENYUSUN: "Penyusun OPD",
    Peran.ASN: "ASN",
}

PERAN_WAJIB_DUA_LANGKAH = frozenset({Peran.ADMINISTRATOR, Peran.INSPEKTUR, Peran.INSPEKTORAT})

# Every permission of the application with its meaning, as the matrix page prints it.
IZIN: dict[str, str] = {
    "organisasi.lihat": "Melihat struktur, jabatan, dan pemangku",
    "organisasi.ubah": "Mengubah jabatan dan pemangku",
    "organisasi.kelola_pegawai": "Mengelola data pegawai, termasuk melihat NIP",
    "organisasi.catat_perubahan": "Mencatat perubahan organisasi (SOTK)",
    "organisasi.kelola_pengguna": "Mengelola akun dan peran, mengatur ulang sandi",
    "organisasi.kelola_tahun": "Mengatur tahun, tenggat, dan tabel kategori",
    "layanan.lihat_pekerjaan": "Melihat pekerjaan latar",
    "layanan.lihat_dokumen": "Melihat dan mengunduh dokumen terbit",
    "layanan.tarik_dokumen": "Menarik dokumen terbit",
    "renstra.lihat": "Melihat rencana",
    "renstra.susun": "Menyusun dan mengimpor rencana",
    "renstra.ajukan": "Mengajukan rencana",
    "renstra.verifikasi": "Memverifikasi rencana",
    "renstra.tetapkan": "Menetapkan rencana",
    "renstra.jawab_silang": "Menerima atau menolak permintaan crosscutting dari OPD lain",
    "renstra.batalkan_silang": "Membatalkan permintaan crosscutting yang diajukan unitnya",
    "perjanjian.lihat": "Melihat perjanjian kinerja",
    "perjanjian.susun": "Menyusun perjanjian kinerja",
    "perjanjian.atur": "Menetapkan atasan untuk perjanjian kinerja",
    "perjanjian.ajukan": "Mengajukan perjanjian kinerja",
    "perjanjian.setujui": "Menyetujui atau mengembalikan perjanjian kinerja",
    "perjanjian.naskah": "Membekukan naskah perjanjian dan mencatat pindaian bertanda tangan basah",
    "perjanjian.tandatangani": "Menandatangani perjanjian kinerja",
    "datakinerja.lihat": "Melihat data kinerja dan bukti",
    "datakinerja.isi": "Mengisi nilai dan mengunggah bukti",
    "datakinerja.ajukan": "Mengajukan data bulanan",
    "datakinerja.verifikasi": "Memverifikasi data bulanan",
    "datakinerja.atur_jendela": "Membuka dan menutup jendela pengisian",
    "pengukuran.lihat": "Melihat capaian",
    "pengukuran.analisis": "Menulis analisis capaian",
    "pelaporan.lihat": "Melihat laporan kinerja",
    "pelaporan.susun": "Menyusun laporan kinerja",
    "pelaporan.ajukan": "Mengajukan laporan kinerja",
    "pelaporan.setujui": "Menyetujui atau mengembalikan laporan kinerja",
    "pelaporan.tandatangani": "Menandatangani laporan kinerja",
    "pelaporan.setujui_daerah": "Menyetujui dan menandatangani laporan kinerja kabupaten",
    "evaluasi.lihat": "Melihat lembar kerja evaluasi",
    "evaluasi.lihat_hasil": "Melihat hasil evaluasi yang sudah terbit",
    "evaluasi.atur": "Mengatur instrumen, ronde, dan tim evaluasi",
    "evaluasi.jawab": "Menjawab lembar kerja evaluasi",
    "evaluasi.teruskan": "Meneruskan atau mengembalikan lembar kerja antarjenjang",
    "evaluasi.tetapkan": "Menetapkan nilai evaluasi",
    "evaluasi.terbitkan": "Menerbitkan hasil evaluasi kepada OPD",
    "evaluasi.tandatangani": "Menandatangani laporan hasil evaluasi",
    "evaluasi.periksa_tindak_lanjut": "Memeriksa tindak lanjut rekomendasi",
    "evaluasi.tindak_lanjut": "Menindaklanjuti rekomendasi",
    "beranda.kabupaten": "Melihat ringkasan kabupaten",
}

_LIHAT = ({izin for izin in IZIN if izin.endswith(".lihat")} - {"evaluasi.lihat"}) | {"layanan.lihat_dokumen"}
_LIHAT_SEMUA = _LIHAT | {"evaluasi.lihat", "evaluasi.lihat_hasil", "beranda.kabupaten"}
_LIHAT_OPD = _LIHAT | {"evaluasi.lihat_hasil"}

MATRIKS: dict[Peran, frozenset[str]] = {
    Peran.ADMINISTRATOR: frozenset(
        _LIHAT_SEMUA
        | {
            "organisasi.ubah",
            "organisasi.kelola_pegawai",
            "organisasi.catat_perubahan",
            "organisasi.kelola_pengguna",
            "organisasi.kelola_tahun",
            "layanan.lihat_pekerjaan",
            "layanan.tarik_dokumen",
        }
    ),
    Peran.BAPPEDA: frozenset(
        (_LIHAT_SEMUA - {"evaluasi.lihat"})
        | {"renstra.susun", "renstra.verifikasi", "renstra.tetapkan", "organisasi.kelola_tahun"}
    ),
    Peran.BAGIAN_ORGANISASI: frozenset(
        (_LIHAT_SEMUA - {"evaluasi.lihat"})
        | {
            "organisasi.ubah",
            "organisasi.kelola_pegawai",
            "organisasi.catat_perubahan",
            "organisasi.kelola_tahun",
            "perjanjian.susun",
            "perjanjian.naskah",
            "perjanjian.atur",
            "datakinerja.atur_jendela",
            "pelaporan.susun",
            "layanan.tarik_dokumen",
        }
    ),
    Peran.INSPEKTUR: frozenset(
        _LIHAT_SEMUA
        | {"evaluasi.atur", "evaluasi.terbitkan", "evaluasi.tandatangani", "evaluasi.periksa_tindak_lanjut"}
    ),
    Peran.INSPEKTORAT: frozenset(_LIHAT_SEMUA | {"evaluasi.periksa_tindak_lanjut"}),
    Peran.PIMPINAN_DAERAH: frozenset((_LIHAT_SEMUA - {"evaluasi.lihat"}) | {"pelaporan.setujui_daerah"}),
    Peran.KEPALA_OPD: frozenset(
        _LIHAT_OPD
        | {
            "renstra.ajukan",
            "renstra.jawab_silang",
            "perjanjian.ajukan",
            "datakinerja.ajukan",
            "datakinerja.verifikasi",
            "pengukuran.analisis",
            "pelaporan.setujui",
            "pelaporan.tandatangani",
            "evaluasi.tindak_lanjut",
        }
    ),
    Peran.ADMIN_OPD: frozenset(
        _LIHAT_OPD | {"organisasi.kelola_pengguna", "organisasi.kelola_pegawai", "perjanjian.atur"}
    ),
    Peran.PENYUSUN: frozenset(
        _LIHAT_OPD
        | {
            "renstra.susun",
            "renstra.ajukan",
            "renstra.jawab_silang",
            "perjanjian.susun",
            "perjanjian.ajukan",
            "perjanjian.naskah",
            "datakinerja.isi",
            "datakinerja.ajukan",
            "pengukuran.analisis",
            "pelaporan.susun",
            "pelaporan.ajukan",
            "evaluasi.tindak_lanjut",
        }
    ),
    Peran.ASN: frozenset(
        {
            "organisasi.lihat",
            "renstra.lihat",
            "perjanjian.lihat",
            "datakinerja.lihat",
            "pengukuran.lihat",
            "pelaporan.lihat",
        }
    ),
}

# What a relation to one object grants, whatever the role.
MATRIKS_RELASI: dict[str, frozenset[str]] = {
    "layanan.pemilik_pekerjaan": frozenset({"layanan.lihat_pekerjaan"}),
    "renstra.pengampu_rpjmd": frozenset({"renstra.ajukan"}),
    "renstra.peminta_silang": frozenset({"renstra.lihat", "renstra.batalkan_silang"}),
    "perjanjian.pihak_pertama": frozenset(
        {"perjanjian.lihat", "perjanjian.ajukan", "perjanjian.naskah", "perjanjian.tandatangani"}
    ),
    "perjanjian.pihak_kedua": frozenset(
        {"perjanjian.lihat", "perjanjian.setujui", "perjanjian.naskah", "perjanjian.tandatangani"}
    ),
    "pelaporan.penyusun_daerah": frozenset({"pelaporan.ajukan"}),
    "pelaporan.pimpinan_daerah": frozenset({"pelaporan.setujui", "pelaporan.tandatangani"}),
    "evaluasi.anggota_tim": frozenset({"evaluasi.lihat", "evaluasi.jawab", "evaluasi.teruskan"}),
    "evaluasi.ketua_tim": frozenset({"evaluasi.lihat", "evaluasi.jawab", "evaluasi.teruskan"}),
    "evaluasi.pengendali_teknis": frozenset({"evaluasi.lihat", "evaluasi.jawab", "evaluasi.teruskan"}),
    "evaluasi.pengendali_mutu": frozenset({"evaluasi.lihat", "evaluasi.jawab", "evaluasi.teruskan"}),
    "evaluasi.penanggung_jawab": frozenset(
        {"evaluasi.lihat", "evaluasi.jawab", "evaluasi.teruskan", "evaluasi.tetapkan"}
    ),
}

LABEL_RELASI: dict[str, str] = {
    "layanan.pemilik_pekerjaan": "Pembuat pekerjaan latar",
    "renstra.pengampu_rpjmd": "Pengampu RPJMD (perencana kabupaten)",
    "renstra.peminta_silang": "Penyusun OPD yang meminta crosscutting",
    "perjanjian.pihak_pertama": "Pihak Pertama pada perjanjian",
    "perjanjian.pihak_kedua": "Pihak Kedua pada perjanjian",
    "pelaporan.penyusun_daerah": "Penyusun laporan kinerja kabupaten",
    "pelaporan.pimpinan_daerah": "Bupati atau Sekda pada laporan kinerja kabupaten",
    "evaluasi.anggota_tim": "Anggota tim evaluasi",
    "evaluasi.ketua_tim": "Ketua tim evaluasi",
    "evaluasi.pengendali_teknis": "Pengendali teknis",
    "evaluasi.pengendali_mutu": "Pengendali mutu",
    "evaluasi.penanggung_jawab": "Penanggung jawab evaluasi",
}

# An official may let somebody act in his name in these; never sign, never fix a grade.
DAPAT_DIDELEGASIKAN = frozenset(
    {
        "renstra.ajukan",
        "renstra.verifikasi",
        "perjanjian.ajukan",
        "perjanjian.setujui",
        "datakinerja.ajukan",
        "datakinerja.verifikasi",
        "pelaporan.ajukan",
        "pelaporan.setujui",
        "evaluasi.tindak_lanjut",
    }
)


def izin_peran(peran: Peran) -> frozenset[str]:
    """Permissions that a role grants over its unit and all that lies below it."""
    return MATRIKS[peran]


def relasi_pemberi(izin: str) -> frozenset[str]:
    """Names of the relations that grant a permission."""
    return frozenset(relasi for relasi, daftar in MATRIKS_RELASI.items() if izin in daftar)


# Roles that live within one OPD: its own administrator may grant them below his unit.
PERAN_OPD = frozenset({Peran.KEPALA_OPD, Peran.ADMIN_OPD, Peran.PENYUSUN, Peran.ASN})


def peran_dapat_diberi(*, seluruh_daerah: bool) -> list[Peran]:
    """Roles that somebody who manages users may grant: all over the regency, or only those of an OPD within his unit."""
    return [peran for peran in Peran if seluruh_daerah or peran in PERAN_OPD]
