"""Grade a worksheet from a file, without a database."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError

from evaluasi import rules

INSTRUMEN = Path(__file__).resolve().parents[2] / "instrumen"


class Command(BaseCommand):
    """Prints the parts, ``nilai`` and ``predikat`` as JSON; values are texts, exact."""

    help = "Hitung nilai dan predikat lembar kerja evaluasi dari berkas jawaban (JSON)."
    requires_system_checks: ClassVar[list[str]] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options: the instrument (name or file), its variant, the answers."""
        parser.add_argument("--instrumen", default="88-2021", help="nama instrumen bawaan atau berkas .json")
        parser.add_argument("--varian", help="varian instrumen, misalnya pemda")
        parser.add_argument("--jawaban", required=True, help='berkas JSON, misalnya {"1a": "A", "1b": "BB"}')

    def handle(self, *args: Any, **options: Any) -> None:
        """Read both files, compute, print; faults become one sentence and exit code 1."""
        try:
            instrumen = rules.baca_instrumen(_muat(_berkas(options["instrumen"])), options["varian"])
            hasil = rules.hitung(instrumen, _jawaban(Path(options["jawaban"])))
        except (rules.InstrumenSalah, rules.JawabanSalah) as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(json.dumps(_keluaran(instrumen, hasil), ensure_ascii=False, indent=2))


def _berkas(nama: str) -> Path:
    """The file of an instrument: one that comes with the application, or a path."""
    bawaan = {berkas.stem: berkas for berkas in sorted(INSTRUMEN.glob("*.json"))}
    if nama in bawaan:
        return bawaan[nama]
    if Path(nama).suffix == ".json":
        return Path(nama)
    raise CommandError(f"Instrumen “{nama}” tidak ada; pilihan: {', '.join(bawaan)}, atau sebuah berkas .json.")


def _muat(berkas: Path) -> Any:
    """The JSON of a file, numbers kept exact, a key written twice refused."""
    try:
        isi = berkas.read_text(encoding="utf-8-sig")
    except OSError as galat:
        raise CommandError(f"Berkas “{berkas}” tidak dapat dibaca: {galat.strerror}.") from galat
    except UnicodeDecodeError as galat:
        raise CommandError(f"Berkas “{berkas}” bukan teks UTF-8; simpan ulang sebagai JSON.") from galat
    try:
        return json.loads(isi, parse_float=str, object_pairs_hook=_tanpa_ganda)
    except json.JSONDecodeError as galat:
        raise CommandError(
            f"Berkas “{berkas}” bukan JSON yang benar (baris {galat.lineno}, kolom {galat.colno})."
        ) from galat


def _tanpa_ganda(pasangan: list[tuple[str, Any]]) -> dict[str, Any]:
    kunci = [nama for nama, _ in pasangan]
    if ganda := sorted({nama for nama in kunci if kunci.count(nama) > 1}):
        raise CommandError(f"Kunci “{ganda[0]}” tertulis dua kali dalam berkas; hapus salah satunya.")
    return dict(pasangan)


def _jawaban(berkas: Path) -> dict[str, str | None]:
    data = _muat(berkas)
    if not isinstance(data, dict):
        raise CommandError(f'Berkas “{berkas}” harus berisi objek, misalnya {{"1a": "A", "1b": "BB"}}.')
    for kode, isi in data.items():
        if isi is not None and not isinstance(isi, str):
            raise CommandError(f'Jawaban pada “{kode}” harus berupa teks, misalnya "BB".')
    return data


def _keluaran(instrumen: rules.Instrumen, hasil: rules.Hasil) -> dict[str, Any]:
    return {
        "instrumen": instrumen.kode,
        "komponen": [
            {
                "kode": komponen.kode,
                "nama": komponen.nama,
                "bobot": str(komponen.bobot),
                "nilai": f"{komponen.nilai:f}",
                "sub": [_sub(sub) for sub in komponen.sub],
            }
            for komponen in hasil.komponen
        ],
        "belum_dijawab": list(hasil.belum_dijawab),
        "nilai": str(hasil.nilai),
        "predikat": hasil.predikat.value,
        "sebutan": hasil.predikat.label,
        "penjelasan": rules.jelaskan(instrumen, hasil),
    }


def _sub(sub: rules.NilaiSub) -> dict[str, Any]:
    isi: dict[str, Any] = {
        "kode": sub.kode,
        "nama": sub.nama,
        "bobot": str(sub.bobot),
        "nilai": f"{sub.nilai:f}",
    }
    if sub.metode is rules.Metode.JUDGEMENT:
        return isi | {"jawaban": sub.jawaban}
    return isi | {"kriteria": [{"kode": satu.kode, "jawaban": satu.jawaban} for satu in sub.kriteria]}
