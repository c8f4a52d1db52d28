"""Shares and growth on numbers worked by hand."""

from __future__ import annotations

import pytest

from helpers import measures


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
