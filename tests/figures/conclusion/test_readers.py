"""The table of a reader's rule, on a small table made by hand and on the real one."""

from __future__ import annotations

import pandas as pd

from figures.conclusion.frames import STATES
from helpers.figures.conclusion import readers
from helpers.tables.computed import get
from helpers.theses.readers import VERSIONS


def made_judgements() -> pd.DataFrame:
    rows = [
        {"thesis": thesis, "short": short, "version": version, "judgement": "partly", "changed": False}
        for thesis, short in (("t-01", "one"), ("t-02", "two"))
        for version in VERSIONS
    ]
    frame = pd.DataFrame(rows)
    turned = (frame["thesis"] == "t-02") & frame["version"].isin(["one source is enough", "without V-Dem"])
    return frame.assign(
        judgement=frame["judgement"].where(~turned, "borne out"), changed=frame["changed"] | turned
    )


def test_only_theses_that_change_stand_in_the_table() -> None:
    made = readers.readers_rule(made_judgements(), STATES)
    (line,) = made.body
    assert line[0]["text"] == "t-02 two"  # type: ignore[index]
    assert line[1:] == ["partly", "one source is enough: borne out", "without V-Dem: borne out"]
    assert made.facts == {
        "n": 2,
        "changed": 1,
        "steady": 1,
        "versions": len(VERSIONS) - 1,
        "left_out": 4,
        "halves": 0,
    }


def test_the_real_table_is_short_enough_for_a_chapter() -> None:
    made = readers.readers_rule(get("reader_judgements"), get("claim_theses"))
    assert 0 < len(made.body) <= 12
    assert made.facts["changed"] == len(made.body)
