"""Performance trees through the API: read whole, made from a plan, changed by the same steps as on the page."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from renstra import actions, queries
from renstra.models import PohonKinerja
from renstra.queries.pohon_kinerja import acuan
from renstra.rules.pohon import IsiSimpulPohon


class PohonKinerjaSerializer(serializers.ModelSerializer):
    """A version of a tree without its conditions."""

    nama_unit = serializers.CharField(read_only=True)
    jumlah = serializers.IntegerField(read_only=True)

    class Meta:
        model = PohonKinerja
        fields = [
            "id", "unit", "nama_unit", "tahun_awal", "tahun_akhir", "nomor", "keterangan", "status", "berlaku_sejak", "revisi", "jumlah",
        ]  # fmt: skip


class DariRencanaSerializer(serializers.Serializer):
    """The version of a plan that a tree is built from."""

    versi = serializers.IntegerField()


class PohonViewSet(viewsets.ReadOnlyModelViewSet):
    """Trees; one of them with its conditions."""

    serializer_class = PohonKinerjaSerializer
    filterset_fields = ["unit", "status", "tahun_awal"]
    queryset = PohonKinerja.objects.none()

    def get_queryset(self) -> QuerySet[PohonKinerja]:
        return queries.daftar_pohon(self.request.user, timezone.localdate()).select_related("unit")

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        pohon = self.get_object()
        isi = queries.isi_pohon(pohon, acuan(pohon, timezone.localdate()))
        return Response(self.get_serializer(pohon).data | {"isi": [_kondisi(satu) for satu in isi.akar]})

    @extend_schema(request=DariRencanaSerializer, responses=PohonKinerjaSerializer)
    @action(detail=False, methods=["post"])
    def bangun(self, request: Request) -> Response:
        """A new draft from a plan."""
        isian = DariRencanaSerializer(data=request.data)
        isian.is_valid(raise_exception=True)
        versi = get_object_or_404(queries.versi_terlihat(request.user), pk=isian.validated_data["versi"])
        pohon = actions.bangun_dari_rencana(versi, by=request.user)
        return Response(self.get_serializer(pohon).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=OpenApiTypes.OBJECT, responses=OpenApiTypes.OBJECT)
    @action(detail=True, methods=["post"])
    def langkah(self, request: Request, pk: str) -> Response:
        """One step: langkah = tambah, ubah, pindah, hapus or pasang, with revisi, simpul, induk, posisi, uraian, jenis, isian,
        potongan as it needs; the answer holds the step back."""
        pohon = self.get_object()
        hasil = actions.jalankan_langkah(pohon, request.data if isinstance(request.data, dict) else {}, by=request.user)
        return Response(
            {"revisi": hasil.revisi, "balik": hasil.balik, "simpul": hasil.simpul.pk if hasil.simpul else None}
        )


def _kondisi(satu: IsiSimpulPohon) -> dict[str, Any]:
    nilai = (
        "id",
        "kunci",
        "jenis",
        "uraian",
        "rencana",
        "jabatan_id",
        "jabatan",
        "unit_id",
        "unit",
        "silang",
        "silang_id",
    )
    return {nama: getattr(satu, nama) for nama in nilai} | {
        "indikator": [{"uraian": x.uraian, "indikator_id": x.indikator_id} for x in satu.indikator],
        "anak": [_kondisi(x) for x in satu.anak],
    }
