"""Change over all votes, leads, and the division for neighbours, on votes counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.measures.states import NEIGHBOURS
from helpers.measures.votes import ballots, shifts
from helpers.measures.votes.agreement import LEAST
from helpers.measures.votes.ballots import AS_IT_WAS
from helpers.tables.computed import Table
from small_votes import STATES, call, frame
from small_votes import made as made_of

# A window without votes has no mean: most pairs of windows of these small tables are empty.
pytestmark = pytest.mark.filterwarnings("ignore:Mean of empty slice", "ignore:invalid value encountered")

#: Those who answer as Kazakhstan does, and the members of the Union, now or then, with the neighbour that follows them.
POWERS, UNION = "KAZ RUS CHN USA", "FRA AUT GBR HRV KGZ"


def session(year: int, alike: int, *, text: str = "") -> list[dict[str, object]]:
    """Twenty votes of a session: in so many of them the Union answers as Kazakhstan does."""
    return [
        call(
            year * 100 + number,
            f"{year}-10-{number:02}",
            text and f"{text} {number}",
            yes=f"{POWERS} {UNION}" if number <= alike else POWERS,
            no="" if number <= alike else UNION,
        )
        for number in range(1, LEAST + 1)
    ]


#: Agreement with the Union is 1 in the first window, and 1/2, 3/4 and 1 in the sessions of the last.
VOTES = [
    *(vote for year in (2004, 2005, 2006) for vote in session(year, 20)),
    *(
        vote
        for year, alike in ((2021, 10), (2022, 15), (2023, 20))
        for vote in session(year, alike, text="New")
    ),
]


def made(*calls: dict[str, object]) -> Table:
    """Tables with these roll calls, and every neighbour among the members."""
    states = STATES | dict.fromkeys(NEIGHBOURS, "1992-03-02")
    members = frame([{"member": name, "since": since} for name, since in states.items()])
    return made_of(*calls, un_members=members)


def row(frame: pd.DataFrame, **where: str) -> dict[str, float]:
    for name, wanted in where.items():
        frame = frame[frame[name] == wanted]
    (found,) = frame.to_dict("records")
    return found


def test_a_shift_is_the_difference_of_means_over_sessions() -> None:
    found = made(*VOTES)("vote_shifts")
    union = row(found, first="2004/2006", last="2021/2023", partner=AS_IT_WAS)
    assert (union["before"], union["after"], union["change"]) == (1, 0.75, -0.25)
    assert union["low"] < -0.25 < union["high"] < 0
    assert union["outcome"] == "moved, enough to matter"
    russia = row(found, first="2004/2006", last="2021/2023", partner="RUS")
    assert (russia["change"], russia["low"], russia["high"]) == (0, 0, 0)
    assert russia["outcome"] == "as good as unchanged"
    # Agreement with Russia stayed, so that its change less that with the Union is the Union's fall, drawing by drawing.
    told = [russia[f"beyond{end}"] for end in ("", "_low", "_high")]
    assert told == pytest.approx([0.25, -union["high"], -union["low"]])
    assert [union[f"beyond{end}"] for end in ("", "_low", "_high")] == [0, 0, 0]
    assert "1993/1995" not in set(found["first"])


def test_a_window_with_one_session_has_no_value() -> None:
    drawn = shifts.by_session(ballots(made(*(vote for vote in VOTES if vote["session"] != 2004))))
    assert shifts.of_window(drawn, (2004, 2006), "FRA") is None  # France is no partner compared here.
    assert shifts.of_window(drawn, (2004, 2006), "RUS") is not None
    assert shifts.of_window(drawn, (2003, 2005), "RUS") is None


def test_drawings_are_those_of_the_agreement_by_session() -> None:
    table = made(*VOTES)
    drawn = shifts.by_session(ballots(table))
    alone = row(table("vote_agreement").query("session == 2021"), partner=AS_IT_WAS)
    ends = shifts._ends(drawn[2021, AS_IT_WAS])
    assert (ends["low"], ends["high"]) == pytest.approx((alone["low"], alone["high"]))


def test_a_lead_is_a_difference_in_the_same_drawings() -> None:
    found = made(*VOTES)("vote_leads")
    last = row(found, window="2021/2023", partner="RUS")
    assert last["lead"] == pytest.approx(0.25) and 0 < last["low"] < 0.25 < last["high"]
    # The neighbour answers as the Union does: no drawing tells the two apart.
    near = row(found, window="2021/2023", partner="KGZ")
    assert [near[name] for name in ("lead", "low", "high")] == pytest.approx([0, 0, 0])


def test_another_state_stands_in_the_place_of_kazakhstan() -> None:
    calls = [
        *session(2004, 20, text="Seas"),
        call(1, "2004-11-01", "Moon", yes=f"{POWERS} {UNION}"),
        # Kazakhstan keeps its answer and the Union turns; the neighbour turns with it.
        *session(2022, 0, text="Seas"),
        call(2, "2022-11-01", "Sun", yes=f"{POWERS} {UNION}"),
    ]
    found = made(*calls)("neighbour_votes").query("first == '2004/2006'").set_index("state")
    weight = 20 / 21
    own = found.loc["KAZ", ["change", "same_texts", "other_texts", "mine", "theirs"]].tolist()
    assert own == pytest.approx([-weight, -weight, 0, 0, -1])
    near = found.loc["KGZ"]
    assert (near["before"], near["after"], near["titles"]) == (1, 1, LEAST)
    # It kept pace with the Union: moving first or last is averaged, so that the two parts cancel out.
    assert near["mine"] == pytest.approx(0) and near["theirs"] == pytest.approx(0)
    assert found.loc["KAZ", ["own_low", "own_high"]].tolist() == [0, 0]


def test_parts_of_kazakhstan_are_those_of_the_table_before() -> None:
    from helpers.tables.computed import get

    ours = get("neighbour_votes").query("state == 'KAZ'").set_index(["first", "last"])
    known = get("vote_change_parts").query("partner == 'EU'").set_index(["first", "last"])
    for name in ("before", "after", "change", "same_texts", "other_texts", "own", "own_low", "own_high"):
        pd.testing.assert_series_equal(ours[name], known[name])
