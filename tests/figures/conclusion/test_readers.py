"""The table of a reader's rule, on a small table made by hand and on the real one."""

from __future__ import annotations

import pandas as pd

from helpers.figures.conclusion import readers
from helpers.tables.computed import get
from helpers.theses.readers import VERSIONS


def made_judgements() -> pd.DataFrame:
    rows = [
        {"version": version, "thesis": thesis, "part": part, "name": f"part {part}", "judgement": "partly"}
        for version in VERSIONS
        for thesis, part in (("t-01", 1), ("t-02", 1), ("t-02", 2))
    ]
    frame = pd.DataFrame(rows).assign(published="partly")
    turned = (frame["thesis"] == "t-02") & frame["version"].isin(["one source is enough", "without V-Dem"])
    turned &= frame["part"] == 2
    return frame.assign(judgement=frame["judgement"].where(~turned, "borne out"), changed=turned)


def test_each_rule_names_the_parts_that_it_judges_otherwise_and_those_that_change_nothing_say_so() -> None:
    made = readers.readers_rule(made_judgements())
    told = {str(line[0]): line[1] for line in made.body}
    assert len(told) == len(VERSIONS) - 1
    assert told.pop("One source is enough") == "t-02, part 2: borne out (as published: partly)"
    assert told.pop("Without V-Dem") == "t-02, part 2: borne out (as published: partly)"
    assert set(told.values()) == {"\N{EN DASH}"}
    assert made.facts == {
        "n": 3,
        "changed": 1,
        "steady": 2,
        "theses": 1,
        "versions": len(VERSIONS) - 1,
        "left_out": 4,
        "halves": 0,
        "series_said": "something",
    }
    same = made_judgements().assign(changed=False)
    assert readers.readers_rule(same).facts["series_said"] == "nothing"


def test_the_real_table_is_short_enough_for_a_chapter() -> None:
    made = readers.readers_rule(get("reader_judgements"))
    assert 0 < len(made.body) <= 12
    changed = get("reader_judgements").query("changed").drop_duplicates(["thesis", "part"])
    assert made.facts["changed"] == len(changed) > 0
