"""The series that choices are run on, read once, and what a choice of years or of an average stands for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from helpers.measures.states import HOME
from helpers.tables import dates
from helpers.tables.computed import Table

#: Income a head is computed: the book's tables hold it as two series.
PER_HEAD = ("gdp-per-head", "gdp-current-usd", "population")
MIDDLES: dict[str, Callable[[np.ndarray], float]] = {
    "mean": lambda a: float(np.mean(a)),
    "median": lambda a: float(np.median(a)),
}


class CannotRunError(ValueError):
    """The data cannot run a choice.

    Attributes
    ----------
    axis : str
        Axis of the choice.
    expected : str
        What the choice would have to be.
    """

    def __init__(self, axis: str, expected: str) -> None:
        super().__init__(f"{axis}: {expected}")
        self.axis, self.expected = axis, expected


class Data:
    """Series by indicator, entity and counterpart, read once and averaged once for each window."""

    def __init__(self, table: Table) -> None:
        frame = table("indicators")
        plain = frame[frame["period"].str.fullmatch(r"\d{4}")]
        keys = zip(
            plain["indicator"],
            plain["entity"],
            plain["counterpart"],
            plain["period"].astype(int),
            plain["value"].astype(float),
            strict=True,
        )
        self.yearly: dict[tuple[str, str, str], dict[int, float]] = {}
        for indicator, entity, counterpart, year, value in keys:
            self.yearly.setdefault((indicator, entity, counterpart), {})[year] = value
        self.groups = {
            str(name): tuple(mine["entity"])
            for name, mine in table("entity_groups").groupby("group", sort=False)
        }
        self._table = table
        self.voted = cache(self._voted)
        self.unions = cache(self._unions)
        self.window = cache(self._window)
        self.path = cache(self._path)

    def series(
        self, indicator: str, entity: str, counterpart: str = "", axis: str = "series"
    ) -> dict[int, float]:
        """Values by year.

        Raises
        ------
        CannotRunError
            Where no row carries them.
        """
        if indicator == PER_HEAD[0]:
            whole, heads = (self.series(name, entity, counterpart, axis) for name in PER_HEAD[1:])
            return {year: value / heads[year] for year, value in whole.items() if year in heads}
        found = self.yearly.get((indicator, entity, counterpart))
        if not found:
            pair = f"{entity} and {counterpart}" if counterpart else entity
            raise CannotRunError(axis, f"an indicator with yearly values for {pair}; {indicator} has none")
        return found

    def members(self, group: str, axis: str = "partner") -> tuple[str, ...]:
        """The entities of a group."""
        if group not in self.groups:
            raise CannotRunError(axis, "a group of entity_groups")
        return self.groups[group]

    def _voted(self) -> dict[tuple[str, str, str], float]:
        """Agreement of votes by issue, partner and period."""
        frame = self._table("vote_issue_values")[["issue", "partner", "first", "last", "value"]]
        return {
            (str(issue), str(partner), f"{first}/{last}"): float(value)
            for issue, partner, first, last, value in frame.itertuples(index=False)
        }

    def _unions(self) -> dict[tuple[str, ...], dict[str, float]]:
        """Distances to the Union by series, first and last window, and line of composition."""
        frame = self._table("union_distances")
        places = zip(frame["series"], frame["first"], frame["last"], frame["line"], strict=True)
        names = ("change", "change_low", "change_high", "mine", "theirs")
        values = frame[[*names]].astype(float).to_dict("records")
        return dict(zip(places, values, strict=True))  # type: ignore[arg-type]

    def _window(
        self, indicator: str, entity: str, counterpart: str, period: str, average: str, axis: str
    ) -> float:
        first, last = ends(period, axis)
        found = self.series(indicator, entity, counterpart, "partner" if entity != HOME else "series")
        values = [found[year] for year in range(first, last + 1) if year in found]
        if not values:
            raise CannotRunError(axis, f"years in which {indicator} has a value for {entity}")
        return middle(average, "average")(np.array(values))

    def _path(self, indicator: str, group: str, axis: str) -> dict[int, float]:
        """The mean of a group by year, over the members that have a value."""
        found = [self.series(indicator, entity, axis=axis) for entity in self.members(group, axis)]
        return {
            year: float(np.mean([one[year] for one in found if year in one]))
            for year in sorted({year for one in found for year in one})
        }


def ends(period: str, axis: str) -> tuple[int, int]:
    """First and last year of a year or period.

    Raises
    ------
    CannotRunError
        Where the text is no date, or an end is open.
    """
    try:
        return dates.year(period), dates.last_year(period)
    except ValueError:
        raise CannotRunError(axis, "a year or a closed period in EDTF, such as 1993/1995") from None


def middle(word: str, axis: str) -> Callable[[np.ndarray], float]:
    """The function that a word such as *median* stands for."""
    if word not in MIDDLES:
        raise CannotRunError(axis, "one of " + ", ".join(MIDDLES))
    return MIDDLES[word]
