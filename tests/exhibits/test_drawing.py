"""Names beside rows, a key and a headline: what stands where."""

from __future__ import annotations

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
