"""A fingerprint names the part that changed, and is the same where nothing did."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from helpers.exhibits import fingerprint
from small_exhibits import ROWS, small_figure

PARTS = ["rows", "size", "axes", "lines", "patches", "collections", "texts", "legend"]


def changed(edit: Callable[[Figure], object]) -> set[str]:
    """The parts of the small figure's fingerprint that an edit changes."""
    before = fingerprint.of_figure(ROWS, small_figure())
    figure = small_figure()
    edit(figure)
    after = fingerprint.of_figure(ROWS, figure)
    assert list(before) == list(after) == PARTS
    return {name for name in PARTS if before[name] != after[name]}


def test_the_same_figure_has_the_same_fingerprint() -> None:
    assert changed(lambda figure: None) == set()


def test_looking_at_a_figure_does_not_change_it(figure: Figure) -> None:
    before = fingerprint.of_figure(ROWS, figure)
    assert fingerprint.of_figure(ROWS, figure) == before


EDITS: dict[str, tuple[Callable[[Figure], object], set[str]]] = {
    "width of the figure": (lambda figure: figure.set_figwidth(5), {"size"}),
    "limits": (lambda figure: figure.axes[0].set_ylim(0, 6), {"axes"}),
    "scale": (lambda figure: figure.axes[0].set_yscale("symlog"), {"axes"}),
    "ticks": (lambda figure: figure.axes[0].set_xticks([0, 1]), {"axes"}),
    "names of ticks": (lambda figure: figure.axes[0].set_xticks([0, 1, 2], ["a", "b", "c"]), {"axes"}),
    "label of an axis": (lambda figure: figure.axes[0].set_xlabel("decade"), {"axes"}),
    "title": (lambda figure: figure.axes[0].set_title("Votes", loc="left"), {"axes"}),
    "place of the axes": (lambda figure: figure.axes[0].set_position((0.2, 0.2, 0.5, 0.5)), {"axes"}),
    "axes hidden": (lambda figure: figure.axes[0].set_axis_off(), {"axes"}),
    "data of a line": (lambda figure: figure.axes[0].lines[0].set_ydata([1, 3, 2.5]), {"lines"}),
    "colour of a line": (lambda figure: figure.axes[0].lines[0].set_color("#222222"), {"lines"}),
    "fill of markers": (lambda figure: figure.axes[0].lines[0].set_markerfacecolor("#222222"), {"lines"}),
    "edge of markers": (lambda figure: figure.axes[0].lines[0].set_markeredgecolor("#5c5c5c"), {"lines"}),
    "edge of a bar": (lambda figure: figure.axes[0].patches[0].set_edgecolor("#222222"), {"patches"}),
    "edge of a dot": (lambda figure: figure.axes[0].collections[0].set_edgecolor("#222222"), {"collections"}),
    "width of a line": (lambda figure: figure.axes[0].lines[0].set_linewidth(4), {"lines"}),
    "dashes of a line": (lambda figure: figure.axes[0].lines[0].set_linestyle("--"), {"lines"}),
    "marker of a line": (lambda figure: figure.axes[0].lines[0].set_marker("s"), {"lines"}),
    "label of a line": (lambda figure: figure.axes[0].lines[0].set_label("ballots"), {"lines"}),
    "line hidden": (lambda figure: figure.axes[0].lines[0].set_visible(False), {"lines"}),
    "order of drawing": (lambda figure: figure.axes[0].lines[0].set_zorder(9), {"lines"}),
    "height of a bar": (lambda figure: figure.axes[0].patches[0].set_height(3), {"patches"}),
    "colour of a bar": (lambda figure: figure.axes[0].patches[0].set_facecolor("#ffffff"), {"patches"}),
    "opacity of a bar": (lambda figure: figure.axes[0].patches[0].set_alpha(0.5), {"patches"}),
    "hatching of a bar": (lambda figure: figure.axes[0].patches[0].set_hatch("//"), {"patches"}),
    "place of a dot": (
        lambda figure: figure.axes[0].collections[0].set_offsets([[0.5, 1], [1.5, 3]]),
        {"collections"},
    ),
    "colour of a dot": (
        lambda figure: figure.axes[0].collections[0].set_facecolor("#ffffff"),
        {"collections"},
    ),
    "words of a note": (lambda figure: figure.axes[0].texts[0].set_text("another note"), {"texts"}),
    "place of a note": (lambda figure: figure.axes[0].texts[0].set_position((1, 2)), {"texts"}),
    "size of a note": (lambda figure: figure.axes[0].texts[0].set_fontsize(20), {"texts"}),
    "colour of a note": (lambda figure: figure.axes[0].texts[0].set_color("#123456"), {"texts"}),
    "turn of a note": (lambda figure: figure.axes[0].texts[0].set_rotation(90), {"texts"}),
    "footer": (lambda figure: figure.supxlabel("Sources"), {"texts"}),
    "title of the legend": (lambda figure: figure.axes[0].get_legend().set_title("Lines"), {"legend"}),
    "entry of the legend": (
        lambda figure: figure.axes[0].get_legend().get_texts()[0].set_text("ballots"),
        {"legend"},
    ),
    "colour in the legend": (
        lambda figure: figure.axes[0].get_legend().legend_handles[0].set_color("#123456"),
        {"legend"},
    ),
    "no legend": (lambda figure: figure.axes[0].get_legend().remove(), {"legend"}),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_change_is_named_by_its_part(name: str) -> None:
    edit, parts = EDITS[name]
    assert changed(edit) == parts


def test_the_order_of_lines_counts() -> None:
    def two(*heights: int) -> dict[str, str]:
        figure = Figure()
        axes = figure.subplots()
        for height in heights:
            axes.plot([0, 1], [height, height], color="black", label="")
        axes.set_ylim(0, 3)
        return fingerprint.of_figure(ROWS, figure)

    one, other = two(1, 2), two(2, 1)
    assert {name for name in PARTS if one[name] != other[name]} == {"lines"}


@pytest.mark.parametrize(
    "rows",
    [
        ROWS.replace(0.25, 0.2501),
        ROWS.iloc[::-1],
        ROWS.rename(columns={"value": "share"}),
        ROWS[["value", "year"]],
        ROWS.iloc[:1],
    ],
    ids=["value", "order", "name of a column", "order of columns", "row gone"],
)
def test_a_change_of_the_rows_is_named(rows: pd.DataFrame, figure: Figure) -> None:
    before, after = fingerprint.of_figure(ROWS, figure), fingerprint.of_figure(rows, figure)
    assert {name for name in PARTS if before[name] != after[name]} == {"rows"}


def test_a_difference_beyond_six_digits_is_noise() -> None:
    assert fingerprint.of_rows(ROWS) == fingerprint.of_rows(ROWS.replace(0.25, 0.25000001))


def test_a_table_names_header_cells_and_rows() -> None:
    before = fingerprint.of_table(ROWS, ["Year", "Value"], [["1991", "0.25"]])
    assert list(before) == ["rows", "header", "cells"]
    for part, after in {
        "rows": fingerprint.of_table(ROWS.iloc[:1], ["Year", "Value"], [["1991", "0.25"]]),
        "header": fingerprint.of_table(ROWS, ["Year", "Share"], [["1991", "0.25"]]),
        "cells": fingerprint.of_table(ROWS, ["Year", "Value"], [["1991", "0.26"]]),
    }.items():
        assert {name for name in before if before[name] != after[name]} == {part}


def test_written_as_one_line() -> None:
    assert fingerprint.written({"rows": "abc", "size": "def"}) == "rows:abc size:def"


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (np.int64(3), 3),
        (np.float64(0.1234567), 0.123457),
        (1234567.0, 1234570.0),
        (1234567, 1234567),
        (np.bool_(True), True),
        (float("nan"), None),
        (pd.NA, None),
        (pd.NaT, None),
        (float("inf"), "inf"),
        (float("-inf"), "-inf"),
        (-0.0, 0.0),
        ((1, [2.0, "x"]), [1, [2.0, "x"]]),
        ({"a": np.array([1, 2])}, {"a": [1, 2]}),
        (pd.Series([1.5, float("nan")]), [1.5, None]),
    ],
)
def test_values_become_plain_json(value: object, plain: object) -> None:
    found = fingerprint.rounded(value)
    assert found == plain
    assert type(found) is type(plain)


