"""Each changed answer and the parts of a change, counted by hand."""

from __future__ import annotations

import pytest

from helpers.measures.states import AS_IT_WAS
from helpers.measures.votes import ballots, repeats
from small_votes import RETURNING, call, made


def test_every_change_of_kazakhstan_is_listed_with_what_the_others_answered() -> None:
    found = made(*RETURNING)("own_changes").set_index("roll_call")
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
