"""Names beside rows, a key and a headline: what stands where."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.exhibits import drawing, style


def test_rows_are_named_from_the_top_without_ticks() -> None:
    _, (axes,) = style.canvas(2)
    drawing.rows(axes, ["first", "second", "third"], 0.4, 0.6)
    assert [name.get_text() for name in axes.get_yticklabels()] == ["first", "second", "third"]
    assert list(axes.get_yticks()) == [0, 1, 2] and axes.get_ylim() == (2.6, -0.6)
    assert {tick.tick1line.get_markersize() for tick in axes.yaxis.get_major_ticks()} == {0}


def test_lines_at_the_sides_are_left_out() -> None:
    _, (axes, other) = style.canvas(2, columns=2)
    drawing.bare(axes)
    drawing.bare(other, "left", "bottom")
    assert not axes.spines["left"].get_visible() and axes.spines["bottom"].get_visible()
    assert not other.spines["left"].get_visible() and not other.spines["bottom"].get_visible()


def test_a_key_has_the_entries_that_are_given_or_those_of_the_panels() -> None:
    figure, (axes,) = style.canvas(2)
    axes.plot([0, 1], [0, 1], label="drawn")
    drawing.key(figure, None, 1)
    drawing.key(figure, [style.mark("given", "o"), style.mark("too", "s")], 2)
    said = [[text.get_text() for text in legend.get_texts()] for legend in figure.legends]
    assert said == [["drawn"], ["given", "too"]]
    assert [legend._ncols for legend in figure.legends] == [1, 2]


def test_a_headline_stands_at_the_left_edge() -> None:
    figure, _ = style.canvas(2)
    drawing.headline(figure, "What it says")
    assert figure._suptitle.get_text() == "What it says" and figure._suptitle.get_ha() == "left"


def test_apart_keeps_order_and_gap() -> None:
    places = drawing.apart([1.0, 1.05, 3.0, 0.0], 0.4)
    assert places[2] == 3.0 and places[3] < places[0] < places[1]
    assert places[1] - places[0] == pytest.approx(0.4, abs=1e-6)
    assert drawing.apart([2.0, 1.0], 0.5) == [2.0, 1.0]


def test_names_at_the_ends_of_lines_stand_beside_their_strokes_and_apart() -> None:
    _, (axes,) = style.canvas(2)
    drawing.end_labels(axes, {"one": (1.0, style.INK), "other": (1.1, style.MUTED)}, 2023, 0.5)
    places = {text.get_text(): text.get_position() for text in axes.texts}
    assert places["one"][0] == places["other"][0] == 2024
    assert places["other"][1] - places["one"][1] == pytest.approx(0.5)
    assert [line.get_color() for line in axes.lines] == [style.INK, style.MUTED]
    assert [line.get_ydata()[0] for line in axes.lines] == [places["one"][1], places["other"][1]]


def test_a_band_lies_between_its_ends() -> None:
    _, (axes,) = style.canvas(2)
    drawing.band(
        axes,
        pd.DataFrame({"low": [1.0, 2.0], "high": [3.0, 5.0]}, index=[2000, 2001]),
        style.INK,
        0.2,
        "band",
    )
    (field,) = axes.collections
    assert field.get_datalim(axes.transData).extents.tolist() == [2000, 1, 2001, 5]
