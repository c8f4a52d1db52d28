"""Chapter 11, third part: whether each distance to the EU has a tendency, in its own unit, by two models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from helpers.exhibits import Drawn, Layout, exhibit, style, turn
from helpers.exhibits.facts import Fact
from helpers.figures.measuring.outcomes import OUTCOMES, distances
from helpers.measures import Changed, by_line, by_steps, step_memory
from helpers.measures.states import HOME, NEIGHBOURS
from helpers.theses.differences import outcome

#: Models by key: how they are called, and how they are computed.
MODELS = {"line": ("straight line", by_line), "steps": ("yearly steps", by_steps)}
_SQUARE: dict[str, Any] = {"marker": "s", "ms": 8, "mec": style.INK, "mew": 0.9, "ls": "none"}
#: What an interval says, by its mark, and how the key words it.
MARKS: dict[str, dict[str, Any]] = {
    "moved, enough to matter": _SQUARE | {"mfc": style.INK},
    "moved, size open": _SQUARE | {"fillstyle": "left", "mfc": style.INK, "markerfacecoloralt": "white"},
    "as good as unchanged": {"marker": "_", "ms": 9, "mec": style.INK, "mew": 1.8, "ls": "none"},
    "open": _SQUARE | {"mfc": "white"},
}
MEANS = {
    "moved, enough to matter": "a tendency that matters",
    "moved, size open": "a tendency of uncertain size",
    "as good as unchanged": "no tendency that matters",
    "open": "cannot be said",
}
#: Key of each outcome in the names of facts.
KEYS = {
    "un-ideal-point-all": "un",
    "un-ideal-point-final": "final",
    "vdem-libdem": "liberal",
    "vdem-polyarchy": "electoral",
    "vdem-rule": "law",
    "wgi-rule-of-law": "wgi",
    "hdi": "hdi",
}


def rows_of(indicators: pd.DataFrame, smallest: pd.DataFrame) -> pd.DataFrame:
    """One row an outcome, state and model, in the order of the figure, with what its interval says.

    Columns: `outcome`, `label`, `entity`, `model`, `first`, `last`, `points`, `change`, `low`, `high` (90%),
    `least` (least detectable change), `delta`, `says`, `memory` (of yearly steps), `source`.
    """
    delta = {
        series: float(row["delta"])
        for row in smallest.to_dict("records")
        for series in row["series"].split(";")
        if series
    }
    found = []
    for series, label in OUTCOMES.items():
        source = str(indicators.loc[indicators["indicator"] == series, "source"].iloc[0])
        for entity in (HOME, *NEIGHBOURS):
            gap = distances(indicators, series, entity)
            years, values = gap.index.to_numpy(), gap.to_numpy()
            for model, (_, method) in MODELS.items():
                made: Changed = method(years, values)
                found.append(
                    {"outcome": series, "label": label, "entity": entity, "model": model}
                    | {"first": int(gap.index[0]), "last": int(gap.index[-1]), **made._asdict()}
                    | {"delta": delta[series], "says": outcome(made.low, made.high, delta[series])}
                    | {"memory": step_memory(years, values), "source": source}
                )
    return pd.DataFrame(found)


def facts_of(rows: pd.DataFrame) -> dict[str, Fact]:
    """How many tests there are, how many changes are beyond what matters by each model, and single changes."""
    own = rows[rows["entity"] == HOME]
    facts: dict[str, Fact] = {
        "outcomes": own["outcome"].nunique(),
        "tests": len(own),
        "all_tests": len(rows),
        "by_chance": 0.1 * len(own),
        "near": len(rows[rows["entity"] != HOME]) // len(MODELS),
    }
    for model in MODELS:
        mine = own[own["model"] == model]
        facts[f"moved_{model}"] = int((mine["says"] == "moved, enough to matter").sum())
        facts[f"some_{model}"] = int((mine["says"] == "moved, size open").sum())
        facts[f"open_{model}"] = int((mine["says"] == "open").sum())
        facts[f"same_{model}"] = int((mine["says"] == "as good as unchanged").sum())
    for row in own.to_dict("records"):
        key = KEYS[row["outcome"]]
        facts |= {
            f"{key}_{row['model']}": row["change"],
            f"{key}_{row['model']}_low": row["low"],
            f"{key}_{row['model']}_high": row["high"],
            f"{key}_{row['model']}_least": row["least"],
            f"{key}_memory": row["memory"],
        }
        facts[f"{key}_way"] = turn(row["change"], "grew", "shrank")
    near = rows[(rows["entity"] != HOME) & (rows["model"] == "steps")]
    facts["near_un"] = int(((near["outcome"] == "un-ideal-point-all") & (near["change"] > 0)).sum())
    return facts


def _signed(row: pd.Series, places: int) -> tuple[str, str]:
    """A change and its interval, as they are written in a cell."""

    def say(value: float) -> str:
        return f"{value:+.{places}f}".replace("-", "\N{MINUS SIGN}")

    return say(row["change"]), f"({say(row['low'])} to {say(row['high'])})"


def draw(rows: pd.DataFrame, facts: Mapping[str, Fact], layout: Layout) -> Figure:
    """A grid: a row for each distance, a column for each model; in a cell the mark of what can be said, and the
    change with its interval.
    """
    names = list(OUTCOMES)
    own = rows[rows["entity"] == HOME].set_index(["outcome", "model"])
    figure, (axes,) = style.canvas(3.9, narrow=(6.2, 1, 1))
    for y, series in enumerate(names):
        for x, model in enumerate(MODELS):
            row = own.loc[(series, model)]
            axes.plot([x], [y], label=str(row["says"]), **MARKS[str(row["says"])])
            change, ends = _signed(row, 2)
            axes.text(x + layout.pick(0.07, 0.12), y, layout.pick(f"{change} {ends}", change), va="center")
    labels = [
        layout.wrap(f"{OUTCOMES[series]}, {own.at[(series, 'line'), 'first']}-{own.at[(series, 'line'), 'last']}", 60, 16)
        for series in names
    ]  # fmt: skip
    axes.set_yticks(range(len(names)), labels)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_xlim(-0.1, layout.pick(1.75, 1.95))
    axes.set_xticks(range(len(MODELS)), [heading for heading, _ in MODELS.values()], ha="left")
    axes.xaxis.tick_top()
    axes.tick_params(axis="both", length=0)
    for side in ("left", "bottom", "top"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y")
    shapes = [Line2D([], [], label=MEANS[says], **look) for says, look in MARKS.items()]
    figure.legend(handles=shapes, loc="outside upper left", ncols=layout.pick(2, 1))
    title = (
        f"By a straight line {facts['moved_line']} of {facts['outcomes']} distances have a tendency that matters, "
        f"by yearly steps {facts['moved_steps']}"
    )
    axes.set_title(layout.wrap(title, 84, 34), x=layout.pick(-0.5, -0.5))
    return figure


@exhibit("fig-detectable-change", tables=("indicators", "smallest_differences"))
def changes(indicators: pd.DataFrame, smallest: pd.DataFrame) -> Drawn:
    """Change of each distance with its interval, by a line and by steps."""
    rows = rows_of(indicators, smallest)
    return Drawn(draw, rows, facts_of(rows))
