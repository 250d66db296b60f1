"""Strategies that property tests share: exact numbers, never floats."""

from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

# The machine that runs the suite may be busy: time is no property of a rule.
settings.register_profile("sakip", deadline=None, derandomize=True)
settings.load_profile("sakip")


def desimal(bawah: str = "-999999999", atas: str = "999999999", digit: int = 6) -> st.SearchStrategy[Decimal]:
    """Finite decimals between two bounds with at most so many digits after the comma."""
    return st.decimals(Decimal(bawah), Decimal(atas), allow_nan=False, allow_infinity=False, places=digit)


positif = desimal("0.01", "999999999", 2)
nonnegatif = desimal("0", "999999999", 2)
