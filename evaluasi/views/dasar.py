"""What the pages of the evaluation share."""

from django.http import HttpRequest
from django.urls import reverse

from evaluasi import queries
from evaluasi.models import Evaluasi
from layanan.views import objek

type Remah = list[tuple[str, str]]


def muat(request: HttpRequest, pk: int, izin: str = "") -> Evaluasi:
    """A worksheet, 404 where the user may not see it, 403 where she lacks `izin`; the frame shows its year and unit."""
    terlihat = Evaluasi.objects.for_user(request.user).select_related("instrumen", "total")
    return objek.muat(
        request, terlihat, pk, izin=izin, kalimat="Anda tidak berwenang melakukan ini pada lembar kerja tersebut."
    )


def muat_terbaca(request: HttpRequest, pk: int) -> Evaluasi:
    """A worksheet whose result the user may know (published, or hers to see); 404 otherwise."""
    terbaca = queries.evaluasi_terbaca(request.user)  # type: ignore[arg-type]
    return objek.muat(request, terbaca.select_related("instrumen", "total", "hasil"), pk)


def remah_indeks(*lanjut: tuple[str, str]) -> Remah:
    """Crumbs below the index."""
    return [("Reviu & evaluasi", f"{reverse('evaluasi:indeks')}?semua=1"), *lanjut]


def remah(request: HttpRequest, evaluasi: Evaluasi, *lanjut: tuple[str, str]) -> Remah:
    """Crumbs down to the worksheet's OPD, then what follows."""
    nama = request.konteks.nama_unit or "OPD"  # type: ignore[attr-defined]
    ronde = f"Ronde {evaluasi.ronde} atas kinerja {evaluasi.tahun_id}"
    return remah_indeks(
        (ronde, ""), (nama, reverse("evaluasi:unit", args=[evaluasi.tahun_id, evaluasi.unit_id])), *lanjut
    )
