"""Visits of leaders, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd

from artists import marks
from figures.engagement.frames import claims_of
from frames import changed
from helpers import tables
from helpers.exhibits.style import ACTOR
from helpers.figures.engagement import visits as engagement_visits


def visit_frames() -> tuple[pd.DataFrame, pd.DataFrame]:
    claims = claims_of(("a-901", "1993;2010", ""), ("a-902", "2010", ""), ("a-903", "2019", ""))
    visits = pd.DataFrame(
        [
            ("a-901", "to Brussels", "One", "official", "", ""),
            ("a-902", "to Brussels", "One", "working", "", ""),
            ("a-903", "to Kazakhstan", "Two", "not stated", "", ""),
        ],
        columns=["claim", "direction", "visitor", "kind", "counted_by", "reason"],
    )
    return claims, visits


def test_a_list_of_years_gives_a_mark_for_each() -> None:
    made = engagement_visits.visits_timeline(*visit_frames())
    out, back = made.figure.axes
    assert marks(out) == [
        (1993, 0, "o", ACTOR["Kazakhstan"]),
        (2010, 0, "o", ACTOR["Kazakhstan"]),
        (2010.8, 0, "s", ACTOR["Kazakhstan"]),
    ]
    assert marks(back) == [(2019, 0, "D", ACTOR["EU"])]
    assert [made.facts[name] for name in ("total", "out", "back", "official", "working")] == [
        4,
        3,
        1,
        2,
        1,
    ]


def test_another_year_moves_the_visit() -> None:
    claims, visits = visit_frames()
    made = engagement_visits.visits_timeline(changed(claims, "1993;2000", claim="a-901"), visits)
    assert [x for x, *_ in marks(made.figure.axes[0])] == [1993, 2000, 2010]


def test_real_visits_agree_with_the_counts_that_the_article_states() -> None:
    claims, visits = tables.load("claims"), tables.load("visits")
    made = engagement_visits.visits_timeline(claims, visits)
    drawn = [mark for axes in made.figure.axes for mark in marks(axes)]
    assert len(drawn) == len(made.rows) == made.facts["total"]
    stated = claims.set_index("claim")["value"]
    for counted, group in made.rows.merge(visits[["claim", "counted_by"]], on="claim").groupby("counted_by"):
        if counted:
            assert len(group) == int(stated[counted]), counted
    assert (made.rows["visitor"] == "Nazarbayev").sum() == int(stated["a-171"])
