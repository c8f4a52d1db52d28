"""Rows of evidence on the theses whose sentence could part from what decides them."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from helpers import tables
from helpers.theses import faults

#: One finding on a count of votes whatever was asked, one on anything else.
FINDINGS = pd.DataFrame(
    {
        "finding": ["agreement-fell", "aid-fell", "points-apart", "all-alike"],
        "statistic": ["all-votes-change", "aid", "point-distance", "votes-alike"],
        "kind": ["fell", "fell, counted", "rose", "each"],
        "given": ["", "", "series=un-ideal-point-all; first=1993/1995", ""],
    },
    index=[2, 3, 4, 5],
)
ROW = {
    "bearing": "for",
    "item": "te-001",
    "what": "It fell.",
    "finding": "",
    "rests_on": "",
    "thesis": "t-01",
    "part": 1,
    "field": "",
    "shared": False,
}


def given(frame: pd.DataFrame) -> Callable[[str], pd.DataFrame]:
    return {"thesis_evidence": frame, "findings_coded": FINDINGS}.__getitem__


def test_a_row_on_a_series_that_depends_on_the_agenda_is_open_under_every_thesis() -> None:
    rows = [
        ROW | {"what": "", "finding": finding, "bearing": bearing}
        for finding in ("agreement-fell", "aid-fell", "points-apart")
        for bearing in ("for", "against", "open")
    ]
    found = list(faults.evidence_rows(given(pd.DataFrame(rows, index=range(2, 11)))))
    assert [(fault.table, fault.row, fault.column, fault.value) for fault in found] == [
        ("thesis_evidence", 2, "bearing", "for"),
        ("thesis_evidence", 3, "bearing", "against"),
        ("thesis_evidence", 8, "bearing", "for"),
        ("thesis_evidence", 9, "bearing", "against"),
    ]
    assert "agreement-fell depends on what is put to the vote" in found[0].expected


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"finding": "aid-fell"}, "what"),
        ({"finding": "aid-fell", "what": "", "rests_on": "one < two"}, "rests_on"),
        ({"what": ""}, "what"),
        ({"finding": "all-alike", "what": ""}, "shared"),
    ],
)
def test_a_row_with_two_sentences_or_two_tests_is_refused(changed: dict[str, str], column: str) -> None:
    frame = pd.DataFrame([ROW | changed], index=[2])
    (fault,) = faults.evidence_rows(given(frame))
    assert (fault.table, fault.row, fault.column) == ("thesis_evidence", 2, column)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"finding": "aid-fell", "what": ""},
        {"finding": "aid-fell", "bearing": "open"},
        {"rests_on": "one < two"},
        {"finding": "all-alike", "what": "", "shared": True},
    ],
)
def test_a_sound_row_is_let_pass(changed: dict[str, str]) -> None:
    frame = pd.DataFrame([ROW | changed], index=[2])
    assert list(faults.evidence_rows(given(frame))) == []


def test_the_real_rows_have_one_sentence_each() -> None:
    assert [str(fault) for fault in faults.evidence_rows(tables.load)] == []


TESTS = pd.DataFrame([("t-01", 1, "law; trade"), ("t-01", 2, "")], columns=["thesis", "part", "fields"])


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"field": "law"}, False),
        ({"field": "", "bearing": "open"}, False),
        ({"field": "", "bearing": "against"}, True),
        ({"field": "votes"}, True),
        ({"part": 2}, False),
        ({"part": 2, "field": "law"}, True),
    ],
)
def test_a_row_under_a_general_claim_names_its_field(changed: dict[str, object], wrong: bool) -> None:
    read = {"thesis_evidence": pd.DataFrame([ROW | changed], index=[2]), "thesis_tests": TESTS}
    found = list(faults.fields(read.__getitem__))
    assert [fault.column for fault in found] == (["field"] if wrong else [])


def test_the_real_rows_name_their_fields() -> None:
    assert [str(fault) for fault in faults.fields(tables.load)] == []


@pytest.mark.parametrize(
    ("parts", "wrong"),
    [
        ([(1, ""), (2, "1")], []),
        ([(1, ""), (2, ""), (3, "1; 2")], []),
        ([(1, "1")], ["presupposes"]),
        ([(1, "2"), (2, "")], ["presupposes"]),
        ([(1, ""), (3, "1")], ["part"]),
    ],
)
def test_a_part_presupposes_earlier_parts_alone(parts: list[tuple[int, str]], wrong: list[str]) -> None:
    frame = pd.DataFrame(parts, columns=["part", "presupposes"]).assign(thesis="t-01")
    assert [fault.column for fault in faults.presupposed({"thesis_tests": frame}.__getitem__)] == wrong


def test_the_real_parts_presuppose_earlier_ones() -> None:
    assert [str(fault) for fault in faults.presupposed(tables.load)] == []


def test_names_of_parts_tell_them_apart_and_judge_nothing() -> None:
    names = ["trade", "trade", "one two three four five six", "trade borne out", "money; trade", "money"]
    frame = pd.DataFrame({"thesis": "t-01", "name": names}, index=range(2, 8))
    found = list(faults.part_names({"thesis_tests": frame}.__getitem__))
    assert [fault.row for fault in found] == [3, 4, 5, 6]
    # Another thesis may have a part of the same name.
    other = frame.iloc[:2].assign(thesis=["t-01", "t-02"])
    assert not list(faults.part_names({"thesis_tests": other}.__getitem__))
