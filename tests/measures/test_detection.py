"""Detectable changes on numbers worked by hand, and what must hold of any series."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import measures
from helpers.measures import detection

numbers = st.floats(-1e6, 1e6)


YEARS = list(range(2000, 2010))


def test_a_straight_line_is_detectable_however_small() -> None:
    trend = measures.by_line(YEARS, [0.1 * year for year in YEARS])
    steps = measures.by_steps(YEARS, [0.1 * year for year in YEARS])
    for found in (trend, steps):
        assert found.change == pytest.approx(0.9)  # nine years of a tenth
        assert found.least == pytest.approx(0, abs=1e-9)
        assert found.points == 10


def test_the_last_digit_hangs_on_no_order() -> None:
    # 1e16 + 1 - 1e16 is 0 or 2 where sums are rounded one after the other; the product of a pair is the same.
    one = np.array([1e8, 1.0, -1e8, 1.0])
    other = np.array([1e8, 1.0, 1e8, 1.0])
    assert detection._dot(one, other) == detection._dot(one[::-1], other[::-1]) == 2


def test_steps_worked_by_hand() -> None:
    # +1, -1, ... over nine points: change 0, eight steps of squared size 1, variance 8 / (9 - 2), span 8;
    # Student with 7 degrees: t(.975) = 2.36462, t(.8) = 0.89603
    found = measures.by_steps(range(9), [0, 1, 0, 1, 0, 1, 0, 1, 0], lags=0)
    assert found.change == 0
    assert found.least == pytest.approx((2.36462 + 0.89603) * math.sqrt(8 / 7 * 8), rel=1e-4)


def test_a_trend_without_lags_worked_by_hand() -> None:
    # x centred -3.5 ... 3.5, sum of squares 42; y +1, -1, ...: slope (-3.5 + 2.5 - 1.5 + 0.5 + 0.5 - 1.5 + 2.5 - 3.5) / 42 = -4 / 42
    y = [1, -1, 1, -1, 1, -1, 1, -1]
    x = np.arange(8) - 3.5
    slope = -4 / 42
    spread = float(np.sum((x * (np.array(y) - slope * x)) ** 2))
    found = measures.by_line(range(8), y, lags=0)
    assert found.change == pytest.approx(7 * slope)
    # Student with 6 degrees: t(.975) = 2.44691, t(.8) = 0.90570
    assert found.least == pytest.approx((2.44691 + 0.90570) * math.sqrt(spread * 8 / 6) / 42 * 7, rel=1e-4)


@pytest.mark.parametrize("measure", [measures.by_line, measures.by_steps])
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


@pytest.mark.parametrize("measure", [measures.by_line, measures.by_steps])
def test_seven_points_are_too_few(measure: object) -> None:
    assert callable(measure)
    with pytest.raises(ValueError, match="needs 8 points at least, not 7"):
        measure(range(7), range(7))
    assert measure(range(8), range(8)).points == 8


@given(st.lists(st.floats(-10, 10), min_size=8, max_size=12))
def test_missing_years_widen_the_step(values: list[float]) -> None:
    """Every second year: the same steps over twice the span have half the variance a year, and the same least change."""
    dense = measures.by_steps(range(len(values)), values)
    sparse = measures.by_steps([2 * year for year in range(len(values))], values)
    assert (sparse.change, sparse.least) == pytest.approx((dense.change, dense.least), abs=1e-6)


def test_trend_of_independent_deviations_has_the_classical_error() -> None:
    generator = np.random.default_rng(7)
    years = np.arange(400)
    values = 0.1 * years + generator.normal(0, 1, 400)
    made = measures.by_line(years, values)
    classical = np.sqrt(1 / np.sum((years - years.mean()) ** 2)) * 399
    assert made.change == pytest.approx(0.1 * 399, rel=0.01)
    assert made.least / classical == pytest.approx(1.96 + 0.84, rel=0.15)


def test_trend_allows_for_deviations_that_last() -> None:
    years = np.arange(40)
    alternating, lasting = 0.1 * (-1.0) ** years, 0.1 * np.sign(np.sin(years / 4))
    assert measures.by_line(years, lasting).least > 3 * measures.by_line(years, alternating).least
    assert measures.by_line(years, 2 * lasting).least == pytest.approx(
        2 * measures.by_line(years, lasting).least
    )
    assert measures.by_line(years, lasting, lags=0).least < measures.by_line(years, lasting).least


def test_steps_follow_the_formula_of_a_walk_with_drift() -> None:
    years, values = np.arange(11), np.array([0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5.0])
    made = measures.by_steps(years, values, lags=0)
    spread = np.std(np.diff(values), ddof=1)
    assert made.change == 5 and made.points == 11
    assert made.least == pytest.approx((2.262157 + 0.883404) * spread * np.sqrt(10), rel=1e-5)


def test_a_walk_is_found_as_often_as_promised() -> None:
    generator = np.random.default_rng(11)
    years = np.arange(31)
    truth = 2.8 * np.sqrt(30)
    found = 0
    for _ in range(400):
        values = np.concatenate([[0], np.cumsum(generator.normal(truth / 30, 1, 30))])
        made = measures.by_steps(years, values, lags=0)
        error = made.least / (2.045230 + 0.854192)
        found += abs(made.change) > 2.045 * error
    assert 0.7 < found / 400 < 0.9


def test_missing_years_count_as_long_steps() -> None:
    years = np.array([1996, 1998, 2000, 2002, 2003, 2004, 2005, 2006, 2007])
    values = 0.5 * (years - 1996) + np.array([0, 0.1, 0, 0.1, 0, 0.1, 0, 0.1, 0])
    assert measures.by_steps(years, values).change == pytest.approx(5.5)


def test_an_interval_is_narrower_than_what_could_be_found() -> None:
    values = [0, 1, 0, 1, 1, 0, 1, 0, 1, 1]
    for made in (measures.by_line(YEARS, values), measures.by_steps(YEARS, values)):
        assert made.low < made.change < made.high
        # Student with 8 degrees: t(.95) = 1.85955, t(.975) + t(.8) = 2.30600 + 0.88889.
        assert (made.high - made.change) / made.least == pytest.approx(1.85955 / 3.19489, rel=1e-4)


def test_steps_that_carry_on_leave_more_open_and_steps_that_are_taken_back_less() -> None:
    years = np.arange(41)
    generator = np.random.default_rng(5)
    noise = generator.normal(0, 1, 41)
    carried = np.cumsum(np.cumsum(noise) * 0.2 + noise)
    assert measures.step_memory(years, carried) > 0 > measures.step_memory(years, noise)
    assert measures.by_steps(years, carried).least > measures.by_steps(years, carried, lags=0).least
    assert measures.by_steps(years, noise).least < measures.by_steps(years, noise, lags=0).least
