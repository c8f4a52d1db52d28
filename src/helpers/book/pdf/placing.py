"""Where a waiting figure must stand before the text goes on, so that none comes later than the page after its
mention.

Typst sets a figure on the page where it has room, and others behind it wait. A page of exhibits would leave
them further and further behind the text, so that the text waits: before the paragraph that first mentions an
exhibit all earlier ones are set, unless one page can hold them and it; a page where the text waits stays
half empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docutils import nodes as n

#: Height of what a page of print can hold beside a little text, in points.
ROOM = 620.0


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
    """The exhibits, by `id`, of sections that have hardly anything else: a heading must not come after them,
    and no text is there to fill what they would leave.
    """
    of: dict[int, list[n.Element]] = {}
    for node in shown(document):
        if section := _section(node):
            of.setdefault(id(section), []).append(node)
    return {id(node) for found in of.values() for node in found if len(_text(_section(node))) < len(found)}


def clearings(document: n.document, height: Callable[[n.Element], float]) -> set[int]:
    """The nodes before which waiting exhibits are set, by `id`.

    For each exhibit that is the first paragraph of its section that mentions it, else the one before it; the
    heading where nothing stands between the two. Where all that may wait has room on one page with it, they
    come together on the page after, and the text goes on.

    Parameters
    ----------
    document : document
        A page.
    height : callable
        Height of an exhibit in print, in points.
    """
    at, still = _places(document), fixed(document)
    exhibits = {id(node): node for node in shown(document)}
    found: set[int] = set()
    waiting = 0.0
    for node in document.findall():
        coming = sum(height(exhibit) for exhibit in at.get(id(node), []))
        if coming and waiting and waiting + coming > ROOM:
            found.add(id(node))
            waiting = 0.0
        if id(node) in exhibits:
            # One that stands where it is written comes after all that wait.
            waiting = 0.0 if id(node) in still else waiting + height(exhibits[id(node)])
    return found


def _places(document: n.document) -> dict[int, list[n.Element]]:
    """The exhibits by the node before which the text may have to wait for those before them."""
    found: dict[int, list[n.Element]] = {}
    before: list[n.paragraph] = []
    exhibits = {id(node): {*node["names"], *node["ids"]} for node in shown(document)}
    for node in document.findall():
        if isinstance(node, n.paragraph) and isinstance(node.parent, n.section):
            before.append(node)
        elif id(node) in exhibits and (section := _section(node)):
            own = [one for one in before if one.parent is section]
            first = next((one for one in own if _mentions(one, exhibits[id(node)])), (own or [None])[-1])
            place = _with_heading(first) if first else section.children[0]
            found.setdefault(id(place), []).append(node)  # type: ignore[arg-type]
    return found


def _with_heading(paragraph: n.Element) -> n.Element:
    """The paragraph, or the heading right above it, which must not be left behind alone."""
    place = paragraph.parent.index(paragraph)
    before = paragraph.parent.children[place - 1] if place else None
    return before if isinstance(before, n.title) else paragraph
