"""Distances on numbers worked by hand."""

from __future__ import annotations

from helpers import measures


def test_distance() -> None:
    assert list(measures.distance([1, 2, 5], [3, 2, 1])) == [2, 0, 4]
