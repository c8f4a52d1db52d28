"""One colour, one meaning, on a light page and on a dark one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.exhibits import colours, style
from helpers.exhibits.colours import COLOURS, Colour


def test_no_colour_has_two_meanings_and_no_meaning_two_colours() -> None:
    assert not list(colours.clashes())


@pytest.mark.parametrize("attribute", ["light", "dark", "meaning", "key"])
def test_a_colour_with_two_meanings_is_refused(attribute: str) -> None:
    second = replace(
        Colour("tea", "tea", "#010203", "#040506"), **{attribute: getattr(colours.RUSSIA, attribute)}
    )
    (said,) = colours.clashes((*COLOURS, second))
    assert said.startswith(f"{attribute} ") and said.endswith("give each its own.")


@pytest.mark.parametrize("colour", COLOURS, ids=lambda colour: colour.key)
def test_letters_and_marks_stand_out_from_either_page(colour: Colour) -> None:
    least = colours.CONTRAST[colour.use]
    assert colours.contrast(colour.light, colours.PAPER) >= least
    assert colours.contrast(colour.dark, colours.NIGHT) >= least


@pytest.mark.parametrize(
    "colour", [one for one in COLOURS if one.use in ("area", "ground")], ids=lambda colour: colour.key
)
def test_ink_can_be_read_on_every_area(colour: Colour) -> None:
    assert colours.contrast(colour.light, colours.INK.light) >= colours.CONTRAST["letters"]
    assert colours.contrast(colour.dark, colours.INK.dark) >= colours.CONTRAST["letters"]


def test_contrast_is_that_of_the_guidelines() -> None:
    assert colours.contrast("#ffffff", "#000000") == pytest.approx(21)
    assert colours.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_powers_have_hues_and_articles_have_none() -> None:
    def hue(colour: str) -> int:
        parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        return max(parts) - min(parts)

    assert min(hue(style.ACTOR[name]) for name in ("EU", "Kazakhstan", "Russia", "China", "US")) > 60
    assert {hue(colour) for colour in style.ARTICLE.values()} == {0}


def test_a_strange_colour_is_found_whatever_its_letters() -> None:
    assert colours.unknown('fill="#0072B2" stroke="#0072b2" id="#abc" style="fill: #123456"') == ["#123456"]
