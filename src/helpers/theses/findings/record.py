"""What findings on norms, on documents and on the two articles are decided by: complete counts of rows."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from helpers.claims.verdicts import CORRECTED, DIVIDED, OUTSIDE, PARTLY, STANDING
from helpers.measures.norms.order import (
    BEFORE,
    COMMISSION,
    EUROPEAN,
    UNREAD,
    WITHOUT,
    by_lot,
    draws,
    for_all,
    in_batches,
    order,
    without_commission,
)
from helpers.measures.states import HOME, NEIGHBOURS
from helpers.tables import dates
from helpers.tables.computed import Table
from helpers.theses.findings.facts import Facts, Given, statistic

#: Links of the result chain that are means, and the one that is what people think and want.
MEANS, MINDS = ("resource", "activity"), ("attitude",)
#: Each of these, and the two links between them.
GROUPS = {"means": MEANS, "minds": MINDS, "reach": ("reach",), "conduct": ("conduct",)}
#: What a claim on the record can be judged to be where a record was found that speaks to it.
DECIDED = (*STANDING, *PARTLY, *CORRECTED, *DIVIDED)


@statistic("norm-places", "norm_places", "norm_order")
def places(table: Table, given: Given) -> Facts:
    """In how many norms Kazakhstan came after most of the other four states of Central Asia; in how many of
    the `rest`, without those of the Economic Commission for Europe; and how many are `left` out of both since
    only others took them up.
    """
    frame, earlier = for_all(table("norm_places")), int(given["earlier"])
    whole, rest = by_lot(frame, earlier), by_lot(without_commission(frame), earlier)
    counts = whole | {f"rest_{name}": count for name, count in rest.items()}
    counts |= {"expected": round(whole["chance"]), "rest_expected": round(rest["chance"])}
    pairs = for_all(table("norm_order"))
    theirs = pairs[pairs["neighbour"].isin(NEIGHBOURS)].groupby("norm")["order"].agg(set)
    left = sum(WITHOUT in found and UNREAD not in found for found in theirs)
    return Facts(counts=counts | {"commission": whole["all"] - rest["all"], "left": float(left)})


def _firsts(table: Table, state: str, houses: Collection[str]) -> dict[str, float]:
    """Of the norms of some houses that one of the five took up: in how many of those `all` that were read for
    the five a state came first (`count`), in how many of these no other came at all, and how many are unread.
    """
    five = {HOME, *NEIGHBOURS}
    taken = table("norm_adoptions")
    taken = taken[taken["entity"].isin(five) & taken["house"].isin(houses)]
    read = {
        norm: set(states.split())
        for norm, states in table("norms")[["norm", "states"]].itertuples(index=False, name=None)
    }
    counts = dict.fromkeys(("count", "all", "alone", "unread"), 0.0)
    for norm, rows in taken.groupby("norm"):
        if not five <= read[str(norm)]:
            counts["unread"] += 1
            continue
        days = {one: dates.span(day) for one, day in zip(rows["entity"], rows["date"], strict=True)}
        mine = days.pop(state, None)
        counts["all"] += 1
        if mine is not None:
            counts["count"] += all(order(mine, day) == BEFORE for day in days.values())
            counts["alone"] += not days
    return counts


@statistic("norm-first", "norms", "norm_adoptions")
def first(table: Table, given: Given) -> Facts:
    """In how many norms of European bodies a state came before the others of Central Asia, of those that were
    read for all of them and that one of them took up; the same `with` those of the Economic Commission for
    Europe; and how rare each is where one of the five is first by lot.
    """
    counts = _firsts(table, given["state"], EUROPEAN)
    filed = _firsts(table, given["state"], (*EUROPEAN, COMMISSION))
    share = 1 / (len(NEIGHBOURS) + 1)
    counts |= {f"with_{name}": filed[name] for name in ("count", "all")}
    for name in ("", "with_"):
        counts[f"{name}draws"] = draws(round(counts[f"{name}count"]), round(counts[f"{name}all"]), share)
    counts |= {"rest": counts["all"] - counts["count"], "commission": filed["all"] - counts["all"]}
    return Facts(counts=counts | {"share_by_chance": share})


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
