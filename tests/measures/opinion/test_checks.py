"""Bad opinion: each check names the table, the row, the column and the value."""

from __future__ import annotations

import csv

import pytest

from helpers import tables
from helpers.measures.opinion import checks
from helpers.tables import checking, rooms
from helpers.tables.computed import Table, get
from helpers.tables.faults import Fault
from helpers.tables.rules import SINGLE_VALUES
from small_opinion import EARLIER, POINT, STATEMENT, SURVEY, groups, made

ALL = (
    checks.asked_questions,
    checks.used_surveys,
    checks.whole_groups,
    checks.compared_statements,
    checks.single_opinions,
    checks.sought_measures,
)
MANY = [POINT | {"point": f"pt-{number:03d}", "source": "closed"} for number in range(SINGLE_VALUES + 1)]


def faults(table: Table) -> list[Fault]:
    return [fault for check in ALL for fault in check(table)]


def test_good_opinion_has_no_fault() -> None:
    assert faults(made()) == []


@pytest.mark.parametrize(
    ("table", "place"),
    [
        (made(opinion=[EARLIER, EARLIER | {"question": "adores"}]), ("opinion", 3, "question", "adores")),
        (
            made(opinion=[EARLIER | {"question": "likes"}]),
            ("opinion_questions", 3, "question", "approves-leadership"),
        ),
        (made(surveys=[SURVEY, SURVEY | {"survey": "s-2"}]), ("surveys", 3, "survey", "s-2")),
        (made(surveys=[SURVEY | {"field": "2027"}]), ("surveys", 2, "field", "2027")),
        (
            made(opinion_groups=groups(young=(60, 30, 10), old=(40, 50, 9))),
            ("opinion_groups", 5, "share", "40.0"),
        ),
        (made(opinion_groups=groups(young=(60, 30, 10))[:2]), ("opinion_groups", 2, "share", "60.0")),
        (
            made(opinion_groups=[row | {"n": 301} for row in groups(all=(60, 30, 10))]),
            ("opinion_groups", 2, "n", "301"),
        ),
        (
            made(opinion_groups=[*groups(all=(60, 30, 10))[:2], groups(all=(60, 30, 10))[2] | {"n": 99}]),
            ("opinion_groups", 2, "n", "100"),
        ),
        (
            made(opinion_statements=[STATEMENT | {"earlier": ""}]),
            ("opinion_statements", 2, "earlier", ""),
        ),
        (
            made(opinion_statements=[STATEMENT | {"earlier": "2018"}]),
            ("opinion_statements", 2, "earlier", "2018"),
        ),
        (
            made(opinion_statements=[STATEMENT | {"kind": "low"}]),
            ("opinion_statements", 2, "earlier", "2016"),
        ),
        (made(opinion_points=MANY), ("opinion_points", 2, "source", "closed")),
        (made(opinion_searches=[]), ("opinion_measures", 2, "measure", "m-1")),
    ],
)
def test_bad_opinion_is_named(table: Table, place: tuple[str, int, str, str]) -> None:
    (fault,) = faults(table)
    assert (fault.table, fault.row, fault.column, fault.value) == place


def test_the_opinion_of_the_book_has_no_fault() -> None:
    assert faults(get) == []


@pytest.mark.parametrize("name", [check.__name__ for check in ALL])
def test_every_check_belongs_to_the_one_check_of_everything(name: str) -> None:
    rooms.enter()
    assert f"helpers.measures.opinion.checks.{name}" in checking._senses


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("opinion_points", "question"),
        ("opinion_points", "survey"),
        ("surveys", "base"),
        ("surveys", "field"),
        ("opinion", "question"),
        ("opinion", "asked"),
        ("opinion", "period"),
    ],
)
def test_opinion_without_question_base_or_date_is_refused(data, table: str, column: str) -> None:
    path = tables.file_of(table, data)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[4][rows[0].index(column)] = ""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    assert [(fault.table, fault.row, fault.column) for fault in tables.check(data)] == [(table, 5, column)]
