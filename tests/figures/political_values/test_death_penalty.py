"""The death penalty: votes, steps and the days on which states were bound."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest

from frames import changed, real
from helpers.figures.political_values import death_penalty


@pytest.fixture(scope="module")
def tables() -> list[pd.DataFrame]:
    return real("moratorium_votes", "death_penalty_steps")


def test_each_answer_stands_at_its_day(tables: list[pd.DataFrame]) -> None:
    made = death_penalty.death_penalty(*tables)
    for figure in (made.figure, made.narrow):
        above = figure.axes[0]
        row = death_penalty.STATES.index("BLR")
        marks = [line for line in above.lines if list(line.get_ydata()) == [row]]
        assert {line.get_label() for line in marks} == {"abstain"}
        days = [line.get_xdata()[0] for line in marks]
        assert days == sorted(days) and len(days) == len(tables[0])
        assert days[0] == pytest.approx(2007 + 351 / 365.25, abs=0.001)


def test_a_state_is_tinted_from_the_day_on_which_it_was_bound(tables: list[pd.DataFrame]) -> None:
    above = death_penalty.death_penalty(*tables).figure.axes[0]
    bound = {line.get_label()[6:]: line for line in above.lines if line.get_label().startswith("bound ")}
    assert set(bound) == {"KAZ", "KGZ", "TKM", "UZB"}
    assert bound["TKM"].get_xdata()[0] == pytest.approx(2000.03, abs=0.01)
    assert {line.get_xdata()[1] for line in bound.values()} == {death_penalty.LAST}


def test_every_step_of_kazakhstan_and_of_the_eu_is_told(tables: list[pd.DataFrame]) -> None:
    made = death_penalty.death_penalty(*tables)
    steps = tables[1][tables[1]["entity"].isin(("KAZ", "EU"))]
    for figure in (made.figure, made.narrow):
        below = figure.axes[1]
        told = [text.get_text().replace("\n", " ") for text in below.texts]
        assert sorted(told) == sorted(
            f"{date[:4]}: {what}" for date, what in zip(steps["date"], steps["what"], strict=True)
        )
        # One step never stands on another.
        places = sorted(text.get_position()[1] for text in below.texts)
        assert all(after - before > 0.9 for before, after in itertools.pairwise(places))


def test_facts_follow_the_votes_and_the_steps(tables: list[pd.DataFrame]) -> None:
    facts = death_penalty.death_penalty(*tables).facts
    assert (facts["kaz_yes"], facts["votes"], facts["chn_yes"], facts["before"]) == (10, 10, 0, 3)
    votes = changed(tables[0], "no", "KAZ", symbol="A/RES/62/149")
    steps = changed(tables[1], "2023-01-01", "date", step="dp-uzb-party")
    other = death_penalty.death_penalty(votes, steps).facts
    assert (other["kaz_yes"], other["region"], other["before"]) == (9, 4, 2)
    assert (other["every"], facts["every"]) == (6, 7)


def test_who_put_the_resolution_forward_is_dated_by_its_step(tables: list[pd.DataFrame]) -> None:
    steps = changed(tables[1], "2010", "date", step="dp-rus-sponsor-2014")
    facts = death_penalty.death_penalty(tables[0], steps).facts
    assert (facts["undertaken"], facts["tabled"], facts["sponsored"], facts["sponsored_again"]) == (
        1996, 2007, 2010, 2022,
    )  # fmt: skip


def test_the_headline_says_whether_the_votes_set_kazakhstan_apart(tables: list[pd.DataFrame]) -> None:
    def said(votes: pd.DataFrame) -> set[str]:
        made = death_penalty.death_penalty(votes, tables[1])
        return {
            " ".join(figure.axes[0].get_title(loc="left").split()) for figure in (made.figure, made.narrow)
        }

    (real_votes,) = said(tables[0])
    assert real_votes == (
        "UN votes on the death penalty do not set Kazakhstan apart: it says yes to a halt 10 of 10 times, "
        "Russia 10, and 4 of 4 neighbours each time"
    )
    (own,) = said(changed(tables[0], "no", "KAZ", symbol="A/RES/62/149"))
    assert own.startswith("UN votes on the death penalty set Kazakhstan apart: it says yes to a halt 9 of 10")
    (near,) = said(changed(tables[0], "abstain", "UZB", symbol="A/RES/62/149"))
    assert " set Kazakhstan apart: " in near and near.endswith("and 3 of 4 neighbours each time")
