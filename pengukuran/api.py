"""The API of measurement: achievement of units, and saving a value with its version token."""

import dataclasses
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from datakinerja.actions import NilaiTerkunci, NilaiUsang
from organisasi.izin import SELURUH
from organisasi.models import Periode, Unit
from organisasi.rules.silsilah import Bacaan
from pengukuran.actions import simpan_nilai
from pengukuran.forms import baca_sel
from pengukuran.queries import BarisCapaian, Ukur, capaian_unit, deret_bacaan, rincian_indikator, ringkasan_kabupaten
from pengukuran.queries.indikator import teks_nilai
from pengukuran.rules.isian import IsianSalah
from renstra.models import ObjekUkur


class CapaianUnitView(APIView):
    """Achievement of every indicator of a unit, to date and for the year, with the roll-up and its rule."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, tahun: int, unit_id: int) -> Response:
        unit = get_object_or_404(Unit, pk=unit_id)
        if not request.user.has_perm("pengukuran.lihat", unit):
            raise NotFound
        hasil = capaian_unit(unit, tahun)
        return Response(
            {
                "unit": unit_id,
                "tahun": tahun,
                "batas": hasil.batas,
                "rerata": hasil.rerata.nilai,
                "kalimat": hasil.rerata.kalimat,
                "rerata_setahun": hasil.rerata_setahun.nilai,
                "indikator": [_baris(satu) for satu in hasil.baris],
            }
        )


def _baris(satu: BarisCapaian) -> dict[str, Any]:
    return {
        "objek": satu.objek_id,
        "indikator": satu.indikator_id,
        "kode": satu.kode,
        "uraian": satu.uraian,
        "satuan": satu.satuan,
        "target": satu.target.teks,
        "sumber_target": satu.sumber,
        "kini": _ukur(satu.kini),
        "setahun": _ukur(satu.setahun),
    }


def _ukur(ukur: Ukur) -> dict[str, Any]:
    return dataclasses.asdict(ukur) | {"lampu": ukur.lampu.warna}


class DeretView(APIView):
    """Five years of an indicator in one of three readings: `baca` is `tanggal` (default), `kini`, or `ulang`."""

    @extend_schema(
        operation_id="v1_pengukuran_deret",
        parameters=[OpenApiParameter("baca", enum=list(Bacaan))],
        responses=OpenApiTypes.OBJECT,
    )
    def get(self, request: Request, tahun: int, unit_id: int, objek_id: int) -> Response:
        unit = get_object_or_404(Unit, pk=unit_id)
        if not request.user.has_perm("pengukuran.lihat", unit):
            raise NotFound
        objek = get_object_or_404(ObjekUkur.objects.for_user(request.user), pk=objek_id, unit=unit)
        baca = request.query_params.get("baca", Bacaan.TANGGAL)
        if baca not in list(Bacaan):
            pilihan = ", ".join(Bacaan)
            return Response({"detail": f"baca={baca} tidak dikenal. Pilih salah satu: {pilihan}."}, status=400)
        rincian = rincian_indikator(objek, tahun)
        if rincian is None:
            raise NotFound
        deret = deret_bacaan(objek, rincian.ukuran, tahun, Bacaan(baca), request.user)
        return Response(dataclasses.asdict(deret) | {"objek": objek_id, "cara": deret.bacaan.label})


class CapaianKabupatenView(APIView):
    """Mean achievement of every unit that the user may see."""

    @extend_schema(operation_id="v1_pengukuran_capaian_kabupaten", responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, tahun: int) -> Response:
        lingkup = request.user.lingkup("pengukuran.lihat")
        if not lingkup:
            raise NotFound
        semua = ringkasan_kabupaten(tahun).values()
        milik = [satu for satu in semua if lingkup == SELURUH or satu.unit_id in lingkup]
        return Response([dataclasses.asdict(satu) | {"lampu": satu.lampu.warna} for satu in milik])


class IsianSerializer(serializers.Serializer):
    """A value to save: `isi` as typed in a cell, `terlihat` the version last seen (0: none)."""

    objek = serializers.IntegerField(min_value=1)
    periode = serializers.IntegerField(min_value=1)
    isi = serializers.CharField(allow_blank=True, max_length=60)
    terlihat = serializers.IntegerField(min_value=0, default=0)
    catatan = serializers.CharField(allow_blank=True, max_length=300, default="")
    sumber = serializers.CharField(allow_blank=True, max_length=250, default="")
    sifat = serializers.ChoiceField(choices=["SEMENTARA", "TETAP"], default="TETAP")
    alasan = serializers.CharField(allow_blank=True, max_length=300, default="")


class NilaiView(APIView):
    """Save one value. The same request twice writes once; 409 where a newer version exists, 423 where it is locked."""

    @extend_schema(request=IsianSerializer, responses=OpenApiTypes.OBJECT)
    def post(self, request: Request) -> Response:
        isian = IsianSerializer(data=request.data)
        isian.is_valid(raise_exception=True)
        data = isian.validated_data
        objek = get_object_or_404(ObjekUkur.objects.for_user(request.user), pk=data["objek"])
        get_object_or_404(Periode, pk=data["periode"])
        try:
            hasil = simpan_nilai(objek=objek, by=request.user, alasan=data["alasan"], **baca_sel(data))
        except NilaiUsang as galat:
            terbaru = galat.terbaru
            kini = {"isi": teks_nilai(terbaru), "versi": terbaru.versi if terbaru else 0}
            return Response({"detail": str(galat), "tersimpan": kini}, status=status.HTTP_409_CONFLICT)
        except NilaiTerkunci as galat:
            return Response({"detail": str(galat)}, status=status.HTTP_423_LOCKED)
        except PermissionDenied as galat:
            return Response({"detail": str(galat)}, status=status.HTTP_403_FORBIDDEN)
        except (IsianSalah, ValidationError) as galat:
            kalimat = " ".join(galat.messages) if isinstance(galat, ValidationError) else str(galat)
            return Response({"detail": kalimat}, status=status.HTTP_400_BAD_REQUEST)
        return Response(
            {
                "versi": hasil.nilai.versi,
                "isi": teks_nilai(hasil.nilai),
                "kini": _ukur(hasil.kini),
                "setahun": _ukur(hasil.setahun),
                "peringatan": list(hasil.peringatan),
            }
        )
