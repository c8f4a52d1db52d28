"""Changed answers to texts that return, counted by hand; intervals by whole texts."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.measures.votes import answers, ballots
from helpers.measures.votes.agreement import generator
from helpers.measures.votes.answers import BEFORE, SINCE
from small_votes import RETURNING, call, made


def test_a_text_is_paired_with_the_time_before_and_not_where_a_session_voted_twice() -> None:
    found = ballots(made(*RETURNING))
    pairs = [tuple(pair) for pair in found.numbers[answers.pairs(found)]]
    assert pairs == [(8, 11), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7)]


def test_changes_are_counted_where_both_answers_were_cast_and_in_one_period() -> None:
    found = made(*RETURNING)("answer_changes").set_index(["state", "period"])
    counted = ["repeats", "changed", "texts", "texts_changed"]
    # Before 2004: yes, abstention, abstention. From 2004 on only 2006 to 2007 and the moon have both answers.
    assert found.loc[("KAZ", BEFORE), counted].tolist() == [2, 1, 1, 1]
    assert found.loc[("KAZ", SINCE), counted].tolist() == [2, 2, 2, 2]
    assert found.loc[("FRA", BEFORE), [*counted, "share"]].tolist() == [2, 0, 1, 0, 0]
    assert found.loc[("KAZ", SINCE), ["low", "high"]].tolist() == [1, 1]


def test_whole_texts_are_drawn_and_not_single_pairs() -> None:
    # Two texts of ten pairs, one always changed and one never: the share is nought, a half or one.
    shares = answers.drawn_shares(np.array([[10.0], [0.0]]), np.array([[10.0], [10.0]]), generator(1))
    assert set(np.unique(shares)) == {0.0, 0.5, 1.0}
    # A text that was not asked of a state leaves drawings with nothing but it missing.
    missing = answers.drawn_shares(np.array([[1.0], [0.0]]), np.array([[1.0], [0.0]]), generator(1))
    assert np.isnan(missing).any() and set(np.unique(missing[~np.isnan(missing)])) == {1.0}


def test_both_ends_of_a_span_are_compared_with_the_members_at_the_later_vote() -> None:
    everybody = {"yes": "KAZ FRA AUT GBR RUS CHN USA KGZ"}
    rows = []
    for number, (title, later) in enumerate(
        {
            "Seas": {"no": "KAZ", "yes": "FRA AUT HRV RUS CHN USA KGZ"},
            "Moon": {"no": "KAZ FRA AUT HRV KGZ", "yes": "RUS CHN USA"},
            "Sun": {"yes": "KAZ FRA AUT HRV RUS CHN USA"},
        }.items()
    ):
        rows += [call(2 * number + 1, "2004-10-01", title, **everybody)]
        rows += [call(2 * number + 2, "2022-10-01", title, **later)]
    found = made(*rows)("answers_then_now").query("first == '2004/2006'").set_index("state")
    assert found.loc["KAZ", ["texts", "changed", "toward"]].tolist() == [3, 2, 1]
    # Kyrgyzstan cast no later vote on the sun; its step on the moon went with the members.
    assert found.loc["KGZ", ["texts", "changed", "toward"]].tolist() == [2, 1, 1]
    # France left itself out: with the other two members its answers changed on one text, towards them.
    assert found.loc["FRA", ["texts", "changed", "toward", "share"]].tolist() == [
        3,
        1,
        1,
        pytest.approx(1 / 3),
    ]
    assert found.loc["KAZ", "low"] <= found.loc["KAZ", "share"] <= found.loc["KAZ", "high"]
    others = found["share"].drop("KAZ")
    assert found.loc["KAZ", "median"] == pytest.approx(others.median())
    assert found.loc["KAZ", "off_low"] <= found.loc["KAZ", "share"] - found.loc["KAZ", "median"]


def test_the_median_of_the_others_leaves_one_out_and_what_is_missing() -> None:
    rng = np.random.default_rng(1)
    values = rng.integers(0, 4, (40, 7)) / 4
    values[rng.random(values.shape) < 0.3] = np.nan
    values[0] = np.nan
    found = answers.medians_of_others(values)
    for place in range(values.shape[1]):
        others = np.delete(values, place, axis=1)
        some = ~np.isnan(others).all(axis=1)
        assert np.array_equal(found[some, place], np.nanmedian(others[some], axis=1))
        assert np.isnan(found[~some, place]).all()
