"""Chapter 03, fourth part: how stable the coding is."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, style
from helpers.measures import share
from helpers.measures.agreement import BOTH, FIELDS

#: Of the units that both passes marked, and of all, where a unit of one pass alone is a disagreement.
MATCHED, EVERY = "units of both passes", "all units"
SOURCES = ["article-a", "article-b"]
#: What a common rule of thumb asks of alpha: for conclusions that are tentative, and to rely on a coding.
TENTATIVE, RELIABLE = 0.67, 0.8
#: Names in a panel, in its order.
ARTICLES = {"A": "article A", "B": "article B", BOTH: "both"}


def facts_of(reliability: pd.DataFrame, coding_pairs: pd.DataFrame) -> dict[str, Fact]:
    """Alpha of each field with its interval, on matched and on all units, how many units were matched, and how many
    became statements, of which several may make one.
    """
    first, second = coding_pairs["first_kind"] != "", coding_pairs["second_kind"] != ""
    both = int((first & second).sum())
    facts: dict[str, Fact] = {"units": len(coding_pairs), "matched_share": share(both, len(coding_pairs))}
    kept = coding_pairs.loc[coding_pairs["claim"] != "", "claim"]
    facts |= {"kept": len(kept), "statements": int(kept.nunique())}
    for row in reliability.to_dict("records"):
        article = "" if row["article"] == BOTH else f"{row['article'].lower()}_"
        key = f"{article}{row['field']}{'_all' if row['marking'] else ''}"
        facts |= {f"{key}_{name}": float(row[name]) for name in ("alpha", "low", "high")}
    single = reliability[(reliability["article"] != BOTH) & ~reliability["marking"].astype(bool)]
    low = single.loc[single["alpha"].idxmin()]
    where = f"{low['field']} in article {low['article']}"
    return facts | {"lowest": float(low["alpha"]), "lowest_where": where}


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A panel a field: alpha with its interval by article, on matched units (filled) and on all (hollow)."""
    figure, panels = style.canvas(2.6, 1, 3, narrow=(5.6, 3, 1), sharex=True, sharey=True)
    for axes, field in zip(panels, FIELDS, strict=True):
        for y, article in enumerate(ARTICLES):
            for marking, shift in ((False, -0.16), (True, 0.16)):
                here = (rows["field"] == field) & (rows["article"] == article) & (rows["marking"] == marking)
                row = rows[here].iloc[0]
                name, at = f"{article} {EVERY if marking else MATCHED}", y + shift
                ends, face = [row["low"], row["high"]], style.GROUND if marking else style.INK
                axes.plot(ends, [at] * 2, color=style.INK, lw=1.4, label=f"interval {name}")
                look: style.Look = {"color": style.INK, "mfc": face, "ms": 5.5, "label": name}
                axes.plot([row["alpha"]], [at], style.SHAPE.get(article, "D"), **look)
        axes.set_title(f"{field.capitalize()}: {facts[f'{field}_alpha']:.2f}")
        drawing.rows(axes, list(ARTICLES.values()), 0.4, 0.6)
        axes.set_xlim(0.45, 1.0)
        for limit, dashes in ((TENTATIVE, ":"), (RELIABLE, "--")):
            axes.axvline(limit, color=style.MUTED, lw=0.9, ls=dashes, zorder=0, label=f"limit {limit:g}")
        ticks = [0.5, TENTATIVE, RELIABLE, 1.0]
        axes.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
    stroke: style.Look = {"ls": "-", "lw": 1.4, "ms": 5.5}
    gap = layout.pick(" ", "\n")
    every = f"{EVERY}, those of one{gap}pass as disagreements"
    marks = [style.mark(MATCHED, "D", **stroke), style.mark(every, "D", hollow=True, **stroke)]
    drawing.key(figure, marks, layout.pick(2, 1))
    panels[layout.pick(1, -1)].set_xlabel(
        f"alpha, drawn from 0.45 on; tentative from {TENTATIVE:g}, reliable from {RELIABLE:g}"
    )
    return figure


@exhibit("fig-stability", tables=("coding_reliability", "coding_pairs"))
def stability(reliability: pd.DataFrame, coding_pairs: pd.DataFrame) -> Drawn:
    """Alpha of two passes of coding with its interval, by field and article, with and without the marking of
    units.
    """
    return Drawn(draw, reliability, facts_of(reliability, coding_pairs), SOURCES)
