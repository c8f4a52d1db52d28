"""Choices of the grid of variants that nobody can tell from another."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator

import pandas as pd

from helpers.tables import Fault


def alike(
    frame: pd.DataFrame, variants: Iterable[tuple[str, tuple[int, ...]]], effects: Iterable[float]
) -> Iterator[Fault]:
    """A choice that gives the effects of another in every variant, so that each run with it counts twice.

    Parameters
    ----------
    frame : DataFrame
        `variant_choices`.
    variants : iterable of (str, tuple of int)
        Conclusion and positions of the choices of each variant.
    effects : iterable of float
        Its effect.
    """
    found: dict[tuple[str, str], dict[int, dict[frozenset[int], float]]] = {}
    for (conclusion, rows), effect in zip(variants, effects, strict=True):
        for row in rows:
            mine = found.setdefault((conclusion, str(frame["axis"].iloc[row])), {})
            mine.setdefault(row, {})[frozenset(rows) - {row}] = effect
    for options in found.values():
        for one, other in itertools.combinations(options, 2):
            if all(math.isclose(effect, options[other][rest]) for rest, effect in options[one].items()):
                same, choice = (str(frame["choice"].iloc[row]) for row in (one, other))
                expected = f"a choice that gives another effect than {same} in some variant"
                yield Fault("variant_choices", int(frame.index[other]), "choice", choice, expected)
