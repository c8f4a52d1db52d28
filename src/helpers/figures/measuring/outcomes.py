"""Chapter 11, second part: Kazakhstan's distance to the EU in votes and democracy, beside its neighbours'."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, exhibit, style, turn
from helpers.figures.foreign_policy.grid import NAMES
from helpers.figures.foreign_policy.votes import WINDOW, end_labels
from helpers.measures.bands import at_ninety
from helpers.measures.states import HOME, NEIGHBOURS, TODAY
from helpers.measures.yearly import by_series, yearly

EU = TODAY
CALLED = {state: NAMES[state] for state in NEIGHBOURS}
#: All of today's members are in the data from this year on; every distance begins here, or where its series
#: begins.
START = 1993
UN, LIBERAL = "un-ideal-point-all", "vdem-libdem"
#: Distances whose changes are shown, in the order of the figure.
OUTCOMES = {
    UN: "UN votes, all",
    "un-ideal-point-final": "UN votes, final",
    LIBERAL: "Liberal democracy",
    "vdem-polyarchy": "Electoral democracy",
    "vdem-rule": "Rule of law, V-Dem",
    "wgi-rule-of-law": "Rule of law, World Bank",
    "hdi": "Human development",
}
#: What is drawn here, with its title and unit, and the years that stand for a beginning and an end.
PANELS = {
    UN: ("Ideal points in the UN, all votes", "points of the scale"),
    LIBERAL: ("Liberal democracy", "points of the index"),
}
KEYS = {UN: "un", LIBERAL: "democracy"}


def distances(indicators: pd.DataFrame, indicator: str, entity: str) -> pd.Series:
    """Distance of a state to the EU mean by year, in the unit of the series, from 1993 on."""
    return (
        (yearly(indicators, indicator, entity) - yearly(indicators, indicator, EU)).abs().dropna().loc[START:]
    )


def own_band(indicators: pd.DataFrame, indicator: str, coverage: float = 90.0) -> tuple[pd.Series, pd.Series]:
    """The distance at the ends of Kazakhstan's own band at 90%, the EU mean taken as known; no band of the
    distance itself.
    """
    mean = yearly(indicators, indicator, EU)
    own, low, high = (yearly(indicators, indicator, HOME, field=field) for field in ("value", "low", "high"))
    ends = pd.DataFrame(
        [at_ninety(*each, coverage) for each in zip(own, low, high, strict=True)], index=own.index
    )
    found = pd.concat([(ends[end] - mean).abs() for end in (0, 1)], axis=1).dropna().sort_index().loc[START:]
    return found.min(axis=1), found.max(axis=1)


def rows_of(indicators: pd.DataFrame, band_coverage: pd.DataFrame) -> pd.DataFrame:
    """One row an outcome, state and year: `value` (distance), for Kazakhstan with `low` and `high` at 90%."""
    covers = by_series(band_coverage, "coverage")
    parts = []
    for series in PANELS:
        source = str(indicators.loc[indicators["indicator"] == series, "source"].iloc[0])
        for entity in (HOME, *NEIGHBOURS):
            gap = distances(indicators, series, entity)
            part = pd.DataFrame({"year": gap.index, "value": gap.to_numpy()})
            if entity == HOME:
                low, high = own_band(indicators, series, covers[series])
                part = part.assign(
                    low=low.reindex(gap.index).to_numpy(), high=high.reindex(gap.index).to_numpy()
                )
            parts.append(part.assign(outcome=KEYS[series], entity=entity, source=source))
    columns = ["outcome", "entity", "year", "value", "low", "high", "source"]
    return pd.concat(parts, ignore_index=True).reindex(columns=columns)


def facts_of(rows: pd.DataFrame) -> dict[str, Fact]:
    """Distances of the first and last three years, of Kazakhstan and in the mean of its neighbours."""
    facts: dict[str, Fact] = {
        "first": int(rows["year"].min()),
        "last": int(rows["year"].max()),
        "window": WINDOW,
    }
    for key, mine in rows.groupby("outcome"):
        for side, of in (("", mine["entity"] == HOME), ("near_", mine["entity"] != HOME)):
            yearly = mine[of].groupby("year")["value"].mean()
            first, last = float(yearly.iloc[:WINDOW].mean()), float(yearly.iloc[-WINDOW:].mean())
            facts |= {f"{key}_{side}first": first, f"{key}_{side}last": last}
            facts[f"{key}_{side}way"] = turn(last - first, "grew", "shrank")
    return facts


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """Two panels of lines from nought: Kazakhstan with its band, its neighbours thin."""
    figure, panels = style.canvas(3.9, 1, 2, narrow=(6.4, 2, 1))
    for axes, (series, (title, unit)) in zip(panels, PANELS.items(), strict=True):
        key = KEYS[series]
        mine = rows[rows["outcome"] == key]
        own = mine[mine["entity"] == HOME]
        colour = style.ACTOR["Kazakhstan"]
        axes.fill_between(own["year"], own["low"], own["high"], color=colour, alpha=0.18, lw=0, label="band")
        lines = {}
        for entity, name in CALLED.items():
            near = mine[mine["entity"] == entity]
            axes.plot(near["year"], near["value"], color=style.GREY, lw=0.9, label=name)
            lines[name] = (float(near["value"].iloc[-1]), style.MUTED)
        axes.plot(own["year"], own["value"], color=colour, lw=2.4, label="Kazakhstan")
        lines["Kazakhstan"] = (float(own["value"].iloc[-1]), colour)
        top = 1.04 * float(mine[["value", "high"]].max().max())
        last = int(mine["year"].max())
        end_labels(axes, lines, last + 1, top * layout.pick(0.06, 0.075))
        style.years(axes, START - 1, last + layout.pick(17, 15), 10)
        axes.set_xticks(range(2000, last + 1, 10))
        axes.set_ylim(0, top)
        axes.set_ylabel(f"distance, {unit}")
        axes.grid(axis="y")
        ends = f"{facts[f'{key}_first']:.2f} at first, {facts[f'{key}_last']:.2f} at last"
        axes.set_title(f"{title}:\n{ends}", fontsize=layout.text)
    return figure


@exhibit("fig-outcome-profile", tables=("indicators", "band_coverage"))
def outcome_profile(indicators: pd.DataFrame, band_coverage: pd.DataFrame) -> Drawn:
    """Lines of distance to the EU mean of Kazakhstan and its neighbours."""
    rows = rows_of(indicators, band_coverage)
    return Drawn(draw, rows, facts_of(rows))
