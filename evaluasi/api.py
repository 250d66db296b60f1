"""The API of the evaluation: instruments, worksheets, answers, results. Same queries, filters and actions as the pages."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from evaluasi import actions, queries, rules
from evaluasi.filters import SaringEvaluasi, SaringInstrumen
from evaluasi.models import Evaluasi, Instrumen

LANGKAH = {"teruskan": actions.teruskan, "kembalikan": actions.kembalikan, "tetapkan": actions.tetapkan}


class InstrumenSerializer(serializers.ModelSerializer):
    """An edition of an instrument."""

    class Meta:
        model = Instrumen
        fields = ["id", "kode", "edisi", "nama", "dasar_hukum", "terbit"]


class InstrumenViewSet(viewsets.ReadOnlyModelViewSet):
    """Instruments; one of them with its whole content."""

    serializer_class = InstrumenSerializer
    filterset_class = SaringInstrumen
    queryset = Instrumen.objects.none()

    def get_queryset(self) -> QuerySet[Instrumen]:
        return Instrumen.objects.for_user(self.request.user)

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        satu = self.get_object()
        return Response(self.get_serializer(satu).data | {"isi": satu.isi})


class EvaluasiSerializer(serializers.ModelSerializer):
    """A worksheet with its total: the fixed one, else the running one."""

    nilai = serializers.SerializerMethodField()
    predikat = serializers.SerializerMethodField()
    terjawab = serializers.IntegerField(source="total.terjawab")
    jumlah = serializers.IntegerField(source="total.jumlah")

    class Meta:
        model = Evaluasi
        fields = [
            "id", "unit", "tahun", "ronde", "instrumen", "status", "revisi", "nilai", "predikat", "terjawab", "jumlah",
        ]  # fmt: skip

    def get_nilai(self, satu: Evaluasi) -> str | None:
        """Two decimals, exact; null before any answer, which is not zero."""
        return None if not hasattr(satu, "hasil") and not satu.total.terjawab else str(_angka(satu).nilai)

    def get_predikat(self, satu: Evaluasi) -> str:
        """The grade, empty before any answer."""
        return _angka(satu).predikat


def _angka(satu: Evaluasi) -> Any:
    return getattr(satu, "hasil", None) or satu.total


class JawabanMasuk(serializers.Serializer):
    """An answer to a sub-component; `revisi` is the revision last read (0 for none)."""

    sub = serializers.CharField(max_length=20)
    jawaban = serializers.CharField(max_length=20, required=False, allow_blank=True, default="")
    kriteria = serializers.DictField(child=serializers.CharField(allow_blank=True), required=False, default=dict)
    catatan = serializers.CharField(required=False, allow_blank=True, default="")
    alasan = serializers.CharField(required=False, allow_blank=True, default="")
    revisi = serializers.IntegerField(min_value=0)


class LangkahMasuk(serializers.Serializer):
    """What a step may need; `revisi` is the worksheet's revision last read."""

    catatan = serializers.CharField(required=False, allow_blank=True, default="")
    revisi = serializers.IntegerField(min_value=0)


class EvaluasiViewSet(viewsets.ReadOnlyModelViewSet):
    """Worksheets and published results; one of them with parts and, for those who may see it, the answers of all tiers."""

    serializer_class = EvaluasiSerializer
    filterset_class = SaringEvaluasi
    queryset = Evaluasi.objects.none()

    def get_queryset(self) -> QuerySet[Evaluasi]:
        return queries.evaluasi_terbaca(self.request.user).select_related("total", "hasil", "instrumen")

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        satu = self.get_object()
        isi = dict(self.get_serializer(satu).data)
        if hasattr(satu, "hasil"):
            isi["rincian"] = satu.hasil.rincian
        if request.user.has_perm("evaluasi.lihat", satu):
            isi["jawaban"] = _jawaban(queries.lembar_kerja(satu))
        return Response(isi)

    @extend_schema(request=JawabanMasuk, responses=EvaluasiSerializer)
    @action(detail=True, methods=["post"])
    def jawaban(self, request: Request, pk: str) -> Response:
        """Save the acting tier's answer. 409 where somebody saved in between or it is not the tier's turn any more."""
        isian = JawabanMasuk(data=request.data)
        isian.is_valid(raise_exception=True)
        return self._lakukan(lambda satu: actions.jawab(satu, by=request.user, **isian.validated_data))

    @extend_schema(request=LangkahMasuk, responses=EvaluasiSerializer)
    @action(detail=True, methods=["post"], url_path="langkah/(?P<nama>[a-z]+)")
    def langkah(self, request: Request, pk: str, nama: str) -> Response:
        """Take a step: teruskan, kembalikan (with `catatan`), tetapkan."""
        if nama not in LANGKAH:
            return Response({"detail": f"Langkah “{nama}” tidak dikenal."}, status=status.HTTP_404_NOT_FOUND)
        isian = LangkahMasuk(data=request.data)
        isian.is_valid(raise_exception=True)
        return self._lakukan(lambda satu: LANGKAH[nama](satu, by=request.user, **isian.validated_data))

    def _lakukan(self, fungsi: Any) -> Response:
        """Do it; refusals are told by layanan.galat_api."""
        satu = self.get_object()
        fungsi(satu)
        return Response(self.get_serializer(self.get_queryset().get(pk=satu.pk)).data)


def _jawaban(lembar: queries.LembarKerja) -> list[dict[str, Any]]:
    return [
        {
            "sub": sub.kode,
            "berlaku": lembar.berlaku[sub.kode].jenjang.value if sub.kode in lembar.berlaku else None,
            "jenjang": {jenjang.value: _satu(baris) for jenjang, baris in lembar.jawaban.get(sub.kode, {}).items()},
            "usul": rules.usul(sub, lembar.berlaku[sub.kode].kriteria) if sub.kode in lembar.berlaku else None,
        }
        for sub in lembar.instrumen.semua_sub()
    ]


def _satu(baris: Any) -> dict[str, Any]:
    return {nama: getattr(baris, nama) for nama in ("jawaban", "kriteria", "catatan", "alasan", "revisi")}
