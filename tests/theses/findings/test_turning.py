"""Tables turned round: time reversed, parties exchanged, rows taken away."""

from __future__ import annotations

import pandas as pd

from helpers.theses.findings.turning import exchanged, reversed_time, turned


def test_each_series_is_turned_round_by_itself() -> None:
    frame = pd.DataFrame(
        {"indicator": ["a", "a", "b", "b"], "period": ["2001", "2003", "1990", "1999"], "value": [1, 2, 3, 4]}
    )
    assert list(reversed_time(frame)["period"]) == ["2003", "2001", "1999", "1990"]


def test_a_change_gets_the_other_sign_and_its_ends_change_places() -> None:
    frame = pd.DataFrame({"before": [1.0], "after": [3.0], "change": [2.0], "low": [1.5], "high": [2.5]})
    row = reversed_time(frame.assign(mine=0.5, mine_low=0.1, mine_high=0.9)).iloc[0]
    assert (row["before"], row["after"]) == (3.0, 1.0)
    assert (row["change"], row["low"], row["high"]) == (-2.0, -2.5, -1.5)
    assert (row["mine"], row["mine_low"], row["mine_high"]) == (-0.5, -0.9, -0.1)


def test_windows_of_an_issue_change_places() -> None:
    frame = pd.DataFrame(
        {
            "issue": ["x", "x", "y"],
            "first": [1992, 2013, 1992],
            "last": [1999, 2017, 1999],
            "value": [1, 2, 3],
        }
    )
    assert list(reversed_time(frame)["first"].astype(int)) == [2013, 1992, 1992]


def test_parties_change_places_in_cells_and_columns() -> None:
    frame = pd.DataFrame(
        {"partner": ["EU", "RUS", "CHN"], "mine": [1, 2, 3], "mine_low": [4, 5, 6], "theirs": 0}
    )
    assert list(exchanged(frame, "EU", "RUS")["partner"]) == ["RUS", "EU", "CHN"]
    swapped = exchanged(frame, "mine", "theirs")
    assert list(swapped["theirs"]) == [1, 2, 3] and "theirs_low" in swapped


def test_only_what_a_statistic_reads_is_turned() -> None:
    frames = {name: pd.DataFrame({"year": [1, 2], "value": [1, 2]}) for name in ("read", "other")}
    table = turned(frames.__getitem__, ["read"], "emptied", ("", ""))
    assert len(table("read")) == 0 and len(table("other")) == 2


def test_the_difference_of_two_parts_turns_with_them() -> None:
    frame = pd.DataFrame(
        {
            "mine": [3.0],
            "theirs": [1.0],
            "lead": [2.0],
            "lead_low": [1.0],
            "lead_high": [4.0],
            "before": 0,
            "after": 1,
        }
    )
    swapped = exchanged(frame, "mine", "theirs").iloc[0]
    assert (swapped["mine"], swapped["lead"], swapped["lead_low"], swapped["lead_high"]) == (1, -2, -4, -1)
    turned_round = reversed_time(frame).iloc[0]
    assert (turned_round["mine"], turned_round["lead"], turned_round["lead_low"]) == (-3, -2, -4)


def test_a_part_without_an_interval_stands_for_itself() -> None:
    frame = pd.DataFrame({"own": [1.0], "own_low": [0.5], "own_high": [1.5], "whole": [4.0]})
    row = exchanged(frame, "own", "whole").iloc[0]
    assert (row["own"], row["own_low"], row["own_high"], row["whole_low"]) == (4, 4, 4, 0.5)
