import json
from decimal import Decimal

from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from sakip.api_halaman import Halaman
from sakip.api_json import PenulisJson


def test_a_decimal_leaves_the_api_exactly_as_it_is() -> None:
    nilai = Decimal("98.2911263023897400")
    assert json.loads(PenulisJson().render({"nilai": nilai}))["nilai"] == "98.2911263023897400"


def test_no_call_fetches_a_whole_table() -> None:
    def diberi(alamat: str) -> int:
        return Halaman().get_limit(Request(APIRequestFactory().get(alamat)))

    assert [diberi(satu) for satu in ("/", "/?limit=7", "/?limit=1000000", "/?limit=0")] == [50, 7, 500, 50]
