"""Enums that other apps store: kinds, polarity, aggregation, frequency."""

from sakip.pilihan import Pilihan


class Polaritas(Pilihan):
    """Which direction of a value is the good one."""

    NAIK = "NAIK", "Makin tinggi makin baik"
    TURUN = "TURUN", "Makin rendah makin baik"
    RENTANG = "RENTANG", "Terjaga dalam rentang"


class Agregasi(Pilihan):
    """How the values of the periods become one value. English names are aliases."""

    JUMLAH = "JUMLAH", "Jumlah semua periode"
    TERAKHIR = "TERAKHIR", "Nilai periode terakhir"
    RERATA = "RERATA", "Rata-rata periode"
    MAKS = "MAKS", "Nilai tertinggi"
    MIN = "MIN", "Nilai terendah"
    RASIO = "RASIO", "Jumlah pembilang dibagi jumlah penyebut"
    SUM = "JUMLAH"
    LAST = "TERAKHIR"
    AVERAGE = "RERATA"
    MAX = "MAKS"


class Frekuensi(Pilihan):
    """How often a value is recorded."""

    BULANAN = "BULANAN", "Bulanan"
    TRIWULANAN = "TRIWULANAN", "Triwulanan"
    SEMESTERAN = "SEMESTERAN", "Semesteran"
    TAHUNAN = "TAHUNAN", "Tahunan"

    @property
    def jumlah_periode(self) -> int:
        """Periods in a year: 12, 4, 2 or 1."""
        return {"BULANAN": 12, "TRIWULANAN": 4, "SEMESTERAN": 2, "TAHUNAN": 1}[self.value]


class JenisIndikator(Pilihan):
    """Kind of indicator. Source: PermenPANRB 53/2014, Inmendagri 2/2025."""

    IKU = "IKU", "Indikator Kinerja Utama"
    IKD = "IKD", "Indikator Kinerja Daerah"
    IKK = "IKK", "Indikator Kinerja Kunci"
    IKP = "IKP", "Indikator Kinerja Program"


class JenisSimpul(Pilihan):
    """Level of the planning hierarchy, from the top. Source: Permendagri 86/2017."""

    VISI = "VISI", "Visi"
    MISI = "MISI", "Misi"
    TUJUAN = "TUJUAN", "Tujuan"
    SASARAN = "SASARAN", "Sasaran"
    STRATEGI = "STRATEGI", "Strategi"
    ARAH = "ARAH", "Arah kebijakan"
    PROGRAM = "PROGRAM", "Program"
    KEGIATAN = "KEGIATAN", "Kegiatan"
    SUBKEGIATAN = "SUBKEGIATAN", "Subkegiatan"


class RumusTurun(Pilihan):
    """Formula where a lower value is better; a setting of the indicator.  Source: PermenPANRB 53/2014; t ÷ r in some regions."""

    SELISIH = "SELISIH", "(2 × target − realisasi) ÷ target × 100"
    BANDING = "BANDING", "target ÷ realisasi × 100"


class TargetNol(Pilihan):
    """What a target of zero gives; a setting of the indicator."""

    TIDAK_DAPAT_DIHITUNG = "TIDAK_DAPAT_DIHITUNG", "Tidak dapat dihitung"
    NIHIL_SERATUS = "NIHIL_SERATUS", "Nihil dihitung 100 (makin rendah makin baik)"


class CaraEntri(Pilihan):
    """Whether an entered value is that of the period or the value to date."""

    PERIODE = "PERIODE", "Nilai periode itu saja"
    KUMULATIF = "KUMULATIF", "Nilai sampai dengan periode itu"
