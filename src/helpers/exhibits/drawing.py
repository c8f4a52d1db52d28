"""What many figures draw alike: names beside rows and at the ends of lines, bands, a key, a headline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.exhibits.style import plate

#: How a headline over all panels is set.
HEADLINE = {"size": 9.4, "weight": "bold"}


def rows(axes: Axes, names: Sequence[str], below: float = 0.5, above: float = 0.5) -> None:
    """Names beside rows, counted from the top, without ticks.

    Parameters
    ----------
    axes : Axes
        The panel.
    names : sequence of str
        From the top row to the lowest.
    below, above : float
        By how much less than a row the panel reaches below the lowest, and by how much above the first.
    """
    axes.set_yticks(range(len(names)), list(names))
    axes.set_ylim(len(names) - below, -above)
    axes.tick_params(axis="y", length=0)


def bare(axes: Axes, *sides: str) -> None:
    """Leave the lines at these sides of a panel out, by default that at the left."""
    for side in sides or ("left",):
        axes.spines[side].set_visible(False)


def key(figure: Figure, handles: Sequence[Any] | None, columns: int, headline: str = "", **look: Any) -> None:
    """The key above all panels, under what the figure says as a whole.

    Where no entries are given it has those that have a label in a panel.
    """
    entries: dict[str, Any] = {} if handles is None else {"handles": handles}
    if headline:
        entries |= {"title": headline, "alignment": "left", "title_fontproperties": HEADLINE}
    figure.legend(**entries, loc="outside upper left", ncols=columns, **look)


def headline(figure: Figure, text: str) -> None:
    """What a figure says as a whole, over all of its panels."""
    figure.suptitle(text, x=0.005, ha="left", **{f"font{name}": look for name, look in HEADLINE.items()})


def apart(values: Sequence[float], gap: float) -> list[float]:
    """Places for labels: as near to their values as a gap between neighbours allows, in the order given."""
    order = sorted(range(len(values)), key=lambda at: (values[at], at))
    placed = [float(values[at]) for at in order]
    for _ in range(200):
        for low, high in pairwise(range(len(placed))):
            lack = gap - (placed[high] - placed[low])
            if lack > 1e-9:
                placed[low] -= lack / 2
                placed[high] += lack / 2
    found = [0.0] * len(placed)
    for place, at in zip(placed, order, strict=True):
        found[at] = place
    return found


def end_labels(axes: Axes, lines: Mapping[str, tuple[float, str]], x: float, gap: float) -> None:
    """A name with a stroke in its colour at the end of each line, spread so that no two meet.

    Parameters
    ----------
    axes : Axes
        The panel.
    lines : mapping of str to tuple
        Last value and colour of each line by its name.
    x, gap : float
        Where the strokes begin, and how far two names stand apart at least.
    """
    places = apart([value for value, _ in lines.values()], gap)
    for (name, (_, colour)), place in zip(lines.items(), places, strict=True):
        axes.plot([x, x + 0.7], [place, place], color=colour, lw=2, label=f"_{name}")
        axes.text(x + 1.0, place, name, va="center", fontsize=8.2, bbox=plate(0.6))


def band(axes: Axes, ends: pd.DataFrame, colour: str, alpha: float, label: str) -> None:
    """The field between `low` and `high` along the index."""
    axes.fill_between(ends.index, ends["low"], ends["high"], color=colour, alpha=alpha, lw=0, label=label)
