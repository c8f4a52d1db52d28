"""Measured findings beside the smallest difference, on a small table made by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.figures.methods import outcomes
from helpers.theses.differences import ENOUGH, OPEN, SOME, UNCHANGED, outcome

ENDS = {"a": (-0.3, -0.2), "b": (0.02, 0.2), "c": (-0.04, 0.03), "d": (-0.1, 0.2)}
FINDINGS = pd.DataFrame(
    [
        {
            "finding": name,
            "type": "measured",
            "kind": "own side moved" if name == "b" else "fell",
            "outcome": outcome(low, high, 0.05),
            "measure": "democracy",
            "estimate": (low + high) / 2,
            "low": low,
            "high": high,
            "delta": 0.05,
            "chapter": "06",
        }
        for name, (low, high) in ENDS.items()
    ]
    + [{"finding": "e", "type": "counted", "outcome": "rarely", "measure": "aid"}]
    + [{"finding": "f", "type": "measured", "outcome": "mainly not its own", "measure": "democracy"}]
)


def test_intervals_are_turned_and_measured_in_smallest_differences() -> None:
    rows = outcomes.measured(FINDINGS).set_index("finding")
    assert list(rows["outcome"]) == [ENOUGH, SOME, UNCHANGED, OPEN]
    assert rows.loc["a", ["low", "estimate", "high"]].tolist() == pytest.approx([4, 5, 6])
    assert rows.loc["c", ["low", "high"]].tolist() == pytest.approx([-0.6, 0.8])
    for row in rows.itertuples():
        assert outcome(row.low, row.high, 1.0) == row.outcome


def test_facts_and_strokes_follow() -> None:
    made = outcomes.outcomes(FINDINGS)
    facts = made.facts
    assert (facts["findings"], facts["measured"], facts["drawn"], facts["missed"]) == (6, 5, 4, 0)
    assert (facts["enough"], facts["some"], facts["unchanged"], facts["open"]) == (1, 1, 1, 1)
    assert (facts["clear"], facts["clear_uncertain"], facts["one_side"]) == (1, 0, 1)
    axes = made.figure.axes[0]
    strokes = [tuple(line.get_xdata()) for line in axes.lines if len(line.get_xdata()) == 2]
    assert sum(low != high for low, high in strokes) == 4
    heads = {f"{word}: 1" for word in outcomes.WORDS.values()}
    assert {text.get_text() for text in axes.texts} == heads | {"A", "B", "C", "D"}
    assert outcomes.name_of("nearer-russia") == "Nearer Russia"
    assert outcomes.name_of("law-by-source") == "Law by the World Bank"


def test_a_stroke_beyond_what_matters_is_uncertain_where_another_way_of_counting_is() -> None:
    table = FINDINGS.assign(outcome=FINDINGS["outcome"].replace(ENOUGH, SOME))
    facts = outcomes.outcomes(table).facts
    assert (facts["clear"], facts["clear_uncertain"], facts["enough"]) == (1, 1, 0)


def test_a_measure_has_its_difference_reason_and_findings() -> None:
    table = pd.DataFrame(
        [
            ("aid", "Aid", 25.0, "percent", "It wobbles."),
            ("democracy", "Democracy", 0.05, "points", "A twentieth."),
        ],
        columns=["measure", "label", "delta", "unit", "reason"],
    )
    made = outcomes.smallest_differences(table, FINDINGS)
    assert made.body[0] == ["Democracy", "0.05 points", "A twentieth.", "5"]
    assert made.body[1][3] == "0", "a counted finding holds nothing against it"
    assert (made.facts["n"], made.facts["used"], made.facts["aid"]) == (2, 1, 25.0)
