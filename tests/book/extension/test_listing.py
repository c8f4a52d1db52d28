"""A finding is listed with what it is, where it is shown, and what else could explain it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from docutils.statemachine import StringList

from helpers.book.extension import listing

FOUND = pd.DataFrame(
    [
        ("late", "counted", "rarely", "rarely", "It was late.", "Ministries are slow.", "12", "fig-b"),
        ("early", "measured", "rose", "open", "It rose.", "Oil.", "04", "fig-a"),
    ],
    columns=["finding", "type", "kind", "outcome", "sentence", "rival", "chapter", "exhibit"],
)


def listed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    monkeypatch.setattr(listing.computed, "get", lambda name: {"findings": FOUND}[name])
    monkeypatch.setattr(listing.numbering, "numbers", lambda _: {"fig-a": "4.1", "fig-b": "12.3"})
    settings = SimpleNamespace(env=SimpleNamespace(srcdir="x"))
    state: Any = SimpleNamespace(document=SimpleNamespace(settings=settings))
    made = listing.FindingList(
        "name", [], {}, StringList(), 1, 0, "", state, SimpleNamespace(reporter=None)
    ).run()
    (found,) = made
    return [[line.astext() for line in (item[0], *item[1])] for item in found]


def test_each_has_its_outcome_its_exhibit_and_another_explanation(monkeypatch: pytest.MonkeyPatch) -> None:
    assert listed(monkeypatch) == [
        [
            "early chapter 4",
            "It rose.",
            "Measured, open; Fig. 4.1.",
            "Another explanation, not tested here: Oil.",
        ],
        [
            "late chapter 12",
            "It was late.",
            "Counted; Fig. 12.3.",
            "Another explanation, not tested here: Ministries are slow.",
        ],
    ]
