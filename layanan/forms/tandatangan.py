"""Confirming who one is, and signing."""

from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.core.exceptions import ValidationError
from django.views.decorators.debug import sensitive_variables

from layanan import pembatas
from layanan.forms.berkas import KolomBerkas
from layanan.models import JalurTandaTangan
from layanan.queries.dokumen import jalur_terakhir
from layanan.tandatangan import jalur_tersedia
from organisasi.models import Pengguna

MAKS_SALAH, JENDELA_SALAH = 5, 300


class KonfirmasiSandi(forms.Form):
    """Asks the user's password again, and the code of her authenticator where she has one. Five wrong tries in five minutes."""

    sandi = forms.CharField(
        label="Kata sandi Anda",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Isi kata sandi Anda untuk mengonfirmasi."},
    )
    kode_totp = forms.CharField(
        label="Kode dua langkah",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        help_text="Enam angka dari aplikasi autentikator.",
    )

    def __init__(self, user: Pengguna, *args: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)
        self.totp = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
        if self.totp is None:
            del self.fields["kode_totp"]

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if "sandi" not in isi:
            return isi
        siapa = str(self.user.pk)
        if pembatas.habis("konfirmasi", siapa, maks=MAKS_SALAH, jendela=JENDELA_SALAH):
            raise ValidationError("Terlalu banyak percobaan yang salah. Tunggu lima menit, lalu coba lagi.")
        sandi_benar = self.user.check_password(isi.pop("sandi"))
        kode_benar = (
            not sandi_benar or self.totp is None or self.totp.wrap().validate_code(isi.get("kode_totp", "").strip())
        )
        if not sandi_benar:
            self.add_error("sandi", "Kata sandi salah.")
        elif not kode_benar:
            self.add_error("kode_totp", "Kode dua langkah salah atau sudah terpakai. Tunggu kode berikutnya.")
        if not (sandi_benar and kode_benar):
            pembatas.pakai("konfirmasi", siapa, maks=MAKS_SALAH, jendela=JENDELA_SALAH)
        return isi


class FormTandaTangan(KonfirmasiSandi):
    """Signing by one of the routes of this place: which route, what it needs, and who one is.

    `argumen()` gives `jalur`, `pindaian`, `nik`, `frasa` for `actions.tanda_tangani`.
    """

    jalur = forms.ChoiceField(
        label="Cara menandatangani",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara menandatangani."},
    )
    pindaian = KolomBerkas(
        label="Pindaian naskah bertanda tangan",
        required=False,
        hanya=("pdf",),
        error_messages={"required": "Unggah pindaian."},
    )
    nik = forms.CharField(
        label="NIK penanda tangan",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        help_text="Diteruskan ke gerbang tanda tangan dan tidak disimpan.",
    )
    frasa = forms.CharField(
        label="Frasa sandi (passphrase)",
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="Diteruskan ke gerbang tanda tangan dan tidak disimpan.",
    )
    field_order = ["jalur", "pindaian", "nik", "frasa", "sandi", "kode_totp"]

    def __init__(self, user: Pengguna, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        pilihan = jalur_tersedia()
        self.fields["jalur"].choices = pilihan  # type: ignore[attr-defined]
        self.fields["jalur"].initial = pilihan[0][0] if len(pilihan) == 1 else jalur_terakhir(user)
        if JalurTandaTangan.GERBANG not in dict(pilihan):
            del self.fields["nik"], self.fields["frasa"]

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        jalur = isi.get("jalur")
        if jalur == JalurTandaTangan.BASAH and not isi.get("pindaian") and "pindaian" not in self.errors:
            self.add_error("pindaian", "Unggah pindaian naskah yang sudah ditandatangani (PDF).")
        if jalur == JalurTandaTangan.GERBANG:
            if len("".join(isi.get("nik", "").split())) != 16:
                self.add_error("nik", "NIK terdiri atas 16 angka.")
            if not isi.get("frasa"):
                self.add_error("frasa", "Isi frasa sandi tanda tangan elektronik.")
        return isi

    def argumen(self) -> dict[str, Any]:
        """Keyword arguments for `tanda_tangani`."""
        isi = self.cleaned_data
        return {
            "jalur": isi["jalur"],
            "pindaian": isi.get("pindaian"),
            "nik": isi.get("nik", ""),
            "frasa": isi.get("frasa", ""),
        }
