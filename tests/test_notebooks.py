"""What the chapters may hold: prose and one-line cells, with every output stored."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest

from helpers import exhibits, paths
from helpers.book import execution
from helpers.exhibits import MIME, inlined

NOTEBOOKS = paths.notebooks()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestNotebook:
    def cells(self, path: Path) -> list[nbformat.NotebookNode]:
        return [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]

    def test_no_output_is_missing(self, path: Path) -> None:
        for number, cell in enumerate(self.cells(path), 1):
            assert cell.execution_count == number
            if cell.source.startswith(("show(", "table(")):
                assert len(cell.outputs) == 1
                card = cell.outputs[0].data[MIME]
                assert card["id"] in cell.source
                assert cell.outputs[0].data["text/plain"].startswith(card["id"])
                if card["kind"] == "figure":
                    assert inlined.PREFIX in cell.outputs[0].data["text/html"]

    def test_cells_are_one_line_and_define_nothing(self, path: Path) -> None:
        for cell in self.cells(path):
            assert len(cell.source.splitlines()) == 1
            tree = ast.parse(cell.source)
            assert not any(
                isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda | ast.For | ast.With)
                for node in ast.walk(tree)
            )
            assert cell.source == "from helpers.notebook import show, table" or re.fullmatch(
                r'(show\("fig-|table\("tbl-)[a-z0-9-]+"\)', cell.source
            )

    def test_nothing_volatile_is_stored(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b20\d\d-\d\d-\d\dT\d\d:", text)
        assert "iopub" not in text
        notebook = json.loads(text)
        assert set(notebook["metadata"]) == {"kernelspec", "language_info"}
        assert [cell["id"] for cell in notebook["cells"]] == [
            f"cell-{number:03d}" for number in range(len(notebook["cells"]))
        ]

    def test_it_is_stored_in_its_normal_form(self, path: Path) -> None:
        stored = path.read_bytes()
        normal = execution.normal_form(nbformat.read(path, 4)).encode()
        # Not compared as a whole, because the difference would fill many screens.
        wrong = next(
            (
                n
                for n, (a, b) in enumerate(zip(stored.splitlines(), normal.splitlines(), strict=False), 1)
                if a != b
            ),
            0,
        )
        assert stored == normal, f"line {wrong} is not as `book refresh` writes it"

    def test_it_opens_with_a_title_and_the_last_says_what_holds(self, path: Path) -> None:
        prose = "\n\n".join(
            cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "markdown"
        )
        assert prose.startswith("# ")
        if path == NOTEBOOKS[-1]:
            assert "## What holds, what is not shown, what stays open" in prose


def test_every_exhibit_is_shown_by_exactly_one_cell() -> None:
    shown = [
        found.group(1)
        for path in NOTEBOOKS
        for cell in nbformat.read(path, 4).cells
        if cell.cell_type == "code" and (found := re.search(r'\("((?:fig|tbl)-[a-z0-9-]+)"\)', cell.source))
    ]
    assert sorted(shown) == sorted(exhibits.registry())
