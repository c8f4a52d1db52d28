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
    CLOSER,
    END,
    ENOUGH,
    MEASURES,
    MODEL,
    MORE,
    OPEN,
    SERIES,
    SIDES,
    STAYED,
    UNCERTAIN,
    rows_of,
)  # fmt: skip
from helpers.theses.findings import words

ACCORDING = {AGAIN: "returning resolutions", MODEL: "the model"}
#: What comes before what final votes only say, where it is not what all votes say.
ON_FINAL = "on final votes"
#: Each side as sentences name it, and where it moved more.
NOUNS = {SIDES["mine"]: "Kazakhstan", SIDES["theirs"]: "the Union"}
#: The line that says which side moved more.
WHO = "who moved away more"
MOVERS = {SIDES["mine"]: "Kazakhstan moved more", SIDES["theirs"]: "the Union moved more"}
HEADER = ("From … to 2021-23", "Returning resolutions", "Model of all votes")
#: Sizes in as few words as a column of a phone has room for; what is enough or too little is said under the table.
SHORT = {ENOUGH: "enough", UNCERTAIN: "perhaps too little"}
#: The same in a list under a sentence that says what it is too little for.
PERHAPS = "perhaps by too little"
#: The readings as the subject of a sentence, each with what it does where it can and where it cannot.
NAMES = {
    MODEL: ("the model names", "the model cannot say"),
    AGAIN: ("returning resolutions name", "returning resolutions cannot say"),
}
#: The unit of the moves of both readings, for the form of their numbers.
POINTS, NEAR_NOUGHT = "points of the scale", 0.005


def beginning(window: str) -> str:
    """A window in few signs: 1993-95."""
    first, last = window.split("/")
    return f"{first}-{last[2:]}"


def facts_of(rows: pd.DataFrame, delta: pd.Series) -> dict[str, Fact]:
    """How many resolutions returned; which side's answers make more by the estimate, since the beginning to which the
    chapter holds, on which rows of theses rest; and what matters in each reading.
    """
    lead = rows.set_index(["first", "reading", "side"])["value"]
    return {
        **_titles(rows),
        "again_lead": float(lead[BEGINNINGS[""], AGAIN, MORE]),
        "again_matters": float(delta[MEASURES[AGAIN]]), "model_matters": float(delta[MEASURES[MODEL]]),
        **in_short(rows), **of_the_lead(rows),
    }  # fmt: skip


def _titles(rows: pd.DataFrame) -> dict[str, Fact]:
    """How many resolutions are compared since each beginning."""
    titles = rows.dropna(subset="titles").groupby("first")["titles"].first()
    return {f"{tag}titles": int(titles[first]) for tag, first in BEGINNINGS.items()}


