"""Chapter 11, sixth part: every conclusion that rests on a number, under all listed choices."""

from __future__ import annotations

import re

import pandas as pd

from helpers.exhibits import NOTHING, Cell, Tabled, exhibit, link, ordered, tally

#: Where the series come from that the measures of the grid read.
SOURCES = (
    "hdi-2023-24", "oecd-jords", "uis-360info", "uis-nemuulen", "unga-ideal-points-2025",
    "vdem-v15", "voeten-roll-calls-2024", "wdi-datahub-2026", "wdi-kaz-2026", "wgi-2024",
)  # fmt: skip
#: Axes as readers call them.
AXES = {
    "series": "the source", "partner": "who counts as the EU", "first": "the first years", "last": "the last years",
    "average": "mean or median", "neighbours": "which neighbours", "middle": "mean or median", "years": "the years",
    "leave_out": "the issue left out", "form": "difference or ratio", "scale": "dollars, or a share of income",
    "hosts": "which countries count", "whole": "share of which students",
}  # fmt: skip
#: The choices that stand first in the list, with which a conclusion is published.
OURS = "those listed first"
#: Signs by whether a conclusion holds under all, some or none of the choices, in the order of the table.
_CIRCLES = "\N{BLACK CIRCLE}\N{CIRCLE WITH LEFT HALF BLACK}\N{WHITE CIRCLE}"
SIGNS = {word: f"{sign} {word}" for word, sign in zip(("always", "depends", "never"), _CIRCLES, strict=True)}


def holds(row: pd.Series) -> str:
    """Whether a conclusion holds always, never, or depends on a choice."""
    return "always" if row["holding"] == row["runs"] else "never" if row["holding"] == 0 else "depends"


def _choices(changed: str) -> str:
    """Choices that are taken together, in words that stand alone: a period by its beginning."""
    return " together with ".join(re.sub(r"^from (?=\d)", "a start in ", one) for one in changed.split("; "))


@exhibit("tbl-variants", tables=("variant_summary", "variant_answers"))
def variants_table(summary: pd.DataFrame, answers: pd.DataFrame) -> Tabled:
    """One row a conclusion: whether it holds always or never, or with which choices, and what decides most.
    Ranges of effects, runs and distinct answers stand in the rows that are downloaded.
    """
    decided = answers[["conclusion", "answers", "largest", "share"]]
    known = summary.assign(sign=summary.apply(holds, axis=1)).merge(decided, on="conclusion")
    known = ordered(known, "sign", sign=SIGNS)
    body: list[list[str | Cell]] = []
    for row in known.to_dict("records"):
        depends = (NOTHING,) * 3
        if row["sign"] == "depends":
            # The choice that gives another answer than the published one turns it either way.
            either = (OURS, _choices(str(row["overturned_by"])))
            depends = (*(either if row["stands"] else either[::-1]), AXES.get(row["largest"], row["largest"]))
        body.append([link(row["statement"], exhibit=row["exhibit"]), SIGNS[row["sign"]], *depends])
    facts = {"n": len(known)} | tally(known["sign"], {"all": "always", "some": "depends", "none": "never"})
    for row in known.to_dict("records"):
        key = row["conclusion"].replace("-", "_")
        facts |= {f"{key}_holding": row["holding"], f"{key}_runs": row["runs"]}
    header = [
        "Conclusion",
        "Holds under the choices",
        "Holds with",
        "Does not hold with",
        "The number moves most with",
    ]
    columns = ["conclusion", "sign", "holding", "runs", "minimum", "median", "maximum", "published", "stands"]
    kept = known[[*columns, "overturned_by", "answers", "largest", "share"]]
    return Tabled(header, body, kept, facts, SOURCES, "lllll", [38, 14, 16, 16, 16])
