"""Plans: the RPJMD of the regency and the Renstra of every OPD, ratified; some of them changed or being changed. Budgets."""

import datetime as dt
from decimal import Decimal
from typing import Any, Final

from beranda.contoh.bahan import LAMA_RENCANA, BahanIndikator, BahanOpd, daftar_opd
from beranda.contoh.dunia import DAERAH, PECAH, Dunia, pecahan
from organisasi.models import Satuan
from organisasi.rules.sotk import nama_jabatan_kepala
from renstra import actions
from renstra.models import Anggaran, Simpul, VersiRencana
from renstra.rules import JenisSimpul
from renstra.rules.rencana import JenisRencana, TahapAnggaran
from sakip.angka import AngkaSalah, baca

type Data = dict[str, list[dict[str, Any]]]

JUTA = Decimal(1_000_000)
NAIK_PAGU = Decimal("0.04")  # growth of the money per year
# Which sasaran of the regency an OPD serves; the others serve the one on governance.
MELAYANI: Final = {
    "dinkes": "1.1", "disdik": "1.1", "rsud": "1.1", "dinsos": "1.2", "dpmd": "1.2", "disnaker": "2.1", "diskop": "2.1",
    "disperindag": "2.1", "dispar": "2.1", "distan": "2.1",
}  # fmt: skip
PROGRAM_BIDANG: Final = {"dinkes": "Kepala Bidang Kesehatan Masyarakat"}  # who answers for the first programme

BUPATI = "Bupati Contoh"
VISI = "Terwujudnya Kabupaten Contoh yang maju, mandiri, dan melayani"
MISI = (
    "Membangun manusia yang sehat, cerdas, dan berdaya",
    "Menumbuhkan ekonomi daerah yang berkeadilan",
    "Mewujudkan pemerintahan yang melayani",
)
RPJMD: Final = (
    ("Meningkatnya kualitas hidup masyarakat", 0, ("Indeks pembangunan manusia", "indeks", "NAIK", "72,85", "73,20", "75,20"), (
        ("Meningkatnya derajat kesehatan dan pendidikan", (
            ("Umur harapan hidup", "tahun", "NAIK", "72,10", "72,30", "73,10"),
            ("Harapan lama sekolah", "tahun", "NAIK", "13,05", "13,15", "13,55"))),
        ("Menurunnya kemiskinan", (("Persentase penduduk miskin", "%", "TURUN", "10,20", "9,80", "8,00"),)))),
    ("Meningkatnya perekonomian daerah", 1, ("Laju pertumbuhan ekonomi", "%", "NAIK", "4,60", "4,80", "5,60"), (
        ("Menurunnya pengangguran", (("Tingkat pengangguran terbuka", "%", "TURUN", "4,90", "4,70", "3,90"),)),)),
    ("Meningkatnya kualitas tata kelola", 2, ("Indeks reformasi birokrasi", "indeks", "NAIK", "68,40", "70,00", "78,00"), (
        ("Meningkatnya akuntabilitas kinerja dan keuangan", (
            ("Nilai akuntabilitas kinerja kabupaten", "nilai", "NAIK", "72,10", "74,00", "82,00"),
            ("Indeks kepuasan masyarakat", "indeks", "NAIK", "82,00", "83,00", "87,00"))),)),
)  # fmt: skip


def muat_satuan(dunia: Dunia) -> None:
    """Units of measure that have a sign of their own; the others come with the plans."""
    Satuan.objects.bulk_create([Satuan(nama="Persen", simbol="%"), Satuan(nama="Hektare", simbol="ha", desimal=1)])


