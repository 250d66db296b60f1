"""Passing the turn and telling people."""

import datetime as dt

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from layanan.models import Dokumen, Giliran, Pemberitahuan
from organisasi.models import Pengguna


def perbarui_giliran(dokumen: Dokumen, *, batas: dt.date | None = None) -> None:
    """Close the open turns of a document and open those that its state asks for. batas: by default the document's own."""
    jenis = ContentType.objects.get_for_model(dokumen)
    Giliran.objects.filter(content_type=jenis, object_id=dokumen.pk, selesai=None).update(selesai=timezone.now())
    giliran = dokumen.status_kini.giliran
    if giliran is None:
        return
    izin, permintaan = giliran
    penerima: list[Pengguna | None] = list(dokumen.penerima_giliran(izin)) or [None]
    Giliran.objects.bulk_create(
        Giliran(
            content_type=jenis,
            object_id=dokumen.pk,
            unit=dokumen.unit_dokumen,
            izin=izin,
            penerima=orang,
            judul=str(dokumen)[:250],
            permintaan=permintaan,
            tautan=dokumen.get_absolute_url(),
            batas=batas or dokumen.batas_giliran(),
        )
        for orang in penerima
    )


def beri_tahu(penerima: list[Pengguna], *, judul: str, isi: str = "", tautan: str = "") -> None:
    """Leave a notice for each person."""
    Pemberitahuan.objects.bulk_create(
        Pemberitahuan(penerima=orang, judul=judul[:250], isi=isi, tautan=tautan) for orang in penerima
    )
