"""Chapter 11, fifth part: what hangs on a choice, and on which."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Layout, exhibit, style
from helpers.exhibits.facts import Fact

#: Conclusions drawn as curves, each variant with its interval.
CURVES = ("un-distance", "democracy-gap")
#: So many choices at most stand below a curve: those that make most of its spread.
SHOWN = 2
HOLDS, FAILS = style.INK, style.GREY
#: Where the series come from that the measures of the grid read.
SOURCES = (
    "hdi-2023-24",
    "oecd-jords",
    "penppml-trade",
    "uis-360info",
    "uis-nemuulen",
    "unga-ideal-points-2025",
    "vdem-v15",
    "voeten-roll-calls-2024",
    "wdi-datahub-2026",
    "wdi-kaz-2026",
    "wgi-2024",
)
PLACE = ("series", "first", "last", "partner")


def rows_of(runs: pd.DataFrame, listed: pd.DataFrame, distances: pd.DataFrame) -> pd.DataFrame:
    """Every variant in the order of its effects within its conclusion, with its interval where it has one.

    Columns: `conclusion`, `place`, `variant`, `published`, `effect`, `low`, `high` (90%; missing where no
    interval is computed), `holds`, and the choice on each axis.
    """
    known = distances.set_index(["series", "first", "last", "line"])[["change_low", "change_high"]]
    parts = []
    for conclusion, mine in runs.groupby("conclusion", sort=False):
        mine = mine.sort_values(["effect", "variant"], kind="stable").reset_index(drop=True)
        mine = mine.assign(place=range(len(mine)), low=float("nan"), high=float("nan"))
        if conclusion in CURVES:
            value = listed[listed["conclusion"] == conclusion].set_index(["axis", "choice"])["value"]
            for at, row in mine.iterrows():
                ends = known.loc[tuple(value[axis, row[axis]] for axis in PLACE)]
                mine.loc[at, ["low", "high"]] = list(ends)  # type: ignore[index]
        parts.append(mine)
    found = pd.concat(parts, ignore_index=True)
    axes = [name for name in dict.fromkeys(listed["axis"]) if name in found]
    columns = ["conclusion", "place", "variant", "published", "effect", "low", "high", "holds", *axes]
    return found[columns].fillna(dict.fromkeys(axes, ""))


def facts_of(
    rows: pd.DataFrame, summary: pd.DataFrame, answers: pd.DataFrame, spread: pd.DataFrame
) -> dict[str, Fact]:
    """How often the two curves hold, between which ends they lie, and which choice makes most of their
    spread.
    """
    known, distinct = summary.set_index("conclusion"), answers.set_index("conclusion")
    facts: dict[str, Fact] = {
        "n": len(known),
        "runs": int(known["runs"].sum()),
        "answers": int(distinct["answers"].sum()),
    }
    for name in CURVES:
        key = name.replace("-", "_")
        facts |= {
            f"{key}_holding": int(known.at[name, "holding"]),
            f"{key}_runs": int(known.at[name, "runs"]),
            f"{key}_answers": int(distinct.at[name, "answers"]),
            f"{key}_min": float(known.at[name, "minimum"]),
            f"{key}_max": float(known.at[name, "maximum"]),
            f"{key}_axis": AXES.get(str(distinct.at[name, "largest"]), str(distinct.at[name, "largest"])),
            f"{key}_share": 100 * float(distinct.at[name, "share"]),
        }
    law = rows[rows["conclusion"] == "law-gap"].groupby("series")["effect"]
    for name in ("vdem", "wgi"):
        facts |= {f"law_{name}_least": -float(law.max()[name]), f"law_{name}_most": -float(law.min()[name])}
    facts["one_choice"] = int((answers["share"] > 0.7).sum())
    facts["hang"] = int((known["holding"] < known["runs"]).sum())
    return facts


#: Axes as readers call them.
AXES = {
    "series": "series",
    "partner": "who is the EU",
    "first": "first years",
    "last": "last years",
    "average": "mean or median",
    "neighbours": "which neighbours",
    "middle": "mean or median",
    "years": "years",
    "leave_out": "issue left out",
    "form": "difference or ratio",
    "scale": "dollars, a head, or of income",
    "hosts": "hosts",
    "whole": "share of what",
}


def _curve(axes: Axes, mine: pd.DataFrame, border: float) -> None:
    for held, colour in ((True, HOLDS), (False, FAILS)):
        part = mine[mine["holds"] == held]
        axes.vlines(
            part["place"],
            part["low"],
            part["high"],
            color=colour,
            lw=1.0,
            alpha=0.5,
            label=f"interval {held}",
        )
        axes.plot(
            part["place"],
            part["effect"],
            "o",
            color=colour,
            ms=3.2,
            label="holds" if held else "does not hold",
        )
    own = mine[mine["published"]]
    axes.plot(own["place"], own["effect"], "o", ms=8, mfc="none", mec=style.INK, mew=1.1, label="published")
    axes.axhline(0, color=style.MUTED, lw=0.8)
    axes.axhline(border, color=style.MUTED, lw=0.9, ls=(0, (4, 2)), label="smallest difference that matters")
    axes.set_xticks([])
    axes.set_xlim(-1, len(mine))
    axes.spines["bottom"].set_visible(False)


def _below(axes: Axes, mine: pd.DataFrame, listed: pd.DataFrame, shown: list[str]) -> None:
    """A stroke under each variant that makes a choice, for the choices that make most of the spread."""
    labels, y = [], 0.0
    for axis in shown:
        for option in listed[listed["axis"] == axis].itertuples():
            places = mine[mine[axis] == option.choice]["place"]
            axes.plot(
                places,
                [y] * len(places),
                "|",
                color=style.INK,
                ms=4.4,
                mew=1.0,
                label=f"{axis} {option.choice}",
            )
            labels.append((y, f"{option.label}{' *' if option.published else ''}"))
            y += 1
        y += 0.5
    axes.set_yticks([place for place, _ in labels], [text for _, text in labels])
    axes.set_ylim(y - 0.5, -0.8)
    axes.set_xlim(-1, len(mine))
    axes.set_xticks([])
    axes.tick_params(axis="y", length=0)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)


def _strips(axes: Axes, rows: pd.DataFrame, known: pd.DataFrame, names: list[str]) -> None:
    """A strip for each other conclusion: its effects from the border that decides, the largest one wide."""
    for y, name in enumerate(names):
        mine = rows[rows["conclusion"] == name]
        off = mine["effect"] - float(known.at[name, "threshold"])
        wide = float(off.abs().max()) or 1.0
        for held, colour in ((True, HOLDS), (False, FAILS)):
            part = off[mine["holds"] == held] / wide
            axes.plot(part, [y] * len(part), "|", color=colour, ms=8, mew=1.3, label=f"{name} {held}")
        own = off[mine["published"]] / wide
        axes.plot(own, [y] * len(own), "o", mfc="none", mec=style.INK, ms=7, label=f"{name} published")
    axes.axvline(0, color=style.MUTED, lw=0.8)
    axes.set_yticks(range(len(names)), [str(known.at[name, "short"]) for name in names])
    axes.set_ylim(len(names) - 0.4, -0.7)
    axes.set_xlim(-1.1, 1.1)
    axes.set_xticks([])
    axes.tick_params(axis="y", length=0)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)


@exhibit(
    "fig-specification-curve",
    tables=(
        "variant_runs",
        "variant_summary",
        "variant_choices",
        "choice_spread",
        "variant_answers",
        "union_distances",
    ),
)
def specification_curve(
    runs: pd.DataFrame,
    summary: pd.DataFrame,
    listed: pd.DataFrame,
    spread: pd.DataFrame,
    answers: pd.DataFrame,
    distances: pd.DataFrame,
) -> Drawn:
    """Two curves with intervals above the choices that make their spread, and strips of all other
    conclusions.
    """
    rows = rows_of(runs, listed, distances)
    known = summary.set_index("conclusion")
    shown = {
        name: list(
            spread[(spread["conclusion"] == name) & spread["matters"]]
            .sort_values("share", ascending=False, kind="stable")["axis"]
            .head(SHOWN)
        )
        for name in CURVES
    }

    def draw(rows: pd.DataFrame, facts: Mapping[str, Fact], layout: Layout) -> Figure:
        others = [name for name in known.index if name not in CURVES]
        lines = {name: listed[(listed["conclusion"] == name)] for name in CURVES}
        heights: list[float] = []
        for name in CURVES:
            heights += [5.5, sum(int((lines[name]["axis"] == axis).sum()) for axis in shown[name]) + 0.8]
        # Names of conclusions take two or three lines in the narrow form.
        heights.append(len(others) * layout.pick(0.95, 2.4))
        figure, panels = style.canvas(
            8.2, len(heights), 1, narrow=(11.5, len(heights), 1), height_ratios=heights
        )
        for at, name in enumerate(CURVES):
            above, below = panels[2 * at : 2 * at + 2]
            mine = rows[rows["conclusion"] == name]
            _curve(above, mine, float(known.at[name, "threshold"]))
            key = name.replace("-", "_")
            said = f"{known.at[name, 'short']}: {facts[f'{key}_holding']} of {facts[f'{key}_runs']}, which are {facts[f'{key}_answers']} answers"
            above.set_title(layout.wrap(said[:1].upper() + said[1:], 90, 40))
            above.set_ylabel("points", fontsize=layout.small)
            _below(below, mine, lines[name], shown[name])
        _strips(panels[-1], rows, known, others)
        panels[-1].set_title(
            layout.wrap("All others: effects from the border that decides, each in its own unit", 46, 36)
        )
        return figure

    return Drawn(draw, rows, facts_of(rows, summary, answers, spread), list(SOURCES))
