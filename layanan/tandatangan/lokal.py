"""PAdES signatures with a certificate of this place, and checking PAdES signatures in a PDF."""

import datetime as dt
import io
import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils import timezone
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from layanan.tandatangan.permintaan import GagalTandaTangan, Hasil, Permintaan

# A self-signed certificate is never trusted by chain; pyHanko says so at length for every check.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)

NAMA_CONTOH = "Sertifikat contoh SAKIP (tidak tersertifikasi)"


def tersedia() -> bool:
    """Whether a certificate is configured; outside production one is made when first needed."""
    return bool(settings.SERTIFIKAT) or not settings.PRODUKSI


def tanda_tangani(permintaan: Permintaan) -> Hasil:
    """The document with one more PAdES signature, appended so that earlier signatures stay valid."""
    penanda = _penanda()
    meta = signers.PdfSignatureMetadata(
        field_name=f"TandaTangan{permintaan.urutan}",
        name=permintaan.nama,
        reason=f"Menandatangani sebagai {permintaan.sebagai}",
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
    )
    try:
        penulis = IncrementalPdfFileWriter(io.BytesIO(permintaan.isi))
        hasil = _di_utas(lambda: signers.sign_pdf(penulis, meta, signer=penanda, output=io.BytesIO()))
    except (PdfError, SigningError, ValueError) as galat:
        raise GagalTandaTangan(
            "Dokumen tidak dapat ditandatangani karena susunan PDF-nya. Terbitkan ulang dokumennya."
        ) from galat
    asal = (
        f"sertifikat {penanda.subject_name}"
        if settings.SERTIFIKAT
        else "sertifikat contoh buatan sendiri, tidak tersertifikasi"
    )
    return Hasil(isi=hasil.getvalue(), keterangan=f"PAdES, {asal}"[:250])


def _di_utas[T](fungsi: Callable[[], T]) -> T:
    """Run pyHanko in a thread of its own: it starts an event loop, which a thread that already has one refuses."""
    with ThreadPoolExecutor(max_workers=1) as pelaksana:
        return pelaksana.submit(fungsi).result()


def _penanda() -> signers.SimpleSigner:
    """The configured certificate and key, read afresh each time so that a renewed file is taken up."""
    if settings.SERTIFIKAT:
        jalur, sandi = Path(settings.SERTIFIKAT), settings.SERTIFIKAT_SANDI.encode()
    else:
        jalur, sandi = _sertifikat_contoh(), b""
    try:
        penanda = signers.SimpleSigner.load_pkcs12_data(jalur.read_bytes(), other_certs=[], passphrase=sandi or None)
    except (OSError, ValueError) as galat:
        raise GagalTandaTangan(
            "Sertifikat tanda tangan tidak dapat dibaca. Administrator perlu memeriksa berkas dan sandinya."
        ) from galat
    if penanda.signing_cert is not None and penanda.signing_cert.not_valid_after < timezone.now():
        raise GagalTandaTangan(
            "Sertifikat tanda tangan sudah kedaluwarsa. Administrator perlu memasang sertifikat yang baru."
        )
    return penanda


def _sertifikat_contoh() -> Path:
    """The demo's self-signed certificate, made once in DATA_DIR; only its owner may read it."""
    jalur = settings.DATA_DIR / "sertifikat-contoh.p12"
    if jalur.exists():
        return jalur
    kunci = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    nama = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAMA_CONTOH)])
    kini = timezone.now()
    pemakaian = dict.fromkeys(
        [
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ],
        False,
    )
    sertifikat = (
        x509.CertificateBuilder()
        .subject_name(nama)
        .issuer_name(nama)
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(kini - dt.timedelta(days=1))
        .not_valid_after(kini + dt.timedelta(days=3650))
        .add_extension(x509.KeyUsage(digital_signature=True, content_commitment=True, **pemakaian), critical=True)
        .sign(kunci, hashes.SHA256())
    )
    isi = pkcs12.serialize_key_and_certificates(b"sakip", kunci, sertifikat, None, serialization.NoEncryption())
    sementara = jalur.with_name(f"{jalur.name}.{os.getpid()}")
    jalur.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as berkas:
        berkas.write(isi)
    if not jalur.exists():
        sementara.rename(jalur)
    sementara.unlink(missing_ok=True)
    return jalur


@dataclass(frozen=True)
class HasilPades:
    """One PAdES signature found in a PDF: who, when, and whether the signed bytes are as they were signed."""

    penanda: str
    waktu: dt.datetime | None
    utuh: bool


def periksa_pades(isi: bytes) -> list[HasilPades]:
    """The electronic signatures inside a PDF and whether each is intact; empty where there is none or the PDF is broken.

    Says nothing about who issued the certificate: only that the bytes were not changed after signing.
    """
    try:
        return _di_utas(lambda: [_periksa_satu(satu) for satu in PdfFileReader(io.BytesIO(isi)).embedded_signatures])
    except Exception:  # strangers bring the bytes, and a damaged one makes the parser raise anything at all
        return []


def _periksa_satu(tertanam: object) -> HasilPades:
    nama = ""
    try:
        sertifikat = tertanam.signer_cert  # type: ignore[attr-defined]
        nama = sertifikat.subject.native.get("common_name", "") if sertifikat is not None else ""
        konteks = ValidationContext(trust_roots=[sertifikat] if sertifikat is not None else [], allow_fetching=False)
        status = validate_pdf_signature(tertanam, konteks)  # type: ignore[arg-type]
        utuh = status.intact and status.valid and status.bottom_line
        return HasilPades(penanda=str(nama), waktu=status.signer_reported_dt, utuh=bool(utuh))
    except Exception:  # see periksa_pades
        return HasilPades(penanda=str(nama), waktu=None, utuh=False)
