"""Sentences end where a reader sees them end, and an order or a sign that turns over is noticed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from helpers.book.prose import links, sentences


def said(text: str) -> list[str]:
    return [sentences.plain(text[begin:end]) for begin, end in sentences.spans(text, links.find(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It grew. It fell.", ["It grew.", "It fell."]),
        ("From [0.5](fact:fig-x.a) to [0.7](fact:fig-x.b). Then", ["From 0.5 to 0.7.", "Then"]),
        ("See [Fig. 7.1](#fig-x). Then", ["See Fig. 7.1.", "Then"]),
        ("**[It grew.](finding:x)** Since then", ["**It grew.**", "Since then"]),
        (
            "It is [0.5](fact:fig-x.a) ([Fig. 7.1](#fig-x)). [Two](fact:fig-x.n) fell.",
            ["It is 0.5 (Fig. 7.1).", "Two fell."],
        ),
        ("Nye et al. Say it. Done", ["Nye et al. Say it.", "Done"]),
        ("in the U.S. Senate", ["in the U.S. Senate"]),
        (
            "He asked: why? \N{LEFT DOUBLE QUOTATION MARK}So.\N{RIGHT DOUBLE QUOTATION MARK} Yes",
            ["He asked: why?", "\N{LEFT DOUBLE QUOTATION MARK}So.\N{RIGHT DOUBLE QUOTATION MARK}", "Yes"],
        ),
        ("# Head\n\nOne\nline\n\n- a\n- b", ["# Head", "One line", "- a", "- b"]),
        ("a; b, c: d", ["a; b, c: d"]),
    ],
)
def test_a_text_is_split(text: str, found: list[str]) -> None:
    assert said(text) == found


def turned(*pairs: tuple[str, str]) -> str:
    return sentences.turned([(Decimal(old), Decimal(new)) for old, new in pairs])


@pytest.mark.parametrize(
    "pairs",
    [
        [("0.5", "0.6"), ("0.7", "0.8")],
        [("0.5", "0.69"), ("0.7", "0.7")],
        [("5", "5"), ("5", "5")],
        [("5", "6"), ("5", "6")],
        [("-3", "-1")],
        [("661", "662"), ("410", "410"), ("251", "252")],
        [],
    ],
)
def test_an_order_that_stays_is_no_matter(pairs: list[tuple[str, str]]) -> None:
    assert turned(*pairs) == ""


@pytest.mark.parametrize(
    "pairs",
    [
        [("0.5", "0.8"), ("0.7", "0.7")],
        [("0.5", "0.7"), ("0.7", "0.7")],
        [("5", "5"), ("5", "6")],
        [("1", "1"), ("2", "9"), ("3", "3")],
    ],
)
def test_an_order_that_turns_is_told(pairs: list[tuple[str, str]]) -> None:
    assert turned(*pairs).startswith("the order of ")
    assert turned(*reversed(pairs)).startswith("the order of ")


@pytest.mark.parametrize("pair", [("0.5", "-0.5"), ("-1", "1"), ("0", "1"), ("1", "0")])
def test_a_sign_that_turns_is_told(pair: tuple[str, str]) -> None:
    assert turned(pair) == f"the sign of {pair[0]} turns over, now {pair[1]}"
