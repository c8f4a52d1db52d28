"""Chapter 08: opinion on four powers over time, as dots that are never joined across questions."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Layout, exhibit, style
from helpers.exhibits.facts import Fact

#: Panels: a power, and whom a value must be about to stand in it.
PANELS = {
    "Russia": ("Russia",),
    "China": ("China",),
    "US": ("US",),
    "EU": ("EU", "Germany", "France", "Baltic states"),
}
TITLES = {"US": "United States", "EU": "EU and its members"}
#: Kinds of question on a power itself, with the mark of each.
KINDS = {
    "liking": ("o", "liking"),
    "approval": ("s", "approval of the leadership"),
    "relations": ("^", "relations, a model"),
    "partner": ("D", "partner country"),
    "union": ("v", "would unite with"),
}
HOME = "Kazakhstan"
#: Beginnings of questions whose share is of those who do not like or approve.
AVERSE = ("disapproves", "does not")
FIRST, LAST = 2001, 2026


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
    here = single[single["asked"] == HOME]
    approval = here[(here["kind"] == "approval") & (here["about"] == "Russia")]
    years = approval.set_index(approval["period"].str[:4])["value"]
    eu = here[(here["about"] == "EU")]
    facts: dict[str, Fact] = {
        "values": len(single), "elsewhere": int((single["asked"] != HOME).sum()),
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
    """A panel for each power; a mark for each kind of question, hollow where others were asked too."""
    figure, panels = style.canvas(5.2, 2, 2, sharex=True, sharey=True, narrow=(8.4, 4, 1))
    for axes, panel in zip(panels, PANELS, strict=True):
        colour = style.ACTOR[panel]
        for row in rows[rows["panel"] == panel].to_dict("records"):
            marker, _ = KINDS[row["kind"]]
            whole = row["asked"] == HOME
            axes.plot([row["begin"], row["end"]], [row["value"]] * 2, color=colour, linewidth=0.7, alpha=0.55)
            if pd.notna(row["low"]):
                axes.plot([row["middle"]] * 2, [row["low"], row["high"]], color=colour, linewidth=1.2)
            axes.plot(
                [row["middle"]], [row["value"]], marker, color=colour, markersize=5,
                markerfacecolor=colour if whole else "white",
            )  # fmt: skip
            if panel == "EU" and row["bound"] != "lower":
                axes.text(row["middle"] + 0.7, row["value"], str(row["about"]), va="center", color=colour)
        axes.set_title(TITLES.get(panel, panel), color=colour)
        axes.set_ylim(0, 100)
        axes.grid(axis="y")
        style.years(axes, FIRST, LAST, layout.pick(5, 5))
    for place in (0, 2) if not layout.narrow else range(4):
        panels[place].set_ylabel("%")
    for marker, label in KINDS.values():
        panels[0].plot([], [], marker, color=style.MUTED, label=label)
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(
        handles,
        labels,
        loc="outside upper left",
        ncols=layout.pick(3, 2),
        columnspacing=1.0,
        handletextpad=0.1,
    )
    return figure


@exhibit("fig-opinion-dated", tables=("opinion_dated", "opinion_on_europe"))
def opinion_dated(opinion_dated: pd.DataFrame, opinion_on_europe: pd.DataFrame) -> Drawn:
    """Published values of opinion on four powers by date."""
    rows = rows_of(opinion_dated)
    return Drawn(draw, rows, facts_of(rows, opinion_on_europe))
