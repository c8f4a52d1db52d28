"""A page's copy of a picture: its colours and letters are the page's, in the light and in the dark."""

from __future__ import annotations

import base64
import re

from helpers.exhibits import NARROW, WIDE, colours, letters, picture, style
from helpers.publishing import shown


def svg() -> bytes:
    figure, (axes,) = style.canvas(2.0)
    axes.plot([0, 1], [0, 1], "o", color=style.ACTOR["EU"])
    axes.set_title("Agreement, found by a search")
    return picture.svg(figure, "fig-x", WIDE, {"Date": None, "Title": "hidden"})


def test_a_copy_has_no_size_no_words_about_itself_and_an_alternative_text() -> None:
    text = shown.picture(svg(), 'A "line" & more', WIDE)
    assert text.startswith(
        '<svg class="exhibit-picture wide" role="img" aria-label="A &quot;line&quot; &amp; more"'
    )
    root = text[: text.index(">")]
    assert "viewBox=" in root and "width=" not in root and "height=" not in root and "xmlns" not in root
    assert "metadata" not in text and "hidden" not in text and "<?xml" not in text
    assert "Agreement, found by a search" in text
    assert 'class="exhibit-picture narrow"' in shown.picture(svg(), "x", NARROW)
    assert 'class="exhibit-picture wide alone"' in shown.picture(svg(), "x", WIDE, alone=True)


def test_each_colour_is_a_variable_that_the_sheet_has_on_both_pages() -> None:
    text = shown.picture(svg(), "x", WIDE)
    assert "var(--fig-eu,#0072b2)" in text
    assert not colours.HEX.findall(re.sub(r"var\(--fig-[a-z-]+,#\w{6}\)", "", text))
    sheet = shown.sheet()
    for name in re.findall(r"var\(--fig-([a-z-]+),", text):
        (one,) = [colour for colour in colours.COLOURS if colour.key == name]
        assert 'html[data-theme="light"] {' in sheet and f"--fig-{name}: {one.light};" in sheet
        dark = sheet[sheet.index('html[data-theme="dark"]') :]
        assert f"--fig-{name}: {one.dark};" in dark[: dark.index("}")]


def test_paper_is_light_whatever_the_page_was() -> None:
    sheet = shown.sheet()
    printed = sheet[sheet.index("@media print") : sheet.index("@font-face")]
    assert all(f"--fig-{one.key}: {one.light};" in printed for one in colours.COLOURS)


def test_the_font_stands_in_the_sheet_once_with_its_licence() -> None:
    sheet = shown.sheet()
    assert sheet.count("@font-face") == len(letters.FILES)
    for weight, file in letters.FILES.items():
        assert f"font-weight: {weight}" in sheet
        assert base64.b64encode(file.read_bytes()).decode() in sheet
    assert "Bitstream Vera" in sheet and sheet.count("/*") == sheet.count("*/")
