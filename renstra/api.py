"""The API of plans: the same queries, filters and actions as the pages."""

import dataclasses
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from layanan.queries import tersedia
from renstra import actions, queries
from renstra.filters import SaringDokumen, SaringIndikator, SaringVersi
from renstra.models import DokumenRencana, IndikatorVersi, VersiRencana
from renstra.rules.isi import IsiIndikator, IsiSimpul
from renstra.rules.periksa import Temuan, periksa_rencana


class VersiRencanaSerializer(serializers.ModelSerializer):
    """A version without its content."""

    unit = serializers.IntegerField(source="dokumen.unit_id", read_only=True)

    class Meta:
        model = VersiRencana
        fields = [
            "id",
            "dokumen",
            "unit",
            "nomor",
            "sebutan",
            "status",
            "revisi",
            "alasan",
            "dasar_hukum",
            "tanggal",
            "asal",
        ]


class DokumenRencanaSerializer(serializers.ModelSerializer):
    """A document with the state of its newest version."""

    nama_unit = serializers.CharField(read_only=True)
    versi_id = serializers.IntegerField(read_only=True)
    status = serializers.CharField(read_only=True)

    class Meta:
        model = DokumenRencana
        fields = ["id", "unit", "nama_unit", "jenis", "judul", "tahun_awal", "tahun_akhir", "versi_id", "status"]


class IndikatorVersiSerializer(serializers.ModelSerializer):
    """An indicator as a version words it."""

    kode = serializers.CharField(source="indikator.kode", read_only=True)
    unit = serializers.IntegerField(source="indikator.unit_id", read_only=True)
    satuan = serializers.CharField(source="satuan.nama", read_only=True, default="")
    target = serializers.SerializerMethodField()

    class Meta:
        model = IndikatorVersi
        fields = [
            "id", "indikator", "kode", "unit", "versi", "simpul", "uraian", "jenis", "satuan", "polaritas", "agregasi", "frekuensi",
            "cara_entri", "definisi", "formula", "sumber", "baseline_tahun", "baseline_teks", "rumus_turun", "target_nol", "boleh_negatif", "skala",
            "alasan", "pencatat", "cara_kumpul", "jadwal", "nasional_teks", "nasional_tahun", "berlaku_mulai", "berlaku_sampai", "target",
        ]  # fmt: skip

    def get_target(self, objek: IndikatorVersi) -> dict[str, str]:
        return {str(target.tahun): target.teks for target in objek.target.all()}


class LangkahRencanaSerializer(serializers.Serializer):
    """What a step of the workflow may need."""

    catatan = serializers.CharField(required=False, allow_blank=True, default="")
    tanggal = serializers.DateField(required=False)
    dasar_hukum = serializers.CharField(required=False, allow_blank=True, default="")


class DokumenViewSet(viewsets.ReadOnlyModelViewSet):
    """Planning documents."""

    serializer_class = DokumenRencanaSerializer
    filterset_class = SaringDokumen
    queryset = DokumenRencana.objects.none()

    def get_queryset(self) -> QuerySet[DokumenRencana]:
        return queries.daftar_dokumen(self.request.user, timezone.localdate()).order_by("-tahun_awal", "pk")


class IndikatorViewSet(viewsets.ReadOnlyModelViewSet):
    """Indicators in the versions the user may see."""

    serializer_class = IndikatorVersiSerializer
    filterset_class = SaringIndikator
    queryset = IndikatorVersi.objects.none()

    def get_queryset(self) -> QuerySet[IndikatorVersi]:
        milik = IndikatorVersi.objects.for_user(self.request.user)
        return milik.select_related("indikator", "satuan").prefetch_related("target").order_by("-versi", "urutan", "pk")


