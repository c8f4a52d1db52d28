"""Who moved: the change of the distance to the Union, each side's own part in it, and the difference of the two.

One way of drawing for votes and for democracy. The main line is the Union as it was in each year; every other
way to take it stands beside it as a thin stroke, so that a reader sees at once whether the choice decides.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, ordered, style, turn
from helpers.exhibits.card import Draw
from helpers.measures.states import AS_IT_WAS
from helpers.tables import dates

VOTES = {"un-ideal-point-all": "All votes", "un-ideal-point-final": "Final votes"}
#: First windows shown; the last is the same for all.
BEGINNINGS = ("1993/1995", "2004/2006", "2014/2016")
#: What is drawn, by its name: column of `union_distances`, colour, marker and height within a group.
OURS, LEAD = "Kazakhstan's part", "Kazakhstan's less the Union's"
PARTS = {
    OURS: ("mine", style.ACTOR["Kazakhstan"], "o", -0.25),
    "the Union's part": ("theirs", style.ACTOR["EU"], "s", 0.0),
    LEAD: ("lead", style.INK, "D", 0.25),
}


def rows_of(
    distances: pd.DataFrame, series: Mapping[str, str], beginnings: tuple[str, ...], source: str
) -> pd.DataFrame:
    """One row a series, first window, way to take the Union and part, with its interval at 90%.

    Columns: `series`, `first`, `last`, `line`, `part` (a name of `PARTS`), `value`, `low`, `high`,
    `before`, `after`, `change` (of the distance), `change_low`, `change_high`, `source`.
    """
    chosen = distances[distances["series"].isin(series) & distances["first"].isin(beginnings)]
    kept = ["series", "first", "last", "line", "before", "after", "change", "change_low", "change_high"]
    parts = [
        chosen[kept].assign(
            part=part, value=chosen[column], low=chosen[f"{column}_low"], high=chosen[f"{column}_high"]
        )
        for part, (column, *_) in PARTS.items()
    ]
    found = pd.concat(parts, ignore_index=True).assign(source=source)
    return ordered(found, "series", "first", "part", series=series, first=beginnings, part=PARTS)


def facts_of(rows: pd.DataFrame, tags: Mapping[str, str]) -> dict[str, Fact]:
    """Parts and their difference by series and beginning, with what the difference says on all lines.

    Names: tag of the series, year of the beginning, part: `2004_mine`, `final_2004_lead_low`.
    """
    facts: dict[str, Fact] = {
        "last": dates.last_year(str(rows["last"].iloc[0])),
        "lines": rows["line"].nunique(),
    }
    for (name, first), mine in rows.groupby(["series", "first"], sort=False):
        key = f"{tags[name]}{dates.year(first)}"
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


def draw_of(series: Mapping[str, str], tags: Mapping[str, str], unit: str) -> Draw:
    """A function that draws such rows: a panel a series, three marks a beginning."""

    def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
        figure, panels = style.canvas(3.7, 1, 2, narrow=(6.8, 2, 1), sharex=True)
        for axes, (name, label) in zip(panels, series.items(), strict=True):
            mine = rows[rows["series"] == name]
            _panel(axes, mine, layout)
            beginnings = [dates.year(first) for first in dict.fromkeys(mine["first"])]
            axes.set_title(layout.wrap(f"{label}: {_moved_more(facts, tags[name], beginnings)}", 32, 38))
            axes.locator_params(axis="x", nbins=5)
        panels[-1].set_xlabel(unit)
        if not layout.narrow:
            panels[0].set_xlabel(unit)
        marks = [
            style.mark(part, marker, colour, hollow=part == LEAD, ms=5.5, ls="-", lw=1.6)
            for part, (_, colour, marker, _) in PARTS.items()
        ]
        marks.append(style.mark("other members", "|", style.MUTED, ms=8, mew=0.9))
        drawing.key(figure, marks, layout.pick(4, 1), columnspacing=1.2)
        return figure

    return draw


SOURCE = "unga-ideal-points-2025"
TAGS = {"un-ideal-point-all": "", "un-ideal-point-final": "final_"}
draw_votes = draw_of(VOTES, TAGS, "points; right: farther apart")


@exhibit("fig-un-movers", tables=("union_distances",))
def movers(distances: pd.DataFrame) -> Drawn:
    """Each side's part in the distance of ideal points, and their difference, for all and for final votes."""
    rows = rows_of(distances, VOTES, BEGINNINGS, SOURCE)
    return Drawn(draw_votes, rows, facts_of(rows, TAGS))
