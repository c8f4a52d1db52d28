"""The profile of inputs and the definitions of indicators, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from helpers import exhibits, tables
from helpers.exhibits import style
from helpers.figures.measuring import inputs as measuring
from helpers.tables import computed


def made_tables() -> measuring.Tables:
    """A treaty of 1995, an office until 2010, a programme for 2000 to 2005 that another replaces in 2004, two visits, aid and a stated count."""
    claims = [
        ("a-901", "1995", "date", "", "exactly"),
        ("a-902", "1994-11", "date", "", "exactly"),
        ("a-903", "2010-11-01", "date", "", "exactly"),
        ("a-904", "1994/2013", "period", "", "exactly"),
        ("a-905", "13", "number", "years", "exactly"),
        ("a-906", "2014", "date", "", "exactly"),
        ("a-907", "1993;2010;2010", "text", "", "exactly"),
        ("a-908", "1500", "number", "projects", "more than"),
        ("a-909", "4", "number", "projects", "exactly"),
    ]
    timeline = [
        ("treaty", "engagement", "agreement", "Treaty", "a-901", "", "a-903", ""),
        ("office", "engagement", "institution", "Office", "a-902", "", "a-903", ""),
        ("period", "culture", "programme", "Programme", "a-904", "", "a-904", ""),
        ("later", "culture", "programme", "Later", "a-904", "a-905", "a-906", ""),
        ("meeting", "foreign policy", "event", "Meeting", "a-906", "", "", ""),
    ]
    items = [
        ("frame", "treaty", False),
        ("frame", "office", True),
        ("programmes", "period", True),
        ("programmes", "later", True),
    ]
    items += [("meetings", "meeting", True)]
    aid = [
        ("aid-net-bilateral", "KAZ", who, str(year), value, "made")
        for who, year, value in (("EUI", 1994, 3.0), ("EUI", 2008, 9.0), ("USA", 2008, 99.0))
    ]
    return measuring.Tables(
        pd.DataFrame(
            [
                ("frame", 1, "engagement", "Treaties", "in being", "in being"),
                ("visits", 2, "engagement", "Visits", "visits", "visits"),
                ("programmes", 3, "culture", "Programmes", "in being", "in being"),
                ("projects", 4, "culture", "Projects", "projects", "spans"),
                ("money", 5, "political values", "Aid", "USD million", "money"),
                ("meetings", 6, "foreign policy", "Meetings", "meetings", "visits"),
            ],
            columns=["input", "place", "dimension", "label", "unit", "kind"],
        ),
        pd.DataFrame(items, columns=["input", "item", "ends"]),
        pd.DataFrame(
            [("projects", "a-908", "a-904", ""), ("projects", "a-909", "", "2020")],
            columns=["input", "claim", "period_claim", "period"],
        ),
        pd.DataFrame(
            timeline, columns=["item", "lane", "kind", "label", "start", "start_after", "end", "also"]
        ),
        pd.DataFrame([("a-907",)], columns=["claim"]),
        pd.DataFrame(claims, columns=["claim", "value", "datatype", "unit", "qualifier"]),
        pd.DataFrame(aid, columns=["indicator", "entity", "counterpart", "period", "value", "source"]),
    )


SPAN = (1991, 2022)


def test_instruments_count_from_their_beginning_to_their_stated_end() -> None:
    frame = measuring.in_being(made_tables(), "frame", SPAN)
    assert (frame[1993], frame[1994], frame[1995], frame[2009]) == (0, 1, 2, 2)
    # The office ends in 2010, the treaty has no end that counts.
    assert (frame[2010], frame[2022]) == (1, 1)
    programmes = measuring.in_being(made_tables(), "programmes", SPAN)
    assert (programmes[1994], programmes[2006], programmes[2007], programmes[2013], programmes[2014]) == (
        1,
        1,
        2,
        2,
        0,
    )


def test_visits_money_and_spans_are_read_from_claims_and_series() -> None:
    of = made_tables()
    visits = measuring.events(of, "visits", SPAN)
    assert (visits[1993], visits[2010], visits.sum()) == (1, 2, 3)
    assert measuring.events(of, "meetings", SPAN)[2014] == 1
    paid = measuring.money(of, SPAN)
    assert paid[2008] == 9.0 and paid.notna().sum() == 2
    assert measuring.period_means(paid)[:3] == [3.0, pytest.approx(float("nan"), nan_ok=True), 9.0]
    stated = measuring.spans(of, "projects")
    assert stated["words"].tolist() == ["more than 1,500 projects", "4 projects"]
    assert stated[["first", "last"]].to_numpy().tolist() == [[1994, 2013], [2020, 2020]]


def drawn(of: measuring.Tables) -> exhibits.Drawn:
    articles = pd.DataFrame({"article": ["A", "B"], "covers": ["1991/2022", ""]})
    inputs = pd.concat(
        [
            of.inputs,
            of.inputs[of.inputs["input"] == "frame"].assign(
                input="values", place=7, dimension="political values"
            ),
        ]
    )
    items = pd.concat([of.items, of.items[of.items["input"] == "frame"].assign(input="values")])
    return measuring.input_profile(
        inputs, items, of.stated, of.timeline, of.visits, of.claims, of.indicators, articles
    )


def test_the_profile_draws_bars_dots_and_spans() -> None:
    made = drawn(made_tables())
    bars, dots, _, lines, money, *_ = made.figure.axes
    heights = {round(bar.get_x() + bar.get_width() / 2): bar.get_height() for bar in bars.patches}
    assert (heights[1994], heights[1995], heights[2022]) == (1, 2, 1)
    assert to_hex(bars.patches[0].get_facecolor()).lower() == style.MUTED
    assert sorted(next(line for line in dots.lines if line.get_label() == "events").get_xdata()) == [
        1993,
        2010,
        2010,
    ]
    drawn_span = next(line for line in lines.lines if line.get_label() == "a-908")
    assert drawn_span.get_xdata().tolist() == [1993.6, 2013.4]
    assert "more than 1,500 projects" in {text.get_text() for text in lines.texts}
    assert "3.0" in {text.get_text() for text in money.texts}
    assert (made.facts["frame_last"], made.facts["money_peak_year"]) == (1.0, 2008)
    assert made.rows.loc[made.rows["input"] == "visits", "value"].sum() == 3


def test_the_profile_follows_a_changed_claim() -> None:
    of = made_tables()
    of.claims.loc[of.claims["claim"] == "a-901", "value"] = "2020"
    of.claims.loc[of.claims["claim"] == "a-908", "value"] = "7"
    made = drawn(of)
    heights = {
        round(bar.get_x() + bar.get_width() / 2): bar.get_height() for bar in made.figure.axes[0].patches
    }
    assert heights[1995] == 1
    assert "more than 7 projects" in {text.get_text() for text in made.figure.axes[3].texts}


def test_the_real_profile_counts_no_decision_of_kazakhstan() -> None:
    timeline, claims = tables.load("timeline").set_index("item"), tables.load("claims").set_index("claim")
    senders = tables.load("instruments").set_index("instrument")["sender"]
    items = tables.load("input_items")["item"]
    # An instrument that Kazakhstan joined is its sender's; where the item is no instrument, the claim tells who acts.
    found = {senders.get(item, claims.at[timeline.at[item, "start"], "sender"]) for item in items}
    assert found == {"EU", "joint", "member state"}
    inputs = set(tables.load("inputs")["input"])
    used = {*tables.load("input_items")["input"], *tables.load("input_claims")["input"], "visits", "money"}
    assert inputs == used
    stated = tables.load("input_claims")
    assert ((stated["period_claim"] == "") != (stated["period"] == "")).all()


def test_the_real_profile_adds_up() -> None:
    made = exhibits.make("fig-input-profile", computed.get)
    visits = [row for row in made.card["rows"] if row[0] == "visits"]
    # The card has the facts that a page reads; these are the maker's own.
    entry = exhibits.registry()["fig-input-profile"]
    made = entry.maker(*(computed.get(name) for name in entry.tables))
    assert made.rows.loc[made.rows["input"] == "visits", "value"].sum() == sum(row[3] for row in visits) == 13
    aid = tables.load("indicators").query("indicator == 'aid-net-bilateral' and counterpart == 'EUI'")
    years = aid["period"].astype(int)
    assert made.facts["money_third"] == pytest.approx(
        aid["value"][(years >= 2007) & (years <= 2013)].mean(), rel=1e-5
    )


def test_definitions_follow_the_plan() -> None:
    made = exhibits.make("tbl-indicators-defined", computed.get)
    plan = tables.load("indicator_plan").sort_values("place")
    assert [line[0]["text"] for line in made.card["body"]] == plan["side"].tolist()
    promises = tables.load("announced").set_index("announced")
    assert [line[1]["claim"] for line in made.card["body"]] == promises.loc[
        plan["announced"], "claim"
    ].tolist()
    assert set(promises.loc[plan["announced"], "article"]) == {"B"}
    assert set(plan.loc[plan["input"] != "", "input"]) == set(tables.load("inputs")["input"])
    facts = made.card["facts"]
    assert facts["inputs"] + facts["outcomes"] + facts["unmeasured"] == len(plan)


def test_definitions_follow_a_changed_side() -> None:
    named = ("indicator_plan", "inputs", "announced", "indicator_definitions", "sources")
    plan, *others = (tables.load(name).copy() for name in named)
    plan.loc[plan["plan"] == "p-hdi", "side"] = "not measured"
    made = measuring.indicators_defined(plan, *others)
    assert (made.facts["outcomes"], made.facts["unmeasured"]) == (5, 3)
    distance = next(line for line in made.body if str(line[2]).startswith("Distance to the EU in UN votes"))
    assert distance[3] == "smaller: closer"
