"""What an exhibit shows, read off the artists of a figure and the cells of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Text

Cell = str | Mapping[str, str]


def marks(axes: Axes) -> list[tuple[float, float, str, str]]:
    """Every single mark: place, shape, colour of its face."""
    return [
        (
            float(line.get_xdata()[0]),
            float(line.get_ydata()[0]),
            line.get_marker(),
            line.get_markerfacecolor(),
        )
        for line in axes.lines
        if len(line.get_xdata()) == 1 and line.get_marker() not in ("None", "")
    ]


def line_of(axes: Axes, label: str) -> Line2D:
    """The first line of this label."""
    return next(line for line in axes.lines if line.get_label() == label)


def words(axes: Axes) -> dict[str, Text]:
    """Every text within the axes, by what it says."""
    return {text.get_text(): text for text in axes.texts}


def text_of(cell: Cell) -> str:
    """What a cell of a table says, with a claim behind it or without."""
    return cell if isinstance(cell, str) else cell["text"]


def texts_of(line: Iterable[Cell]) -> list[str]:
    """What the cells of a line say."""
    return [text_of(cell) for cell in line]
