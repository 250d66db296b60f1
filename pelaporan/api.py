"""The API of reports: the same queries, filters and actions as the pages. Signing needs the page: it asks who one is."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from layanan.actions import advance
from layanan.langkah_api import LangkahMixin
from layanan.queries import tersedia
from organisasi.models import Pengguna
from pelaporan import actions, queries
from pelaporan.filters import SaringLaporan
from pelaporan.models import BagianLaporan, Laporan
from pelaporan.rules import ke_beku


def _setujui(laporan: Laporan, *, by: Pengguna, catatan: str) -> Laporan:
    return advance(laporan, "setujui", by=by, catatan=catatan)


LANGKAH = {"ajukan": actions.ajukan, "kembalikan": actions.kembalikan, "setujui": _setujui}


class LaporanSerializer(serializers.ModelSerializer):
    """A report without its content."""

    judul = serializers.CharField(source="__str__", read_only=True)
    kode_verifikasi = serializers.CharField(source="dokumen.kode", read_only=True, default=None)

    class Meta:
        model = Laporan
        fields = [
            "id",
            "judul",
            "unit",
            "tahun",
            "jenis",
            "versi",
            "status",
            "nomor",
            "tanggal",
            "dibekukan",
            "kode_verifikasi",
        ]


class BagianSerializer(serializers.ModelSerializer):
    """A section; `revisi` goes back with the text when it is saved."""

    class Meta:
        model = BagianLaporan
        fields = ["kode", "judul", "isi", "revisi", "diubah"]
        read_only_fields = ["kode", "judul", "diubah"]


class TulisBagianSerializer(serializers.Serializer):
    """A section as it is written."""

    kode = serializers.SlugField()
    isi = serializers.CharField(allow_blank=True, max_length=60_000)
    revisi = serializers.IntegerField(min_value=0)


class LaporanViewSet(LangkahMixin, viewsets.ReadOnlyModelViewSet):
    """Reports; one of them with its figures, sections and open steps. Sections and steps are written by POST."""

    serializer_class = LaporanSerializer
    filterset_class = SaringLaporan
    queryset = Laporan.objects.none()
    langkah_api = LANGKAH

    def get_queryset(self) -> QuerySet[Laporan]:
        return queries.laporan_terlihat(self.request.user).order_by("-tahun", "unit", "-versi")

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        satu = self.get_object()
        isi = queries.isi_laporan(satu, hari_ini=timezone.localdate())
        bagian = [baris for _, baris in queries.bagian_laporan(satu, isi)]
        return Response(
            self.get_serializer(satu).data
            | {
                "isi": ke_beku(isi),
                "bagian": BagianSerializer(bagian, many=True).data,
                "langkah": [
                    {"nama": s.nama, "label": s.label} for s in tersedia(satu, request.user) if s.nama in LANGKAH
                ],
            }
        )

    @extend_schema(request=TulisBagianSerializer, responses=BagianSerializer)
    @action(detail=True, methods=["post"])
    def bagian(self, request: Request, pk: str) -> Response:
        """Write one section; 409 where somebody saved it since."""
        satu = self.get_object()
        isian = TulisBagianSerializer(data=request.data)
        isian.is_valid(raise_exception=True)
        data = isian.validated_data
        ketemu = queries.bagian_menurut_kode(satu, data["kode"], hari_ini=timezone.localdate())
        if ketemu is None:
            return Response({"detail": f"Bagian “{data['kode']}” tidak ada."}, status=status.HTTP_404_NOT_FOUND)
        hasil = actions.simpan_bagian(ketemu[1], isi=data["isi"], revisi=data["revisi"], by=request.user)
        return Response(BagianSerializer(hasil).data)
