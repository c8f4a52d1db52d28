"""Distances and who moved on numbers worked by hand, and what must hold of any numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import measures

numbers = st.floats(-1e6, 1e6)


def test_distance() -> None:
    assert list(measures.distance([1, 2, 5], [3, 2, 1])) == [2, 0, 4]


@pytest.mark.parametrize(
    ("mine", "theirs", "change", "own", "other"),
    [
        ((0, 2), (0, 0), 2, 2, 0),  # only mine moved, away
        ((0, 0), (0, 2), 2, 0, 2),  # only theirs
        ((0, 1), (0, -1), 2, 1, 1),  # both alike
        ((0, 3), (5, 5), -3, -3, 0),  # mine came nearer
        ((0, 1), (4, 2), -3, -1, -2),  # both came nearer: |1-2| - |0-4| = -3
        ((1, 1), (2, 2), 0, 0, 0),  # nobody moved
        ((0, 2), (2, 0), 0, 0, 0),  # they changed places: each first closes and then opens the gap
    ],
)
def test_who_moved(
    mine: tuple[float, float], theirs: tuple[float, float], change: float, own: float, other: float
) -> None:
    assert measures.who_moved(mine, theirs) == (change, own, other)


@given(numbers, numbers, numbers, numbers)
def test_the_parts_of_two_movers_add_up_and_do_not_depend_on_who_is_asked(
    a: float, b: float, c: float, d: float
) -> None:
    one, other = measures.who_moved((a, b), (c, d)), measures.who_moved((c, d), (a, b))
    assert one.mine + one.theirs == pytest.approx(one.change, abs=1e-6)
    assert (other.mine, other.theirs) == pytest.approx((one.theirs, one.mine), abs=1e-6)
    turned = measures.who_moved((-a, -b), (-c, -d))
    assert turned == pytest.approx(one, abs=1e-6)
    assert measures.who_moved((a, a), (c, d)).mine == pytest.approx(0, abs=1e-6)
