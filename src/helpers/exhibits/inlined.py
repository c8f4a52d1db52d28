"""A picture inside a notebook's HTML as lines of text, so that a change of the picture is a change of some
lines, and can be merged.

The SVG stands in a `data:` address, percent-encoded as little as it may be. An address drops the line breaks
within it, so each line's own break is encoded and followed by a real one, at which the notebook's file breaks
its lines.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

PREFIX = "data:image/svg+xml,"
#: What neither ends the attribute nor means anything in an address or in HTML.
PLAIN = " /:;=,.-_()!*+@?$~"


def address(svg: bytes) -> str:
    """The `data:` address of a picture."""
    return PREFIX + "%0A\n".join(quote(line, safe=PLAIN) for line in svg.decode("utf-8").split("\n"))


def picture(page: str) -> bytes:
    """The picture whose address stands in a piece of HTML.

    Raises
    ------
    ValueError
        Where there is none.
    """
    found = re.search(rf'src="{re.escape(PREFIX)}([^"]*)"', page)
    if not found:
        raise ValueError("no picture stands in this output: run `book refresh`")
    return unquote(found[1].replace("\n", "")).encode("utf-8")
