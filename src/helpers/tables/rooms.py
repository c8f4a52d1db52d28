"""The rooms above that bring computed tables and checks of their own: imported by name when first asked for.

Arrows go one way, so this room cannot import those that lean on it; they register here what they make.
"""

from __future__ import annotations

import functools
import importlib

ROOMS = (
    "helpers.measures.opinion",
    "helpers.measures.norms",
    "helpers.measures.agreement",
    "helpers.measures.bands",
    "helpers.measures.members",
    "helpers.measures.partners",
    "helpers.measures.votes",
    "helpers.measures.works",
    "helpers.claims.testimony",
    "helpers.claims.judging",
    "helpers.claims.faults",
    "helpers.claims.recoding",
    "helpers.claims.repeating",
    "helpers.claims.counting",
    "helpers.theses.differences",
    "helpers.theses.findings",
    "helpers.theses.choices",
    "helpers.theses.judging",
    "helpers.theses.redrawing",
    "helpers.theses.readers",
    "helpers.theses.labels",
    "helpers.theses.faults",
    "helpers.exhibits.published",
    "helpers.exhibits.unwritten",
)


@functools.cache
def enter() -> None:
    """Import every room, so that what it brings is registered."""
    for name in ROOMS:
        importlib.import_module(name)
