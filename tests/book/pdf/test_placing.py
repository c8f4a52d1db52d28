"""Where the text waits for figures: at the first mention of the next one, never between a heading and its text."""

from __future__ import annotations

from docutils import nodes as n
from docutils.utils import new_document

from helpers.book.pdf import placing


def mention(*names: str) -> n.paragraph:
    """A paragraph that mentions exhibits."""
    return n.paragraph("", "", n.Text("See "), *(n.reference("", name, refid=name) for name in names))


def figure(name: str, *, echo: bool = False) -> n.container:
    """An exhibit as a notebook's cell holds it."""
    shown = n.figure("", names=[] if echo else [name], ids=[name], classes=["echo"] if echo else [])
    # Words of a caption are no text of the section.
    shown += n.caption("", "", n.reference("", name, refid="fig-b"))
    return n.container("", shown)


def section(*children: n.Node) -> n.section:
    return n.section("", n.title("", "T"), *children)


def cleared(*sections: n.section, height: float = placing.ROOM) -> list[n.Node]:
    """The nodes before which the text waits, behind a section whose figure may wait."""
    document = new_document("page")
    document.extend([section(n.paragraph("", "before"), figure("fig-0")), *sections])
    found = placing.clearings(document, lambda _: height)
    return [node for node in document.findall() if id(node) in found]


def test_the_text_waits_before_the_first_mention() -> None:
    first, other, second = n.paragraph("", "one"), mention("fig-a"), mention("fig-a")
    assert cleared(section(first, other, second, figure("fig-a"))) == [other]


def test_without_a_mention_it_waits_before_the_text_that_stands_before() -> None:
    first, last = n.paragraph("", "one"), n.paragraph("", "two")
    assert cleared(section(first, last, figure("fig-a"))) == [last]


def test_a_mention_in_an_earlier_section_does_not_hold_up_the_book() -> None:
    early, late = mention("fig-a"), n.paragraph("", "two")
    first = section(n.paragraph("", "none"), early)
    second = section(n.paragraph("", "one"), late, figure("fig-a"))
    assert cleared(first, second) == [late]


def test_a_heading_goes_with_its_first_paragraph() -> None:
    made = section(mention("fig-a"), figure("fig-a"))
    assert cleared(made) == [made.children[0]]


def test_each_exhibit_has_its_place_and_an_echo_none() -> None:
    one, two = mention("fig-a"), mention("fig-b")
    made = section(
        n.paragraph("", "x"), one, figure("fig-a"), two, figure("fig-b"), figure("fig-c", echo=True)
    )
    assert cleared(made) == [one, two]
    assert [node["names"] for node in placing.shown(made)] == [["fig-a"], ["fig-b"]]  # type: ignore[arg-type]


def test_the_text_goes_on_where_one_page_holds_all_that_wait() -> None:
    one, two, three = mention("fig-a"), mention("fig-b"), mention("fig-c")
    made = section(one, figure("fig-a"), two, figure("fig-b"), three, figure("fig-c"))
    assert cleared(made, height=placing.ROOM / 4) == []
    assert cleared(made, height=placing.ROOM / 3.5) == [three]
    assert cleared(made, height=placing.ROOM / 2.5) == [two]
    # Nothing waits before the first of a page, nor behind what stands where it is written.
    document = new_document("page")
    document.extend([section(one.deepcopy(), figure("fig-a"))])
    assert placing.clearings(document, lambda _: placing.ROOM) == set()
    still = section(figure("fig-d"))
    assert cleared(still, made, height=placing.ROOM) == [still.children[0], two, three]


def test_below_a_heading_an_exhibit_stays_only_where_no_text_does() -> None:
    alone = section(figure("fig-a"), figure("fig-b"))
    told = section(figure("fig-c"), n.paragraph("", "what it shows"))
    # A sentence between two has nothing to fill the page with that they would leave.
    closing = section(figure("fig-d"), n.paragraph("", "and"), figure("fig-e"))
    document = new_document("page")
    document.extend([section(mention("fig-a")), alone, told, closing])
    found = placing.fixed(document)
    assert [node["names"] for node in document.findall(n.figure) if id(node) in found] == [
        ["fig-a"],
        ["fig-b"],
        ["fig-d"],
        ["fig-e"],
    ]
    # What waits is set before the heading.
    assert cleared(section(n.paragraph("", "x")), alone, told) == [alone.children[0]]
