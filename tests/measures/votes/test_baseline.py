"""Agreement of the Union's members with the average of all other states, from totals counted by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from helpers.measures.states import NEIGHBOURS
from helpers.measures.votes import ballots, baseline
from helpers.measures.votes.agreement import LEAST
from helpers.measures.votes.baseline import OTHERS, OUTSIDE, UNNAMED
from helpers.tables.computed import Table, get
from small_votes import STATES, call, frame
from small_votes import made as made_of

#: One vote: the Union's France yes and Austria no; Kazakhstan yes; Russia abstains; nine yes, four abstentions
#: and three noes in all, so that ten states outside and without Kazakhstan say yes 7, abstain 4 and say no 2.
ONE = {"yes": "FRA KAZ", "abstain": "RUS", "no": "AUT", "yes_all": 9, "abstain_all": 4, "no_all": 3}


def made(*calls: dict[str, object]) -> Table:
    """Tables with these roll calls, and every neighbour among the members."""
    states = STATES | dict.fromkeys(NEIGHBOURS, "1992-03-02")
    members = frame([{"member": name, "since": since} for name, since in states.items()])
    return made_of(*calls, un_members=members)


def session(year: int, **answers: object) -> list[dict[str, object]]:
    return [call(year * 100 + n, f"{year}-10-{n:02}", f"{year} {n}", **answers) for n in range(1, LEAST + 1)]


def windows(last: dict[str, object]) -> Table:
    """The one vote all through the first window, another through the last."""
    return made(
        *(vote for year in (2004, 2005, 2006) for vote in session(year, **ONE)),
        *(vote for year in (2021, 2022, 2023) for vote in session(year, **last)),
    )


def test_what_is_left_of_the_totals_is_that_of_others() -> None:
    found = ballots(made(call(1, "2004-10-01", **ONE)))
    assert baseline.left(found, baseline.away(found, OUTSIDE)).tolist() == [[7, 4, 2]]
    # Russia is named, and stays among those outside the Union.
    assert baseline.left(found, baseline.away(found, UNNAMED)).tolist() == [[7, 3, 2]]


def test_a_member_agrees_with_the_others_as_the_mean_over_their_answers() -> None:
    found = ballots(made(call(1, "2004-10-01", **ONE)))
    total, votes = baseline.with_others(found, baseline.away(found, OUTSIDE))
    place = found.states.index
    # France's yes: seven agree, four abstentions count half, two oppose; of thirteen in all.
    assert (total[0, place("FRA")], votes[0, place("FRA")]) == (7 + 4 / 2, 13)
    assert (total[0, place("AUT")], votes[0, place("AUT")]) == (2 + 4 / 2, 13)
    # Who did not answer agrees with nobody and counts nowhere.
    assert (total[0, place("GBR")], votes[0, place("GBR")]) == (0, 0)


def row(frame: pd.DataFrame, state: str, others: str = OUTSIDE, union: str = "EU") -> dict[str, float]:
    chosen = (frame["state"] == state) & (frame["baseline"] == others) & (frame["union"] == union)
    (found,) = frame[chosen & (frame["first"] == "2004/2006")].to_dict("records")
    return found


def test_a_fall_stands_beside_that_of_the_others_in_the_same_drawings() -> None:
    # In the last window Kazakhstan turns from France to nobody, and two of the others from yes to no.
    found = windows(ONE | {"yes": "FRA", "no": "AUT KAZ", "yes_all": 6, "no_all": 6})("vote_baseline")
    others, own = row(found, OTHERS), row(found, "KAZ")
    assert (others["before"], others["after"]) == pytest.approx(((9 + 4) / 26, (5 + 2 + 4 + 2) / 26))
    assert (own["before"], own["after"], own["change"]) == (0.5, 0.5, 0)
    assert (others["difference"], own["difference"]) == (0, pytest.approx(-others["change"]))
    # One answer each vote: no drawing of agenda items changes it.
    assert own["difference_low"] == pytest.approx(own["difference"]) == pytest.approx(own["difference_high"])


def test_only_the_totals_move_the_others() -> None:
    found = windows(ONE | {"abstain": "RUS", "yes_all": 5, "no_all": 7, "no": "", "yes": "FRA KAZ"})
    table = found("vote_baseline")
    # France alone of the members of 1993: Austria's no is one of the others' three, later of seven.
    assert row(table, OTHERS, union="EU1993")["change"] == pytest.approx((3 + 2) / 14 - (7 + 2) / 14)
    assert row(table, OTHERS, UNNAMED, "EU1993")["change"] == pytest.approx((3 + 1.5) / 13 - (7 + 1.5) / 12)


def test_a_session_with_fewer_votes_has_no_value() -> None:
    found = made(*session(2004, **ONE), *session(2005, **ONE)[1:])("vote_baseline_sessions")
    assert found["session"].tolist() == [2004]
    assert found[["value", "n", "others"]].to_numpy().tolist() == [[pytest.approx(0.5), LEAST, 13]]


def test_kazakhstan_is_that_of_the_table_of_shifts() -> None:
    ours = (
        get("vote_baseline")
        .query("state == 'KAZ' and baseline == @OUTSIDE")
        .set_index(["union", "first", "last"])
    )
    known = get("vote_shifts").set_index(["partner", "first", "last"])
    for name in ("before", "after", "change", "low", "high"):
        np.testing.assert_allclose(ours[name], known[name].reindex(ours.index))


def test_by_their_votes_the_named_outside_are_as_others_are() -> None:
    """Where totals hold none but the named, the mean over others' answers is that over the pairs' votes."""
    found = ballots(
        made(
            *session(2004, yes="FRA KAZ CHN", no="RUS", abstain="AUT USA", yes_all=3, no_all=1, abstain_all=2)
        )
    )
    total, votes = baseline.with_others(found, baseline.away(found, OUTSIDE))
    pairs = [baseline.with_one(found, state) for state in ("CHN", "RUS", "USA")]
    for whole, each in ((total, [pair.total for pair in pairs]), (votes, [pair.votes for pair in pairs])):
        np.testing.assert_array_equal(whole[:, found.sides["EU"][0]], sum(each)[:, found.sides["EU"][0]])
