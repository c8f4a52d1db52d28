"""Agreements, their clauses and visits, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd
import pytest

from artists import marks, text_of
from figures.engagement.frames import claims_of
from frames import changed
from helpers import tables
from helpers.exhibits.style import ACTOR, ARTICLE, MUTED
from helpers.figures.engagement import agreements as engagement_agreements
from helpers.tables import dates


# agreements
def agreement_frames() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    claims = claims_of(
        ("a-901", "1995", ""),
        ("b-901", "1995-01-23", ""),
        ("a-902", "1999-07-01", ""),
        ("a-903", "2015", ""),
        ("a-904", "2020-03-01", ""),
    )
    claims = pd.concat([claims, claims_of(("b-902", "1994-12-16", ""))], ignore_index=True)
    claims.loc[claims["claim"] == "b-901", "locus"] = "note"
    agreements = pd.DataFrame(
        {
            "agreement": ["pca", "epca", "de"],
            "other_side": ["EU", "EU", "Germany"],
            "short": ["PCA", "EPCA", "German"],
            "place": [1, 2, 3],
        }
    )
    steps = pd.DataFrame(
        [
            ("a-901", "pca", "signed", ""),
            ("b-901", "pca", "signed", ""),
            ("a-902", "pca", "in force", ""),
            ("a-903", "epca", "signed", ""),
            ("a-904", "epca", "in force", ""),
            ("b-902", "de", "signed", ""),
        ],
        columns=["claim", "agreement", "step", "reason"],
    )
    evidence = pd.DataFrame(
        [
            ("e-9001", "a-903", "date", "2015-12-21", "x"),
            ("e-9002", "a-903", "date", "2015-12-21", "y"),
            ("e-9003", "a-901", "text", "1995", "z"),
        ],
        columns=["evidence", "claim", "datatype", "value", "source"],
    )
    return claims, agreements, steps, evidence


def test_a_stated_year_gives_a_range_and_a_stated_day_a_length() -> None:
    rows = engagement_agreements.stated_dates(*agreement_frames()).set_index("key")
    assert rows.loc["a-901", ["shortest", "longest"]].tolist() == pytest.approx([3.4990, 4.4956], abs=1e-4)
    assert rows.loc["b-901", "shortest"] == rows.loc["b-901", "longest"] == pytest.approx(1620 / 365.2425)
    assert pd.isna(rows.loc["b-902", "shortest"]) and rows.loc["b-902", "in_force"] == ""
    assert rows.loc["b-901", "voice"] == "B, list"
    assert rows.loc["e-9001", "voice"] == "record" and rows.loc["e-9001", "longest"] == pytest.approx(
        1532 / 365.2425
    )
    assert list(rows.index) == ["a-901", "b-901", "a-903", "e-9001", "b-902"]


def test_the_timeline_draws_what_the_rows_say() -> None:
    made = engagement_agreements.agreements_timeline(*agreement_frames())
    (axes,) = made.figure.axes
    force = [(x, shape) for x, _, shape, _ in marks(axes) if shape == "D"]
    assert [x for x, _ in force] == pytest.approx([1999 + 181 / 365] * 2 + [2020 + 60 / 366] * 2)
    days = [(x, face) for x, _, shape, face in marks(axes) if shape == "o"]
    assert days == [
        (pytest.approx(1995 + 22 / 365), "white"),
        (pytest.approx(2015 + 354 / 365), MUTED),
        (pytest.approx(1994 + 349 / 365), ARTICLE["B"]),
    ]
    bars = [tuple(line.get_xdata()) for line in axes.lines if line.get_linewidth() == 6]
    assert bars == [(1995.0, pytest.approx(1995 + 364 / 365)), (2015.0, pytest.approx(2015 + 364 / 365))]
    texts = [text.get_text() for text in axes.texts]
    assert (
        "4.4 years" in texts
        and "3.5 to 4.5 years" in texts
        and "16 December 1994; entry into force not stated" in texts
    )
    assert (
        made.facts["open"] == 1
        and made.facts["agreements"] == 3
        and sorted(made.sources) == ["article-a", "article-b", "x", "y"]
    )


def test_another_date_moves_the_mark_and_the_fact() -> None:
    claims, agreements, steps, evidence = agreement_frames()
    made = engagement_agreements.agreements_timeline(
        changed(claims, "2000-07-01", claim="a-902"), agreements, steps, evidence
    )
    assert made.facts["pca_low"] == pytest.approx(4.50, abs=0.01)
    assert 2000 < next(x for x, _, shape, _ in marks(made.figure.axes[0]) if shape == "D") < 2001


def test_real_agreements() -> None:
    made = engagement_agreements.agreements_timeline(
        *map(tables.load, ("claims", "agreements", "agreement_claims", "evidence"))
    )
    stated, found = (made.rows[made.rows["voice"].str.startswith(who)] for who in (("A", "B"), "record"))
    assert len(stated) == 9 and len(found) == 5 and made.facts["open"] == 2
    assert made.facts["pca_low"] < made.facts["pca_record"] < made.facts["pca_high"]
    assert made.facts["epca_low"] < made.facts["epca_record"] < made.facts["epca_high"]
    assert len(made.figure.axes[0].get_yticks()) == len(made.rows)


# culture clauses
def test_clauses_stand_side_by_side() -> None:
    claims = claims_of(("b-901", "1", ""), ("b-902", "x;y", ""), ("b-903", "", ""))
    agreements = agreement_frames()[1]
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


def test_dates_of_the_tables_can_be_read() -> None:
    told = tables.load("agreement_claims").merge(tables.load("claims")[["claim", "value"]], on="claim")
    assert all(dates.is_date(value) for value in told["value"])
