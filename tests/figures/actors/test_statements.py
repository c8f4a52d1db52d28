"""Who acts: cells of actors, on the real tables and on small ones made by hand."""

from __future__ import annotations

import pandas as pd

from frames import real
from helpers.figures.actors import statements


def test_members_of_a_list() -> None:
    assert statements.members("official channels; language") == ["official channels", "language"]


def small_cells() -> tuple[pd.DataFrame, pd.DataFrame]:
    ledger = pd.DataFrame(
        [
            ("b-001", "web;youth", "supported", "none given"),
            ("b-002", "x", "not settled", "fits"),
            ("b-003", "", "supported", "none given"),
        ],
        columns=["claim", "value", "record", "citation"],
    )
    cells = pd.DataFrame(
        [
            ("US", "channel", "b-001", "{0}", "only stated", "", "", 2),
            ("US", "content", "", "", "not stated", "", "", 1),
            ("EU", "channel", "b-002", "by {0}", "fact", "b-003", "", 3),
            ("EU", "content", "b-002", "gifts", "reference", "", "", 4),
        ],
        columns=["actor", "aspect", "claim", "phrase", "basis", "basis_claim", "reason", "place"],
    )
    return ledger, cells


def test_cells_small() -> None:
    made = statements.actors_stated(*small_cells())
    assert made.body[0] == ["United States", "What it offers", "–", "–", "–"]
    assert made.body[1][2] == {"text": "web", "claim": "b-001"}
    assert made.body[2][2:] == [
        {"text": "by x", "claim": "b-002"},
        {"text": "fact, for example b-003", "claim": "b-003"},
        "not settled",
    ]
    facts = made.facts
    assert (facts["cells"], facts["stated"], facts["eu"], facts["us"], facts["russia"]) == (4, 3, 2, 1, 0)


def test_cells_real_follow_the_claims() -> None:
    ledger, cells = real("ledger", "actor_cells")
    made = statements.actors_stated(ledger, cells)
    assert made.facts["cells"] == len(cells) == len(made.body)
    assert made.facts["stated"] == (cells["claim"] != "").sum()
    assert made.facts["stated"] == sum(int(made.facts[name]) for name in ("eu", "china", "us", "russia"))
    changed = ledger.copy()
    changed.loc[changed["claim"] == "b-030", ["value", "record"]] = ["radio;pensioners", "contradicted"]
    line = next(
        line
        for line in statements.actors_stated(changed, cells).body
        if line[:2] == ["United States", "Audience"]
    )
    assert line[2] == {"text": "mainly pensioners", "claim": "b-030"}
    assert line[4] == "contradicted"
    silent = cells.assign(claim=cells["claim"].replace("b-029", ""))
    assert statements.actors_stated(ledger, silent).facts["russia"] == 0
