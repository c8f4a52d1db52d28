"""What many figures draw alike: names beside rows, a key above the panels, a headline over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure


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


def key(figure: Figure, handles: Sequence[Any] | None, columns: int, **look: Any) -> None:
    """The key above all panels; where no entries are given, those that have a label in a panel."""
    entries = {} if handles is None else {"handles": handles}
    figure.legend(**entries, loc="outside upper left", ncols=columns, **look)


def headline(figure: Figure, text: str) -> None:
    """What a figure says as a whole, over all of its panels."""
    figure.suptitle(text, x=0.005, ha="left", fontsize=9.4, weight="bold")
