"""The session as people live it: it slides while they work, warns before it ends, and confirms what was received.

A session stores when it was last used, at most every five minutes, so that pages can tell the time left without a query.
"""

import re
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

KUNCI = "dipakai_pada"
JARAK_CATAT = 5 * 60
KUKI_TERKIRIM = "draf_terkirim"
ISIAN_DRAF = "_draf"
_POLA_DRAF = re.compile(r"[a-z0-9-]{8,40}")
_FORMULIR = ("application/x-www-form-urlencoded", "multipart/form-data")


def sisa_detik(request: HttpRequest) -> int | None:
    """Seconds until the session of a signed-in user ends; None for strangers."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    dipakai = request.session.get(KUNCI, time.time())
    return max(0, int(dipakai + settings.SESSION_COOKIE_AGE - time.time()))


def catat(request: HttpRequest) -> None:
    """Slide the session: from now on its full length is left."""
    request.session[KUNCI] = int(time.time())


class SesiMiddleware:
    """Slides the session and tells the browser, by cookie, which typed form has safely arrived."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        respons = self.get_response(request)
        if not getattr(request, "user", None) or not request.user.is_authenticated:
            return _berakhir() if respons.status_code == 302 and _potongan(request) else respons
        draf = _draf_masuk(request)
        if draf and respons.status_code < 400:
            respons.set_cookie(KUKI_TERKIRIM, draf, max_age=120, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
        return respons

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> None:
        """Note the use of the session, except when a page only asks how long it lasts."""
        if view is status or not request.user.is_authenticated:
            return
        if time.time() - request.session.get(KUNCI, 0) >= JARAK_CATAT:
            catat(request)


def _potongan(request: HttpRequest) -> bool:
    """Whether a script asked (htmx or fetch), which must not get a login page as its answer."""
    return request.headers.get("HX-Request") == "true" or request.headers.get("Accept", "").startswith(
        "application/json"
    )


def _berakhir() -> HttpResponse:
    kalimat = "Sesi Anda sudah berakhir. Masuk kembali; isian Anda tetap tersimpan di peramban ini."
    return HttpResponse(kalimat, status=401, content_type="text/plain; charset=utf-8")


def _draf_masuk(request: HttpRequest) -> str:
    """The mark of the browser's draft in a posted form, "" where there is none."""
    if request.method != "POST" or request.content_type not in _FORMULIR:
        return ""
    tanda = request.POST.get(ISIAN_DRAF, "")
    return tanda if _POLA_DRAF.fullmatch(tanda) else ""


@never_cache
@require_GET
def status(request: HttpRequest) -> JsonResponse:
    """Seconds left; does not slide the session."""
    return JsonResponse({"sisa": sisa_detik(request)})


@never_cache
@require_POST
def perpanjang(request: HttpRequest) -> JsonResponse:
    """Slide the session now and answer the seconds left."""
    catat(request)
    return JsonResponse({"sisa": sisa_detik(request)})


urlpatterns = [
    path("status/", status, name="sesi_status"),
    path("perpanjang/", perpanjang, name="sesi_perpanjang"),
]
