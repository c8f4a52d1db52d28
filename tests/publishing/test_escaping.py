"""Text from data is safe in each format, and comes out of it unchanged."""

from __future__ import annotations

import csv
import io
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.publishing import escaping

PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("plain", '"plain"'),
        ('say "yes"', r'"say \"yes\""'),
        ("a\\b", r'"a\\b"'),
        ("\\n", r'"\\n"'),  # a backslash and an n, not a new line
        ("one\ntwo\tthree", r'"one\ntwo\tthree"'),
        ("one\r\ntwo", r'"one\ntwo"'),
        ("#let x = [*1*]", '"#let x = [*1*]"'),
    ],
)
def test_typst(text: str, literal: str) -> None:
    assert escaping.typst(text) == literal


@given(st.text(alphabet='ab"\\\n\t#'))
def test_a_typst_literal_ends_where_its_text_ends(text: str) -> None:
    """The escapes used are among those of JSON, which reads the text back."""
    assert json.loads(escaping.typst(text)) == text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (3, "3"),
        (-3, "-3"),  # a number is no formula
        (-0.5, "-0.5"),
        (0.1, "0.1"),
        (1e-7, "1e-07"),
        ("plain", "plain"),
        ("=1+1", "'=1+1"),
        ("+7 701", "'+7 701"),
        ("-3", "'-3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("a=1", "a=1"),
        ("", ""),
        (["b", 1], '["b", 1]'),
        ({"b": 1, "a": "é"}, '{"a": "é", "b": 1}'),
    ],
)
def test_csv_cell(value: object, cell: str) -> None:
    assert escaping.csv_cell(value) == cell


@given(st.text())
def test_no_text_begins_a_formula(text: str) -> None:
    cell = escaping.csv_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell in (text, "'" + text)


@given(st.lists(PLAIN, min_size=2, max_size=5))
def test_cells_survive_a_csv_file(row: list[str]) -> None:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerow([escaping.csv_cell(text) for text in row])
    (back,) = csv.reader(io.StringIO(file.getvalue()))
    assert back == [escaping.csv_cell(text) for text in row]


@given(st.floats(allow_nan=False))
def test_a_number_keeps_every_digit(number: float) -> None:
    assert float(escaping.csv_cell(number)) == number


@pytest.mark.parametrize(
    ("value", "cell"), [(np.float64(0.5), "0.5"), (np.int64(-3), "-3")], ids=["float", "integer"]
)
def test_numbers_of_numpy_are_numbers(value: object, cell: str) -> None:
    assert escaping.csv_cell(value) == cell
