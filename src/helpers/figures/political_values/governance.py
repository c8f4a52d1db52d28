"""Chapter 06, fifth part: two measures of law and corruption in Kazakhstan, side by side."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from helpers.exhibits import Drawn, exhibit, style
from helpers.exhibits.facts import Fact

SOURCES = ("vdem-v15", "wgi-2024")
#: The pairs that are compared: question, V-Dem's series, the World Bank's series.
PAIRS = (
    ("Rule of law", "vdem-rule", "wgi-rule-of-law"),
    ("Corruption", "vdem-corr", "wgi-control-of-corruption"),
)
#: Series in which a higher value is worse.
INVERTED = ("vdem-corr",)
REGION = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
#: The last year before the reforms of 2022.
BEFORE = 2021
#: White behind a label, so that no line strikes it through.
GROUND: dict[str, Any] = {"facecolor": "white", "edgecolor": "none", "pad": 0.4, "alpha": 0.85}


def measured(indicators: pd.DataFrame) -> pd.DataFrame:
    """The four series for the five Central Asian states, from the first to the last year that the World Bank's series has.

    `better` turns each series so that more is better: V-Dem's corruption index is taken from 1.
    """
    names = [name for pair in PAIRS for name in pair[1:]]
    chosen = indicators[indicators["indicator"].isin(names) & indicators["entity"].isin(REGION)]
    rows = chosen[["indicator", "entity", "value", "low", "high", "status", "note", "source"]].assign(
        year=chosen["period"].astype(int)
    )
    found = []
    for question, expert, bank in PAIRS:
        years = rows.loc[rows["indicator"] == bank, "year"]
        within = rows["year"].between(years.min(), years.max())
        found.append(rows[rows["indicator"].isin((expert, bank)) & within].assign(question=question))
    both = pd.concat(found)
    both["better"] = [
        1 - value if name in INVERTED else value
        for name, value in zip(both["indicator"], both["value"], strict=True)
    ]
    both["order"] = both["indicator"].map({name: place for place, name in enumerate(names)})
    return both.sort_values(["order", "entity", "year"]).drop(columns="order").reset_index(drop=True)


def _drawn(axes: Axes, mine: pd.DataFrame) -> None:
    """Dots for every year, joined only where no year between is missing."""
    colour = style.ACTOR["Kazakhstan"]
    full = mine.set_index("year")["value"].reindex(
        range(int(mine["year"].min()), int(mine["year"].max()) + 1)
    )
    axes.plot(full.index, full.to_numpy(dtype=float), "-o", color=colour, ms=3.2, lw=1.5)
    if mine["low"].notna().all():
        axes.vlines(mine["year"], mine["low"], mine["high"], color=colour, alpha=0.35, lw=2.2)
    banded = mine["low"].notna().all()
    middle = ((-1, -9), "right", "top") if banded else ((-3, 5), "right", "bottom")
    ends = (
        (int(mine["year"].min()), (-5, 8), "left", "bottom"),
        (BEFORE, *middle),
        (int(mine["year"].max()), (6, 0), "left", "center"),
    )
    for year, shift, across, up in ends:
        value = float(mine.loc[mine["year"] == year, "value"].iloc[0])
        text = f"{value:.{2 if banded else 3}f}".replace("-", "\N{MINUS SIGN}")
        axes.annotate(
            text, (year, value), shift, textcoords="offset points", ha=across, va=up, fontsize=8, bbox=GROUND
        )


@exhibit("fig-two-measures", tables=("indicators",))
def two_measures(indicators: pd.DataFrame) -> Drawn:
    """Four panels: law and corruption by V-Dem above and by the World Bank below."""
    rows = measured(indicators)
    kaz = rows[rows["entity"] == "KAZ"]
    figure, panels = style.canvas(4.9, 2, 2, sharex=True)
    limits = {
        "vdem-rule": (0.1, 0.34),
        "vdem-corr": (0.92, 0.6),
        "wgi-rule-of-law": (-1.7, 0.2),
        "wgi-control-of-corruption": (-1.7, 0.2),
    }
    for column, (question, *names) in enumerate(PAIRS):
        for line, (name, who) in enumerate(zip(names, ("V-Dem", "World Bank"), strict=True)):
            axes = panels[2 * line + column]
            _drawn(axes, kaz[kaz["indicator"] == name])
            axes.set_ylim(*limits[name])
            axes.axvline(BEFORE + 0.5, color=style.MUTED, lw=0.8, ls=(0, (1, 2)))
            axes.set_title(f"{question}, {who}", fontsize=8.8, fontweight="normal")
            axes.grid(axis="y")
    panels[0].set_ylabel("index")
    panels[1].set_ylabel("index, axis turned")
    for axes in panels[2:]:
        axes.set_ylabel("score")
        style.years(axes, int(kaz["year"].min()) - 2, int(kaz["year"].max()) + 6, 10)
    facts = _facts(rows)
    figure.suptitle(
        f"By {BEFORE} rule of law had made {facts['wgi_law']:.0f}% (World Bank) or {facts['vdem_law']:.0f}% (V-Dem) of its rise to {facts['last']}",
        x=0.008,
        ha="left",
        fontsize=9.4,
        fontweight="bold",
    )
    return Drawn(figure, rows, facts)


def _facts(rows: pd.DataFrame) -> dict[str, Fact]:
    first, last = int(rows["year"].min()), int(rows["year"].max())
    better = rows.pivot_table(index="year", columns=["indicator", "entity"], values="better")
    value = rows.pivot_table(index="year", columns=["indicator", "entity"], values="value")

    def done(name: str) -> float:
        mine = better[(name, "KAZ")]
        return 100 * float(mine[BEFORE] - mine[first]) / float(mine[last] - mine[first])

    def same_sign(expert: str, bank: str) -> int:
        moves = [
            [better[(name, state)][last] - better[(name, state)][first] for name in (expert, bank)]
            for state in REGION
        ]
        return sum(one * other > 0 for one, other in moves)

    bank = rows[(rows["indicator"] == "wgi-rule-of-law") & (rows["entity"] == "KAZ")].set_index("year")
    law, corruption = value[("vdem-rule", "KAZ")], value[("vdem-corr", "KAZ")]
    return {
        "first": first,
        "last": last,
        "before": BEFORE,
        "wgi_law": done("wgi-rule-of-law"),
        "vdem_law": done("vdem-rule"),
        "wgi_corr": done("wgi-control-of-corruption"),
        "vdem_corr": done("vdem-corr"),
        "vdem_flat": float(law[law.index <= BEFORE].median()),
        "vdem_law_last": float(law[last]),
        "wgi_law_first": float(value[("wgi-rule-of-law", "KAZ")][first]),
        "wgi_law_last": float(value[("wgi-rule-of-law", "KAZ")][last]),
        "corr_flat": float(corruption[corruption.index <= BEFORE].median()),
        "corr_last": float(corruption[last]),
        "wgi_corr_first": float(value[("wgi-control-of-corruption", "KAZ")][first]),
        "wgi_corr_last": float(value[("wgi-control-of-corruption", "KAZ")][last]),
        "wgi_bands": "apart" if bank.at[first, "high"] < bank.at[BEFORE, "low"] else "overlap",
        "states": len(REGION),
        "same_law": same_sign("vdem-rule", "wgi-rule-of-law"),
        "same_corr": same_sign("vdem-corr", "wgi-control-of-corruption"),
    }
