"""The widths of the columns of a table on paper: fewer lines, counted as Typst sets them, and whole words."""

from __future__ import annotations

import json

import pytest
import typst
from docutils import nodes as n

from book.pdf.frames import HEAD, LONG, table
from helpers.book.pdf import columns, lowering


def cells(made: n.table) -> list[list[lowering.Cell]]:
    points = columns.size(len(list(made.findall(n.colspec))))
    return [[lowering.Cell(entry, points) for entry in row.findall(n.entry)] for row in made.findall(n.row)]


def cell(text: str) -> lowering.Cell:
    return lowering.Cell(n.entry("", n.paragraph("", "", n.Text(text))), 8.0)


def asked(*measured: str) -> list[float]:
    """What Typst measures, in points."""
    said = f"#set text(8pt)\n#context [#metadata(({', '.join(measured)},))<seen>]"
    found = typst.query(said.encode(), "<seen>", field="value", ignore_system_fonts=True)
    return json.loads(found)[0]


def test_letters_are_as_wide_as_in_the_font_of_the_template() -> None:
    for text in (LONG, "Kazakhstan, 7 September 1994", "Fondation des Alliances fran\u00e7aises", "WWW, MMM"):
        (real,) = asked(f"measure(text({json.dumps(text, ensure_ascii=False)})).width / 1pt")
        assert lowering.across(text.strip()) * 8 == pytest.approx(real, rel=0.04), text


@pytest.mark.parametrize("room", [60, 100, 150, 220])
def test_lines_are_those_that_typst_sets(room: int) -> None:
    texts = [LONG, LONG[40:200], "one/two-three and four", "National Tempus / Erasmus+ Office"]
    high = asked(
        *(
            f"(measure(block(width: {room}pt, par(leading: 4pt, text({json.dumps(text)})))).height + 4pt) / 1pt"
            for text in texts
        )
    )
    (line,) = asked('(measure(block(width: 400pt, par(leading: 4pt, text("Xg")))).height + 4pt) / 1pt')
    for text, real in zip(texts, high, strict=True):
        assert abs(cell(text).lines(room) - round(real / line)) <= max(1, round(real / line) // 12), text


def test_what_a_cell_needs_is_the_least_that_gives_so_few_lines() -> None:
    one = cell(LONG)
    for count in (1, 2, 5, 11):
        need = one.need(count)
        assert one.lines(need) <= count < one.lines(need - 1)
    # No word is parted, however many lines there may be.
    assert one.need(10_000) >= one.longest


def test_alike_rows_that_miss_a_point_get_it() -> None:
    """A column that lies empty gives what the lines of another need, though a share of letters says no."""
    row = ["France", "Alliance", "Almaty", "Fondation des Alliances fran\u00e7aises"]
    made = table([["Sender", "Name", "City", "Source"], *[row] * 9], [150, 90, 100, 113])
    wide = lowering.widths(made)
    assert sum(wide) == pytest.approx(columns.WIDTH)
    assert lowering.lines(cells(made), wide) == 10 < lowering.lines(cells(made), columns.given(made))


def test_a_table_that_is_low_already_keeps_the_widths_that_it_was_given() -> None:
    made = table([HEAD, *[["a-001", "A short one", "Another"]] * 4], [3, 5, 4])
    assert lowering.widths(made) == columns.given(made)


def test_no_word_runs_out_of_its_column() -> None:
    long = "Intergovernmentalism"
    made = table([HEAD, *[[long, "A short one", LONG]] * 4], [2, 5, 4])
    assert lowering.widths(made)[0] >= lowering.across(long) * columns.size(3) + columns.BESIDE


def test_what_no_page_can_hold_and_what_has_no_grid_is_left_as_it_was() -> None:
    made = table([["X" * 60, "Y" * 60], ["x", LONG]], [1, 3])
    assert lowering.widths(made) == columns.given(made)
    torn = table([HEAD, ["a", "b", LONG]], [1, 2, 3])
    next(iter(torn.findall(n.tbody)))[0].pop()
    assert lowering.widths(torn) == columns.given(torn)
    assert lowering.widths(table([["A"], [LONG]], [1])) == [columns.WIDTH]


def test_heads_and_names_of_files_take_more() -> None:
    entry = n.entry("", n.paragraph("", "", n.Text("tables")))
    named = n.entry("", n.paragraph("", "", n.literal("", "tables")))
    plain = lowering.Cell(entry, 8.0).longest
    assert lowering.Cell(entry, 8.0, bold=True).longest > plain < lowering.Cell(named, 8.0).longest
