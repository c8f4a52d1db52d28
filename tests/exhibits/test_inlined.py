"""Pictures as lines of text in a notebook's HTML."""

from __future__ import annotations

import difflib
from html.parser import HTMLParser

import pytest

from helpers.exhibits import inlined

SVG = '<svg xmlns="x">\n  <path d="M 1 2 \nL 3 4"/>\n <text>50% of A & B, Қазақстан # \'</text>\n</svg>\n'.encode()


class Sources(HTMLParser):
    """The sources of the images of a page, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name == "src"]


NARROW = SVG.replace(b"50%", b"51%")


def page(svg: bytes) -> str:
    return f'<img alt="a" src="{inlined.address(svg)}">'


def test_both_pictures_come_back_byte_for_byte() -> None:
    assert inlined.pictures("fig-x", inlined.page("a", SVG, NARROW)) == [SVG, NARROW]


def test_a_figure_that_waits_for_its_narrow_form_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inlined, "without_narrow", lambda: {"fig-x": "still to be drawn"})
    assert inlined.pictures("fig-x", inlined.page("a", SVG, None)) == [SVG]
    with pytest.raises(ValueError, match="one picture more stands"):
        inlined.pictures("fig-x", inlined.page("a", SVG, NARROW))
    with pytest.raises(ValueError, match="no narrow picture stands"):
        inlined.pictures("fig-y", inlined.page("a", SVG, None))


@pytest.mark.parametrize(
    ("stored", "said"), [("<table></table>", "no picture"), (page(SVG), "no narrow picture")]
)
def test_a_missing_picture_is_told_with_what_to_do(stored: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said} stands in this output: run `book refresh`$"):
        inlined.pictures("fig-x", stored)


def test_a_browser_reads_the_same_picture() -> None:
    """It decodes the attribute, drops line breaks from the address, and undoes the percent signs."""
    from urllib.parse import unquote_to_bytes

    sources = Sources()
    sources.feed(page(SVG))
    address = sources.found[0].replace("\n", "").replace("\r", "").replace("\t", "")
    assert address.isascii()
    assert not set('<>"#&\\^`{|}') & set(address)
    assert unquote_to_bytes(address.removeprefix(inlined.PREFIX)) == SVG


def test_a_change_of_one_line_of_the_picture_changes_one_line() -> None:
    before, after = (page(svg).splitlines() for svg in (SVG, SVG.replace(b"L 3 4", b"L 3 5.25")))
    changed = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    assert len(before) == SVG.count(b"\n") + 1
    assert [line[0] for line in changed] == ["-", "+"]
