"""Certified electronic signatures through a gateway in the manner of BSrE.

The gateway holds each official's key; the official proves herself with NIK and passphrase, which pass through and are
never stored, logged or put into an error. Contract: POST {alamat}/api/v2/sign/pdf with basic authentication and JSON
`{"nik", "passphrase", "signatureProperties": [{"tampilan": "INVISIBLE", …}], "file": [base64]}`; 200 gives `{"file": [base64]}`,
anything else `{"error": "…"}` or `{"message": "…"}`.
"""

import base64
import binascii
import json
import urllib.error
import urllib.request
from typing import Any

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from layanan.tandatangan.permintaan import GagalTandaTangan, Hasil, Permintaan

HTTP_TOLAK = {401, 403}
MAKS_JAWABAN = 200 * 1024 * 1024
TAK_TERJANGKAU = "Gerbang tanda tangan tidak dapat dihubungi. Coba lagi beberapa menit lagi; dokumen belum berubah."
LAMA = "Gerbang tanda tangan tidak menjawab pada waktunya. Coba lagi beberapa menit lagi; dokumen belum berubah."


def tersedia() -> bool:
    """Whether a gateway is configured."""
    return bool(settings.GERBANG_TTE)


@sensitive_variables()
def tanda_tangani(permintaan: Permintaan) -> Hasil:
    """The document as the gateway signed it.

    Raises GagalTandaTangan: NIK or passphrase missing or refused, gateway silent, broken or too slow.
    """
    nik = "".join(permintaan.nik.split())
    if len(nik) != 16 or not nik.isdecimal():
        raise GagalTandaTangan("NIK terdiri atas 16 angka. Periksa NIK penanda tangan.")
    if not permintaan.frasa:
        raise GagalTandaTangan("Isi frasa sandi (passphrase) tanda tangan elektronik.")
    properti = {"tampilan": "INVISIBLE", "reason": f"Menandatangani sebagai {permintaan.sebagai}"}
    jawaban = _kirim(
        {
            "nik": nik,
            "passphrase": permintaan.frasa,
            "signatureProperties": [properti],
            "file": [base64.b64encode(permintaan.isi).decode()],
        }
    )
    return Hasil(isi=_pdf(jawaban), keterangan="Tanda tangan elektronik tersertifikasi melalui gerbang")


@sensitive_variables()
def _kirim(muatan: dict[str, Any]) -> Any:
    """The gateway's answer, decoded; errors become sentences that hold nothing of what was sent."""
    sandi = base64.b64encode(f"{settings.GERBANG_TTE_PENGGUNA}:{settings.GERBANG_TTE_SANDI}".encode()).decode()
    permintaan = urllib.request.Request(  # noqa: S310  the address comes from the settings
        f"{settings.GERBANG_TTE}/api/v2/sign/pdf",
        data=json.dumps(muatan).encode(),
        headers={"Content-Type": "application/json", "Accept": "application/json", "Authorization": f"Basic {sandi}"},
        method="POST",
    )
    try:
        with urllib.request.urlopen(permintaan, timeout=settings.GERBANG_TTE_DETIK) as respons:  # noqa: S310
            return json.loads(respons.read(MAKS_JAWABAN))
    except urllib.error.HTTPError as galat:
        raise GagalTandaTangan(_sebab(galat)) from None
    except TimeoutError:
        raise GagalTandaTangan(LAMA) from None
    except urllib.error.URLError as galat:
        raise GagalTandaTangan(LAMA if isinstance(galat.reason, TimeoutError) else TAK_TERJANGKAU) from None
    except (ValueError, OSError):
        raise GagalTandaTangan(TAK_TERJANGKAU) from None


def _sebab(galat: urllib.error.HTTPError) -> str:
    """A sentence for a refusal; the gateway's own words are shown, cut short."""
    try:
        isi = json.loads(galat.read(10_000))
        kata = str(isi.get("error") or isi.get("message") or "")[:150] if isinstance(isi, dict) else ""
    except (ValueError, OSError):
        kata = ""
    if galat.code in HTTP_TOLAK:
        return "Gerbang menolak akun aplikasi ini. Hubungi administrator; dokumen belum berubah."
    if galat.code >= 500:
        return TAK_TERJANGKAU
    penjelasan = f" Jawaban gerbang: {kata}." if kata else ""
    return f"Gerbang menolak tanda tangan. Periksa NIK dan frasa sandi.{penjelasan}"


def _pdf(jawaban: Any) -> bytes:
    try:
        isi = base64.b64decode(jawaban["file"][0], validate=True)
    except (KeyError, IndexError, TypeError, binascii.Error) as galat:
        raise GagalTandaTangan(TAK_TERJANGKAU) from galat
    if not isi.startswith(b"%PDF-"):
        raise GagalTandaTangan(TAK_TERJANGKAU)
    return isi
