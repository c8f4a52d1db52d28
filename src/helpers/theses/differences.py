"""The smallest difference that matters for each measure, and what a change is beside it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping

from helpers.measures.votes.repeats import OLD_ANSWER
from helpers.measures.votes.returning import MATTERS
from helpers.tables.checking import sense
from helpers.tables.computed import Table
from helpers.tables.faults import Fault

#: Differences that a rule written down elsewhere has fixed, which the table may not part from.
FIXED: Mapping[str, float] = {"un-agreement-same": MATTERS, "un-answers": 100 * OLD_ANSWER}
#: A year in a reason would speak of what was observed.
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

ENOUGH = "moved, enough to matter"
SOME = "moved, size open"
UNCHANGED = "as good as unchanged"
OPEN = "open"
#: What can be said of a measured difference, from most to least.
OUTCOMES = (ENOUGH, SOME, UNCHANGED, OPEN)


def outcome(low: float, high: float, delta: float) -> str:
    """What the interval of a difference says beside the smallest that matters.

    *As good as unchanged* is a test of equivalence: an interval at 90% inside the difference either way is
    two one-sided tests at 5% (Schuirmann 1987; Lakens 2017). It is asked first, so that a change known to be
    too small to matter is called so even where it is surely not nought.

    Raises
    ------
    ValueError
        Where the ends are no interval, or the smallest difference is not above nought.
    """
    if not low <= high:
        raise ValueError(f"an interval from {low} to {high} has no inside")
    if not delta > 0:
        raise ValueError(f"a smallest difference is above nought, not {delta}")
    if -delta < low and high < delta:
        return UNCHANGED
    if low > delta or high < -delta:
        return ENOUGH
    return SOME if low > 0 or high < 0 else OPEN


def over_ways(ways: Iterable[tuple[float, float]], delta: float) -> str:
    """What is left to say where a difference was counted in several ways, each with its interval.

    If all say the same, it stands. *Moved, enough to matter* in one and *size open* in another, in one
    direction, is size open; anything else that differs is open.
    """
    ends = list(ways)
    found = {outcome(*each, delta) for each in ends}
    signs = {math.copysign(1, sum(each)) for each in ends}
    if len(found) == 1:
        one = found.pop()
        return one if one in (UNCHANGED, OPEN) or len(signs) == 1 else OPEN
    return SOME if found == {ENOUGH, SOME} and len(signs) == 1 else OPEN


def smallest(table: Table) -> dict[str, float]:
    """The smallest difference that matters by measure, in the measure's unit."""
    return {
        str(name): float(delta)
        for name, delta in table("smallest_differences")[["measure", "delta"]].itertuples(index=False)
    }


@sense
def argued(table: Table) -> Iterator[Fault]:
    """Each smallest difference is above nought, argued without what was observed, and for series that exist
    and that no other measure claims.
    """
    frame = table("smallest_differences")
    known = set(table("indicator_definitions")["indicator"])
    owner: dict[str, str] = {}
    for number, row in zip(frame.index, frame.to_dict("records"), strict=True):
        measure, delta = row["measure"], float(row["delta"])

        def fault(column: str, value: object, expected: str, number: int = int(number)) -> Fault:
            return Fault("smallest_differences", number, column, str(value), expected)

        if not delta > 0:
            yield fault("delta", delta, "a number above nought")
        elif measure in FIXED and delta != FIXED[measure]:
            yield fault("delta", delta, f"{FIXED[measure]:g}, as the rule for returning texts fixes it")
        if found := _YEAR.search(row["reason"]):
            yield fault("reason", found[0], "a reason without years: what was observed is none")
        for series in filter(None, row["series"].split(";")):
            if series not in known:
                yield fault("series", series, "series of indicator_definitions")
            elif series in owner and {owner[series], measure} != {"un-agreement-all", "un-agreement-same"}:
                yield fault("series", series, f"series of one measure; {owner[series]} has it too")
            owner.setdefault(series, measure)
