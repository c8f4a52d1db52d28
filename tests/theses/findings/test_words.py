"""Numbers, years and intervals as sentences write them."""

from __future__ import annotations

import pytest

from helpers.theses.findings import words


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        (0.5341, "points of agreement (0 to 1)", "0.53"),
        (-1.2, "standard deviations among states", "\N{MINUS SIGN}1.20"),
        (39.16, "percentage points", "39.2%"),
        (91.94, "percentage points, whole", "92%"),
        (14.58, "USD million", "USD 14.6 million"),
        (7.83, "visas", "7.8"),
    ],
)
def test_a_value_is_written_as_its_unit_asks(number: float, unit: str, expected: str) -> None:
    assert words.value(number, unit) == expected


def test_a_half_is_rounded_up_in_a_value_and_in_what_lies_between_two() -> None:
    unit = "points of the index (0 to 1)"
    assert (words.value(0.175, unit), words.value(0.109, unit)) == ("0.18", "0.11")
    assert words.apart(0.175, 0.109, -0.066, unit) == "0.07"
    assert words.apart(0.774, 0.628, -0.146, unit) == "0.15 before rounding"


def test_an_interval_has_its_coverage_and_its_signs() -> None:
    unit = "points of the index (0 to 1)"
    assert words.interval(-0.112, 0.014, unit) == "between \N{MINUS SIGN}0.11 and +0.01 (90% interval)"
    # An end that is not nought is not written as nought, so that one sees on which side it lies.
    assert words.interval(-0.112, -0.001, unit) == (
        "between \N{MINUS SIGN}0.112 and \N{MINUS SIGN}0.001 (90% interval)"
    )
    assert words.interval(-0.112, 0.0, unit) == "between \N{MINUS SIGN}0.11 and 0.00 (90% interval)"
    # Of a fall whose direction the sentence says, sizes alone, the smaller first.
    assert words.sizes(-0.2, -0.09, "points of agreement (0 to 1)") == "90% interval 0.09 to 0.20"


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2023", "2023"), ("2021/2023", "2021\N{EN DASH}23"), ("1996/2000", "1996\N{EN DASH}2000")],
)
def test_years(period: str, expected: str) -> None:
    assert words.years(period) == expected


def test_small_counts_are_words() -> None:
    assert [words.number(count) for count in (0, 3, 10, 11, 1173)] == ["no", "three", "ten", "11", "1,173"]
    assert words.filled("in {all:n} of {share:.0f} %", {"all": 3.0, "share": 41.6}) == "in three of 42 %"
