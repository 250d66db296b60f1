"""What can be done to a document now, and what was done to it."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from layanan.models import Dokumen, Jejak
from organisasi.izin import pemberi_kuasa
from organisasi.models import Pengguna


@dataclass(frozen=True)
class Langkah:
    """A step that is open to one user: how the button reads and where it goes.

    url: address to post to, None where the app's own page offers the step.  atas_nama: name of the official in
    whose name the user would act, empty where her own right suffices.
    """

    nama: str
    label: str
    alasan_wajib: bool
    bahaya: bool
    url: str | None
    atas_nama: str = ""


def tersedia(dokumen: Dokumen, user: Pengguna) -> list[Langkah]:
    """Steps of the workflow that leave the document's present state and that the user may take, in table order."""
    hasil = []
    for nama, transisi in dokumen.alur.tersedia(dokumen.status):
        if user.has_perm(transisi.izin, dokumen):
            kuasa = pemberi_kuasa(user, transisi.izin, dokumen)
            hasil.append(
                Langkah(
                    nama=nama,
                    label=transisi.label,
                    alasan_wajib=transisi.alasan_wajib,
                    bahaya=transisi.bahaya,
                    url=dokumen.url_langkah(nama),
                    atas_nama=str(kuasa) if kuasa else "",
                )
            )
    return hasil


@dataclass(frozen=True)
class BarisJejak:
    """One line of the trail: `teks` "Diajukan", `oleh` "X atas nama Y", `kalimat` both without the time."""

    teks: str
    pada: dt.datetime
    oleh: str
    catatan: str
    tindakan: str
    status: str

    @property
    def kalimat(self) -> str:
        return f"{self.teks} oleh {self.oleh}"


def pelaku(baris: Jejak) -> str:
    """Who acted, and in whose name; "sistem" where a job did."""
    return str(baris.oleh or "sistem") + (f" atas nama {baris.atas_nama}" if baris.atas_nama else "")


def jejak_objek(objek: Model) -> QuerySet[Jejak]:
    """Rows of the trail of one object, newest first."""
    jenis = ContentType.objects.get_for_model(objek)
    return Jejak.objects.filter(content_type=jenis, object_id=objek.pk).select_related("oleh", "atas_nama")


def jejak(objek: Model) -> list[BarisJejak]:
    """The trail of one object in words, newest first."""
    return [
        BarisJejak(
            teks=baris.kalimat,
            pada=baris.waktu,
            oleh=pelaku(baris),
            catatan=baris.catatan,
            tindakan=baris.tindakan,
            status=baris.ke,
        )
        for baris in jejak_objek(objek)
    ]
