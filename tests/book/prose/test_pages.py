"""Pages are read as prose and written with nothing else touched, however an editor has stored them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpers import paths
from helpers.book.prose import pages
from helpers.book.prose.pages import Edit, PageError

CELLS = [
    {"cell_type": "markdown", "id": "a", "metadata": {}, "source": 'Ü "1" \\ and\n😀 2, tab\t3'},
    {"cell_type": "code", "id": "b", "metadata": {}, "outputs": [], "source": 'Ü "1" \\ and'},
    {"cell_type": "markdown", "id": "c", "metadata": {}, "source": "last 4"},
]


def stored(folder: Path, lines: bool, **options: object) -> Path:
    """A notebook with the cells above, stored as some editor would."""
    cells = [cell | {"source": cell["source"].splitlines(keepends=True)} if lines else cell for cell in CELLS]
    path = folder / "01-page.ipynb"
    text = json.dumps({"nbformat": 4, "cells": cells, "z": 1, "a": 2}, **options) + "\r\n"  # type: ignore[arg-type]
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize("lines", [False, True], ids=["one string", "line by line"])
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("indent", [None, 1, 4])
def test_an_edit_changes_its_words_and_no_other_byte(
    lines: bool, ascii_only: bool, indent: int | None, tmp_path: Path
) -> None:
    path = stored(tmp_path, lines, ensure_ascii=ascii_only, indent=indent)
    page, before = pages.read(path, tmp_path), path.read_bytes().decode()
    first, second = page.passages
    assert (first.text, first.cell, second.cell) == (CELLS[0]["source"], 1, 3)
    edits = []
    for number, (passage, old, new) in enumerate(
        [(first, "1", '«10"'), (first, "2", "20"), (first, "3", ""), (second, "4", "40")]
    ):
        start = passage.text.index(old)
        edits.append(Edit(0 if number < 3 else 1, start, start + 1, new))
    page.write(edits)
    after = path.read_bytes().decode()
    cells = json.loads(after)["cells"]
    assert "".join(cells[0]["source"]) == 'Ü "«10"" \\ and\n😀 20, tab\t'
    assert "".join(cells[2]["source"]) == "last 40"
    assert cells[1] == json.loads(before)["cells"][1]
    quoted = json.dumps('«10"', ensure_ascii=ascii_only)[1:-1]
    there = before.index("Ü") if not ascii_only else before.index("\\u00dc")
    whole = before[:there] + before[there:].replace("1", quoted, 1).replace(" 2,", " 20,", 1).replace(
        "\\t3", "\\t", 1
    )
    assert after == whole.replace("last 4", "last 40")
    assert list(tmp_path.iterdir()) == [path]


def test_an_edit_over_two_lines_goes_where_it_began(tmp_path: Path) -> None:
    path = stored(tmp_path, True)
    page = pages.read(path, tmp_path)
    start = page.passages[0].text.index("and")
    page.write([Edit(0, start, page.passages[0].text.index("2"), "or ")])
    assert json.loads(path.read_text())["cells"][0]["source"] == ['Ü "1" \\ or ', "2, tab\t3"]


def test_a_markdown_page_keeps_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "index.md"
    path.write_bytes("\ufeff# A\r\n\r\nx 1\r\n".encode())
    page = pages.read(path, tmp_path)
    start = page.raw.index("1")
    page.write([Edit(0, start, start + 1, "22")])
    assert path.read_bytes() == "\ufeff# A\r\n\r\nx 22\r\n".encode()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": 1}', '{"cells": [{}]}'])
def test_a_file_that_is_no_notebook_is_named(text: str, tmp_path: Path) -> None:
    path = tmp_path / "01-page.ipynb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PageError, match=r"^01-page\.ipynb is no notebook .*; restore the file"):
        pages.read(path, tmp_path)


def test_every_page_of_the_book_is_read_and_none_is_changed_by_no_edit() -> None:
    found = pages.every()
    assert {path.name for path in paths.notebooks()} < {page.path.name for page in found}
    assert found[0].path.name == "index.md"
    for page in found:
        assert page.edited([]).encode() == page.path.read_bytes()
