"""Which of the five states of Central Asia came first with a norm and which came late, and how often chance
gives such a count.

One rule says what is counted: each norm that one of the five took up and that was read for all five. Its
unit is the act. Norms that Kazakhstan took up on one day are one act; a norm whose day is not known, or that
it did not take up, is an act by itself. A state was first or late in an act if it was so with more than half
of its norms. Chance draws, act by act, one of the five to stand in Kazakhstan's place, each as likely; what
it gives is computed exactly. So a norm that only one or two took up makes nobody late, by chance either.

The other way to count leaves no threshold to choose: how many of the other four came before, on average.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd

from helpers.measures.intervals import COVERAGE
from helpers.measures.norms.order import AFTER, BEFORE, exact, group, order
from helpers.measures.states import HOME, NEIGHBOURS
from helpers.tables import dates
from helpers.tables.computed import Table, computed

FIVE = (HOME, *NEIGHBOURS)
#: Last or last but one of five: so many of the other four came before.
LATE = 3
#: What an act is counted by, and each norm by itself.
ACT, NORM = "act", "norm"


def _standing(norm: dict[str, Any], taken: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    spans = {state: dates.span(own["date"]) for state, own in taken.items()}
    home = str(taken[HOME]["date"]) if HOME in taken else ""
    act = home if home and exact(home) else norm["norm"]
    for state in FIVE:
        others = [span for other, span in spans.items() if other != state]
        mine = spans.get(state)
        # Who had not taken it up by the day to which it was read comes after all who had.
        before = len(others) if mine is None else sum(order(mine, other) == AFTER for other in others)
        first = mine is not None and all(order(mine, other) == BEFORE for other in others)
        row = {"norm": norm["norm"], "label": norm["label"], "group": group(norm["house"]), "act": act}
        row |= {
            "closed": norm["open_to"] != "",
            "entity": state,
            "date": taken.get(state, {}).get("date", ""),
        }
        halves = sum(_halves(mine, spans.get(other)) for other in FIVE if other != state)
        yield row | {"first": first, "late": before >= LATE, "before": halves / 2}


def _halves(mine: dates.Span | None, other: dates.Span | None) -> int:
    """In halves how far another state came before: wholly, not, or by half where neither has come or the
    dates do not tell.
    """
    if mine is None or other is None:
        return 1 if mine is other else 2 * (mine is None)
    return {AFTER: 2, BEFORE: 0}.get(order(mine, other), 1)


@computed("norm_standing", "norm_adoptions", "norms")
def standing(table: Table) -> pd.DataFrame:
    """How each of the five stands with each norm.

    Returns
    -------
    DataFrame
        Five rows for each norm that one of the five took up and that was read for all five: `norm`, `label`,
        `group`, `act` (the day of Kazakhstan, else the norm), `closed` (whether only some of the five could
        join), `entity`, `date` (empty where it had not taken the norm up), whether it came `first` or
        `late` (after at least `LATE` others), and how many of the other four came `before` (half of one
        counts where neither has come or the dates do not tell).
    """
    taken = table("norm_adoptions")
    taken = taken[taken["entity"].isin(FIVE)]
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for row in taken.to_dict("records"):
        found.setdefault(row["norm"], {})[row["entity"]] = {str(name): cell for name, cell in row.items()}
    rows = [
        row
        for norm in table("norms").to_dict("records")
        if norm["norm"] in found and set(FIVE) <= set(norm["states"].split())
        for row in _standing({str(name): cell for name, cell in norm.items()}, found[norm["norm"]])
    ]
    columns = ["norm", "label", "group", "act", "closed", "entity", "date", "first", "late", "before"]
    return pd.DataFrame(rows, columns=columns)


def _given(odds: list[float]) -> list[float]:
    """How often so many of all acts come out, from none to all, where each does by its own odds."""
    found = [1.0]
    for chance in odds:
        found = [
            (found[count] if count < len(found) else 0.0) * (1 - chance)
            + (found[count - 1] if count else 0.0) * chance
            for count in range(len(found) + 1)
        ]
    return found


def beside_chance(standing: pd.DataFrame, what: str, unit: str = ACT) -> dict[str, float]:
    """In how many acts, or norms, Kazakhstan was `first` or `late`, beside what chance gives.

    Returns
    -------
    dict of str to float
        `count`; `all` acts or norms, and those that are `own` as Kazakhstan took a norm up; what chance would
        give (`expected`, in whole ones); `p`, how often it gives a count no more likely; and `draws`, see
        there.
    """
    share = standing.groupby([unit, "entity"])[what].mean().unstack("entity")
    so = share.reindex(columns=list(FIVE)) > 1 / 2
    odds = so.mean(axis=1).tolist()
    given, count = _given(odds), int(so[HOME].sum())
    p = min(1.0, math.fsum(each for each in given if each <= given[count] * (1 + 1e-7)))
    own = standing.loc[standing["entity"].eq(HOME) & standing["date"].ne(""), unit].nunique()
    counts = {"count": count, "all": len(so), "own": own, "expected": round(sum(odds)), "p": p}
    return {name: float(number) for name, number in counts.items()} | {"draws": draws(p)}


def place_beside_chance(standing: pd.DataFrame, unit: str = ACT) -> dict[str, float]:
    """How many of the other four came before Kazakhstan on average of all acts, or norms; chance gives two.

    Returns
    -------
    dict of str to float
        `place`, that average; `place_p`, how often chance gives one as far from two, counted exactly; and
        `place_draws`, as `draws`.
    """
    norms = standing.groupby(unit)["norm"].nunique()
    whole = math.lcm(*norms)
    share = standing.groupby([unit, "entity"])["before"].sum().unstack("entity")[list(FIVE)]
    # In whole numbers, so that no sum is rounded: halves of a state, times a number that each act divides.
    parts = share.mul(2 * whole // norms, axis=0).round().astype(int)
    reached = Counter({0: 1})
    for act in parts.to_numpy().tolist():
        added: Counter[int] = Counter()
        for total, ways in reached.items():
            for part in act:
                added[total + part] += ways
        reached = added
    middle, mine = 4 * whole * len(parts), int(parts[HOME].sum())
    far = sum(ways for total, ways in reached.items() if abs(total - middle) >= abs(mine - middle))
    p = far / len(FIVE) ** len(parts)
    return {"place": mine / (2 * whole * len(parts)), "place_p": p, "place_draws": draws(p)}


def surely_late(counts: dict[str, float]) -> tuple[bool, bool]:
    """Whether each way of counting finds Kazakhstan later than chance gives: by how often it was late, and by
    how many came before it.

    Parameters
    ----------
    counts : dict
        What `beside_chance` gives of `late`, with what `place_beside_chance` gives.
    """
    often = counts["count"] > counts["expected"] and counts["p"] < 1 - COVERAGE
    behind = counts["place"] > (len(FIVE) - 1) / 2 and counts["place_p"] < 1 - COVERAGE
    return often, behind


def draws(p: float) -> float:
    """How many draws there are to one that comes so rarely; from a hundred on in tens, hundreds and so on,
    since nobody means the last figure.
    """
    return float(round(1 / p, min(0, 1 - math.floor(math.log10(1 / p)))))
