"""Chapter 12, third part: which measured outcomes speak for and against which theses."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from helpers.exhibits import Drawn, exhibit, style
from helpers.exhibits.facts import Fact

SIDES = {"for": 1, "against": -1}
COLOUR = {"for": style.RECORD["supported"], "against": style.RECORD["contradicted"]}
#: A box is as wide as a thesis number, and every number has its place to the right or left of the middle.
BOX, HALF = 0.86, 0.30


def measured(items: pd.DataFrame) -> pd.DataFrame:
    """Outcomes with a source of their own that decide a part of a thesis, each once a label, thesis and side."""
    mine = items[items["counts"] & (items["kind"] == "outcome") & (items["source"] != "")]
    return mine.drop_duplicates(["label", "thesis", "bears"])


def order(rows: pd.DataFrame) -> list[str]:
    """Labels, those that speak for most theses on balance first, and equal ones by name."""
    balance = rows["bears"].map(SIDES).groupby(rows["label"]).sum()
    total = rows.groupby("label").size()
    return sorted(balance.index, key=lambda label: (-balance[label], -total[label], label))


def _boxes(axes: Axes, y: int, theses: list[str], side: str) -> None:
    for number, thesis in enumerate(theses):
        x = SIDES[side] * (number + 0.62)
        axes.barh(
            y,
            BOX * SIDES[side],
            height=2 * HALF,
            left=x - SIDES[side] * BOX / 2,
            color=COLOUR[side],
            label=f"{thesis} {side}",
        )
        axes.text(x, y, thesis, ha="center", va="center", fontsize=8.6, color="white", fontweight="bold")


@exhibit("fig-thesis-outcomes", tables=("thesis_items",))
def thesis_outcomes(items: pd.DataFrame) -> Drawn:
    """Boxes with thesis numbers by outcome and side."""
    rows = measured(items)
    labels = order(rows)
    figure, (axes,) = style.canvas(0.36 * len(labels) + 1.25)
    wide = {
        side: int(rows[rows["bears"] == side].groupby("label").size().max())
        if (rows["bears"] == side).any()
        else 1
        for side in SIDES
    }
    for y, label in enumerate(labels):
        mine = rows[rows["label"] == label]
        for side in SIDES:
            _boxes(axes, y, sorted(mine.loc[mine["bears"] == side, "thesis"]), side)
        runs = mine[mine["runs"] > 0]
        if len(runs):
            least = runs.loc[(runs["holding"] / runs["runs"]).idxmin()]
            axes.text(
                wide["for"] + 1.2,
                y,
                f"{least['holding']} of {least['runs']}",
                ha="center",
                va="center",
                fontsize=8.6,
            )
    axes.axvline(0, color=style.MUTED, lw=0.9)
    axes.set(xlim=(-wide["against"] - 0.6, wide["for"] + 1.8), ylim=(len(labels) - 0.4, -1.15))
    for x, text, colour in (
        (-0.2, "against the thesis", COLOUR["against"]),
        (0.2, "for the thesis", COLOUR["for"]),
    ):
        axes.text(
            x,
            -0.75,
            text,
            ha="right" if x < 0 else "left",
            va="center",
            fontsize=8.8,
            color=colour,
            fontweight="bold",
        )
    axes.text(wide["for"] + 1.2, -0.75, "holds in", ha="center", va="center", fontsize=8.6, color=style.MUTED)
    axes.set_yticks(range(len(labels)), labels)
    axes.set_xticks([])
    axes.spines[["bottom", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0, labelsize=8.8)
    axes.set_title(f"{len(labels)} measured outcomes decide parts of {rows['thesis'].nunique()} theses")
    against = rows[rows["bears"] == "against"]
    facts: dict[str, Fact] = {
        "series": len(labels),
        "theses": rows["thesis"].nunique(),
        "pro": int((rows["bears"] == "for").sum()),
        "contra": len(against),
        "two": int(against["label"].isin(["UN distance", "democracy index"]).sum()),
    }
    kept = rows[["label", "thesis", "part", "bears", "conclusion", "runs", "holding", "source"]].reset_index(
        drop=True
    )
    return Drawn(figure, kept, facts, sorted(set(rows["source"])))