def muat_rpjmd(dunia: Dunia) -> None:
    """The RPJMD with vision, missions, goals and their indicators, ratified in the year before its first."""
    awal = dunia.tahun - 2
    with dunia.pada(dt.date(awal - 1, 8, 3)):
        oleh = dunia.akun("bappeda")
        versi = actions.buat_dokumen(
            unit=dunia.unit[DAERAH], jenis=JenisRencana.RPJMD, judul=f"RPJMD Kabupaten Contoh {awal}–{awal + LAMA_RENCANA - 1}",
            tahun_awal=awal, tahun_akhir=awal + LAMA_RENCANA - 1, by=oleh,
        )  # fmt: skip
        actions.impor_dari_data(versi, _data_rpjmd(awal), oleh, sumber="lampiran peraturan daerah")
        visi = actions.simpan_simpul(versi, isian={"jenis": JenisSimpul.VISI, "kode": "V", "uraian": VISI}, by=oleh)
        misi = [
            actions.simpan_simpul(
                versi, isian={"jenis": JenisSimpul.MISI, "kode": f"M.{nomor}", "uraian": uraian, "induk": visi}, by=oleh
            )
            for nomor, uraian in enumerate(MISI, 1)
        ]
        for nomor, (uraian, satu, *_) in enumerate(RPJMD, 1):
            tujuan = Simpul.objects.get(versi=versi, jenis=JenisSimpul.TUJUAN, kode=str(nomor))
            isian = {"kode": str(nomor), "uraian": uraian, "induk": misi[satu]}
            if nomor == len(RPJMD):
                isian["misi_lain"] = misi[:1]
            actions.simpan_simpul(versi, isian=isian, by=oleh, simpul=tujuan)
    dasar = f"Peraturan Daerah Kabupaten Contoh Nomor 3 Tahun {awal - 1}"
    _tetapkan(dunia, versi, dt.date(awal - 1, 8, 20), dasar, penyusun="bappeda")


def _data_rpjmd(awal: int) -> Data:
    data: Data = {"Tujuan": [], "Sasaran": [], "Indikator": []}
    for nomor, (uraian, _, utama, sasaran) in enumerate(RPJMD, 1):
        data["Tujuan"].append({"kode": str(nomor), "uraian": uraian})
        _tambah_daerah(data, awal, "TUJUAN", str(nomor), utama)
        for urutan, (teks, indikator) in enumerate(sasaran, 1):
            kode = f"{nomor}.{urutan}"
            data["Sasaran"].append({"kode": kode, "induk": str(nomor), "uraian": teks})
            for satu in indikator:
                _tambah_daerah(data, awal, "SASARAN", kode, satu)
    return data


def _tambah_daerah(data: Data, awal: int, tingkat: str, induk: str, baris: tuple[str, ...]) -> None:
    uraian, satuan, polaritas, baseline, pertama, akhir = baris
    mulai, langkah = baca(pertama), (baca(akhir) - baca(pertama)) / (LAMA_RENCANA - 1)
    target = tuple(str((mulai + langkah * n).quantize(Decimal("0.01"))).replace(".", ",") for n in range(LAMA_RENCANA))
    bahan = BahanIndikator(uraian, satuan, polaritas, "TERAKHIR", "TAHUNAN", baseline, target)
    kode = f"IKD.{len(data['Indikator']) + 1}"
    isi = _baris(bahan, kode, tingkat, induk, "IKD", range(awal, awal + LAMA_RENCANA), 0)
    data["Indikator"].append(isi | {"penanggung_jawab": BUPATI})


def muat_renstra(dunia: Dunia) -> None:
    """The Renstra of every OPD; the two that came of the split start theirs in the running year."""
    awal = dunia.tahun - 2
    for opd in daftar_opd():
        _susun(dunia, opd, range(awal, awal + LAMA_RENCANA), dt.date(awal - 1, 9, 14), dt.date(awal - 1, 9, 28))
    lama = next(satu for satu in daftar_opd() if satu.kunci == PECAH)
    for opd in pecahan(lama):
        _susun(
            dunia, opd, range(dunia.tahun, awal + LAMA_RENCANA), dt.date(dunia.tahun, 1, 4), dt.date(dunia.tahun, 1, 8)
        )


def _susun(dunia: Dunia, opd: BahanOpd, tahun: range, disusun: dt.date, ditetapkan: dt.date) -> None:
    with dunia.pada(disusun):
        penyusun = dunia.akun(f"penyusun.{opd.kunci}")
        versi = actions.buat_dokumen(
            unit=dunia.unit[opd.kunci], judul=f"Renstra {opd.nama} {tahun[0]}–{tahun[-1]}", tahun_awal=tahun[0],
            tahun_akhir=tahun[-1], by=penyusun,
        )  # fmt: skip
        actions.impor_dari_data(
            versi, _data_renstra(opd, tahun, dunia.tahun - 2), penyusun, sumber="templat rencana strategis"
        )
        _layani(versi, opd.kunci)
    dasar = f"Peraturan Bupati Contoh Nomor 41 Tahun {ditetapkan.year}"
    _tetapkan(dunia, versi, ditetapkan, dasar, penyusun=f"penyusun.{opd.kunci}")


