"""Measures on numbers worked by hand, and what must hold of any numbers."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import measures
from helpers.measures import statistics

numbers = st.floats(-1e6, 1e6)
positive = st.floats(1e-3, 1e6)


def test_share() -> None:
    assert measures.share(5, 20) == 25
    assert measures.share(0, 20) == 0
    assert measures.share(30, 20) == 150  # a part of something else may be larger
    for whole in (0, -1):
        with pytest.raises(ValueError, match="positive whole"):
            measures.share(1, whole)


def test_growth() -> None:
    assert measures.growth(40, 50) == 25
    assert measures.growth(50, 40) == -20
    assert measures.growth(-2, -1) == 50  # half the way up to nothing
    assert measures.growth(-1, -2) == -100
    with pytest.raises(ValueError, match="growth from zero"):
        measures.growth(0, 1)


@given(positive, st.floats(-99, 1000))
def test_before_growth_undoes_growth(last: float, percent: float) -> None:
    first = measures.before_growth(last, percent)
    assert measures.growth(first, last) == pytest.approx(percent, abs=1e-6)


def test_before_growth() -> None:
    assert measures.before_growth(150, 50) == 100
    assert measures.before_growth(50, -50) == 100
    with pytest.raises(ValueError, match="fallen by 100%"):
        measures.before_growth(1, -100)


@pytest.mark.parametrize(
    ("successes", "trials", "confidence", "low", "high"),
    [
        # z = 1.96, z2 = 3.8415; centre (0.5 + 0.19207) / 1.38415 = 0.5; half 1.96 sqrt(0.025 + 0.0096) / 1.38415 = 0.2634
        (5, 10, 0.95, 23.66, 76.34),
        # p = 0: from 0 to z2 / (n + z2) = 3.8415 / 13.8415
        (0, 10, 0.95, 0.0, 27.75),
        (10, 10, 0.95, 72.25, 100.0),
        # z = 1.645, z2 = 2.7055: half 1.645 sqrt(0.025 + 0.00676) / 1.27055 = 0.2307
        (5, 10, 0.9, 26.93, 73.07),
    ],
)
def test_wilson(successes: int, trials: int, confidence: float, low: float, high: float) -> None:
    interval = measures.wilson(successes, trials, confidence)
    assert interval == pytest.approx((100 * successes / trials, low, high), abs=0.01)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_its_share_and_mirrors(pair: tuple[int, int]) -> None:
    successes, trials = pair
    value, low, high = measures.wilson(successes, trials)
    assert 0 <= low <= value + 1e-9
    assert value - 1e-9 <= high <= 100
    mirrored = measures.wilson(trials - successes, trials)
    assert (100 - mirrored.high, 100 - mirrored.low) == pytest.approx((low, high))
    narrow, wide = (measures.wilson(successes, trials, confidence) for confidence in (0.9, 0.99))
    assert wide.high - wide.low > narrow.high - narrow.low


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (2, 1), (-1, 5)])
def test_wilson_of_no_share(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        measures.wilson(successes, trials)


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


def test_years_between() -> None:
    first, then = (date(1994, 1, 1), date(1994, 12, 31)), (date(2013, 1, 1), date(2013, 12, 31))
    # from 31 December 1994 to 1 January 2013 are 18 years and a day, 6576 days; from 1 January 1994 to 31 December 2013 7304
    assert measures.years_between(first, then) == pytest.approx(
        (6940 / 365.2425, 6576 / 365.2425, 7304 / 365.2425)
    )
    day = (date(2000, 1, 1), date(2000, 1, 1))
    assert measures.years_between(day, day) == (0, 0, 0)


def test_nominal_alpha() -> None:
    # aabb against abbb: 4 units, 8 values, 3 a and 5 b; observed disagreement 1/4, expected 2 x 3 x 5 / (8 x 7) = 15/28
    assert measures.nominal_alpha(list("aabb"), list("abbb")) == pytest.approx(1 - (1 / 4) / (15 / 28))
    assert measures.nominal_alpha(list("abab"), list("abab")) == 1
    # never the same: observed 1, expected 2 x 4 x 4 / (8 x 7) = 4/7
    assert measures.nominal_alpha(list("abab"), list("baba")) == pytest.approx(1 - 7 / 4)


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [("ab", "abb", "2 and 3 units"), ("aa", "aa", "two categories"), ("", "", "two categories")],
)
def test_nominal_alpha_of_what_cannot_be_compared(one: str, other: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        measures.nominal_alpha(list(one), list(other))


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=12).filter(
        lambda pairs: len({x for p in pairs for x in p}) > 1
    )
)
def test_nominal_alpha_does_not_know_who_coded_or_how_categories_are_called(
    pairs: list[tuple[str, str]],
) -> None:
    one, other = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    alpha = measures.nominal_alpha(one, other)
    assert measures.nominal_alpha(other, one) == pytest.approx(alpha)
    renamed = {"a": "z", "b": "y", "c": "x"}
    assert measures.nominal_alpha([renamed[x] for x in one], [renamed[x] for x in other]) == pytest.approx(
        alpha
    )
    assert alpha <= 1 + 1e-12


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


def test_trend_of_independent_deviations_has_the_classical_error() -> None:
    generator = np.random.default_rng(7)
    years = np.arange(400)
    values = 0.1 * years + generator.normal(0, 1, 400)
    made = measures.detectable_by_trend(years, values)
    classical = np.sqrt(1 / np.sum((years - years.mean()) ** 2)) * 399
    assert made.change == pytest.approx(0.1 * 399, rel=0.01)
    assert made.least / classical == pytest.approx(1.96 + 0.84, rel=0.15)


def test_trend_allows_for_deviations_that_last() -> None:
    years = np.arange(40)
    alternating, lasting = 0.1 * (-1.0) ** years, 0.1 * np.sign(np.sin(years / 4))
    assert (
        measures.detectable_by_trend(years, lasting).least
        > 3 * measures.detectable_by_trend(years, alternating).least
    )
    assert measures.detectable_by_trend(years, 2 * lasting).least == pytest.approx(
        2 * measures.detectable_by_trend(years, lasting).least
    )
    assert (
        measures.detectable_by_trend(years, lasting, lags=0).least
        < measures.detectable_by_trend(years, lasting).least
    )


def test_steps_follow_the_formula_of_a_walk_with_drift() -> None:
    years, values = np.arange(11), np.array([0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5.0])
    made = measures.detectable_by_steps(years, values)
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
        made = measures.detectable_by_steps(years, values)
        error = made.least / statistics._needed(29)
        found += abs(made.change) > 2.045 * error
    assert 0.7 < found / 400 < 0.9


def test_missing_years_count_as_long_steps() -> None:
    years = np.array([1996, 1998, 2000, 2002, 2003, 2004, 2005, 2006, 2007])
    values = 0.5 * (years - 1996) + np.array([0, 0.1, 0, 0.1, 0, 0.1, 0, 0.1, 0])
    assert measures.detectable_by_steps(years, values).change == pytest.approx(5.5)
