"""Exhibits that wait to be redrawn in the book's form: what each still lacks, on a list that only gets
shorter.
"""

from __future__ import annotations

import functools
from pathlib import Path

from helpers.tables import written

FOLDER, LIST = Path(__file__).parent, "waiting.yml"


@functools.cache
def _read() -> dict[str, frozenset[str]]:
    found = written.read(FOLDER, LIST)
    return {name: frozenset(waiting or ()) for name, waiting in found.items()}


def waits(identifier: str, what: str) -> bool:
    """Whether an exhibit may still lack something: `comparing`, its comparing words from facts; `facts`, no
    unread fact.
    """
    return identifier in _read()[what]


def waiting(what: str) -> frozenset[str]:
    """Every exhibit that may still lack something."""
    return _read()[what]
