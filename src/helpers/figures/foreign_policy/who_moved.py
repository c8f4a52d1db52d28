"""Chapter 07: which side moved, by returning resolutions and by a model of all votes, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.exhibits import Cell, Fact, Tabled, exhibit
from helpers.measures.states import AS_IT_WAS, TODAY, UNIONS
from helpers.measures.votes.followed import SOURCE as ROLL_CALLS
from helpers.measures.votes.returning import LAST
from helpers.theses.findings import words

END = "2021/2023"
#: Beginnings by the word that their facts carry, oldest first; the chapter holds to the second.
BEGINNINGS = {"long_": "1993/1995", "": "2004/2006", "recent_": "2014/2016"}
#: What the intervals of a side's part let one say of it: the four outcomes of chapter 3, the first two with a way.
AWAY, CLOSER, STAYED, OPEN = "moved away", "came closer", "as good as unchanged", "cannot be said"
ENOUGH, UNCERTAIN = "enough to matter", "perhaps by too little to matter"
SERIES, FINAL = "un-ideal-point-all", "un-ideal-point-final"
MODEL_SOURCE = "unga-ideal-points-2025"
UNIT = "points"
#: The readings, with the measure whose smallest difference holds for each.
AGAIN, MODEL = "returning resolutions", "model of all votes"
MEASURES = {AGAIN: "un-agreement-same", MODEL: "un-ideal-point"}
SIDES = {"mine": "Kazakhstan", "theirs": "EU members"}
#: The row of the difference of both parts, which says which side moved more.
MORE = "which more"
#: What comes before what final votes only say, where it is not what all votes say.
ON_FINAL = "on final votes"
#: What can be said of a side, as a clause, and the side in it.
NOUNS = {SIDES["mine"]: "Kazakhstan", SIDES["theirs"]: "the Union"}
CLAUSES = {
    AWAY: "{who} moved away", CLOSER: "{who} came closer", STAYED: "{who} stayed as it was",
    OPEN: "whether {who} moved cannot be said",
}  # fmt: skip
HEADER = (
    "From … to 2021-23", "Side", "By returning resolutions", "Its move there",
    "By the model of all votes", "Its move there",
)  # fmt: skip


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


def by_final_votes(union_distances: pd.DataFrame, delta: float) -> dict[tuple[str, str], str]:
    """What the model of final votes only says of each side and of which moved more, by beginning."""
    final = union_distances[(union_distances["series"] == FINAL) & (union_distances["last"] == END)]
    return {
        (first, side): _said(side, moves, delta)
        for first in BEGINNINGS.values()
        for side, moves in _moves(final[final["first"] == first].assign(main=True), 1).items()
    }


def rows_of(returning_texts: pd.DataFrame, union_distances: pd.DataFrame, delta: pd.Series) -> pd.DataFrame:
    """One row a beginning, reading and side, and one for the difference of both sides' moves.

    Columns: `first`, `last`, `titles` (of the resolutions compared; none in the model), `reading`, `side`,
    `value` (positive where the side moved away from the other, or Kazakhstan by more), `low`, `high`, `said`, `far`
    (how far a side moved, empty where none did), `least` and `most` (the outer ends of the intervals in all ways of
    counting), `final` (what final votes only say, in the model), `source`.
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
                far = how_far(moves["low"], moves["high"], matters) if said not in (STAYED, OPEN) else ""
                told = {"said": said, "far": far, "least": moves["low"].min(), "most": moves["high"].max()}
                told["source"] = source
                told["final"] = finals.get((first, side), "") if reading == MODEL else ""
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
        **in_short(rows), **of_the_model(rows),
    }  # fmt: skip


def _titles(rows: pd.DataFrame) -> dict[str, Fact]:
    """How many resolutions are compared since each beginning."""
    titles = rows.dropna(subset="titles").groupby("first")["titles"].first()
    return {f"{tag}titles": int(titles[first]) for tag, first in BEGINNINGS.items()}


