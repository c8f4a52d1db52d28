"""Groups: the interval by hand, and what it says of groups that lie apart."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from helpers.measures.opinion import groups
from helpers.tables.computed import get
from small_opinion import groups as rows
from small_opinion import made

#: Student's t at 95 % with ten degrees of freedom, from a printed table.
T10 = 1.812
#: The normal deviate at 95 %.
Z = 1.645


def test_the_interval_is_students_with_a_degree_for_each_sampling_point_but_one() -> None:
    found = made()("opinion_by_group").iloc[0]
    assert (found["group"], found["share"], found["n"]) == ("all", 50, 100)
    assert (found["low"], found["high"]) == pytest.approx((50 - 2 * T10, 50 + 2 * T10), abs=0.01)
    assert (found["house"], found["base"], found["source"]) == ("House", "adults", "open")


def test_an_interval_stays_a_share() -> None:
    low, high = groups.interval(pd.Series([1.0, 99.0]), pd.Series([2.0, 2.0]), pd.Series([11, 11]))
    assert low.tolist()[0] == 0 and high.tolist()[1] == 100
    assert high.tolist()[0] > 1 and low.tolist()[1] < 99


def test_groups_furthest_apart_with_the_error_of_their_difference() -> None:
    found = made()("opinion_spread")
    assert found["dimension"].unique().tolist() == ["age"]
    row = found[found["answer"] == "favourable"].iloc[0]
    assert (row["highest"], row["lowest"], row["difference"], row["compared"]) == ("young", "old", 20, 1)
    assert row["low"] == pytest.approx(20 - Z * math.sqrt(8), abs=0.01)
    assert row["apart"]
    assert not found.loc[found["answer"] == "no opinion", "apart"].any()


def test_more_groups_need_a_wider_interval() -> None:
    three = made(opinion_groups=rows(a=(54, 36, 10), b=(50, 40, 10), c=(48, 42, 10)))("opinion_spread")
    two = made(opinion_groups=rows(a=(54, 36, 10), c=(48, 42, 10)))("opinion_spread")
    assert (three.loc[0, "compared"], two.loc[0, "compared"]) == (3, 1)
    assert two.loc[0, "apart"] and not three.loc[0, "apart"]


def test_who_likes_whom_in_2017() -> None:
    """Age divides on the United States alone, and language on China."""
    found = get("opinion_spread").query("answer == 'favourable'").set_index(["about", "dimension"])
    assert found["apart"].unstack()["age"].to_dict() == {"China": False, "Russia": False, "US": True}
    language = found["difference"].unstack()["home language"]
    assert language.idxmax() == "China" and language["China"] > 2 * language.drop("China").max()


def test_every_share_has_its_survey_and_both_ends() -> None:
    found = get("opinion_by_group")
    assert (found["low"] <= found["share"]).all() and (found["share"] <= found["high"]).all()
    assert found[["house", "field", "base", "mode", "source"]].ne("").all().all()
    assert set(found["about"]) == {"Russia", "China", "US"}
