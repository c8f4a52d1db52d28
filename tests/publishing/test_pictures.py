"""Other formats of a figure are the same picture, say what they are, and are the same bytes on every run."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from helpers.exhibits import WIDE, picture, style
from helpers.publishing import pictures
from helpers.publishing.pictures import About
from helpers.tables import edition
from helpers.tables.edition import LICENCE

SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="144pt" height="72pt" viewBox="0 0 144 72">'
    b'<rect width="72" height="72" fill="#0072B2"/></svg>'
)
ABOUT = About("fig-votes", 'Votes "in" the UN #1', "A bar: 50% \\ half", "UN: Votes; OECD: Aid")


def test_the_pdf_has_the_size_of_the_figure_and_says_what_it_is() -> None:
    reader = PdfReader(io.BytesIO(pictures.pdf(SVG, ABOUT)))
    (page,) = reader.pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((144, 72), abs=0.01)
    assert reader.metadata is not None
    assert reader.metadata.title == ABOUT.title
    assert reader.metadata.author == edition.book().author
    assert reader.metadata["/Keywords"] == f"fig-votes, {LICENCE}, Sources: {ABOUT.sources}"


def test_the_png_has_300_dots_an_inch_and_says_what_it_is() -> None:
    with Image.open(io.BytesIO(pictures.png(SVG, ABOUT))) as picture:
        assert picture.size == (600, 300)
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        text = {name: str(value) for name, value in picture.text.items()}  # type: ignore[attr-defined]
        assert text == {
            "Title": ABOUT.title,
            "Author": edition.book().author,
            "Copyright": LICENCE,
            "Source": ABOUT.sources,
            "Description": ABOUT.alt,
            "Identifier": "fig-votes",
        }


def test_the_png_shows_the_picture_on_white() -> None:
    with Image.open(io.BytesIO(pictures.png(SVG, ABOUT, resolution=72))) as picture:
        assert picture.size == (144, 72)
        shown = picture.convert("RGB")
        assert shown.getpixel((36, 36)) == (0, 0x72, 0xB2)
        assert shown.getpixel((108, 36)) == (255, 255, 255)


@pytest.mark.parametrize("draw", [pictures.pdf, pictures.png], ids=["pdf", "png"])
def test_a_picture_is_the_same_bytes_twice(draw: object) -> None:
    assert draw(SVG, ABOUT) == draw(SVG, ABOUT)  # type: ignore[operator]


def test_a_picture_is_drawn_anew_for_other_words_another_format_or_another_author(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bytes] = []

    def draw() -> bytes:
        drawn.append(b"%d" % len(drawn))
        return drawn[-1]

    def once(svg: bytes = SVG, words: object = ABOUT, end: str = "pdf") -> bytes:
        return pictures.once(tmp_path, svg, words, end, draw)

    other = dataclasses.replace(ABOUT, alt="A line")
    wanted = [once(), once(SVG + b" "), once(words=other), once(end="png")]
    assert wanted == drawn == [b"0", b"1", b"2", b"3"]
    assert [once(), once(SVG + b" "), once(words=other), once(end="png")] == wanted
    book = dataclasses.replace(edition.book(), author="Somebody")
    monkeypatch.setattr(edition, "book", lambda: book)
    assert once() == b"4"


def test_a_pdf_names_no_time() -> None:
    """What names no time cannot change from run to run."""
    said = PdfReader(io.BytesIO(pictures.pdf(SVG, ABOUT)))
    assert said.metadata is not None
    assert (said.metadata.creation_date, said.metadata.modification_date) == (None, None)
    assert b"Date>" not in pictures.pdf(SVG, ABOUT)


def test_a_picture_without_a_width_names_the_exhibit() -> None:
    with pytest.raises(ValueError, match="fig-votes: the SVG names no width in points"):
        pictures.pdf(b'<svg xmlns="http://www.w3.org/2000/svg" width="100%"/>', ABOUT)


def test_the_labels_of_a_pdf_can_be_read_and_have_one_font() -> None:
    figure, (axes,) = style.canvas(2.0)
    axes.set_title("Agreement, Қазақстан")
    axes.text(0.5, 0.5, "two lines\nof a label", ha="center")
    axes.set_yticks([0, 1], ["\N{MINUS SIGN}0.5", "0.5"])
    svg = picture.svg(figure, "fig-votes", WIDE, {"Date": None})
    (page,) = PdfReader(io.BytesIO(pictures.pdf(svg, ABOUT))).pages
    text = page.extract_text()
    for label in ("Agreement, Қазақстан", "two lines", "of a label", "\N{MINUS SIGN}0.5"):
        assert label in text
    fonts = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert fonts and all("DejaVuSans" in name for name in fonts), fonts
