"""The font of pages has each letter that a label may have, and no label has another."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from helpers.exhibits import letters


@pytest.mark.parametrize("weight", list(letters.FILES))
def test_the_stored_font_has_the_letters_that_are_named_and_no_other(weight: str) -> None:
    found = {chr(code) for code in TTFont(letters.FILES[weight]).getBestCmap()}
    assert found == letters.characters()


@pytest.mark.parametrize(
    "text", ["Қазақстан өңір ұлы үш ғылым әлем іс һәм", "Łódź – 5 ≥ 3 → −1", "two\nlines"]
)
def test_names_of_the_region_and_signs_of_the_figures_are_there(text: str) -> None:
    assert letters.lacking(text) == []


def test_a_letter_that_the_font_lacks_is_named_in_a_sentence() -> None:
    (said,) = letters.refused(["Astana", "中 in\nBeijing"])
    assert said.startswith(
        "the label '中 in Beijing' has '中' (U+4E2D), which the book's font lacks; write it"
    )
    assert "\n" not in said


def test_the_licence_of_the_font_lies_beside_it() -> None:
    assert "Bitstream" in letters.LICENCE.read_text(encoding="utf-8")
