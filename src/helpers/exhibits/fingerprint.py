"""Fingerprints: what a reader sees in an exhibit, hashed part by part so that a difference says what changed.

Numbers are rounded to six significant digits and nothing that depends on fonts or on the platform's drawing
is read, so that the same data give the same fingerprint anywhere. The method follows the practice of
comparing data and artists, never pixels.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import Collection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

#: Begins the names of the parts of the narrow form.
NARROW = "narrow-"


def digest(content: object) -> str:
    """Eight hexadecimal digits of the content's canonical JSON."""
    text = json.dumps(rounded(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def plain(value: Any, number: Callable[[float], float] = float) -> Any:
    """The value as plain JSON types, its numbers as they are, or as `number` gives them."""
    if isinstance(value, dict):
        return {str(key): plain(item, number) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((plain(item, number) for item in value), key=repr)
    if isinstance(value, list | tuple | np.ndarray | pd.Series | pd.Index):
        return [plain(item, number) for item in value]
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, int | np.integer):
        return int(value)
    if isinstance(value, float | np.floating):
        return _finite(number(float(value)))
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    return str(value)


def rounded(value: Any) -> Any:
    """The value as plain JSON types, numbers rounded to six significant digits: what is hashed, and what
    facts keep.
    """
    return plain(value, _six_digits)


def _six_digits(number: float) -> float:
    short = float(f"{number:.6g}")
    return 0.0 if abs(short) < 1e-9 else short


def _finite(number: float) -> float | str | None:
    if np.isnan(number):
        return None
    if np.isinf(number):
        return "inf" if number > 0 else "-inf"
    return number + 0.0


def of_rows(rows: pd.DataFrame) -> str:
    """Fingerprint of the rows behind an exhibit: names, order and values."""
    return digest(
        {
            "columns": list(rows.columns),
            "rows": [list(row) for row in rows.itertuples(index=False, name=None)],
        }
    )


def of_figure(rows: pd.DataFrame, wide: Figure, narrow: Figure | None = None) -> dict[str, str]:
    """Fingerprint of a figure by part: the rows once, and the artists of each form, those of the narrow one
    under names that begin with `narrow-`.
    """
    folded = of_artists(narrow) if narrow is not None else {}
    return {
        "rows": of_rows(rows),
        **of_artists(wide),
        **{f"{NARROW}{part}": value for part, value in folded.items()},
    }


def of_artists(figure: Figure) -> dict[str, str]:
    """Fingerprint of what is drawn, by part: size, axes, lines, patches, collections, texts, legend, and
    images where there are any.
    """
    axes = figure.axes
    images = [image.get_array() for each in axes for image in each.images]
    return ({"images": digest([_matrix(image) for image in images])} if images else {}) | {
        "size": digest([figure.get_size_inches(), figure.get_dpi()]),
        "axes": digest([_axes(each) for each in axes]),
        "lines": digest([_line(line) for each in axes for line in each.lines]),
        "patches": digest([_patch(patch) for each in axes for patch in each.patches]),
        "collections": digest([_collection(one) for each in axes for one in each.collections]),
        "texts": digest([_text(text) for text in _texts(figure)]),
        "legend": digest([_legend(legend) for legend in _legends(figure)]),
    }


def of_table(rows: pd.DataFrame, header: Iterable[str], body: Iterable[Iterable[str]]) -> dict[str, str]:
    """Fingerprint of a table by part: the rows behind it, the header and the cells shown."""
    return {
        "rows": of_rows(rows),
        "header": digest(list(header)),
        "cells": digest([list(line) for line in body]),
    }


def written(parts: dict[str, str]) -> str:
    """The fingerprint as one line of text."""
    return " ".join(f"{name}:{value}" for name, value in parts.items())


def _axes(axes: Axes) -> dict[str, Any]:
    return {
        "position": axes.get_position().bounds,
        "limits": [*axes.get_xlim(), *axes.get_ylim()],
        "scales": [axes.get_xscale(), axes.get_yscale()],
        "ticks": [axes.get_xticks(), axes.get_yticks()],
        "labels": [
            axes.get_xlabel(),
            axes.get_ylabel(),
            *(axes.get_title(loc=place) for place in ("left", "center", "right")),
        ],
        "names": [
            [text.get_text() for text in axes.get_xticklabels()],
            [text.get_text() for text in axes.get_yticklabels()],
        ],
        "shown": [axes.axison, axes.get_visible()],
    }


def _colour(colour: Any) -> Any:
    try:
        return to_hex(colour, keep_alpha=True)
    except (ValueError, TypeError):
        return plain(colour)


def _common(artist: Artist) -> dict[str, Any]:
    return {
        "label": str(artist.get_label()),
        "alpha": artist.get_alpha(),
        "z": artist.get_zorder(),
        "visible": artist.get_visible(),
    }


def _line(line: Line2D) -> dict[str, Any]:
    return _common(line) | {
        "xy": line.get_xydata(),
        "colours": [
            _colour(line.get_color()),
            _colour(line.get_markerfacecolor()),
            _colour(line.get_markeredgecolor()),
        ],
        "style": [line.get_linestyle(), line.get_linewidth(), str(line.get_marker()), line.get_markersize()],
    }


def _patch(patch: Patch) -> dict[str, Any]:
    path = patch.get_path().transformed(patch.get_patch_transform())
    return _common(patch) | {
        "vertices": path.vertices,
        "colours": [_colour(patch.get_facecolor()), _colour(patch.get_edgecolor())],
        "style": [patch.get_linestyle(), patch.get_linewidth(), str(patch.get_hatch())],
    }


def _collection(one: Collection) -> dict[str, Any]:
    return (
        _common(one)
        | {
            "offsets": np.ma.getdata(one.get_offsets()),
            "paths": [path.vertices for path in one.get_paths()],
            "colours": [[_colour(c) for c in one.get_facecolor()], [_colour(c) for c in one.get_edgecolor()]],
            "widths": one.get_linewidth(),
        }
        | ({} if one.get_array() is None else {"array": _matrix(one.get_array())})
    )


def _matrix(values: Any) -> np.ndarray:
    return np.ma.getdata(values)


def _texts(figure: Figure) -> list[Text]:
    found = list(figure.texts)
    for axes in figure.axes:
        found += axes.texts
    return found


def _text(text: Text) -> dict[str, Any]:
    return {
        "text": text.get_text(),
        "at": text.get_position(),
        "size": text.get_fontsize(),
        "colour": _colour(text.get_color()),
        "turn": text.get_rotation(),
    }


def _legends(figure: Figure) -> list[Legend]:
    return [*figure.legends, *(legend for axes in figure.axes if (legend := axes.get_legend()))]


def _legend(legend: Legend) -> dict[str, Any]:
    return {
        "title": legend.get_title().get_text(),
        "texts": [text.get_text() for text in legend.get_texts()],
        "handles": [
            _colour(getattr(handle, "get_facecolor", getattr(handle, "get_color", lambda: ""))())
            for handle in legend.legend_handles
            if handle
        ],
    }
