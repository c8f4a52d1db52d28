"""Exhibits are numbered by chapter and kind, in the order of cells; the build compares with Sphinx's own numbers."""

from __future__ import annotations

import json
from pathlib import Path

from helpers.book.prose import numbering


def book(root: Path) -> None:
    """Two numbered chapters, a page before them and one after."""
    (root / "chapters").mkdir()
    (root / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nparts:\n- numbered: true\n  chapters:\n  - file: chapters/02-b\n"
        "  - file: chapters/01-a\n- chapters:\n  - file: more\n  - file: gone\n",
        encoding="utf-8",
    )
    (root / "index.md").write_text("# I\n", encoding="utf-8")
    for name, cells in {
        "chapters/01-a": ['show("fig-one")'],
        "chapters/02-b": ['show("fig-two")', "table('tbl-x')", 'x = 1\nshow("fig-three")', 'print("fig-no")'],
        "more": ['show("fig-more")'],
    }.items():
        made = [{"cell_type": "markdown", "source": 'show("fig-prose")'}]
        made += [{"cell_type": "code", "source": cell.splitlines(keepends=True)} for cell in cells]
        (root / f"{name}.ipynb").write_text(json.dumps({"cells": made}), encoding="utf-8")


def test_chapters_are_counted_as_the_contents_list_them(tmp_path: Path) -> None:
    book(tmp_path)
    assert numbering.numbers(tmp_path) == {
        "fig-two": "1.1",
        "tbl-x": "1.1",
        "fig-three": "1.2",
        "fig-one": "2.1",
        "fig-more": "1",
    }


def test_a_number_is_written_with_its_kind() -> None:
    assert numbering.label("fig-x", "7.1") == "Fig. 7.1"
    assert numbering.label("tbl-x", "7.1") == "Table 7.1"
