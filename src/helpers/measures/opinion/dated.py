"""Published values of opinion by date: never a series, as house, question and base differ."""

from __future__ import annotations

import pandas as pd

from helpers.tables import dates
from helpers.tables.computed import Table, computed

READS = ("opinion", "opinion_points", "opinion_groups", "opinion_questions", "surveys")
COLUMNS = ["item", "house", "period", "question", "kind", "about", "group", "bound", "value", "source"]


def _earlier(table: Table) -> pd.DataFrame:
    """The values of the table `opinion`, which have their date and house in the row."""
    found = table("opinion").rename(columns={"survey": "house", "question": "words"})
    kinds = table("opinion_questions")[["words", "kind"]]
    return found.assign(group="").merge(kinds, on="words", how="left", validate="many_to_one")


def _of_surveys(table: Table) -> pd.DataFrame:
    """Single values, and shares of all people of a survey whose answers were counted by us."""
    points = table("opinion_points").rename(columns={"point": "item"})
    counted = table("opinion_groups")
    counted = counted[(counted["dimension"] == "all") & (counted["answer"] == "favourable")]
    item = counted["survey"] + "-" + counted["about"].str.lower()
    sources = table("surveys").set_index("survey")["source"]
    counted = counted.assign(
        source=counted["survey"].map(sources), item=item, value=counted["share"], group="", bound=""
    )
    kept = ["item", "survey", "question", "about", "group", "bound", "value", "source"]
    found = pd.concat([points[kept], counted[kept]], ignore_index=True)
    surveys = table("surveys")[["survey", "house", "field"]].rename(columns={"field": "period"})
    found = found.merge(surveys, on="survey", validate="many_to_one")
    questions = table("opinion_questions")[["question", "words", "kind"]]
    return found.merge(questions, on="question", validate="many_to_one").drop(columns="question")


@computed("opinion_dated", *READS)
def dated(table: Table) -> pd.DataFrame:
    """Every published value on another power, in the order of its date.

    Returns
    -------
    DataFrame
        `item`, `house`, `period` (EDTF), `question` (in our words), `kind` (what asks the same), `about`,
        `group` (part of those asked, empty for all), `bound` (end of a range), `value` (percent), `source`.
    """
    found = pd.concat([_earlier(table), _of_surveys(table)], ignore_index=True)
    found = found.assign(first=[dates.span(period).first for period in found["period"]])
    found = found.sort_values(["first", "kind", "about", "item"], ignore_index=True)
    return found.rename(columns={"words": "question"})[COLUMNS]
