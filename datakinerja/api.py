"""The API of performance data: values with all their versions, documents, openings, completeness."""

import dataclasses
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, viewsets
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from datakinerja import actions
from datakinerja.filters import SaringLembar, SaringNilai, SaringPembukaan
from datakinerja.models import LembarData, Nilai, Pembukaan
from datakinerja.queries import kelengkapan
from datakinerja.queries.mutu import RingkasMutu, TemuanNilai, temuan_unit
from layanan.actions import advance
from layanan.langkah_api import LangkahMixin
from organisasi.models import Unit


class NilaiSerializer(serializers.ModelSerializer):
    """One version of a value."""

    unit = serializers.IntegerField(source="objek.unit_id", read_only=True)
    oleh = serializers.CharField(source="oleh.nama_tampil", read_only=True, default="")

    class Meta:
        model = Nilai
        fields = [
            "id", "objek", "unit", "periode", "versi", "keadaan", "nilai", "pembilang", "penyebut", "teks", "sifat", "sumber",
            "catatan", "alasan", "oleh", "waktu",
        ]  # fmt: skip


class NilaiViewSet(viewsets.ReadOnlyModelViewSet):
    """Recorded values; a correction is a further version. Writing: `pengukuran/nilai/`."""

    serializer_class = NilaiSerializer
    filterset_class = SaringNilai
    queryset = Nilai.objects.none()

    def get_queryset(self) -> QuerySet[Nilai]:
        semua = Nilai.objects.for_user(self.request.user)
        return semua.select_related("objek", "oleh").order_by("objek", "periode", "-versi")


class LembarSerializer(serializers.ModelSerializer):
    """A verification document."""

    class Meta:
        model = LembarData
        fields = ["id", "unit", "periode", "status", "diajukan_pada", "revisi"]


class LembarViewSet(viewsets.ReadOnlyModelViewSet):
    """Verification documents per unit and month."""

    serializer_class = LembarSerializer
    filterset_class = SaringLembar
    queryset = LembarData.objects.none()

    def get_queryset(self) -> QuerySet[LembarData]:
        return LembarData.objects.for_user(self.request.user).order_by("-periode__mulai", "unit")


class PembukaanSerializer(serializers.ModelSerializer):
    """A request to open months of a unit. `objek` empty: all indicators."""

    class Meta:
        model = Pembukaan
        fields = ["id", "unit", "periode", "objek", "alasan", "sampai", "status", "dibuat", "mulai", "revisi"]
        read_only_fields = ["status", "dibuat", "mulai", "revisi"]
        extra_kwargs = {"objek": {"required": False}}


def _langkah(tindakan: str) -> Callable[..., Pembukaan]:
    return lambda satu, *, by, catatan: advance(satu, tindakan, by=by, catatan=catatan)


class PembukaanViewSet(LangkahMixin, mixins.CreateModelMixin, viewsets.ReadOnlyModelViewSet):
    """Openings of months: list, ask, and the steps berikan, tolak, tarik, cabut."""

    serializer_class = PembukaanSerializer
    filterset_class = SaringPembukaan
    queryset = Pembukaan.objects.none()
    langkah_api = {"berikan": actions.berikan, **{nama: _langkah(nama) for nama in ("tolak", "tarik", "cabut")}}

    def get_queryset(self) -> QuerySet[Pembukaan]:
        return Pembukaan.objects.for_user(self.request.user).prefetch_related("periode", "objek").order_by("-dibuat")

    def perform_create(self, serializer: Any) -> None:
        isi = serializer.validated_data
        if not self.request.user.has_perm("datakinerja.lihat", isi["unit"]):
            raise NotFound
        serializer.instance = actions.minta_pembukaan(by=self.request.user, **isi)


class KelengkapanView(APIView):
    """Completeness and punctuality of a unit by month."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, tahun: int, unit_id: int) -> Response:
        unit = get_object_or_404(Unit, pk=unit_id)
        if not request.user.has_perm("datakinerja.lihat", unit):
            raise NotFound
        hasil = kelengkapan(unit, tahun)
        bulan = [_bulan(satu) for satu in hasil.bulan]
        return Response({"wajib": hasil.wajib, "terisi": hasil.terisi, "persen": hasil.persen, "bulan": bulan})


class MutuView(APIView):
    """Findings of the quality rules on the values of a unit and year, with the unit's answers."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, tahun: int, unit_id: int) -> Response:
        unit = get_object_or_404(Unit, pk=unit_id)
        if not request.user.has_perm("datakinerja.lihat", unit):
            raise NotFound
        ringkas = RingkasMutu(tuple(temuan_unit(unit.pk, tahun)))
        return Response(
            {
                "belum_dijawab": ringkas.belum_dijawab,
                "per_aturan": {aturan.kode: jumlah for aturan, jumlah in ringkas.per_aturan},
                "temuan": [_temuan(satu) for satu in ringkas.temuan],
            }
        )


def _temuan(satu: TemuanNilai) -> dict[str, Any]:
    return {
        "objek": satu.ukuran.objek_id,
        "periode": satu.periode_id,
        "nilai": satu.nilai_id,
        "aturan": satu.aturan.kode,
        "kalimat": satu.kalimat,
        "jawaban": satu.jawaban.kalimat if satu.jawaban else None,
    }


def _bulan(satu: Any) -> dict[str, Any]:
    return dataclasses.asdict(satu) | {"persen": satu.persen, "tepat_waktu": satu.tepat_waktu}
