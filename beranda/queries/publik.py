"""What the public may read: published grades and issued documents. No staff data beyond officials who signed."""

from django.db.models import QuerySet

from evaluasi.models import HasilEvaluasi
from layanan.models import DokumenTerbit
from layanan.queries.dokumen import dengan_status
from organisasi.queries import nama_unit
from organisasi.rules.periode import tanggal_acuan
from sakip.tanggal import datetime

JENIS_PUBLIK = ("perjanjian", "laporan", "lhe")
