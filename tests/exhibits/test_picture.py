"""A picture's labels are text with their anchors, and its ids are its own."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from helpers.exhibits import NARROW, WIDE, picture, style

SPACE = "{http://www.w3.org/2000/svg}"


def drawn(**changed: object) -> ET.Element:
    figure, (axes,) = style.canvas(2.0)
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.plot([0, 1], [0, 1], "o", color=style.INK)
    axes.text(0.5, 0.5, "one line\nand a longer one", **changed)
    return ET.fromstring(picture.svg(figure, "fig-x", WIDE, {"Date": None}))


def lines(root: ET.Element) -> list[ET.Element]:
    return [one for one in root.iter(f"{SPACE}text") if one.text in ("one line", "and a longer one")]


@pytest.mark.parametrize(("side", "anchor"), [("left", "start"), ("center", "middle"), ("right", "end")])
def test_every_line_of_a_longer_text_keeps_its_anchor(side: str, anchor: str) -> None:
    found = lines(drawn(ha=side))
    assert [re.search(r"text-anchor: (\w+)", one.get("style", ""))[1] for one in found] == [anchor] * 2
    places = [float(one.get("x", "nan")) for one in found]
    assert places[0] == pytest.approx(places[1], abs=0.01)
    heights = [float(one.get("y", "nan")) for one in found]
    assert 8 < heights[1] - heights[0] < 16


def test_lines_that_are_turned_keep_their_anchor_too() -> None:
    found = lines(drawn(ha="center", va="center", rotation=90))
    places = [(float(one.get("x", "nan")), float(one.get("y", "nan"))) for one in found]
    assert places[0][1] == pytest.approx(places[1][1], abs=0.01)
    assert 8 < places[1][0] - places[0][0] < 16
    assert all("rotate(-90" in one.get("transform", "") for one in found)


def test_a_short_line_in_a_block_aligned_otherwise_follows_the_block() -> None:
    found = lines(drawn(ha="right", multialignment="left"))
    assert ["text-anchor: start" in one.get("style", "") for one in found] == [True, True]


def test_ids_begin_with_exhibit_and_layout_and_each_pointer_finds_its_own() -> None:
    figure, (axes,) = style.canvas(2.0)
    axes.plot([0, 1], [0, 1], "o", color=style.INK)
    axes.bar([0], [1], color=style.GRID, hatch="//")
    for layout in (WIDE, NARROW):
        text = picture.svg(figure, "fig-x", layout, {"Date": None}).decode()
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert ids and all(name.startswith(f"fig-x-{layout.name}-") for name in ids)
        assert len(ids) == len(set(ids))
        pointed = re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', text)
        assert pointed and {one or other for one, other in pointed} <= set(ids)


def test_nothing_in_a_picture_speaks_of_the_page_around_it() -> None:
    figure, (axes,) = style.canvas(2.0)
    axes.set_title("A title")
    text = picture.svg(figure, "fig-x", WIDE, {"Date": None}).decode()
    assert "<style" not in text and "A title" in text
    root = ET.fromstring(text)
    assert root.get("font-family") == picture.FONTS
    assert root.get("stroke-linejoin") == "round" and root.get("stroke-linecap") == "butt"


def test_a_period_in_a_label_has_a_dash() -> None:
    figure, (axes,) = style.canvas(2.0)
    axes.set_xticks([0.5], ["2004-06"])
    axes.text(0.5, 0.5, "from 1993-99\nin 2022-03")
    root = ET.fromstring(picture.svg(figure, "fig-x", WIDE, {"Date": None}))
    said = {one.text for one in root.iter(f"{SPACE}text")}
    assert {"2004–06", "from 1993–99", "in 2022-03"} <= said
