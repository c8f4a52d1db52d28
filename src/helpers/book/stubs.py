"""A new exhibit begins as a stub: every file that it needs, each marked where a person writes.

While a mark stands, the check and the build name it and stop; no stub looks finished.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat

from helpers import exhibits, paths, tables
from helpers.book.execution import normal_form
from helpers.exhibits.unwritten import MARK
from helpers.publishing import rows
from helpers.tables import computed

IDENTIFIER = re.compile(r"(?:fig|tbl)-[a-z0-9]+(?:-[a-z0-9]+)*")
#: How the heading of a section begins; a new exhibit stands before the last one of its chapter.
CLOSING = "## "
_HEADING = re.compile(r"(?m)^## ")
#: Python's own names and those that a stub imports; no function may take them.
TAKEN = frozenset(
    ("rows_of", "facts_of", "drawn", "pd", "style", "exhibit", "Fact", "Figure", "Layout", "Mapping")
)

FIGURE = '''"""Figure of chapter {chapter}: {subject}."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, exhibit, style


def rows_of({parameters}) -> pd.DataFrame:
    """The rows that the figure shows, each with its source."""
    raise NotImplementedError("{mark}: the rows, from the tables alone, with a column source")


def facts_of(rows: pd.DataFrame) -> dict[str, Fact]:
    """What the texts and the chapter say of the rows, by name."""
    raise NotImplementedError("{mark}: each fact that a text or the chapter reads, and no other")


