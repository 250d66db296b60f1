"""The API of agreements: the same queries, filters and actions as the pages. Signing needs the page: it asks who one is."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from layanan.actions import advance
from layanan.langkah_api import LangkahMixin
from layanan.queries import giliran_objek, tersedia
from organisasi.models import Pengguna
from perjanjian import actions, queries
from perjanjian.filters import SaringPerjanjian
from perjanjian.models import ItemPerjanjian, Perjanjian
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
            "revisi", "nomor", "tanggal", "mulai", "sampai", "kode_verifikasi",
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

    @extend_schema(responses=OpenApiTypes.OBJECT)
    @action(detail=True)
    def pohon(self, request: Request, pk: str | None = None) -> Response:
        """What each promise serves above, nearest first, and all that serves it below."""
        pohon = queries.pohon_janji(self.get_object(), request.user)  # type: ignore[arg-type]
        return Response(
            [
                {**_janji(satu.item), "atas": [_janji(a.item) for a in satu.atas], "bawah": _cabang(satu.bawah)}
                for satu in pohon
            ]
        )

    @extend_schema(parameters=[OpenApiParameter("tahun", int, required=True)], responses=OpenApiTypes.OBJECT)
    @action(detail=False)
    def cakupan(self, request: Request) -> Response:
        """Every position of a year in units the user may see, with the state of its agreement; no names of holders."""
        teks = request.query_params.get("tahun", "")
        if not teks.isdecimal() or len(teks) != 4:
            raise serializers.ValidationError({"tahun": "Isi tahun dengan empat angka."})
        baris = queries.daftar_cakupan(request.user, int(teks), timezone.localdate())  # type: ignore[arg-type]
        return Response(
            [
                {
                    "jabatan": satu.jabatan.id,
                    "nama": satu.jabatan.nama,
                    "tingkat": satu.jabatan.eselon,
                    "unit": satu.unit,
                    "opd": satu.opd,
                    "lowong": satu.jabatan.lowong,
                    "status": satu.status,
                    "perjanjian": satu.perjanjian_id,
                }
                for satu in baris
            ]
        )


def _janji(item: ItemPerjanjian) -> dict[str, Any]:
    return {
        "perjanjian": item.perjanjian_id,
        "jabatan": item.perjanjian.nama_jabatan,
        "indikator": item.indikator,
        "target": item.target_teks,
        "cara": item.cara_turun or None,
        "bobot": None if item.bobot is None else str(item.bobot),
    }


def _cabang(cabang: Iterable[queries.SimpulJanji]) -> list[dict[str, Any]]:
    return [{**_janji(satu.item), "bawah": _cabang(satu.anak)} for satu in cabang]


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
        "periode": {
            str(sel.periode_id): sel.teks or (None if sel.nilai is None else str(sel.nilai)) for sel in baris.sel
        },
        "cocok": baris.hasil.cocok,
        "catatan": baris.hasil.kalimat or baris.sebab,
    }
