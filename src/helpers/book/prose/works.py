"""Author and year of the works in the bibliography, as the pages print them and the prose writes them."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pybtex.database import BibliographyData, Entry, parse_file
from sphinxcontrib.bibtex.style.referencing import BracketStyle, format_references
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle
from sphinxcontrib.bibtex.style.template import SphinxReferenceInfo


def _round() -> BracketStyle:
    return BracketStyle("(", ")")


@dataclass
class RoundBrackets(AuthorYearReferenceStyle):
    """Author and year as scholars write them, Nye (2004), since square brackets would end a link's words in
    Markdown.
    """

    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_parenthetical: BracketStyle = field(default_factory=_round)


#: In the note of an entry, what stands before the part that was read.
READ = "Read: "
#: Printed after a work of which the bibliography says how much was read.
IN_PART = "°"
#: Under this name `_config.yml` asks for the style.
STYLE = "author_year_round"


def role(words: str) -> str:
    """The role of sphinxcontrib-bibtex that prints a work as these words do: in the sentence, or all in
    brackets.
    """
    return "p" if words.startswith("(") else "t"


def text(entry: Entry, kind: str) -> str:
    """The work as a reference of this kind prints it."""
    # Where the link would lead is nothing to the words.
    nowhere = SphinxReferenceInfo(None, "", "", "", "", "", "")  # type: ignore[arg-type]
    return str(format_references(_style(), kind, [(entry, None, nowhere)]))  # type: ignore[list-item]


def extent(entry: Entry) -> str:
    """How much of the work was read, as its note in the bibliography says; empty where it says nothing."""
    return str(entry.fields.get("note", "")).partition(READ)[2].rstrip(". ")


@functools.cache
def _style() -> RoundBrackets:
    """The style, made once: to find its parts it looks through every installed package."""
    return RoundBrackets()


def read(path: Path) -> dict[str, Any]:
    """Entries of a BibTeX file by key."""
    found: BibliographyData = parse_file(str(path))
    return dict(found.entries.items())