def drawn(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """The picture, from rows and facts alone, in either layout."""
    figure, (ax,) = style.canvas(3.2)
    ax.set_title("{mark}: the drawing, and its finding as the title")
    return figure


@exhibit("{identifier}", tables={tables})
def {function}({parameters}) -> Drawn:
    """{Subject}."""
    rows = rows_of({arguments})
    return Drawn(drawn, rows, facts_of(rows))
'''
TABLE = '''"""Table of chapter {chapter}: {subject}."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import Cell, Fact, Tabled, exhibit

HEADER = ("{mark}: the head of each column",)


def rows_of({parameters}) -> pd.DataFrame:
    """The rows that the table shows, each with its source."""
    raise NotImplementedError("{mark}: the rows, from the tables alone, with a column source")


def facts_of(rows: pd.DataFrame) -> dict[str, Fact]:
    """What the texts and the chapter say of the rows, by name."""
    raise NotImplementedError("{mark}: each fact that a text or the chapter reads, and no other")


def body_of(rows: pd.DataFrame) -> list[list[str | Cell]]:
    """The cells as readers see them."""
    raise NotImplementedError("{mark}: a list of cells for each row, as many as the header has")


@exhibit("{identifier}", tables={tables})
def {function}({parameters}) -> Tabled:
    """{Subject}."""
    rows = rows_of({arguments})
    return Tabled(HEADER, body_of(rows), rows, facts_of(rows))
'''
TEXTS = """
{identifier}:
  title: >-
    {mark}: what it shows, as a list of exhibits or a citation names it
  caption: >-
    {mark}: the finding first, its numbers and comparing words as facts, then what is drawn
{alt}  reading: >-
    {mark}: how to read it, and how it is misread
  units:
    value: {mark} the unit of every column of numbers
"""
ALT = """  alt: >-
    {mark}: the kind of picture and its finding, for readers who do not see it
"""
PROSE = (
    f"{MARK}: what [?](#{{identifier}}) shows for the question of the chapter, how strong it is and what "
    f"it cannot say, "
    "each number a link to a fact."
)
TEST = '''"""{Subject}: rows, facts and {artists}, on a small table made by hand."""

from __future__ import annotations

from helpers.figures.{folder} import {module}


def test_the_rows_facts_and_{artists}_follow_from_the_table() -> None:
    assert {module}.{function}
    raise NotImplementedError("{mark}: a small table, what follows from it; break the code, see it fail")
'''


class StubError(Exception):
    """Nothing was written; the message says why, and what to do."""


@dataclass(frozen=True)
class Stub:
    """New contents by file below the checkout, and what the reader is told."""

    contents: Mapping[str, str]
    told: str


def exhibit(
    identifier: str, *, chapter: str, named: Sequence[str], subject: str, root: Path = paths.ROOT
) -> Stub:
    """The stub of a figure or a table.

    Parameters
    ----------
    identifier : str
        Its permanent name, `fig-…` or `tbl-…`.
    chapter : str
        Two digits with which the chapter's file begins.
    named : sequence of str
        Tables, read or computed, that it is made from.
    subject : str
        What it shows, in words that hold whatever it finds.
    root : Path
        The checkout.

    Raises
    ------
    StubError
        Where the id has not the form of one or is taken, the chapter or a table is unknown, or the subject is
        empty.
    """
    published = tables.load("published", root / "data")
    _free(identifier, dict(zip(published["name"], published["subject"], strict=True)), root)
    notebook = _chapter(chapter, root)
    _known(named, root)
    subject = subject.strip().rstrip(".")
    if not subject or "\n" in subject or '"' in subject or "\\" in subject:
        raise StubError(
            f"subject {subject!r}: say on one line, without straight quotation marks, what {identifier} "
            f'shows: --subject "…".'
        )
    folder, module = notebook.stem[3:].replace("-", "_"), _module(identifier)
    code, test = f"src/helpers/figures/{folder}/{module}.py", f"tests/figures/{folder}/test_{module}.py"
    for file in (code, test):
        if (root / file).exists():
            raise StubError(f"{file} is there already; choose another id, or write the exhibit into it.")
    words = {
        "identifier": identifier, "chapter": chapter, "mark": MARK, "folder": folder, "module": module,
        "subject": subject, "Subject": subject[0].upper() + subject[1:], "function": module,
        "artists": "artists" if identifier.startswith("fig-") else "cells",
        "parameters": ", ".join(f"{name}: pd.DataFrame" for name in named), "arguments": ", ".join(named),
        "tables": "(" + ", ".join(f'"{name}"' for name in named) + ("," if len(named) == 1 else "") + ")",
    }  # fmt: skip
    figure = identifier.startswith("fig-")
    alt = ALT.format(**words) if figure else ""
    said = f"src/helpers/figures/{folder}/texts.yml"
    row = {"name": identifier, "kind": "figure" if figure else "table", "subject": subject}
    register = rows.file_of("published", root / "data")
    contents = {
        code: (FIGURE if figure else TABLE).format(**words),
        said: (root / said).read_text(encoding="utf-8") + TEXTS.format(alt=alt, **words),
        f"chapters/{notebook.name}": shown(notebook, identifier),
        f"data/{register}": _listed(root / "data" / register, row),
        test: TEST.format(**words),
    }
    told = (
        f"{identifier} is free, and a stub of it is written into\n"
        + "\n".join(f"  {file}" for file in contents)
        + f"\nWrite what book check names, {code} first; the other exhibits of the chapter show the way.\n"
        + f"Then: book show {identifier}, book refresh {chapter}, and make check."
    )
    return Stub(contents, told)


def _free(identifier: str, taken: Mapping[str, str], root: Path) -> None:
    if not IDENTIFIER.fullmatch(identifier):
        raise StubError(
            f"{identifier!r}: an id is fig-name or tbl-name, in small letters, digits and single hyphens."
        )
    known = dict(taken) | {
        name: entry.title for name, entry in exhibits.registry().items() if name not in taken
    }
    if identifier in known:
        number = next(number for number in range(2, 999) if f"{identifier}-{number}" not in known)
        raise StubError(
            f"{identifier} is taken for good by “{known[identifier]}”; choose another id: "
            f"{identifier}-{number} is free."
        )


def _chapter(chapter: str, root: Path) -> Path:
    found = {path.name[:2]: path for path in paths.notebooks(root)}
    if chapter not in found:
        raise StubError(f"chapter {chapter!r} is none of the book's: one of {', '.join(found)}.")
    return found[chapter]


def _known(named: Sequence[str], root: Path) -> None:
    known = [*tables.package(root / "data").tables, *computed.makers()]
    if not named:
        raise StubError("Name the tables that it is made from: --tables indicators.")
    for name in named:
        if name not in known:
            near = [one for one in known if name[:4] in one]
            raise StubError(f"table {name!r} is none of the book's: one of {', '.join(near or known)}.")


def _module(identifier: str) -> str:
    """The module, and the function in it, of an exhibit."""
    name = identifier[4:].replace("-", "_")
    return (
        f"{identifier[:3]}_{name}" if name[0].isdigit() or keyword.iskeyword(name) or name in TAKEN else name
    )


def _listed(path: Path, row: Mapping[str, str]) -> str:
    header, *lines = rows.read(path)
    new = [(dict(row) | {"status": "published"}).get(column, "") for column in header]
    return rows.written([header, *sorted([*lines, new])])


def shown(notebook: Path, identifier: str) -> str:
    """The chapter with a cell that shows the exhibit and a cell of prose, before the heading of its last
    section.

    Raises
    ------
    StubError
        Where the chapter has no such heading.
    """
    book = nbformat.read(notebook, as_version=4)
    closing = [
        place
        for place, cell in enumerate(book.cells)
        if cell.cell_type == "markdown" and _HEADING.search(cell.source)
    ]
    if not closing:
        raise StubError(f"{notebook.name} has no heading of a section, before which an exhibit stands.")
    place = closing[-1]
    source = book.cells[place].source
    begin = [found.start() for found in _HEADING.finditer(source)][-1]
    before, closing_section = source[:begin], source[begin:]
    line = f'{"show" if identifier.startswith("fig-") else "table"}("{identifier}")'
    code = nbformat.v4.new_code_cell(line, metadata={"tags": ["remove-input"]})
    prose = PROSE.format(identifier=identifier)
    cells = [code, nbformat.v4.new_markdown_cell(f"{prose}\n\n{closing_section}")]
    if before.strip():
        cells.insert(0, nbformat.v4.new_markdown_cell(before.rstrip()))
    book.cells[place : place + 1] = cells
    return normal_form(book)


def named(words: Iterable[str]) -> list[str]:
    """Names of tables, from words that may hold several with commas."""
    return [name for word in words for name in word.replace(",", " ").split()]
