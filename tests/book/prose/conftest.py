"""Meanings and pages made by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from helpers.book.prose import pages, works
from helpers.book.prose.meanings import Meanings
from helpers.book.prose.pages import Page

BIB = "@book{nye,\n author = {Nye, Joseph S.},\n title = {Soft Power},\n publisher = {P},\n address = {N},\n year = {%s},\n}\n"


@pytest.fixture
def meaning(tmp_path: Path) -> Callable[..., Meanings]:
    """What links stand for: facts of `fig-x` by name, and one of every other kind."""

    def of(year: int = 2004, number: str = "7.1", finding: str = "It grew.", **facts: Any) -> Meanings:
        bib = tmp_path / "references.bib"
        bib.write_text(BIB % year, encoding="utf-8")
        known: Mapping[str, Any] = facts
        return Meanings(
            facts=lambda exhibit: known if exhibit == "fig-x" else None,
            exhibits={"fig-x": number},
            claims=("a-001",),
            findings={"un": finding},
            terms={"soft-power": "soft power"},
            works=works.read(bib),
            files={"ledger.csv": "downloads/ledger.csv"},
        )

    return of


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str], Page]:
    """A page of Markdown with this text."""

    def of(text: str) -> Page:
        path = tmp_path / "book" / "page.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return pages.read(path, tmp_path / "book")

    return of
