"""A small figure whose parts can be changed one at a time, and the rows behind it."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import style

SOURCES = pd.DataFrame(
    {
        "source": ["a-source", "b-source"],
        "short": ["", "the second"],
        "publisher": ["A Publisher", "A Society of Long Name"],
    }
)
ROWS = pd.DataFrame({"year": [1991, 2001], "value": [0.25, 0.5]})


def small_figure() -> Figure:
    """A figure with one artist of every kind that a fingerprint covers."""
    style.apply()
    figure = Figure(figsize=(4, 3))
    axes = figure.subplots()
    axes.plot(
        [0, 1, 2],
        [1, 3, 2],
        color="#0072b2",
        marker="o",
        markerfacecolor="white",
        markeredgecolor="#222222",
        label="votes",
    )
    axes.bar([0, 1], [2, 4], color="#c45100")
    axes.scatter([0.5, 1.5], [1, 2], color="#00795a")
    axes.text(0.5, 2, "a note")
    axes.set_xticks([0, 1, 2])
    axes.set_yticks([0, 5])
    axes.set_xlim(-1, 3)
    axes.set_ylim(0, 5)
    axes.set_xlabel("year")
    axes.legend(title="Series")
    return figure
