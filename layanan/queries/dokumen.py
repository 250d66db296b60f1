"""Issued documents: their state, their revisions, and whether a copy is true."""

from dataclasses import dataclass
from typing import IO

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, F, Model, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from layanan.models import Berkas, DokumenTerbit, StatusDokumen, TandaTangan
from layanan.queries.berkas import boleh_lihat
from layanan.rules.kode import baca
from layanan.tandatangan.lokal import HasilPades, periksa_pades
from organisasi.models import Pengguna

BELUM_LENGKAP = "belum_lengkap"


def dengan_status(dokumen: QuerySet[DokumenTerbit]) -> QuerySet[DokumenTerbit]:
    """Annotates `status_kini`: berlaku, belum_lengkap (in force, signatures missing), diganti or ditarik."""
    terbaru = StatusDokumen.objects.filter(dokumen=OuterRef("pk")).order_by("-waktu", "-pk").values("status")[:1]
    tanda = TandaTangan.objects.filter(dokumen=OuterRef("pk")).order_by("-urutan").values("urutan")[:1]
    kurang = Q(status_kini="berlaku", penanda_tangan__gt=Coalesce(Subquery(tanda), 0))
    return dokumen.annotate(status_kini=Subquery(terbaru)).annotate(
        status_kini=Case(When(kurang, then=Value(BELUM_LENGKAP)), default=F("status_kini"), output_field=CharField())
    )


def status_terakhir(dokumen: DokumenTerbit) -> StatusDokumen | None:
    """The newest state with its reason and successor."""
    return (
        StatusDokumen.objects.filter(dokumen=dokumen)
        .select_related("pengganti", "oleh")
        .order_by("-waktu", "-pk")
        .first()
    )


def status_dokumen(dokumen: DokumenTerbit) -> str:
    """State of a document: berlaku, diganti or ditarik."""
    baris = status_terakhir(dokumen)
    return baris.status if baris else StatusDokumen.Pilihan.BERLAKU


def bytes_terakhir(dokumen: DokumenTerbit) -> Berkas:
    """The newest revision: the last signed bytes, else the bytes as issued."""
    tanda = TandaTangan.objects.filter(dokumen=dokumen).select_related("hasil").order_by("-urutan").first()
    return tanda.hasil if tanda else dokumen.berkas


def jalur_terakhir(user: Pengguna) -> str | None:
    """The route by which somebody last signed himself; None for who never did."""
    return TandaTangan.objects.filter(oleh=user).order_by("-waktu", "-pk").values_list("jalur", flat=True).first()


def dokumen_objek(objek: Model) -> QuerySet[DokumenTerbit]:
    """Documents issued from an object, newest first, with their state."""
    jenis = ContentType.objects.get_for_model(objek)
    return dengan_status(DokumenTerbit.objects.filter(content_type=jenis, object_id=objek.pk))


def dokumen_untuk(user: Pengguna, pk: int) -> DokumenTerbit | None:
    """A document that the user may read: by unit, or because she may see the object it was issued from."""
    dokumen = dengan_status(DokumenTerbit.objects.select_related("berkas", "unit")).filter(pk=pk).first()
    if dokumen and (boleh_lihat(user, dokumen) or boleh_lihat(user, dokumen.objek)):
        return dokumen
    return None


@dataclass(frozen=True)
class Revisi:
    """Frozen bytes of a document and what they are."""

    berkas: Berkas
    nama: str


@dataclass(frozen=True)
class Verifikasi:
    """What the public may know of a document: no NIP, no account names."""

    dokumen: DokumenTerbit
    status: StatusDokumen | None
    tanda_tangan: list[TandaTangan]
    revisi: list[Revisi]

    @property
    def berlaku(self) -> bool:
        return self.status is None or self.status.status == StatusDokumen.Pilihan.BERLAKU

    @property
    def kurang(self) -> str:
        """How far a valid paper is from all its signatures ("1 dari 2 tanda tangan"); empty where it is complete."""
        ada, perlu = len(self.tanda_tangan), self.dokumen.penanda_tangan
        return f"{ada} dari {perlu} tanda tangan" if self.berlaku and ada < perlu else ""


def verifikasi(teks_kode: str) -> Verifikasi | None:
    """The document under a code as typed; None where there is none.  Four queries."""
    dokumen = DokumenTerbit.objects.select_related("berkas").filter(kode=baca(teks_kode) or "").first()
    if dokumen is None:
        return None
    tanda = list(TandaTangan.objects.filter(dokumen=dokumen).select_related("hasil").order_by("urutan"))
    revisi = [Revisi(dokumen.berkas, "naskah saat diterbitkan")]
    revisi += [Revisi(satu.hasil, f"naskah setelah ditandatangani {satu.nama} ({satu.sebagai})") for satu in tanda]
    return Verifikasi(dokumen=dokumen, status=status_terakhir(dokumen), tanda_tangan=tanda, revisi=revisi)


@dataclass(frozen=True)
class HasilCocok:
    """Whether an uploaded copy is byte for byte one of the frozen revisions, and how its electronic signatures are."""

    sha256: str
    revisi: Revisi | None
    terbaru: bool
    pades: list[HasilPades]

    @property
    def cocok(self) -> bool:
        return self.revisi is not None


def cocokkan(verifikasi: Verifikasi, salinan: IO[bytes], *, sha256: str) -> HasilCocok:
    """Compare a copy with every frozen revision. sha256: of the copy, hex."""
    sama = [satu for satu in verifikasi.revisi if satu.berkas.sha256 == sha256]
    salinan.seek(0)
    isi = salinan.read()
    pades = periksa_pades(isi) if isi.startswith(b"%PDF-") else []
    revisi = sama[-1] if sama else None
    return HasilCocok(sha256=sha256, revisi=revisi, terbaru=revisi is verifikasi.revisi[-1], pades=pades)
