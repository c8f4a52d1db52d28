"""Rows of evidence on the theses whose sentence could part from what decides them."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers import tables
from helpers.theses import faults

ROW = {"item": "te-001", "what": "It fell.", "finding": "", "conclusion": "", "rests_on": ""}


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"finding": "aid-fell"}, "what"),
        ({"finding": "aid-fell", "what": "", "rests_on": "one < two"}, "rests_on"),
        ({"finding": "aid-fell", "what": "", "conclusion": "aid"}, "conclusion"),
        ({"what": ""}, "what"),
        ({"conclusion": "aid", "rests_on": "one < two"}, "rests_on"),
    ],
)
def test_a_row_with_two_sentences_or_two_tests_is_refused(changed: dict[str, str], column: str) -> None:
    frame = pd.DataFrame([ROW | changed], index=[2])
    (fault,) = faults.evidence_rows(lambda _: frame)
    assert (fault.table, fault.row, fault.column) == ("thesis_evidence", 2, column)


@pytest.mark.parametrize(
    "changed", [{}, {"finding": "aid-fell", "what": ""}, {"rests_on": "one < two"}, {"conclusion": "aid"}]
)
def test_a_sound_row_is_let_pass(changed: dict[str, str]) -> None:
    frame = pd.DataFrame([ROW | changed], index=[2])
    assert list(faults.evidence_rows(lambda _: frame)) == []


def test_the_real_rows_have_one_sentence_each() -> None:
    assert [str(fault) for fault in faults.evidence_rows(tables.load)] == []
