"""A table with its time reversed, with parties exchanged, or without rows: what a finding must notice."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from helpers.tables.computed import Table
from helpers.tables.keeping import Keeping
from helpers.theses.findings.kinds import EMPTIED, EXCHANGED, REVERSED

#: Columns that hold a moment, in the order in which they are looked for; windows stand in two.
TIMES = ("period", "session", "date", "year")
#: Columns that hold a signed change, with the ends of its interval.
SIGNED = (
    "change",
    "mine",
    "theirs",
    "lead",
    "composition",
    "own",
    "same_texts",
    "other_texts",
    "weights",
    "difference",
    "beyond",
)
#: Columns of the two sides' parts, of which `lead` is the difference.
SIDES = {"mine", "theirs"}
PAIRS = (("before", "after"), ("home_before", "home_after"), ("union_before", "union_after"))


def _swapped(frame: pd.DataFrame, one: str, other: str) -> pd.DataFrame:
    return frame.assign(**{one: frame[other], other: frame[one]})


def _negated(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    frame = frame.assign(**{name: -frame[name]})
    # The ends of the change itself may stand under plain names.
    for low, high in ((f"{name}_low", f"{name}_high"), ("low", "high")):
        if low in frame and (low != "low" or name == "change"):
            frame = frame.assign(**{low: -frame[high], high: -frame[low]})
    return frame


def _later_first(values: pd.Series) -> pd.Series:
    moments = sorted(values.unique())
    return values.map(dict(zip(moments, reversed(moments), strict=True)))


def _later_first_within(frame: pd.DataFrame, keys: list[str], time: str) -> pd.Series:
    """As `_later_first`, each series by itself; all at once, as there are thousands of them."""
    moments = frame[[*keys, time]].drop_duplicates()
    series = moments.groupby(keys, dropna=False, sort=False).ngroup()
    moments = moments.assign(series=series).sort_values(["series", time])
    last_first = moments.sort_values(["series", time], ascending=[True, False])
    moments["turned"] = last_first[time].array
    found = frame[[*keys, time]].merge(moments, on=[*keys, time], how="left", validate="many_to_one")
    return found["turned"].set_axis(frame.index)


def reversed_time(frame: pd.DataFrame) -> pd.DataFrame:
    """The table as if the last came first: changes with the other sign, moments in the other order.

    Within a table of series each series is turned round by itself.
    """
    if "before" in frame:
        for one, other in PAIRS:
            frame = _swapped(frame, one, other) if one in frame else frame
        for name in SIGNED:
            frame = _negated(frame, name) if name in frame else frame
        return frame
    if {"first", "last"} <= set(frame):
        windows = frame["first"].astype(str) + " " + frame["last"].astype(str)
        by = frame["issue"] if "issue" in frame else pd.Series("", index=frame.index)
        turned = windows.groupby(by, group_keys=False).apply(_later_first).str.split(" ", expand=True)
        return frame.assign(first=turned[0], last=turned[1])
    time = next((name for name in TIMES if name in frame), "")
    if not time:
        return frame
    keys = [
        name
        for name in ("indicator", "entity", "counterpart", "partner", "flow", "host", "source")
        if name in frame
    ]
    if not keys:
        return frame.assign(**{time: _later_first(frame[time])})
    return frame.assign(**{time: _later_first_within(frame, keys, time)})


def exchanged(frame: pd.DataFrame, one: str, other: str) -> pd.DataFrame:
    """The table with two parties in each other's place, in cells and in the names of columns."""

    def name(column: str) -> str:
        for mine, theirs in ((one, other), (other, one)):
            if column == mine or column.startswith(f"{mine}_"):
                return theirs + column.removeprefix(mine)
        return column

    for mine, theirs in ((one, other), (other, one)):
        # A part without an interval stands for itself in the place of one that has it.
        if f"{mine}_low" in frame and theirs in frame and f"{theirs}_low" not in frame:
            frame = frame.assign(**{f"{theirs}_low": frame[theirs], f"{theirs}_high": frame[theirs]})
    found = frame.rename(columns=name)
    if {one, other} == SIDES and "lead" in found:
        # The part of one side less that of the other.
        found = _negated(found, "lead")
    swap = {one: other, other: one}
    for column in found.columns:
        if found[column].dtype == object or pd.api.types.is_string_dtype(found[column].dtype):
            cells = found[column].astype(object)
            found[column] = cells.map(lambda cell: swap.get(cell, cell) if isinstance(cell, str) else cell)
    return found


#: Tables as they were last turned: many findings turn the same ones.
_turned = Keeping()


def turned(table: Table, reads: Iterable[str], how: str, parties: tuple[str, str]) -> Table:
    """Tables by name, those that a statistic reads turned in one way."""
    of = set(reads)

    def get(name: str) -> pd.DataFrame:
        if name not in of:
            return table(name)
        if how == REVERSED:
            return _turned((how, name), table, lambda tables: reversed_time(tables(name)))
        if how == EXCHANGED:
            return _turned((how, name, parties), table, lambda tables: exchanged(tables(name), *parties))
        return table(name).iloc[:0] if how == EMPTIED else table(name)

    return get
