"""Kazakhstan's distance to the EU between two windows of years, for several ways to take the Union, with
intervals.

The main line is the Union as it was in each year, the United Kingdom included to its exit; beside it stand
today's 27 members, those of 1993, the median member, and the mean without the two members that moved most.
Kazakhstan and the Union never change places in these series, so that each side's part in the change is
simply that side's own change: a division of the change, and no cause.

Intervals come from drawing each state's value of a window from its band, taken as normal and independent of
other states'. Within a window one error is drawn for all years, as the errors of one state's neighbouring
years are nearly the same; that is the wider of the two ways.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from helpers.measures.bands import coverages, error
from helpers.measures.intervals import ENDS
from helpers.measures.states import AS_IT_WAS, HOME, OF_1993, TODAY
from helpers.tables import dates
from helpers.tables.checking import sense
from helpers.tables.computed import Table, computed
from helpers.tables.faults import Fault

MEDIAN, WITHOUT_TWO = "EU-median", "EU-without-two"
LINES = (AS_IT_WAS, TODAY, OF_1993, MEDIAN, WITHOUT_TWO)
RUNS, SEED = 2000, 20261126
#: Last year of a state that is a member today, and the first year of the Union.
STAYS, FIRST_UNION = 9999, 1993
POINTS = ("un-ideal-point-all", "un-ideal-point-final")
DEMOCRACY = ("vdem-libdem", "vdem-polyarchy")
Window = tuple[int, int]
#: Value and standard error of a state by year.
Values = dict[int, tuple[float, float]]
#: Windows compared, by series: from the first years, and from later beginnings.
COMPARED: dict[str, tuple[tuple[Window, Window], ...]] = {
    **{
        series: tuple(
            (begin, (2021, 2023)) for begin in ((1993, 1995), (2004, 2006), (2007, 2009), (2014, 2016))
        )
        for series in POINTS
    },
    **{
        series: tuple(((begin, begin), (2023, 2023)) for begin in (1993, 2004, 2007, 2013, 2015))
        for series in DEMOCRACY
    },
}
READS = ("member_values", "indicators", "eu_members", "eu_left", "band_coverage")
PARTS = ("change", "mine", "theirs", "lead", "share", "left_out_share")


def membership(table: Table) -> dict[str, tuple[int, int]]:
    """First and last year for which a state counts as a member: from the year of its entry to the year before
    its exit.
    """
    since = dict(table("eu_members")[["member", "since"]].itertuples(index=False))
    found = {member: (dates.year(entry), STAYS) for member, entry in since.items()}
    left = table("eu_left")[["member", "since", "until"]]
    for member, entry, until in left.itertuples(index=False):
        found[member] = (dates.year(entry), dates.year(until) - 1)
    return found


def _values(table: Table, series: str) -> dict[str, Values]:
    """Values by year with standard errors, for each member and Kazakhstan."""
    coverage = coverages(table)[series]
    members = table("member_values")
    members = members[members["series"] == series].rename(columns={"member": "state"})
    own = table("indicators")
    own = own[(own["indicator"] == series) & (own["entity"] == HOME)]
    own = own.assign(state=HOME, year=own["period"].astype(int))
    columns = ["state", "year", "value", "low", "high"]
    both = pd.concat([members[columns], own[columns]], ignore_index=True)
    both["error"] = (both["high"] - both["low"]) * error(0.0, 1.0, coverage)
    found: dict[str, Values] = {}
    for state, year, value, error_of in both[["state", "year", "value", "error"]].itertuples(index=False):
        found.setdefault(str(state), {})[int(year)] = (float(value), float(error_of))
    return found


def _drawn(values: Values, year: int, z: np.ndarray) -> np.ndarray:
    """A state's value of a year, (1 + runs,): the estimate first, then the draws."""
    value, error_of = values[year]
    return value + error_of * z


def _mean(values: Values, years: Iterable[int], z: np.ndarray) -> np.ndarray:
    """Mean of a state's years that have a value, with one error for all of them."""
    found = np.array([values[year] for year in years if year in values])
    return found[:, 0].mean() + found[:, 1].mean() * z


