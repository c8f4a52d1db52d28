"""A picture inside a notebook's HTML as lines of text, so that a change of the picture is a change of some
lines, and can be merged.

The SVG stands in a `data:` address, percent-encoded as little as it may be. An address drops the line breaks
within it, so each line's own break is encoded and followed by a real one, at which the notebook's file breaks
its lines.
"""

from __future__ import annotations

import html
import re
from urllib.parse import quote, unquote

from helpers.exhibits.layout import LAYOUTS
from helpers.exhibits.waiting import without_narrow

PREFIX = "data:image/svg+xml,"
#: What neither ends the attribute nor means anything in an address or in HTML.
PLAIN = " /:;=,.-_()!*+@?$~"


def address(svg: bytes) -> str:
    """The `data:` address of a picture."""
    return PREFIX + "%0A\n".join(quote(line, safe=PLAIN) for line in svg.decode("utf-8").split("\n"))


def page(alt: str, wide: bytes, narrow: bytes | None) -> str:
    """The HTML of a figure in a notebook: the wide picture, and the narrow one, if there is one, folded
    away.
    """
    shown, *folded = (
        f'<img alt="{html.escape(alt)}" src="{address(svg)}">' for svg in (wide, narrow) if svg is not None
    )
    more = [f"\n<details><summary>On a telephone</summary>\n{one}</details>" for one in folded]
    return shown + "".join(more)


def pictures(identifier: str, page: str) -> list[bytes]:
    """The pictures in the HTML of a figure: the wide one and, unless it still waits for one, the narrow one.

    Raises
    ------
    ValueError
        Where one is missing, or one is too many.
    """
    forms = 1 if identifier in without_narrow() else len(LAYOUTS)
    found = re.findall(rf'src="{re.escape(PREFIX)}([^"]*)"', page)
    if len(found) != forms:
        said = (
            "no picture" if not found else "no narrow picture" if len(found) < forms else "one picture more"
        )
        raise ValueError(f"{said} stands in this output: run `book refresh`")
    return [unquote(address.replace("\n", "")).encode("utf-8") for address in found]
