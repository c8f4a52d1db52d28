"""Which side moved between two windows, Kazakhstan or the Union, by returning resolutions and by a model."""

from __future__ import annotations

import pandas as pd

from helpers.measures.states import AS_IT_WAS, UNIONS
from helpers.measures.votes.followed import SOURCE as ROLL_CALLS
from helpers.measures.votes.returning import LAST

END = "2021/2023"
#: Beginnings by the word that their facts carry, oldest first; the chapter holds to the second.
BEGINNINGS = {"long_": "1993/1995", "": "2004/2006", "recent_": "2014/2016"}
#: What the intervals of a side's part let one say of it: the outcomes of chapter 3, the first two with a way.
AWAY, CLOSER, STAYED, OPEN = "moved away", "came closer", "as good as unchanged", "cannot be said"
ENOUGH, UNCERTAIN = "enough to matter", "perhaps by too little to matter"
SERIES, FINAL = "un-ideal-point-all", "un-ideal-point-final"
MODEL_SOURCE = "unga-ideal-points-2025"
#: The readings, with the measure whose smallest difference holds for each.
AGAIN, MODEL = "returning resolutions", "model of all votes"
MEASURES = {AGAIN: "un-agreement-same", MODEL: "un-ideal-point"}
SIDES = {"mine": "Kazakhstan", "theirs": "EU members"}
#: The row of the difference of both parts, which says which side moved more.
MORE = "which more"


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
    """Each side's value and ends as a move away from the other, a line each; and Kazakhstan's less theirs."""
    found = {}
    for side in (*SIDES, "lead"):
        low, high = (sign * lines[f"{side}{end}"] for end in ("_low", "_high")[::sign])
        columns = {"value": sign * lines[side], "low": low, "high": high, "main": lines["main"]}
        found[SIDES.get(side, MORE)] = pd.DataFrame(columns)
    return found


def _said(side: str, moves: pd.DataFrame, delta: float) -> str:
    """What can be said of a side; or the side whose part is the larger on every line, where nought lies
    outside the interval of the difference.
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
    """What the model of final votes says of each side and of which moved more, and how far, by beginning."""
    final = union_distances[(union_distances["series"] == FINAL) & (union_distances["last"] == END)]
    found = {}
    for first in BEGINNINGS.values():
        for side, moves in _moves(final[final["first"] == first].assign(main=True), 1).items():
            said = _said(side, moves, delta)
            found[first, side] = said, _far(said, moves, delta)
    return found


def rows_of(returning_texts: pd.DataFrame, union_distances: pd.DataFrame, delta: pd.Series) -> pd.DataFrame:
    """One row a beginning, reading and side, and one for the difference of both sides' moves.

    Returns
    -------
    DataFrame
        `first`, `last`, `titles` (of the resolutions compared; none in the model), `reading`, `side`, `value`
        (positive where the side moved away from the other, or Kazakhstan by more), `low`, `high`, `said`,
        `far` (how far a side moved, empty where none did), `least` and `most` (the outer ends of the
        intervals in all ways of counting), `final` and `final_far` (what final votes only say, in the
        model), `source`.
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
