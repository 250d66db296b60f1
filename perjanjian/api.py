"""The API of agreements: the same queries, filters and actions as the pages. Signing needs the page: it asks who one is."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from layanan.actions import advance
from layanan.langkah_api import LangkahMixin
from layanan.queries import giliran_objek, tersedia
from organisasi.models import Pengguna
from perjanjian import actions, queries
from perjanjian.filters import SaringPerjanjian
from perjanjian.models import Perjanjian
from perjanjian.rules import ke_beku


def _tarik(perjanjian: Perjanjian, *, by: Pengguna, catatan: str) -> Perjanjian:
    return advance(perjanjian, "tarik", by=by, catatan=catatan)


LANGKAH = {
    "ajukan": actions.ajukan,
    "setujui": actions.setujui,
    "kembalikan": actions.kembalikan,
    "tarik": _tarik,
}


class PerjanjianSerializer(serializers.ModelSerializer):
    """An agreement without its content."""

    judul = serializers.CharField(source="__str__", read_only=True)
    kode_verifikasi = serializers.CharField(source="dokumen.kode", read_only=True, default=None)

    class Meta:
        model = Perjanjian
        fields = [
            "id", "judul", "unit", "tahun", "jabatan", "nama_jabatan", "versi", "menggantikan", "alasan_revisi", "status",
            "revisi", "nomor", "tanggal", "kode_verifikasi",
        ]  # fmt: skip


class PerjanjianViewSet(LangkahMixin, viewsets.ReadOnlyModelViewSet):
    """Agreements; one of them with all that it says, its rencana aksi and the open steps. Steps are taken by POST."""

    serializer_class = PerjanjianSerializer
    filterset_class = SaringPerjanjian
    queryset = Perjanjian.objects.none()
    langkah_api = LANGKAH

    def get_queryset(self) -> QuerySet[Perjanjian]:
        return (
            queries.perjanjian_terlihat(self.request.user)
            .defer("beku")
            .order_by("-tahun", "unit", "nama_jabatan", "-versi")
        )

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        satu = self.get_object()
        giliran = giliran_objek(satu)
        return Response(
            self.get_serializer(satu).data
            | {
                "isi": _isi(satu),
                "beku": satu.beku is not None,
                "rencana_aksi": [_aksi(baris) for baris in queries.rencana_aksi(satu)],
                "giliran": giliran.kalimat if giliran else None,
                "langkah": [
                    {"nama": s.nama, "label": s.label} for s in tersedia(satu, request.user) if s.nama in LANGKAH
                ],
            }
        )


def _isi(perjanjian: Perjanjian) -> dict[str, Any]:
    """What it says, without the NIP that stands on the paper (UU 27/2022)."""
    isi = ke_beku(queries.isi_perjanjian(perjanjian))
    for pihak in filter(None, (isi["pertama"], isi["kedua"])):
        del pihak["nip"]
    return isi


def _aksi(baris: queries.BarisAksi) -> dict[str, Any]:
    return {
        "objek": baris.item.objek_id,
        "indikator": baris.item.indikator,
        "periode": {str(sel.periode_id): None if sel.nilai is None else str(sel.nilai) for sel in baris.sel},
        "cocok": baris.hasil.cocok,
        "catatan": baris.hasil.kalimat or baris.sebab,
    }
