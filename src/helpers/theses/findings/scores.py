"""What findings on ideal points, democracy, law and living are decided by."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from helpers.measures.bands import Difference, Estimate, apart, coverages, error, from_mean
from helpers.measures.members import WITHOUT_TWO
from helpers.measures.states import NEIGHBOURS, TODAY
from helpers.tables import dates
from helpers.tables.computed import Table
from helpers.tables.keeping import Keeping
from helpers.theses.differences import smallest
from helpers.theses.findings.facts import Facts, Given, NothingFoundError, statistic
from helpers.theses.findings.rows import one, only

#: Neighbours that stand beside Kazakhstan where their series reaches as far.
LAW, OTHER_LAW = "wgi-rule-of-law", "vdem-rule"


def _part(row: pd.Series, name: str) -> tuple[float, float, float]:
    return float(row[name]), float(row[f"{name}_low"]), float(row[f"{name}_high"])


@statistic("point-distance", "union_distances")
def distance(table: Table, given: Given) -> Facts:
    """Change of the distance to the Union in ideal points or democracy, on every line of composition."""
    frame = only(table("union_distances"), series=given["series"], first=given["first"], last=given["last"])
    row = one(frame, line=given["line"])
    lines = {
        str(each["line"]): (float(each["change_low"]), float(each["change_high"]))
        for each in frame.to_dict("records")
        if each["line"] != given["line"]
    }
    parts = {name: _part(row, name) for name in ("mine", "theirs", "share", "left_out_share")}
    parts |= {
        f"{side}, {each['line']}": _part(each, side)  # type: ignore[arg-type]
        for each in frame.to_dict("records")
        for side in ("mine", "theirs")
        if each["line"] != given["line"]
    }
    ends = (float(row["change_low"]), float(row["change_high"]))
    two = one(frame, line=WITHOUT_TWO)
    today = one(frame, line=TODAY)
    counts = {"two_share": float(two["left_out_share"])}
    counts |= {f"today_{end}": float(today[end]) for end in ("before", "after")}
    return Facts(row["before"], row["after"], row["change"], ends, lines, parts, counts)


@statistic("part-lead", "union_distances")
def part_lead(table: Table, given: Given) -> Facts:
    """Kazakhstan's own part in a change of the distance less the Union's, on every line of composition."""
    frame = only(table("union_distances"), series=given["series"], first=given["first"], last=given["last"])
    row = one(frame, line=given["line"])
    mine, theirs, (lead, *ends) = (_part(row, name) for name in ("mine", "theirs", "lead"))
    others = frame[frame["line"] != given["line"]]
    lines = {str(each["line"]): _part(each, "lead")[1:] for _, each in others.iterrows()}
    return Facts(mine[0], theirs[0], lead, (ends[0], ends[1]), lines, {"mine": mine, "theirs": theirs})


@statistic("state-change", "own_changes_of_states")
def state_change(table: Table, given: Given) -> Facts:
    """Change of a state's own value between two years, the bands of both taken for independent; where the
    years are `chosen`, the interval allows for it, and the part `alone` has the one that does not.
    """
    row = one(
        table("own_changes_of_states"), **{name: given[name] for name in ("series", "state", "first", "last")}
    )
    alone, allowed = (
        (float(row[f"{of}low"]), float(row[f"{of}high"]))
        for of in ("", "chosen_" if "chosen" in given else "")
    )
    parts = {"alone": (float(row["change"]), *alone)}
    return Facts(row["before"], row["after"], row["change"], allowed, parts=parts)


#: Rows of a series, which several windows and findings ask for.
_kept = Keeping()


def _of_state(table: Table, series: str, state: str) -> pd.DataFrame:
    """The rows of a series for one state."""
    return _kept((series, state), table, lambda of: only(of("indicators"), indicator=series, entity=state))


def _window(table: Table, series: str, state: str, window: str) -> tuple[float, float]:
    """Mean of the years of a window that have a value, and its standard error, one for all years of it."""
    frame = _of_state(table, series, state)
    years = frame["period"].astype(int)
    mine = frame[(years >= dates.year(window)) & (years <= dates.last_year(window))]
    if mine.empty:
        raise NothingFoundError(f"no value of {series} for {state} in {window}")
    if mine["low"].isna().any():
        return float(mine["value"].mean()), float("nan")
    cover = coverages(table)[series]
    errors = [error(low, high, cover) for low, high in zip(mine["low"], mine["high"], strict=True)]
    return float(mine["value"].mean()), float(np.mean(errors))


@statistic("law", "indicators", "band_coverage")
def law(table: Table, given: Given) -> Facts:
    """Change of a state's rule of law by the World Bank, with its interval, and by V-Dem, without one; and
    the World Bank's beside that of the neighbours.
    """
    first, last = (_window(table, LAW, given["state"], given[end]) for end in ("first", "last"))
    found = apart(first[0], last[0], first[1], last[1])
    other = [_window(table, OTHER_LAW, given["state"], given[end])[0] for end in ("first", "last")]
    counts = {
        "one_before": first[0],
        "one_after": last[0],
        "other_before": other[0],
        "other_after": other[1],
        "delta_other": smallest(table)["rule-of-law-vdem"],
    }
    lead = tuple((each.low, each.high) for each in _beyond(table, given))
    return Facts(first[0], last[0], found.value, (found.low, found.high), counts=counts, lead=lead)


def _beyond(table: Table, given: Given) -> tuple[Difference, ...]:
    """A state's change in the rule of law less the mean of the neighbours', their errors taken as independent
    and as one.
    """

    def change(state: str) -> Estimate:
        first, last = (_window(table, LAW, state, given[end]) for end in ("first", "last"))
        return Estimate(last[0] - first[0], math.hypot(first[1], last[1]))

    near = [change(state) for state in NEIGHBOURS if not _of_state(table, LAW, state).empty]
    own = change(given["state"])
    return tuple(from_mean(own, near, tied=tied) for tied in (False, True)) if near else ()


@statistic("income-ratio", "indicators")
def income_ratio(table: Table, given: Given) -> Facts:
    """Change of a value in percent of a partner's, by its logarithm, beside that of the neighbours; another
    partner must show it too.
    """

    def ratios(state: str, partner: str) -> tuple[float, float]:
        found = [
            _window(table, given["series"], state, given[end])[0]
            / _window(table, given["series"], partner, given[end])[0]
            for end in ("first", "last")
        ]
        return found[0], found[1]

    def rise(state: str, partner: str) -> float:
        before, after = ratios(state, partner)
        return math.log(after / before)

    state, partner = given["state"], given["partner"]
    before, after = ratios(state, partner)
    near = np.array([ratios(one, partner) for one in NEIGHBOURS])
    middle = np.exp(np.log(near).mean(axis=0))
    dollars = {
        end: _window(table, given["series"], partner, given[end])[0]
        - _window(table, given["series"], state, given[end])[0]
        for end in ("first", "last")
    }
    counts = {
        "near": float(math.log(middle[1] / middle[0])),
        "near_before": 100 * float(middle[0]),
        "near_after": 100 * float(middle[1]),
        "gap_first": dollars["first"],
        "gap_last": dollars["last"],
    }
    other = rise(state, given["other"])
    return Facts(
        100 * before, 100 * after, rise(state, partner), lines={given["other"]: (other, other)}, counts=counts
    )


@statistic("gap", "indicators")
def gap(table: Table, given: Given) -> Facts:
    """Change of a gap to a partner between two windows, and that of the neighbours whose series is whole."""

    def between(state: str) -> tuple[float, float]:
        ends = [
            abs(
                _window(table, given["series"], state, given[end])[0]
                - _window(table, given["series"], given["partner"], given[end])[0]
            )
            for end in ("first", "last")
        ]
        return ends[0], ends[1]

    before, after = between(given["state"])
    whole = set(_of_state(table, given["series"], given["state"])["period"])
    near = []
    for state in NEIGHBOURS:
        periods = set(_of_state(table, given["series"], state)["period"])
        if whole <= periods:
            near.append(between(state))
    counts = {"near": float(np.mean([one[0] - one[1] for one in near])), "states": float(len(near))}
    return Facts(before, after, after - before, counts=counts)
