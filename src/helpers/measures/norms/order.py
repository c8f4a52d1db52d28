"""When Kazakhstan took up a norm, and whether each neighbour had done so before or did so after.

A norm is taken up with the deposit of an instrument, else with membership, else with the law of
ratification where only that was read. A date of lower precision stands for every day in it: two dates are
in an order only where no day of one can lie after a day of the other. Order in time says nothing of a
cause.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from helpers.measures.states import HOME, NEIGHBOURS
from helpers.tables import dates
from helpers.tables.computed import Table, computed

#: The other states of Central Asia, and the two large neighbours.
COMPARED = (*NEIGHBOURS, "RUS", "CHN")
#: Steps with which a norm is taken up: the first of them that was read counts.
TAKEN_UP = ("bound", "member", "law")
BEFORE, SAME, AFTER, UNDECIDED = "before", "same day", "after", "undecided"
#: A neighbour that was read and had not taken the norm up, and one that was not read.
ALONE, UNREAD = "alone", "not read"
#: Kazakhstan was read and had not taken the norm up, and the neighbour had.
WITHOUT = "without"
#: So many norms taken up on one day are a batch.
BATCH = 2
#: Houses whose states are European, or most of them; the United Nations' own commission for Europe is none.
EUROPEAN = ("Council of Europe", "Council of Europe and OECD", "Council of Europe and UNESCO", "EHEA")
#: That commission, whose norms can be counted as the world's or as Europe's, so that both are shown.
COMMISSION = "UNECE"
#: Houses whose states are of all the world.
WORLD = ("UN", "WTO")


def group(house: str) -> str:
    """Whose norms those of a house are: of the `world`, the `commission` or `europe`; empty for other
    senders, whose norms were read for Kazakhstan alone and are counted nowhere.
    """
    if house in EUROPEAN:
        return "europe"
    if house == COMMISSION:
        return "commission"
    return "world" if house in WORLD else ""


def order(home: dates.Span, other: dates.Span) -> str:
    """Whether the first of two dates lies before the second, on the same day, after it, or cannot be told."""
    if home.first is not None and home.first == home.last and home == other:
        return SAME
    if home.last is not None and other.first is not None and home.last < other.first:
        return BEFORE
    if home.first is not None and other.last is not None and home.first > other.last:
        return AFTER
    return UNDECIDED


def exact(date: str) -> bool:
    """Whether a date is a day."""
    first, last = dates.span(date)
    return first is not None and first == last


def _year(moment: dates.Span) -> object:
    same = moment.first is not None and moment.last is not None and moment.first.year == moment.last.year
    return moment.first.year if same and moment.first is not None else pd.NA


@computed("norm_adoptions", "norms", "norm_steps")
def adoptions(table: Table) -> pd.DataFrame:
    """Norms taken up, by whom and when.

    Returns
    -------
    DataFrame
        One row a norm and state that took it up, in the order of both: `norm`, `label`, `house`, `entity`,
        `step` (which of `TAKEN_UP`), `how`, `date` (EDTF), `year` (missing where the date spans several),
        `signed` (EDTF, empty where it was not read), `quality`, `source`.
    """
    steps = table("norm_steps")
    signed = steps[steps["step"] == "signed"].set_index(["norm", "entity"])["date"]
    rank = {step: place for place, step in enumerate(TAKEN_UP)}
    taken = steps[steps["step"].isin(TAKEN_UP)]
    taken = taken.assign(rank=taken["step"].map(rank)).sort_values(["norm", "entity", "rank"], kind="stable")
    taken = taken.drop_duplicates(["norm", "entity"])
    places = pd.MultiIndex.from_frame(taken[["norm", "entity"]])
    named = taken[["norm", "entity", "step", "how", "date", "quality", "source"]].assign(
        year=pd.array([_year(dates.span(date)) for date in taken["date"]], dtype="Int64"),
        signed=signed.reindex(places).fillna("").to_numpy(),
    )
    columns = [
        "norm",
        "label",
        "house",
        "entity",
        "step",
        "how",
        "date",
        "year",
        "signed",
        "quality",
        "source",
    ]
    return named.merge(table("norms")[["norm", "label", "house"]], on="norm")[columns]


def _compared(norm: dict[str, Any], found: dict[tuple[str, str], str]) -> Iterator[dict[str, Any]]:
    read, mine = norm["states"].split(), found.get((norm["norm"], HOME), "")
    for other in COMPARED:
        theirs = found.get((norm["norm"], other), "")
        row = {"norm": norm["norm"], "label": norm["label"], "house": norm["house"]}
        row |= {"date": mine, "neighbour": other, "theirs": theirs, "days": pd.NA, "read_to": norm["read_to"]}
        if other not in read:
            yield row | {"order": UNREAD}
        elif not mine and not theirs:
            continue
        elif not theirs:
            yield row | {"order": ALONE}
        elif not mine:
            yield row | {"order": WITHOUT}
        else:
            home, away = dates.span(mine), dates.span(theirs)
            if exact(mine) and exact(theirs) and home.first is not None and away.first is not None:
                row["days"] = (home.first - away.first).days
            yield row | {"order": order(home, away)}


@computed("norm_order", "norm_adoptions", "norms")
def compared(table: Table) -> pd.DataFrame:
    """Kazakhstan beside each neighbour, norm by norm.

    Returns
    -------
    DataFrame
        One row a norm and neighbour, where one of the two took the norm up or the neighbour was not read:
        `norm`, `label`, `house`, `date` of Kazakhstan (empty where it had not taken it up by `read_to`),
        `neighbour`, `theirs` (its date, empty where there is none), `order` (of Kazakhstan: `before`,
        `same day`, `after`, `undecided`, `alone` where the neighbour had not taken it up by `read_to`,
        `without` where Kazakhstan had not, `not read`), `days` that Kazakhstan came later (negative where
        it came first; missing where a day is not known), `read_to`.
    """
    taken = table("norm_adoptions")
    found = dict(zip(zip(taken["norm"], taken["entity"], strict=True), taken["date"], strict=True))
    # Kazakhstan is read for every norm: the check `read_states`.
    rows = [row for norm in table("norms").to_dict("records") for row in _compared(norm, found)]
    columns = ["norm", "label", "house", "date", "neighbour", "theirs", "order", "days", "read_to"]
    return pd.DataFrame(rows, columns=columns).astype({"days": "Int64"})


def dated(adoptions: pd.DataFrame, entity: str) -> pd.DataFrame:
    """Norms of the world, of the commission and of Europe that a state took up on a day that is known."""
    mine = adoptions[(adoptions["entity"] == entity) & adoptions["house"].map(group).ne("")]
    return mine[mine["date"].map(exact).astype(bool)]


def in_batches(adoptions: pd.DataFrame, entity: str) -> tuple[int, int]:
    """How many norms a state took up on a day together with others, and how many on a day that is known."""
    days = dated(adoptions, entity)["date"].value_counts()
    return int(days[days >= BATCH].sum()), int(days.sum())


@computed("norm_batches", "norm_adoptions")
def batches(table: Table) -> pd.DataFrame:
    """Days on which Kazakhstan took up `BATCH` norms or more.

    Returns
    -------
    DataFrame
        In the order of days: `date`, `norms` (how many), `named` (their keys), `houses`, and `share` in
        percent of all norms whose day is known.
    """
    exact = dated(table("norm_adoptions"), HOME)
    days = exact.groupby("date").agg(
        norms=("norm", "size"),
        named=("norm", lambda of: ", ".join(sorted(of))),
        houses=("house", lambda of: ", ".join(sorted(set(of)))),
    )
    days = days[days["norms"] >= BATCH].reset_index()
    return days.assign(share=100 * days["norms"] / len(exact) if len(exact) else pd.Series(dtype=float))
