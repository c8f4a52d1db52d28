"""The seeded edits of the benchmark can be made: each changes its file, and leaves tables of the form that the schema asks for."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import warm_builds
from warm_builds import EDITS, Edit

from conftest import copy_tree
from helpers import tables


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the book, whose files each test gives back."""
    return copy_tree(tmp_path_factory.mktemp("warm") / "book")


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_each_edit_changes_its_file_and_breaks_no_table(edit: Edit, book: Path) -> None:
    draw = random.Random(1)
    path = edit.file(book, draw)
    before = path.read_text(encoding="utf-8")
    after = edit.change(before, draw)
    assert after != before
    path.write_text(after, encoding="utf-8", newline="\n")
    try:
        if path.is_relative_to(book / "data"):
            assert tables.check(book / "data") == []
    finally:
        path.write_text(before, encoding="utf-8", newline="\n")


def test_the_evidence_that_is_taken_away_was_all_that_a_claim_had() -> None:
    header = "evidence,claim,relation,part\n"
    text = header + "e-1,a-1,supports,\ne-2,a-1,differs,\ne-3,a-2,supports,\ne-4,a-3,supports,p\n"
    assert warm_builds.undecided(text, random.Random(1)) == text.replace("a-2,supports", "a-2,context")
