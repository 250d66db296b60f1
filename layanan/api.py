"""API of layanan: inbox, trail, issued documents, jobs. Same queries, filters and permissions as the pages."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from layanan import queries
from layanan.filters import SaringDokumen, SaringGiliran, SaringPekerjaan
from layanan.models import DokumenTerbit, Giliran, Pekerjaan, TandaTangan
from layanan.queries.dokumen import dengan_status
from layanan.views.alur import model_dokumen


class GiliranSerializer(serializers.ModelSerializer):
    """What waits for the user."""

    jenis = serializers.CharField(source="content_type.model")

    class Meta:
        model = Giliran
        fields = ["id", "jenis", "object_id", "judul", "permintaan", "unit", "batas", "dibuat", "tautan"]


class TandaTanganSerializer(serializers.ModelSerializer):
    """A signature as the public page shows it."""

    sha256 = serializers.CharField(source="hasil.sha256")

    class Meta:
        model = TandaTangan
        fields = ["urutan", "sebagai", "nama", "jabatan", "jalur", "waktu", "sha256"]


class DokumenSerializer(serializers.ModelSerializer):
    """An issued document with its state and signatures."""

    status = serializers.CharField(source="status_kini")
    sha256 = serializers.CharField(source="berkas.sha256")
    tanda_tangan = TandaTanganSerializer(many=True)

    class Meta:
        model = DokumenTerbit
        fields = [
            "id",
            "kode",
            "jenis",
            "judul",
            "nomor",
            "tanggal",
            "tahun",
            "unit",
            "nama_unit",
            "status",
            "penanda_tangan",
            "sha256",
            "waktu",
            "tanda_tangan",
        ]


class PekerjaanSerializer(serializers.ModelSerializer):
    """A job with its progress."""

    class Meta:
        model = Pekerjaan
        fields = [
            "id",
            "jenis",
            "judul",
            "status",
            "persen",
            "keterangan",
            "hasil",
            "nama_berkas",
            "dibuat",
            "mulai",
            "selesai",
        ]
        read_only_fields = fields


class BarisJejakSerializer(serializers.Serializer):
    """A line of the trail."""

    teks = serializers.CharField()
    oleh = serializers.CharField()
    pada = serializers.DateTimeField()
    catatan = serializers.CharField()
    status = serializers.CharField()


class LangkahSerializer(serializers.Serializer):
    """A step open to the user."""

    nama = serializers.CharField()
    label = serializers.CharField()
    alasan_wajib = serializers.BooleanField()
    url = serializers.CharField(allow_null=True)
    atas_nama = serializers.CharField()


class JejakDokumenSerializer(serializers.Serializer):
    """State, trail and open steps of a document."""

    status = serializers.CharField()
    giliran = serializers.CharField(allow_null=True)
    jejak = BarisJejakSerializer(many=True)
    langkah = LangkahSerializer(many=True)


class GiliranViewSet(mixins.ListModelMixin, viewsets.GenericViewSet):
    """The inbox of the user."""

    serializer_class = GiliranSerializer
    filterset_class = SaringGiliran
    queryset = Giliran.objects.none()

    def get_queryset(self) -> QuerySet:
        return queries.giliran_untuk(self.request.user).select_related("content_type")  # type: ignore[arg-type]


class DokumenViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    """Issued documents that the user may read."""

    serializer_class = DokumenSerializer
    filterset_class = SaringDokumen
    queryset = DokumenTerbit.objects.none()

    def get_queryset(self) -> QuerySet:
        terbaca = DokumenTerbit.objects.for_user(self.request.user).select_related("berkas")
        return dengan_status(terbaca).prefetch_related("tanda_tangan__hasil")


class PekerjaanViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    """Jobs of the user, or that she may watch."""

    serializer_class = PekerjaanSerializer
    filterset_class = SaringPekerjaan
    queryset = Pekerjaan.objects.none()

    def get_queryset(self) -> QuerySet:
        return queries.pekerjaan_untuk(self.request.user)  # type: ignore[arg-type]


class JejakView(APIView):
    """Trail and open steps of a document, named as in the inbox (`renstra.versirencana`)."""

    @extend_schema(
        responses=JejakDokumenSerializer,
        parameters=[OpenApiParameter("nama_model", OpenApiTypes.STR, OpenApiParameter.PATH)],
    )
    def get(self, request: Request, nama_model: str, pk: int) -> Response:
        model: Any = model_dokumen(nama_model)
        if not hasattr(model.objects, "for_user"):
            raise Http404
        dokumen = get_object_or_404(model.objects.for_user(request.user), pk=pk)
        giliran = queries.giliran_objek(dokumen)
        isi = {
            "status": dokumen.status,
            "giliran": giliran.kalimat if giliran else None,
            "jejak": queries.jejak(dokumen),
            "langkah": queries.tersedia(dokumen, request.user),  # type: ignore[arg-type]
        }
        return Response(JejakDokumenSerializer(isi).data)
