"""What must hold of opinion: question, base and date known, sums of shares, no series without a licence."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from helpers.tables import dates
from helpers.tables.checking import sense
from helpers.tables.computed import Table
from helpers.tables.faults import Fault
from helpers.tables.rules import SINGLE_VALUES

#: Rounding of shares to two decimals, three of them in a sum.
ROUNDING = 0.02
#: Answers into which every group is parted.
ANSWERS = 3
#: Directions that need a moment with which they are compared.
MOVED = ("fell", "rose")


def _rows(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[int, dict[str, str]]]:
    for number, row in zip(frame.index, frame[[*columns]].to_dict("records"), strict=True):
        yield int(number), row  # type: ignore[misc]


@sense
def asked_questions(table: Table) -> list[Fault]:
    """Each value of `opinion` has a question of `opinion_questions`, and each question there a value."""
    known = table("opinion_questions")
    words = set(known["words"])
    faults = [
        Fault("opinion", number, "question", row["question"], "the words of a question in opinion_questions")
        for number, row in _rows(table("opinion"), "question")
        if row["question"] not in words
    ]
    used = {*table("opinion_points")["question"], *table("opinion_groups")["question"]}
    said = set(table("opinion")["question"])
    return faults + [
        Fault("opinion_questions", number, "question", row["question"], "a question that some value answers")
        for number, row in _rows(known, "question", "words")
        if row["question"] not in used and row["words"] not in said
    ]


@sense
def used_surveys(table: Table) -> list[Fault]:
    """Each survey gives a value or a statement, and was held before it was read."""
    tables = ("opinion_points", "opinion_groups", "opinion_statements")
    used = {key for name in tables for key in table(name)["survey"]}
    faults = []
    for number, row in _rows(table("surveys"), "survey", "field", "read_on"):
        if row["survey"] not in used:
            expected = "a survey that gives a value or a statement"
            faults.append(Fault("surveys", number, "survey", row["survey"], expected))
        begun, read = dates.span(row["field"]).first, dates.span(row["read_on"]).last
        if begun and read and begun > read:
            expected = f"a date before {row['read_on']}, when it was read"
            faults.append(Fault("surveys", number, "field", row["field"], expected))
    return faults


@sense
def whole_groups(table: Table) -> list[Fault]:
    """Answers add up to their group, and the groups of a dimension are no more people than were asked."""
    found = table("opinion_groups")
    asked = table("surveys").set_index("survey")["n"]
    faults = []
    keys = ["survey", "question", "about", "dimension"]
    for (survey, *_), rows in found.groupby(keys, sort=False):
        for group, answers in rows.groupby("group", sort=False):
            total = float(answers["share"].sum())
            if len(answers) != ANSWERS or abs(total - 100) > ROUNDING:
                found_here = f"they are {len(answers)}, with a sum of {total:.2f}"
                expected = f"{ANSWERS} answers of {group} that add up to 100; {found_here}"
                faults.append(_first(answers, "share", expected))
            if answers["n"].nunique() > 1:
                faults.append(_first(answers, "n", f"as many people in each answer of {group}"))
        people = int(rows.drop_duplicates("group")["n"].sum())
        if pd.isna(asked[survey]) or people > asked[survey]:
            expected = f"no more people in the groups than the survey asked; they are {people}"
            faults.append(_first(rows, "n", expected))
    return faults


def _first(rows: pd.DataFrame, column: str, expected: str) -> Fault:
    """A fault of rows together, named at the first of them."""
    return Fault("opinion_groups", int(rows.index[0]), column, str(rows[column].iloc[0]), expected)


@sense
def compared_statements(table: Table) -> list[Fault]:
    """What fell or rose did so against an earlier moment, and nothing else is compared."""
    fields = table("surveys").set_index("survey")["field"]
    faults = []
    for number, row in _rows(table("opinion_statements"), "survey", "kind", "earlier"):
        moved = row["kind"] in MOVED
        expected = ""
        if moved != (row["earlier"] != ""):
            expected = f"a moment for {' and '.join(MOVED)}, and none for other statements"
        elif moved and not _before(row["earlier"], fields[row["survey"]]):
            expected = f"a moment before {fields[row['survey']]}"
        if expected:
            faults.append(Fault("opinion_statements", number, "earlier", row["earlier"], expected))
    return faults


def _before(earlier: str, later: str) -> bool:
    end, begin = dates.span(earlier).last, dates.span(later).first
    return end is not None and begin is not None and end < begin


@sense
def single_opinions(table: Table) -> list[Fault]:
    """No source whose licence allows no series gives more than a handful of values."""
    allowed = table("sources").set_index("source")["series_allowed"]
    names = ("opinion", "opinion_points")
    values = pd.concat([table(name)["source"] for name in names])
    counts = values.value_counts()
    return [
        Fault(
            "opinion_points",
            number,
            "source",
            row["source"],
            f"at most {SINGLE_VALUES} values of a source whose series may not be published, "
            f"not {counts[row['source']]}",
        )
        for number, row in _rows(table("opinion_points").drop_duplicates("source"), "source")
        if not allowed[row["source"]] and counts[row["source"]] > SINGLE_VALUES
    ]


@sense
def sought_measures(table: Table) -> list[Fault]:
    """Each survey whose values were not read was searched for."""
    sought = set(table("opinion_searches")["measure"])
    return [
        Fault("opinion_measures", number, "measure", row["measure"], "a search in opinion_searches")
        for number, row in _rows(table("opinion_measures"), "measure")
        if row["measure"] not in sought
    ]
