"""Chapter 04, second part: what two agreements say of culture, and visits of leaders."""

from __future__ import annotations

import pandas as pd
from matplotlib.lines import Line2D

from helpers.exhibits import Cell, Drawn, Tabled, exhibit, link, style
from helpers.exhibits.layout import current
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
    told = (
        clause_claims.merge(claims[["claim", "value", "statement"]], on="claim")
        .merge(clauses, on="clause")
        .merge(agreements, on="agreement")
    )
    told = told.sort_values(["place_x", "place_y"]).reset_index(drop=True)
    pair = agreements[agreements["agreement"].isin(told["agreement"])].sort_values("place")
    cells = {
        (row.clause, row.agreement): link(wording(str(row.wording), str(row.value)), claim=str(row.claim))
        for row in told.itertuples()
    }
    body: list[list[str | Cell]] = [
        [
            str(clause.label),
            *(cells.get((clause.clause, agreement), NOT_REPORTED) for agreement in pair["agreement"]),
        ]
        for clause in clauses.sort_values("place").itertuples()
    ]
    stated = told[told["presence"] == "stated"].groupby("agreement")["clause"].nunique()
    facts = {
        "features": len(clauses),
        "pca": int(stated.get("pca", 0)),
        "epca": int(stated.get("epca", 0)),
        "denied": int((told["presence"] == "denied").sum()),
    }
    shown = told[["clause", "agreement", "presence", "claim", "statement", "reason"]]
    return Tabled(["Feature", *pair["short"]], body, shown, facts, ["article-b"], "lll", [30, 32, 38])


def dated_visits(claims: pd.DataFrame, visits: pd.DataFrame) -> pd.DataFrame:
    """One row a visit: a claim with a list of years gives one for each."""
    told = visits.merge(claims[["claim", "article", "value"]], on="claim")
    told = told.assign(date=told["value"].str.split(";")).explode("date")
    told["year"] = [dates.year(text) for text in told["date"]]
    return told.sort_values(["year", "claim"]).reset_index(drop=True)[
        ["date", "year", "direction", "visitor", "kind", "claim", "reason"]
    ]


@exhibit("fig-visits", tables=("claims", "visits"))
def visits_timeline(claims: pd.DataFrame, visits: pd.DataFrame) -> Drawn:
    """Stated visits by traveller, year and kind."""
    rows = dated_visits(claims, visits)
    travellers = {
        name: list(dict.fromkeys(rows.loc[rows["direction"] == name, "visitor"])) for name in DIRECTIONS
    }
    heights = [len(travellers[name]) + 0.6 for name in DIRECTIONS]
    figure, panels = style.canvas(3.5, 2, 1, narrow=(4.8, 2, 1), sharex=True, height_ratios=heights)
    for axes, (direction, (actor, words)) in zip(panels, DIRECTIONS.items(), strict=True):
        chosen = rows[rows["direction"] == direction]
        seen: dict[tuple[str, int], int] = {}
        near: dict[str, tuple[int, int]] = {}
        for row in chosen.itertuples():
            key = (str(row.visitor), int(row.year))  # type: ignore[arg-type]
            shift = 0.8 * seen.get(key, 0)
            seen[key] = seen.get(key, 0) + 1
            place = travellers[direction].index(key[0])
            marker, _ = KINDS[str(row.kind)]
            axes.plot([key[1] + shift], [place], marker, color=style.ACTOR[actor], ms=7, ls="")
            if shift == 0:
                # Years that follow each other closely stand above and below in turn.
                before, side = near.get(key[0], (0, 7))
                up = -17 if current().narrow and key[1] - before < 7 and side == 7 else 7
                near[key[0]] = (key[1], up)
                said = current().pick(str(key[1]), f"\N{RIGHT SINGLE QUOTATION MARK}{key[1] % 100:02d}")
                axes.annotate(
                    said, (key[1], place), (0, up), textcoords="offset points", ha="center", fontsize=8
                )
        axes.set_yticks(range(len(travellers[direction])), travellers[direction])
        axes.set_ylim(len(travellers[direction]) - 0.5, -0.75)
        axes.tick_params(axis="y", length=0)
        axes.grid(axis="x")
        axes.set_title(f"{words}: {len(chosen)} dated visits")
    style.years(panels[-1], 1991, 2023.5, 5)
    shapes = [
        Line2D([], [], marker=marker, color=style.MUTED, ls="", label=words)
        for marker, words in KINDS.values()
    ]
    if current().narrow:
        figure.legend(handles=shapes, loc="outside upper left", ncols=3, handletextpad=0.2)
    else:
        panels[0].legend(
            handles=shapes,
            loc="lower left",
            ncols=3,
            bbox_to_anchor=(0, -0.04),
            handletextpad=0.2,
            columnspacing=1.2,
        )
    kinds = rows[rows["direction"] == "to Brussels"]["kind"].value_counts()
    sorted(set(rows.loc[rows["direction"] == "to Brussels", "year"]))
    facts = {
        "total": len(rows),
        "out": int((rows["direction"] == "to Brussels").sum()),
        "back": int((rows["direction"] == "to Kazakhstan").sum()),
        "official": int(kinds.get("official", 0)),
        "working": int(kinds.get("working", 0)),
        "unknown_out": int(kinds.get("not stated", 0)),
        "first": int(rows["year"].min()),
        "last": int(rows["year"].max()),
    }
    return Drawn(figure, rows, facts, ["article-a"])
