"""Two layouts: what differs between them, and what a maker of either shape is drawn in."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping

import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextPath

from helpers.exhibits import LAYOUTS, NARROW, WIDE, Drawn, Layout, layout, style
from helpers.exhibits.facts import Fact
from helpers.exhibits.registry import exhibit, make
from helpers.exhibits.texts import Texts
from small_exhibits import ROWS, SOURCES

TEXTS = Texts("Votes", "A caption.", "A line.", units={"value": "votes"})
#: CSS pixels that the narrowest telephone leaves for a picture, and the smallest letters there.
SCREEN, SMALLEST = 320, 11


def draw(rows: pd.DataFrame, facts: Mapping[str, Fact], used: Layout) -> Figure:
    figure, axes = style.canvas(2.0, 1, 2)
    axes[0].plot(rows["year"], rows["value"], color=style.INK)
    axes[0].text(1991, 0.3, used.pick("a long note", "note"), fontsize=6)
    return figure


def table(name: str) -> pd.DataFrame:
    return SOURCES if name == "sources" else pd.DataFrame({"name": [name]})


def test_the_wide_layout_is_in_use_where_none_is_said() -> None:
    assert layout.current() is WIDE
    with NARROW.use() as used:
        assert layout.current() is used is NARROW
    assert layout.current() is WIDE


def test_the_smallest_letters_can_be_read_on_the_narrowest_screen() -> None:
    points = NARROW.width * 72
    assert min(NARROW.text, NARROW.small, NARROW.title) * SCREEN / points >= SMALLEST


def test_a_layout_picks_and_wraps() -> None:
    assert (WIDE.pick(1, 2), NARROW.pick(1, 2)) == (1, 2)
    assert WIDE.wrap("one two three", 20, 7) == "one two three"
    assert NARROW.wrap("one two three", 20, 7) == "one two\nthree"
    assert NARROW.wrap("", 20, 7) == ""


def test_a_text_takes_its_share_of_the_width() -> None:
    assert NARROW.across("WW") == pytest.approx(2 * NARROW.across("W"), rel=0.1)
    assert 0.95 < NARROW.across("n" * 45) < 1.05
    assert WIDE.across("some words", 16) == pytest.approx(2 * WIDE.across("some words", 8), rel=0.01)


@pytest.mark.parametrize("text", [*"CGOQS03689&@§œßЖф", "Erasmus+ [AB]", "Құқық, 2019 — œuvre"])
def test_the_width_of_a_text_is_that_of_its_letters_to_the_last_bit(text: str) -> None:
    assert layout._width(text, 8.2) == TextPath((0, 0), text, size=8.2).get_extents().width


def test_a_curve_that_passes_its_ends_counts_as_far_as_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one curve with two control points and of one with one; a point that closes a path is none of it."""
    ends = {
        "MOVETO": [(0, 0)],
        "CURVE4": [(-8, 0), (8, 1), (1, 1)],
        "CURVE3": [(6, 2), (1, 3)],
        "CLOSEPOLY": [(99, 0)],
    }
    codes = [getattr(Path, name) for name, points in ends.items() for _ in points]
    path = Path([point for points in ends.values() for point in points], codes)
    monkeypatch.setattr(layout, "TextPath", lambda *_, **__: path)
    found = layout._width.__wrapped__("any", 1.0)
    assert found == path.get_extents().width
    assert 4 < found < 8


@pytest.mark.parametrize(
    ("grid", "narrow", "shape"),
    [
        ((2.0, 1, 2), None, (2, 1)),
        ((2.0, 2, 2), None, (4, 1)),
        ((2.0, 2, 3), None, (3, 2)),
        ((2.0, 1, 3), None, (3, 1)),
        ((2.0, 1, 2), (3.0, 1, 2), (1, 2)),
    ],
)
def test_panels_side_by_side_come_to_stand_below_each_other(
    grid: tuple[float, int, int], narrow: tuple[float, int, int] | None, shape: tuple[int, int]
) -> None:
    with NARROW.use():
        figure, axes = style.canvas(*grid, narrow=narrow, width_ratios=range(1, grid[2] + 1))
    assert len(axes) == grid[1] * grid[2]
    assert axes[0].get_gridspec().get_geometry() == shape
    assert figure.get_size_inches()[0] == NARROW.width


def test_one_function_draws_both_layouts(registry_module: types.ModuleType) -> None:
    asked: list[str] = []

    @exhibit("fig-votes", tables=("one",), texts=TEXTS)
    def votes(frame: pd.DataFrame) -> Drawn:
        asked.append("rows")
        return Drawn(draw, ROWS, sources=["a-source"])

    made = make("fig-votes", table)
    assert made.figure is not None and made.narrow is not None
    assert asked == ["rows"]
    assert [figure.axes[0].texts[0].get_text() for figure in (made.figure, made.narrow)] == [
        "a long note",
        "note",
    ]
    assert [figure.get_size_inches()[0] for figure in (made.figure, made.narrow)] == [
        used.width for used in LAYOUTS
    ]
    assert min(text.get_fontsize() for text in made.narrow.findobj(Text)) == NARROW.small
    assert made.figure.axes[0].texts[0].get_fontsize() == 6


def test_a_maker_of_a_figure_runs_once_more_for_the_narrow_layout(
    registry_module: types.ModuleType, drawn: Callable[..., Drawn]
) -> None:
    @exhibit("fig-votes", tables=("one",), texts=TEXTS)
    def votes(frame: pd.DataFrame) -> Drawn:
        return drawn(drawing=draw(ROWS, {}, layout.current()))

    made = make("fig-votes", table)
    assert made.figure is not None and made.narrow is not None
    assert made.narrow.axes[0].texts[0].get_text() == "note"
    assert made.figure.axes[0].texts[0].get_text() == "a long note"
