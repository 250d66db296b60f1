"""JSON of the API: decimals as text, exactly as stored; binary floats would move the last digits."""

from decimal import Decimal
from typing import Any

from rest_framework.renderers import JSONRenderer
from rest_framework.utils.encoders import JSONEncoder


class Penyandi(JSONEncoder):
    """Writes Decimal as text."""

    def default(self, obj: Any) -> Any:
        """The plain form of a value that JSON does not know."""
        return str(obj) if isinstance(obj, Decimal) else super().default(obj)


class PenulisJson(JSONRenderer):
    """Renders with decimals as text."""

    encoder_class = Penyandi