def test_a_digest_is_the_same_in_every_process() -> None:
    """No hash of Python's own, which is salted anew in every process, takes part."""
    assert fingerprint.digest({"b": [1, 2.5, None], "a": "Åland"}) == "8c9c3a17"


def test_a_set_has_one_digest() -> None:
    one, other = {0, 8}, {8, 0}
    assert one == other
    assert fingerprint.digest(one) == fingerprint.digest(other)


@pytest.mark.parametrize("draw", ["imshow", "pcolormesh"])
def test_a_matrix_is_covered(draw: str) -> None:
    def matrix(corner: float) -> dict[str, str]:
        figure = Figure()
        getattr(figure.subplots(), draw)([[0.0, 1.0], [corner, 2.0]], vmin=0, vmax=2)
        return fingerprint.of_figure(ROWS, figure)

    assert matrix(0.5) != matrix(1.5)


@pytest.mark.parametrize("value", [-0.54601419, 1 / 3, 1234567.25, 0.1 + 0.2])
def test_only_what_is_hashed_is_rounded(value: float) -> None:
    assert fingerprint.plain([value, np.float64(value)]) == [value, value]
    assert fingerprint.digest(value) == fingerprint.digest(float(f"{value:.6g}"))


def test_the_narrow_form_has_parts_of_its_own_and_the_rows_stand_once() -> None:
    wide, narrow = small_figure(), small_figure()
    narrow.axes[0].texts[0].set_text("a shorter note")
    both = fingerprint.of_figure(ROWS, wide, narrow)
    alone = fingerprint.of_figure(ROWS, wide)
    assert {name: value for name, value in both.items() if not name.startswith("narrow-")} == alone
    assert {name.removeprefix("narrow-") for name in both} == set(alone)
    unlike = {name for name in alone if name != "rows" and both[f"narrow-{name}"] != alone[name]}
    assert unlike == {"texts"} and "narrow-rows" not in both
