"""What is said of a thesis: its parts by name with their judgements, and which of these are unsteady.

A word for a whole thesis reads stronger than it is where a first part alone is borne out. So the label names
the part. A judgement on a part is *unsteady* where another reader or another fair choice would often give
another: it stays in less than `STAYS` of the draws (`redrawing`), or some version of the rule (`readers`)
changes it. Such a part is not called by one judgement, but *unsteady between* that and the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from helpers.claims.judging import grouped, records
from helpers.tables.computed import Table, computed
from helpers.theses.scale import OF_PARTS

#: Share of the draws below which a judgement is unsteady: of draws as much as the rule asks of rows.
STAYS = 3 / 4
#: Share of the draws, in percent, from which all judgements on a thesis are called steady.
STEADY = 90


def share(stays: float) -> str:
    """A share of the draws in percent, with a decimal where a whole number would seem to reach `STEADY`."""
    return f"{stays:.1f}%" if stays < STEADY <= round(stays) else f"{stays:.0f}%"


def others(stays: float, other: str, versions: Sequence[str]) -> tuple[str, ...]:
    """The judgements beside the published one between which a part is unsteady; none where it is steady.

    Parameters
    ----------
    stays : float
        Share of the draws in which the published judgement stays.
    other : str
        The judgement that comes most often in its place.
    versions : sequence of str
        Judgements of the versions of the rule that give another.
    """
    found = {other} if stays < STAYS else set()
    return tuple(sorted(found | set(versions), key=list(OF_PARTS).index))


def said(judgement: str, beside: Sequence[str] = ()) -> str:
    """The judgement on a part in words, with those between which it is unsteady."""
    if not beside:
        return judgement
    *first, last = (judgement, *beside)
    return f"unsteady between {', '.join(first)} and {last}"


def label(parts: Sequence[Mapping[str, Any]]) -> str:
    """What is said of a thesis: its parts by name in their order, each with what is said of it; neighbours of
    which the same is said share a sentence.

    Parameters
    ----------
    parts : sequence of mapping
        Rows in the order of the parts, with `name`, `judgement` and `unsteady` (the other judgements,
        joined by semicolons).
    """

    def words(part: Mapping[str, Any]) -> str:
        return said(part["judgement"], [one for one in part["unsteady"].split(";") if one])

    told = [(", ".join(part["name"] for part in alike), what) for what, alike in groupby(parts, words)]
    return ". ".join(f"{names[:1].upper()}{names[1:]}: {what}" for names, what in told)


@computed("part_labels", "thesis_parts", "part_redraws", "reader_judgements")
def parts(table: Table) -> pd.DataFrame:
    """Every part with what is said of it.

    Returns
    -------
    DataFrame
        One row a part: `thesis`, `part`, `name`, `judgement`, `stays` (percent of the draws), `other` and
        `other_share` (the judgement that comes most often in its place, in percent), `unsteady` (the other
        judgements between which it is unsteady, joined by semicolons), `said`.
    """
    drawn = table("part_redraws").set_index(["thesis", "part"])
    readers = table("reader_judgements")
    turned = readers[readers["changed"]].groupby(["thesis", "part"])["judgement"].agg(list).to_dict()
    rows = []
    for part in records(table("thesis_parts")):
        key = (part["thesis"], part["part"])
        one = drawn.loc[key]
        share = one["stays"] / one["draws"]
        beside = others(share, one["other"], turned.get(key, []))
        rows.append(
            {name: part[name] for name in ("thesis", "part", "name", "judgement")}
            | {"stays": 100 * float(share), "other": str(one["other"])}
            | {"other_share": 100 * float(one["others"] / one["draws"])}
            | {"unsteady": ";".join(beside), "said": said(part["judgement"], beside)}
        )
    return pd.DataFrame(rows)


@computed("thesis_labels", "theses", "part_labels", "thesis_redraws")
def theses(table: Table) -> pd.DataFrame:
    """Every thesis with its label.

    Returns
    -------
    DataFrame
        One row a thesis: `thesis`, `label`, `unsteady` (number of its unsteady parts), `stays` (percent of
        the draws in which every part is judged as published), `drawn` (whether some draw decides a part).
    """
    by_thesis = grouped(table("part_labels"), "thesis")
    drawn = table("thesis_redraws").set_index("thesis")
    return pd.DataFrame(
        {
            "thesis": thesis,
            "label": label(by_thesis[thesis]),
            "unsteady": sum(bool(row["unsteady"]) for row in by_thesis[thesis]),
            "stays": 100 * float(drawn.at[thesis, "stays"] / drawn.at[thesis, "draws"]),
            "drawn": bool(drawn.at[thesis, "drawn"]),
        }
        for thesis in table("theses")["thesis"]
    )
