"""Where a waiting figure must stand before the text goes on, so that none comes later than the page after its
mention.

Typst sets a figure on the page where it has room, and others behind it wait. A page of exhibits would leave
them further and further behind the text, so that the text waits: before the paragraph that first mentions an
exhibit all earlier ones are set.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes as n


def shown(document: n.document) -> Iterator[n.Element]:
    """The exhibits of a page, in order."""
    for node in document.findall():
        if isinstance(node, n.figure | n.table) and node["names"] and "echo" not in node["classes"]:
            yield node


def _mentions(paragraph: n.Element, names: set[str]) -> bool:
    """Whether a paragraph has a link to an exhibit."""
    return any(
        (link.get("refid") or link.get("refuri", "").rpartition("#")[2]) in names
        for link in paragraph.findall(n.reference)
    )


def _section(node: n.Node) -> n.Element | None:
    while node is not None and not isinstance(node, n.section):
        node = node.parent
    return node  # type: ignore[return-value]


def _text(section: n.Element | None) -> list[n.paragraph]:
    """The paragraphs of a section, without those of sections within it."""
    return [one for one in section.children if isinstance(one, n.paragraph)] if section else []


def fixed(document: n.document) -> set[int]:
    """The exhibits, by `id`, of sections that have nothing else: their heading must not come after them."""
    return {id(node) for node in shown(document) if _section(node) and not _text(_section(node))}


def clearings(document: n.document) -> set[int]:
    """The nodes before which waiting exhibits are set, by `id`: for each exhibit the first paragraph of its
    section that mentions it, else the one before it; the heading where nothing stands between the two.
    """
    found: set[int] = set()
    before: list[n.paragraph] = []
    exhibits = {id(node): {*node["names"], *node["ids"]} for node in shown(document)}
    for node in document.findall():
        if isinstance(node, n.paragraph) and isinstance(node.parent, n.section):
            before.append(node)
        elif id(node) in exhibits and (section := _section(node)):
            own = [one for one in before if one.parent is section]
            first = next((one for one in own if _mentions(one, exhibits[id(node)])), (own or [None])[-1])
            found.add(id(_with_heading(first) if first else section.children[0]))
    return found


def _with_heading(paragraph: n.Element) -> n.Element:
    """The paragraph, or the heading right above it, which must not be left behind alone."""
    place = paragraph.parent.index(paragraph)
    before = paragraph.parent.children[place - 1] if place else None
    return before if isinstance(before, n.title) else paragraph
