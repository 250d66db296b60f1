import json
from decimal import Decimal

from sakip.api_json import PenulisJson


def test_a_decimal_leaves_the_api_exactly_as_it_is() -> None:
    nilai = Decimal("98.2911263023897400")
    assert json.loads(PenulisJson().render({"nilai": nilai}))["nilai"] == "98.2911263023897400"
