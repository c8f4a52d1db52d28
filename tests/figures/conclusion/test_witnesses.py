"""Outcomes beside the theses on which they bear, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd

from figures.conclusion.frames import ITEMS
from helpers import exhibits
from helpers.figures.conclusion import witnesses
from helpers.tables import computed

THESES = pd.DataFrame({"thesis": ["t-01", "t-02", "t-03"], "short": ["one", "two", "three"]})


def marks(made: exhibits.Drawn, side: str) -> set[tuple[str, str]]:
    """Outcome and thesis of every mark of a side, read off the axes."""
    (axes,) = made.figure.axes
    rows = [text.get_text() for text in axes.get_yticklabels()]
    columns = [text.get_text().split()[-1] for text in axes.get_xticklabels()]
    (line,) = (one for one in axes.lines if one.get_label() == witnesses.WORDS[side])
    return {(rows[int(y)], columns[int(x)]) for x, y in line.get_xydata()}


def test_outcomes_stand_at_their_theses() -> None:
    made = witnesses.thesis_outcomes(ITEMS, THESES)
    assert marks(made, "for") == {("law", "t-01"), ("more", "t-01")}
    assert marks(made, "against") == {("votes", "t-01"), ("votes", "t-03")}
    # What turned open and what brought no new witness decide nothing.
    assert marks(made, "open") == {("gone", "t-02"), ("again", "t-02")}
    assert made.facts == {
        "series": 5,
        "witnesses": 1,
        "theses": 2,
        "pro": 2,
        "contra": 2,
        "open": 2,
        "most": 4,
    }


def test_outcomes_follow_their_input() -> None:
    turned = ITEMS.assign(bears=ITEMS["bears"].replace({"for": "against", "against": "for"}))
    made = witnesses.thesis_outcomes(turned, THESES)
    assert marks(made, "for") == {("votes", "t-01"), ("votes", "t-03")}
    assert witnesses.measured(ITEMS.assign(kind="record"), THESES).empty
    assert witnesses.measured(ITEMS.assign(source=""), THESES).empty
    assert len(witnesses.measured(ITEMS.assign(source="", finding="x-fell"), THESES)) == 6


def test_rows_of_one_witness_stand_together() -> None:
    items = ITEMS.assign(witnesses=["b", "a", "b", "c", "c", "b"])
    rows = witnesses.measured(items, THESES)
    series = rows.drop_duplicates("label").set_index("label")["series"]
    assert [series[label] for label in witnesses.order(rows)] == ["b", "b", "a", "c", "c"]


def test_real_outcomes_match_the_evidence() -> None:
    made = exhibits.make("fig-thesis-outcomes", computed.get)
    rows = witnesses.measured(computed.get("thesis_items"), computed.get("theses"))
    facts = made.card["facts"]
    assert facts["pro"] + facts["contra"] + facts["open"] == len(rows)
    assert facts["witnesses"] <= facts["pro"] + facts["contra"]
