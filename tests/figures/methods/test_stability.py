"""Agreement of two passes of coding, on small tables made by hand and on the real ones."""

import pandas as pd
import pytest

from helpers import tables
from helpers.figures.methods import stability

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


def test_agreement_counts_units_of_both_passes() -> None:
    rows = stability.agreement(PAIRS).set_index(["field", "article"])
    assert rows.at[("kind", "A"), "units"] == 2
    assert rows.at[("kind", "A"), "agreement"] == 0.5
    assert rows.at[("kind", "A and B"), "same"] == 3
    assert rows.at[("dimension", "B"), "alpha"] == 1


def test_stability_draws_agreement_and_alpha() -> None:
    made = stability.stability(PAIRS)
    left, right = made.figure.axes
    dots = [float(line.get_xdata()[0]) for line in left.lines if line.get_marker() == "o"]
    expected = made.rows[made.rows["article"] != "A and B"]
    assert dots == pytest.approx(
        [value for row in expected.itertuples() for value in (row.agreement, row.alpha)]
    )
    assert [bar.get_width() for bar in right.patches] == [1, 1, 1, 1]
    assert (made.facts["units"], made.facts["matched"]) == (5, 4), "one unit is of the first pass alone"
    assert made.rows.loc[made.rows["article"] == "A and B", "units"].tolist() == [4] * 3
    assert made.facts["a_supply_first"] == pytest.approx(200 / 3)
    assert made.facts["a_supply_second"] == 100
    changed = PAIRS.copy()
    changed.loc[1, "second_kind"] = "event"
    assert stability.stability(changed).facts["a_kind_share"] == 100


def test_real_confusions_are_sorted_and_complete() -> None:
    pairs = tables.load("coding_pairs")
    every = stability.confusions(pairs, 10_000)
    rows = stability.agreement(pairs)
    both = rows[rows["article"] == "A and B"]
    assert every["units"].sum() == (both["units"] - both["same"]).sum()
    assert every["units"].is_monotonic_decreasing
