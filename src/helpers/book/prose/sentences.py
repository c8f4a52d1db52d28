"""Sentences of the prose, and what may not change in one without a person: an order, a sign, a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from helpers.book.prose.links import BLANK, Link

#: Where a block ends: an empty line, or the beginning of an item, a heading, a row, a fence.
_BLOCK = re.compile(r"\n[ \t]*(?=\n)|\n(?=[ \t]*(?:[-*+] |\d+[.)] |#|\||>|:{3}|`{3}|~{3}))")
_END = re.compile(rf"[.!?][\"'\u2019\u201d)\]*_{BLANK}]*\s+(?=[\"'\u2018\u201c(\[*_{BLANK}]*[A-Z0-9])")
_SHORT = re.compile(
    r"(?:^|[\s(\[])(?:[A-Z]\.[A-Z]|Figs?|vol|Nos?|pp?|cf|e\.g|i\.e|al|ca|vs|[Aa]rts?|paras?|eds?|St|Mr|Ms|Dr|[A-Z])\.$"
)

_TYPED = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w-])|(?<![\w.,-])\d+(?:\.\d+)?(?![\w-])")


def _shadow(text: str, links: Iterable[Link]) -> str:
    """The text as long as before, with every address taken out, and brackets of links too."""
    for link in links:
        begin, end = link.span
        words = link.words
        if link.scheme != "finding":
            # "Fig. 7.1" ends no sentence.
            words = re.sub(r"[.!?]", BLANK, words)
        text = text[: link.start] + BLANK + words + BLANK * (link.end - end) + text[link.end :]
        assert begin == link.start + 1
    return text


def spans(text: str, links: Sequence[Link]) -> list[tuple[int, int]]:
    """Where each sentence begins and ends. In doubt two stay one, so that more is compared and less is
    written.
    """
    shadow, found, begin = _shadow(text, links), [], 0
    ends = sorted(
        [place.end() for place in _BLOCK.finditer(shadow)]
        + [place.end() for place in _END.finditer(shadow) if not _SHORT.search(shadow[: place.start() + 1])]
    )
    for end in [*ends, len(text)]:
        if text[begin:end].strip():
            found.append((begin, end))
        begin = end
    return found


def typed(sentence: str) -> list[Decimal]:
    """Numbers that an author typed in figures, outside of every link: "more than 20" is a comparison too."""
    bare = re.sub(r"\[[^\[\]]*\]\([^()\s]*\)", " ", sentence)
    return [Decimal(found[0].replace(",", "")) for found in _TYPED.finditer(bare)]


def plain(text: str) -> str:
    """A sentence as a reader sees it, on one line."""
    bare = re.sub(r"\[([^\[\]]*)\]\([^()\s]*\)", r"\1", text)
    return " ".join(bare.split())


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)


def turned(pairs: Sequence[tuple[Decimal, Decimal]]) -> str:
    """What turns over between the numbers of a sentence as written and as they are to be written; empty if
    nothing does.

    Parameters
    ----------
    pairs : sequence of (Decimal, Decimal)
        Every number of the sentence, old and new, those that stay included.
    """
    for old, new in pairs:
        if _sign(old) != _sign(new):
            return f"the sign of {old} turns over, now {new}"
    for (one, then), (two, after) in combinations(pairs, 2):
        if _sign(one - two) != _sign(then - after):
            return f"the order of {one} and {two} turns over, now {then} and {after}"
    return ""
