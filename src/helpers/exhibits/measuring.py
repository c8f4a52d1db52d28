"""Texts measured once.

To lay a figure out matplotlib asks each text for its box again and again, and reckons it anew from the font
each time: a third of the work of a figure. Where a box lies differs; its size and its lines hang on the text
and its look alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from matplotlib.text import Text

# Matplotlib has no public way to ask for the lines of a text.
_reckon = Text._get_layout  # type: ignore[attr-defined]


@contextmanager
def once() -> Iterator[None]:
    """Reckon the box and the lines of texts that look alike once, while the context lasts."""
    known: dict[tuple[Any, ...], Any] = {}

    def kept(self: Any, renderer: Any) -> Any:
        if self.get_wrap() or self.get_usetex():
            return _reckon(self, renderer)
        # All that it hangs on; the hash of a font's properties is what matplotlib itself knows them by.
        key = (
            type(renderer),
            self.get_figure(root=True).dpi,
            self._text,
            hash(self._fontproperties),
            self.get_rotation(),
            self.get_rotation_mode(),
            self._horizontalalignment,
            self._verticalalignment,
            self._multialignment,
            self._linespacing,
            self._parse_math,
        )
        if key not in known:
            known[key] = _reckon(self, renderer)
        return known[key]

    before = Text._get_layout  # type: ignore[attr-defined]
    Text._get_layout = kept  # type: ignore[attr-defined]
    try:
        yield
    finally:
        Text._get_layout = before  # type: ignore[attr-defined]
