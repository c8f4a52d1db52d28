"""A table of docutils, and words to fill it, for what is set in print."""

from __future__ import annotations

from docutils import nodes as n

HEAD = ["Id", "What is stated", "What the record says"]
LONG = "The Council took note of the strategy, and the Commission reported on it in the year after. " * 6


def table(rows: list[list[str]], widths: list[int]) -> n.table:
    """A table with its first row as head."""
    group = n.tgroup(cols=len(widths))
    made = [n.row("", *(n.entry("", n.paragraph("", "", n.Text(text))) for text in row)) for row in rows]
    group += [n.colspec(colwidth=width) for width in widths]
    group += [n.thead("", made[0]), n.tbody("", *made[1:])]
    return n.table("", group)
