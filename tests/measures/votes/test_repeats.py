"""Changed answers and parts of a change, counted by hand."""

from __future__ import annotations

import pytest

from helpers.measures.votes import ballots, repeats
from helpers.measures.votes.ballots import AS_IT_WAS
from helpers.measures.votes.repeats import BEFORE, SINCE
from small_votes import call, made

CALLS = [
    call(1, "2001-10-01", "Seas", yes="KAZ FRA"),
    call(2, "2002-10-01", "Seas", abstain="KAZ", yes="FRA"),
    call(3, "2003-10-01", "The seas", abstain="KAZ", yes="FRA"),
    call(4, "2004-10-01", "Seas", no="KAZ", yes="FRA"),
    call(5, "2005-10-01", "Seas", yes="FRA"),
    call(6, "2006-10-01", "Seas", yes="KAZ FRA GBR", no="AUT"),
    call(7, "2007-10-01", "Seas", no="KAZ", yes="FRA GBR AUT"),
    call(8, "2007-10-01", "Moon", yes="KAZ"),
    call(9, "2008-10-01", "Moon", no="KAZ"),
    call(10, "2008-10-02", "Moon", yes="KAZ"),
    call(11, "2009-10-01", "Moon", no="KAZ"),
]


def test_a_text_is_paired_with_the_time_before_and_not_where_a_session_voted_twice() -> None:
    found = ballots(made(*CALLS))
    pairs = [tuple(pair) for pair in found.numbers[repeats.pairs(found)]]
    assert pairs == [(8, 11), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7)]


def test_changes_are_counted_where_both_answers_were_cast_and_in_one_period() -> None:
    found = made(*CALLS)("answer_changes").set_index(["state", "period"])
    # Before 2004: yes, abstention, abstention. From 2004 on only 2006 to 2007 and the moon have both answers.
    assert found.loc[("KAZ", BEFORE), ["repeats", "changed"]].tolist() == [2, 1]
    assert found.loc[("KAZ", SINCE), ["repeats", "changed"]].tolist() == [2, 2]
    assert found.loc[("FRA", BEFORE), ["repeats", "changed", "share"]].tolist() == [2, 0, 0]
    assert found.loc[("KAZ", SINCE), "low"] < 1 == found.loc[("KAZ", SINCE), "high"]


def test_every_change_of_kazakhstan_is_listed_with_what_the_others_answered() -> None:
    found = made(*CALLS)("own_changes").set_index("roll_call")
    # The third and the fourth vote lie on both sides of the turn: a change, though of neither period.
    assert found.index.tolist() == [2, 4, 7, 11]
    assert found.loc[7, ["answer_before", "answer", "eu", "toward_eu"]].tolist() == [
        "yes",
        "no",
        "yes",
        False,
    ]
    assert found.loc[2, ["session_before", "session", "rus"]].tolist() == [2001, 2002, ""]


def test_a_change_divides_into_same_texts_other_texts_and_their_weight() -> None:
    found = ballots(
        made(
            call(1, "2004-10-01", "Seas", yes="KAZ FRA AUT GBR"),
            call(2, "2004-10-02", "Moon", yes="KAZ FRA AUT GBR"),
            call(3, "2022-10-01", "Seas", yes="KAZ", no="FRA AUT HRV"),
            call(4, "2022-10-02", "Sun", yes="KAZ FRA AUT HRV"),
            call(5, "2022-10-03", "Stars", yes="KAZ", abstain="FRA AUT HRV"),
            call(6, "2022-10-04", "Dust", yes="KAZ", abstain="FRA AUT HRV"),
        )
    )
    parts = repeats.divided(found, ((2004, 2006), (2021, 2023)), AS_IT_WAS)
    # Same: 1 to 0 at weights 1/2 and 1/4. Other: 1 to 2/3.
    assert parts["before"] == 1
    assert parts["after"] == pytest.approx(0.5)
    assert parts["weight"] == 3 / 8
    assert parts["same_texts"] == pytest.approx(-3 / 8)
    assert parts["other_texts"] == pytest.approx(-5 / 8 / 3)
    assert parts["weights"] == pytest.approx(-1 / 4 * (1 - 5 / 3) / 2)
    assert parts["change"] == pytest.approx(parts["same_texts"] + parts["other_texts"] + parts["weights"])


def test_sentences_hold_by_the_bounds_of_the_rule() -> None:
    from helpers.tables.computed import get

    found = get("returning_sentences")
    assert (found["holds"] == found["value"].between(found["at_least"], found["at_most"])).all()
    assert len(found) == 4
