"""Chapter 08: how many published values of opinion were read on each power."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, style
from helpers.measures.opinion.dated import KAZAKHSTAN

#: Panels: a power, and whom a value must be about to stand in it.
PANELS = {
    "Russia": ("Russia",),
    "China": ("China",),
    "US": ("US",),
    "EU": ("EU", "Germany", "France", "Baltic states"),
}
TITLES = {"US": "United States", "EU": "EU and its members"}
#: Kinds of question on a power itself.
KINDS = ("liking", "approval", "relations", "partner", "union")
#: Beginnings of questions whose share is of those who do not like or approve.
AVERSE = ("disapproves", "does not")


def _years(days: Iterable[Any]) -> list[float]:
    return [day.year + (day.timetuple().tm_yday - 1) / 365.25 for day in days]


def rows_of(opinion_dated: pd.DataFrame) -> pd.DataFrame:
    """Values on four powers, a row a value, with the middle of its date; parts of those asked are left out."""
    powers = {about: panel for panel, known in PANELS.items() for about in known}
    found = opinion_dated[
        opinion_dated["about"].isin(powers)
        & opinion_dated["kind"].isin(KINDS)
        & (opinion_dated["group"] == "")
        & ~opinion_dated["question"].str.startswith(AVERSE)
    ]
    middle = [
        first + (last - first) / 2 if pd.notna(first) and pd.notna(last) else pd.NaT
        for first, last in found[["first", "last"]].itertuples(index=False)
    ]
    found = found.assign(
        panel=found["about"].map(powers), middle=_years(middle),
        begin=_years(found["first"]), end=_years(found["last"]),
    )  # fmt: skip
    columns = ["panel", "about", "house", "period", "middle", "begin", "end", "question", "kind", "asked"]
    columns += ["base", "bound", "value", "low", "high", "interval", "n", "quality", "source"]
    return found[columns].sort_values(["panel", "middle", "kind"], ignore_index=True)


def facts_of(rows: pd.DataFrame) -> dict[str, Fact]:
    """How many values there are on each power, in how many questions, and what one question found twice."""
    single = rows[rows["bound"] != "upper"]
    here = single[single["asked"] == KAZAKHSTAN]
    approval = here[(here["kind"] == "approval") & (here["about"] == "Russia")]
    years = approval.set_index(approval["period"].str[:4])["value"]
    facts: dict[str, Fact] = {
        "values": len(single), "houses": int(single["house"].nunique()),
        "first": int(single["begin"].min()), "last": int(single["end"].max()),
        "eu_values": int((here["about"] == "EU").sum()),
        "russia_2021": float(years["2021"]), "russia_2022": float(years["2022"]),
    }  # fmt: skip
    for panel in PANELS:
        facts[f"n_{panel.lower()}"] = int((single["panel"] == panel).sum())
    return facts


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A bar for each power as long as its values are many, its number at the end; those on the EU itself darker."""
    figure, (axes,) = style.canvas(2.3, narrow=(2.8, 1, 1))
    for y, panel in enumerate(PANELS):
        count = int(facts[f"n_{panel.lower()}"])
        axes.barh([y], [count], height=0.62, color=style.ACTOR[panel], label=panel)
        said = str(count)
        if panel == "EU":
            said += layout.pick(
                f", of these {facts['eu_values']} on the EU itself", f" (EU: {facts['eu_values']})"
            )
        axes.text(count + 0.3, y, said, va="center")
    drawing.rows(axes, [TITLES.get(panel, panel) for panel in PANELS])
    axes.set_xticks(range(0, int(facts["values"]), 5))
    axes.set_xlim(0, 1.12 * max(int(facts[f"n_{panel.lower()}"]) for panel in PANELS))
    axes.set_xlabel("published values that were read")
    said = f"Of {facts['values']} values {facts['n_russia']} are on Russia, {facts['n_eu']} on the EU and its members"
    axes.set_title(layout.wrap(said, 70, 34))
    return figure


@exhibit("fig-opinion-dated", tables=("opinion_dated",))
def opinion_dated(opinion_dated: pd.DataFrame) -> Drawn:
    """How many published values of opinion were read on each of four powers."""
    rows = rows_of(opinion_dated)
    return Drawn(draw, rows, facts_of(rows))
