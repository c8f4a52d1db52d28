"""Agreement of blind readings, on a small table made by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.claims.recoding import compared
from helpers.figures.methods import recoding


def test_the_rows_facts_and_cells_follow_from_the_table() -> None:
    codes = {
        "published": ["supports", "supports", "context", "for", "against"],
        "first": ["supports", "context", "context", "for", "for"],
        "second": ["supports", "supports", "context", "for", "against"],
    }
    whats = ["relation"] * 3 + ["thesis"] * 2
    rows = [
        {"item": str(item), "reader": reader, "what": what, "coded": code}
        for reader, given in codes.items()
        for item, (what, code) in enumerate(zip(whats, given, strict=True))
    ]
    made = recoding.recoding(compared(pd.DataFrame(rows)))
    assert made.facts["relation_first"] == pytest.approx(200 / 3)
    assert made.facts["relation_second"] == 100
    assert made.facts["thesis_first"] == 50
    assert [line[1] for line in made.body] == ["all", "context", "supports", "all", "against", "for"]
    assert made.body[2][3].startswith("50% [")
    assert made.body[0][5].startswith("67% [")
