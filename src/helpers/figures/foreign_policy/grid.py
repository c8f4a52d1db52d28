"""Answers as marks that read without colour, for grids of states and votes."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.exhibits import style
from helpers.measures.votes.followed import ABSENT, UNREAD

#: The column or row of the Union, beside codes of states.
UNION = "EU"
NAMES = {
    UNION: "EU", "KAZ": "Kazakhstan", "KGZ": "Kyrgyzstan", "TJK": "Tajikistan", "TKM": "Turkmenistan",
    "UZB": "Uzbekistan", "BLR": "Belarus", "RUS": "Russia", "CHN": "China", "TUR": "Türkiye", "USA": "US",
}  # fmt: skip
_DISC: style.Look = {"marker": "o", "ms": 7, "mec": style.INK, "mew": 0.9, "ls": "none"}
#: How an answer is drawn: full, half, crossed, a stroke where none was cast, an empty square where it was not read.
MARKS: dict[str, style.Look] = {
    "yes": _DISC | {"mfc": style.INK},
    "abstain": _DISC | {"fillstyle": "left", "mfc": style.INK, "markerfacecoloralt": "white"},
    "no": {"marker": "x", "ms": 6.5, "mec": style.INK, "mew": 1.8, "ls": "none"},
    ABSENT: {"marker": "_", "ms": 5, "mec": style.GREY, "mew": 1.0, "ls": "none"},
    UNREAD: {"marker": "s", "ms": 5, "mec": style.GREY, "mfc": "none", "mew": 0.8, "ls": "none"},
}
WORDS = {"yes": "yes", "abstain": "abstains", "no": "no", ABSENT: "casts no vote", UNREAD: "not read"}


def mark(axes: Axes, x: float, y: float, answer: str) -> None:
    """The mark of an answer at a place; its label is the answer."""
    axes.plot([x], [y], label=answer or "unread", **MARKS[answer])


def key(answers: list[str]) -> list[Line2D]:
    """A key to the marks."""
    return [Line2D([], [], label=WORDS[answer], **MARKS[answer]) for answer in answers]
