"""Detectable changes on numbers worked by hand, and what must hold of any series."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import measures

numbers = st.floats(-1e6, 1e6)


YEARS = list(range(2000, 2010))


def test_a_straight_line_is_detectable_however_small() -> None:
    trend = measures.detectable_by_trend(YEARS, [0.1 * year for year in YEARS])
    steps = measures.detectable_by_steps(YEARS, [0.1 * year for year in YEARS])
    for found in (trend, steps):
        assert found.change == pytest.approx(0.9)  # nine years of a tenth
        assert found.least == pytest.approx(0, abs=1e-9)
        assert found.points == 10


def test_steps_worked_by_hand() -> None:
    # +1, -1, ... over nine points: change 0, eight steps of squared size 1, variance 8 / (9 - 2), span 8;
    # Student with 7 degrees: t(.975) = 2.36462, t(.8) = 0.89603
    found = measures.detectable_by_steps(range(9), [0, 1, 0, 1, 0, 1, 0, 1, 0])
    assert found.change == 0
    assert found.least == pytest.approx((2.36462 + 0.89603) * math.sqrt(8 / 7 * 8), rel=1e-4)


def test_a_trend_without_lags_worked_by_hand() -> None:
    # x centred -3.5 ... 3.5, sum of squares 42; y +1, -1, ...: slope (-3.5 + 2.5 - 1.5 + 0.5 + 0.5 - 1.5 + 2.5 - 3.5) / 42 = -4 / 42
    y = [1, -1, 1, -1, 1, -1, 1, -1]
    x = np.arange(8) - 3.5
    slope = -4 / 42
    spread = float(np.sum((x * (np.array(y) - slope * x)) ** 2))
    found = measures.detectable_by_trend(range(8), y, lags=0)
    assert found.change == pytest.approx(7 * slope)
    # Student with 6 degrees: t(.975) = 2.44691, t(.8) = 0.90570
    assert found.least == pytest.approx((2.44691 + 0.90570) * math.sqrt(spread * 8 / 6) / 42 * 7, rel=1e-4)


@pytest.mark.parametrize("measure", [measures.detectable_by_trend, measures.detectable_by_steps])
@given(st.lists(st.floats(-100, 100), min_size=8, max_size=20), st.floats(0.1, 100), numbers)
def test_units_and_origin_do_not_decide_what_is_detectable(
    measure: object, values: list[float], factor: float, shift: float
) -> None:
    assert callable(measure)
    years = range(len(values))
    plain = measure(years, values)
    other = measure([year + 1990 for year in years], [factor * value + shift for value in values])
    assert (other.change, other.least) == pytest.approx(
        (factor * plain.change, factor * plain.least), rel=1e-4, abs=1e-2
    )
    assert plain.least >= 0


@pytest.mark.parametrize(
    ("measure", "word"),
    [(measures.detectable_by_trend, "a trend needs"), (measures.detectable_by_steps, "steps need")],
)
def test_seven_points_are_too_few(measure: object, word: str) -> None:
    assert callable(measure)
    with pytest.raises(ValueError, match=f"{word} eight points at least, not 7"):
        measure(range(7), range(7))
    assert measure(range(8), range(8)).points == 8


@given(st.lists(st.floats(-10, 10), min_size=8, max_size=12))
def test_missing_years_widen_the_step(values: list[float]) -> None:
    """Every second year: the same steps over twice the span have half the variance a year, and the same least change."""
    dense = measures.detectable_by_steps(range(len(values)), values)
    sparse = measures.detectable_by_steps([2 * year for year in range(len(values))], values)
    assert (sparse.change, sparse.least) == pytest.approx((dense.change, dense.least), abs=1e-6)
