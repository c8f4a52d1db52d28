"""Shares and growth on numbers worked by hand, and what must hold of any numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import measures

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
