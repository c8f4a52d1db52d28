"""Headlines: more than three bold words are one, a headline is a finding, and no finding is said alone."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from helpers.book.prose import links
from helpers.book.prose.links import Passage

#: So many words may be bold without being a headline, as a name or a word at the head of a paragraph is.
WORDS = 3
_BOLD = re.compile(r"(?<![\\*_])(?:\*\*|__)(?=[^\s*_])(.+?)(?<=[^\s])(?:\*\*|__)(?![*_])", re.DOTALL)
_FINDING = re.compile(r"\[[^\[\]]*\]\(finding:[^\s().]+\)[.;:]?")
_ADDRESS = re.compile(r"\]\([^()\s]*\)")
#: Pages with headlines from before findings, and how many each still has. The list only gets shorter.
WAITING: dict[str, int] = {}


def headlines(text: str) -> Iterator[tuple[int, str]]:
    """Bold runs of more than three words that are no finding: where each begins, and what it says."""
    bare = links.without_code(text)
    for found in _BOLD.finditer(bare):
        said = text[found.start(1) : found.end(1)]
        if "\n\n" in said or _FINDING.fullmatch(said.strip()):
            continue
        plain = " ".join(_ADDRESS.sub("", said).replace("[", "").split())
        if len(plain.split()) > WORDS:
            yield found.start(), plain


def alone(text: str) -> Iterator[tuple[int, str]]:
    """Findings said in a paragraph that lacks what stands beside them, their numbers and their caveat: where
    each begins, and its id.
    """
    breaks = [place.start() for place in re.finditer(r"\n[ \t]*\n", text)]
    found = [
        (link.start, bisect.bisect(breaks, link.start), link.target)
        for link in links.find(text)
        if link.scheme == "finding"
    ]
    beside = {(paragraph, target) for _, paragraph, target in found}
    for at, paragraph, target in found:
        if not target.endswith(links.BESIDE) and (paragraph, target + links.BESIDE) not in beside:
            yield at, target


def refused(page: str, passages: tuple[Passage, ...] | list[Passage]) -> Iterator[tuple[Passage, int, str]]:
    """Headlines of a page that are no findings, all of them where it has more than it waits with."""
    found = [(passage, at, said) for passage in passages for at, said in headlines(passage.text)]
    if len(found) > WAITING.get(page, 0):
        for passage, at, said in found:
            yield passage, at, f"{said!r} is bold and no finding; write [?](finding:id), or make it plain"