def of_line(line: str, year: int, spans: dict[str, tuple[int, int]]) -> list[str]:
    """Which states are the Union in a year, on a line of composition."""
    if line in (TODAY, WITHOUT_TWO):
        return [name for name, (_, last) in spans.items() if last == STAYS]
    if line == OF_1993:
        return [name for name, (first, last) in spans.items() if first <= 1993 and last == STAYS]
    return [name for name, (first, last) in spans.items() if first <= year <= last]


@sense
def whole(table: Table) -> Iterator[Fault]:
    """Whoever is the Union in a compared year, on any line, and Kazakhstan have a value of that year."""
    spans = membership(table)
    for series, pairs in COMPARED.items():
        states = _values(table, series)
        years = sorted({year for pair in pairs for first, last in pair for year in range(first, last + 1)})
        for year in years:
            for name in sorted({name for line in LINES for name in of_line(line, year, spans)} | {HOME}):
                if year not in states.get(name, {}):
                    of = "indicators" if name == HOME else "member_values"
                    yield Fault(of, None, None, None, f"a value of {series} for {name} in {year}")


@functools.lru_cache(maxsize=1)
def _errors(names: tuple[str, ...], pair: tuple[Window, Window]) -> dict[tuple[str, int], np.ndarray]:
    """Standard errors by which each state's windows are off in each run, none in the first; every line of
    composition has the same.
    """
    rng = np.random.default_rng([SEED, *pair[0], *pair[1]])
    return {
        (name, end): np.concatenate([[0.0], rng.standard_normal(RUNS)]) for name in names for end in (0, 1)
    }


def moved(
    states: dict[str, Values], spans: dict[str, tuple[int, int]], pair: tuple[Window, Window], line: str
) -> dict[str, Any]:
    """Distance before and after, and its change with the part of each side, each with its interval.

    Parameters
    ----------
    states : dict of str to dict
        By state and year: value and standard error.
    spans : dict of str to (int, int)
        First and last year of membership.
    pair : pair of windows
        First and last years, both included.
    line : str
        One of `LINES`.
    """
    names = (HOME, *sorted(set(states) - {HOME}))
    z = _errors(names, pair)
    windows = [range(first, last + 1) for first, last in pair]
    means = [
        {name: _mean(states[name], years, z[name, end]) for name in names}
        for end, years in enumerate(windows)
    ]
    own = [one[HOME] for one in means]
    left_out: list[str] = []
    if line == WITHOUT_TWO:
        today = of_line(TODAY, pair[1][1], spans)
        left_out = sorted(today, key=lambda name: -abs(means[1][name][0] - means[0][name][0]))[:2]
    middle = np.median if line == MEDIAN else np.mean
    sides, members = [], []
    for end, years in enumerate(windows):
        of_year = []
        for year in years:
            of = [name for name in of_line(line, year, spans) if name not in left_out]
            of_year.append(middle([_drawn(states[name], year, z[name, end]) for name in of], axis=0))
            members = of
        sides.append(np.mean(of_year, axis=0))
    distance = [side - mine for side, mine in zip(sides, own, strict=True)]
    parts = {"mine": -(own[1] - own[0]), "theirs": sides[1] - sides[0], "change": distance[1] - distance[0]}
    parts["lead"] = parts["mine"] - parts["theirs"]
    with np.errstate(divide="ignore", invalid="ignore"):
        parts["share"] = 100 * parts["theirs"] / parts["change"]
        change = {name: means[1][name] - means[0][name] for name in of_line(TODAY, pair[1][1], spans)}
        two = sum((change[name] for name in left_out), np.zeros(RUNS + 1))
        parts["left_out_share"] = 100 * two / sum(change.values())
    row: dict[str, Any] = {"left_out": " ".join(sorted(left_out)), "members": len(members)}
    row |= {"before": float(distance[0][0]), "after": float(distance[1][0])}
    row |= {"home_before": float(own[0][0]), "home_after": float(own[1][0])}
    row |= {"union_before": float(sides[0][0]), "union_after": float(sides[1][0])}
    for name in PARTS:
        low, high = (
            np.percentile(parts[name][1:], ENDS) if left_out or name != "left_out_share" else (np.nan,) * 2
        )
        row |= {name: float(parts[name][0]), f"{name}_low": float(low), f"{name}_high": float(high)}
    return row


