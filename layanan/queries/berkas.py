"""Files of an object, and who may read one."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from layanan.models import BerkasTaut
from organisasi.izin import Aturan
from organisasi.models import Pengguna


def berkas_objek(objek: Model) -> QuerySet[BerkasTaut]:
    """Files tied to an object now, oldest first."""
    jenis = ContentType.objects.get_for_model(objek)
    terpasang = BerkasTaut.objects.filter(content_type=jenis, object_id=objek.pk, dilepas=None)
    return terpasang.select_related("berkas", "dibuat_oleh")


def boleh_lihat(user: Pengguna, objek: Any) -> bool:
    """Whether the user may see an object, by the rule of its model; False for objects that have none."""
    aturan = getattr(type(objek), "izin", None)
    return isinstance(aturan, Aturan) and user.has_perm(aturan.lihat, objek)


def taut_untuk(user: Pengguna, pk: int) -> BerkasTaut | None:
    """The tie, if it holds and the user may see the object that owns it."""
    taut = BerkasTaut.objects.select_related("berkas").filter(pk=pk, dilepas=None).first()
    return taut if taut and boleh_lihat(user, taut.objek) else None
