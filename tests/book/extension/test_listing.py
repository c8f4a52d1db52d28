"""A finding is listed with what it is, where it is shown, and what else could explain it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from docutils.statemachine import StringList

from helpers.book.extension import listing

NAN = float("nan")
FOUND = pd.DataFrame(
    [
        {
            "finding": "late", "type": "counted", "kind": "most", "outcome": "most", "sentence": "It was late.",
            "beside": "In all.", "rival": "Ministries are slow.", "chapter": "12", "exhibit": "fig-b", "measure": "",
            "low": NAN, "high": NAN, "delta": NAN, "value_unit": "", "ways": 0, "ways_low": NAN, "ways_high": NAN,
        },
        {
            "finding": "early", "type": "measured", "kind": "fell", "outcome": "moved, enough to matter",
            "sentence": "It fell.", "beside": "By half.", "rival": "Oil.", "chapter": "04", "exhibit": "fig-a",
            "measure": "votes", "low": -0.6, "high": -0.4, "delta": 0.05, "value_unit": "points of agreement",
            "ways": 2, "ways_low": -0.7, "ways_high": -0.3,
        },
    ]
)  # fmt: skip
TESTED = (
    "Measured; Fig. 4.1. Test: the whole interval shows a fall of more than the margin. Margin: 0.05 points of "
    "agreement. Interval at 90%: \N{MINUS SIGN}0.60 to \N{MINUS SIGN}0.40; taken in two other ways: "
    "\N{MINUS SIGN}0.70 to \N{MINUS SIGN}0.30. Outcome: moved, enough to matter."
)
SMALLEST = pd.DataFrame({"measure": ["votes"], "unit": ["points of agreement"]})


def listed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    monkeypatch.setattr(
        listing.computed, "get", lambda name: {"findings": FOUND, "smallest_differences": SMALLEST}[name]
    )
    monkeypatch.setattr(listing.numbering, "numbers", lambda _: {"fig-a": "4.1", "fig-b": "12.3"})
    settings = SimpleNamespace(env=SimpleNamespace(srcdir="x"))
    state: Any = SimpleNamespace(document=SimpleNamespace(settings=settings))
    made = listing.FindingList(
        "name", [], {}, StringList(), 1, 0, "", state, SimpleNamespace(reporter=None)
    ).run()
    said, found = made
    assert said.astext().startswith("Of these 2 findings 1 are tests with an interval at 90%. ")
    return [[line.astext() for line in (item[0], *item[1])] for item in found]


def test_each_has_its_test_its_exhibit_and_another_explanation(monkeypatch: pytest.MonkeyPatch) -> None:
    assert listed(monkeypatch) == [
        [
            "early chapter 4",
            "It fell. By half.",
            TESTED,
            "Another explanation, not tested here: Oil.",
        ],
        [
            "late chapter 12",
            "It was late. In all.",
            "Counted; Fig. 12.3. Test: it is so in more than half of them.",
            "Another explanation, not tested here: Ministries are slow.",
        ],
    ]


def test_chance_is_counted_over_the_tests_with_an_interval() -> None:
    table = pd.DataFrame({"low": [0.1] * 18 + [NAN] * 22, "type": ["measured"] * 19 + ["counted"] * 21})
    said = listing._chance(table)
    assert "Of these 40 findings 18 are tests" in said and "one more is measured in two parts" in said
    assert "about two of so many" in said


def test_the_test_of_every_kind_has_words() -> None:
    assert set(listing.ASKS) == set(listing.KINDS)


def test_the_example_reads_a_change_that_is_enough_and_no_other() -> None:
    row = FOUND.iloc[1].to_dict()
    said = listing.example(row)
    assert said.startswith("Its interval runs from \N{MINUS SIGN}0.60 to \N{MINUS SIGN}0.40.")
    assert "0.40, is larger than the margin of 0.05, and so it is in the two other ways" in said
    with pytest.raises(ValueError, match="no example"):
        listing.example(row | {"outcome": "open"})
