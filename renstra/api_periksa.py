"""The consistency check through the API: the catalogue, the findings of a version with their reasons, those of the regency."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from renstra import actions, queries
from renstra.filters import SaringTemuan
from renstra.models import TemuanRencana, VersiRencana
from renstra.queries.periksa import TemuanTerjawab
from renstra.rules.periksa import KATALOG


class TemuanRencanaSerializer(serializers.ModelSerializer):
    """A stored finding of the check of the regency."""

    nama_unit = serializers.CharField(read_only=True)
    dijawab = serializers.BooleanField(read_only=True)
    tahun = serializers.IntegerField(source="pemeriksaan.tahun", read_only=True)
    dihitung = serializers.DateTimeField(source="pemeriksaan.dihitung", read_only=True)
    aturan = serializers.CharField(source="aturan.nama", read_only=True)
    saran = serializers.CharField(source="aturan.saran", read_only=True)

    class Meta:
        model = TemuanRencana
        fields = [
            "id", "tahun", "dihitung", "unit", "nama_unit", "versi", "kode", "aturan", "tingkat", "tempat", "kunci", "sebab", "saran",
            "dijawab",
        ]  # fmt: skip


class AlasanSerializer(serializers.Serializer):
    """A reason for findings of one rule."""

    kode = serializers.CharField(max_length=8)
    kunci = serializers.ListField(child=serializers.CharField(max_length=60, allow_blank=True))
    alasan = serializers.CharField(max_length=500)


class TemuanViewSet(viewsets.ReadOnlyModelViewSet):
    """Findings of the last check of the regency; `?tahun=` (default: this year)."""

    serializer_class = TemuanRencanaSerializer
    filterset_class = SaringTemuan
    queryset = TemuanRencana.objects.none()

    def get_queryset(self) -> QuerySet[TemuanRencana]:
        hari_ini = timezone.localdate()
        tahun = self.request.query_params.get("tahun", "")
        rows = queries.temuan_daerah(self.request.user, int(tahun) if tahun.isdigit() else hari_ini.year, hari_ini)
        return rows.select_related("pemeriksaan")

    @extend_schema(responses=OpenApiTypes.OBJECT)
    @action(detail=False, pagination_class=None, filterset_class=None)
    def aturan(self, request: Request) -> Response:
        """The catalogue of rules."""
        return Response(
            [
                {nama: getattr(satu, nama) for nama in ("kode", "nama", "keluarga", "tingkat", "alasan", "rujukan", "saran")}
                for satu in KATALOG.values()
            ]
        )  # fmt: skip


class PeriksaViewSet(viewsets.GenericViewSet):
    """The check of one version: GET gives its findings with their reasons, POST gives a reason."""

    serializer_class = AlasanSerializer
    queryset = VersiRencana.objects.none()

    def get_queryset(self) -> QuerySet[VersiRencana]:
        return queries.versi_terlihat(self.request.user)

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def retrieve(self, request: Request, pk: str) -> Response:
        return Response(_hasil(self.get_object()))

    @extend_schema(request=AlasanSerializer, responses=OpenApiTypes.OBJECT)
    @action(detail=True, methods=["post"])
    def alasan(self, request: Request, pk: str) -> Response:
        """Answer findings of one rule at the places named."""
        versi = self.get_object()
        isian = AlasanSerializer(data=request.data)
        isian.is_valid(raise_exception=True)
        actions.beri_alasan(versi, **isian.validated_data, by=request.user)
        return Response(_hasil(versi))


def _hasil(versi: VersiRencana) -> dict[str, Any]:
    hasil = queries.periksa_versi(versi)
    return {
        "galat": hasil.galat,
        "peringatan": hasil.peringatan,
        "catatan": hasil.catatan,
        "dijawab": hasil.dijawab,
        "daerah_dihitung": hasil.daerah_dihitung,
        "temuan": [_temuan(satu) for satu in hasil.semua],
    }


def _temuan(satu: TemuanTerjawab) -> dict[str, Any]:
    temuan, jawaban = satu.temuan, satu.jawaban
    return {
        "kode": temuan.kode,
        "tingkat": temuan.tingkat,
        "tempat": temuan.tempat,
        "kunci": temuan.letak.kunci,
        "sebab": temuan.sebab,
        "saran": temuan.saran,
        "jawaban": jawaban and {"alasan": jawaban.alasan, "oleh": str(jawaban.oleh or ""), "pada": jawaban.pada},
    }
