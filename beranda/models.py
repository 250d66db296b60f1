"""What the home keeps of its own: who subscribed to her calendar."""

from django.db import models

from organisasi.models import Pengguna


class LanggananKalender(models.Model):
    """The secret address of a user's calendar feed; only its fingerprint is kept. Making a new one ends the old one."""

    pengguna = models.OneToOneField(Pengguna, models.CASCADE, related_name="+")
    sidik = models.CharField("sidik token (SHA-256)", max_length=64, unique=True)
    dibuat = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "langganan kalender"
        verbose_name_plural = "langganan kalender"

    def __str__(self) -> str:
        return f"Kalender {self.pengguna}"
