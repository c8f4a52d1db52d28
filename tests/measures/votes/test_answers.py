"""Changed answers to texts that return, counted by hand; intervals by whole texts."""

from __future__ import annotations

import numpy as np

from helpers.measures.votes import answers, ballots
from helpers.measures.votes.agreement import generator
from helpers.measures.votes.answers import BEFORE, SINCE
from small_votes import RETURNING, made


def test_a_text_is_paired_with_the_time_before_and_not_where_a_session_voted_twice() -> None:
    found = ballots(made(*RETURNING))
    pairs = [tuple(pair) for pair in found.numbers[answers.pairs(found)]]
    assert pairs == [(8, 11), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7)]


def test_changes_are_counted_where_both_answers_were_cast_and_in_one_period() -> None:
    found = made(*RETURNING)("answer_changes").set_index(["state", "period"])
    counted = ["repeats", "changed", "texts"]
    # Before 2004: yes, abstention, abstention. From 2004 on only 2006 to 2007 and the moon have both answers.
    assert found.loc[("KAZ", BEFORE), counted].tolist() == [2, 1, 1]
    assert found.loc[("KAZ", SINCE), counted].tolist() == [2, 2, 2]
    assert found.loc[("FRA", BEFORE), [*counted, "share"]].tolist() == [2, 0, 1, 0]
    assert found.loc[("KAZ", SINCE), ["low", "high"]].tolist() == [1, 1]


def test_whole_texts_are_drawn_and_not_single_pairs() -> None:
    # Two texts of ten pairs, one always changed and one never: the share is nought, a half or one.
    shares = answers.drawn_shares(np.array([[10.0], [0.0]]), np.array([[10.0], [10.0]]), generator(1))
    assert set(np.unique(shares)) == {0.0, 0.5, 1.0}
    # A text that was not asked of a state leaves drawings with nothing but it missing.
    missing = answers.drawn_shares(np.array([[1.0], [0.0]]), np.array([[1.0], [0.0]]), generator(1))
    assert np.isnan(missing).any() and set(np.unique(missing[~np.isnan(missing)])) == {1.0}
