"""The widths of the columns of a printed table: lower rows, whole words, the whole width of the page."""

from __future__ import annotations

import pytest

from book.pdf.frames import HEAD, LONG, table
from helpers.book.pdf import columns


def test_a_column_with_long_text_takes_the_width_that_others_leave_empty() -> None:
    made = table([HEAD, *[["a-001", "A short one", LONG]] * 4], [3, 5, 4])
    wide = columns.widths(made)
    assert wide[2] > 250 > columns.given(made)[2]
    assert sum(wide) == pytest.approx(columns.WIDTH)


def test_a_table_that_is_low_already_keeps_the_widths_that_it_was_given() -> None:
    made = table([HEAD, *[["a-001", "A short one", "Another"]] * 4], [3, 5, 4])
    assert columns.widths(made) == columns.given(made)
    alike = table([["Yes", "No"], [LONG, LONG]], [1, 1])
    assert columns.widths(alike) == columns.given(alike)


def test_no_word_runs_out_of_its_column() -> None:
    long = "Intergovernmentalism"
    made = table([HEAD, *[[long, "A short one", LONG]] * 4], [2, 5, 4])
    assert columns.widths(made)[0] >= columns.across(long) * columns.size(3) + columns.BESIDE
    # A line may end after a hyphen or a slash.
    parted = table([HEAD, *[["Inter-govern/mentalism", "A short one", LONG]] * 4], [2, 5, 4])
    assert columns.widths(parted)[0] < columns.widths(made)[0]


def test_what_no_page_can_hold_is_left_as_it_was() -> None:
    made = table([["X" * 60, "Y" * 60], ["x", LONG]], [1, 3])
    assert columns.widths(made) == columns.given(made)


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    assert columns.lines([[10, 10], [10, 10]], [200, 200], 4.0) == 2
    assert columns.lines([[10, 200]], [200, 200], 4.0) == columns.lines([[190, 200]], [200, 200], 4.0)
    assert columns.lines([[10, 200]], [100, 300], 4.0) < columns.lines([[10, 200]], [300, 100], 4.0)


def test_a_host_may_be_parted_at_its_dots_and_a_file_not() -> None:
    assert columns.at_dots("see wetten.overheid.nl, 1.5 of e.g. it") == [
        "see wetten.",
        "overheid.",
        "nl, 1.5 of e.g. it",
    ]
    assert columns.at_dots("a/b.py b_c.csv x.") == ["a/b.py b_c.csv x."]
    long = "denederlandsegrondwet"
    host = table([HEAD, *[[f"{long}.overheid.nl", "A short one", LONG]] * 4], [2, 5, 4])
    assert columns.widths(host)[0] < columns.across(f"{long}.overheid.nl") * columns.size(3)
