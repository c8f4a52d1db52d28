"""What a conclusion is decided by: one function for each measure."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from helpers.measures import growth, share
from helpers.measures.states import HOME
from helpers.theses.varied import CannotRunError, Data, ends, middle

Choices = Mapping[str, str]

ISSUE = "human-rights"
AID, DONOR = "aid-net-bilateral", "EUI"
STUDENTS, ALL_STUDENTS = ("students-abroad-oecd-eu", "students-abroad"), "students-abroad-total"


def _sides(data: Data, choices: Choices) -> tuple[tuple[float, float], tuple[float, float]]:
    """First and last position of Kazakhstan and of the other side, the mean of whose members counts."""
    average = choices.get("average", "mean")
    windows = [(choices[axis], axis) for axis in ("first", "last")]
    mine = tuple(data.window(choices["series"], HOME, "", period, average, axis) for period, axis in windows)
    members = data.members(choices["partner"])
    theirs = tuple(
        float(
            np.mean([data.window(choices["series"], entity, "", period, average, axis) for entity in members])
        )
        for period, axis in windows
    )
    return mine, theirs  # type: ignore[return-value]


def gap_growth(data: Data, choices: Choices) -> float:
    """Change of the distance in percent of the first distance, between values or between their logarithms."""
    mine, theirs = _sides(data, choices)
    form = choices.get("form", "difference")
    if form not in ("difference", "ratio"):
        raise CannotRunError("form", "difference or ratio")
    if form == "ratio":
        if min(*mine, *theirs) <= 0:
            raise CannotRunError("form", "difference, as a value of the series is not positive")
        mine, theirs = (math.log(mine[0]), math.log(mine[1])), (math.log(theirs[0]), math.log(theirs[1]))
    return growth(abs(mine[0] - theirs[0]), abs(mine[1] - theirs[1]))


def neighbour_lead(data: Data, choices: Choices) -> float:
    """Kazakhstan's distance to the other side less the middle distance of its neighbours, mean over the
    years, in the unit of the series.
    """
    other, own = (
        data.path(choices["series"], choices["partner"], "partner"),
        data.series(choices["series"], HOME),
    )
    near = [
        data.series(choices["series"], entity, axis="neighbours")
        for entity in data.members(choices["neighbours"], "neighbours")
    ]
    of = middle(choices["middle"], "middle")
    first, last = ends(choices["years"], "years")
    found = [
        abs(own[year] - other[year])
        - of(np.array([abs(one[year] - other[year]) for one in near if year in one]))
        for year in range(first, last + 1)
        if year in own and year in other and any(year in one for one in near)
    ]
    if not found:
        raise CannotRunError("years", f"years in which {choices['series']} has values for all sides")
    return float(np.mean(found))


def issue_gap(data: Data, choices: Choices) -> float:
    """Agreement on human rights less the middle of agreement on the other issues in a period, in points of
    agreement (0 to 1).
    """
    voted = data.voted()
    names = sorted({issue for issue, _, _ in voted})
    left_out = choices["leave_out"]
    if left_out != "none" and left_out not in set(names) - {ISSUE}:
        raise CannotRunError("leave_out", "none, or an issue other than human rights")

    def agreement(name: str) -> float:
        found = [voted.get((name, entity, choices["years"])) for entity in data.members(choices["partner"])]
        if None in found:
            raise CannotRunError("years", f"a period for which {name} has a value")
        return float(np.mean(found))  # type: ignore[arg-type]

    others = np.array([agreement(name) for name in names if name not in (ISSUE, left_out)])
    return agreement(ISSUE) - middle(choices["middle"], "middle")(others)


def aid_growth(data: Data, choices: Choices) -> float:
    """Change of the EU institutions' net bilateral aid in a year, in percent of the first window."""
    paid = data.series(AID, HOME, DONOR)
    scale = {} if choices["scale"] == "amount" else data.series(choices["scale"], HOME, axis="scale")
    yearly = {
        year: value / scale[year] if scale else value
        for year, value in paid.items()
        if not scale or year in scale
    }
    found = []
    for axis in ("first", "last"):
        first, last = ends(choices[axis], axis)
        values = [yearly[year] for year in range(first, last + 1) if year in yearly]
        if not values:
            raise CannotRunError(axis, "years in which aid is reported")
        found.append(middle(choices["average"], "average")(np.array(values)))
    if found[0] <= 0:
        raise CannotRunError("first", "years with more paid than paid back")
    return growth(*found)


def student_shift(data: Data, choices: Choices) -> float:
    """How far the share of the hosts moved between two years, in percentage points without sign."""

    def count(entity: str, year: int, axis: str) -> float:
        for indicator in STUDENTS:
            found = data.yearly.get((indicator, HOME, entity), {})
            if year in found:
                return found[year]
        raise CannotRunError(
            axis, f"hosts whose students from Kazakhstan are counted in {year}; {entity} is not"
        )

    shares = []
    for year in ends(choices["years"], "years"):
        whole = data.series(ALL_STUDENTS, HOME).get(year)
        if whole is None:
            raise CannotRunError("years", "two years for which all students abroad are counted")
        without = 0.0 if choices["whole"] == "all" else count(choices["whole"], year, "whole")
        shares.append(
            share(
                sum(count(entity, year, "hosts") for entity in data.members(choices["hosts"], "hosts")),
                whole - without,
            )
        )
    return abs(shares[1] - shares[0])


def _of_union(data: Data, choices: Choices) -> Mapping[str, float]:
    """Distance to the Union between two windows, on a line of composition, with its parts."""
    key = tuple(choices[axis] for axis in ("series", "first", "last", "partner"))
    found = data.unions().get(key)  # type: ignore[arg-type]
    if found is None:
        raise CannotRunError("first", "windows and a way to take the Union that union_distances has")
    return found


def union_change(data: Data, choices: Choices) -> float:
    """Change of Kazakhstan's distance to the Union, on a line of composition (`measures.members`), in the
    unit of the series; positive where it grew.
    """
    return _of_union(data, choices)["change"]


def union_lead(data: Data, choices: Choices) -> float:
    """Kazakhstan's own change less the Union's in that change, in the unit of the series."""
    found = _of_union(data, choices)
    return found["mine"] - found["theirs"]


class Measure(NamedTuple):
    """A function of data and choices, with the axes that it must be given and those that it may be."""

    function: Callable[[Data, Choices], float]
    needs: frozenset[str]
    may: frozenset[str] = frozenset()


_SIDES = frozenset({"series", "partner", "first", "last"})
MEASURES = {
    "union-change": Measure(union_change, _SIDES),
    "union-lead": Measure(union_lead, _SIDES),
    "gap-growth": Measure(gap_growth, _SIDES, frozenset({"average", "form"})),
    "neighbour-lead": Measure(
        neighbour_lead, frozenset({"series", "partner", "neighbours", "middle", "years"})
    ),
    "issue-gap": Measure(issue_gap, frozenset({"partner", "leave_out", "middle", "years"})),
    "aid-growth": Measure(aid_growth, frozenset({"scale", "average", "first", "last"})),
    "student-shift": Measure(student_shift, frozenset({"hosts", "whole", "years"})),
}
