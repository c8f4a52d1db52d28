"""Exhibits that wait to be redrawn in the book's form, on a list that only gets shorter."""

from __future__ import annotations

import functools
from pathlib import Path

from helpers.tables import written

FOLDER, LIST = Path(__file__).parent, "waiting.yml"


@functools.cache
def waiting() -> frozenset[str]:
    """Every exhibit that may still type comparing words in a title, a caption or an alternative text."""
    return frozenset(written.read(FOLDER, LIST)["comparing"])


def waits(identifier: str) -> bool:
    """Whether an exhibit may still type comparing words."""
    return identifier in waiting()


@functools.cache
def without_narrow() -> dict[str, str]:
    """The figures that have no narrow form yet, with the reason."""
    return dict(written.read(FOLDER, LIST)["narrow"])
