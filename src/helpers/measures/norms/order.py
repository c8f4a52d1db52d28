"""When Kazakhstan took up a norm, and whether each neighbour had done so before or did so after.

A norm is taken up with the deposit of an instrument, else with membership, else with the law of
ratification where only that was read. A date of lower precision stands for every day in it: two dates are
in an order only where no day of one can lie after a day of the other. Order in time says nothing of a
cause.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from helpers.measures.intervals import by_chance_alone
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
#: That commission, whose norms are counted with the United Nations; it matters, so both filings are shown.
COMMISSION = "UNECE"
#: Last or last but one of five: so many of the other four came before.
LATE = 3


def order(home: dates.Span, other: dates.Span) -> str:
    """Whether the first of two dates lies before the second, on the same day, after it, or cannot be told."""
    if home.first is not None and home.first == home.last and home == other:
        return SAME
    if home.last is not None and other.first is not None and home.last < other.first:
        return BEFORE
    if home.first is not None and other.last is not None and home.first > other.last:
        return AFTER
    return UNDECIDED


def _exact(date: str) -> bool:
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
            if _exact(mine) and _exact(theirs) and home.first is not None and away.first is not None:
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


@computed("norm_places", "norm_order")
def places(table: Table) -> pd.DataFrame:
    """The place of Kazakhstan among the five states of Central Asia, norm by norm.

    Returns
    -------
    DataFrame
        One row a norm that Kazakhstan took up and for which all of `NEIGHBOURS` were read: `norm`, `label`,
        `house`, `date`, how many of the other four took it up earlier (`earlier`), on the same day
        (`same`), later (`later`), not by the day to which the record was read (`without`), or at a date
        that cannot be put in an order (`undecided`), and `place`, one more than the earlier ones, missing
        where an order cannot be told.
    """
    pairs = table("norm_order")
    pairs = pairs[pairs["neighbour"].isin(NEIGHBOURS) & (pairs["date"] != "")]
    whole = ~pairs["order"].eq(UNREAD).groupby(pairs["norm"]).transform("any")
    pairs = pairs[whole]
    names = {AFTER: "earlier", SAME: "same", BEFORE: "later", ALONE: "without", UNDECIDED: "undecided"}
    counts = pd.crosstab(pairs["norm"], pairs["order"]).reindex(columns=list(names), fill_value=0)
    counts = counts.rename(columns=names)
    counts["place"] = (counts["earlier"] + 1).where(counts["undecided"] == 0).astype("Int64")
    first = pairs.drop_duplicates("norm")[["norm", "label", "house", "date"]]
    return first.merge(counts.reset_index(), on="norm").sort_values(["date", "norm"], ignore_index=True)


def for_all(places: pd.DataFrame) -> pd.DataFrame:
    """Norms not on the list for the sake of Kazakhstan: those of European bodies stand there because it took
    them up or was asked to, so that its place among them would look earlier than it is.
    """
    return places[~places["house"].isin(EUROPEAN)]


def without_commission(places: pd.DataFrame) -> pd.DataFrame:
    """Norms that are not of the Economic Commission for Europe."""
    return places[places["house"] != COMMISSION]


def draws(count: int, whole: int, share: float) -> float:
    """How many draws by lot there are to one that gives so many of the whole, or any number no more likely;
    from a hundred on in tens, hundreds and so on, since nobody means the last figure.
    """
    number = 1 / by_chance_alone(count, whole, share)
    return float(round(number, min(0, 1 - math.floor(math.log10(number)))))


def by_lot(places: pd.DataFrame, earlier: int = LATE) -> dict[str, float]:
    """How often Kazakhstan was first and how often late, beside an order of the five states by lot.

    Parameters
    ----------
    places : DataFrame
        Rows of `norm_places`; those whose order cannot be told are left out.
    earlier : int
        Late is who took a norm up after so many of the other four.

    Returns
    -------
    dict of str to float
        `count` of norms taken up late, `all` norms, `first`, the `share_by_chance` and the number (`chance`)
        that the lot would make late, and `draws`: so many draws there are to one in which the count lies as
        far from the middle.
    """
    placed = places[places["undecided"] == 0]
    late, whole = int((placed["earlier"] >= earlier).sum()), len(placed)
    # Of five places the last two are late.
    share = (len(NEIGHBOURS) + 1 - earlier) / (len(NEIGHBOURS) + 1)
    return {
        "count": float(late),
        "all": float(whole),
        "first": float((placed["earlier"] == 0).sum()),
        "share_by_chance": share,
        "chance": share * whole,
        "draws": draws(late, whole, share),
    }


def dated(adoptions: pd.DataFrame, entity: str) -> pd.DataFrame:
    """Norms that a state took up on a day that is known."""
    mine = adoptions[adoptions["entity"] == entity]
    return mine[mine["date"].map(_exact).astype(bool)]


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