def in_short(rows: pd.DataFrame) -> dict[str, Fact]:
    """Since when both readings find that Kazakhstan moved away, and how far by returning resolutions; which moves are
    surely large enough to matter; and of which side each reading says that it moved more since the latest beginning.
    """
    mine = rows[(rows["side"] == SIDES["mine"]) & (rows["said"] == AWAY)]
    away = mine.groupby("first").size()
    both = [first for first in BEGINNINGS.values() if away.get(first, 0) == len(MEASURES)]
    far = mine[(mine["reading"] == AGAIN) & mine["first"].isin(both)]["far"]
    more = rows[rows["side"] == MORE].set_index(["first", "reading"])
    recent: dict[str, Fact] = {
        f"recent_{name}_more": _more(more.loc[(BEGINNINGS["recent_"], reading)])
        for name, reading in (("again", AGAIN), ("model", MODEL))
    }
    return recent | {
        "both_since": _years(both),
        "both_far": " and ".join(f"by {one}" if one == ENOUGH else one for one in far.unique()) or "none",
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
    """Which side moved more, by each reading, in a sentence a beginning; since when the readings name opposite sides;
    and since when the side that moved in one is as good as unchanged in the other.
    """
    more = rows[rows["side"] == MORE].set_index(["first", "reading"])
    said = {
        first: {reading: str(more.at[(first, reading), "said"]) for reading in MEASURES}
        for first in BEGINNINGS.values()
    }
    both = (first for first, told in said.items() if OPEN not in told.values() and told[AGAIN] != told[MODEL])
    lead: dict[str, Fact] = {f"{tag}lead": lead_of(more.loc[first]) for tag, first in BEGINNINGS.items()}
    moves = rows.set_index(["first", "reading", "side"])["said"].sort_index()
    crossed = (
        first
        for first in BEGINNINGS.values()
        if _only(moves[first, AGAIN], SIDES["theirs"]) and _only(moves[first, MODEL], SIDES["mine"])
    )
    return lead | {"opposed": _years(both), "crossed": _years(crossed)}


def _only(said: pd.Series, side: str) -> bool:
    """Whether a reading finds that one side moved, and the other as good as unchanged."""
    return all((said[one] in (AWAY, CLOSER)) if one == side else (said[one] == STAYED) for one in NOUNS)


def lead_of(readings: pd.DataFrame) -> str:
    """Which side moved more, as one sentence: a reading that names a side comes before one that cannot."""
    told = []
    for reading, (names, cannot) in NAMES.items():
        row = readings.loc[reading]
        named = row["said"] != OPEN
        # Final votes are one of the ways of counting: what they make smaller is not surely enough.
        sure = row["far"] == ENOUGH and (reading == AGAIN or row["final_far"] == ENOUGH)
        far = f"by {ENOUGH}" if sure else PERHAPS
        told.append((not named, f"{names} {NOUNS[row['said']]}, {far}" if named else cannot))
    return "; ".join(text for _, text in sorted(told, key=lambda one: one[0]))


def of_the_members(union_distances: pd.DataFrame) -> dict[str, Fact]:
    """How far the Union came closer by the model since the first beginning, with its members of each year and with
    those of today throughout, and how the second stands to what matters.
    """
    lines = union_distances[union_distances["series"] == SERIES].set_index(["first", "last", "line"])
    was, today = (-float(lines.at[(BEGINNINGS["long_"], END, line), "theirs"]) for line in (AS_IT_WAS, TODAY))
    return {"union_was": was, "union_today": today}


def _words(row: Mapping[str, Any]) -> str:
    """What is said of a side, how far it moved, with the outer ends of the intervals of all ways of counting; final
    votes where they say something else.
    """
    told = [": ".join(filter(None, (_measured(row), SHORT.get(row["far"], ""))))]
    if row["final"] and (row["final"], row["final_far"]) != (row["said"], row["far"]):
        # The same move by another size needs only its size.
        parts = (row["final"] if row["final"] != row["said"] else "", SHORT.get(row["final_far"], ""))
        told.append(f"{ON_FINAL} {', '.join(filter(None, parts))}")
    return "; ".join(told)


def _measured(row: Mapping[str, Any]) -> str:
    """An outcome with its number: without a sign where the words have the way, else with one."""
    numbers = [float(row[name]) for name in ("value", "least", "most")]
    if row["said"] in (STAYED, OPEN):
        value, low, high = (words.signed(number, POINTS) for number in numbers)
        return f"{row['said']}: {value} ({low} to {high})"
    # An end that is not nought is not written as nought: nobody could tell on which side it lies.
    places = 3 if min(map(abs, numbers)) < NEAR_NOUGHT else 2
    value, low, high = (f"{abs(number):.{places}f}" for number in (numbers[0], *sorted(numbers[1:], key=abs)))
    side = NOUNS.get(row["said"])
    return f"{f'{side},' if side else row['said']} by {value} ({low} to {high})"


def body_of(rows: pd.DataFrame) -> list[list[str | Cell]]:
    """A line for each beginning and side, and one for which moved more: in words with numbers, and in as many columns
    as a phone has room for.
    """
    body: list[list[str | Cell]] = []
    for (first, side), mine in rows.groupby(["first", "side"], sort=False):
        told = mine.set_index("reading").to_dict("index")
        body.append(
            [
                f"{beginning(str(first))}: {NOUNS.get(str(side), WHO)}",
                _words(told[AGAIN]),
                _words(told[MODEL]),
            ]
        )
    return body


@exhibit("tbl-un-who-moved", tables=("returning_texts", "union_distances", "smallest_differences"))
def who_moved(
    returning_texts: pd.DataFrame, union_distances: pd.DataFrame, smallest_differences: pd.DataFrame
) -> Tabled:
    """Which side moved since three beginnings, by answers to the same resolutions and by ideal points."""
    delta = smallest_differences.set_index("measure")["delta"]
    rows = rows_of(returning_texts, union_distances, delta)
    widths = [18, 39, 43]
    facts = facts_of(rows, delta) | of_the_members(union_distances)
    return Tabled(HEADER, body_of(rows), rows, facts, align="lll", widths=widths)
