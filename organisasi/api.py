"""API of organisasi: units, events, positions, holders, people, years.  Same queries, filters and permissions as the pages."""

import datetime as dt
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import mixins, serializers, viewsets
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from organisasi import queries
from organisasi.filters import SaringJabatan, SaringPegawai, SaringPeristiwa
from organisasi.forms.struktur import FormTanggal
from organisasi.models import (
    KategoriCapaian,
    Pegawai,
    Pemangku,
    Peristiwa,
    Tahun,
    Tenggat,
    Unit,
    VersiJabatan,
    VersiUnit,
)

TANGGAL = OpenApiParameter("tanggal", OpenApiTypes.DATE, description="Keadaan pada tanggal ini; bawaannya hari ini.")


class BolehMelihat(BasePermission):
    """Reading needs some role with `organisasi.lihat`; rows are narrowed by `for_user` besides."""

    message = "Anda tidak mempunyai peran yang boleh melihat organisasi."

    def has_permission(self, request: Request, view: APIView) -> bool:
        return bool(request.user.is_authenticated and request.user.has_perm("organisasi.lihat"))


def tanggal_diminta(request: Request) -> dt.date:
    """The date asked for, today by default."""
    return FormTanggal(request.query_params).nilai(timezone.localdate())


TANGGAL_SKEMA = {"type": "string", "format": "date", "nullable": True}


@extend_schema_field({"type": "object", "properties": {"mulai": TANGGAL_SKEMA, "sampai": TANGGAL_SKEMA}})
class RentangField(serializers.Field):
    """A dated range: first day, and last day or null."""

    def to_representation(self, value: Any) -> dict[str, str | None]:
        akhir = value.upper - dt.timedelta(1) if value.upper else None
        return {"mulai": value.lower and value.lower.isoformat(), "sampai": akhir and akhir.isoformat()}


class UnitSerializer(serializers.ModelSerializer):
    """A unit as it is called on the date asked for."""

    id = serializers.IntegerField(source="unit_id")
    berlaku = RentangField()

    class Meta:
        model = VersiUnit
        fields = ["id", "nama", "singkatan", "kode", "jenis", "induk", "opd", "berlaku"]


class UnitRinciSerializer(serializers.ModelSerializer):
    """The identity of a unit with all its versions and its successors of today."""

    versi = UnitSerializer(many=True)
    penerus = serializers.SerializerMethodField()

    class Meta:
        model = Unit
        fields = ["id", "kunci", "versi", "penerus"]

    @extend_schema_field(serializers.ListField(child=serializers.DictField()))
    def get_penerus(self, unit: Unit) -> list[dict[str, Any]]:
        akhir = [satu.berlaku.upper for satu in unit.versi.all()]
        if not akhir or None in akhir:
            return []
        hari = timezone.localdate()
        bagian = queries.penerus(unit, dari=max(akhir) - dt.timedelta(1), ke=hari)
        return [{"unit": satu, "bagian": str(besar)} for satu, besar in bagian if satu != unit.pk]


class UnitViewSet(viewsets.ReadOnlyModelViewSet):
    """Units on a date; one unit with its history."""

    permission_classes = [BolehMelihat]
    filterset_fields = ["jenis", "induk", "opd"]
    queryset = VersiUnit.objects.none()

    def get_queryset(self) -> QuerySet:
        if self.action == "retrieve":
            return Unit.objects.for_user(self.request.user).prefetch_related("versi")
        versi = VersiUnit.objects.filter(unit__in=Unit.objects.for_user(self.request.user))
        return versi.filter(berlaku__contains=tanggal_diminta(self.request)).order_by("kode", "nama")

    def get_serializer_class(self) -> type[serializers.BaseSerializer]:
        return UnitRinciSerializer if self.action == "retrieve" else UnitSerializer

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset if self.action == "retrieve" else super().filter_queryset(queryset)

    @extend_schema(parameters=[TANGGAL])
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().list(request, *args, **kwargs)

    @extend_schema(parameters=[OpenApiParameter("id", OpenApiTypes.INT, OpenApiParameter.PATH)])
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().retrieve(request, *args, **kwargs)


class UntaiSerializer(serializers.Serializer):
    """A strand of lineage."""

    asal = serializers.IntegerField(source="asal_id")
    tujuan = serializers.IntegerField(source="tujuan_id")
    bagian = serializers.DecimalField(max_digits=7, decimal_places=6)


class PeristiwaSerializer(serializers.ModelSerializer):
    """A change of organisation with its lineage."""

    silsilah = UntaiSerializer(many=True)

    class Meta:
        model = Peristiwa
        fields = ["id", "jenis", "tanggal", "dasar_hukum", "keterangan", "dibatalkan", "silsilah"]


