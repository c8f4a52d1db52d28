"""Chapter 11, second part: whether each distance to the EU has a tendency, in its own unit, by two models."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, style
from helpers.measures import Changed, by_line, by_steps, step_memory
from helpers.measures.states import HOME, NEIGHBOURS, TODAY
from helpers.measures.yearly import by_series, yearly
from helpers.theses.differences import ENOUGH, SOME, outcome

#: All of today's members are in the data from this year on; every distance begins here, or where its series
#: begins.
START = 1993
#: Distances whose changes are shown, in the order of the figure.
OUTCOMES = {
    "un-ideal-point-all": "UN votes, all",
    "un-ideal-point-final": "UN votes, final",
    "vdem-libdem": "Liberal democracy",
    "vdem-polyarchy": "Electoral democracy",
    "vdem-rule": "Rule of law, V-Dem",
    "wgi-rule-of-law": "Rule of law, World Bank",
    "hdi": "Human development",
}
#: Models by key: how they are called, and how they are computed.
MODELS = {"line": ("straight line", by_line), "steps": ("yearly steps", by_steps)}
#: How the mark of each model looks, and how far above or below the middle of a row it stands.
MARKS: dict[str, style.Look] = {
    "line": {"marker": "o", "ms": 5.5, "mfc": style.INK},
    "steps": {"marker": "D", "ms": 5, "mfc": "white"},
}
APART = {"line": -0.17, "steps": 0.17}
#: Key of each outcome in the names of facts.
KEYS = {
    "un-ideal-point-all": "un", "un-ideal-point-final": "final", "vdem-libdem": "liberal", "hdi": "hdi",
    "vdem-polyarchy": "electoral", "vdem-rule": "law", "wgi-rule-of-law": "wgi",
}  # fmt: skip


def distances(indicators: pd.DataFrame, indicator: str, entity: str) -> pd.Series:
    """Distance of a state to the EU mean by year, in the unit of the series, from 1993 on."""
    of, mean = (yearly(indicators, indicator, who) for who in (entity, TODAY))
    return (of - mean).abs().dropna().loc[START:]


def rows_of(indicators: pd.DataFrame, smallest: pd.DataFrame) -> pd.DataFrame:
    """One row an outcome, state and model, in the order of the figure, with what its interval says.

    Columns: `outcome`, `label`, `entity`, `model`, `first`, `last`, `points`, `change`, `low`, `high` (90%),
    `least` (least detectable change), `delta`, `says`, `memory` (of yearly steps), `source`.
    """
    delta = by_series(smallest, "delta")
    found = []
    for series, label in OUTCOMES.items():
        source = str(indicators.loc[indicators["indicator"] == series, "source"].iloc[0])
        for entity in (HOME, *NEIGHBOURS):
            gap = distances(indicators, series, entity)
            years, values = gap.index.to_numpy(), gap.to_numpy()
            span = {"first": int(gap.index[0]), "last": int(gap.index[-1])}
            for model, (_, method) in MODELS.items():
                made: Changed = method(years, values)
                found.append(
                    {"outcome": series, "label": label, "entity": entity, "model": model}
                    | {**span, **made._asdict(), "delta": delta[series]}
                    | {"says": outcome(made.low, made.high, delta[series])}
                    | {"memory": step_memory(years, values), "source": source}
                )
    return pd.DataFrame(found)


def facts_of(rows: pd.DataFrame) -> dict[str, Fact]:
    """How many tests there are, how many changes are beyond what matters by each model, and single changes."""
    own = rows[rows["entity"] == HOME]
    facts: dict[str, Fact] = {"outcomes": own["outcome"].nunique(), "tests": len(own)}
    for model in MODELS:
        says = own.loc[own["model"] == model, "says"]
        facts |= {f"moved_{model}": int((says == ENOUGH).sum()), f"some_{model}": int((says == SOME).sum())}
    for row in own.to_dict("records"):
        key = f"{KEYS[row['outcome']]}_{row['model']}"
        facts |= {key: row["change"], f"{key}_least": row["least"]}
    near = rows[(rows["entity"] != HOME) & (rows["model"] == "steps")]
    facts["near_un"] = int(((near["outcome"] == "un-ideal-point-all") & (near["change"] > 0)).sum())
    return facts


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A row for each distance, in it an interval a model, in units of the smallest difference that matters: what
    is smaller lies within the grey.
    """
    own = rows[rows["entity"] == HOME]
    figure, (axes,) = style.canvas(3.7, narrow=(5.2, 1, 1))
    axes.axvspan(-1, 1, color=style.PALE, zorder=0)
    axes.axvline(0, color=style.MUTED, lw=0.7)
    names = []
    for y, (_, mine) in enumerate(own.groupby("outcome", sort=False)):
        for row in mine.itertuples():
            place = y + APART[str(row.model)]
            axes.plot([row.low / row.delta, row.high / row.delta], [place, place], color=style.INK, lw=1.4)
            axes.plot([row.change / row.delta], [place], mec=style.INK, ls="none", **MARKS[str(row.model)])
        names.append(layout.wrap(f"{row.label}, {row.first}-{row.last}", 60, 16))
    drawing.rows(axes, names)
    drawing.bare(axes)
    unit = "change, in units of the smallest that matters; right: farther from the EU"
    axes.set_xlabel(layout.wrap(unit, 54, 30))
    shapes: list[Any] = [
        Line2D([], [], color=style.INK, lw=1.4, mec=style.INK, label=MODELS[model][0], **look)
        for model, look in MARKS.items()
    ]
    shapes.append(Patch(color=style.PALE, label="too small to matter"))
    drawing.key(figure, shapes, layout.pick(3, 2))
    title = (
        f"By a straight line {facts['moved_line']} of {facts['outcomes']} distances have a tendency that matters, "
        f"by yearly steps {facts['moved_steps']}"
    )
    axes.set_title(layout.wrap(title, 62, 34), x=layout.pick(-0.42, -0.5))
    return figure


@exhibit("fig-detectable-change", tables=("indicators", "smallest_differences"))
def changes(indicators: pd.DataFrame, smallest: pd.DataFrame) -> Drawn:
    """Change of each distance with its interval, by a line and by steps."""
    rows = rows_of(indicators, smallest)
    return Drawn(draw, rows, facts_of(rows))
