"""Chapter 04: the data and the artists of every exhibit, on the real tables and on small frames made by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers import exhibits, tables
from helpers.exhibits import fill
from helpers.exhibits.style import ACTOR, ARTICLE, MUTED
from helpers.figures.engagement import agreements as engagement_agreements
from helpers.figures.engagement import investment as engagement_investment
from helpers.figures.engagement import motives as engagement
from helpers.figures.engagement import trade as engagement_trade
from helpers.tables import dates

IDS = (
    "tbl-motives",
    "tbl-demander",
    "fig-agreements",
    "tbl-culture-clauses",
    "fig-visits",
    "fig-trade-shares",
    "tbl-trade-fit",
    "fig-investment",
)


def claims_of(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Claims with locus `text`, from id, value and statement."""
    return pd.DataFrame(
        [
            {"claim": key, "article": key[0].upper(), "locus": "text", "value": value, "statement": words}
            for key, value, words in rows
        ],
        columns=["claim", "article", "locus", "value", "statement"],
    )


def changed(
    frame: pd.DataFrame, key: str, value: object, column: str = "value", by: str = "claim"
) -> pd.DataFrame:
    """A copy of the frame in which one cell is another."""
    copy = frame.copy()
    assert (copy[by] == key).any()
    copy.loc[copy[by] == key, column] = value
    return copy


def text_of(cell: object) -> str:
    return cell if isinstance(cell, str) else cell["text"]  # type: ignore[index]


def marks(axes: object) -> list[tuple[float, float, str, str]]:
    """Every single mark: place, shape, colour of its face."""
    found = [
        line for line in axes.lines if len(line.get_xdata()) == 1 and line.get_marker() not in ("None", "")
    ]  # type: ignore[attr-defined]
    return [
        (float(m.get_xdata()[0]), float(m.get_ydata()[0]), m.get_marker(), m.get_markerfacecolor())
        for m in found
    ]


@pytest.mark.parametrize("identifier", IDS)
def test_texts_of_every_exhibit_are_filled_and_short(identifier):
    entry = exhibits.registry()[identifier]
    made = exhibits.make(identifier, tables.load)
    for name in ("title", "caption", "alt", "reading"):
        text = made.card[name]
        assert "{" not in text and len(text.split()) <= 60, (identifier, name)
        assert text == fill(getattr(entry, name), entry.maker(*map(tables.load, entry.tables)).facts)
    known = set(tables.load("sources")["source"])
    assert set(made.card["sources"]) <= known


def test_every_cell_of_a_table_leads_to_a_claim_that_exists():
    known = set(tables.load("claims")["claim"])
    for identifier in IDS:
        card = exhibits.make(identifier, tables.load).card
        for line in card.get("body", []):
            assert len(line) == len(card["header"]) == len(card["align"])
            assert {cell["claim"] for cell in line if "claim" in cell} <= known


# motives


def motive_frames() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    claims = claims_of(
        ("a-901", "", "arms"), ("a-902", "", "oil"), ("a-903", "", "oil again"), ("b-901", "", "oil too")
    )
    motives = pd.DataFrame({"motive": ["arms", "oil"], "label": ["Arms", "Oil and gas"], "place": [1, 2]})
    coded = pd.DataFrame(
        [
            ("a-901", "arms", "first years", "leading", "Central Asia", "r"),
            ("a-902", "oil", "today", "named", "Kazakhstan", "r"),
            ("a-903", "oil", "today", "leading", "Kazakhstan", "r"),
            ("b-901", "oil", "today", "leading", "Kazakhstan", "r"),
        ],
        columns=["claim", "motive", "moment", "rank", "scope", "reason"],
    )
    return claims, motives, coded


def test_a_motive_shows_its_strongest_claim():
    made = engagement.motives_stated(*motive_frames())
    assert [[text_of(cell) for cell in line] for line in made.body] == [
        ["Arms", "leading, region", "–", "–", "–"],
        ["Oil and gas", "–", "–", "leading", "leading"],
    ]
    assert made.body[1][3]["claim"] == "a-903"
    assert (
        made.facts["shared"] == 1
        and made.facts["shared_names"] == "oil and gas"
        and made.facts["lasting"] == 0
    )


def test_a_motive_coded_otherwise_changes_cell_and_fact():
    claims, motives, coded = motive_frames()
    made = engagement.motives_stated(claims, motives, changed(coded, "b-901", "named", "rank"))
    assert text_of(made.body[1][4]) == "named"
    assert made.facts["shared"] == 0 and made.facts["today_b"] == 0