def in_short(rows: pd.DataFrame) -> dict[str, Fact]:
    """What each reading says of both sides since each beginning, as a sentence goes on; since when both find that
    Kazakhstan moved away; and since when they name different sides.
    """
    facts: dict[str, Fact] = {"sure": sure_moves(rows)}
    both, unlike = [], []
    for tag, first in BEGINNINGS.items():
        movers = []
        for name, reading in (("again", AGAIN), ("model", MODEL)):
            said = rows[(rows["first"] == first) & (rows["reading"] == reading)].set_index("side")["said"]
            movers.append({side for side in NOUNS if said[side] == AWAY})
            # What cannot be said comes last, so that the sentence begins with what can.
            sides = sorted(NOUNS, key=lambda side: said[side] == OPEN)
            clauses = [CLAUSES[str(said[side])].format(who=NOUNS[side]) for side in sides]
            if said[sides[0]] == said[sides[1]] != OPEN:
                clauses = [CLAUSES[str(said[sides[0]])].format(who="each of the two")]
            facts[f"{tag}{name}_said"] = ", and ".join(clauses)
        if all(SIDES["mine"] in those for those in movers):
            both.append(first[:4])
        if all(movers) and not movers[0] & movers[1]:
            unlike.append(first[:4])
    return facts | {
        "both_since": " and ".join(both) or "none",
        "unlike_since": " and ".join(unlike) or "none",
    }


def sure_moves(rows: pd.DataFrame) -> str:
    """Which sides moved by enough to matter, by which reading and since when."""
    sure = rows[(rows["far"] == ENOUGH) & (rows["side"] != MORE)]
    found = []
    for (side, reading), own in sure.groupby(["side", "reading"], sort=False):
        years = " and ".join(str(first)[:4] for first in own["first"])
        by = "by the model" if reading == MODEL else f"on {AGAIN}"
        found.append(f"{NOUNS[str(side)]}'s {by} since {years}")
    return "; ".join(found) or "none"


def of_the_model(rows: pd.DataFrame) -> dict[str, Fact]:
    """By ideal points: since when Kazakhstan's part is the larger on every line, and since when which part is the larger
    cannot be said.
    """
    more = rows[(rows["reading"] == MODEL) & (rows["side"] == MORE)]
    said = {"lead_since": SIDES["mine"], "lead_open": OPEN}
    return {
        name: " and ".join(more.loc[more["said"] == one, "first"].str[:4]) or "none"
        for name, one in said.items()
    }


def of_the_members(union_distances: pd.DataFrame) -> dict[str, Fact]:
    """How far the Union came closer by the model since the first beginning, with its members of each year and with
    those of today throughout, and how the second stands to what matters.
    """
    lines = union_distances[union_distances["series"] == SERIES].set_index(["first", "last", "line"])
    was, today = (-float(lines.at[(BEGINNINGS["long_"], END, line), "theirs"]) for line in (AS_IT_WAS, TODAY))
    return {"union_was": was, "union_today": today}


def _cells(row: Mapping[str, Any]) -> tuple[str, str]:
    """What is said of a side, and by what numbers."""
    far = f", {row['far']}" if row["far"] else ""
    final = f"; {ON_FINAL} {row['final']}" if row["final"] not in ("", row["said"]) else ""
    value, *ends = (_signed(float(row[name])) for name in ("value", "low", "high", "least", "most"))
    return f"{row['said']}{far}{final}", "{} ({} to {}); any way {} to {}".format(value, *ends)


def _signed(number: float) -> str:
    """A value with its sign, with a decimal more where it is not nought and would be written so."""
    if 0.0005 <= abs(number) < 0.005:
        return f"{number:+.3f}".replace("-", words.MINUS)
    return words.signed(number, UNIT)


def body_of(rows: pd.DataFrame) -> list[list[str | Cell]]:
    """A line for each beginning and side, and one for the difference."""
    body: list[list[str | Cell]] = []
    for (first, side), mine in rows.groupby(["first", "side"], sort=False):
        told = mine.set_index("reading").to_dict("index")
        body.append([beginning(str(first)), str(side), *_cells(told[AGAIN]), *_cells(told[MODEL])])
    return body


@exhibit("tbl-un-who-moved", tables=("returning_texts", "union_distances", "smallest_differences"))
def who_moved(
    returning_texts: pd.DataFrame, union_distances: pd.DataFrame, smallest_differences: pd.DataFrame
) -> Tabled:
    """Which side moved since three beginnings, by answers to the same resolutions and by ideal points."""
    delta = smallest_differences.set_index("measure")["delta"]
    rows = rows_of(returning_texts, union_distances, delta)
    widths = [10, 11, 20, 19, 20, 20]
    facts = facts_of(rows, delta) | of_the_members(union_distances)
    return Tabled(HEADER, body_of(rows), rows, facts, align="llllll", widths=widths)
