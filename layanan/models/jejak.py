"""The trail of decisions, and what every document with a workflow has."""

import datetime as dt
from typing import ClassVar

import pgtrigger
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse

from layanan.rules import Alur, Status
from organisasi.models import Pengguna, Unit


def hanya_tambah() -> pgtrigger.Protect:
    """Trigger of append-only tables: the database refuses UPDATE and DELETE, whoever asks."""
    return pgtrigger.Protect(name="hanya_tambah", operation=pgtrigger.Update | pgtrigger.Delete)


def tidak_dikosongkan() -> pgtrigger.Trigger:
    """The second trigger of append-only tables: TRUNCATE is refused too, also by way of CASCADE from another table."""
    return pgtrigger.Trigger(
        name="tidak_dikosongkan",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'tabel % hanya boleh ditambah, tidak dikosongkan', TG_TABLE_NAME;",
    )


class Jejak(models.Model):
    """One decision in words: who did what to which document, when, in whose name. Append-only."""

    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.BigIntegerField()
    objek = GenericForeignKey()
    tindakan = models.CharField(max_length=40)
    kalimat = models.CharField(max_length=300)
    dari = models.CharField(max_length=30, blank=True)
    ke = models.CharField(max_length=30, blank=True)
    catatan = models.TextField(blank=True)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    atas_nama = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-waktu", "-id"]
        verbose_name = "jejak"
        verbose_name_plural = "jejak"
        indexes = [models.Index(fields=["content_type", "object_id", "-waktu"])]
        triggers = [hanya_tambah(), tidak_dikosongkan()]

    def __str__(self) -> str:
        return self.kalimat


class Dokumen(models.Model):
    """Base of documents with a workflow. A subclass gives `alur`, `izin`, `unit` and `get_absolute_url`."""

    alur: ClassVar[Alur]
    # Steps that the generic page may take: they need `advance` and nothing more.
    langkah_umum: ClassVar[frozenset[str]] = frozenset()

    status = models.CharField(max_length=30)
    # Counts saves of the content; forms carry it to notice a stale page.
    revisi = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    @property
    def status_kini(self) -> Status:
        """The current state with its label, look and turn."""
        return self.alur.status[self.status]

    @property
    def unit_dokumen(self) -> Unit:
        """The unit whose officials get the turn."""
        return self.unit  # type: ignore[attr-defined]

    def penerima_giliran(self, izin: str) -> list[Pengguna]:
        """Persons whose turn it is where a relation, not a role, grants the permission; empty: by role in the unit."""
        return []

    def batas_giliran(self) -> dt.date | None:
        """By when whoever has the turn now should act; None where nothing says so."""
        return None

    def url_langkah(self, tindakan: str) -> str | None:
        """Where a step is posted: the generic address for simple steps, None where the app's own page offers it."""
        if tindakan not in self.langkah_umum:
            return None
        return reverse("layanan:langkah", args=[self._meta.label_lower, self.pk, tindakan])

    def get_absolute_url(self) -> str:
        raise TypeError(f"{type(self).__name__} tidak mempunyai alamat halaman.")
