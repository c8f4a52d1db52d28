"""Agreement, its interval and its bounds on votes counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.measures.votes import agreement, ballots
from helpers.measures.votes.agreement import LEAST, MEDIAN
from helpers.tables.computed import get
from small_votes import call, made

#: Twenty votes: Kazakhstan yes in all; France yes in 10, abstaining in 5, no in 5; Austria yes in all.
VOTES = [
    call(
        number,
        f"2000-10-{number:02}",
        yes="KAZ AUT RUS" + (" FRA" if number <= 10 else ""),
        abstain="FRA" if 10 < number <= 15 else "",
        no="FRA" if number > 15 else "",
    )
    for number in range(1, LEAST + 1)
]


def measured(*calls: dict[str, object]) -> dict[str, dict[str, float]]:
    found = made(*calls)("vote_agreement")
    return {row["partner"]: row for row in found.to_dict("records")}


def test_agreement_is_the_mean_of_one_less_the_distance() -> None:
    found = measured(*VOTES)
    assert found["FRA"]["value"] == pytest.approx((10 + 5 / 2) / 20)
    assert found["RUS"]["value"] == 1
    assert found["EU"]["value"] == pytest.approx((12.5 / 20 + 1) / 2)
    assert found["EU1993"]["value"] == pytest.approx(12.5 / 20)
    assert found[MEDIAN]["value"] == found["EU"]["value"]
    assert found["FRA"]["n"] == found["FRA"]["items"] == 20


def test_a_pair_with_too_few_votes_has_no_value() -> None:
    assert measured(*VOTES[1:]) == {}
    assert "USA" not in measured(*VOTES)


def test_votes_on_which_all_agree_are_left_out() -> None:
    same = call(50, "2000-11-01", yes="KAZ FRA", abstain_all=0, no_all=0)
    assert measured(*VOTES, same)["FRA"] == measured(*VOTES)["FRA"]


def test_the_interval_draws_texts_and_not_votes() -> None:
    found = measured(*VOTES)["FRA"]
    assert found["low"] < found["value"] < found["high"]
    # The spread of a mean of twenty values of 1, 1/2 and 0 that are independent: 1.645 standard errors either way.
    half = 1.645 * np.std([1] * 10 + [0.5] * 5 + [0] * 5) / np.sqrt(20)
    assert (found["high"] - found["low"]) / 2 == pytest.approx(half, rel=0.15)
    one_text = measured(*(vote | {"title": "One"} for vote in VOTES))["FRA"]
    assert one_text["low"] == one_text["value"] == one_text["high"]
    assert one_text["items"] == 1


def test_the_same_data_give_the_same_interval() -> None:
    assert measured(*VOTES) == measured(*VOTES)


def test_absence_is_bounded_by_what_the_answers_could_have_been() -> None:
    missing = [
        *VOTES[1:],
        call(1, "2000-10-01", yes="AUT RUS FRA"),
        call(30, "2000-10-30", yes="KAZ AUT RUS"),
    ]
    found = measured(*missing, call(31, "2000-10-31", yes="KAZ FRA AUT RUS"))
    # Of 22 votes one lacks Kazakhstan, one France: each is 0 at worst and 1 at best; the other 20 are known.
    known = 9 + 5 / 2 + 1
    assert found["FRA"]["least"] == pytest.approx(known / 22)
    assert found["FRA"]["most"] == pytest.approx((known + 2) / 22)


def test_bounds_of_a_group_hold_one_answer_of_kazakhstan_for_all() -> None:
    found = ballots(made(call(1, "2000-10-01", yes="FRA", no="AUT")))
    # Yes, abstention or no: against one yes and one no each is half agreement.
    side = found.sides["EU27"]
    assert agreement.bounds(found, side & (np.array(found.states) != "HRV")) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("own", "others", "ends"),
    [
        (1.0, [1.0, 0.0], (0.5, 0.5)),
        (1.0, [np.nan], (0.0, 1.0)),
        (0.5, [np.nan], (0.5, 1.0)),
        (np.nan, [1.0, 1.0], (0.0, 1.0)),
        (np.nan, [1.0, 0.0], (0.5, 0.5)),
        (np.nan, [0.5], (0.5, 1.0)),
    ],
)
def test_the_reach_of_what_was_not_cast(own: float, others: list[float], ends: tuple[float, float]) -> None:
    answers = np.array([others])
    (low,), (high,) = agreement.reach(np.array([own]), answers, np.ones_like(answers, bool))
    assert (low, high) == ends


def test_an_issue_has_only_periods_throughout_which_its_code_is_good() -> None:
    coded = [
        vote
        | {"issues": "nu", "date": f"{year}-10-{at + 1:02}", "session": year, "roll_call": year * 100 + at}
        for year in (2017, 2018, 2021)
        for at, vote in enumerate(VOTES)
    ]
    found = made(*coded)("vote_agreement_issues")
    # The code ends in 2019, within the last period: nothing is shown of it.
    assert set(zip(found["issue"], found["first"], found["last"], strict=True)) == {("nuclear", 2013, 2017)}
    assert set(found["items"]) == {20}


def test_values_of_issues_are_those_with_intervals() -> None:
    whole = get("vote_agreement_issues").set_index(["issue", "first", "last", "partner"])["value"]
    alone = get("vote_issue_values").set_index(["issue", "first", "last", "partner"])["value"]
    assert {"EU27", "DEU", "FRA"} <= set(alone.index.get_level_values("partner"))
    assert alone.to_numpy() == pytest.approx(whole[alone.index].to_numpy())
