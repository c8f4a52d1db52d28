"""Who moved in democracy, on a small table of distances made by hand and on the real one."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.exhibits.layout import LAYOUTS
from helpers.figures.political_values import movers
from helpers.measures.members import LINES
from helpers.tables.computed import get


def distances(mine: float, theirs: float, half: float = 0.1, odd: float = 0.0) -> pd.DataFrame:
    """Every series, beginning and line with the same parts; `odd` is added to the lead without two members."""
    rows = []
    for series in movers.INDICES:
        for first in movers.BEGINNINGS:
            for line in LINES:
                lead = mine - theirs + (odd if line == LINES[-1] else 0.0)
                parts = {"mine": mine, "theirs": theirs, "change": mine + theirs, "lead": lead}
                ends = {f"{name}_low": value - half for name, value in parts.items()}
                ends |= {f"{name}_high": value + half for name, value in parts.items()}
                place = {"series": series, "first": first, "last": "2023", "line": line}
                rows.append(place | parts | ends | {"before": 1.0, "after": 1.0 + mine + theirs})
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("mine", "theirs", "odd", "said"),
    [
        (0.5, 0.1, 0.0, "Kazakhstan"),
        (0.1, 0.5, 0.0, "the Union"),
        # Both narrowed the distance, Kazakhstan by the greater part.
        (-0.5, -0.1, 0.0, "Kazakhstan"),
        (0.3, 0.25, 0.0, "open"),
        # One way to take the Union that leaves it open leaves it open.
        (0.5, 0.1, -0.35, "open"),
    ],
)
def test_a_side_leads_where_the_difference_leaves_out_zero_on_every_line(
    mine: float, theirs: float, odd: float, said: str
) -> None:
    made = movers.movers(distances(mine, theirs, odd=odd))
    assert made.facts["2004_said"] == said
    assert {made.facts[f"{tag}{year}_said"] for tag in ("", "electoral_") for year in (1993, 2004, 2013)} == {
        said
    }


def test_marks_stand_at_the_members_of_each_year_and_strokes_at_all_other_lines() -> None:
    made = movers.movers(distances(0.5, 0.1, odd=0.2))
    for layout in LAYOUTS:
        with layout.use():
            axes = made.form(layout).axes[0]
        drawn = {str(line.get_label()): line for line in axes.lines}
        assert list(drawn["Kazakhstan's part"].get_xdata()) == [0.5]
        assert list(drawn["interval lead"].get_xdata()) == pytest.approx([0.3, 0.5])
        assert list(drawn["others lead"].get_xdata()) == pytest.approx([0.4, 0.4, 0.4, 0.6])


def test_parts_of_the_real_table_add_up_and_differ_by_the_lead() -> None:
    rows = movers.movers(get("union_distances")).rows
    assert rows["series"].nunique() == 2 and rows["first"].nunique() == 3
    wide = rows.pivot(index=["series", "first", "line"], columns="part", values="value")
    whole = rows.groupby(["series", "first", "line"])["change"].first()
    ours, theirs, lead = (wide[part] for part in movers.PARTS)
    assert (ours + theirs).tolist() == pytest.approx(whole.tolist())
    assert (ours - theirs).tolist() == pytest.approx(lead.tolist())
    assert (rows["low"] < rows["value"]).all() and (rows["value"] < rows["high"]).all()


def test_the_key_says_what_the_thin_strokes_are() -> None:
    figure = movers.movers(distances(0.5, 0.1)).figure
    names = [text.get_text() for text in figure.legends[0].get_texts()]
    assert names == [*movers.PARTS, "other members"]
    assert figure.legends[0].legend_handles[-1].get_marker() == "|"


def test_the_other_ways_that_leave_the_lead_open_are_counted() -> None:
    real = get("union_distances")
    mine = real[(real["series"] == movers.LIBERAL) & (real["first"] == "1993")]
    facts = movers.movers(real).facts
    assert facts["open_ways"] == ((mine["lead_low"] <= 0) & (mine["lead_high"] >= 0)).sum()
    assert (facts["1993_said"] == "open") == (0 < facts["open_ways"] < facts["lines"])
    cleared = real.assign(lead_low=0.01, lead_high=0.2)
    assert movers.movers(cleared).facts["open_ways"] == 0
