"""Accounts for lists and pages."""

from allauth.mfa.models import Authenticator
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from organisasi.models import Pengguna, Penugasan


def daftar_pengguna(user: Pengguna) -> QuerySet[Pengguna]:
    """Accounts that a manager of users sees, each with `peran_kini`: its roles of today."""
    kini = Penugasan.objects.filter(berlaku__contains=timezone.localdate()).order_by("peran")
    return (
        Pengguna.objects.for_user(user, "organisasi.kelola_pengguna")
        .prefetch_related(Prefetch("penugasan", queryset=kini, to_attr="peran_kini"))
        .order_by("first_name", "last_name", "pk")
    )


def faktor_kedua(pengguna: Pengguna) -> bool:
    """Whether an account has a second factor."""
    return Authenticator.objects.filter(user=pengguna).exists()
