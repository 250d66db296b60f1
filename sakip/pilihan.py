"""Enums whose members carry the words a person reads."""

import enum
from typing import Self


class Pilihan(enum.StrEnum):
    """A text enum: the value is stored, the label is shown.

    Members are written ``NAIK = "NAIK", "Makin tinggi makin baik"``. Looking a
    member up accepts its value in any case, so ``Polaritas("naik")`` works.
    """

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value
        return member

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if isinstance(value, str):
            return cls.__members__.get(value.strip().upper())
        return None

    @classmethod
    def pilihan(cls) -> list[tuple[str, str]]:
        """Pairs (value, label) in order of definition, as Django's ``choices`` wants them."""
        return [(member.value, member.label) for member in cls]
