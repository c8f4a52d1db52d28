"""First, late and by chance, by hand and on the book's own record."""

from __future__ import annotations

import itertools
from collections import Counter

import pandas as pd
import pytest

from helpers.measures.norms import standing
from helpers.measures.norms.standing import FIVE, beside_chance, draws, place_beside_chance
from helpers.tables.computed import Table, get
from small_norms import made, norm, step

YEARS = dict(zip(("KGZ", "TJK", "TKM", "KAZ", "UZB"), ("1994", "1996", "1998", "2001", "2003"), strict=True))


def taken(*names: str, by: dict[str, str] | None = None, **cells: str) -> Table:
    steps = [step(name, state, f"{year}-03-01") for name in names for state, year in (by or YEARS).items()]
    return made([norm(name, **cells) for name in names], steps)


def of(found: pd.DataFrame, what: str) -> list[str]:
    return sorted(found[found[what]]["entity"])


def test_late_is_who_came_last_or_last_but_one_of_five() -> None:
    found = taken("a")("norm_standing")
    assert of(found, "first") == ["KGZ"] and of(found, "late") == ["KAZ", "UZB"]


def test_who_has_not_come_is_late_after_three_and_nobody_after_fewer() -> None:
    three = taken("a", by={"KGZ": "1994", "TJK": "1996", "TKM": "1998"})("norm_standing")
    assert of(three, "late") == ["KAZ", "UZB"]
    two = taken("a", by={"KGZ": "1994", "KAZ": "1996"})("norm_standing")
    assert of(two, "late") == [] and of(two, "first") == ["KGZ"]
    one = taken("a", by={"KAZ": "1996"})("norm_standing")
    assert of(one, "late") == [] and of(one, "first") == ["KAZ"]


def test_a_norm_not_read_for_all_five_or_taken_up_by_none_is_not_counted() -> None:
    assert taken("a", states="CHN KAZ KGZ RUS TJK TKM")("norm_standing").empty
    assert made([norm("a")], [step("a", "RUS", "2001-01-01")])("norm_standing").empty


def test_an_act_is_a_day_of_kazakhstan_and_a_norm_without_such_a_day_stands_by_itself() -> None:
    norms = [norm(name) for name in "abcd"]
    days = {"a": "2001-03-01", "b": "2001-03-01", "c": "2001"}
    steps = [step(name, "KAZ", day) for name, day in days.items()] + [step("d", "KGZ", "2001-03-01")]
    found = made(norms, steps)("norm_standing").drop_duplicates("norm").set_index("norm")["act"]
    assert found.to_dict() == {"a": "2001-03-01", "b": "2001-03-01", "c": "c", "d": "d"}


def test_a_day_is_late_only_with_more_than_half_of_its_norms() -> None:
    early = dict(zip(FIVE, ("1991", "1992", "1993", "1994", "1995"), strict=True))
    early["KAZ"] = "2001"
    steps = [step("a", state, f"{year}-03-01") for state, year in early.items()]
    steps += [step("b", "KAZ", "2001-03-01"), step("b", "UZB", "2003-01-01")]
    found = made([norm("a"), norm("b")], steps)("norm_standing")
    assert beside_chance(found, "late", "norm")["count"] == 1
    assert beside_chance(found, "late")["count"] == 0, "one of two is no more than half"


def test_chance_is_every_way_to_put_one_of_the_five_in_the_place_of_kazakhstan() -> None:
    """Against a count of all draws, for the conventions that came on one day and four norms besides."""
    found = get("norm_standing")
    names = ["cat", "genocide", "cat-op", "kyoto", "aarhus", "espoo", "water"]
    found = found[found["norm"].isin(names)]
    for what, unit in itertools.product(("first", "late"), ("act", "norm")):
        share = found.groupby([unit, "entity"])[what].mean().unstack()
        so = [[bool(row[state] > 0.5) for state in FIVE] for _, row in share.iterrows()]
        all_draws = Counter(sum(draw) for draw in itertools.product(*so))
        whole, counted = sum(all_draws.values()), beside_chance(found, what, unit)
        mine = all_draws[round(counted["count"])]
        p = sum(each for each in all_draws.values() if each <= mine) / whole
        assert counted["p"] == pytest.approx(p, rel=1e-9)
        mean = sum(count * each for count, each in all_draws.items()) / whole
        assert counted["expected"] == round(mean) and counted["all"] == len(so)


def test_how_many_came_before_counts_half_where_neither_has_come_or_the_dates_do_not_tell() -> None:
    def before(by: dict[str, str]) -> dict[str, float]:
        return taken("a", by=by)("norm_standing").set_index("entity")["before"].to_dict()

    assert before(YEARS) == {"KGZ": 0, "TJK": 1, "TKM": 2, "KAZ": 3, "UZB": 4}
    assert before({"KGZ": "1994", "KAZ": "1996"}) == {"KGZ": 0, "KAZ": 1, "TJK": 3, "TKM": 3, "UZB": 3}
    steps = [step("a", "KAZ", "2001"), step("a", "KGZ", "2001-03-01")]
    found = made([norm("a")], steps)("norm_standing").set_index("entity")["before"]
    assert found["KAZ"] == found["KGZ"] == 0.5
    # Whoever came, ten pairs of states share ten places.
    assert (get("norm_standing").groupby("norm")["before"].sum() == 10).all()


def test_the_average_of_places_beside_every_way_to_put_one_of_the_five_in_the_place() -> None:
    found = get("norm_standing")
    names = ["cat", "genocide", "cat-op", "kyoto", "aarhus", "espoo", "water"]
    found = found[found["norm"].isin(names)]
    for unit in ("act", "norm"):
        before = found.groupby([unit, "entity"])["before"].mean().unstack()[list(FIVE)]
        drawn = [sum(draw) / len(before) for draw in itertools.product(*before.to_numpy().tolist())]
        mine = before["KAZ"].mean()
        p = sum(abs(each - 2) >= abs(mine - 2) - 1e-9 for each in drawn) / len(drawn)
        counted = place_beside_chance(found, unit)
        assert (counted["place"], counted["place_p"]) == (pytest.approx(mine), pytest.approx(p))
        assert counted["place_draws"] == draws(p)


def test_the_book_has_the_standing_of_the_record() -> None:
    found = get("norm_standing")
    mine = found[found["entity"] == "KAZ"].set_index("norm")
    assert mine.loc[["iccpr", "icescr", "cedaw", "icerd", "iccpr-op2"], "late"].all()
    assert mine.loc[["cedaw-op", "cat-op", "cped", "ehea"], "first"].all()
    assert set(mine.index[mine["closed"]]) == {"ehea", "coe-culture-018"}
    assert mine.loc["aarhus", "act"] == "2001-01-11" and mine.loc["landmines", "act"] == "landmines"


def test_draws_from_a_hundred_on_are_rounded() -> None:
    assert [draws(p) for p in (1 / 508.8, 1 / 59, 1 / 183.3, 1.0)] == [510, 59, 180, 1]
    assert standing.LATE == 3
