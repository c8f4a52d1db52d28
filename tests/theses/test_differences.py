"""What a difference is beside the smallest that matters, and what the table of these must hold."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.tables.computed import Table, get
from helpers.theses import differences
from helpers.theses.differences import ENOUGH, OPEN, SOME, UNCHANGED, outcome, over_ways


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.06, 0.09, ENOUGH),
        (-0.09, -0.06, ENOUGH),
        (0.01, 0.09, SOME),
        (-0.09, -0.01, SOME),
        (-0.04, 0.04, UNCHANGED),
        # Surely above nought, and surely too small to matter.
        (0.01, 0.04, UNCHANGED),
        (-0.01, 0.06, OPEN),
        # An end on the border lies neither inside nor beyond it.
        (0.05, 0.09, SOME),
        (-0.05, 0.01, OPEN),
    ],
)
def test_an_interval_says_one_of_four_things(low: float, high: float, expected: str) -> None:
    assert outcome(low, high, 0.05) == expected


def test_the_other_sign_says_the_same() -> None:
    for low, high in ((0.06, 0.09), (0.01, 0.09), (0.01, 0.04), (-0.01, 0.06)):
        assert outcome(low, high, 0.05) == outcome(-high, -low, 0.05)


def test_what_is_no_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="has no inside"):
        outcome(1, 0, 0.05)
    with pytest.raises(ValueError, match="above nought"):
        outcome(0, 1, 0)


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        ([(0.06, 0.09), (0.07, 0.1)], ENOUGH),
        ([(0.06, 0.09), (0.01, 0.09)], SOME),
        # One leaves out nought and the other does not, or they point two ways.
        ([(0.01, 0.09), (-0.01, 0.09)], OPEN),
        ([(0.01, 0.09), (-0.09, -0.01)], OPEN),
        ([(0.01, 0.09), (-0.01, 0.02)], OPEN),
        ([(0.01, 0.02), (-0.02, -0.01)], UNCHANGED),
    ],
)
def test_ways_of_counting_that_disagree_leave_it_open(ways: list[tuple[float, float]], expected: str) -> None:
    assert over_ways(ways, 0.05) == over_ways(ways[::-1], 0.05) == expected
    assert over_ways([(-high, -low) for low, high in ways], 0.05) == expected


def test_the_rule_for_returning_texts_and_the_table_say_the_same() -> None:
    found = differences.smallest(get)
    assert {name: found[name] for name in differences.FIXED} == dict(differences.FIXED)


#: As they were fixed before any finding was computed: another value needs another reason and another day.
DELTAS = {
    "un-agreement-all": 0.05, "un-agreement-same": 0.04, "un-agreement-issue": 0.05, "un-answers": 5,
    "un-ideal-point": 0.25, "democracy": 0.05, "rule-of-law-vdem": 0.05, "rule-of-law-wgi": 0.25,
    "human-development": 0.02, "life-expectancy": 1, "schooling": 1, "income": 0.1, "trade-share": 3,
    "export-share": 5, "investment-share": 5, "student-share": 5, "visa-refusals": 2, "visas-per-head": 10,
    "aid": 25, "emissions": 10, "opinion-within": 7, "opinion-across": 15,
}  # fmt: skip


def test_no_smallest_difference_moves_unseen() -> None:
    """A slightly other threshold turns no outcome, and would go by without a word."""
    assert differences.smallest(get) == DELTAS


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("delta", 0.0, "a number above nought"),
        ("delta", 0.05, "0.04, as the rule for returning texts fixes it"),
        ("reason", "As it rose by more from 1993 on.", "a reason without years: what was observed is none"),
        ("series", "vdem-none", "series of indicator_definitions"),
        ("series", "hdi", "series of one measure; human-development has it too"),
    ],
)
def test_a_difference_that_is_not_argued_is_refused(column: str, value: object, expected: str) -> None:
    frame = get("smallest_differences").copy()
    place = frame.index[frame["measure"] == "un-agreement-same"][0]
    if column == "series":
        place = frame.index[-1]
    frame[column] = frame[column].astype(object)
    frame.loc[place, column] = value

    def table(name: str) -> pd.DataFrame:
        return frame if name == "smallest_differences" else get(name)

    found: Table = table
    assert [fault.expected for fault in differences.argued(found)] == [expected]
