"""Chapter 11, fourth part: in how many prespecified variants each conclusion holds."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from helpers.exhibits import Cell, Drawn, Tabled, exhibit, link, style
from helpers.exhibits.facts import Fact
from helpers.theses import choices

#: Conclusions drawn as curves, chosen before the variants were run: the largest change, the narrowest, and a measure that has a rival.
CURVES = ("un-distance", "democracy-gap", "law-gap")
HOLDS, FAILS = style.INK, style.GREY


def curve(runs: pd.DataFrame, conclusion: str) -> pd.DataFrame:
    """The variants of a conclusion from the smallest effect to the largest; ties in the order of the grid."""
    mine = (
        runs[runs["conclusion"] == conclusion]
        .sort_values(["effect", "variant"], kind="stable")
        .reset_index(drop=True)
    )
    return mine.assign(place=range(len(mine)))


def _dashboard(axes: Axes, mine: pd.DataFrame, choices: pd.DataFrame) -> None:
    """One line a choice: a stroke under each variant that makes it."""
    labels, y = [], 0.0
    for axis, options in choices.groupby("axis", sort=False):
        for option in options.itertuples():
            places = mine[mine[str(axis)] == option.choice]
            axes.plot(
                places["place"],
                [y] * len(places),
                "|",
                color=style.INK,
                ms=4.6,
                mew=1.0,
                label=f"{axis} {option.choice}",
            )
            labels.append((y, f"{option.label}{' *' if option.published else ''}"))
            y += 1
        y += 0.45
    axes.set_yticks([place for place, _ in labels], [text for _, text in labels])
    axes.set_ylim(y - 0.45 - 0.3, -0.7)
    axes.set_xticks([])
    axes.tick_params(axis="y", length=0, labelsize=8)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)


@exhibit("fig-specification-curve", tables=("variant_runs", "variant_summary", "variant_choices"))
def specification_curve(runs: pd.DataFrame, summary: pd.DataFrame, choices: pd.DataFrame) -> Drawn:
    """Three curves of effects, each above the dashboard of its choices."""
    known = summary.set_index("conclusion")
    lines = {name: choices[choices["conclusion"] == name] for name in CURVES}
    heights = [
        height for name in CURVES for height in (5.0, len(lines[name]) + 0.45 * lines[name]["axis"].nunique())
    ]
    figure, panels = style.canvas(8.0, 2 * len(CURVES), 1, height_ratios=heights)
    facts: dict[str, Fact] = {}
    kept = []
    for place, name in enumerate(CURVES):
        above, below = panels[2 * place : 2 * place + 2]
        mine, row = curve(runs, name), known.loc[name]
        for held, colour in ((True, HOLDS), (False, FAILS)):
            part = mine[mine["holds"] == held]
            above.plot(
                part["place"],
                part["effect"],
                "o",
                color=colour,
                ms=3.6,
                label="holds" if held else "does not hold",
            )
        own = mine[mine["published"]].iloc[0]
        above.plot(
            [own["place"]],
            [own["effect"]],
            "o",
            ms=8.5,
            markerfacecolor="none",
            markeredgecolor=style.INK,
            mew=1.1,
            label="published",
        )
        above.axhline(float(row["threshold"]), color=style.MUTED, lw=0.8)
        title = f"{row['short']}: holds in {row['holding']} of {row['runs']}"
        above.set_title(title[:1].upper() + title[1:])
        above.set_ylabel(
            str(row["unit"]).removesuffix(" of the first gap").replace(" of the ", "\nof the ", 1), fontsize=8
        )
        low, high = min(float(mine["effect"].min()), 0.0), max(float(mine["effect"].max()), 0.0)
        above.set_ylim(low - 0.14 * (high - low), high + 0.14 * (high - low))
        above.set_xticks([])
        above.spines["bottom"].set_visible(False)
        _dashboard(below, mine, lines[name])
        for axes in (above, below):
            axes.set_xlim(-1, len(mine))
        kept.append(
            mine[
                [
                    "conclusion",
                    "place",
                    "variant",
                    "published",
                    "effect",
                    "holds",
                    *lines[name]["axis"].unique(),
                ]
            ]
        )
        key = name.replace("-", "_")
        facts |= {
            f"{key}_holding": int(row["holding"]),
            f"{key}_runs": int(row["runs"]),
        }
        facts |= {
            f"{key}_min": float(row["minimum"]),
            f"{key}_max": float(row["maximum"]),
        }
    facts |= _by_choice(runs)
    return Drawn(
        figure,
        pd.concat(kept, ignore_index=True).fillna(""),
        facts,
        ["unga-ideal-points-2025", "vdem-v15", "wgi-2024"],
    )


def _by_choice(runs: pd.DataFrame) -> dict[str, Fact]:
    """What single choices do: the democracy gap by first window and by other side, the gap in law by index."""
    law = runs[runs["conclusion"] == "law-gap"].groupby("series")["effect"]
    facts: dict[str, Fact] = {}
    for name in ("vdem", "wgi"):
        facts |= {f"law_{name}_least": -float(law.max()[name]), f"law_{name}_most": -float(law.min()[name])}
    gap = runs[runs["conclusion"] == "democracy-gap"]
    for axis, choice, key in (
        ("first", "1993", "from_1993"),
        ("first", "1993-97", "from_1997"),
        ("partner", "germany-france", "states"),
        ("series", "electoral", "electoral"),
    ):
        part = gap[gap[axis] == choice]
        facts |= {f"gap_{key}_holding": int(part["holds"].sum()), f"gap_{key}_runs": len(part)}
    return facts


@exhibit("tbl-variants", tables=("variant_summary",))
def variants_table(summary: pd.DataFrame) -> Tabled:
    """One row a conclusion: statement, holds in k of n, range, and what overturns it."""
    body: list[list[str | Cell]] = []
    for row in summary.to_dict("records"):
        effects = [choices.amount(row[name], row["unit"]) for name in ("minimum", "median", "maximum")]
        sign = "over" if row["direction"] in ("up", "above") else "under"
        body.append(
            [
                link(row["statement"], exhibit=row["exhibit"]),
                f"{row['holding']} of {row['runs']}",
                *effects,
                f"{row['unit']}; {sign} {row['threshold']:g}",
                row["overturned_by"] or "–",
            ]
        )
    share = summary["holding"] / summary["runs"]
    weakest = summary.loc[share.idxmin()]
    facts: dict[str, Fact] = {
        "n": len(summary),
        "runs": int(summary["runs"].sum()),
        "all": int((share == 1).sum()),
        "some": int((share < 1).sum()),
        "weakest": str(weakest["short"]),
        "weakest_holding": int(weakest["holding"]),
        "weakest_runs": int(weakest["runs"]),
    }
    for row in summary.to_dict("records"):
        key = row["conclusion"].replace("-", "_")
        facts |= {
            f"{key}_holding": row["holding"],
            f"{key}_runs": row["runs"],
            f"{key}_failing": row["runs"] - row["holding"],
        }

        facts |= {f"{key}_max": row["maximum"]}
    facts["least_aid_fall"] = -float(summary.set_index("conclusion")["maximum"].get("aid-fell", float("nan")))
    header = ["Conclusion", "Holds in", "Minimum", "Median", "Maximum", "Unit; must lie", "Overturned by"]
    kept = summary[
        [
            "conclusion",
            "holding",
            "runs",
            "minimum",
            "median",
            "maximum",
            "published",
            "stands",
            "overturned_by",
        ]
    ]
    return Tabled(header, body, kept, facts, SOURCES, "llrrrll", [30, 9, 10, 10, 10, 17, 20])


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
