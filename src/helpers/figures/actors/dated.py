"""Chapter 08: how many published values of opinion were read on each power."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Layout, exhibit, style
from helpers.exhibits.facts import Fact
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
        panel=found["about"].map(powers),
        middle=[day.year + (day.timetuple().tm_yday - 1) / 365.25 for day in middle],
        begin=[day.year + (day.timetuple().tm_yday - 1) / 365.25 for day in found["first"]],
        end=[day.year + (day.timetuple().tm_yday - 1) / 365.25 for day in found["last"]],
    )
    columns = [
        "panel",
        "about",
        "house",
        "period",
        "middle",
        "begin",
        "end",
        "question",
        "kind",
        "asked",
        "base",
    ]
    columns += ["bound", "value", "low", "high", "interval", "n", "quality", "source"]
    return found[columns].sort_values(["panel", "middle", "kind"], ignore_index=True)


def facts_of(rows: pd.DataFrame, known: pd.DataFrame) -> dict[str, Fact]:
    """How many values there are on each power, in how many questions, and what one question found twice."""
    single = rows[rows["bound"] != "upper"]
    here = single[single["asked"] == KAZAKHSTAN]
    approval = here[(here["kind"] == "approval") & (here["about"] == "Russia")]
    years = approval.set_index(approval["period"].str[:4])["value"]
    eu = here[(here["about"] == "EU")]
    facts: dict[str, Fact] = {
        "values": len(single), "elsewhere": int((single["asked"] != KAZAKHSTAN).sum()),
        "questions": single[["house", "question"]].drop_duplicates().shape[0],
        "houses": int(single["house"].nunique()), "ranged": int((single["interval"] != "none").sum()),
        "first": int(single["begin"].min()), "last": int(single["end"].max()),
        "eu_values": len(eu), "eu_level": float(eu["value"].iloc[0]) if len(eu) else "none",
        "eu_from": int(eu["begin"].iloc[0]) if len(eu) else "none", "eu_to": int(eu["end"].iloc[0]) if len(eu) else "none",
        "russia_2021": float(years["2021"]), "russia_2022": float(years["2022"]),
        "russia_early": float(years["2008"]), "russia_move": float(years["2022"] - years["2021"]),
        "statements": int((known["known"] == "statement").sum()), "unread": int((known["known"] == "not read").sum()),
    }  # fmt: skip
    for panel in PANELS:
        facts[f"n_{panel.lower()}"] = int((single["panel"] == panel).sum())
    return facts


def draw(rows: pd.DataFrame, facts: Mapping[str, Fact], layout: Layout) -> Figure:
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
    axes.set_yticks(range(len(PANELS)), [TITLES.get(panel, panel) for panel in PANELS])
    axes.set_ylim(len(PANELS) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    axes.set_xticks(range(0, int(facts["values"]), 5))
    axes.set_xlim(0, 1.12 * max(int(facts[f"n_{panel.lower()}"]) for panel in PANELS))
    axes.set_xlabel("published values that were read")
    axes.set_title(
        layout.wrap(
            f"Of {facts['values']} values {facts['n_russia']} are on Russia, {facts['n_eu']} on the EU and its members",
            70,
            34,
        )
    )
    return figure


@exhibit("fig-opinion-dated", tables=("opinion_dated", "opinion_on_europe"))
def opinion_dated(opinion_dated: pd.DataFrame, opinion_on_europe: pd.DataFrame) -> Drawn:
    """How many published values of opinion were read on each of four powers."""
    rows = rows_of(opinion_dated)
    return Drawn(draw, rows, facts_of(rows, opinion_on_europe))
