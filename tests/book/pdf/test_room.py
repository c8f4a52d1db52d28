"""What a count of letters says of the height of a table, beside what Typst measures."""

from __future__ import annotations

import pypdfium2
import pytest
import typst
from docutils import nodes as n

from helpers.book.extension.nodes import exhibit_picture
from helpers.book.pdf import columns, room, writing

WORDS = "The Union pays for schools and the state for roads, as both said in the year before "


def table(rows: int, words: int, widths: tuple[int, ...] = (1, 2, 3)) -> n.table:
    """A table whose every cell has so many words, beneath a caption."""
    group = n.tgroup(cols=len(widths))
    text = " ".join((WORDS.split() * (words // len(WORDS.split()) + 1))[:words])
    lines = [
        n.row("", *(n.entry("", n.paragraph("", "", n.Text(text))) for _ in widths)) for _ in range(rows + 1)
    ]
    group += [n.colspec(colwidth=width) for width in widths]
    group += [n.thead("", lines[0]), n.tbody("", *lines[1:])]
    return n.table("", n.title("", "", n.Text("A caption")), group)


def pages(made: n.table, fits: str) -> int:
    """Pages that Typst needs for the table, told whether it fits one."""
    lines = [
        "".join(f"[{entry.astext()}], " for entry in row.findall(n.entry)) for row in made.findall(n.row)
    ]
    wide = "".join(f"{width:.0f}fr, " for width in columns.widths(made))
    text = (
        writing.TEMPLATE.read_text(encoding="utf-8")
        + '\n#set page(paper: "a4", margin: (x: 2.5cm, top: 2.7cm, bottom: 2.5cm))\n'
        + f'#exhibit-table("1", "tbl", "T", [A caption], ({wide}), table.header({lines[0]}), '
        + f"fits: {fits}, {''.join(lines[1:])})"
    )
    found = typst.compile(text.encode(), format="svg", ignore_system_fonts=True)
    return len(found) if isinstance(found, list) else 1


@pytest.mark.parametrize("words", [1, 6, 40])
def test_what_surely_fits_does_and_what_never_fits_does_not(words: int) -> None:
    said = {
        rows: room.fits(made, columns.widths(made))
        for rows in (1, 2, 4, 8, 16, 32, 64, 128)
        for made in [table(rows, words)]
    }
    assert list(dict.fromkeys(said.values())) in (["true", "auto", "false"], ["true", "false"])
    most = max(rows for rows, word in said.items() if word == "true")
    least = min(rows for rows, word in said.items() if word == "false")
    assert pages(table(most, words), "auto") == 1
    assert pages(table(least, words), "auto") > 1


def texts(arguments: str, rows: int) -> list[str]:
    """The pages of a table with so many rows."""
    cells = "".join(f"[row], [{place}], " for place in range(rows))
    text = (
        writing.TEMPLATE.read_text(encoding="utf-8")
        + '\n#set page(paper: "a4", margin: 2.5cm)\n'
        + f'#exhibit-table("1", "tbl", "T", {arguments}, (1fr, 1fr), table.header([A], [B]), {cells})'
    )
    document = pypdfium2.PdfDocument(typst.compile(text.encode(), ignore_system_fonts=True))
    return [page.get_textpage().get_text_bounded() for page in document]


def test_no_note_stands_on_a_page_without_a_row() -> None:
    for count in range(50, 58):
        pages = texts("[A caption], fits: false, note: [NOTE]", count)
        noted = next(text for text in pages if "NOTE" in text)
        assert "row" in noted.partition("NOTE")[0], count


@pytest.mark.parametrize("arguments", ["none", "[A caption], fits: false, note: [NOTE]"])
def test_no_row_stands_on_a_page_alone(arguments: str) -> None:
    found = set()
    for count in range(50, 68):
        pages = texts(arguments, count)
        assert sum(text.count("row") for text in pages) == count
        assert all(text.count("row") > 1 for text in pages), count
        found.add(len(pages))
    assert found == {1, 2}


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_table_of_few_rows_is_set_too(count: int) -> None:
    for arguments in ("none", "[A caption], fits: false, note: [NOTE]", "[A caption], fits: true"):
        assert [text.count("row") for text in texts(arguments, count)] == [count]


def test_a_note_takes_room() -> None:
    made = table(4, 6)
    wide = columns.widths(made)
    assert room.height(made, wide, WORDS * 20) > room.height(made, wide) + 100


def test_a_figure_is_as_high_as_its_picture_and_what_is_said_below_it() -> None:
    def figure(high: int, said: str) -> n.figure:
        svg = f'<svg viewBox="0 0 453.6 {high}">'.encode()
        return n.figure("", exhibit_picture(forms={"wide": svg}), n.caption("", said))

    low = room.of_exhibit(figure(200, "Short."))
    assert low == pytest.approx(200 + room.APART, abs=15)
    assert room.of_exhibit(figure(300, "Short.")) == pytest.approx(low + 100, abs=1)
    assert room.of_exhibit(figure(200, "It is so. " * 60)) > low + 50
    # What is higher than a page allows is made smaller.
    assert room.of_exhibit(figure(900, "")) == room.of_exhibit(figure(2000, "")) < 595
    made = table(4, 6)
    assert room.of_exhibit(made) == room.height(made, columns.widths(made))
