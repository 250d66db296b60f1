"""How versions of a plan are called."""

ROMAWI = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def sebutan_versi(nomor: int) -> str:
    """`Murni` for version 0, `Perubahan I` for 1, `Perubahan II` for 2 and so on."""
    if nomor == 0:
        return "Murni"
    hasil, sisa = "", nomor
    for nilai, huruf in ROMAWI:
        while sisa >= nilai:
            hasil, sisa = hasil + huruf, sisa - nilai
    return f"Perubahan {hasil}"
