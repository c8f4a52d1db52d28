"""What a publisher's file says, as rows of ours: indicator, entity, counterpart, period, value, band,
members.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from helpers.sources.formats import BAND, Series, Source


class Place(NamedTuple):
    """Where a value stands in our table, without its source."""

    indicator: str
    entity: str
    counterpart: str
    period: str


@dataclass(frozen=True)
class Figures:
    """The numbers of a row; missing ones are not numbers or `None`."""

    value: float
    low: float = math.nan
    high: float = math.nan
    n: int | None = None


@dataclass(frozen=True)
class Vintage:
    """The publisher's rows, and what the file cannot give.

    Attributes
    ----------
    absent : dict
        Our indicators that the file does not hold, and what would be needed.
    unbanded : tuple of str
        Indicators whose band the file does not give.
    missing_members : tuple of str
        Members of the EU that the file does not hold, so that no mean was computed.
    """

    rows: Mapping[Place, Figures]
    absent: Mapping[str, str] = field(default_factory=dict)
    unbanded: tuple[str, ...] = ()
    missing_members: tuple[str, ...] = ()


Cells = dict[str, dict[tuple[str, str], float]]


def _first(cells: Cells, codes: Sequence[str]) -> dict[tuple[str, str], float]:
    return next((cells[code] for code in codes if code in cells), {})


def _series(one: Series, cells: Cells) -> dict[Place, Figures]:
    """The rows of one series."""
    less, error, low, high = (_first(cells, codes) for codes in (one.minus, one.error, one.low, one.high))
    rows = {}
    for (state, period), value in _first(cells, one.codes).items():
        if one.minus and (state, period) not in less:
            continue
        if one.entity and not one.hosts and state != one.entity:
            continue
        value = (value - less.get((state, period), 0.0)) * one.scale
        width = error.get((state, period), math.nan) * BAND
        ends = (
            (value - width, value + width)
            if one.error
            else (low.get((state, period), math.nan), high.get((state, period), math.nan))
        )
        place = Place(
            one.indicator, one.entity if one.hosts else state, state if one.hosts else one.counterpart, period
        )
        rows[place] = Figures(value, *ends)
    return rows


def _means(source: Source, rows: Mapping[Place, Figures], members: frozenset[str]) -> dict[Place, Figures]:
    """Unweighted means of the members of the EU that are in the file, for each indicator and year."""
    grouped: dict[Place, list[float]] = {}
    for place, figures in rows.items():
        if place.entity in members and not place.counterpart:
            grouped.setdefault(place._replace(entity=source.mean), []).append(figures.value)
    return {
        place: Figures(math.fsum(values) / len(values), n=len(values)) for place, values in grouped.items()
    }


def assemble(source: Source, observations: pd.DataFrame, members: Sequence[str]) -> Vintage:
    """Turn observations into rows of ours; means of the EU only where every member is in the file."""
    cells: Cells = {}
    for code, entity, period, value in observations.itertuples(index=False, name=None):
        cells.setdefault(code, {})[(entity, period)] = float(value)
    rows: dict[Place, Figures] = {}
    absent: dict[str, str] = {}
    unbanded = []
    for one in source.series:
        if not _first(cells, one.codes) or (one.minus and not _first(cells, one.minus)):
            absent.setdefault(one.indicator, one.needs)
            continue
        rows |= _series(one, cells)
        if any(codes and not _first(cells, codes) for codes in (one.low, one.high, one.error)):
            unbanded.append(one.indicator)
    held = {place.indicator for place in rows}
    missing: tuple[str, ...] = ()
    if source.mean:
        there = {place.entity for place in rows}
        missing = tuple(sorted(set(members) - there))
        if not missing:
            rows |= _means(source, rows, frozenset(members))
    return Vintage(
        rows,
        {name: why for name, why in absent.items() if name not in held},
        tuple(dict.fromkeys(unbanded)),
        missing,
    )