@computed("union_distances", *READS)
def distances(table: Table) -> pd.DataFrame:
    """Kazakhstan's distance to the Union in ideal points and democracy, for each way to take the Union.

    Returns
    -------
    DataFrame
        `series`, `first`, `last` (windows, EDTF), `line` (one of `LINES`), `members` (in the last window),
        `left_out` (states), `before`, `after` (distance), `home_before`, `home_after`, `union_before`,
        `union_after`; `change`, `mine`, `theirs` (parts of Kazakhstan and of the Union, which add up to it),
        `lead` (Kazakhstan's part less the Union's: above nought it made more of a growth, below nought more
        of a narrowing), `share` (the Union's part in percent of the change) and `left_out_share` (of the sum
        of today's members' changes, in percent), each with `_low` and `_high` at 90%.
    """
    spans = membership(table)
    rows = []
    for series, pairs in COMPARED.items():
        states = _values(table, series)
        for pair in pairs:
            first, last = (f"{one}/{two}" if one != two else str(one) for one, two in pair)
            for line in LINES:
                place = {"series": series, "first": first, "last": last, "line": line}
                rows.append(place | moved(states, spans, pair, line))
    return pd.DataFrame(rows)


@computed("union_means", *READS)
def means(table: Table) -> pd.DataFrame:
    """Mean ideal point of the Union's members of each year; the series itself has that of today's.

    Returns
    -------
    DataFrame
        `series`, `year` (int), `line` (`AS_IT_WAS`), `value` (points of the scale), `members` (behind it).
    """
    spans = membership(table)
    rows = []
    for series in POINTS:
        states = _values(table, series)
        for year in sorted(year for year in states[HOME] if year >= FIRST_UNION):
            of = [states[name][year][0] for name in of_line(AS_IT_WAS, year, spans)]
            own = {"value": float(np.mean(of)), "members": len(of)}
            rows.append({"series": series, "year": year, "line": AS_IT_WAS} | own)
    return pd.DataFrame(rows)


@computed("own_changes_of_states", "indicators", "band_coverage")
def own_changes(table: Table) -> pd.DataFrame:
    """Change of each state's own value between the years that `COMPARED` names, with its interval.

    Returns
    -------
    DataFrame
        `series`, `state`, `first`, `last`, `before`, `after`, `change`, `low`, `high` (90%), and the same
        ends as `chosen_low`, `chosen_high` where the years were chosen among all pairs of the state's;
        Kazakhstan and its neighbours.
    """
    from helpers.measures.bands import apart

    frame = table("indicators")
    covers = coverages(table)
    rows = []
    for series in DEMOCRACY:
        mine = frame[(frame["indicator"] == series) & frame["low"].notna()]
        for state, values in mine.groupby("entity"):
            by_year = values.assign(year=values["period"].astype(int)).set_index("year")
            for first, last in ((1993, 2018), (1993, 2023), (2013, 2023), (2018, 2023), (2018, 2024)):
                if first not in by_year.index or last not in by_year.index:
                    continue
                one, other = by_year.loc[first], by_year.loc[last]
                errors = [error(each["low"], each["high"], covers[series]) for each in (one, other)]
                ends = float(one["value"]), float(other["value"])
                found = apart(*ends, *errors)
                chosen = apart(*ends, *errors, among=math.comb(len(by_year), 2))
                rows.append(
                    {"series": series, "state": state, "first": str(first), "last": str(last)}
                    | {"before": float(one["value"]), "after": float(other["value"])}
                    | {"change": found.value, "low": found.low, "high": found.high}
                    | {"chosen_low": chosen.low, "chosen_high": chosen.high}
                )
    return pd.DataFrame(rows)
