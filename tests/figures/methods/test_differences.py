"""Smallest differences beside the measured findings that use them, on a small table made by hand."""

from __future__ import annotations

import pandas as pd

from helpers.figures.methods import differences
from helpers.theses.differences import outcome

ENDS = {"a": (-0.3, -0.2), "b": (0.02, 0.2), "c": (-0.04, 0.03), "d": (-0.1, 0.2)}
FINDINGS = pd.DataFrame(
    [
        {
            "finding": name,
            "type": "measured",
            "kind": "own side moved, size open" if name == "b" else "fell",
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


def test_a_measure_has_its_difference_reason_and_findings() -> None:
    table = pd.DataFrame(
        [
            ("aid", "Aid", 25.0, "percent", "It wobbles."),
            ("democracy", "Democracy", 0.05, "points", "A twentieth."),
        ],
        columns=["measure", "label", "delta", "unit", "reason"],
    )
    made = differences.smallest_differences(table, FINDINGS)
    assert made.body[0] == ["Democracy", "0.05 points", "A twentieth.", "5"]
    assert made.body[1][3] == "0", "a counted finding holds nothing against it"
    assert (made.facts["n"], made.facts["used"], made.facts["aid"]) == (2, 1, 25.0)
    facts = made.facts
    assert (facts["all_findings"], facts["measured"], facts["enough"]) == (6, 5, 1)
    hangs = FINDINGS.assign(kind=FINDINGS["kind"].mask(FINDINGS["finding"] == "a", "hangs on the source"))
    facts = differences.smallest_differences(table, hangs).facts
    assert (facts["enough"], facts["enough_hangs"]) == (0, 1), "what one source alone says is told apart"
