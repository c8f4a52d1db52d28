"""Prose agrees with a computed fact to the decimals that it writes, and in no other case."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from helpers.exhibits import agrees, compared, fill, tally, turn
from helpers.exhibits.facts import written_number


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("0.52", 0.5235),
        ("0.5", 0.5235),
        ("1", 0.5235),
        ("52%", 52.35),
        ("1,234", 1234),
        ("1\N{NARROW NO-BREAK SPACE}234", 1234.4),
        ("€46.5", 46.54),
        ("-0.3", -0.28),
        ("\N{MINUS SIGN}0.3", -0.28),
        ("\N{EN DASH}0.3", -0.28),
        ("three", 3),
        ("Twelve", 12),
        ("none", 0),
        ("No", 0.2),
        ("2019", "2019"),
        ("1994/2013", "1994/2013"),
        ("0.5", 0.45),
        ("0.4", 0.45),
        ("2", 2.5),
        ("3", 2.5),
    ],
)
def test_prose_agrees(text: str, fact: float | str) -> None:
    assert agrees(text, fact)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("0.53", 0.5235),
        ("0.520", 0.5235),
        ("53%", 52.35),
        ("1,235", 1234),
        ("0.3", -0.28),
        ("four", 3),
        ("many", 3),
        ("none", 1),
        ("", 0),
        ("2018", "2019"),
        ("Germany ", "Germany"),
        ("Germany", "Germany and France"),
        ("", "Germany"),
        ("0.6", 0.45),
    ],
)
def test_prose_differs(text: str, fact: float | str) -> None:
    assert not agrees(text, fact)


@given(
    st.integers(min_value=-999_999, max_value=999_999),
    st.integers(min_value=0, max_value=8),
    st.integers(min_value=0, max_value=4),
)
def test_a_fact_agrees_with_its_own_rounding_and_not_with_the_next(
    digits: int, decimals: int, places: int
) -> None:
    """Facts have six significant digits, as cards keep them; two units of the last place written are always noticed."""
    fact = float(f"{digits}e-{decimals}")
    assume(abs(fact * 10**places % 1 - 0.5) > 1e-6)
    assert agrees(f"{fact:.{places}f}", fact)
    assert not agrees(f"{fact + 2 * 10.0**-places:.{places}f}", fact)


def test_a_word_states_a_number_only_up_to_twelve() -> None:
    assert written_number("zero") == 0
    assert written_number("thirteen") is None


def test_a_template_is_filled_with_its_facts() -> None:
    assert fill("From {first:.1f} to {last}", {"first": 0.25, "last": "half"}) == "From 0.2 to half"


def test_a_template_with_an_unknown_fact_is_an_error() -> None:
    with pytest.raises(KeyError, match="missing"):
        fill("{missing}", {"present": 1})


def test_a_word_that_python_reads_as_a_number_is_only_a_word() -> None:
    assert not agrees("nan", 3)


def test_prose_never_agrees_with_a_missing_fact() -> None:
    assert not agrees("3", None)  # type: ignore[arg-type]


@pytest.mark.parametrize(("fact", "places"), [(0.35, 1), (8.575, 2), (1.0635, 3)])
def test_prose_agrees_with_the_same_fact_in_a_caption(fact: float, places: int) -> None:
    assert agrees(f"{fact:.{places}f}", fact)


@pytest.mark.parametrize(
    ("expression", "facts"),
    [("closer > farther", {"closer", "farther"}), ("gap < 0.05", {"gap"}), ("", set())],
)
def test_a_comparison_speaks_of_facts_and_not_of_numbers(expression: str, facts: set[str]) -> None:
    assert compared(expression) == facts


@pytest.mark.parametrize(("change", "word"), [(0.1, "rose"), (-0.1, "fell"), (0, "stayed")])
def test_a_word_turns_with_the_sign(change: float, word: str) -> None:
    assert turn(change) == word


def test_values_are_counted_by_the_names_of_their_facts_and_those_that_never_come_are_nought() -> None:
    values = pd.Series(["no", "yes", "no", None])
    assert tally(values, ["yes", "no", "in part"]) == {"yes": 1, "no": 2, "in part": 0}
    assert tally(values, {"kept": "yes", "late": "later"}) == {"kept": 1, "late": 0}


def test_a_number_below_zero_has_the_sign_of_a_minus() -> None:
    facts = {"low": -0.123, "high": 0.02, "n": -3, "years": "2004-06"}
    filled = fill("{low:+.2f} to {high:+.2f}, {n}, {years}", facts)
    assert filled == "\N{MINUS SIGN}0.12 to +0.02, \N{MINUS SIGN}3, 2004-06"
