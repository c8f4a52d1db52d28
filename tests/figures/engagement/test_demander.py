"""Steps of Kazakhstan, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd

from artists import text_of
from figures.engagement.frames import claims_of
from frames import changed
from helpers import tables
from helpers.figures.engagement import demander
from helpers.tables import dates


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
    made = demander.kazakhstan_as_demander(*demand_frames())
    assert [[text_of(cell) for cell in line] for line in made.body] == [
        ["Early", "November 1993", "Its own measure", "12 years", "3 things"],
        ["Late", "2010", "EU", "–", "–"],
        ["Undated", "–", "EU", "–", "–"],
    ]
    assert made.facts == {"steps": 3, "eu": 2, "undated": 1}


def test_a_changed_value_changes_the_step() -> None:
    claims, demands, told = demand_frames()
    made = demander.kazakhstan_as_demander(
        changed(changed(claims, "11", claim="a-903"), "1990", claim="a-901"), demands, told
    )
    assert [text_of(line[0]) for line in made.body] == ["Late", "Early", "Undated"]
    assert text_of(made.body[1][3]) == "11 years"


def test_real_steps() -> None:
    demands = tables.load("demands")
    made = demander.kazakhstan_as_demander(tables.load("claims"), demands, tables.load("demand_claims"))
    assert len(made.body) == len(demands) == made.facts["steps"]
    when = made.rows.drop_duplicates("demand")["date"].tolist()
    dated = [dates.span(text).first for text in when if text]
    assert dated == sorted(dated) and not any(when[len(dated) :]), "the undated stand last"