def test_real_motives():
    coded = tables.load("motive_claims")
    made = engagement.motives_stated(*map(tables.load, ("claims", "motives", "motive_claims")))
    assert len(made.rows) == len(coded)
    assert made.facts["shared"] == 2 and made.facts["lasting"] == 0
    articles = made.rows.set_index("claim")["article"]
    assert set(articles[made.rows["moment"].to_numpy() != "today"]) == {"A"}


# steps of Kazakhstan


def demand_frames() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    claims = claims_of(
        ("a-901", "2010", "late"),
        ("a-902", "1993-11", "early"),
        ("a-903", "12", "years"),
        ("b-901", "x;y;z", "list"),
    )
    demands = pd.DataFrame(
        [
            ("late", "Late", "EU", "r", 1),
            ("early", "Early", "own measure", "r", 2),
            ("none", "Undated", "EU", "r", 3),
        ],
        columns=["demand", "label", "addressee", "reason", "place"],
    )
    told = pd.DataFrame(
        [
            ("late", "a-901", "date", ""),
            ("early", "a-902", "date", ""),
            ("early", "a-903", "content", "{value} years"),
            ("early", "b-901", "other article", "{count} things"),
        ],
        columns=["demand", "claim", "role", "wording"],
    )
    return claims, demands, told


def test_steps_stand_in_the_order_of_their_dates():
    made = engagement.kazakhstan_as_demander(*demand_frames())
    assert [[text_of(cell) for cell in line] for line in made.body] == [
        ["Early", "November 1993", "Its own measure", "12 years", "3 things"],
        ["Late", "2010", "EU", "–", "–"],
        ["Undated", "–", "EU", "–", "–"],
    ]
    assert made.facts == {
        "steps": 3,
        "dated": 2,
        "last": 2010,
        "in_both": 1,
        "eu": 2,
        "outside": 0,
        "own": 1,
        "states": 0,
    }


def test_a_changed_value_changes_the_step():
    claims, demands, told = demand_frames()
    made = engagement.kazakhstan_as_demander(
        changed(changed(claims, "a-903", "11"), "a-901", "1990"), demands, told
    )
    assert [text_of(line[0]) for line in made.body] == ["Late", "Early", "Undated"]
    assert text_of(made.body[1][3]) == "11 years" and made.facts["last"] == 1993


def test_real_steps():
    demands = tables.load("demands")
    made = engagement.kazakhstan_as_demander(tables.load("claims"), demands, tables.load("demand_claims"))
    assert (
        len(made.body) == len(demands) == sum(made.facts[name] for name in ("eu", "outside", "own", "states"))
    )
    when = [text_of(line[1]) for line in made.body]
    assert when[: made.facts["dated"]] == sorted(when[: made.facts["dated"]])


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


def test_a_stated_year_gives_a_range_and_a_stated_day_a_length():
    rows = engagement_agreements.stated_dates(*agreement_frames()).set_index("key")
    assert rows.loc["a-901", ["shortest", "longest"]].tolist() == pytest.approx([3.4990, 4.4956], abs=1e-4)
    assert rows.loc["b-901", "shortest"] == rows.loc["b-901", "longest"] == pytest.approx(1620 / 365.2425)
    assert pd.isna(rows.loc["b-902", "shortest"]) and rows.loc["b-902", "in_force"] == ""
    assert rows.loc["b-901", "voice"] == "B, list"
    assert rows.loc["e-9001", "voice"] == "record" and rows.loc["e-9001", "longest"] == pytest.approx(
        1532 / 365.2425
    )
    assert list(rows.index) == ["a-901", "b-901", "a-903", "e-9001", "b-902"]


def test_the_timeline_draws_what_the_rows_say():
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


def test_another_date_moves_the_mark_and_the_fact():
    claims, agreements, steps, evidence = agreement_frames()
    made = engagement_agreements.agreements_timeline(
        changed(claims, "a-902", "2000-07-01"), agreements, steps, evidence
    )
    assert made.facts["pca_low"] == pytest.approx(4.50, abs=0.01)
    assert 2000 < next(x for x, _, shape, _ in marks(made.figure.axes[0]) if shape == "D") < 2001


