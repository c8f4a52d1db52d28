"""Agreement of blind readings, on a small table made by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.claims.recoding import BESIDE, POINT, compared
from helpers.figures.methods import recoding


def test_the_rows_facts_and_cells_follow_from_the_table() -> None:
    codes = {
        "published": ["supports", "supports", "context", "for", "against"],
        "first": ["supports", "context", "context", "for", "for"],
        "second": ["supports", "supports", "context", "for", "against"],
    }
    whats = ["relation"] * 3 + ["thesis"] * 2
    rows = [
        {"sample": "mending", "item": str(item), "reader": reader, "what": what, "coded": code}
        for reader, given in codes.items()
        for item, (what, code) in enumerate(zip(whats, given, strict=True))
    ]
    rows += [
        {"sample": "fresh", "item": f"f{item}", "reader": reader, "what": "relation", "coded": code}
        for reader, given in {
            "published": ["supports", "context", "differs, in the point", "differs, in the point"],
            "first": ["supports", "supports", "differs, in the point", "context"],
        }.items()
        for item, code in enumerate(given)
    ]
    made = recoding.recoding(compared(pd.DataFrame(rows)))
    assert made.facts["mending_relation_first"] == pytest.approx(200 / 3)
    assert made.facts["mending_relation_second"] == 100
    assert made.facts["mending_thesis_first"] == 50
    assert made.facts["fresh_relation_first"] == 50
    assert made.facts["fresh_relation_rows"] == 4
    assert (made.facts["fresh_point_rows"], made.facts["fresh_point_same"]) == (2, 1)
    at = (
        compared(pd.DataFrame(rows)).set_index(["sample", "what", "first", "second", "category"]).sort_index()
    )
    whole = at.loc[("fresh", "relation", "published", "first", "")]
    assert made.facts["fresh_relation_alpha"] == whole["alpha"]
    assert (made.facts["fresh_relation_alpha_low"], made.facts["fresh_relation_alpha_high"]) == (
        whole["alpha_low"],
        whole["alpha_high"],
    )
    assert not {"fresh_relation_second", "fresh_thesis_rows"} & set(made.facts)
    codes_shown = [line[2] for line in made.body]
    assert codes_shown == [
        "all",
        "context",
        "supports",
        "all",
        "against",
        "for",
        "all",
        "context",
        "differs, in the point",
        "supports",
    ]
    assert made.body[2][4].startswith("50% [")
    assert made.body[0][6].startswith("67% [")
    fresh = [line for line in made.body if line[0] == "fresh"]
    assert [line[4].split("%")[0] for line in fresh] == ["50", "0", "50", "100"]
    assert {cell for line in fresh for cell in line[5:]} == {"\N{EN DASH}"}
    alpha = compared(pd.DataFrame(rows)).iloc[0]["alpha"]
    assert made.body[0][4].endswith(f"; alpha {alpha:.2f}")
    assert "alpha" not in made.body[1][4]


def test_the_rule_of_thumb_has_three_steps() -> None:
    found = [recoding.allowed(alpha) for alpha in (0.9, 0.8, 0.79, 0.67, 0.66)]
    assert found == ["firm", "firm", "tentative", "tentative", "no"]


def test_in_how_many_disputed_rows_the_third_reading_holds_with_the_published_code_is_told() -> None:
    point, beside = POINT, BESIDE
    codes = {
        "published": [beside, beside, beside, beside, point, "supports"],
        "first": [point, point, beside, "context", point, point],
        "second": [point, beside, beside, beside, point, "supports"],
        "third": [point, beside, None, beside, None, "supports"],
    }
    rows = pd.DataFrame(
        [
            {"sample": "mending", "item": str(item), "reader": reader, "what": "relation", "coded": code}
            for reader, given in codes.items()
            for item, code in enumerate(given)
            if code
        ]
    )
    made = recoding.recoding(compared(rows))
    assert [line[7] for line in made.body] == ["3 of 4", "2 of 3", "\N{EN DASH}", "1 of 1"]
