"""Ids stay whole, since a browser would break ``b-010`` after its hyphen, at a line's end or in a narrow
cell; and the years of a period have a dash, whoever wrote them.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes as n
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from helpers.tables import dates

#: The ids of claims, theses and checks within other words.
ID = re.compile(r"(?<![\w-])([a-z]-\d{2,3})(?![\w-])")
#: What a text of code, of a title or of an address is left as.
LEFT = (n.literal, n.literal_block, n.raw, n.comment, n.title, n.target)


#: Of what a page says, that which is no prose.
CODE = (n.literal, n.literal_block, n.raw, n.comment, n.target)


def parts(text: str) -> list[n.Node]:
    """The text as nodes, each id in one of its own; none where it has no id."""
    if not ID.search(text):
        return []
    return [
        n.inline("", "", n.Text(part), classes=["book-whole"]) if place % 2 else n.Text(part)
        for place, part in enumerate(ID.split(text))
        if part
    ]


class WholeIds(SphinxPostTransform):
    """Sets every id on a page as one word."""

    default_priority = 900
    formats = ("html",)

    def run(self, **_: Any) -> None:
        """Replace each text that has an id."""
        for text in list(self.document.findall(n.Text)):
            parent = text.parent
            if isinstance(parent, LEFT) or not isinstance(parent, n.TextElement):
                continue
            if new := parts(text.astext()):
                parent.replace(text, new)  # type: ignore[arg-type]


class DashedYears(SphinxPostTransform):
    """Sets the years of periods with a dash, in tables and lists from the data as in prose."""

    default_priority = 890

    def run(self, **_: Any) -> None:
        """Replace each text that has a period."""
        for text in list(self.document.findall(n.Text)):
            said = text.astext()
            if not isinstance(text.parent, CODE) and (new := dates.dashed(said)) != said:
                text.parent.replace(text, n.Text(new))


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.add_post_transform(WholeIds)
    app.add_post_transform(DashedYears)
