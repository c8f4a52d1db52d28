"""Intervals on numbers worked by hand, and what must hold of any numbers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import measures


def binomtest(*given: float) -> Any:
    """That of scipy, which takes a second to import: of the processes that collect the tests one needs it."""
    from scipy import stats

    return stats.binomtest(*given)


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


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_that_of_scipy(pair: tuple[int, int]) -> None:
    for confidence in (0.9, 0.95):
        found = binomtest(*pair).proportion_ci(confidence, method="wilson")
        assert measures.wilson(*pair, confidence)[1:] == (100 * found.low, 100 * found.high)


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (2, 1), (-1, 5)])
def test_wilson_of_no_share(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        measures.wilson(successes, trials)
