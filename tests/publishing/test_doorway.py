"""The picture in the README shows what the data give."""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup

from helpers import paths
from helpers.publishing import doorway


def labels(svg: str) -> list[str]:
    return [text.get_text(" ", strip=True) for text in BeautifulSoup(svg, "html.parser").find_all("text")]


def test_the_readme_shows_the_committed_picture() -> None:
    readme = (paths.ROOT / "README.md").read_text(encoding="utf-8")
    assert doorway.NAME in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", readme)
    assert (paths.ROOT / doorway.NAME).is_file()


def test_its_labels_are_those_of_the_figure() -> None:
    """Lines may differ between platforms; words may not."""
    stored = (paths.ROOT / doorway.NAME).read_text(encoding="utf-8")
    assert labels(stored) == labels(doorway.picture())
    assert len(labels(stored)) > 20


def test_it_is_written_once(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert doorway.write(tmp_path)
    assert not doorway.write(tmp_path)
