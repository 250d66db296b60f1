"""Jobs of a user, and whether a worker is alive."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from layanan.models import Pekerjaan
from organisasi.models import Pengguna


def pekerjaan_untuk(user: Pengguna) -> QuerySet[Pekerjaan]:
    """Jobs that the user asked for or may watch, newest first."""
    return Pekerjaan.objects.for_user(user).select_related("dibuat_oleh", "berkas")


def pekerjaan_objek(objek: Model, jenis: str = "") -> Pekerjaan | None:
    """The newest job about an object, of one kind where given."""
    saring = {"jenis": jenis} if jenis else {}
    tipe = ContentType.objects.get_for_model(objek)
    return Pekerjaan.objects.filter(content_type=tipe, object_id=objek.pk, **saring).select_related("berkas").first()
