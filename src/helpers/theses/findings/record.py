"""What findings on norms, on documents and on the two articles are decided by: complete counts of rows."""

from __future__ import annotations

import pandas as pd

from helpers.claims.verdicts import CORRECTED, DIVIDED, OUTSIDE, PARTLY, STANDING
from helpers.measures.norms.order import EUROPEAN, in_batches
from helpers.measures.norms.standing import ACT, FIVE, NORM, beside_chance, place_beside_chance, surely_late
from helpers.measures.states import HOME, NEIGHBOURS
from helpers.tables.computed import Table
from helpers.theses.findings.facts import Facts, Given, statistic

#: Links of the result chain that are means, and the one that is what people think and want.
MEANS, MINDS = ("resource", "activity"), ("attitude",)
#: Each of these, and the two links between them.
GROUPS = {"means": MEANS, "minds": MINDS, "reach": ("reach",), "conduct": ("conduct",)}
#: The other state that was first with norms of European bodies.
RIVAL = "KGZ"
#: What a claim on the record can be judged to be where a record was found that speaks to it.
DECIDED = (*STANDING, *PARTLY, *CORRECTED, *DIVIDED)


def _named(name: str, counts: dict[str, float]) -> dict[str, float]:
    return {f"{name}{count}": number for count, number in counts.items()}


@statistic("norm-late", "norm_standing")
def late(table: Table, _: Given) -> Facts:
    """On how many days Kazakhstan came late to norms of the world, and its average place, beside chance; the
    same `with` conventions of the Economic Commission for Europe, each by norms as well; and in how many of
    these cases either way of counting shows that it was late.
    """
    standing = table("norm_standing")
    world = standing[standing["group"] == "world"]
    filed = standing[standing["group"].isin(("world", "commission"))]
    counts: dict[str, float] = {}
    late, behind = 0, 0
    for name, (rows, unit) in {
        "": (world, ACT), "with_": (filed, ACT), "norm_": (world, NORM), "norm_with_": (filed, NORM),
    }.items():  # fmt: skip
        found = beside_chance(rows, "late", unit) | place_beside_chance(rows, unit)
        often, lower = surely_late(found)
        late, behind = late + often, behind + lower
        counts |= _named(name, found)
    ways = {"late_ways": float(late), "place_ways": float(behind)}
    return Facts(counts=counts | ways | {"commission": counts["norm_with_all"] - counts["norm_all"]})


@statistic("norm-first", "norm_standing", "norm_adoptions")
def first(table: Table, _: Given) -> Facts:
    """How many norms of European bodies Kazakhstan took up `alone` of the five, how many of these were `shut`
    to some of them, and with how many it came `ahead` of others who followed; of those `open` to all five as
    far as was read, with how many it was first or alone, and with how many Kyrgyzstan was; and how many
    further norms that one of the five took up are unread.
    """
    theirs = table("norm_standing").query("group == 'europe'")
    mine = theirs[theirs["entity"].eq(HOME) & theirs["first"].astype(bool)]
    followed = set(theirs.loc[theirs["entity"].ne(HOME) & theirs["date"].ne(""), "norm"])
    alone = mine[~mine["norm"].isin(followed)]
    joined = theirs[~theirs["closed"].astype(bool)]
    leading = joined[joined["first"].astype(bool)]["entity"].value_counts()
    taken = table("norm_adoptions")
    taken = taken[taken["entity"].isin(FIVE) & taken["house"].isin(EUROPEAN)]["norm"]
    counts = {
        "all": theirs["norm"].nunique(),
        "count": len(mine),
        "alone": len(alone),
        "shut": int(alone["closed"].sum()),
        "ahead": len(mine) - len(alone),
        "open_all": joined["norm"].nunique(),
        "open_count": leading.get(HOME, 0),
        "open_other": leading.get(RIVAL, 0),
        "unread": len(set(taken) - set(theirs["norm"])),
    }
    return Facts(counts={name: float(number) for name, number in counts.items()})


@statistic("norm-batches", "norm_batches", "norm_adoptions")
def batches(table: Table, _: Given) -> Facts:
    """How many norms were taken up on a day together with others, and how many by the neighbours so."""
    frame = table("norm_batches")
    share = float(frame["share"].sum())
    count = float(frame["norms"].sum())
    around, whole = zip(*(in_batches(table("norm_adoptions"), state) for state in NEIGHBOURS), strict=True)
    counts = {"count": count, "all": round(100 * count / share), "days": float(len(frame))}
    return Facts(counts=counts | {"around": float(sum(around)), "around_all": float(sum(whole))})


def _checkable(table: Table) -> pd.DataFrame:
    ledger = table("ledger")
    return ledger[ledger["record"].isin(DECIDED)]


@statistic("record-right", "ledger")
def right(table: Table, _: Given) -> Facts:
    """Of the claims that a record was found for, how many it supports, how many of these by a source of
    another origin and how many by the article's own, and what is said of each other one; a fact that both
    articles state is one claim in each.
    """
    frame = _checkable(table)
    verdicts = frame["record"].value_counts()
    return Facts(
        counts={
            "count": float(frame["record"].isin(STANDING).sum()),
            "all": float(len(frame)),
            "partly": float(frame["record"].isin(PARTLY).sum()),
            "independent": float(verdicts.get("supported", 0)),
            "same": float(verdicts.get("supported, same origin", 0)),
            "details": float(verdicts.get("detail differs", 0)),
            "divided": float(frame["record"].isin(DIVIDED).sum()),
            "contradicted": float(verdicts.get("contradicted", 0)),
        }
    )


@statistic("chain", "ledger")
def chain(table: Table, _: Given) -> Facts:
    """Of the statements on means, and of those on what people think, on how many a record bears; beside them
    the two other links, and how many of each a record could settle, which a thesis or a value leaves to none.
    """
    frame = table("ledger")
    counts: dict[str, float] = {}
    for name, links in GROUPS.items():
        mine = frame[frame["link"].isin(links)]
        counts |= {name: float(len(mine)), f"{name}_borne": float(mine["record"].isin(DECIDED).sum())}
        counts[f"{name}_open_to"] = float((~mine["record"].isin(OUTSIDE)).sum())
    return Facts(counts=counts)


@statistic("rows", "union_steps", "death_penalty_steps", "opinion_statements")
def rows(table: Table, given: Given) -> Facts:
    """How many rows of a table hold what a text or record is said to hold."""
    wanted = {name: cell for name, cell in given.items() if name != "table"}
    frame = table(given["table"])
    for column, cell in wanted.items():
        frame = frame[frame[column].astype(str) == cell]
    return Facts(counts={"count": float(len(frame))})
