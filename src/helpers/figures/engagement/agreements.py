"""Chapter 04, second part: what two agreements say of culture, and visits of leaders."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from helpers.exhibits import Cell, Drawn, Tabled, current, drawing, exhibit, link, style
from helpers.figures.engagement.motives import wording
from helpers.tables import dates

NOT_REPORTED = "not reported"
#: Marker and words of each kind of visit.
KINDS = {"official": ("o", "official"), "working": ("s", "working"), "not stated": ("D", "kind not stated")}
DIRECTIONS = {
    "to Brussels": ("Kazakhstan", "Presidents of Kazakhstan to Brussels"),
    "to Kazakhstan": ("EU", "EU leaders to Kazakhstan"),
}


@exhibit("tbl-culture-clauses", tables=("claims", "agreements", "clauses", "clause_claims"))
def culture_clauses(
    claims: pd.DataFrame, agreements: pd.DataFrame, clauses: pd.DataFrame, clause_claims: pd.DataFrame
) -> Tabled:
    """Features of the culture clauses of two agreements side by side."""
    told = clause_claims.merge(claims[["claim", "value", "statement"]], on="claim")
    told = told.merge(clauses, on="clause").merge(agreements, on="agreement")
    told = told.sort_values(["place_x", "place_y"], ignore_index=True)
    pair = agreements[agreements["agreement"].isin(told["agreement"])].sort_values("place")
    cells = {
        (row.clause, row.agreement): link(wording(str(row.wording), str(row.value)), claim=str(row.claim))
        for row in told.itertuples()
    }
    body: list[list[str | Cell]] = [
        [
            str(row.label),
            *(cells.get((row.clause, agreement), NOT_REPORTED) for agreement in pair["agreement"]),
        ]
        for row in clauses.sort_values("place").itertuples()
    ]
    stated = told[told["presence"] == "stated"].groupby("agreement")["clause"].nunique()
    facts = {"features": len(clauses), "denied": int((told["presence"] == "denied").sum())}
    facts |= {agreement: int(stated.get(agreement, 0)) for agreement in ("pca", "epca")}
    shown = told[["clause", "agreement", "presence", "claim", "statement", "reason"]]
    return Tabled(["Feature", *pair["short"]], body, shown, facts, ["article-b"], "lll", [30, 32, 38])


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
