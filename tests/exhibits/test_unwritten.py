"""Marks of what is still to be written: found in code, texts and chapters, and told by the one check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpers import paths, tables
from helpers.exhibits import unwritten


def checkout_of(root: Path, **files: str) -> Path:
    places = {
        "code": "src/helpers/figures/culture/one.py",
        "texts": "src/helpers/figures/culture/texts.yml",
        "chapter": "chapters/05-culture.ipynb",
    }
    for name, text in files.items():
        (root / places[name]).parent.mkdir(parents=True, exist_ok=True)
        (root / places[name]).write_text(text, encoding="utf-8")
    return root


def notebook_of(*sources: str) -> str:
    return json.dumps({"cells": [{"cell_type": "markdown", "source": [source]} for source in sources]})


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("code", 'x = 1\nraise NotImplementedError("TO WRITE: the rows")\n', "one.py, line 2: found 'TO WRITE', expected in its place the rows."),
        ("texts", "tbl-one:\n  units:\n    value: TO WRITE the unit\n", "texts.yml, line 3: found 'TO WRITE', expected in its place the unit."),
        ("chapter", notebook_of("# Culture", "Words.\n\nTO WRITE: what it shows."), "line 3, part cell 2: found 'TO WRITE', expected in its place what it shows."),
    ],
)  # fmt: skip
def test_a_mark_is_told_with_its_place(file: str, text: str, said: str, tmp_path: Path) -> None:
    (fault,) = unwritten.marks(checkout_of(tmp_path, **{file: text}))
    assert str(fault).endswith(said)


def test_what_is_written_is_no_mark(tmp_path: Path) -> None:
    root = checkout_of(
        tmp_path, code="x = 1\n", texts="tbl-one: {}\n", chapter=notebook_of("To write a text")
    )
    assert list(unwritten.marks(root)) == []


def test_the_one_check_tells_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = checkout_of(tmp_path, texts="tbl-one:\n  title: TO WRITE the title\n")
    found = list(unwritten.marks(root))
    monkeypatch.setattr(unwritten, "marks", lambda: iter(found))
    assert tables.everything(paths.DATA) == found
