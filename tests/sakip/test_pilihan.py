"""Text enums: the value is stored, the label is read by people."""

import pytest

from sakip.pilihan import Pilihan


class Buah(Pilihan):
    APEL = "APEL", "Apel merah"
    JERUK = "JERUK", "Jeruk manis"
    LIMAU = "JERUK"
    POLOS = "POLOS"


def test_a_member_is_its_stored_text_and_carries_a_label():
    assert Buah.APEL == "APEL"
    assert f"{Buah.APEL}" == "APEL"
    assert Buah.APEL.label == "Apel merah"


def test_a_member_without_label_shows_its_value():
    assert Buah.POLOS.label == "POLOS"


def test_choices_are_plain_pairs_in_order_without_aliases():
    assert Buah.pilihan() == [("APEL", "Apel merah"), ("JERUK", "Jeruk manis"), ("POLOS", "POLOS")]
    assert all(type(nilai) is str for nilai, _ in Buah.pilihan())


@pytest.mark.parametrize("teks", ["JERUK", "jeruk", " Jeruk ", "LIMAU", "limau"])
def test_a_member_is_found_by_value_or_name_in_any_case(teks):
    assert Buah(teks) is Buah.JERUK


@pytest.mark.parametrize("teks", ["", "mangga", None, 3])
def test_an_unknown_value_is_refused(teks):
    with pytest.raises(ValueError, match="is not a valid Buah"):
        Buah(teks)
