"""The distance to the Union under its compositions, on three members worked by hand and on the book's own."""

from __future__ import annotations

import pytest

from helpers.measures import members
from helpers.measures.members import AS_IT_WAS, MEDIAN, OF_1993, STAYS, TODAY, WITHOUT_TWO
from helpers.tables.computed import get

PAIR = ((1993, 1993), (2023, 2023))
SPANS = {"OLD": (1958, STAYS), "NEW": (2004, STAYS), "GONE": (1973, 2019), "SAME": (1958, STAYS)}


def values(**each: tuple[float, float]) -> dict[str, members.Values]:
    return {name: {1993: (first, 0.01), 2023: (last, 0.01)} for name, (first, last) in each.items()}


STATES = values(KAZ=(0.2, 0.1), OLD=(0.8, 0.9), NEW=(0.3, 0.7), GONE=(0.9, 0.1), SAME=(0.6, 0.6))


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        # (0.8 + 0.9 + 0.6) / 3 - 0.2, then (0.9 + 0.7 + 0.6) / 3 - 0.1.
        (AS_IT_WAS, 2.3 / 3 - 0.2, 2.2 / 3 - 0.1),
        (TODAY, 1.7 / 3 - 0.2, 2.2 / 3 - 0.1),
        (OF_1993, 1.4 / 2 - 0.2, 1.5 / 2 - 0.1),
        (MEDIAN, 0.8 - 0.2, 0.7 - 0.1),
        # Without the new member and the old one.
        (WITHOUT_TWO, 0.6 - 0.2, 0.6 - 0.1),
    ],
)
def test_who_is_the_union(line: str, before: float, after: float) -> None:
    found = members.moved(STATES, SPANS, PAIR, line)
    assert (found["before"], found["after"]) == pytest.approx((before, after))
    assert found["change"] == pytest.approx(after - before)
    assert found["mine"] + found["theirs"] == pytest.approx(found["change"])
    assert found["mine"] == pytest.approx(0.1)


def test_the_interval_is_that_of_normal_errors() -> None:
    found = members.moved(STATES, SPANS, PAIR, OF_1993)
    # Kazakhstan twice, and the mean of two members twice.
    half = 1.645 * (0.01**2 * 2 + 0.01**2 / 2 * 2) ** 0.5
    assert found["change_low"] == pytest.approx(found["change"] - half, abs=0.003)
    assert found["change_high"] == pytest.approx(found["change"] + half, abs=0.003)


def test_the_two_that_moved_most_are_named() -> None:
    found = members.moved(STATES, SPANS, PAIR, WITHOUT_TWO)
    assert found["left_out"] == "NEW OLD"
    assert found["left_out_share"] == pytest.approx(100 * 0.5 / 0.5)


def test_errors_of_a_window_are_shared_by_its_years() -> None:
    states = {
        name: dict.fromkeys(range(2021, 2024), (0.5, 0.1)) | {1993: (0.5, 0.0)} for name in ("KAZ", "OLD")
    }
    found = members.moved(states, {"OLD": (1958, STAYS)}, ((1993, 1993), (2021, 2023)), TODAY)
    # Three years tell no more than one.
    assert found["mine_high"] - found["mine_low"] == pytest.approx(2 * 1.645 * 0.1, rel=0.08)


def test_the_book_s_own_distances() -> None:
    found = get("union_distances").set_index(["series", "first", "line"])
    points = found.loc["un-ideal-point-all", "1993/1995"]["change"]
    assert points[AS_IT_WAS] == pytest.approx(1.03, abs=0.005)
    assert points[TODAY] == pytest.approx(1.22, abs=0.005)
    democracy = found.loc["vdem-libdem", "2013"]
    assert democracy.loc[WITHOUT_TWO, "left_out"] == "HUN POL"
    assert democracy.loc[TODAY, "share"] == pytest.approx(65, abs=1)
    assert democracy.loc[WITHOUT_TWO, "share"] == pytest.approx(54, abs=1)


def test_the_mean_of_the_members_of_each_year_has_those_who_left_and_not_yet_those_who_came() -> None:
    found = get("union_means").set_index(["series", "year"])
    assert found["members"].loc["un-ideal-point-all"].loc[[1993, 1995, 2004, 2019, 2020, 2023]].tolist() == [
        12,
        15,
        25,
        28,
        27,
        27,
    ]
    own = get("union_distances").set_index(["series", "first", "line"])
    for series in members.POINTS:
        window = found["value"].loc[series].loc[1993:1995].mean()
        assert own.loc[(series, "1993/1995", AS_IT_WAS), "union_before"] == pytest.approx(window)
