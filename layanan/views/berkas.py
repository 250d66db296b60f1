"""Reading a file through the object that owns it."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from layanan import queries
from layanan.views.unduh import kirim


@require_safe
def unduh(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The bytes of a tied file; 404 for whoever may not see its object. `?unduh` saves instead of showing."""
    taut = queries.taut_untuk(request.user, pk)  # type: ignore[arg-type]
    if taut is None:
        raise Http404
    return kirim(request, taut.berkas, taut.nama, unduh="unduh" in request.GET)
