"""A fact is written in the form that stands there, and then agrees with itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.book.prose import forms
from helpers.exhibits.facts import Fact


@pytest.mark.parametrize(
    ("text", "fact", "written"),
    [
        ("0.53", 0.5462, "0.55"),
        ("0.5", 0.5462, "0.5"),
        ("72%", 73.6, "74%"),
        ("6.0 %", 6.44, "6.4 %"),
        ("1,234", 5678, "5,678"),
        ("1,234", 999, "999"),
        ("999", 1000, "1,000"),
        ("1993", 2004, "2004"),
        ("123,456", 1234567, "1,234,567"),
        ("1\N{NARROW NO-BREAK SPACE}234", 5678, "5\N{NARROW NO-BREAK SPACE}678"),
        ("€46.5", 51.26, "€51.3"),
        ("\N{MINUS SIGN}0.33", -0.4, "\N{MINUS SIGN}0.40"),
        ("-9%", -12.2, "-12%"),
        ("0.33", -0.4, "\N{MINUS SIGN}0.40"),
        ("+0.33", 0.4, "+0.40"),
        ("-0.33", 0.4, "0.40"),
        ("-0.33", -0.001, "0.00"),
        ("three", 4, "four"),
        ("Three", 12, "Twelve"),
        ("twelve", 13, "13"),
        ("12", 3, "3"),
        ("none", 0, "none"),
        ("None", 2, "Two"),
        ("zero", 0, "zero"),
        ("low", "high", "high"),
        ("Low", "high", "High"),
        ("low", "High", "High"),
        ("?", 1234, "1,234"),
        ("?", 0.54621, "0.55"),
        ("?", -46.52, "\N{MINUS SIGN}46.5"),
        ("?", "borne out", "borne out"),
    ],
)
def test_a_fact_keeps_the_form(text: str, fact: Fact, written: str) -> None:
    assert forms.in_form(text, fact) == written
    assert forms.states(written, fact)


@pytest.mark.parametrize("text", ["many", "a third", "1.2.3", "3-4", "", "thirteen"])
def test_words_that_state_no_number_have_no_form(text: str) -> None:
    with pytest.raises(ValueError, match="states no number"):
        forms.in_form(text, 3)


def test_a_word_may_begin_a_sentence_and_is_otherwise_exact() -> None:
    assert forms.states("Borne out", "borne out")
    assert not forms.states("borne Out", "borne out")
    assert not forms.states("borne out", "Borne out")


FORMS = st.sampled_from(
    ["0", "0.1", "0.12", "7%", "1,234", "€5.5", "\N{MINUS SIGN}3", "-3.25", "seven", "Seven", "?"]
)


@given(FORMS, st.integers(-(10**6), 10**6), st.integers(0, 4))
def test_what_is_written_agrees_and_is_left_alone_from_then_on(text: str, digits: int, decimals: int) -> None:
    fact = float(f"{digits}e-{decimals}")
    written = forms.in_form(text, fact)
    if text != "?":
        assert forms.states(written, fact)
    assert forms.in_form(written, fact) == written
