"""The steps of a change of organisation: how units, positions, people and roles follow by rule."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model, Q
from django.utils.text import slugify

from organisasi.actions.buku import Buku
from organisasi.models import Jabatan, Pegawai, Pemangku, Penugasan, Peristiwa, Unit, VersiJabatan, VersiUnit
from organisasi.queries.unit import opd_dari
from organisasi.rules.izin import Peran
from organisasi.rules.sotk import Rencana, Tujuan, eselon_kepala, nama_jabatan_kepala


class Pelaksana:
    """Carries out one plan.  After `jalankan`: `unit_tujuan` are the target units, `pindah` the people to move [[person, unit]]."""

    def __init__(self, rencana: Rencana, peristiwa: Peristiwa, buku: Buku) -> None:
        self.rencana = rencana
        self.peristiwa = peristiwa
        self.buku = buku
        self.tanggal = rencana.tanggal
        self.unit_tujuan: list[Unit] = []
        self.pindah: list[list[int]] = []
        self._nama: dict[int, str] = {}

    def jalankan(self) -> None:
        """All steps in their order: targets first, then what moves to them, then what ends."""
        for tujuan in self.rencana.tujuan:
            self.unit_tujuan.append(self._ubah_unit(tujuan) if tujuan.unit else self._bentuk_unit(tujuan))
        self._tempatkan_pilihan()
        for asal in self.rencana.ditutup:
            self._tutup_unit(asal)

    # Units

    def _bentuk_unit(self, tujuan: Tujuan) -> Unit:
        induk = self._versi_unit(tujuan.induk) if tujuan.induk else self._induk_asal()
        unit = self.buku.buat(Unit(kunci=_kunci_bebas(tujuan.nama, self.tanggal), dibentuk_oleh=self.peristiwa))
        versi = self.buku.buat(
            VersiUnit(
                unit=unit,
                nama=tujuan.nama,
                singkatan=tujuan.singkatan,
                kode=tujuan.kode,
                jenis=tujuan.jenis,
                induk_id=induk.unit_id,
                opd_id=opd_dari(tujuan.jenis, unit.pk, induk),
                berlaku=DateRange(self.tanggal, None),
                peristiwa=self.peristiwa,
            )
        )
        self.buku.tulis(f"Unit baru: {versi.nama}.")
        self._bentuk_kepala(versi)
        return unit

    def _induk_asal(self) -> VersiUnit:
        """The parent of the first unit of origin; the regency where there is none."""
        if self.rencana.asal:
            versi = self._versi_unit(self.rencana.asal[0])
            return self._versi_unit(versi.induk_id) if versi.induk_id else versi
        return VersiUnit.objects.get(induk=None, berlaku__contains=self.tanggal)

    def _ubah_unit(self, tujuan: Tujuan) -> Unit:
        lama = self._versi_unit(tujuan.unit)
        baru = {"nama": tujuan.nama, "singkatan": tujuan.singkatan, "kode": tujuan.kode, "jenis": tujuan.jenis}
        baru = {nama: nilai for nama, nilai in baru.items() if nilai != getattr(lama, nama)}
        induk = tujuan.induk or lama.induk_id
        if baru.get("nama"):
            self.buku.tulis(f"{lama.nama} menjadi {tujuan.nama}.")
        if baru or induk != lama.induk_id:
            self._ganti_versi_unit(lama, induk, **baru)
            self._sesuaikan_nama_kepala(lama, tujuan)
        return lama.unit

    def _ganti_versi_unit(self, lama: VersiUnit, induk_id: int | None, **baru: Any) -> None:
        """A new version of a unit, and of all below it whose OPD changes with it."""
        induk = self._versi_unit(induk_id) if induk_id else None
        if induk and induk.unit_id == lama.unit_id:
            raise ValidationError(f"{lama.nama} tidak dapat menjadi induk dirinya sendiri.")
        opd = opd_dari(baru.get("jenis", lama.jenis), lama.unit_id, induk)
        self._ganti_versi(lama, **baru, induk_id=induk_id, opd_id=opd)
        for anak in VersiUnit.objects.filter(induk=lama.unit_id, berlaku__contains=self.tanggal).exclude(opd=opd):
            if opd_dari(anak.jenis, anak.unit_id, None) is None:
                self._ganti_versi_unit(anak, lama.unit_id)

    def _tempatkan_pilihan(self) -> None:
        """Sub-units that the plan names move to the targets it names."""
        for anak, nomor in self.rencana.penempatan.items():
            self._pindah_unit(self._versi_unit(anak), self.unit_tujuan[nomor])

    def _pindah_unit(self, anak: VersiUnit, tujuan: Unit) -> None:
        if anak.induk_id == tujuan.pk:
            return
        self.buku.tulis(f"{anak.nama} pindah ke {self._sebut(tujuan.pk)}.")
        lama = anak.induk_id
        self._ganti_versi_unit(anak, tujuan.pk)
        kepala = self._jabatan_kepala(tujuan.pk)
        atas = self._jabatan_kepala(lama) if lama else None
        for versi in self._versi_jabatan(unit=anak.unit_id, atasan=atas) if atas else ():
            self._ganti_versi(versi, atasan=kepala)

    def _tutup_unit(self, asal: int) -> None:
        versi = self._versi_unit(asal)
        utama = self.rencana.tujuan_utama(asal)
        tujuan = None if utama is None else self.unit_tujuan[utama]
        self._tutup_dan_alihkan(versi, tujuan)

    def _tutup_dan_alihkan(self, versi: VersiUnit, tujuan: Unit | None) -> None:
        """End a unit: sub-units, positions, people and roles go to the target, or end with it where there is none."""
        if versi.berlaku.lower == self.tanggal:
            raise ValidationError(f"{versi.nama} baru berlaku pada tanggal yang sama; catat sebagai satu perubahan.")
        for anak in VersiUnit.objects.filter(induk=versi.unit_id, berlaku__contains=self.tanggal):
            self._pindah_unit(anak, tujuan) if tujuan else self._tutup_dan_alihkan(anak, None)
        self._alihkan_jabatan(versi, tujuan)
        self._alihkan_pegawai(versi, tujuan)
        self._alihkan_peran(versi, tujuan)
        self._tutup(versi)
        self.buku.tulis(f"{versi.nama} ditutup.")

    # Positions

    def _bentuk_kepala(self, versi: VersiUnit) -> None:
        nama = nama_jabatan_kepala(versi.jenis, versi.nama)
        jabatan = self.buku.buat(Jabatan(kunci=f"{versi.unit.kunci}-kepala"[:80], unit_asal=versi.unit))
        self.buku.buat(
            VersiJabatan(
                jabatan=jabatan,
                nama=nama,
                unit=versi.unit,
                atasan=self._jabatan_kepala(versi.induk_id) if versi.induk_id else None,
                eselon=eselon_kepala(versi.jenis),
                kepala=True,
                berlaku=DateRange(self.tanggal, None),
                peristiwa=self.peristiwa,
            )
        )
        self.buku.tulis(f"Jabatan baru: {nama}, masih lowong.")

    def _sesuaikan_nama_kepala(self, lama: VersiUnit, baru: Tujuan) -> None:
        """The head's title follows the unit's name where it was made from it."""
        nama_lama, nama_baru = nama_jabatan_kepala(lama.jenis, lama.nama), nama_jabatan_kepala(baru.jenis, baru.nama)
        for versi in self._versi_jabatan(unit=lama.unit_id, kepala=True, nama=nama_lama):
            if nama_baru != nama_lama:
                self._ganti_versi(versi, nama=nama_baru)
                self.buku.tulis(f"{nama_lama} menjadi {nama_baru}; pemangkunya tetap.")

    def _alihkan_jabatan(self, unit: VersiUnit, tujuan: Unit | None) -> None:
        kepala = self._jabatan_kepala(tujuan.pk) if tujuan else None
        berakhir = {v.jabatan_id for v in self._versi_jabatan(unit=unit.unit_id) if v.kepala or tujuan is None}
        for versi in self._versi_jabatan().filter(Q(unit=unit.unit_id) | Q(atasan__in=berakhir)):
            if versi.jabatan_id in berakhir:
                self._akhiri_jabatan(versi)
                continue
            baru: dict[str, Any] = {"unit": tujuan} if versi.unit_id == unit.unit_id else {}
            if versi.atasan_id in berakhir:
                baru["atasan"] = kepala
            if baru:
                self._ganti_versi(versi, **baru)
            if "unit" in baru and tujuan:
                self.buku.tulis(f"Jabatan {versi.nama} pindah ke {self._sebut(tujuan.pk)}; pemangkunya tetap.")

    def _akhiri_jabatan(self, versi: VersiJabatan) -> None:
        self._tutup(versi)
        self.buku.tulis(f"Jabatan {versi.nama} berakhir.")
        sesudah = DateRange(self.tanggal, None)
        for pemangku in Pemangku.objects.filter(jabatan=versi.jabatan_id, berlaku__overlap=sesudah).select_related(
            "pegawai"
        ):
            self._tutup(pemangku)
            self.buku.tulis(f"{pemangku.pegawai.nama_lengkap} berhenti sebagai {versi.nama}.")

    # People and roles

    def _alihkan_pegawai(self, unit: VersiUnit, tujuan: Unit | None) -> None:
        orang = list(Pegawai.objects.filter(unit=unit.unit_id).values_list("pk", flat=True))
        if not orang:
            return
        if tujuan is None:
            self.buku.tulis(f"{len(orang)} pegawai {unit.nama} tinggal tanpa unit penerima; pindahkan satu per satu.")
            return
        self.pindah += [[satu, tujuan.pk] for satu in orang]
        self.buku.tulis(f"{len(orang)} pegawai {unit.nama} pindah ke {self._sebut(tujuan.pk)}.")

    def _alihkan_peran(self, unit: VersiUnit, tujuan: Unit | None) -> None:
        """Roles in a closed unit go on in the target; a head's role ends with the position."""
        terbuka = Q(berlaku__endswith__gt=self.tanggal) | Q(berlaku__endswith=None)
        for tugas in Penugasan.objects.filter(terbuka, unit=unit.unit_id).select_related("pengguna"):
            berlanjut = tujuan is not None and tugas.peran != Peran.KEPALA_OPD
            siapa = f"Peran {Peran(tugas.peran).label} {tugas.pengguna.nama_tampil}"
            self.buku.tulis(
                f"{siapa} berlanjut di {self._sebut(tujuan.pk)}." if tujuan and berlanjut else f"{siapa} berakhir."
            )
            if berlanjut:
                self._ganti_versi(tugas, unit=tujuan)
            else:
                self._tutup(tugas)

    # Versions in general

    def _versi_unit(self, unit_id: int | None) -> VersiUnit:
        try:
            return VersiUnit.objects.select_related("unit").get(unit=unit_id, berlaku__contains=self.tanggal)
        except VersiUnit.DoesNotExist as galat:
            raise ValidationError("Unit induk atau unit bagian tidak ada pada tanggal itu; pilih unit lain.") from galat

    def _versi_jabatan(self, **saring: Any) -> Any:
        return VersiJabatan.objects.filter(berlaku__contains=self.tanggal, **saring)

    def _jabatan_kepala(self, unit_id: int | None) -> Jabatan | None:
        versi = self._versi_jabatan(unit=unit_id, kepala=True).select_related("jabatan").first()
        return versi.jabatan if versi else None

    def _sebut(self, unit_id: int) -> str:
        return self._versi_unit(unit_id).nama

    def _ganti_versi(self, lama: Model, **baru: Any) -> Model:
        """Close a dated row on the date and go on with a copy that differs; one that starts that very day is changed itself."""
        if hasattr(lama, "peristiwa_id"):
            baru["peristiwa"] = self.peristiwa
        if lama.berlaku.lower is not None and lama.berlaku.lower >= self.tanggal:
            return self.buku.ubah(
                lama, **{nama.removesuffix("_id"): _objek(lama, nama, nilai) for nama, nilai in baru.items()}
            )
        akhir = lama.berlaku.upper
        self._tutup(lama)
        nilai = {
            satu.attname: satu.value_from_object(lama) for satu in lama._meta.concrete_fields if not satu.primary_key
        }
        salinan = type(lama)(**{**nilai, "berlaku": DateRange(self.tanggal, akhir)})
        for nama, isi in baru.items():
            setattr(salinan, nama, isi)
        return self.buku.buat(salinan)

    def _tutup(self, versi: Any) -> None:
        """End a dated row on the date; one that has not begun by then ends on the day it begins, with a day's grace."""
        mulai = versi.berlaku.lower
        akhir = self.tanggal if mulai is None or mulai < self.tanggal else mulai + dt.timedelta(1)
        self.buku.ubah(versi, berlaku=DateRange(mulai, akhir))


def _objek(versi: Model, nama: str, nilai: Any) -> Any:
    """A related object where only its key is at hand."""
    if not nama.endswith("_id") or nilai is None:
        return nilai
    return versi._meta.get_field(nama.removesuffix("_id")).related_model(pk=nilai)  # type: ignore[union-attr,misc]


def _kunci_bebas(nama: str, tanggal: dt.date) -> str:
    """A key for a new unit: its name, with the year and a number where the name was used before."""
    dasar = slugify(nama)[:50] or "unit"
    for calon in (dasar, f"{dasar}-{tanggal.year}"):
        if not Unit.objects.filter(kunci=calon).exists():
            return calon
    return f"{dasar}-{tanggal.year}-{Unit.objects.filter(kunci__startswith=dasar).count()}"[:60]
