"""Chapter 06: which side moved in democracy: the change of the gap, each side's own part in it, and their difference.

The main line is the Union as it was in each year; every other way to take it stands beside it as a thin stroke, so
that a reader sees at once whether the choice decides.
"""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, ordered, style, turn
from helpers.figures.political_values.democracy import LIBERAL, SOURCE
from helpers.measures.states import AS_IT_WAS
from helpers.tables import dates

INDICES = {LIBERAL: "Liberal democracy", "vdem-polyarchy": "Electoral democracy"}
TAGS = dict(zip(INDICES, ("", "electoral_"), strict=True))
#: Years from which the change of the gap is shown; all of today's members have a value in the first.
BEGINNINGS = ("1993", "2004", "2013")
#: What is drawn, by its name: column of `union_distances`, colour, marker and height within a group.
OURS, LEAD = "Kazakhstan's part", "Kazakhstan's less the Union's"
PARTS = {
    OURS: ("mine", style.ACTOR["Kazakhstan"], "o", -0.25),
    "the Union's part": ("theirs", style.ACTOR["EU"], "s", 0.0),
    LEAD: ("lead", style.INK, "D", 0.25),
}


def rows_of(distances: pd.DataFrame) -> pd.DataFrame:
    """One row an index, first year, way to take the Union and part, with its interval at 90%.

    Columns: `series`, `first`, `last`, `line`, `part` (a name of `PARTS`), `value`, `low`, `high`,
    `before`, `after`, `change` (of the distance), `change_low`, `change_high`, `source`.
    """
    chosen = distances[distances["series"].isin(INDICES) & distances["first"].isin(BEGINNINGS)]
    kept = ["series", "first", "last", "line", "before", "after", "change", "change_low", "change_high"]
    parts = [
        chosen[kept].assign(
            part=part, value=chosen[column], low=chosen[f"{column}_low"], high=chosen[f"{column}_high"]
        )
        for part, (column, *_) in PARTS.items()
    ]
    found = pd.concat(parts, ignore_index=True).assign(source=SOURCE)
    return ordered(found, "series", "first", "part", series=INDICES, first=BEGINNINGS, part=PARTS)


def facts_of(rows: pd.DataFrame) -> dict[str, Fact]:
    """Parts and their difference by index and beginning, with what the difference says on all lines, and on how many of
    them, not drawn with intervals, that of the first index is open since the first beginning.

    Names: tag of the index, year of the beginning, part: `2004_mine`, `electoral_2004_lead_low`.
    """
    facts: dict[str, Fact] = {
        "last": dates.last_year(str(rows["last"].iloc[0])),
        "lines": rows["line"].nunique(),
    }
    for (name, first), mine in rows.groupby(["series", "first"], sort=False):
        key = f"{TAGS[name]}{dates.year(first)}"
        own = mine[mine["line"] == AS_IT_WAS].set_index("part")
        for part, (short, *_) in PARTS.items():
            facts |= {f"{key}_{short}{end}": float(own.at[part, column]) for end, column in
                      (("", "value"), ("_low", "low"), ("_high", "high"))}  # fmt: skip
        change = float(own["change"].iloc[0])
        facts |= {f"{key}_size": abs(change), f"{key}_way": turn(change, "grew", "shrank")}
        lead = mine[mine["part"] == LEAD]
        beyond = bool((lead["low"] > 0).all() or (lead["high"] < 0).all())
        above = (own.at[LEAD, "value"] > 0) == (change > 0)
        facts[f"{key}_said"] = ("Kazakhstan" if above else "the Union") if beyond else "open"
        if (name, first) == (LIBERAL, BEGINNINGS[0]):
            facts["open_ways"] = int(lead["low"].le(0).mul(lead["high"].ge(0)).sum())
    return facts


def _panel(axes: Axes, mine: pd.DataFrame, layout: Layout) -> None:
    beginnings = list(dict.fromkeys(mine["first"]))
    for y, first in enumerate(beginnings):
        for part, (short, colour, marker, shift) in PARTS.items():
            of = mine[(mine["first"] == first) & (mine["part"] == part)]
            own = of[of["line"] == AS_IT_WAS].iloc[0]
            axes.plot(
                [own["low"], own["high"]], [y + shift] * 2, color=colour, lw=1.6, label=f"interval {short}"
            )
            others = of[of["line"] != AS_IT_WAS]["value"]
            if part != OURS:
                look: style.Look = {"color": colour, "ms": 8, "mew": 0.9, "label": f"others {short}"}
                axes.plot(others, [y + shift] * len(others), "|", **look)
            face = style.GROUND if part == LEAD else colour
            axes.plot([own["value"]], [y + shift], marker, color=colour, mfc=face, ms=5.5, label=part)
    axes.axvline(0, color=style.MUTED, lw=0.8)
    drawing.rows(axes, [f"since\n{dates.year(first)}" for first in beginnings])
    drawing.bare(axes)
    axes.grid(axis="x")


def _moved_more(facts: Facts, tag: str, beginnings: list[int]) -> str:
    """Which side moved more since which beginnings, as far as one can say."""
    since: dict[str, list[str]] = {}
    for year in beginnings:
        since.setdefault(str(facts[f"{tag}{year}_said"]), []).append(str(year))
    sure = [
        f"{side} moved more since {' and '.join(years)}" for side, years in since.items() if side != "open"
    ]
    return "; ".join(sure) or "which side moved more cannot be said"


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A panel an index, three marks a beginning."""
    figure, panels = style.canvas(3.7, 1, 2, narrow=(6.8, 2, 1), sharex=True)
    unit = "points of the index; left: the gap narrowed"
    for axes, (name, label) in zip(panels, INDICES.items(), strict=True):
        mine = rows[rows["series"] == name]
        _panel(axes, mine, layout)
        beginnings = [dates.year(first) for first in dict.fromkeys(mine["first"])]
        axes.set_title(layout.wrap(f"{label}: {_moved_more(facts, TAGS[name], beginnings)}", 32, 38))
        axes.locator_params(axis="x", nbins=5)
    for axes in panels[layout.pick(0, 1) :]:
        axes.set_xlabel(unit)
    marks = [
        style.mark(part, marker, colour, hollow=part == LEAD, ms=5.5, ls="-", lw=1.6)
        for part, (_, colour, marker, _) in PARTS.items()
    ]
    marks.append(style.mark("other members", "|", style.MUTED, ms=8, mew=0.9))
    drawing.key(figure, marks, layout.pick(4, 1), columnspacing=1.2)
    return figure


@exhibit("fig-democracy-movers", tables=("union_distances",))
def movers(distances: pd.DataFrame) -> Drawn:
    """Each side's part in the gap in democracy, and their difference, for both indices."""
    rows = rows_of(distances)
    return Drawn(draw, rows, facts_of(rows))
