"""Chapter 07: which side moved, by returning resolutions and by a model of all votes, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from helpers.exhibits import Cell, Fact, Tabled, exhibit
from helpers.measures.states import AS_IT_WAS, TODAY
from helpers.measures.votes.moves import (
    AGAIN,
    AWAY,
    BEGINNINGS,
    END,
    ENOUGH,
    MEASURES,
    MODEL,
    MORE,
    OPEN,
    SERIES,
    SIDES,
    UNCERTAIN,
    rows_of,
)  # fmt: skip

ACCORDING = {AGAIN: "returning resolutions", MODEL: "the model"}
#: What comes before what final votes only say, where it is not what all votes say.
ON_FINAL = "on final votes"
#: Each side as sentences name it, and where it moved more.
NOUNS = {SIDES["mine"]: "Kazakhstan", SIDES["theirs"]: "the Union"}
MOVERS = {SIDES["mine"]: "Kazakhstan moved more", SIDES["theirs"]: "the Union moved more"}
HEADER = ("From … to 2021-23", "Returning resolutions", "Model of all votes")


def beginning(window: str) -> str:
    """A window in few signs: 1993-95."""
    first, last = window.split("/")
    return f"{first}-{last[2:]}"


def facts_of(rows: pd.DataFrame, delta: pd.Series) -> dict[str, Fact]:
    """How many resolutions returned; which side's answers make more by the estimate, since the beginning to which the
    chapter holds; and what matters in each reading.
    """
    lead = rows.set_index(["first", "reading", "side"])["value"]
    return {
        **_titles(rows), "again_lead": float(lead[BEGINNINGS[""], AGAIN, MORE]),
        "again_matters": float(delta[MEASURES[AGAIN]]), "model_matters": float(delta[MEASURES[MODEL]]),
        **in_short(rows), **of_the_lead(rows),
    }  # fmt: skip


def _titles(rows: pd.DataFrame) -> dict[str, Fact]:
    """How many resolutions are compared since each beginning."""
    titles = rows.dropna(subset="titles").groupby("first")["titles"].first()
    return {f"{tag}titles": int(titles[first]) for tag, first in BEGINNINGS.items()}


def in_short(rows: pd.DataFrame) -> dict[str, Fact]:
    """Since when both readings find that Kazakhstan moved away; which moves are surely large enough to matter; and of
    which side each reading says that it moved more since the latest beginning.
    """
    away = rows[(rows["side"] == SIDES["mine"]) & (rows["said"] == AWAY)].groupby("first").size()
    more = rows[rows["side"] == MORE].set_index(["first", "reading"])
    recent: dict[str, Fact] = {
        f"recent_{name}_more": _more(more.loc[(BEGINNINGS["recent_"], reading)])
        for name, reading in (("again", AGAIN), ("model", MODEL))
    }
    return recent | {
        "both_since": _years(first for first in BEGINNINGS.values() if away.get(first, 0) == len(MEASURES)),
        "sure": sure_moves(rows),
    }


def _years(firsts: Iterable[str]) -> str:
    """The first years of beginnings, one after another."""
    return " and ".join(first[:4] for first in firsts) or "none"


def _more(row: pd.Series) -> str:
    """Which side moved more, as a sentence goes on."""
    if row["said"] == OPEN:
        return "no side can be named"
    return ", ".join(filter(None, (MOVERS[row["said"]], row["far"] if row["far"] == UNCERTAIN else "")))


def _sure(rows: pd.DataFrame) -> pd.Series:
    """Where a size is enough to matter in every way of counting; in the model final votes are one of them."""
    return (rows["far"] == ENOUGH) & ((rows["reading"] == AGAIN) | (rows["final_far"] == ENOUGH))


def sure_moves(rows: pd.DataFrame) -> str:
    """Which sides moved by enough to matter in every way of counting, by which reading and since when."""
    sure = rows[_sure(rows) & (rows["side"] != MORE)]
    found = []
    for (side, reading), own in sure.groupby(["side", "reading"], sort=False):
        found.append(
            f"{NOUNS[str(side)]}'s since {_years(own['first'])}, according to {ACCORDING[str(reading)]}"
        )
    return "; ".join(found) or "none"


def of_the_lead(rows: pd.DataFrame) -> dict[str, Fact]:
    """Since when a reading says on every line that a side moved more: the resolutions of the Union, the model of
    Kazakhstan; since when by enough to matter; and since when both readings name a side.
    """
    more = rows[rows["side"] == MORE]
    named = more[more["said"] != OPEN].groupby("first").size()
    said = {
        "again_union_since": (AGAIN, SIDES["theirs"]),
        "lead_since": (MODEL, SIDES["mine"]),
    }
    facts: dict[str, Fact] = {
        name: _years(more.loc[(more["reading"] == reading) & (more["said"] == one), "first"])
        for name, (reading, one) in said.items()
    }
    both = (first for first in BEGINNINGS.values() if named.get(first, 0) == len(MEASURES))
    return facts | {
        "named_by_both": _years(both),
        "lead_sure": _years(more.loc[_sure(more), "first"].unique()),
    }


def of_the_members(union_distances: pd.DataFrame) -> dict[str, Fact]:
    """How far the Union came closer by the model since the first beginning, with its members of each year and with
    those of today throughout, and how the second stands to what matters.
    """
    lines = union_distances[union_distances["series"] == SERIES].set_index(["first", "last", "line"])
    was, today = (-float(lines.at[(BEGINNINGS["long_"], END, line), "theirs"]) for line in (AS_IT_WAS, TODAY))
    return {"union_was": was, "union_today": today}


def _words(row: Mapping[str, Any]) -> str:
    """What is said of a side and how far it moved; final votes where they say something else."""
    told = [", ".join(filter(None, (row["said"], row["far"])))]
    if row["final"] and (row["final"], row["final_far"]) != (row["said"], row["far"]):
        # The same move by another size needs only its size.
        parts = (row["final"] if row["final"] != row["said"] else "", row["final_far"])
        told.append(f"{ON_FINAL} {', '.join(filter(None, parts))}")
    return "; ".join(told)


def body_of(rows: pd.DataFrame) -> list[list[str | Cell]]:
    """A line for each beginning and side, and one for which moved more: in words, and in as many columns as a phone
    has room for. The numbers are in the rows.
    """
    body: list[list[str | Cell]] = []
    for (first, side), mine in rows.groupby(["first", "side"], sort=False):
        told = mine.set_index("reading").to_dict("index")
        body.append([f"{beginning(str(first))}, {side}", _words(told[AGAIN]), _words(told[MODEL])])
    return body


@exhibit("tbl-un-who-moved", tables=("returning_texts", "union_distances", "smallest_differences"))
def who_moved(
    returning_texts: pd.DataFrame, union_distances: pd.DataFrame, smallest_differences: pd.DataFrame
) -> Tabled:
    """Which side moved since three beginnings, by answers to the same resolutions and by ideal points."""
    delta = smallest_differences.set_index("measure")["delta"]
    rows = rows_of(returning_texts, union_distances, delta)
    widths = [20, 38, 42]
    facts = facts_of(rows, delta) | of_the_members(union_distances)
    return Tabled(HEADER, body_of(rows), rows, facts, align="lll", widths=widths)
