"""Workbooks as two other programs read them: each cell of its type, every letter whole, the same bytes always."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from helpers.publishing import workbooks
from helpers.publishing.workbooks import Sheet
from helpers.tables import edition

TEXTS = (
    "2018-04",
    "01",
    "=1+1",
    "@x",
    "a-050",
    " Қазақстан, Française ",
    "<b>&\"'</b>",
    "1/2",
    "line\nline",
    "_x000D_",
)


def read(rows: list[list[Any]], header: tuple[str, ...] | None = None) -> list[list[Any]]:
    sheet = Sheet("rows", header or tuple(f"c{n}" for n in range(len(rows[0]))), rows)
    opened = openpyxl.load_workbook(io.BytesIO(workbooks.workbook([sheet], "T")))
    return [list(line) for line in opened.active.iter_rows(values_only=True)]  # type: ignore[union-attr]


def test_a_text_stays_the_text_that_it_is() -> None:
    # One of the two programs does not decode what the format writes for a code of its own.
    assert read([list(TEXTS)])[1][:-1] == list(TEXTS)[:-1]
    again = CalamineWorkbook.from_filelike(
        io.BytesIO(workbooks.workbook([Sheet("x", ["a"], [[text] for text in TEXTS])], "T"))
    ).get_sheet_by_index(0)
    assert [line[0] for line in again.to_python()[1:]] == list(TEXTS)


def test_numbers_and_truth_are_typed_and_what_is_missing_is_empty() -> None:
    values = [1, -2.5, 0.1 + 0.2, True, False, None, float("nan"), float("inf"), pd.NA, pd.NaT, 10**18, ""]
    (line,) = read([[*values, "end"]])[1:]
    assert line == [1, -2.5, 0.1 + 0.2, True, False, None, None, None, None, None, 10**18, None, "end"]
    assert [type(value) for value in line[:5]] == [int, float, float, bool, bool]
    assert read([list(pd.Series([1, None], dtype="Int64"))])[1] == [1, None]


@given(
    st.lists(
        st.lists(
            st.one_of(
                st.text(), st.floats(allow_nan=False, allow_infinity=False), st.integers(-(10**9), 10**9)
            ),
            min_size=2,
            max_size=2,
        ),
        max_size=5,
    )
)
def test_whatever_is_written_can_be_read(rows: list[list[Any]]) -> None:
    made = workbooks.workbook([Sheet("x", ["a", "b"], rows)], "T")
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert sheet is not None and sheet.max_row <= len(rows) + 1


def test_columns_are_named_as_spreadsheets_name_them() -> None:
    assert [workbooks.column(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


def test_names_of_sheets_are_allowed_and_differ() -> None:
    long = "x" * 40
    found = workbooks.names([long, long, long.upper(), "a/b:c", "", "A b c"])
    assert len({name.lower() for name in found}) == 6
    assert all(0 < len(name) <= 31 and not workbooks.FORBIDDEN.search(name) for name in found)
    sheets = [Sheet(name, ["a"], [["it's"]]) for name in (long, "it's", "Қ")]
    opened = openpyxl.load_workbook(io.BytesIO(workbooks.workbook(sheets, "T")))
    assert opened.sheetnames == ["x" * 31, "it's", "Қ"]


def test_the_head_is_bold_stays_and_filters() -> None:
    made = workbooks.workbook([Sheet("x", ["a", "b"], [[1, 2], [3, 4]])], "A & B")
    opened = openpyxl.load_workbook(io.BytesIO(made))
    sheet = opened.active
    assert sheet is not None
    assert sheet["A1"].font.bold and not sheet["A2"].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert opened.properties.title == "A & B"
    assert opened.properties.creator == edition.book().author


def test_no_clock_is_inside_and_the_bytes_are_the_same() -> None:
    sheet = Sheet("x", ["a"], [["b"]])
    made = workbooks.workbook([sheet], "T")
    assert made == workbooks.workbook([sheet], "T")
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert opened.testzip() is None
        assert {member.date_time for member in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        said = b"".join(opened.read(name) for name in opened.namelist())
    assert str(datetime.date.today().year).encode() not in said


@pytest.mark.parametrize("sheets", [[], [Sheet("x", [], [])]])
def test_a_workbook_without_a_column_is_refused(sheets: list[Sheet]) -> None:
    with pytest.raises(ValueError, match="T: a workbook needs a sheet, and each sheet a column"):
        workbooks.workbook(sheets, "T")
