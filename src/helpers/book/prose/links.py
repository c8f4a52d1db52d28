"""Links of the prose that stand for something: found in its source, with the place of each as an editor
counts it.

A number is written `[0.53](fact:fig-x.name)`, a statement of an article `[words](claim:a-068)`, a finding
`[sentence](finding:id)` with its numbers and its caveat `[words](finding:id.beside)`, a term of the glossary
`[term](term:soft-power)`, a work `[Nye (2004)](cite:nye2004)`, a file that the build makes `[the
ledger](download:ledger.csv)`, an exhibit `[Fig. 7.1](#fig-x)`. Any viewer shows the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SCHEMES = ("fact", "claim", "finding", "term", "cite", "download")
#: How the address of what stands beside a finding ends.
BESIDE = ".beside"
_SCHEME = "|".join(SCHEMES)
#: How the address of a link that stands for something begins, as it looks where it was not read as a link.
SIGN = re.compile(rf"\]\((?:(?:{_SCHEME}):|#(?:fig|tbl)-)")
_LINK = re.compile(
    r"(?<![\\!])\[(?P<words>(?:[^\[\]\n]|\n(?![ \t]*\n))*)\]"
    rf"\((?:(?P<scheme>{_SCHEME}):(?P<target>[^\s()<>]*)|#(?P<exhibit>(?:fig|tbl)-[^\s()<>]*))\)"
)
_OUTER = re.compile(r"(?<!\\)(?P<image>!?)\[(?P<words>[^\[\]]*)\]\([^()\s]*\)")
_FILE = re.compile(r"(?<![\\!])\[[^\[\]]*\]\((?P<path>(?![a-z][a-z0-9+.-]*:|#)[^\s()<>#]+)(?:#[^\s()<>]*)?\)")
_BARE = re.compile(rf"<(?:{_SCHEME}):[^\s<>]*>")
_ROLE = re.compile(r"\{[a-zA-Z][\w:+-]*\}`")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_FENCE = re.compile(r"^([ \t]*)(`{3,}|~{3,})([^\n]*)\n(.*?)^\1\2`*~*[ \t]*$", re.DOTALL | re.MULTILINE)
#: Directives whose content is no prose.
_UNREAD = re.compile(r"\{(raw|code|code-block|code-cell|literalinclude|include|math)\}")
#: Stands where something was taken out, so that places stay the same.
BLANK = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Place:
    """A place in the book's source: file, cell of a notebook from 1, and line from 1 within the cell or the
    file.
    """

    page: str
    line: int
    cell: int = 0

    def __str__(self) -> str:
        return (
            f"{self.page}, cell {self.cell}, line {self.line}"
            if self.cell
            else f"{self.page}, line {self.line}"
        )


@dataclass(frozen=True)
class Passage:
    """A piece of prose: a page written in Markdown, or a cell of a notebook."""

    page: str
    text: str
    cell: int = 0

    def place(self, offset: int) -> Place:
        """The place of a character."""
        return Place(self.page, self.text.count("\n", 0, offset) + 1, self.cell)


@dataclass(frozen=True)
class Link:
    """A link that stands for something.

    Attributes
    ----------
    scheme : str
        One of `SCHEMES`, or `exhibit`.
    target : str
        What stands behind the scheme: a fact as `fig-x.name`, the id of a claim, a term, a key, a file, an
        exhibit.
    words : str
        What a reader sees.
    start, end : int
        Where the link begins and ends in its passage; its words begin one character after `start`.
    """

    scheme: str
    target: str
    words: str
    start: int
    end: int

    @property
    def address(self) -> str:
        return f"#{self.target}" if self.scheme == "exhibit" else f"{self.scheme}:{self.target}"

    @property
    def said(self) -> str:
        """The words on one line."""
        return re.sub(r"[ \t]*\r?\n[ \t]*", " ", self.words)

    @property
    def span(self) -> tuple[int, int]:
        """Where the words begin and end."""
        return self.start + 1, self.start + 1 + len(self.words)


def blanked(text: str, start: int, end: int) -> str:
    """The text with a part taken out, all other characters and all lines at their places."""
    return text[:start] + re.sub(r"[^\n]", BLANK, text[start:end]) + text[end:]


def without_code(text: str) -> str:
    """The text with everything taken out that is shown as it is typed."""
    for fence in list(_FENCE.finditer(text)):
        said = fence[3].strip()
        if not said.startswith("{") or _UNREAD.match(said):
            text = blanked(text, *fence.span())
    for code in list(_CODE.finditer(text)):
        # A role's words stand between backticks too, and is to be found.
        if "\n\n" not in code[0] and "\n```" not in code[0] and not code[0].startswith("```"):
            text = blanked(text, code.start() + len(code[1]), code.end())
    return text


def find(text: str) -> list[Link]:
    """Every link that stands for something, in order; links within links are found, and told
    by `misformed`.
    """
    return [
        Link(
            "exhibit" if found["exhibit"] else found["scheme"],
            found["exhibit"] or found["target"],
            found["words"],
            *found.span(),
        )
        for found in _LINK.finditer(without_code(text))
    ]


def files(text: str) -> list[tuple[int, str]]:
    """Where the text links to a file beside it, and the file's relative path."""
    return [(found.start(), found["path"]) for found in _FILE.finditer(without_code(text))]


def misformed(text: str) -> Iterator[tuple[int, str]]:
    """Where the text holds what a viewer or the book would show wrongly, and why with the cure."""
    bare = without_code(text)
    for role in _ROLE.finditer(bare):
        yield (
            role.start(),
            (
                f"{role[0][:-1]} is a role, which other viewers print as it is; write a link, such as "
                f"[0.53](fact:fig-x.name)"
            ),
        )
    for found in _BARE.finditer(bare):
        yield found.start(), f"{found[0]} has no words; write [words]({found[0][1:-1]})"
    for link in find(text):
        bare = blanked(bare, link.start, link.end)
        if not link.words.strip():
            yield (
                link.start,
                f"the link to {link.address} has no words; write ? for what book refresh is to fill in",
            )
    for outer in _OUTER.finditer(bare):
        if BLANK in outer["words"]:
            inner = next(link for link in find(text) if outer.start() < link.start < outer.end())
            held = "the alternative text of a picture" if outer["image"] else "another link"
            yield (
                text.rfind(f"({inner.address})", 0, inner.end),
                (
                    f"the link to {inner.address} stands within {held}, and only one of the two would be a "
                    f"link; move it out"
                ),
            )
            bare = blanked(bare, *outer.span())
    for sign in SIGN.finditer(bare):
        yield (
            sign.start(),
            (
                f"{text[sign.start() : sign.end()]!r} is not read as a link; write [words](address) with "
                "plain words and no space in the address"
            ),
        )
