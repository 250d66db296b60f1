"""How accounts come to be: an administrator makes them; nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from organisasi.models import Pengguna


class AdapterAkun(DefaultAccountAdapter):
    """Closes the sign-up page; a password the user has chosen herself ends the duty to change it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def clean_password(self, password: str, user: Pengguna | None = None) -> str:
        if user is not None and user.wajib_ganti_sandi and user.check_password(password):
            raise ValidationError("Kata sandi baru harus berbeda dari kata sandi awal.")
        return super().clean_password(password, user=user)

    def set_password(self, user: Pengguna, password: str) -> None:
        user.wajib_ganti_sandi = False
        super().set_password(user, password)
