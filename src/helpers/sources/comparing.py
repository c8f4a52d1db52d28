"""Ours against theirs: what is confirmed, what differs and by how much, what only we have, and what is new.
Pure.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from helpers.sources.assembling import Figures, Place, Vintage
from helpers.sources.formats import MEAN_TOLERANCE, Source, SourceError

#: Room for the rounding of binary fractions, so that a difference of exactly the tolerance still counts as
#: equal.
ROUNDING = 1e-9


@dataclass(frozen=True)
class Row:
    """A row of ours."""

    place: Place
    source: str
    figures: Figures


@dataclass(frozen=True)
class Difference:
    """One number of a row that differs; `theirs` is not a number where the file has none."""

    row: Row
    what: str
    ours: float
    theirs: float

    @property
    def by(self) -> float:
        """Theirs less ours."""
        return self.theirs - self.ours


@dataclass(frozen=True)
class Report:
    """The outcome of a comparison.

    Attributes
    ----------
    rows : tuple of Row
        Our rows of the indicators that the file holds.
    confirmed : tuple of Row
        Rows whose every number agrees.
    differing : tuple of Difference
        Every number that does not.
    only_ours : tuple of Row
        Rows that the file does not have.
    new : mapping
        Later years of our series that we do not have.
    unknown : mapping
        Our indicators that the file does not hold, with the number of our values and what would be needed.
    """

    source: Source
    rows: tuple[Row, ...]
    confirmed: tuple[Row, ...]
    differing: tuple[Difference, ...]
    only_ours: tuple[Row, ...]
    new: Mapping[Place, Figures]
    unknown: Mapping[str, tuple[int, str]]
    unbanded: tuple[str, ...] = ()
    missing_members: tuple[str, ...] = ()

    @property
    def changed(self) -> tuple[Row, ...]:
        """Rows that differ, once each."""
        return tuple(dict.fromkeys(one.row for one in self.differing))


def ours(source: Source, table: pd.DataFrame) -> tuple[Row, ...]:
    """Our rows that come from this source, in the table's order; a wide table gives one row for each filled
    cell.
    """
    if source.table != "indicators":
        table = table.rename(columns={"host": "counterpart", "year": "period"}).melt(
            ["counterpart", "period", "source"], list(source.indicators), var_name="indicator"
        )
        table = table.dropna(subset=["value"]).assign(entity="KAZ", low=math.nan, high=math.nan, n=pd.NA)
    kept = table[table["source"].isin(source.keys) & table["indicator"].isin(source.indicators)]
    kept = kept[kept["counterpart"].isin(source.hosts)] if source.hosts else kept
    return tuple(
        Row(
            Place(row["indicator"], row["entity"], row["counterpart"], str(row["period"])),
            row["source"],
            Figures(
                float(row["value"]),
                float(row["low"]),
                float(row["high"]),
                None if pd.isna(row["n"]) else int(row["n"]),
            ),
        )
        for row in kept.to_dict("records")
    )


def tolerance(source: Source, place: Place) -> float:
    """How far apart two values may be and still be the same to the digits that we keep."""
    return (
        MEAN_TOLERANCE
        if source.mean and place.entity == source.mean
        else source.of(place.indicator, place.counterpart).tolerance
    )


def _differences(source: Source, row: Row, theirs: Figures, unbanded: tuple[str, ...]) -> list[Difference]:
    allowed = tolerance(source, row.place) * (1 + ROUNDING) + ROUNDING * abs(row.figures.value)
    pairs = [("value", row.figures.value, theirs.value)]
    if row.place.indicator not in unbanded:
        pairs += [("low", row.figures.low, theirs.low), ("high", row.figures.high, theirs.high)]
    found = [
        Difference(row, what, mine, other)
        for what, mine, other in pairs
        if not math.isnan(mine) and not abs(mine - other) <= allowed
    ]
    if theirs.n is not None and row.figures.n is not None and theirs.n != row.figures.n:
        found.append(Difference(row, "n", row.figures.n, theirs.n))
    return found


def _prove_release(source: Source, file: str, rows: tuple[Row, ...], theirs: Vintage) -> None:
    """Refuse a file that holds none of our years, or ends before our rows do."""
    years = {place.period for place in theirs.rows}
    mine = {row.place.period for row in rows}
    if not years & mine:
        span = f"{min(mine)} to {max(mine)}"
        raise SourceError(
            f"{file}: none of our years ({span}) is in it; use {source.release}, or a later one."
        )
    for indicator in source.indicators:
        last = max((row.place.period for row in rows if row.place.indicator == indicator), default="")
        end = max((place.period for place in theirs.rows if place.indicator == indicator), default="")
        if end and end < last:
            raise SourceError(
                f"{file}: its values of {indicator} end in {end} and ours in {last}; use {source.release}, "
                f"or a later one."
            )


def compare(source: Source, every: tuple[Row, ...], theirs: Vintage, file: str) -> Report:
    """Compare our rows with the publisher's; of a file of one year, our rows of that year.

    Raises
    ------
    SourceError
        Where the file is of an older release than our rows, or we have no rows of the source.
    """
    if source.yearly:
        years = {place.period for place in theirs.rows}
        every = tuple(row for row in every if row.place.period in years)
        return _report(source, every, every, theirs)
    rows = tuple(row for row in every if row.place.indicator not in theirs.absent)
    if not rows:
        needed = "; ".join(dict.fromkeys(why for why in theirs.absent.values() if why)) or source.expects
        raise SourceError(f"{file}: none of our rows can be compared with it; expected {needed}.")
    _prove_release(source, file, rows, theirs)
    return _report(source, every, rows, theirs)


def _report(source: Source, every: tuple[Row, ...], rows: tuple[Row, ...], theirs: Vintage) -> Report:
    """What is confirmed, what differs, what only one side has; `rows` are those that the file can hold."""
    confirmed, differing, only = [], [], []
    for row in rows:
        if row.place not in theirs.rows:
            only.append(row)
            continue
        found = _differences(source, row, theirs.rows[row.place], theirs.unbanded)
        differing += found
        if not found:
            confirmed.append(row)
    last: dict[Place, str] = {}
    for row in rows:
        series = row.place._replace(period="")
        last[series] = max(last.get(series, ""), row.place.period)
    held = {row.place for row in rows}
    new = {
        place: theirs.rows[place]
        for place in sorted(theirs.rows)
        if (
            place not in held if source.yearly else last.get(place._replace(period=""), "9999") < place.period
        )
    }
    unknown = {
        name: (sum(row.place.indicator == name for row in every), why) for name, why in theirs.absent.items()
    }
    return Report(
        source,
        rows,
        tuple(confirmed),
        tuple(differing),
        tuple(only),
        new,
        unknown,
        theirs.unbanded,
        theirs.missing_members,
    )
