"""Motives and who demands, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd

from artists import text_of
from figures.engagement.frames import claims_of
from frames import changed
from helpers import tables
from helpers.figures.engagement import motives as engagement
from helpers.tables import dates


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


def test_a_motive_shows_its_strongest_claim() -> None:
    made = engagement.motives_stated(*motive_frames())
    assert [[text_of(cell) for cell in line] for line in made.body] == [
        ["Arms", "leading, region", "–", "–", "–"],
        ["Oil and gas", "–", "–", "leading", "leading"],
    ]
    assert made.body[1][3]["claim"] == "a-903"
    assert (made.facts["shared"], made.facts["shared_names"]) == (1, "oil and gas")
    assert made.facts["beside"] == 0
    claims, motives, coded = motive_frames()
    more = coded.assign(motive=coded["motive"].where(coded["claim"] != "b-901", "arms"))
    assert engagement.motives_stated(claims, motives, more).facts["beside"] == 1


def test_a_motive_coded_otherwise_changes_cell_and_fact() -> None:
    claims, motives, coded = motive_frames()
    made = engagement.motives_stated(claims, motives, changed(coded, "named", "rank", claim="b-901"))
    assert text_of(made.body[1][4]) == "named"
    assert made.facts["shared"] == 0


def test_real_motives() -> None:
    coded = tables.load("motive_claims")
    made = engagement.motives_stated(*map(tables.load, ("claims", "motives", "motive_claims")))
    assert len(made.rows) == len(coded)
    assert made.facts["shared"] == 2
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


def test_steps_stand_in_the_order_of_their_dates() -> None:
    made = engagement.kazakhstan_as_demander(*demand_frames())
    assert [[text_of(cell) for cell in line] for line in made.body] == [
        ["Early", "November 1993", "Its own measure", "12 years", "3 things"],
        ["Late", "2010", "EU", "–", "–"],
        ["Undated", "–", "EU", "–", "–"],
    ]
    assert made.facts == {"steps": 3, "eu": 2, "undated": 1}


def test_a_changed_value_changes_the_step() -> None:
    claims, demands, told = demand_frames()
    made = engagement.kazakhstan_as_demander(
        changed(changed(claims, "11", claim="a-903"), "1990", claim="a-901"), demands, told
    )
    assert [text_of(line[0]) for line in made.body] == ["Late", "Early", "Undated"]
    assert text_of(made.body[1][3]) == "11 years"


def test_real_steps() -> None:
    demands = tables.load("demands")
    made = engagement.kazakhstan_as_demander(tables.load("claims"), demands, tables.load("demand_claims"))
    assert len(made.body) == len(demands) == made.facts["steps"]
    when = made.rows.drop_duplicates("demand")["date"].tolist()
    dated = [dates.span(text).first for text in when if text]
    assert dated == sorted(dated) and not any(when[len(dated) :]), "the undated stand last"
