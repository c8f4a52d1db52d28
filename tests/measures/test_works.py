"""Works: no finding that was not read, and every thesis with what others found."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.measures import works
from helpers.tables import checking, rooms
from helpers.tables.computed import Table, get
from helpers.tables.faults import Fault
from small_opinion import WORK, made

LINK = {"work": "w-1", "thesis": "t-01", "bearing": "for", "says": "Bears."}
UNREAD = WORK | {"work": "w-2", "read": "title", "finding": "", "year": pd.NA, "authors": "C. Three"}


def faults(table: Table) -> list[Fault]:
    return [fault for check in (works.read_findings, works.bearing_works) for fault in check(table)]


def test_a_work_of_which_the_title_was_read_is_known_and_finds_nothing() -> None:
    good = made(works=[WORK, UNREAD], work_theses=[LINK, LINK | {"work": "w-2", "bearing": "open"}])
    assert faults(good) == []


@pytest.mark.parametrize(
    ("table", "place"),
    [
        (made(works=[WORK | {"read": "title"}]), ("works", 2, "finding", "Something was found.")),
        (made(works=[WORK | {"read": "contents"}]), ("works", 2, "finding", "Something was found.")),
        (made(works=[WORK | {"finding": ""}]), ("work_theses", 2, "bearing", "for")),
        (made(works=[WORK, UNREAD]), ("works", 3, "work", "w-2")),
        (
            made(works=[WORK, UNREAD], work_theses=[LINK, LINK | {"work": "w-2", "bearing": "against"}]),
            ("work_theses", 3, "bearing", "against"),
        ),
    ],
)
def test_a_finding_that_was_not_read_is_named(table: Table, place: tuple[str, int, str, str]) -> None:
    (fault,) = faults(table)
    assert (fault.table, fault.row, fault.column, fault.value) == place


def test_the_works_of_the_book_have_no_fault() -> None:
    assert faults(get) == []
    rooms.enter()
    assert {"helpers.measures.works.read_findings", "helpers.measures.works.bearing_works"} <= set(
        checking._senses
    )


@pytest.mark.parametrize(
    ("authors", "named", "year", "label"),
    [
        ("A. One", "read", 2018, "A. One (2018)"),
        ("A. One; B. Two", "read", pd.NA, "A. One and B. Two"),
        ("A. One; B. Two; C. Three", "read", 2018, "A. One and others (2018)"),
        ("not named in what was read", "not read", 2018, "Title (2018)"),
    ],
)
def test_a_work_is_called_by_its_authors_or_else_by_its_title(
    authors: str, named: str, year: object, label: str
) -> None:
    assert works.label(authors, named, "Title", year) == label


def test_works_stand_under_their_thesis_for_before_against_before_open() -> None:
    links = [
        LINK | {"bearing": "open"},
        LINK | {"work": "w-2", "bearing": "against"},
        LINK | {"work": "w-3", "thesis": "t-02"},
    ]
    table = made(works=[WORK, UNREAD, WORK | {"work": "w-3"}], work_theses=links[::-1])
    found = table("works_by_thesis")
    assert found[["thesis", "work", "bearing"]].to_numpy().tolist() == [
        ["t-01", "w-2", "against"],
        ["t-01", "w-1", "open"],
        ["t-02", "w-3", "for"],
    ]
    assert found["label"].tolist() == ["C. Three", "A. One and B. Two (2018)", "A. One and B. Two (2018)"]


def test_theses_without_works_count_none() -> None:
    found = made()("works_count").set_index("thesis")
    assert found.loc["t-01", ["for", "against", "works"]].tolist() == [1, 0, 1]
    assert found.loc["t-02", [*works.BEARINGS, "works"]].tolist() == [0, 0, 0, 0, 0]


def test_every_work_says_where_and_whose_words_were_read() -> None:
    found = get("works_by_thesis")
    assert found[["place", "words", "address", "says", "read_on"]].ne("").all().all()
    assert found.loc[found["bearing"] != works.OPEN, "finding"].ne("").all()
    assert found.loc[~found["read"].isin(works.READ), "finding"].eq("").all()