class PeristiwaViewSet(viewsets.ReadOnlyModelViewSet):
    """Changes of organisation, the latest first."""

    permission_classes = [BolehMelihat]
    serializer_class = PeristiwaSerializer
    filterset_class = SaringPeristiwa
    queryset = Peristiwa.objects.none()

    def get_queryset(self) -> QuerySet:
        return Peristiwa.objects.for_user(self.request.user).prefetch_related("silsilah")


class JabatanSerializer(serializers.ModelSerializer):
    """A position on the date asked for."""

    id = serializers.IntegerField(source="jabatan_id")
    terisi = serializers.BooleanField()
    berlaku = RentangField()

    class Meta:
        model = VersiJabatan
        fields = ["id", "nama", "unit", "atasan", "eselon", "kepala", "terisi", "berlaku"]


class JabatanViewSet(mixins.ListModelMixin, viewsets.GenericViewSet):
    """Positions on a date."""

    permission_classes = [BolehMelihat]
    serializer_class = JabatanSerializer
    filterset_class = SaringJabatan
    queryset = VersiJabatan.objects.none()

    def get_queryset(self) -> QuerySet:
        return queries.daftar_jabatan(tanggal_diminta(self.request)).order_by("nama", "pk")


class PemangkuSerializer(serializers.ModelSerializer):
    """Who holds a position; the name without personal numbers."""

    nama = serializers.CharField(source="pegawai.nama_lengkap")
    berlaku = RentangField()

    class Meta:
        model = Pemangku
        fields = ["id", "jabatan", "pegawai", "nama", "sifat", "berlaku"]


class PemangkuViewSet(mixins.ListModelMixin, viewsets.GenericViewSet):
    """Holders of positions on a date."""

    permission_classes = [BolehMelihat]
    serializer_class = PemangkuSerializer
    filterset_fields = ["jabatan", "pegawai", "sifat"]
    queryset = Pemangku.objects.none()

    def get_queryset(self) -> QuerySet:
        pemangku = Pemangku.objects.for_user(self.request.user).filter(berlaku__contains=tanggal_diminta(self.request))
        return pemangku.select_related("pegawai").order_by("jabatan", "pk")

    @extend_schema(parameters=[TANGGAL])
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().list(request, *args, **kwargs)


class PegawaiSerializer(serializers.ModelSerializer):
    """A person in reach; the NIP only for those who manage her data (UU 27/2022)."""

    nip = serializers.SerializerMethodField()

    class Meta:
        model = Pegawai
        fields = ["id", "nama", "gelar_depan", "gelar_belakang", "jenis", "nip", "pangkat", "golongan", "unit"]

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_nip(self, pegawai: Pegawai) -> str | None:
        return pegawai.nip if self.context["request"].user.has_perm("organisasi.kelola_pegawai", pegawai) else None


class PegawaiViewSet(viewsets.ReadOnlyModelViewSet):
    """People of the units in reach."""

    permission_classes = [BolehMelihat]
    serializer_class = PegawaiSerializer
    filterset_class = SaringPegawai
    queryset = Pegawai.objects.none()

    def get_queryset(self) -> QuerySet:
        versi = VersiUnit.objects.filter(unit=OuterRef("unit"), berlaku__contains=timezone.localdate())
        return Pegawai.objects.for_user(self.request.user).annotate(opd=Subquery(versi.values("opd")[:1]))


class TenggatSerializer(serializers.ModelSerializer):
    class Meta:
        model = Tenggat
        fields = ["kegiatan", "tanggal", "hari", "tenggang_hari"]


class KategoriSerializer(serializers.ModelSerializer):
    class Meta:
        model = KategoriCapaian
        fields = ["nama", "batas_bawah", "tanda"]


class TahunSerializer(serializers.ModelSerializer):
    """A year of performance with its settings."""

    tenggat = TenggatSerializer(many=True)
    kategori = KategoriSerializer(many=True)

    class Meta:
        model = Tahun
        fields = [
            "tahun",
            "batas_capaian",
            "ambang_analisis",
            "nihil_seratus",
            "entri_kumulatif",
            "terkunci",
            "tenggat",
            "kategori",
        ]


class TahunViewSet(viewsets.ReadOnlyModelViewSet):
    """Years of performance."""

    permission_classes = [BolehMelihat]
    serializer_class = TahunSerializer
    queryset = Tahun.objects.prefetch_related("tenggat", "kategori")
