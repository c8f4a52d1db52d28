"""A small book with prose of every kind, built by Sphinx with the extension and nothing else of the real book."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from helpers.book.build import COLOUR
from helpers.book.extension import nodes
from helpers.exhibits import MIME
from helpers.publishing import downloads, searching

BIB = "@book{nye2004,\n author = {Nye, Joseph S.},\n title = {Soft Power},\n publisher = {P},\n address = {N},\n year = {2004},\n}\n"
PROSE = """# One

Grew to [0.52](fact:tbl-small.last) in [two](fact:tbl-small.n) ways, [borne out](fact:tbl-small.word) ([Table 1.1](#tbl-small)).

[Three parties](claim:a-001) have [soft power](term:soft-power), says [Nye (2004)](cite:nye2004), and [(Nye, 2004)](cite:nye2004).
"""
INDEX = """# Small

See [chapter 1](chapters/01-one.ipynb), [Table 1.1](#tbl-small), the [ledger](download:ledger.csv).

```{glossary}
soft power
  Attraction, as [Nye (2004)](cite:nye2004) says.
```

```{bibliography}
```
"""
CARD: dict[str, Any] = {
    "id": "tbl-small", "kind": "table", "title": "T", "caption": "A small table", "alt": "", "reading": "",
    "facts": {"last": 0.5235, "n": 2, "word": "borne out"}, "tables": [], "sources": ["own"], "columns": ["a"],
    "rows": [[1]], "fingerprint": {}, "header": ["a"], "body": [[{"text": "1"}]], "align": "l", "widths": [],
}  # fmt: skip


@dataclass
class Small:
    """What the build of the small book gave: warnings that stop it, and its pages."""

    out: Path
    said: list[str]

    def page(self, name: str = "chapters/01-one") -> BeautifulSoup:
        return BeautifulSoup((self.out / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


Build = Callable[..., Small]


def _quiet(line: str) -> bool:
    """Whether a warning is about what a small book has not: the ledger, and the exhibits of the registry."""
    return "no page shows it" in line or "'a-001'" in line or ("a-001" in line and "undefined label" in line)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Builds the small book; each build is a clean one. Its exhibit is none of the registry's, so nothing is published of it."""
    monkeypatch.setattr(nodes.passports, "passport", lambda *_: "")
    monkeypatch.setattr(searching.provenance, "sources", lambda _: [])
    for name in ("write_exhibits", "write_claims", "write_book", "write_package"):
        monkeypatch.setattr(downloads, name, lambda *_: None)

    def build(
        prose: str = PROSE,
        index: str = INDEX,
        card: dict[str, Any] | None = None,
        draft: bool = False,
        note: str = "",
    ) -> Small:
        root = tmp_path / "book"
        (root / "chapters").mkdir(parents=True, exist_ok=True)
        (root / "_toc.yml").write_text(
            "format: jb-book\nroot: start\nparts:\n- numbered: true\n  chapters:\n  - file: chapters/01-one\n",
            encoding="utf-8",
        )
        (root / "references.bib").write_text(
            BIB.replace("year", f"note = {{{note}}},\n year") if note else BIB, encoding="utf-8"
        )
        (root / "start.md").write_text(index, encoding="utf-8")
        output = {
            "output_type": "execute_result", "execution_count": 1, "metadata": {},
            "data": {MIME: CARD | (card or {}), "text/plain": "x"},
        }  # fmt: skip
        cells: list[dict[str, Any]] = [
            {"cell_type": "markdown", "id": "c0", "metadata": {}, "source": prose},
            {
                "cell_type": "code", "id": "c1", "metadata": {}, "execution_count": 1,
                "source": 'table("tbl-small")', "outputs": [output],
            },
        ]  # fmt: skip
        notebook = {
            "cells": cells,
            "metadata": {"language_info": {"name": "python"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        (root / "chapters" / "01-one.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        out, said = tmp_path / "out", io.StringIO()
        with patch_docutils(None), docutils_namespace():
            app = Sphinx(
                root, None, out, tmp_path / "trees", "html",
                {
                    "extensions": ["myst_nb", "sphinx_external_toc", "sphinxcontrib.bibtex", "helpers.book.extension"],
                    "nb_execution_mode": "off", "numfig": True, "bibtex_bibfiles": ["references.bib"],
                    "bibtex_reference_style": "author_year_round", "bibtex_default_style": "author_first", "external_toc_path": "_toc.yml", "nitpicky": True,
                    "book_draft": draft, "html_theme": "basic", "exclude_patterns": ["_build"], "root_doc": "start",
                    "numfig_format": {"figure": "Fig. %s", "table": "Table %s"}, "suppress_warnings": ["config.cache"],
                },
                status=None, warning=said, freshenv=True,
            )  # fmt: skip
            try:
                app.build(force_all=True)
            except SphinxError as error:
                said.write(f"{error}\n")
        lines = [COLOUR.sub("", line) for line in said.getvalue().splitlines() if line.strip()]
        return Small(out, [line.removeprefix("WARNING: ") for line in lines if not _quiet(line)])

    return build
