"""Compile every template of the project, so that a broken tag is found before its page is opened."""

import os
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(AKAR))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.pengaturan")

import django  # noqa: E402  (the settings module must be named first)
from django.template import TemplateSyntaxError  # noqa: E402
from django.template.loader import get_template  # noqa: E402


def main() -> int:
    """Print each template that does not compile; the exit status says whether there was one."""
    django.setup()
    galat = 0
    for berkas in sorted((AKAR / "templates").rglob("*")):
        if berkas.suffix not in {".html", ".txt", ".xml"}:
            continue
        nama = str(berkas.relative_to(AKAR / "templates"))
        try:
            get_template(nama)
        except TemplateSyntaxError as kesalahan:
            galat += 1
            print(f"{nama}: {kesalahan}", file=sys.stderr)
    return min(galat, 1)


if __name__ == "__main__":
    sys.exit(main())
