"""Steps of the workflow over the API, the same for every document whose steps need no more than a note."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response


class CatatanSerializer(serializers.Serializer):
    """What a step of the workflow may need."""

    catatan = serializers.CharField(required=False, allow_blank=True, default="")


class LangkahMixin:
    """Adds `POST …/langkah/<name>/` to the viewset of a document.

    langkah_api: name -> action(document, by=, catatan=) that gives the fresh row; any other name is 404.
    """

    langkah_api: ClassVar[Mapping[str, Callable[..., Any]]] = {}

    @extend_schema(request=CatatanSerializer)
    @action(detail=True, methods=["post"], url_path="langkah/(?P<tindakan>[a-z_]+)")
    def langkah(self: Any, request: Request, pk: str, tindakan: str) -> Response:
        """Take a step; refusals are told by layanan.galat_api."""
        satu = self.get_object()
        fungsi = self.langkah_api.get(tindakan)
        if fungsi is None:
            return Response({"detail": f"Langkah “{tindakan}” tidak dikenal."}, status=status.HTTP_404_NOT_FOUND)
        isian = CatatanSerializer(data=request.data)
        isian.is_valid(raise_exception=True)
        hasil = fungsi(satu, by=request.user, catatan=isian.validated_data["catatan"])
        return Response(self.get_serializer(hasil).data)
