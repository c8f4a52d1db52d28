"""Chapter 12, third part: which measured outcomes speak for and against which theses."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Layout, exhibit, style
from helpers.exhibits.facts import Fact

SIDES = {"for": 1, "against": -1}
FOR, AGAINST, OPEN = "for", "against", "open"
#: Sign, colour and size of a mark: what counts is a sign, what does not a ring.
MARKS = {FOR: ("P", style.INK, 8.5), AGAINST: ("X", style.INK, 8.5), OPEN: ("o", style.MUTED, 6.0)}
WORDS = {FOR: "for the thesis", AGAINST: "against it", OPEN: "noted, decides nothing"}


def measured(items: pd.DataFrame, theses: pd.DataFrame) -> pd.DataFrame:
    """Outcomes with a finding or a source of their own beside the theses that they bear on, one row a label
    and thesis.

    Columns: `label`, `thesis`, `short`, `part`, `side` (for or against where the row decides its part, else
    open), `series` (what bears the witness), `source`.
    """
    mine = items[(items["kind"] == "outcome") & ((items["source"] != "") | (items["finding"] != ""))]
    side = mine["bears"].where(mine["counts"].astype(bool), OPEN)
    found = mine.assign(side=side, rank=side.map({FOR: 0, AGAINST: 0, OPEN: 1}), series=mine["witnesses"])
    found = found.sort_values(["rank", "item"], kind="stable").drop_duplicates(["label", "thesis"])
    found = found.merge(theses[["thesis", "short"]], on="thesis", validate="many_to_one")
    columns = ["label", "thesis", "short", "part", "side", "series", "source"]
    return found[columns].sort_values(["series", "label", "thesis"], ignore_index=True)


def order(rows: pd.DataFrame) -> list[str]:
    """Labels, those of one witness together, and the witnesses that decide most first."""
    decides = (rows["side"] != OPEN).groupby(rows["series"]).sum()
    first = rows.drop_duplicates("label").assign(rank=lambda frame: -frame["series"].map(decides))
    return list(first.sort_values(["rank", "series", "label"], kind="stable")["label"])


def facts_of(rows: pd.DataFrame) -> dict[str, Fact]:
    """How many outcomes, witnesses and theses there are, and how many marks on each side."""
    decided = rows[rows["side"] != OPEN]
    each = decided.groupby("series").size()
    return {
        "series": rows["label"].nunique(),
        "witnesses": decided["series"].nunique(),
        "theses": decided["thesis"].nunique(),
        "pro": int((rows["side"] == FOR).sum()),
        "contra": int((rows["side"] == AGAINST).sum()),
        "open": int((rows["side"] == OPEN).sum()),
        "most": int(each.max()) if len(each) else 0,
    }


def draw(rows: pd.DataFrame, facts: Mapping[str, Fact], layout: Layout) -> Figure:
    """A matrix: outcomes down, theses across, a mark where one bears on the other."""
    labels = order(rows)
    theses = rows.drop_duplicates("thesis").sort_values("thesis")[["thesis", "short"]].to_dict("records")
    height = 0.24 * len(labels) + 2.3
    figure, (axes,) = style.canvas(height, narrow=(height + 2.6, 1, 1))
    groups = rows.drop_duplicates("label").set_index("label")["series"]
    for y, label in enumerate(labels):
        if y and groups[label] != groups[labels[y - 1]]:
            axes.axhline(y - 0.5, color=style.GRID, lw=0.8)
    for side, (sign, colour, size) in MARKS.items():
        mine = rows[rows["side"] == side]
        at = [next(x for x, one in enumerate(theses) if one["thesis"] == thesis) for thesis in mine["thesis"]]
        axes.plot(
            at,
            [labels.index(label) for label in mine["label"]],
            sign,
            color=colour,
            mfc=style.GROUND if side != FOR else colour,
            ms=size * layout.pick(1.0, 0.75),
            mew=1.0,
            label=WORDS[side],
        )
    axes.set_xticks(
        range(len(theses)),
        [f"{one['short']}  {one['thesis']}" for one in theses],
        rotation=layout.pick(55, 90),
        ha=layout.pick("left", "center"),
        rotation_mode=layout.pick("anchor", "default"),
    )
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(labels)), labels)
    axes.set(xlim=(-0.6, len(theses) - 0.4), ylim=(len(labels) - 0.5, -0.6))
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.grid(axis="x")
    figure.legend(loc="outside upper left", ncols=layout.pick(3, 1), handletextpad=0.3)
    return figure


@exhibit("fig-thesis-outcomes", tables=("thesis_items", "theses"))
def thesis_outcomes(items: pd.DataFrame, theses: pd.DataFrame) -> Drawn:
    """Outcomes by theses, grouped by the series that bears the witness."""
    rows = measured(items, theses)
    return Drawn(draw, rows, facts_of(rows), sorted(set(rows["source"]) - {""}))
