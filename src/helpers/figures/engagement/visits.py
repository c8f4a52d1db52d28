"""Chapter 04, second part: visits of leaders."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from helpers.exhibits import Drawn, current, drawing, exhibit, style
from helpers.tables import dates

#: Marker and words of each kind of visit.
KINDS = {"official": ("o", "official"), "working": ("s", "working"), "not stated": ("D", "kind not stated")}
DIRECTIONS = {
    "to Brussels": ("Kazakhstan", "Presidents of Kazakhstan to Brussels"),
    "to Kazakhstan": ("EU", "EU leaders to Kazakhstan"),
}


def dated_visits(claims: pd.DataFrame, visits: pd.DataFrame) -> pd.DataFrame:
    """One row a visit: a claim with a list of years gives one for each."""
    told = visits.merge(claims[["claim", "article", "value"]], on="claim")
    told = told.assign(date=told["value"].str.split(";")).explode("date")
    told["year"] = [dates.year(text) for text in told["date"]]
    told = told.sort_values(["year", "claim"], ignore_index=True)
    return told[["date", "year", "direction", "visitor", "kind", "claim", "reason"]]


@exhibit("fig-visits", tables=("claims", "visits"))
def visits_timeline(claims: pd.DataFrame, visits: pd.DataFrame) -> Drawn:
    """Stated visits by traveller, year and kind."""
    rows = dated_visits(claims, visits)
    visitors = rows.groupby("direction")["visitor"].unique()
    travellers = {name: list(visitors.get(name, ())) for name in DIRECTIONS}
    heights = [len(travellers[name]) + 0.6 for name in DIRECTIONS]
    figure, panels = style.canvas(3.5, 2, 1, narrow=(4.8, 2, 1), sharex=True, height_ratios=heights)
    for axes, (direction, (actor, words)) in zip(panels, DIRECTIONS.items(), strict=True):
        chosen = rows[rows["direction"] == direction]
        seen: Counter[tuple[str, int]] = Counter()
        near: dict[str, tuple[int, int]] = {}
        for visitor, year, kind in chosen[["visitor", "year", "kind"]].itertuples(index=False):
            shift = 0.8 * seen[visitor, year]
            seen[visitor, year] += 1
            place = travellers[direction].index(visitor)
            axes.plot([year + shift], [place], KINDS[kind][0], color=style.ACTOR[actor], ms=7, ls="")
            if shift == 0:
                # Years that follow each other closely stand above and below in turn.
                before, side = near.get(visitor, (0, 7))
                up = -17 if current().narrow and year - before < 7 and side == 7 else 7
                near[visitor] = (year, up)
                said = current().pick(str(year), f"\N{RIGHT SINGLE QUOTATION MARK}{year % 100:02d}")
                axes.annotate(
                    said, (year, place), (0, up), textcoords="offset points", ha="center", fontsize=8
                )
        drawing.rows(axes, travellers[direction], 0.5, 0.75)
        axes.grid(axis="x")
        axes.set_title(f"{words}: {len(chosen)} dated visits")
    style.years(panels[-1], 1991, 2023.5, 5)
    shapes = [style.mark(words, marker, style.MUTED) for marker, words in KINDS.values()]
    if current().narrow:
        drawing.key(figure, shapes, 3, handletextpad=0.2)
    else:
        look: style.Look = {"bbox_to_anchor": (0, -0.04), "handletextpad": 0.2, "columnspacing": 1.2}
        panels[0].legend(handles=shapes, loc="lower left", ncols=3, **look)
    out = rows[rows["direction"] == "to Brussels"]
    kinds = out["kind"].value_counts()
    facts = {
        "total": len(rows),
        "out": len(out),
        "back": int((rows["direction"] == "to Kazakhstan").sum()),
        "official": int(kinds.get("official", 0)),
        "working": int(kinds.get("working", 0)),
        "unknown_out": int(kinds.get("not stated", 0)),
        "first": int(rows["year"].min()),
        "last": int(rows["year"].max()),
    }
    return Drawn(figure, rows, facts, ["article-a"])
