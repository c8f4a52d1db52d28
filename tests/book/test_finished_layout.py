"""How the pages of the PDF are set: exhibits whole and near their mention, no heading and no line left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from helpers import paths
from printed import Block, Printed

#: So many pages may be nearly white: what is written decides where a chapter ends.
FEW = 2


@pytest.fixture(scope="module")
def printed(built: Path) -> Printed:
    return Printed(built / paths.PDF_NAME)


def exhibits() -> Iterator[tuple[str, str, str, str]]:
    """Id, number and kind of each exhibit in the order of the notebooks, and the text before it; none after another exhibit."""
    for chapter, path in enumerate(paths.notebooks(), 1):
        counts = {"figure": 0, "table": 0}
        before = ""
        for cell in nbformat.read(path, 4).cells:
            found = re.match(r'(show|table)\("([a-z0-9-]+)"\)', cell.source)
            if cell.cell_type == "markdown":
                before = cell.source
            elif found:
                kind = "figure" if found[1] == "show" else "table"
                counts[kind] += 1
                yield found[2], f"{chapter}.{counts[kind]}", kind, before
                before = ""


@pytest.fixture(scope="module")
def blocks(printed: Printed) -> dict[str, Block]:
    found: dict[str, Block] = {}
    last = 0
    for name, number, kind, before in exhibits():
        found[name] = printed.block(name, number, kind, before or last)
        last = found[name].id
    return found


def test_caption_body_note_and_id_are_on_one_page_or_the_table_says_that_it_goes_on(
    blocks: dict[str, Block],
) -> None:
    assert [block for block in blocks.values() if not block.whole] == []
    parted = [block.name for block in blocks.values() if block.id > block.caption]
    assert all(name.startswith("tbl-") for name in parted)
    # Only a table that no page holds goes on.
    assert len(parted) < 15, parted


def test_an_exhibit_stands_on_the_page_of_its_mention_or_the_next(
    blocks: dict[str, Block], record_property: pytest.RecordProperty
) -> None:
    far = {block.name: block.distance for block in blocks.values() if block.distance not in (0, 1)}
    same = sum(block.distance == 0 for block in blocks.values())
    record_property("said", f"exhibits: {len(blocks)}, on the page of their mention: {same}, further: {far}")
    assert far == {}


def test_a_table_that_goes_on_has_a_row_above_its_note(printed: Printed) -> None:
    assert printed.bare() == []


def test_no_heading_is_left_behind(printed: Printed) -> None:
    assert printed.stranded() == []


def test_no_line_of_a_paragraph_stands_alone_on_a_page(printed: Printed) -> None:
    assert printed.parted() == []


def test_no_page_is_nearly_white(printed: Printed, record_property: pytest.RecordProperty) -> None:
    text = range(printed.first, len(printed.pages) - 1)
    white = {page + 1: round(printed.fill(page), 2) for page in text if printed.fill(page) < 0.2}
    record_property("said", f"pages: {len(printed.pages)}, filled to less than a fifth: {white}")
    assert len(white) <= FEW, white
