"""The pages that must be accessible, light and whole: every builder of a page adds a line here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from evaluasi.models import Evaluasi, Instrumen
from organisasi.models import Unit, VersiUnit
from organisasi.rules.izin import Peran
from tests.layanan import letak as layanan
from tests.organisasi import letak as organisasi
from tests.pengukuran import letak as ukur
from tests.perjanjian import letak as perjanjian
from tests.renstra import letak as renstra

BATAS_HTML = 60_000


@dataclass(frozen=True)
class Halaman:
    """One page.

    nama: its name in the test report.  jalur: the address, or a function that finds it in the demo data.
    peran: the role of the user who looks (None: a stranger).  batas: bytes of HTML allowed (grids may ask for more).
    status: the HTTP status expected.
    """

    nama: str
    jalur: str | Callable[[], str]
    peran: Peran | None = None
    batas: int = BATAS_HTML
    status: int = 200

    @property
    def alamat(self) -> str:
        return self.jalur if isinstance(self.jalur, str) else self.jalur()


def opd() -> Unit:
    """An OPD of the demo that has a user preparing its documents."""
    versi = VersiUnit.objects.filter(unit__penugasan__peran=Peran.PENYUSUN, berlaku__endswith=None)
    return versi.order_by("unit_id").first().unit  # type: ignore[union-attr]


def lembar_kerja() -> Evaluasi:
    """A worksheet of the demo."""
    return Evaluasi.objects.order_by("-tahun", "pk").first()  # type: ignore[return-value]


HALAMAN = [
    Halaman("masuk", "/akun/login/"),
    Halaman("masuk-salah-alamat", "/tidak-ada/", status=404),
    Halaman("keamanan-akun", "/akun/2fa/", Peran.PENYUSUN),
    Halaman("ganti-sandi", "/akun/password/change/", Peran.PENYUSUN),
    Halaman("keluar", "/akun/logout/", Peran.PENYUSUN),
    Halaman("gaya", "/gaya/", Peran.PENYUSUN),
    Halaman("tidak-ditemukan", "/tidak-ada/", Peran.PENYUSUN, status=404),
    Halaman("konteks", lambda: reverse("organisasi:konteks"), Peran.ADMINISTRATOR),
    Halaman("struktur", "/organisasi/struktur/", Peran.PENYUSUN),
    Halaman("struktur-terbuka", lambda: f"/organisasi/struktur/?buka={opd().pk}", Peran.PENYUSUN),
    Halaman("susunan-lama", "/organisasi/struktur/susunan-lama/", Peran.PENYUSUN),
    Halaman("profil", "/organisasi/profil/", Peran.ADMINISTRATOR),
    Halaman("unit", lambda: reverse("organisasi:unit", args=[2026, opd().pk]), Peran.ADMIN_OPD),
    Halaman("unit-silsilah", organisasi.unit_bersilsilah, Peran.BAGIAN_ORGANISASI),
    Halaman("sotk", "/organisasi/sotk/", Peran.BAGIAN_ORGANISASI),
    Halaman("sotk-baru", "/organisasi/sotk/baru/", Peran.BAGIAN_ORGANISASI),
    Halaman("sotk-rinci", organisasi.peristiwa, Peran.BAGIAN_ORGANISASI),
    Halaman("jabatan", "/organisasi/jabatan/", Peran.BAGIAN_ORGANISASI),
    Halaman("jabatan-rinci", lambda: organisasi.jabatan("jabatan_rinci", opd()), Peran.BAGIAN_ORGANISASI),
    Halaman("jabatan-ubah", lambda: organisasi.jabatan("jabatan_ubah", opd()), Peran.BAGIAN_ORGANISASI),
    Halaman("angkat", lambda: organisasi.jabatan("angkat", opd()), Peran.BAGIAN_ORGANISASI),
    Halaman("pegawai", "/organisasi/pegawai/", Peran.ADMINISTRATOR),
    Halaman("pegawai-baru", "/organisasi/pegawai/baru/", Peran.ADMINISTRATOR),
    Halaman("pegawai-rinci", lambda: organisasi.pegawai(opd()), Peran.ADMINISTRATOR),
    Halaman("pengguna", "/organisasi/pengguna/", Peran.ADMINISTRATOR),
    Halaman("pengguna-baru", "/organisasi/pengguna/baru/", Peran.ADMINISTRATOR),
    Halaman("pengguna-rinci", organisasi.pengguna, Peran.ADMINISTRATOR),
    Halaman("delegasi", "/organisasi/delegasi/", Peran.KEPALA_OPD),
    Halaman("delegasi-baru", "/organisasi/delegasi/baru/", Peran.KEPALA_OPD),
    Halaman("matriks", "/organisasi/matriks/", Peran.ADMINISTRATOR),
    Halaman("tahun", "/organisasi/tahun/", Peran.ADMINISTRATOR),
    Halaman("tahun-setelan", "/organisasi/tahun/2026/", Peran.ADMINISTRATOR),
    Halaman("token", "/organisasi/token/", Peran.PENYUSUN),
    Halaman("renstra", "/renstra/?semua=1", Peran.BAPPEDA),
    Halaman("renstra-sah", lambda: renstra.sah(opd()), Peran.PENYUSUN),
    Halaman("renstra-draf", lambda: renstra.halaman("versi", opd()), Peran.PENYUSUN),
    Halaman("renstra-dokumen", lambda: renstra.halaman("dokumen", opd()), Peran.PENYUSUN),
    Halaman("renstra-baru", lambda: reverse("renstra:baru"), Peran.PENYUSUN),
    Halaman("renstra-impor", lambda: renstra.halaman("impor", opd()), Peran.PENYUSUN),
    Halaman("renstra-pratinjau", lambda: renstra.pratinjau(opd()), Peran.PENYUSUN),
    Halaman("renstra-indikator", lambda: renstra.halaman("indikator", opd()), Peran.PENYUSUN),
    Halaman("renstra-simpul", lambda: renstra.halaman("simpul", opd()), Peran.PENYUSUN),
    Halaman("renstra-kamus", lambda: renstra.halaman("kamus", opd()), Peran.PENYUSUN),
    Halaman("renstra-iku", lambda: renstra.halaman("iku", opd()), Peran.PENYUSUN),
    Halaman("renstra-silang-baru", lambda: renstra.halaman("silang_baru", opd()), Peran.PENYUSUN),
    Halaman("renstra-turunan", lambda: renstra.turunan(opd()), Peran.PENYUSUN),
    Halaman("renstra-periksa", lambda: renstra.halaman("periksa", opd()), Peran.PENYUSUN),
    Halaman("renstra-periksa-daerah", lambda: reverse("renstra:periksa_daerah", args=[ukur.tahun()]), Peran.BAPPEDA),
    Halaman("renstra-aturan", lambda: reverse("renstra:katalog"), Peran.PENYUSUN),
    Halaman("pohon-semua", lambda: reverse("renstra:pohon_semua"), Peran.BAPPEDA),
    Halaman("pohon", lambda: renstra.pohon(opd()), Peran.PENYUSUN),
    Halaman("pohon-draf", lambda: renstra.pohon_draf(opd()), Peran.PENYUSUN),
    Halaman("pohon-kerangka", lambda: renstra.pohon_draf(opd()) + "?bentuk=kerangka", Peran.PENYUSUN),
    Halaman("pohon-kondisi", lambda: renstra.kondisi(opd()), Peran.PENYUSUN),
    Halaman("pohon-capaian", ukur.unit("pengukuran:pohon", opd), Peran.PENYUSUN),
    Halaman("kotak", "/kotak/", Peran.KEPALA_OPD),
    Halaman("pemberitahuan", layanan.kotak_pemberitahuan, Peran.ADMINISTRATOR),
    Halaman("dokumen", "/dokumen/", Peran.ADMINISTRATOR),
    Halaman("dokumen-rincian", layanan.dokumen, Peran.ADMINISTRATOR),
    Halaman("verifikasi", layanan.verifikasi),
    Halaman("verifikasi-kode", "/verifikasi/"),
    Halaman("verifikasi-salah", "/verifikasi/SALAH/", status=404),
    Halaman("pekerjaan", "/pekerjaan/", Peran.ADMINISTRATOR),
    Halaman("pekerjaan-rincian", layanan.pekerjaan, Peran.ADMINISTRATOR),
    Halaman("panduan", "/panduan/", Peran.PENYUSUN),
    Halaman("panduan-halaman", "/panduan/berkas-bukti/", Peran.PENYUSUN),
    Halaman("panduan-cari", "/panduan/?cari=bukti", Peran.PENYUSUN),
    Halaman("perjanjian", "/perjanjian/?semua=1", Peran.BAPPEDA),
    Halaman("perjanjian-semua", "/perjanjian/semua/", Peran.BAGIAN_ORGANISASI),
    Halaman("perjanjian-unit", lambda: perjanjian.unit(opd()), Peran.PENYUSUN),
    Halaman("anggaran", lambda: perjanjian.anggaran(opd()), Peran.PENYUSUN),
    Halaman("anggaran-impor", lambda: perjanjian.anggaran(opd(), "anggaran_impor"), Peran.PENYUSUN),
    Halaman("perjanjian-serentak", lambda: f"{perjanjian.unit(opd())}serentak/", Peran.PENYUSUN),
    Halaman("perjanjian-menunggu", lambda: perjanjian.setahun("menunggu"), Peran.PIMPINAN_DAERAH),
    Halaman("perjanjian-alih", lambda: perjanjian.setahun("alih"), Peran.BAGIAN_ORGANISASI),
    Halaman("perjanjian-kegiatan", lambda: f"{perjanjian.milik(opd())}rencana-aksi/triwulan/1/", Peran.PENYUSUN),
    Halaman("perjanjian-cakupan", lambda: perjanjian.setahun("cakupan"), Peran.BAPPEDA),
    Halaman("perjanjian-atasan", lambda: f"{perjanjian.unit(opd())}atasan/", Peran.BAGIAN_ORGANISASI),
    Halaman("perjanjian-pohon", lambda: f"{perjanjian.milik(opd())}pohon/", Peran.PENYUSUN),
    Halaman("perjanjian-penjabaran", perjanjian.halaman("penjabaran", status="draf"), Peran.BAGIAN_ORGANISASI),
    Halaman("perjanjian-rincian", lambda: perjanjian.milik(opd()), Peran.PENYUSUN),
    Halaman("perjanjian-draf", perjanjian.halaman("perjanjian", status="draf"), Peran.BAGIAN_ORGANISASI),
    Halaman("perjanjian-diajukan", perjanjian.halaman("perjanjian", status="diajukan"), Peran.PIMPINAN_DAERAH),
    Halaman("perjanjian-ubah", perjanjian.halaman("ubah", status="draf"), Peran.BAGIAN_ORGANISASI),
    Halaman("perjanjian-naskah", perjanjian.halaman("naskah", status="disetujui"), Peran.BAGIAN_ORGANISASI),
    Halaman(
        "perjanjian-aksi", perjanjian.halaman("rencana_aksi", status="draf"), Peran.BAGIAN_ORGANISASI, batas=120_000
    ),
    Halaman("perjanjian-tanda-tangan", perjanjian.halaman("tanda_tangan", status="siap"), Peran.PIMPINAN_DAERAH),
    Halaman("perjanjian-pindaian", perjanjian.halaman("pindaian", status="siap"), Peran.BAGIAN_ORGANISASI),
    Halaman(
        "perjanjian-revisi",
        perjanjian.halaman("revisi", status="ditandatangani", pengganti=None),
        Peran.BAGIAN_ORGANISASI,
    ),
    Halaman("perjanjian-perubahan", perjanjian.halaman("perubahan", versi=2), Peran.BAGIAN_ORGANISASI),
    Halaman("data", lambda: f"/data/?k_tahun={ukur.tahun()}&k_unit={opd().pk}", Peran.PENYUSUN),
    Halaman("data-lembar", ukur.lembar(opd), Peran.PENYUSUN),
    Halaman("data-kepatuhan", lambda: reverse("datakinerja:kepatuhan", args=[ukur.tahun()]), Peran.BAGIAN_ORGANISASI),
    Halaman("data-jendela", "/data/jendela/", Peran.BAGIAN_ORGANISASI),
    Halaman("data-mutu", ukur.unit("datakinerja:mutu", opd), Peran.PENYUSUN),
    Halaman("data-mutu-aturan", "/data/mutu/aturan/", Peran.PENYUSUN),
    Halaman("kalender", lambda: reverse("beranda:kalender_tahun", args=[ukur.tahun()]), Peran.PENYUSUN),
    Halaman("data-terlambat", lambda: reverse("datakinerja:terlambat", args=[ukur.tahun()]), Peran.BAGIAN_ORGANISASI),
    Halaman("data-serentak", "/data/jendela/serentak/", Peran.BAGIAN_ORGANISASI),
    Halaman("data-pembukaan", lambda: f"/data/pembukaan/?k_tahun={ukur.tahun()}", Peran.BAGIAN_ORGANISASI),
    Halaman("data-pembukaan-rinci", ukur.pembukaan, Peran.BAGIAN_ORGANISASI),
    Halaman("data-pembukaan-minta", ukur.unit("datakinerja:minta_pembukaan", opd), Peran.PENYUSUN),
    Halaman("petak", ukur.unit("pengukuran:petak", opd), Peran.PENYUSUN, batas=400_000),
    Halaman("petak-bulan", lambda: ukur.unit("pengukuran:petak", opd)() + "?bulan=kini", Peran.PENYUSUN, batas=200_000),
    Halaman("petak-isi", ukur.objek("pengukuran:isi", opd), Peran.PENYUSUN),
    Halaman("petak-sel", ukur.objek("pengukuran:sel", opd, periode=True), Peran.PENYUSUN),
    Halaman("capaian-unit", ukur.unit("pengukuran:unit", opd), Peran.PENYUSUN),
    Halaman("capaian-indikator", ukur.objek("pengukuran:indikator", opd), Peran.KEPALA_OPD),
    Halaman("capaian-kabupaten", lambda: reverse("pengukuran:kabupaten", args=[ukur.tahun()]), Peran.PIMPINAN_DAERAH),
    Halaman("evaluasi-indeks", lambda: f"{reverse('evaluasi:indeks')}?semua=1", Peran.INSPEKTUR),
    Halaman("evaluasi-lembar", lambda: lembar_kerja().get_absolute_url(), Peran.INSPEKTUR),
    Halaman("evaluasi-penjelasan", lambda: reverse("evaluasi:penjelasan", args=[lembar_kerja().pk]), Peran.INSPEKTUR),
    Halaman(
        "evaluasi-hasil",
        lambda: reverse("evaluasi:unit", args=[lembar_kerja().tahun_id, lembar_kerja().unit_id]),
        Peran.INSPEKTUR,
    ),
    Halaman("evaluasi-instrumen", lambda: reverse("evaluasi:instrumen"), Peran.INSPEKTUR),
    Halaman(
        "evaluasi-instrumen-rincian",
        lambda: Instrumen.objects.filter(terbit=True).first().get_absolute_url(),
        Peran.INSPEKTUR,
    ),  # type: ignore[union-attr]
    Halaman("evaluasi-ronde", lambda: reverse("evaluasi:buat"), Peran.INSPEKTUR),
    Halaman("beranda", "/", Peran.PENYUSUN),
    Halaman("beranda-bupati", "/", Peran.PIMPINAN_DAERAH),
    Halaman("beranda-kartu", ukur.unit("beranda:kartu", opd), Peran.KEPALA_OPD),
    Halaman(
        "beranda-kabupaten", lambda: reverse("beranda:kabupaten_tahun", args=[ukur.tahun()]), Peran.PIMPINAN_DAERAH
    ),
    Halaman("beranda-cari", "/cari/?q=kesehatan", Peran.PENYUSUN),
    Halaman("publik", "/publik/"),
    Halaman("laporan-semua", "/pelaporan/?semua=1", Peran.PIMPINAN_DAERAH),
    Halaman("laporan-unit", ukur.unit("pelaporan:unit", opd), Peran.PENYUSUN),
]
