"""Chapter 03, fourth part: how stable the coding is."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from helpers.exhibits import Drawn, Layout, exhibit, style
from helpers.exhibits.facts import Fact
from helpers.measures import share
from helpers.measures.agreement import BOTH, FIELDS

#: Of the units that both passes marked, and of all, where a unit of one pass alone is a disagreement.
MATCHED, EVERY = "units of both passes", "all units"
SOURCES = ["article-a", "article-b"]
#: Names in a panel, in its order.
ARTICLES = {"A": "article A", "B": "article B", BOTH: "both"}


def facts_of(reliability: pd.DataFrame, coding_pairs: pd.DataFrame) -> dict[str, Fact]:
    """Alpha of each field with its interval, on matched and on all units, and how many units were matched."""
    first, second = coding_pairs["first_kind"] != "", coding_pairs["second_kind"] != ""
    both = int((first & second).sum())
    facts: dict[str, Fact] = {"units": len(coding_pairs), "matched_share": share(both, len(coding_pairs))}
    for row in reliability.to_dict("records"):
        key = row["field"] if row["article"] == BOTH else f"{row['article'].lower()}_{row['field']}"
        key += "_all" if row["marking"] else ""
        facts |= {f"{key}_alpha": float(row["alpha"])}
        facts |= {f"{key}_low": float(row["low"]), f"{key}_high": float(row["high"])}
    single = reliability[(reliability["article"] != BOTH) & ~reliability["marking"].astype(bool)]
    low = single.loc[single["alpha"].idxmin()]
    return facts | {
        "lowest": float(low["alpha"]),
        "lowest_from": float(low["low"]),
        "lowest_to": float(low["high"]),
        "lowest_where": f"{low['field']} in article {low['article']}",
    }


def draw(rows: pd.DataFrame, facts: Mapping[str, Fact], layout: Layout) -> Figure:
    """A panel a field: alpha with its interval by article, on matched units (filled) and on all (hollow)."""
    figure, panels = style.canvas(2.6, 1, 3, narrow=(5.6, 3, 1), sharex=True, sharey=True)
    for axes, field in zip(panels, FIELDS, strict=True):
        for y, article in enumerate(ARTICLES):
            for marking, shift in ((False, -0.16), (True, 0.16)):
                chosen = (
                    (rows["field"] == field) & (rows["article"] == article) & (rows["marking"] == marking)
                )
                row = rows[chosen].iloc[0]
                name = f"{article} {EVERY if marking else MATCHED}"
                axes.plot(
                    [row["low"], row["high"]],
                    [y + shift] * 2,
                    color=style.INK,
                    lw=1.4,
                    label=f"interval {name}",
                )
                face = style.GROUND if marking else style.INK
                marker = style.SHAPE.get(article, "D")
                axes.plot([row["alpha"]], [y + shift], marker, color=style.INK, mfc=face, ms=5.5, label=name)
        axes.set_title(f"{field}: {facts[f'{field}_alpha']:.2f}")
        axes.set_yticks(range(len(ARTICLES)), list(ARTICLES.values()))
        axes.set_ylim(len(ARTICLES) - 0.4, -0.6)
        axes.set_xlim(0.45, 1.0)
        axes.set_xticks([0.5, 0.75, 1.0])
        axes.tick_params(axis="y", length=0)
        axes.grid(axis="x")
    look = {"marker": "D", "color": style.INK, "lw": 1.4, "ms": 5.5}
    marks = [
        Line2D([], [], label=MATCHED, **look),  # type: ignore[arg-type]
        Line2D([], [], mfc=style.GROUND, label=f"{EVERY}, those of one pass as disagreements", **look),  # type: ignore[arg-type]
    ]
    if layout.narrow:
        marks[1].set_label(f"{EVERY}, those of one\npass as disagreements")
    figure.legend(handles=marks, loc="outside upper left", ncols=layout.pick(2, 1))
    panels[-1].set_xlabel("alpha, drawn from 0.45 on")
    return figure


@exhibit("fig-stability", tables=("coding_reliability", "coding_pairs"))
def stability(reliability: pd.DataFrame, coding_pairs: pd.DataFrame) -> Drawn:
    """Alpha of two passes of coding with its interval, by field and article, with and without the marking of
    units.
    """
    return Drawn(draw, reliability, facts_of(reliability, coding_pairs), SOURCES)
