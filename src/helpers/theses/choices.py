"""The grid of variants: the product of the choices of each conclusion, run and summed up."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from helpers.tables import DataError, Fault
from helpers.tables.checking import closing, sense
from helpers.tables.computed import Table, computed
from helpers.theses.alike import alike
from helpers.theses.effects import MEASURES
from helpers.theses.varied import CannotRunError, Data

#: Share of the spread from which a choice matters.
MATTERS = 0.1


def holds(effect: float, direction: str, threshold: float) -> bool:
    """Whether an effect bears the conclusion out; one that only reaches the threshold does not."""
    return effect > threshold if direction in ("up", "above") else effect < threshold


class Variant(NamedTuple):
    """One combination: by axis the position in `variant_choices`, and how many are not the published one."""

    conclusion: str
    rows: tuple[int, ...]
    apart: int


def _axes(table: Table) -> dict[str, dict[str, list[int]]]:
    """Positions of the choices by conclusion and axis, in the order of the file."""
    found: dict[str, dict[str, list[int]]] = {}
    frame = table("variant_choices")
    for place, (conclusion, axis) in enumerate(zip(frame["conclusion"], frame["axis"], strict=True)):
        found.setdefault(conclusion, {}).setdefault(axis, []).append(place)
    return found


def _grid(table: Table) -> Iterator[Variant]:
    published = table("variant_choices")["published"].to_numpy(dtype=bool)
    axes = _axes(table)
    for conclusion in table("conclusions").sort_values("place")["conclusion"]:
        for rows in itertools.product(*axes.get(conclusion, {}).values()):
            yield Variant(conclusion, rows, int((~published[list(rows)]).sum()))


def _form_faults(table: Table) -> Iterator[Fault]:
    """What is wrong with the grid before anything is run."""
    frame, conclusions, axes = table("variant_choices"), table("conclusions"), _axes(table)
    for number, row in zip(conclusions.index, conclusions.to_dict("records"), strict=True):
        mine = axes.get(row["conclusion"], {})
        measure = MEASURES.get(row["measure"])
        if measure is None:
            yield Fault(
                "conclusions", int(number), "measure", row["measure"], "one of " + ", ".join(MEASURES)
            )
            continue
        for axis in sorted(measure.needs - set(mine)):
            yield Fault(
                "conclusions",
                int(number),
                "conclusion",
                row["conclusion"],
                f"choices for the axis {axis}, which {row['measure']} needs",
            )
        for axis, places in mine.items():
            line = int(frame.index[places[0]])
            if axis not in measure.needs | measure.may:
                yield Fault("variant_choices", line, "axis", axis, f"an axis that {row['measure']} can run")
            chosen = int(frame["published"].to_numpy(dtype=bool)[places].sum())
            if chosen != 1:
                yield Fault(
                    "variant_choices",
                    line,
                    "published",
                    str(chosen),
                    f"one published choice on the axis {axis} of {row['conclusion']}",
                )


def _effects(table: Table) -> tuple[list[Variant], list[float], list[Fault]]:
    """Every variant with its effect, and a fault for each choice that the data cannot run; the effect is then
    missing.
    """
    frame = table("variant_choices")
    axis_of, value_of = list(frame["axis"]), list(frame["value"])
    measures = dict(zip(table("conclusions")["conclusion"], table("conclusions")["measure"], strict=True))
    data = Data(table)
    variants, effects, faults = list(_grid(table)), [], dict[Fault, None]()
    for variant in variants:
        choices = {axis_of[row]: value_of[row] for row in variant.rows}
        try:
            effects.append(MEASURES[measures[variant.conclusion]].function(data, choices))
        except CannotRunError as error:
            row = next((row for row in variant.rows if axis_of[row] == error.axis), variant.rows[0])
            fault = Fault("variant_choices", int(frame.index[row]), "value", value_of[row], error.expected)
            faults[fault] = None
            effects.append(math.nan)
    return variants, effects, list(faults)


@sense
def form(table: Table) -> Iterator[Fault]:
    """What is wrong with the grid of variants as it is written."""
    yield from _form_faults(table)


@closing
def faults(table: Table) -> Iterator[Fault]:
    """What is wrong with the grid, once all else is sound: a choice that cannot run, or equals another."""
    if found := list(_form_faults(table)):
        yield from found
    else:
        variants, effects, wrong = _effects(table)
        yield from wrong or alike(
            table("variant_choices"), ((v.conclusion, v.rows) for v in variants), effects
        )


@computed(
    "variant_runs",
    "conclusions",
    "variant_choices",
    "entity_groups",
    "indicators",
    "union_distances",
    "vote_issue_values",
)
def run(table: Table) -> pd.DataFrame:
    """Every variant of every conclusion.

    Parameters
    ----------
    table : callable
        Gives a table by name.

    Returns
    -------
    DataFrame
        One row a variant, in the order of conclusions and choices: `conclusion`, `variant` (number within
        it), `published`, `apart` (choices that differ from the published ones), `changed` (their labels),
        `effect`, `holds`, and a column with the key of the choice for each axis, empty where the conclusion
        has none.

    Raises
    ------
    DataError
        Where the data cannot run a variant; `faults` names all of them at once.
    """
    wrong = list(_form_faults(table))
    if wrong:
        raise DataError(wrong)
    variants, effects, wrong = _effects(table)
    if wrong:
        raise DataError(wrong)
    frame = table("variant_choices")
    axis_of, choice_of, label_of = (list(frame[name]) for name in ("axis", "choice", "label"))
    published = frame["published"].to_numpy(dtype=bool)
    rules = table("conclusions").set_index("conclusion")[["direction", "threshold"]].to_dict("index")
    axes = list(dict.fromkeys(axis_of))
    counts: dict[str, int] = {}
    rows = []
    for variant, effect in zip(variants, effects, strict=True):
        counts[variant.conclusion] = counts.get(variant.conclusion, 0) + 1
        rule = rules[variant.conclusion]
        rows.append(
            {
                "conclusion": variant.conclusion,
                "variant": counts[variant.conclusion],
                "published": variant.apart == 0,
                "apart": variant.apart,
                "changed": "; ".join(label_of[row] for row in variant.rows if not published[row]),
                "effect": effect,
                "holds": holds(effect, str(rule["direction"]), float(rule["threshold"])),
            }
            | dict.fromkeys(axes, "")
            | {axis_of[row]: choice_of[row] for row in variant.rows}
        )
    return pd.DataFrame(rows)


@computed("variant_summary", "conclusions", "variant_runs")
def summary(table: Table) -> pd.DataFrame:
    """Every conclusion with how many of its variants it holds in.

    Returns
    -------
    DataFrame
        One row a conclusion, in their order: its columns, then `runs`, `holding`, `minimum`, `median`,
        `maximum`, `published` (effect), `stands` (whether it holds as published) and `overturned_by`: of the
        variants whose outcome is another than the published one, the choices of that which differs in the
        fewest, the first where several do; empty where none does.
    """
    found = table("variant_runs")
    rows = []
    for row in table("conclusions").sort_values("place").to_dict("records"):
        mine = found[found["conclusion"] == row["conclusion"]]
        own = mine[mine["published"]].iloc[0]
        others = mine[mine["holds"] != own["holds"]].sort_values(["apart", "variant"])
        rows.append(
            row
            | {
                "runs": len(mine),
                "holding": int(mine["holds"].sum()),
                "minimum": float(mine["effect"].min()),
                "median": float(mine["effect"].median()),
                "maximum": float(mine["effect"].max()),
                "published": float(own["effect"]),
                "stands": bool(own["holds"]),
                "overturned_by": str(others["changed"].iloc[0]) if len(others) else "",
            }
        )
    return pd.DataFrame(rows)


@computed("choice_spread", "variant_choices", "variant_runs")
def spread(table: Table) -> pd.DataFrame:
    """How much of the spread of a conclusion's effects each choice makes.

    The share of the variance of the effects over the grid that lies between the choices of one axis, all
    other axes alike (the grid is complete, so that the shares of the axes add up to at most one; the rest is
    how they work together).

    Returns
    -------
    DataFrame
        `conclusion`, `axis`, `choices` (number), `share` (0 to 1; missing where all effects are equal),
        `matters` (whether it makes a tenth of the spread or more), in the order of the file.
    """
    runs, frame = table("variant_runs"), table("variant_choices")
    rows = []
    for (conclusion, axis), mine in frame.groupby(["conclusion", "axis"], sort=False):
        found = runs[runs["conclusion"] == conclusion]
        whole = float(found["effect"].var(ddof=0))
        between = found.groupby(str(axis))["effect"].transform("mean")
        share = float(between.var(ddof=0)) / whole if whole > 0 else math.nan
        rows.append(
            {"conclusion": conclusion, "axis": axis, "choices": len(mine), "share": share}
            | {"matters": share >= MATTERS}
        )
    return pd.DataFrame(rows)


@computed("variant_answers", "choice_spread", "variant_runs")
def answers(table: Table) -> pd.DataFrame:
    """How many answers of a conclusion's grid are distinct: one for each combination of the choices that make
    a tenth of the spread, taken as the mean over all others.

    Returns
    -------
    DataFrame
        `conclusion`, `answers` (distinct), `runs`, `largest` (axis with the largest share), `share` (its
        share).
    """
    runs, shares = table("variant_runs"), table("choice_spread")
    rows = []
    for conclusion, mine in shares.groupby("conclusion", sort=False):
        axes = list(mine.loc[mine["matters"], "axis"])
        found = runs[runs["conclusion"] == conclusion]
        largest = mine.loc[mine["share"].fillna(-1).idxmax()]
        rows.append(
            {"conclusion": conclusion, "answers": found.groupby(axes).ngroups if axes else 1}
            | {"runs": len(found), "largest": largest["axis"], "share": float(largest["share"])}
        )
    return pd.DataFrame(rows)


def amount(effect: float, unit: str) -> str:
    """An effect as readers write it: percent whole, percentage points with one decimal, points of a scale
    with two or three.
    """
    if unit.startswith("percent of") or unit == "percent":
        digits = 0
    else:
        digits = 1 if unit == "percentage points" else 2 if "scale" in unit else 3
    return f"{effect:+.{digits}f}".replace("-", "\N{MINUS SIGN}")


def sentences(summary: pd.DataFrame, exhibit: str) -> list[str]:
    """What each conclusion that rests on an exhibit is worth under other choices, one text a conclusion;
    `summary` as `summary` gives it.
    """
    said = []
    for row in summary[summary["exhibit"] == exhibit].to_dict("records"):
        least, middle, most, own = (
            amount(row[name], row["unit"]) for name in ("minimum", "median", "maximum", "published")
        )
        apart = f" Its outcome changes with: {row['overturned_by']}." if row["overturned_by"] else ""
        said.append(
            f"{row['statement']} Holds in {row['holding']} of {row['runs']} runs of the listed choices; "
            f"effect as published {own}, over all variants {least} to {most}, median {middle} "
            f"({row['unit']}).{apart}"
        )
    return said
