"""Clauses of agreements and visits, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd

from artists import marks, text_of
from figures.engagement.frames import claims_of
from frames import changed
from helpers import tables
from helpers.exhibits.style import ACTOR
from helpers.figures.engagement import agreements as engagement_agreements


# culture clauses
def test_clauses_stand_side_by_side() -> None:
    claims = claims_of(("b-901", "1", ""), ("b-902", "x;y", ""), ("b-903", "", ""))
    agreements = pd.DataFrame(
        {
            "agreement": ["pca", "epca", "de"],
            "other_side": ["EU", "EU", "Germany"],
            "short": ["PCA", "EPCA", "German"],
            "place": [1, 2, 3],
        }
    )
    clauses = pd.DataFrame({"clause": ["place", "plans"], "label": ["Place", "Plans"], "place": [1, 2]})
    coded = pd.DataFrame(
        [
            ("place", "pca", "b-901", "stated", "{value} article", ""),
            ("place", "epca", "b-902", "stated", "{count} tools", ""),
            ("plans", "pca", "b-903", "denied", "none", ""),
        ],
        columns=["clause", "agreement", "claim", "presence", "wording", "reason"],
    )
    made = engagement_agreements.culture_clauses(claims, agreements, clauses, coded)
    assert list(made.header) == ["Feature", "PCA", "EPCA"]
    assert [[text_of(cell) for cell in line] for line in made.body] == [
        ["Place", "1 article", "2 tools"],
        ["Plans", "none", "not reported"],
    ]
    assert made.facts == {"features": 2, "pca": 1, "epca": 1, "denied": 1}
    again = engagement_agreements.culture_clauses(
        changed(claims, "3", claim="b-901"),
        agreements,
        clauses,
        changed(coded, "stated", "presence", claim="b-903"),
    )
    assert text_of(again.body[0][1]) == "3 article" and again.facts["pca"] == 2 and again.facts["denied"] == 0


def test_real_clauses_come_from_article_b() -> None:
    made = engagement_agreements.culture_clauses(
        *map(tables.load, ("claims", "agreements", "clauses", "clause_claims"))
    )
    assert made.rows["claim"].str.startswith("b-").all()
    silent = sum(text_of(cell) == "not reported" for line in made.body for cell in line)
    assert (
        made.facts["pca"] + made.facts["epca"] + made.facts["denied"] + silent == 2 * made.facts["features"]
    )


# visits
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
    made = engagement_agreements.visits_timeline(*visit_frames())
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
    made = engagement_agreements.visits_timeline(changed(claims, "1993;2000", claim="a-901"), visits)
    assert [x for x, *_ in marks(made.figure.axes[0])] == [1993, 2000, 2010]


def test_real_visits_agree_with_the_counts_that_the_article_states() -> None:
    claims, visits = tables.load("claims"), tables.load("visits")
    made = engagement_agreements.visits_timeline(claims, visits)
    drawn = [mark for axes in made.figure.axes for mark in marks(axes)]
    assert len(drawn) == len(made.rows) == made.facts["total"]
    stated = claims.set_index("claim")["value"]
    for counted, group in made.rows.merge(visits[["claim", "counted_by"]], on="claim").groupby("counted_by"):
        if counted:
            assert len(group) == int(stated[counted]), counted
    assert (made.rows["visitor"] == "Nazarbayev").sum() == int(stated["a-171"])