def _layani(versi: VersiRencana, kunci: str) -> None:
    """The sasaran of the regency that the goals of an OPD serve."""
    daerah = Simpul.objects.get(
        versi__dokumen__jenis=JenisRencana.RPJMD, jenis=JenisSimpul.SASARAN, kode=MELAYANI.get(kunci, "3.1")
    )
    milik = Simpul.objects.filter(versi=versi, jenis=JenisSimpul.TUJUAN)
    milik.update(dukung_dokumen=daerah.versi.dokumen_id, dukung_kunci=daerah.kunci)


def _tetapkan(dunia: Dunia, versi: VersiRencana, tanggal: dt.date, dasar: str, *, penyusun: str) -> None:
    with dunia.pada(tanggal - dt.timedelta(3), 10):
        actions.ajukan(versi, by=dunia.akun(penyusun))
    with dunia.pada(tanggal - dt.timedelta(1), 14):
        actions.verifikasi(versi, by=dunia.akun("bappeda"))
    with dunia.pada(tanggal, 9):
        actions.tetapkan(versi, tanggal=min(tanggal, dunia.hari_ini), dasar_hukum=dasar, by=dunia.akun("bappeda"))


def _data_renstra(opd: BahanOpd, tahun: range, pertama: int) -> Data:
    """Rows for `impor_dari_data`; targets and money of the given years of a plan that starts with `pertama`."""
    geser = tahun[0] - pertama
    data: Data = {"Tujuan": [{"kode": "1", "uraian": opd.tujuan}], "Sasaran": [], "Program": [], "Indikator": []}
    data["Indikator"].append(_baris(_indeks(opd), "IKT.1", "TUJUAN", "1", "IKU", tahun, geser))
    for nomor, sasaran in enumerate(opd.sasaran, 1):
        data["Sasaran"].append({"kode": f"1.{nomor}", "induk": "1", "uraian": sasaran.uraian})
        for satu in sasaran.indikator:
            kode = f"IKU.{len(data['Indikator'])}"
            data["Indikator"].append(_baris(satu, kode, "SASARAN", f"1.{nomor}", "IKU", tahun, geser))
    for urutan, program in enumerate(opd.program):
        pagu = {f"pagu_{th}": pagu_program(opd, program.bagian, n + geser) for n, th in enumerate(tahun)}
        data["Program"].append(
            {"kode": program.kode, "induk": f"1.{program.sasaran + 1}", "uraian": program.nama, **pagu}
        )
        for satu in program.indikator:
            kode = f"IKP.{len(data['Indikator'])}"
            baris = _baris(satu, kode, "PROGRAM", program.kode, "IKP", tahun, geser)
            if urutan == 0 and opd.kunci in PROGRAM_BIDANG:
                baris["penanggung_jawab"] = PROGRAM_BIDANG[opd.kunci]
            data["Indikator"].append(baris)
    kepala = nama_jabatan_kepala(opd.jenis, opd.nama)
    data["Indikator"] = [{"penanggung_jawab": kepala} | baris for baris in data["Indikator"]]
    return data


def _indeks(opd: BahanOpd) -> BahanIndikator:
    """The measure of an OPD's goal: an index named after it."""
    kata, _, sisa = opd.tujuan.partition(" ")
    turun = kata == "Menurunnya"
    target = ("34", "32", "30", "28", "26") if turun else ("70", "72", "74", "76", "78")
    return BahanIndikator(
        f"Indeks {sisa}", "indeks", "TURUN" if turun else "NAIK", "TERAKHIR", "TAHUNAN", "36" if turun else "68", target
    )


