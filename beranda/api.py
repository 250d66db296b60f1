"""The API of what spans components: card of an OPD, overview of the regency, search. Read only."""

from dataclasses import asdict
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound, PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from beranda import queries
from organisasi.models import Unit


class KartuView(APIView):
    """The accountability card of an OPD in a year."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, tahun: int, unit_id: int) -> Response:
        get_object_or_404(Unit.objects.for_user(request.user, "renstra.lihat"), pk=unit_id)
        isi = queries.kartu(unit_id, tahun, request.user, hari_ini=timezone.localdate())
        if isi is None:
            raise NotFound
        return Response(
            {
                "unit": {"id": isi.unit.pk, "nama": str(isi.unit)},
                "tahun": tahun,
                "komponen": [{"nomor": s.nomor, "nama": s.nama, "keadaan": asdict(s.keadaan)} for s in isi.komponen],
                "nilai": _nilai(isi),
                "jalan": isi.jalan.kalimat if isi.jalan else None,
                "deret": [{"tahun": t, "nilai": str(n), "predikat": p} for t, n, p in isi.deret],
            }
        )


def _nilai(isi: queries.KartuOpd) -> dict[str, Any] | None:
    if isi.hasil is None or isi.hasil.nilai is None:
        return None
    return {"tahun": isi.tahun_hasil, "nilai": str(isi.hasil.nilai), "predikat": isi.hasil.predikat}


class KabupatenView(APIView):
    """All OPD of a year: grade, achievement, agreement, report, months submitted."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, tahun: int) -> Response:
        if not request.user.has_perm("beranda.kabupaten"):
            raise PermissionDenied
        isi = queries.ringkasan(tahun, request.user, hari_ini=timezone.localdate())
        return Response(
            {
                "tahun": tahun,
                "tahun_nilai": isi.rekap.tahun,
                "mencapai_a": isi.rekap.mencapai_a,
                "bernilai": isi.rekap.bernilai,
                "opd": [_baris(satu) for satu in isi.baris],
            }
        )


def _baris(satu: queries.BarisKabupaten) -> dict[str, Any]:
    final = satu.nilai.final
    rerata = satu.capaian.rerata if satu.capaian else None
    return {
        "unit": satu.unit_id,
        "nama": satu.nama,
        "nilai": str(satu.nilai.nilai) if final else None,
        "predikat": satu.nilai.predikat if final else None,
        "capaian": None if rerata is None else str(rerata),
        "perjanjian": satu.perjanjian.status,
        "laporan": satu.laporan.status if satu.laporan else None,
        "bulan_diajukan": satu.bulan_masuk,
    }


class CariView(APIView):
    """Search over units, indicators and documents."""

    @extend_schema(parameters=[OpenApiParameter("q", str)], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        hari_ini = timezone.localdate()
        hasil = queries.cari(
            request.query_params.get("q", "")[:100], request.user, tahun=hari_ini.year, hari_ini=hari_ini
        )
        return Response({jenis: [asdict(satu) for satu in isi] for jenis, isi in hasil.items()})
