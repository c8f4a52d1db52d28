"""Values of opinion as dots in time: never joined to a line, as house, question and base differ."""

from __future__ import annotations

import pandas as pd

from helpers.measures.intervals import COVERAGE, wilson
from helpers.measures.opinion.groups import interval
from helpers.tables import dates
from helpers.tables.computed import Table, computed

#: How the interval of a value was made: from the sample's design, as if people had been drawn at random, or
#: not at all.
DESIGN, RANDOM, NONE = "design", "random sample", "none"
READS = ("opinion", "opinion_points", "opinion_groups", "opinion_questions", "surveys")
COLUMNS = ["item", "house", "period", "first", "last", "question", "kind", "about", "asked", "base", "group"]
COLUMNS += [
    "bound",
    "value",
    "n",
    "low",
    "high",
    "coverage",
    "interval",
    "margin",
    "quality",
    "source",
    "note",
]
#: The base of values that have none of their own: the table `opinion` says only in which states people were
#: asked.
KAZAKHSTAN = "Kazakhstan"


def _earlier(table: Table) -> pd.DataFrame:
    """The values of the table `opinion`, which have their date, house and base in the row."""
    found = table("opinion").rename(columns={"survey": "house", "question": "words"})
    return found.assign(base=found["asked"], group="", margin=float("nan"), quality="").merge(
        table("opinion_questions")[["words", "kind"]], on="words", how="left", validate="many_to_one"
    )


def _points(table: Table) -> pd.DataFrame:
    """Single values with date, house and base of their survey; its size is not that of a part of it."""
    found = table("opinion_points").rename(columns={"point": "item"})
    found = found.merge(
        table("surveys")[["survey", "house", "field", "base", "n", "margin"]],
        on="survey",
        validate="many_to_one",
    )
    found = found.merge(
        table("opinion_questions")[["question", "words", "kind"]], on="question", validate="many_to_one"
    )
    whole = found["group"] == ""
    found = found.assign(n=found["n"].where(whole), margin=found["margin"].where(whole), asked=KAZAKHSTAN)
    return found.rename(columns={"field": "period"})


def _whole(table: Table) -> pd.DataFrame:
    """Shares of all people of a survey whose answers were counted by us."""
    found = table("opinion_groups")
    found = found[(found["dimension"] == "all") & (found["answer"] == "favourable")]
    low, high = interval(found["share"], found["error"], found["points"])
    item = found["survey"] + "-" + found["about"].str.lower()
    found = found.assign(low=low, high=high, interval=DESIGN, value=found["share"], item=item)
    found = found.drop(columns="n").merge(table("surveys"), on="survey", validate="many_to_one")
    found = found.merge(
        table("opinion_questions")[["question", "words", "kind"]], on="question", validate="many_to_one"
    )
    found = found.assign(group="", bound="", asked=KAZAKHSTAN, quality="strong", note=found["sampling"])
    return found.rename(columns={"field": "period"})


def _random(value: float, n: float) -> tuple[float, float, str]:
    """The interval of a share of n people as if drawn at random: the narrowest that a survey can have."""
    if pd.isna(n):
        return float("nan"), float("nan"), NONE
    found = wilson(round(value / 100 * n), int(n), COVERAGE)
    return found.low, found.high, RANDOM


@computed("opinion_dated", *READS)
def dated(table: Table) -> pd.DataFrame:
    """Every published value on another power, in the order of its date.

    Returns
    -------
    DataFrame
        `item`, `house`, `period` (EDTF), `first`, `last` (its first and last day; missing where open),
        `question` (in our words), `kind` (what asks the same), `about`, `asked` (whose answers), `base`,
        `group` (part of those asked, empty for all), `bound` (end of a range), `value` (percent), `n`
        (people, where it was read and the value is of all), `low`, `high` and `coverage` (of the interval, in
        percent), `interval` (how it was made), `margin` (largest error as the source states it, in percentage
        points), `quality` (empty in the table `opinion`), `source`, `note`.
    """
    single = pd.concat([_earlier(table), _points(table)], ignore_index=True)
    made = [_random(value, n) for value, n in zip(single["value"], single["n"].astype(float), strict=True)]
    single[["low", "high", "interval"]] = pd.DataFrame(made, index=single.index)
    found = pd.concat([single, _whole(table)], ignore_index=True)
    spans = [dates.span(period) for period in found["period"]]
    coverage = pd.Series(100 * COVERAGE, index=found.index).where(found["interval"] != NONE)
    found = found.assign(coverage=coverage)
    found = found.assign(
        question=found["words"], first=[one.first for one in spans], last=[one.last for one in spans]
    )
    return found.sort_values(["first", "kind", "about", "item"], ignore_index=True)[COLUMNS]