def _baris(
    bahan: BahanIndikator, kode: str, tingkat: str, induk: str, jenis: str, tahun: range, geser: int
) -> dict[str, Any]:
    rasio = bahan.agregasi == "RASIO"
    return {
        "kode": kode,
        "tingkat": tingkat,
        "induk": induk,
        "uraian": bahan.uraian,
        "jenis": jenis,
        "satuan": bahan.satuan,
        "polaritas": bahan.polaritas,
        "agregasi": bahan.agregasi,
        "frekuensi": bahan.frekuensi,
        "definisi": f"{bahan.uraian} menurut keadaan pada akhir periode, dihitung dari catatan unit pengampu.",
        "formula": "pembilang ÷ penyebut × 100" if rasio else "",
        "pembilang": "Banyaknya yang memenuhi ukuran" if rasio else "",
        "penyebut": "Banyaknya seluruh sasaran" if rasio else "",
        "sumber": "Statistik resmi" if jenis == "IKD" else "Laporan bulanan unit pengampu",
        "jadwal": "Rilis badan statistik, pertengahan tahun berikutnya"
        if jenis == "IKD"
        else "Tanggal 5 bulan berikutnya",
        "cara_kumpul": "Survei dan sensus resmi" if jenis == "IKD" else "Rekapitulasi catatan layanan",
        "pencatat": "Bidang pengampu" if jenis == "IKP" else "Subbagian perencanaan",
        "alasan": "Menggambarkan langsung hasil yang dituju sasarannya." if jenis in ("IKU", "IKD") else "",
        "presisi": 2 if rasio else desimal(bahan),
        "baseline_tahun": tahun[0] - geser - 1,
        "baseline": bahan.baseline,
        **{f"target_{th}": bahan.target[n + geser] for n, th in enumerate(tahun)},
    }


def desimal(bahan: BahanIndikator) -> int:
    """Digits after the comma that an indicator's targets use; two for averages."""
    if bahan.agregasi == "RERATA":
        return 2
    try:
        return max(0, *(-int(baca(teks).as_tuple().exponent) for teks in bahan.target))
    except AngkaSalah:
        return 2


def pagu_program(opd: BahanOpd, bagian: int, ke: int) -> Decimal:
    """Money of a programme (rupiah) in the n-th year of the plan, in whole millions."""
    return (opd.pagu * bagian * (1 + NAIK_PAGU * ke) / 100).quantize(Decimal(1)) * JUTA


def muat_anggaran(dunia: Dunia) -> None:
    """The budget documents: DPA in January, and for every third OPD a changed one in October."""
    baris = []
    for tahun in (*dunia.tahun_tutup, dunia.tahun):
        for nomor, opd in enumerate(dunia.opd(tahun)):
            baris += _dpa(dunia, opd, tahun, TahapAnggaran.MURNI, dt.date(tahun, 1, 3), Decimal(1))
            if nomor % 3 == 0 and dunia.sudah(dt.date(tahun, 10, 6)):
                baris += _dpa(dunia, opd, tahun, TahapAnggaran.PERUBAHAN, dt.date(tahun, 10, 6), Decimal("1.06"))
    Anggaran.objects.bulk_create(baris)


def _dpa(dunia: Dunia, opd: BahanOpd, tahun: int, tahap: TahapAnggaran, sah: dt.date, kali: Decimal) -> list[Anggaran]:
    return [
        Anggaran(
            unit=dunia.unit[opd.kunci], tahun=tahun, tahap=tahap, kode=program.kode, nama=program.nama, tanggal_sah=sah,
            pagu=pagu_program(opd, program.bagian, tahun - dunia.tahun + 2) * kali,
        )
        for program in opd.program
    ]  # fmt: skip


def ubah_renstra(dunia: Dunia) -> None:
    """Plans on the move: one changed in the year before, others with a change under way in each of its states."""
    with dunia.pada(dt.date(dunia.tahun - 1, 2, 3)):
        versi = _versi_baru(dunia, "dinkes", "Penyesuaian dengan perubahan RPJMD")
    _tetapkan(
        dunia,
        versi,
        dt.date(dunia.tahun - 1, 2, 14),
        f"Peraturan Bupati Contoh Nomor 12 Tahun {dunia.tahun - 1}",
        penyusun="penyusun.dinkes",
    )
    for kunci, langkah in (("dpmd", 0), ("dinsos", 1), ("dishub", 2)):
        with dunia.pada(dt.date(dunia.tahun, 9, 7) + dt.timedelta(langkah), 9):
            versi = _versi_baru(dunia, kunci, "Penajaman sasaran setelah evaluasi tahun lalu")
        with dunia.pada(dt.date(dunia.tahun, 9, 14), 10):
            if langkah > 0:
                actions.ajukan(versi, by=dunia.akun(f"penyusun.{kunci}"))
            if langkah > 1:
                actions.verifikasi(versi, by=dunia.akun("bappeda"))


def _versi_baru(dunia: Dunia, kunci: str, alasan: str) -> VersiRencana:
    dokumen = VersiRencana.objects.select_related("dokumen").get(dokumen__unit=dunia.unit[kunci]).dokumen
    return actions.buat_versi_baru(dokumen, alasan=alasan, by=dunia.akun(f"penyusun.{kunci}"))
