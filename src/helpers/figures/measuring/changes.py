"""Chapter 11, third part: how far each distance to the EU changed, in its own unit, by two models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Layout, exhibit, style, turn
from helpers.exhibits.facts import Fact
from helpers.figures.measuring.outcomes import OUTCOMES, distances
from helpers.measures import Changed, by_line, by_steps, step_memory
from helpers.measures.states import HOME, NEIGHBOURS
from helpers.theses.differences import outcome

#: Models by key: how they are called, and how they are computed.
MODELS = {"line": ("along a line", by_line), "steps": ("by yearly steps", by_steps)}
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


def draw(rows: pd.DataFrame, facts: Mapping[str, Fact], layout: Layout) -> Figure:
    """A strip for each outcome in its own unit: the change with its interval by each model, what matters as a
    field, neighbours as ticks.
    """
    names = list(OUTCOMES)
    figure, panels = style.canvas(6.2, len(names), 1, narrow=(7.4, len(names), 1))
    for axes, series in zip(panels, names, strict=True):
        mine = rows[rows["outcome"] == series]
        own = mine[mine["entity"] == HOME].set_index("model")
        delta = float(mine["delta"].iloc[0])
        axes.axvspan(-delta, delta, color=style.PALE, lw=0, label="too small to matter")
        axes.axvline(0, color=style.MUTED, lw=0.8)
        for y, model in enumerate(MODELS):
            row = own.loc[model]
            look: dict[str, Any] = {
                "color": style.ACTOR["Kazakhstan"],
                "lw": 2.0 if model == "steps" else 1.2,
            }
            axes.plot([row["low"], row["high"]], [y, y], label=f"interval {model}", **look)
            axes.plot(
                [row["change"]],
                [y],
                "o",
                color=style.ACTOR["Kazakhstan"],
                mfc=style.ACTOR["Kazakhstan"] if model == "steps" else style.GROUND,
                ms=6,
                label=f"change {model}",
            )
            near = mine[(mine["entity"] != HOME) & (mine["model"] == model)]
            axes.plot(near["change"], [y + 0.32] * len(near), "|", color=style.GREY, ms=7, label="neighbours")
        axes.set_ylim(1.75, -0.6)
        reach = 1.12 * max(float(own[["low", "high"]].abs().to_numpy().max()), 2.2 * delta)
        axes.set_xlim(-reach, reach)
        if layout.narrow:
            axes.locator_params(axis="x", nbins=4)
        axes.set_yticks([0, 1], [MODELS[model][0] for model in MODELS])
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
        years = f"{own['first'].iloc[0]}-{own['last'].iloc[0]}"
        axes.set_title(f"{OUTCOMES[series]}{layout.pick(', ', chr(10))}{years}", fontsize=layout.text)
    panels[-1].set_xlabel(
        layout.wrap("closer to the EU  \N{LEFTWARDS ARROW}  change of the distance, each in its unit  "
                    "\N{RIGHTWARDS ARROW}  farther", 110, 44)
    )  # fmt: skip
    figure.suptitle(
        layout.wrap(
            f"Along a line {facts['moved_line']} of {facts['outcomes']} changes are surely large enough to matter, "
            f"by yearly steps {facts['moved_steps']}",
            92,
            44,
        ),
        x=0.01,
        ha="left",
        fontsize=layout.title,
        fontweight="bold",
    )
    return figure


@exhibit("fig-detectable-change", tables=("indicators", "smallest_differences"))
def changes(indicators: pd.DataFrame, smallest: pd.DataFrame) -> Drawn:
    """Change of each distance with its interval, by a line and by steps."""
    rows = rows_of(indicators, smallest)
    return Drawn(draw, rows, facts_of(rows))
