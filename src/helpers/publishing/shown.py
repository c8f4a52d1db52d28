"""The copy of a picture that a page shows: part of the page, so that its labels are found, and its colours
and letters are the page's.
"""

from __future__ import annotations

import base64
import html
import re

from helpers.exhibits import colours, letters
from helpers.exhibits.layout import Layout
from helpers.publishing.markup import render

SHEET = "figures.css"
#: What stands before the drawing, and what the picture says of itself where it lies alone.
HEAD = re.compile(r"\A.*?(?=<svg)", re.DOTALL)
ABOUT = re.compile(r"\s*<metadata>.*?</metadata>|<title>.*?</title>", re.DOTALL)
SIZE = re.compile(r'(<svg[^>]*?) width="[^"]*"')
HEIGHT = re.compile(r'(<svg[^>]*?) height="[^"]*"')
NAMESPACES = re.compile(r' xmlns(:xlink)?="[^"]*"| version="1\.1"')
#: HTML knows `href` in a drawing; `xlink:` belongs to XML.
LINK = "xlink:href"


def picture(svg: bytes, alt: str, layout: Layout, *, alone: bool = False) -> str:
    """The picture as a part of a page: its colours are variables of the style sheet, and a reader who does
    not see it is told its alternative text. One that stands alone has no other form for another screen.
    """
    text = ABOUT.sub("", HEAD.sub("", svg.decode(), count=1))
    root, _, rest = text.partition(">")
    root = NAMESPACES.sub("", HEIGHT.sub(r"\1", SIZE.sub(r"\1", root)))
    names = f"exhibit-picture {layout.name}{' alone' if alone else ''}"
    said = f' class="{names}" role="img" aria-label="{html.escape(alt)}"'
    known = colours.by_hex()
    rest = colours.HEX.sub(lambda found: f"var(--fig-{known[found[0].lower()].key},{found[0]})", rest)
    lines = (line.strip() for line in rest.replace(LINK, "href").splitlines())
    return f"{root.replace('<svg', f'<svg{said}', 1)}>" + "\n".join(line for line in lines if line)


def sheet() -> str:
    """The colours of figures on a light and on a dark page, and the font of their labels."""
    fonts = {weight: base64.b64encode(file.read_bytes()).decode() for weight, file in letters.FILES.items()}
    licence = letters.LICENCE.read_text(encoding="utf-8").replace("*/", "* /").strip()
    return render(SHEET, colours=colours.COLOURS, fonts=fonts, family=letters.FAMILY, licence=licence)
