"""A label that is cut off and two that meet are found; the narrow layout makes room by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.axes import Axes

from helpers.exhibits import NARROW, fitting, style


def drawn(edit: Callable[[Axes], object]) -> list[str]:
    figure, (axes,) = style.canvas(2.0)
    axes.set(xlim=(0, 10), ylim=(0, 10))
    edit(axes)
    return list(fitting.faults(figure))


def test_a_figure_in_which_all_has_its_place_has_no_fault() -> None:
    assert drawn(lambda axes: axes.text(1, 5, "one") and axes.text(5, 5, "two")) == []


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda axes: axes.text(9.5, 5, "far too long for it", in_layout=False), "'far too long for it' is cut off"),
        (lambda axes: axes.set_title("a title " * 20), "is cut off"),
        (lambda axes: axes.text(1, 5, "one word") and axes.text(1.2, 5, "two"), "'one word' runs into 'two'"),
        (lambda axes: axes.set_xticks([1, 1.4], ["a name", "another"]), "'a name' runs into 'another'"),
        (lambda axes: axes.figure.legend([axes.plot([1], [1])[0]], ["a key"], loc="center") and axes.figure.text(0.5, 0.5, "a note over the key", ha="center", va="center"), "runs into"),
    ],
    ids=["clipped note", "clipped title", "overlapping notes", "overlapping ticks", "key over a note"],
)  # fmt: skip
def test_a_seeded_fault_is_found(edit: Callable[[Axes], object], said: str) -> None:
    assert any(said in found for found in drawn(edit))


def test_a_tick_beyond_the_axis_and_hidden_labels_are_not_seen() -> None:
    def edit(axes: Axes) -> None:
        axes.set_xticks([1, 50], ["here", "nowhere " * 30])
        axes.set_xlim(0, 10)
        axes.text(1, 5, "hidden " * 50, visible=False, in_layout=False)

    assert drawn(edit) == []


def test_the_narrow_layout_breaks_folds_and_thins() -> None:
    with NARROW.use():
        figure, (axes,) = style.canvas(3.0)
        lines = [axes.plot([2000, 2020], [0, at], label=f"a name of some length {at}")[0] for at in range(4)]
        figure.legend(handles=lines, loc="outside upper left", ncols=4)
        axes.set_title("A title that is much too long for a picture on a telephone, and says so")
        axes.set_yticks([2, 1], ["a name beside the axis that takes far too much of the width", "short"])
        style.years(axes, 1990, 2024, 2)
        axes.text(2001, 2, "a note that would run far beyond the right edge", fontsize=6)
        fitting.settle(figure, NARROW)
        assert list(fitting.faults(figure)) == []
    (legend,) = figure.legends
    assert legend._ncols < 4  # type: ignore[attr-defined]
    assert "\n" in axes.get_title(loc="left") and "\n" in axes.get_yticklabels()[0].get_text()
    assert len(axes.get_xticks()) < 17
    assert min(text.get_fontsize() for text, _ in fitting.labels(figure)) >= NARROW.small


def test_a_figure_that_stands_still_is_not_laid_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    figure, (axes,) = style.canvas(2.0)
    axes.set_title("a title")
    engine = figure.get_layout_engine()
    done: list[object] = []
    execute = type(engine).execute
    monkeypatch.setattr(type(engine), "execute", lambda *of: (done.append(of[1]), execute(*of))[1])
    sheet = fitting.Sheet(figure)
    for _ in range(5):
        sheet.lay()
    assert 2 <= len(done) < 5
    moved = axes.get_position().bounds
    axes.set_title("a title\nof two lines")
    sheet.lay()
    assert axes.get_position().bounds == moved
    sheet.changed()
    fitting.fix(sheet)
    assert axes.get_position().bounds != moved
