"""One matplotlib style for the whole book.

Each colour has one meaning in every chapter (`colours`). In the wide layout figures are as wide as the text
of an A4 page, on an opaque white ground; the copies on pages take the page's own.
"""

from __future__ import annotations

import textwrap
from typing import Any

from cycler import cycler
from matplotlib import rcdefaults, rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from helpers.claims import verdicts
from helpers.exhibits import colours, layout

#: How something is drawn, in the words of matplotlib.
Look = dict[str, Any]
INK, MUTED, SECOND = colours.INK.light, colours.MUTED.light, colours.SECOND.light
GRID, PALE, GROUND = colours.GRID.light, colours.PALE.light, colours.GROUND.light
#: Neighbours and all others.
GREY = colours.OTHER.light

#: Letters on an area of member states, which is light on a dark page too.

#: Powers by hue.
ACTOR = {
    name: colour.light
    for name, colour in {
        "EU": colours.EU,
        "member state": colours.MEMBER,
        "Kazakhstan": colours.KAZAKHSTAN,
        "Russia": colours.RUSSIA,
        "China": colours.CHINA,
        "US": colours.US,
        "NATO": colours.NATO,
        "joint": colours.JOINT,
        "neighbours": colours.OTHER,
        "foundation": colours.OTHER,
        "other": colours.OTHER,
    }.items()
}
#: The articles by ink; a hue is a power's.
ARTICLE = {"A": INK, "B": SECOND}
#: Verdicts by pale areas, which have an edge of ink.
RECORD = {verdict.name: verdict.fill for verdict in verdicts.RECORD.values()}

SETTINGS: dict[Any, Any] = {
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "figure.dpi": 100,
    "font.family": "DejaVu Sans",
    "font.size": 8.6,
    "axes.titlesize": 9.4,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 8,
    "axes.labelsize": 8.6,
    "axes.labelcolor": INK,
    "axes.edgecolor": MUTED,
    "axes.linewidth": 0.7,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.grid": False,
    "grid.color": GRID,
    "grid.linewidth": 0.7,
    "text.color": INK,
    # What is drawn without a colour has no other meaning than ink.
    "axes.prop_cycle": cycler(color=[INK]),
    # A dollar sign in a label is a currency, never the beginning of a formula.
    "text.parse_math": False,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.labelsize": 8.2,
    "ytick.labelsize": 8.2,
    "xtick.major.width": 0.7,
    "ytick.major.width": 0.7,
    "legend.fontsize": 8.2,
    "legend.frameon": False,
    "legend.borderaxespad": 0.2,
    "lines.linewidth": 1.7,
    "lines.markersize": 5,
    "patch.linewidth": 0.5,
    # What resetting to the library's defaults leaves as it is, and a figure depends on.
    "timezone": "UTC",
    "date.epoch": "1970-01-01T00:00:00",
    "svg.fonttype": "path",
}


#: What the narrow layout sets otherwise.
NARROW: dict[Any, Any] = {
    "font.size": layout.NARROW.text,
    "axes.titlesize": layout.NARROW.title,
    "axes.labelsize": layout.NARROW.text,
    "xtick.labelsize": layout.NARROW.text,
    "ytick.labelsize": layout.NARROW.text,
    "legend.fontsize": layout.NARROW.text,
    "legend.columnspacing": 1.2,
}


def plate(pad: float) -> dict[str, Any]:
    """The ground behind a label that crosses lines, so wide around it."""
    return {"facecolor": "white", "edgecolor": "none", "pad": pad}


def apply() -> None:
    """Set the book's style in the layout in use, and nothing of the reader's own: it starts from the
    library's defaults.
    """
    rcdefaults()
    rcParams.update(SETTINGS | (NARROW if layout.current().narrow else {}))


def canvas(
    height: float,
    rows: int = 1,
    columns: int = 1,
    *,
    narrow: tuple[float, int, int] | None = None,
    **arguments: Any,
) -> tuple[Figure, list[Axes]]:
    """A figure of the book in the layout in use, with its axes, row by row.

    Parameters
    ----------
    height : float
        Height in inches; the width is that of the layout.
    rows, columns : int
        Grid of axes.
    narrow : tuple, optional
        Height, rows and columns in the narrow layout; by default axes that stand side by side come to stand
        below each other, each as high as before; of a grid of three columns and more two stay.
    **arguments
        Passed to `Figure.subplots` (`sharex`, `sharey`, `height_ratios`, `width_ratios` …).
    """
    apply()
    used = layout.current()
    if used.narrow:
        before = columns
        height, rows, columns = narrow or _stacked(height, rows, columns)
        if columns != before:
            arguments.pop("width_ratios", None)
            if len(arguments.get("height_ratios", ())) != rows:
                arguments.pop("height_ratios", None)
    figure = Figure(figsize=(used.width, height), layout="constrained")
    FigureCanvasAgg(figure)
    grid = figure.subplots(rows, columns, squeeze=False, **arguments)
    return figure, list(grid.ravel())


def _stacked(height: float, rows: int, columns: int) -> tuple[float, int, int]:
    """Height, rows and columns of a grid of axes where there is room for one or two side by side."""
    across = 2 if columns > 2 and rows > 1 else 1
    down = -(-rows * columns // across)
    # A little more for titles and keys, which break into more lines.
    return height * down / rows + 0.35, down, across


def mark(label: str, marker: str, colour: str = INK, *, hollow: bool = False, **look: Any) -> Line2D:
    """An entry of a key: a mark, without a line unless its look has one."""
    face = GROUND if hollow else colour
    return Line2D([], [], label=label, marker=marker, color=colour, mfc=face, **{"ls": "none"} | look)


def footer(figure: Figure, identifier: str, sources: str) -> None:
    """The short credit inside the picture, so that a copied picture keeps it: id and sources, nothing
    volatile.
    """
    used = layout.current()
    text = textwrap.fill(f"{identifier} · Sources: {sources}", used.line)
    figure.supxlabel(text, x=0.005, ha="left", fontsize=used.small, color=MUTED)


def wrap(text: str, width: int) -> str:
    """The text broken into lines of at most `width` characters."""
    return "\n".join(textwrap.wrap(text, width)) or text


def years(axes: Axes, first: float, last: float, step: int = 5) -> None:
    """A time axis in whole years."""
    axes.set_xlim(first, last)
    ticks = [
        year for year in range(int(first) - int(first) % step, int(last) + 1, step) if first <= year <= last
    ]
    axes.set_xticks(ticks, [str(year) for year in ticks])