class VersiViewSet(viewsets.ReadOnlyModelViewSet):
    """Versions; one of them with its cascade, findings and open steps. Steps are taken by POST."""

    serializer_class = VersiRencanaSerializer
    filterset_class = SaringVersi
    queryset = VersiRencana.objects.none()

    def get_queryset(self) -> QuerySet[VersiRencana]:
        return queries.versi_terlihat(self.request.user).order_by("-dokumen__tahun_awal", "dokumen", "-nomor")

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        versi = self.get_object()
        isi = queries.pohon(versi)
        return Response(
            self.get_serializer(versi).data
            | {
                "tahun": isi.tahun,
                "isi": [_simpul(simpul) for simpul in isi.akar],
                "temuan": [temuan_api(satu) for satu in periksa_rencana(isi)],
                "langkah": [{"nama": satu.nama, "label": satu.label} for satu in tersedia(versi, request.user)],
            }
        )

    @extend_schema(request=LangkahRencanaSerializer, responses=VersiRencanaSerializer)
    @action(detail=True, methods=["post"], url_path="langkah/(?P<tindakan>[a-z]+)")
    def langkah(self, request: Request, pk: str, tindakan: str) -> Response:
        """Take a step: ajukan, kembalikan, verifikasi, tetapkan (with tanggal and dasar_hukum)."""
        versi = self.get_object()
        fungsi = LANGKAH.get(tindakan)
        if fungsi is None:
            return Response({"detail": f"Langkah “{tindakan}” tidak dikenal."}, status=status.HTTP_404_NOT_FOUND)
        isian = LangkahRencanaSerializer(data=request.data)
        isian.is_valid(raise_exception=True)
        diperlukan = {"catatan", "tanggal", "dasar_hukum"} if tindakan == "tetapkan" else {"catatan"}
        hasil = fungsi(versi, by=request.user, **{nama: isian.validated_data.get(nama) for nama in diperlukan})
        return Response(self.get_serializer(hasil).data)


LANGKAH = {
    "ajukan": actions.ajukan,
    "kembalikan": actions.kembalikan,
    "verifikasi": actions.verifikasi,
    "tetapkan": actions.tetapkan,
}


def temuan_api(satu: Temuan) -> dict[str, Any]:
    """A finding of the consistency check with rule, place and remedy."""
    return {
        "kode": satu.kode,
        "tingkat": satu.tingkat,
        "menghalangi": satu.menghalangi,
        "aturan": satu.aturan.nama,
        "tempat": satu.tempat,
        "sebab": satu.sebab,
        "alasan": satu.alasan,
        "rujukan": satu.aturan.rujukan,
        "saran": satu.saran,
        "kunci": satu.letak.kunci,
        "simpul_id": satu.letak.simpul_id,
        "indikator_id": satu.letak.indikator_id,
    }


def _polos(nilai: Any) -> Any:
    """Numbers as text, as everywhere in this API: digits are never lost."""
    return str(nilai) if isinstance(nilai, Decimal) else nilai


def _simpul(simpul: IsiSimpul) -> dict[str, Any]:
    return {
        "id": simpul.id,
        "kunci": simpul.kunci,
        "jenis": simpul.jenis,
        "kode": simpul.kode,
        "uraian": simpul.uraian,
        "mendukung": simpul.mendukung,
        "misi_lain": simpul.misi_lain,
        "pagu": {str(tahun): _polos(jumlah) for tahun, jumlah in simpul.pagu.items()},
        "indikator": [_indikator(satu) for satu in simpul.indikator],
        "anak": [_simpul(anak) for anak in simpul.anak],
    }


def _indikator(satu: IsiIndikator) -> dict[str, Any]:
    isi = {f.name: _polos(getattr(satu, f.name)) for f in dataclasses.fields(satu) if f.name != "target"}
    return isi | {
        "target": {
            str(tahun): {
                "teks": target.teks,
                "nilai": _polos(target.nilai),
                "bawah": _polos(target.bawah),
                "atas": _polos(target.atas),
                "pembanding": target.pembanding,
            }
            for tahun, target in satu.target.items()
        }
    }
