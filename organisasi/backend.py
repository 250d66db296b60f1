"""Signing in as Django does it; permission as `organisasi.izin` does it."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Model

from organisasi.izin import boleh


class IzinBackend(ModelBackend):
    """Authenticates as Django does; permissions come from `boleh` alone, groups and superusers count nothing."""

    def has_perm(self, user_obj: Any, perm: str, obj: Model | None = None) -> bool:
        return user_obj.is_authenticated and boleh(user_obj, perm, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return user_obj.is_active and user_obj.is_staff

    def get_all_permissions(self, user_obj: Any, obj: Model | None = None) -> set[str]:
        return set()
