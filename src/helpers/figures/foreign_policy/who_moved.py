"""Chapter 07: which side moved, by returning resolutions and by a model of all votes, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from helpers.exhibits import Cell, Fact, Tabled, exhibit
from helpers.measures.states import AS_IT_WAS, TODAY, UNIONS
from helpers.measures.votes.followed import SOURCE as ROLL_CALLS
from helpers.measures.votes.returning import LAST

END = "2021/2023"
#: Beginnings by the word that their facts carry, oldest first; the chapter holds to the second.
BEGINNINGS = {"long_": "1993/1995", "": "2004/2006", "recent_": "2014/2016"}
#: What the intervals of a side's part let one say of it: the four outcomes of chapter 3, the first two with a way.
AWAY, CLOSER, STAYED, OPEN = "moved away", "came closer", "as good as unchanged", "cannot be said"
ENOUGH, UNCERTAIN = "enough to matter", "perhaps by too little to matter"
SERIES, FINAL = "un-ideal-point-all", "un-ideal-point-final"
MODEL_SOURCE = "unga-ideal-points-2025"
#: The readings, with the measure whose smallest difference holds for each.
AGAIN, MODEL = "returning resolutions", "model of all votes"
MEASURES = {AGAIN: "un-agreement-same", MODEL: "un-ideal-point"}
ACCORDING = {AGAIN: "returning resolutions", MODEL: "the model"}
SIDES = {"mine": "Kazakhstan", "theirs": "EU members"}
#: The row of the difference of both parts, which says which side moved more.
MORE = "which more"
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


def of_a_move(low: pd.Series, high: pd.Series, delta: float) -> str:
    """What the intervals of a move away let one say, where they agree on every way to count it. As in
    `theses.differences.outcome`, what is surely too small to matter is called so even where it is not nought.
    How far it moved is `how_far`.
    """
    if (low > -delta).all() and (high < delta).all():
        return STAYED
    if (low > 0).all():
        return AWAY
    return CLOSER if (high < 0).all() else OPEN


def how_far(low: pd.Series, high: pd.Series, delta: float) -> str:
    """Whether a side that moved did so by enough to matter on every way to count it."""
    return ENOUGH if (low > delta).all() or (high < -delta).all() else UNCERTAIN


def _moves(lines: pd.DataFrame, sign: int) -> dict[str, pd.DataFrame]:
    """Each side's value and ends as a move away from the other side, on every line; and Kazakhstan's less theirs."""
    found = {}
    for side in (*SIDES, "lead"):
        low, high = (sign * lines[f"{side}{end}"] for end in ("_low", "_high")[::sign])
        columns = {"value": sign * lines[side], "low": low, "high": high, "main": lines["main"]}
        found[SIDES.get(side, MORE)] = pd.DataFrame(columns)
    return found


def _said(side: str, moves: pd.DataFrame, delta: float) -> str:
    """What can be said of a side; or the side whose part is the larger on every line, where nought lies outside the
    interval of the difference.
    """
    if side != MORE:
        return of_a_move(moves["low"], moves["high"], delta)
    if (moves["low"] > 0).all():
        return SIDES["mine"]
    return SIDES["theirs"] if (moves["high"] < 0).all() else OPEN


def _far(said: str, moves: pd.DataFrame, delta: float) -> str:
    """How far a side moved, or by how much more than the other; empty where nothing moved or can be said."""
    return how_far(moves["low"], moves["high"], delta) if said not in (STAYED, OPEN) else ""


def by_final_votes(union_distances: pd.DataFrame, delta: float) -> dict[tuple[str, str], tuple[str, str]]:
    """What the model of final votes only says of each side and of which moved more, and how far, by beginning."""
    final = union_distances[(union_distances["series"] == FINAL) & (union_distances["last"] == END)]
    found = {}
    for first in BEGINNINGS.values():
        for side, moves in _moves(final[final["first"] == first].assign(main=True), 1).items():
            said = _said(side, moves, delta)
            found[first, side] = said, _far(said, moves, delta)
    return found


def rows_of(returning_texts: pd.DataFrame, union_distances: pd.DataFrame, delta: pd.Series) -> pd.DataFrame:
    """One row a beginning, reading and side, and one for the difference of both sides' moves.

    Columns: `first`, `last`, `titles` (of the resolutions compared; none in the model), `reading`, `side`,
    `value` (positive where the side moved away from the other, or Kazakhstan by more), `low`, `high`, `said`, `far`
    (how far a side moved, empty where none did), `least` and `most` (the outer ends of the intervals in all ways of
    counting), `final` and `final_far` (what final votes only say, in the model), `source`.
    """
    again = returning_texts[returning_texts["partner"].isin(UNIONS) & (returning_texts["last"] == END)]
    again = again.assign(main=(again["partner"] == AS_IT_WAS) & (again["vote"] == LAST))
    model = union_distances[(union_distances["series"] == SERIES) & (union_distances["last"] == END)]
    model = model.assign(main=model["line"] == AS_IT_WAS)
    finals = by_final_votes(union_distances, float(delta[MEASURES[MODEL]]))
    rows: list[dict[str, object]] = []
    for first in BEGINNINGS.values():
        # An own part in agreement is negative where the side moved away, one in the distance positive.
        for reading, lines, sign, source in ((AGAIN, again, -1, ROLL_CALLS), (MODEL, model, 1, MODEL_SOURCE)):
            mine, matters = lines[lines["first"] == first], float(delta[MEASURES[reading]])
            common: dict[str, object] = {"first": first, "last": END, "reading": reading}
            if reading == AGAIN:
                common["titles"] = int(mine.loc[mine["main"], "titles"].iloc[0])
            for side, moves in _moves(mine, sign).items():
                ends = moves.loc[moves["main"], ["value", "low", "high"]].iloc[0].to_dict()
                said = _said(side, moves, matters)
                told = {"said": said, "far": _far(said, moves, matters), "source": source}
                told |= {"least": moves["low"].min(), "most": moves["high"].max()}
                final = finals.get((first, side), ("", "")) if reading == MODEL else ("", "")
                told |= dict(zip(("final", "final_far"), final, strict=True))
                rows.append(common | {"side": side} | ends | told)
    return pd.DataFrame(rows)


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