def test_real_agreements():
    made = engagement_agreements.agreements_timeline(
        *map(tables.load, ("claims", "agreements", "agreement_claims", "evidence"))
    )
    assert made.facts["signatures"] == 9 and made.facts["open"] == 2
    assert (
        made.facts["on_record"] == 5
        and made.facts["epca_low"] < made.facts["epca_record"] < made.facts["epca_high"]
    )
    assert made.facts["pca_low"] < made.facts["pca_day"] < made.facts["pca_high"]
    assert len(made.figure.axes[0].get_yticks()) == len(made.rows)


# culture clauses


def test_clauses_stand_side_by_side():
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
    assert made.facts == {"features": 2, "pca": 1, "epca": 1, "denied": 1, "silent": 1}
    again = engagement_agreements.culture_clauses(
        changed(claims, "b-901", "3"), agreements, clauses, changed(coded, "b-903", "stated", "presence")
    )
    assert text_of(again.body[0][1]) == "3 article" and again.facts["pca"] == 2 and again.facts["denied"] == 0


def test_real_clauses_come_from_article_b():
    made = engagement_agreements.culture_clauses(
        *map(tables.load, ("claims", "agreements", "clauses", "clause_claims"))
    )
    assert made.rows["claim"].str.startswith("b-").all()
    assert (
        made.facts["pca"] + made.facts["epca"] + made.facts["denied"] + made.facts["silent"]
        == 2 * made.facts["features"]
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


def test_a_list_of_years_gives_a_mark_for_each():
    made = engagement_agreements.visits_timeline(*visit_frames())
    out, back = made.figure.axes
    assert marks(out) == [
        (1993, 0, "o", ACTOR["Kazakhstan"]),
        (2010, 0, "o", ACTOR["Kazakhstan"]),
        (2010.8, 0, "s", ACTOR["Kazakhstan"]),
    ]
    assert marks(back) == [(2019, 0, "D", ACTOR["EU"])]
    assert [made.facts[name] for name in ("total", "out", "back", "official", "working", "gap")] == [
        4,
        3,
        1,
        2,
        1,
        17,
    ]


def test_another_year_moves_the_visit():
    claims, visits = visit_frames()
    made = engagement_agreements.visits_timeline(changed(claims, "a-901", "1993;2000"), visits)
    assert [x for x, *_ in marks(made.figure.axes[0])] == [1993, 2000, 2010]
    assert made.facts["gap"] == 10


def test_real_visits_agree_with_the_counts_that_the_article_states():
    claims, visits = tables.load("claims"), tables.load("visits")
    made = engagement_agreements.visits_timeline(claims, visits)
    drawn = [mark for axes in made.figure.axes for mark in marks(axes)]
    assert len(drawn) == len(made.rows) == made.facts["total"]
    stated = claims.set_index("claim")["value"]
    for counted, group in made.rows.merge(visits[["claim", "counted_by"]], on="claim").groupby("counted_by"):
        if counted:
            assert len(group) == int(stated[counted]), counted
    assert (made.rows["visitor"] == "Nazarbayev").sum() == int(stated["a-171"])


# trade


def trade_frames() -> tuple[pd.DataFrame, pd.DataFrame]:
    claims = claims_of(("a-155", "39", ""), ("a-156", "30", ""))
    columns = ["indicator", "entity", "counterpart", "period", "value", "status", "source", "note"]
    rows = [
        ("merchandise-exports", "KAZ", "WLD", "2021", 60_000.0, "published", "wdi-kaz-2026", ""),
        ("merchandise-imports", "KAZ", "WLD", "2021", 40_000.0, "published", "wdi-kaz-2026", ""),
        ("merchandise-exports", "KAZ", "WLD", "2022", 80_000.0, "published", "wdi-kaz-2026", ""),
        ("merchandise-imports", "KAZ", "WLD", "2022", 50_000.0, "published", "wdi-kaz-2026", ""),
        ("exports-reported", "KAZ", "EU", "2022", 32.0, "published", "x", ""),
        ("imports-reported", "KAZ", "EU", "2022", 8.0, "published", "x", ""),
        ("turnover-reported", "KAZ", "EU", "2022", 40.0, "published", "x", ""),
        ("turnover-reported", "KAZ", "EU", "2021", 29.0, "derived", "x", ""),
        ("turnover-reported", "KAZ", "EU", "2022-01/2022-06", 9.0, "partial", "x", ""),
        ("turnover-reported", "KAZ", "RUS", "2022", 26.0, "published", "x", ""),
        ("export-share-wits", "KAZ", "EU27", "2015", 34.0, "partial", "y", ""),
    ]
    return claims, pd.DataFrame(rows, columns=columns)


def test_shares_are_amounts_over_totals_of_whole_years():
    rows = engagement_trade.eu_shares(trade_frames()[1])
    found = {(row.flow, row.year, row.kind): row.share for row in rows.itertuples()}
    assert found == {
        ("exports", 2015, "lower bound"): 34.0,
        ("exports", 2022, "amount over total"): pytest.approx(40.0),
        ("imports", 2022, "amount over total"): pytest.approx(16.0),
        ("turnover", 2021, "amount uncertain"): pytest.approx(29.0),
        ("turnover", 2022, "amount over total"): pytest.approx(100 * 40 / 130),
    }


def test_trade_dots_stand_where_the_shares_are():
    made = engagement_trade.trade_shares(*trade_frames())
    exports, imports, both = map(marks, made.figure.axes)
    assert exports == [
        (2015, 34, "^", MUTED),
        (2022, pytest.approx(40), "o", MUTED),
        (2020.6, 39, "D", ARTICLE["A"]),
    ]
    assert imports == [(2022, pytest.approx(16), "o", MUTED)]
    assert (2021, pytest.approx(29), "o", "white") in both and (2020.6, 30, "D", ARTICLE["A"]) in both
    assert made.facts["best"] == 2022 and made.facts["low"] == made.facts["high"] == pytest.approx(29)
    assert made.facts["implied"] == pytest.approx((30 - 0.39 * 60) / 40 * 100)
    assert made.facts["buyer_ratio"] == pytest.approx(2.5)
    assert all(
        len(line.get_xdata()) == 1 or line.get_linestyle() != "-"
        for axes in made.figure.axes
        for line in axes.lines
    )


def test_a_changed_share_or_total_is_seen():
    claims, indicators = trade_frames()
    made = engagement_trade.trade_shares(changed(claims, "a-156", "20"), indicators)
    assert (2020.6, 20, "D", ARTICLE["A"]) in marks(made.figure.axes[2])
    assert made.facts["turnover"] == 20 and made.facts["best"] == 2021
    halved = changed(indicators, "merchandise-exports", 40_000.0, by="indicator")
    assert engagement_trade.trade_shares(claims, halved).facts["exports_2022"] == pytest.approx(80)


def test_the_table_of_years_gives_the_distance():
    made = engagement_trade.year_that_fits(*trade_frames())
    cells = [[text_of(cell) for cell in line] for line in made.body]
    assert cells[0][1:] == ["2021", "39", "", "30", ""]
    assert cells[1][1:] == ["2021", "not found", "", "29.0", "-1.0"] and cells[1][0].startswith(
        "29.0 billion"
    )
    assert cells[2][1:] == ["2022", "40.0", "+1.0", "30.8", "+0.8"]
    assert made.facts["exports_gap"] == pytest.approx(1.0)


def test_real_trade():
    claims, indicators = tables.load("claims"), tables.load("indicators")
    made = engagement_trade.trade_shares(claims, indicators)
    assert made.facts["best"] == 2022 and made.facts["low"] < made.facts["turnover"] < made.facts["high"]
    assert sum(len(marks(axes)) for axes in made.figure.axes) == len(made.rows)
    low, high = made.figure.axes[0].get_ylim()
    assert made.rows["share"].between(low, high).all()
    closed = made.rows[made.rows["source"].isin(["wits-kaz-2015", "penppml-trade"])]
    assert closed.groupby("source").size().max() <= 8


# investment


def investment_frames() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    claims = claims_of(
        ("a-158", "60000", ""), ("a-159", "20", ""), ("a-162", "5000", ""), ("a-166", "500", "")
    )
    coded = pd.DataFrame(
        [
            ("a-158", "EU", "stock", ""),
            ("a-162", "NLD", "not stated", ""),
            ("a-166", "DEU", "not stated", ""),
        ],
        columns=["claim", "entity", "concept", "reason"],
    )
    columns = ["indicator", "entity", "counterpart", "period", "value", "status", "source", "note"]
    rows = [
        ("fdi-stock", "KAZ", "NLD", "2021-06", 58.0, "approximate", "x", "mid-year; a floor"),
        ("fdi-stock", "KAZ", "WLD", "2021-06", 150.0, "published", "x", ""),
        ("fdi-gross-inflow", "KAZ", "EU", "2021", 10.0, "derived", "x", ""),
        ("fdi-gross-inflow", "KAZ", "EU", "2022", 12.0, "published", "x", ""),
        ("fdi-gross-inflow", "KAZ", "NLD", "2021", 7.0, "published", "x", ""),
        ("fdi-gross-inflow", "KAZ", "DEU", "2022", 0.6, "published", "x", ""),
        ("fdi-gross-inflow-cumulative", "KAZ", "EU", "2005/2024-09", 200.0, "published", "x", ""),
        ("fdi-invested-since-1992", "KAZ", "EU", "1992/2022", 76.0, "approximate", "x", ""),
        ("fdi-gross-inflow-part-year", "KAZ", "EU", "2022-01/2022-09", 8.0, "approximate", "x", "a floor"),
        ("fdi-gross-inflow", "KAZ", "USA", "2022", 5.0, "published", "x", ""),
    ]
    return claims, coded, pd.DataFrame(rows, columns=columns)


def test_every_figure_keeps_its_concept():
    rows = engagement_investment.investment_figures(*investment_frames())
    european = rows[rows["entity"] == "EU"]
    assert list(zip(european["concept"], european["value"], european["origin"], strict=True)) == [
        ("stock", pytest.approx(50.0), "derived"),
        ("stock", 60.0, "stated"),
        ("not stated", 76.0, "public"),
        ("sum", 200.0, "public"),
        ("inflow", 10.0, "public"),
        ("inflow", 12.0, "public"),
        ("part", 8.0, "public"),
    ]
    assert "USA" not in set(rows["entity"]) and "WLD" not in set(rows["entity"])


def test_investment_dots_and_words():
    made = engagement_investment.investment(*investment_frames())
    european, dutch, others = made.figure.axes
    assert (60.0, 0, "s", ARTICLE["A"]) in marks(european) and (
        pytest.approx(50.0),
        0,
        "s",
        "white",
    ) in marks(european)
    assert (10.0, 3, "o", "white") in marks(european) and (12.0, 3, "o", MUTED) in marks(european)
    assert marks(dutch) == [(58.0, 0, "s", MUTED), (5.0, 1, "X", ARTICLE["A"]), (7.0, 2, "o", MUTED)]
    assert marks(others) == [(0.5, 0, "X", ARTICLE["A"]), (0.6, 0, "o", MUTED)]
    words = [text.get_text() for axes in made.figure.axes for text in axes.texts]
    assert (
        "≥58.0 (mid-2021)" in words
        and "A: 0.50" in words
        and "200.0 (2005-Sep 2024)" in words
        and "≥8.0 (Jan-Sep 2022)" in words
    )
    sides = {text.get_text(): text.get_ha() for text in european.texts}
    assert sides["200.0 (2005-Sep 2024)"] == "right" and sides["≥8.0 (Jan-Sep 2022)"] == "left"
    assert all(len(line.get_xdata()) == 1 for axes in made.figure.axes for line in axes.lines)
    assert made.facts["five"] == pytest.approx(5.5) and made.facts["inflow_growth"] == pytest.approx(20)


def test_a_changed_amount_is_seen():
    claims, coded, indicators = investment_frames()
    made = engagement_investment.investment(
        changed(changed(claims, "a-162", "6000"), "a-159", "50"), coded, indicators
    )
    assert (6.0, 1, "X", ARTICLE["A"]) in marks(made.figure.axes[1])
    assert (
        made.facts["before"] == pytest.approx(40)
        and made.facts["nl"] == 6.0
        and made.facts["five"] == pytest.approx(6.5)
    )


def test_real_investment():
    made = engagement_investment.investment(*map(tables.load, ("claims", "investment_claims", "indicators")))
    assert sum(len(marks(axes)) for axes in made.figure.axes) == len(made.rows) == made.facts["figures"]
    low, high = made.figure.axes[2].get_xlim()
    assert made.rows["value"].between(low, high).all()
    assert made.facts["before"] * (1 + made.facts["growth"] / 100) == pytest.approx(made.facts["stock"])
    assert made.facts["sum_last"] > made.facts["world_stock"] > made.facts["stock"]


def test_dates_of_the_tables_can_be_read():
    told = tables.load("agreement_claims").merge(tables.load("claims")[["claim", "value"]], on="claim")
    assert all(dates.is_date(value) for value in told["value"])
