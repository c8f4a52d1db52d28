"""Agreement of two passes of coding, on small tables made by hand and on the real ones."""

from __future__ import annotations

import warnings

import pandas as pd
import pytest

from helpers.exhibits import Drawn
from helpers.figures.methods import stability
from helpers.measures import agreement
from helpers.tables.computed import get

PAIRS = pd.DataFrame(
    [
        ("A", "a-001", "date", "date", "culture", "culture", "activity", "activity"),
        ("A", "a-002", "event", "date", "culture", "actors", "resource", "none"),
        ("A", "", "date", "", "culture", "", "reach", ""),
        ("B", "b-001", "list", "list", "theory", "theory", "attitude", "attitude"),
        ("B", "b-002", "date", "date", "culture", "culture", "none", "activity"),
    ],
    columns=[
        "article",
        "claim",
        "first_kind",
        "second_kind",
        "first_dimension",
        "second_dimension",
        "first_link",
        "second_link",
    ],
)


def table(name: str) -> pd.DataFrame:
    assert name == "coding_pairs"
    return PAIRS


@pytest.fixture(scope="module")
def made() -> Drawn:
    with warnings.catch_warnings():
        # So few units are sometimes drawn again as one category alone.
        warnings.simplefilter("ignore")
        return stability.stability(agreement.reliability(table), PAIRS)


def test_every_alpha_is_drawn_with_its_interval_in_both_forms(made: Drawn) -> None:
    for figure in (made.figure, made.narrow):
        for axes, field in zip(figure.axes, agreement.FIELDS, strict=True):
            lines = {str(line.get_label()): line for line in axes.lines}
            mine = made.rows[made.rows["field"] == field]
            limits = {name: line for name, line in lines.items() if name.startswith("limit")}
            assert len(lines) - len(limits) == 2 * len(mine) == 12
            assert [line.get_xdata()[0] for line in limits.values()] == [
                stability.TENTATIVE,
                stability.RELIABLE,
            ]
            for row in mine.itertuples():
                name = f"{row.article} {stability.EVERY if row.marking else stability.MATCHED}"
                assert list(lines[name].get_xdata()) == [row.alpha]
                assert list(lines[f"interval {name}"].get_xdata()) == pytest.approx(
                    [row.low, row.high], nan_ok=True
                )


def test_a_unit_of_one_pass_alone_is_a_disagreement_only_where_marking_counts(made: Drawn) -> None:
    rows = made.rows.set_index(["field", "article", "marking"])
    assert (rows.at[("kind", "A", False), "units"], rows.at[("kind", "A", False), "same"]) == (2, 1)
    assert (rows.at[("kind", "A", True), "units"], rows.at[("kind", "A", True), "same"]) == (3, 1)
    assert made.facts["units"] == 5 and made.facts["matched_share"] == 80
    assert (made.facts["kept"], made.facts["statements"]) == (4, 4)
    assert made.facts["b_dimension_alpha"] == 1


def test_marking_lowers_every_alpha_of_the_book() -> None:
    real = stability.stability(get("coding_reliability"), get("coding_pairs"))
    for field in agreement.FIELDS:
        for article in ("", "a_", "b_"):
            key = f"{article}{field}"
            assert real.facts[f"{key}_all_alpha"] < real.facts[f"{key}_low"], key
            assert real.facts[f"{key}_low"] < real.facts[f"{key}_alpha"] < real.facts[f"{key}_high"]
    assert real.facts["lowest_where"] == "dimension in article B"
    assert real.facts["statements"] == len(get("claims")) < real.facts["kept"] < real.facts["units"]
    # The chapter says so of the three labels of both articles together.
    for field in agreement.FIELDS:
        assert real.facts[f"{field}_low"] < stability.RELIABLE < real.facts[f"{field}_high"]
