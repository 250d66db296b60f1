"""Rules of performance agreements, pure: workflow, content, checks, rencana aksi, deadline."""

from perjanjian.rules.alur import (
    ALUR,
    NASKAH,
    SEBAGIAN,
    SIAP_TANDA_TANGAN,
    TANDA_TANGAN,
    TETAP,
    AlasanRevisi,
    boleh_direvisi,
    langkah_tanda_tangan,
)
from perjanjian.rules.atasan import Kedudukan, atasan_bawaan, pilih_atasan
from perjanjian.rules.bagi import CaraBagi, HasilBagian, bagi_target, cara_tersedia, periksa_bagian, tahun_dari
from perjanjian.rules.beda import Perubahan, Sanding, bandingkan, sandingkan, tandai_perubahan
from perjanjian.rules.isi import Butir, Isi, Kepala, Pihak, Program, Sebagai, dari_beku, ke_beku
from perjanjian.rules.jenjang import Jenjang, jenjang
from perjanjian.rules.periksa import TemuanPerjanjian, beda_target, periksa_butir, periksa_perjanjian
from perjanjian.rules.turun import Bagian, CaraTurun, HasilBobot, periksa_bobot, target_bagian, usulan_induk
from perjanjian.rules.waktu import (
    HasilWaktu,
    Ketepatan,
    batas_tanda_tangan,
    periksa_tanggal_naskah,
    sebulan_sesudah,
    tanggal_acuan,
    tepat_waktu,
)

__all__ = [
    "ALUR",
    "NASKAH",
    "SEBAGIAN",
    "SIAP_TANDA_TANGAN",
    "TANDA_TANGAN",
    "TETAP",
    "AlasanRevisi",
    "Bagian",
    "Butir",
    "CaraBagi",
    "CaraTurun",
    "HasilBagian",
    "HasilBobot",
    "HasilWaktu",
    "Isi",
    "Jenjang",
    "Kedudukan",
    "Kepala",
    "Ketepatan",
    "Perubahan",
    "Pihak",
    "Program",
    "Sanding",
    "Sebagai",
    "TemuanPerjanjian",
    "atasan_bawaan",
    "bagi_target",
    "bandingkan",
    "batas_tanda_tangan",
    "beda_target",
    "boleh_direvisi",
    "cara_tersedia",
    "dari_beku",
    "jenjang",
    "ke_beku",
    "langkah_tanda_tangan",
    "periksa_bagian",
    "periksa_bobot",
    "periksa_butir",
    "periksa_perjanjian",
    "periksa_tanggal_naskah",
    "pilih_atasan",
    "sandingkan",
    "sebulan_sesudah",
    "tahun_dari",
    "tandai_perubahan",
    "tanggal_acuan",
    "target_bagian",
    "tepat_waktu",
    "usulan_induk",
]
