"""The README says and shows what the data give."""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup

from helpers import paths
from helpers.book.prose import checks, meanings, pages
from helpers.publishing import citing, doorway


def labels(svg: str) -> list[str]:
    return [text.get_text(" ", strip=True) for text in BeautifulSoup(svg, "xml").find_all("text")]


def test_the_readme_shows_the_committed_picture() -> None:
    readme = (paths.ROOT / "README.md").read_text(encoding="utf-8")
    assert doorway.NAME in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", readme)
    assert (paths.ROOT / doorway.NAME).is_file()


def test_the_readme_states_findings_and_numbers_as_they_are_computed() -> None:
    faults = checks.of_page(pages.read(paths.README), meanings.of_book(pages.every()))
    assert [str(fault) for fault in faults] == []
    readme = paths.README.read_text(encoding="utf-8")
    assert len(re.findall(r"\]\(finding:[a-z-]+\)", readme)) == 3
    assert f"\n> {citing.text(citing.whole())}\n" in readme


def test_its_labels_are_those_of_the_figure() -> None:
    """Lines may differ between platforms; words may not."""
    stored = (paths.ROOT / doorway.NAME).read_text(encoding="utf-8")
    assert labels(stored) == labels(doorway.picture())
    assert len(labels(stored)) > 20


def test_it_is_written_once(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert doorway.write(tmp_path)
    assert not doorway.write(tmp_path)
