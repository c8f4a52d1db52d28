"""The curve of all choices and the table of conclusions, on small tables made by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from helpers import tables
from helpers.exhibits import Drawn
from helpers.figures.measuring import choices as measuring_variants
from helpers.tables import computed

TABLES = (
    "variant_runs",
    "variant_summary",
    "variant_choices",
    "choice_spread",
    "variant_answers",
    "union_distances",
)


def parts() -> dict[str, pd.DataFrame]:
    return {name: computed.get(name).copy() for name in TABLES}


def curve(given: dict[str, pd.DataFrame]) -> Drawn:
    return measuring_variants.specification_curve(*given.values())


def test_a_curve_is_sorted_keeps_every_variant_and_has_its_intervals() -> None:
    given = parts()
    made = curve(given)
    for name in measuring_variants.CURVES:
        mine = made.rows[made.rows["conclusion"] == name]
        assert mine["effect"].is_monotonic_increasing
        assert mine["place"].tolist() == list(range(len(mine)))
        assert (mine["low"] < mine["effect"]).all() and (mine["effect"] < mine["high"]).all()
    own = made.rows[(made.rows["conclusion"] == "un-distance") & made.rows["published"]].iloc[0]
    known = given["union_distances"].set_index(["series", "first", "line"])
    row = known.loc[("un-ideal-point-all", "1993/1995", "EU")]
    assert (own["effect"], own["low"]) == pytest.approx((row["change"], row["change_low"]))


def test_the_curve_draws_effects_and_below_only_what_makes_the_spread() -> None:
    given = parts()
    made = curve(given)
    above, below = made.figure.axes[2:4]
    mine = made.rows[made.rows["conclusion"] == "democracy-gap"]
    dots = {line.get_label(): line for line in above.lines}
    assert dots["holds"].get_ydata().tolist() == pytest.approx(mine.loc[mine["holds"], "effect"].tolist())
    assert to_hex(dots["does not hold"].get_color()).lower() == measuring_variants.FAILS.lower()
    strokes = {line.get_label(): line for line in below.lines}
    assert strokes["first 2007"].get_xdata().tolist() == mine.loc[mine["first"] == "2007", "place"].tolist()
    # Which of the two indices is taken makes next to nothing of the spread.
    assert not [label for label in strokes if label.startswith("series ")]
    assert "members of each year *" in [text.get_text() for text in below.get_yticklabels()]


def test_the_other_conclusions_are_strips_on_the_side_where_they_hold() -> None:
    made = curve(parts())
    strips = made.figure.axes[-1]
    names = [text.get_text() for text in strips.get_yticklabels()]
    assert len(names) == len(tables.load("conclusions")) - len(measuring_variants.CURVES)
    lines = {line.get_label(): line for line in strips.lines}
    assert (lines["aid-fell True"].get_xdata() < 0).all() and len(lines["aid-fell False"].get_xdata()) == 0
    assert (lines["un-part True"].get_xdata() > 0).all()


def test_the_curve_follows_a_changed_effect() -> None:
    given = parts()
    runs = given["variant_runs"]
    chosen = runs.index[(runs["conclusion"] == "un-distance") & (runs["variant"] == 1)]
    runs.loc[chosen, ["effect", "holds"]] = [-0.5, False]
    dots = {line.get_label(): line for line in curve(given).figure.axes[0].lines}
    assert dots["does not hold"].get_xydata().tolist()[0] == [0, -0.5]


def test_sources_cover_the_series_that_the_grid_names() -> None:
    data = tables.load("indicators")
    named = set(tables.load("variant_choices")["value"]) & set(data["indicator"])
    named |= {
        "aid-net-bilateral",
        "students-abroad",
        "students-abroad-total",
        "students-abroad-oecd-eu",
    }
    read = {*data.loc[data["indicator"].isin(named), "source"], *tables.load("issue_codes")["source"]}
    assert read <= set(measuring_variants.SOURCES)
    assert isinstance(computed.get("variant_summary"), pd.DataFrame)
