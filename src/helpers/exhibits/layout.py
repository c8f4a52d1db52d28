"""The two layouts of a figure: wide, as wide as the text of a page, and narrow, for a telephone.

One function draws both. It is given the layout and asks it what differs; what differs in every figure alike
(width, size of letters, how panels stand) `style` does by the layout in use.
"""

from __future__ import annotations

import functools
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from matplotlib.bezier import BezierSegment
from matplotlib.path import Path
from matplotlib.textpath import TextPath

Choice = TypeVar("Choice")


@dataclass(frozen=True)
class Layout:
    """A layout of a figure.

    Attributes
    ----------
    name : str
        `wide` or `narrow`; begins the ids within the picture and names its file.
    width : float
        Width of the figure in inches.
    text, small, title : float
        Sizes of letters in points: of labels, of the smallest print, of the titles of panels.
    line : int
        Characters of the smallest print that a line of the whole width holds.
    """

    name: str
    width: float
    text: float
    small: float
    title: float
    line: int

    @property
    def narrow(self) -> bool:
        """Whether it is the one for a telephone."""
        return self.name == "narrow"

    def pick(self, wide: Choice, narrow: Choice) -> Choice:
        """Of two values the one for this layout."""
        return narrow if self.narrow else wide

    def wrap(self, text: str, wide: int, narrow: int) -> str:
        """The text broken into lines of at most so many characters."""
        return "\n".join(textwrap.wrap(text, self.pick(wide, narrow))) or text

    def across(self, text: str, size: float = 0.0) -> float:
        """How wide a text is, as a share of the figure's width, in letters of this size or of labels."""
        return _width(text, size or self.text) / (72 * self.width)

    @contextmanager
    def use(self) -> Iterator[Layout]:
        """Draw in this layout while the context lasts."""
        token = _current.set(self)
        try:
            yield self
        finally:
            _current.reset(token)


WIDE = Layout("wide", width=6.3, text=8.2, small=6.6, title=9.4, line=118)
#: A screen of 360 pixels leaves some 320 for a picture: nine points of 3.6 inches are eleven pixels of them.
NARROW = Layout("narrow", width=3.6, text=9.0, small=9.0, title=9.6, line=46)
LAYOUTS = (WIDE, NARROW)
_current: ContextVar[Layout] = ContextVar("layout", default=WIDE)


@functools.cache
def _width(text: str, size: float) -> float:
    """How wide the letters of a text are, in points: what `Path.get_extents` gives, to the last bit.

    That follows every curve of every letter. No curve leaves its control points, so that only those count
    which have one beyond all ends of curves; in the book's font hardly a letter has.
    """
    path = TextPath((0, 0), text, size=size)
    codes, across = path.codes, path.vertices[:, 0]
    # The place of each vertex within its curve; those of the last are ends.
    ends = np.isin(codes, [Path.MOVETO, Path.LINETO])
    for code, length in ((Path.CURVE3, 2), (Path.CURVE4, 3)):
        ends[np.flatnonzero(codes == code)[length - 1 :: length]] = True
    low, high = across[ends].min(), across[ends].max()
    beyond = ((across < low) | (across > high)) & np.isin(codes, [Path.CURVE3, Path.CURVE4])
    for place in np.flatnonzero(beyond & ~ends):
        first, last = place, place
        while not ends[first - 1]:
            first -= 1
        while not ends[last]:
            last += 1
        curve = BezierSegment(path.vertices[first - 1 : last + 1])
        found = curve([0, *curve.axis_aligned_extrema()[1], 1])[:, 0]
        low, high = min(low, found.min()), max(high, found.max())
    return float(high - low)


def current() -> Layout:
    """The layout in use: the wide one where none is said."""
    return _current.get()
