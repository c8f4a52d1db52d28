"""Exhibits that wait to be redrawn in the book's form, on a list that only gets shorter."""

from __future__ import annotations

import functools
from pathlib import Path

from helpers.tables import written

FOLDER, LIST = Path(__file__).parent, "waiting.yml"


@functools.cache
def without_narrow() -> dict[str, str]:
    """The figures that have no narrow form yet, with the reason."""
    return dict(written.read(FOLDER, LIST)["narrow"])
