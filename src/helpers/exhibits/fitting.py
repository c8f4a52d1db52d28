"""What stands where in a figure: labels that are cut off or run into each other, and how the narrow layout
makes room.

All is measured in the figure's own pixels with matplotlib's letters, those of the pages.
"""

from __future__ import annotations

import re
import textwrap
import warnings
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.text import Text
from matplotlib.ticker import FixedLocator
from matplotlib.transforms import Bbox

from helpers.exhibits.layout import Layout

#: Points by which the box of a label may pass an edge, or enter another's: it is wider than its letters.
BEARING = 2.0
#: Share of the width that names beside an axis may take in the narrow layout.
NAMES = 0.4
#: Share of the width at which a label is broken: a browser sets letters a little wider than measured here.
FULL = 0.96
#: How many times as high a narrow figure may become.
HIGHEST = 2.5
#: How often a figure is laid out until its panels stand still, to a thousandth of its width.
LAYOUTS = 3
#: A share of the figure that no picture shows.
STILL = 1e-12
NUMBER = re.compile(r"[−\-\d.,\s%]*")


def labels(figure: Figure) -> list[tuple[Text, Bbox]]:
    """Every label that a reader sees, with its box; the figure is laid out before."""
    found = [*figure.texts, *(text for legend in figure.legends for text in _words(legend))]
    if figure._supxlabel is not None and figure._supxlabel not in found:  # type: ignore[attr-defined]
        found.append(figure._supxlabel)  # type: ignore[attr-defined]
    for axes in figure.axes:
        if not axes.get_visible():
            continue
        found += [*axes.texts, axes.title, axes._left_title, axes._right_title]  # type: ignore[attr-defined]
        if legend := axes.get_legend():
            found += _words(legend)
        if axes.axison:
            for axis in (axes.xaxis, axes.yaxis):
                found += [axis.label, *_ticks(axis)]
    seen = [text for text in found if text.get_visible() and text.get_text().strip()]
    return [(text, text.get_window_extent()) for text in seen]


def _words(legend: Legend) -> list[Text]:
    return [legend.get_title(), *legend.get_texts()]


def _ticks(axis: Axis) -> list[Text]:
    """Names of the ticks that are drawn: beyond the axis one only exists."""
    low, high = sorted(axis.get_view_interval())
    slack = 1e-9 * max(abs(low), abs(high), 1.0)
    return [
        tick.label1
        for tick in axis.get_major_ticks()
        if tick.label1.get_visible() and low - slack <= tick.get_loc() <= high + slack
    ]


def faults(figure: Figure) -> Iterator[str]:
    """Each label that is cut off, and each two that run into each other, in words."""
    figure.draw_without_rendering()
    inch = figure.dpi / 72
    slack = BEARING * inch
    found = labels(figure)
    whole = figure.bbox
    for text, box in found:
        past = max(whole.x0 - box.x0, whole.y0 - box.y0, box.x1 - whole.x1, box.y1 - whole.y1)
        if past > slack:
            yield f"{_said(text)} is cut off"
    for (one, first), (other, second) in combinations(found, 2):
        across = min(first.x1, second.x1) - max(first.x0, second.x0)
        down = min(first.y1, second.y1) - max(first.y0, second.y0)
        if across > slack and down > slack:
            yield f"{_said(one)} runs into {_said(other)}"


def _said(text: Text) -> str:
    return repr(textwrap.shorten(" ".join(text.get_text().split()), 40, placeholder="…"))


class Sheet:
    """A figure that is laid out as often as that may move its panels, and no oftener: each time costs as much
    as all the rest of a figure.
    """

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self._still = self._room = False

    def changed(self, really: bool = True) -> None:
        """Something was set otherwise, which may move the panels."""
        self._still = self._still and not really

    def lay(self) -> bool:
        """Lay the panels out, and whether all that stands beside them leaves them any room: on the way it may
        not yet.
        """
        if not self._still:
            before = self._places()
            with warnings.catch_warnings(record=True) as warned:
                warnings.simplefilter("always")
                engine = self.figure.get_layout_engine()
                if engine is not None:
                    engine.execute(self.figure)
            self._still, self._room = self._stand(before), not warned
        return self._room

    def _stand(self, before: list[tuple[float, ...]]) -> bool:
        """Whether the panels stand where they stood, up to what adding in another order makes of a number."""
        pairs = zip(self._places(), before, strict=True)
        return all(
            abs(now - then) < STILL for one, other in pairs for now, then in zip(one, other, strict=True)
        )

    def _places(self) -> list[tuple[float, ...]]:
        return [axes.get_position().bounds for axes in self.figure.axes]


def settle(figure: Figure, layout: Layout) -> Sheet:
    """Make room in the narrow layout: no letters below its smallest; names, titles and notes in more lines, a
    key in fewer columns, fewer ticks that are numbers; the figure as it is laid out then.
    """
    for text in figure.findobj(Text):
        text.set_fontsize(max(text.get_fontsize(), layout.small))
    # What reaches beyond its panel would leave the panels no room before it is broken.
    within = [text for axes in figure.axes for text in axes.texts]
    for artist in within:
        artist.set_in_layout(False)
    for axes in figure.axes:
        if legend := axes.get_legend():
            legend.set_in_layout(False)
    for legend in list(figure.legends):
        _fold(figure, figure, legend, "outside upper left")
    for axes in figure.axes:
        _break_names(figure, axes)
    sheet = Sheet(figure)
    sheet.lay()
    for axes in figure.axes:
        if legend := axes.get_legend():
            sheet.changed(_fold(figure, axes, legend, legend._loc))  # type: ignore[attr-defined]
    _break_all(sheet)
    # Panels leave room for what is beside them, now that it is short; where no panel is left, they do not.
    for artist in within:
        artist.set_in_layout(True)
    sheet.changed(bool(within))
    if not sheet.lay():
        for artist in within:
            artist.set_in_layout(False)
        sheet.changed()
    _heighten(sheet)
    _break_all(sheet)
    return sheet


def fix(sheet: Sheet) -> None:
    """Lay the figure out and leave it so: each further layout would move panels whose room depends on what
    stands beside them, and what was checked here would not be what is written.
    """
    for _ in range(LAYOUTS):
        sheet.lay()
    sheet.figure.set_layout_engine("none")


def _break_all(sheet: Sheet) -> None:
    figure = sheet.figure
    for _ in range(2):
        sheet.lay()
        most = FULL * figure.bbox.width
        if figure._suptitle is not None:  # type: ignore[attr-defined]
            sheet.changed(_shorten(figure._suptitle, most))  # type: ignore[attr-defined]
        for axes in figure.axes:
            sheet.changed(_break_titles(figure, axes))
            sheet.changed(_thin(axes))
            for text in (*axes.texts, axes.xaxis.label):
                if text.get_text() and text.get_rotation() == 0:
                    sheet.changed(_shorten(text, most))


def _break_names(figure: Figure, axes: Axes) -> None:
    """Names beside the vertical axis take a share of the width at most."""
    if not isinstance(axes.yaxis.get_major_locator(), FixedLocator):
        return
    names = axes.yaxis.get_majorticklabels()
    most = NAMES * figure.bbox.width
    wide = [name for name in names if name.get_visible() and name.get_window_extent().width > most]
    if wide:
        letter = max(name.get_window_extent().width / len(name.get_text()) for name in wide)
        broken = [_wrapped(name.get_text(), int(most / letter)) for name in names]
        axes.set_yticks(axes.get_yticks(), broken)


def _heighten(sheet: Sheet) -> None:
    """A figure whose names beside an axis meet is as much higher as they need: its panels are, each by the
    same part, and what stands between them is not.
    """
    sheet.lay()
    figure = sheet.figure
    needed, rows = 1.0, dict[float, float]()
    for axes in figure.axes:
        place = axes.get_position()
        rows[round(place.y0, 3)] = max(place.height, rows.get(round(place.y0, 3), 0.0))
        boxes = sorted((name.get_window_extent() for name in _ticks(axes.yaxis)), key=lambda box: box.y0)
        for low, high in pairwise(boxes):
            apart = (high.y0 + high.y1 - low.y0 - low.y1) / 2
            if apart > 0:
                needed = max(needed, ((high.height + low.height) / 2 + figure.dpi / 72) / apart)
    if needed > 1:
        width, height = figure.get_size_inches()
        figure.set_size_inches(width, height * min(1 + (needed - 1) * sum(rows.values()), HIGHEST))
        sheet.changed()


def _wrapped(text: str, characters: int) -> str:
    """The text in lines of at most so many characters, its own breaks kept."""
    return "\n".join(
        textwrap.fill(line, max(characters, 8), break_long_words=False) for line in text.split("\n")
    )


def _break_titles(figure: Figure, axes: Axes) -> bool:
    """A title ends where the figure, or the next panel, begins; whether one was broken."""
    mine = axes.get_position()
    others = [other.get_position() for other in figure.axes if other is not axes]
    beside = [box.x0 for box in others if box.x0 > mine.x1 - 0.01 and abs(box.y0 - mine.y0) < 0.05]
    end = (min(beside) - 0.03 if beside else FULL) * figure.bbox.width
    titles = [title for title in (axes.title, axes._left_title) if title.get_text()]  # type: ignore[attr-defined]
    # Each is broken, and not only the first that must be.
    return sum(_shorten(title, end) for title in titles) > 0


def _shorten(text: Text, end: float) -> bool:
    """Break a text that passes a place across the figure, or its left edge; whether it was broken."""
    box = text.get_window_extent()
    middle = (box.x0 + box.x1) / 2
    room: float = {"left": end - box.x0, "center": 2 * min(end - middle, middle)}.get(
        text.get_horizontalalignment(), box.x1
    )
    passes = bool(room < box.width and room > 0.2 * end)
    if passes:
        longest = max(len(line) for line in text.get_text().split("\n"))
        text.set_text(_wrapped(" ".join(text.get_text().split("\n")), int(longest * room / box.width)))
    return passes


def _thin(axes: Axes) -> bool:
    """Of numbers along the horizontal axis that meet, every second goes; whether any went."""
    for done in range(3):
        ticks = _ticks(axes.xaxis)
        boxes = [text.get_window_extent() for text in ticks if text.get_text()]
        gap = 3 * axes.figure.dpi / 72
        if not any(before.x1 + gap > after.x0 for before, after in pairwise(boxes)):
            return done > 0
        names = [text.get_text() for text in ticks]
        if not all(NUMBER.fullmatch(name) for name in names):
            return done > 0
        places = [place for place in axes.get_xticks() if _inside(place, axes.get_xlim())]
        axes.set_xticks(places[::2], names[::2] if len(names) == len(places) else None)
    return True


def _inside(place: float, interval: tuple[float, float]) -> bool:
    return min(interval) <= place <= max(interval)


def _fold(figure: Figure, owner: Figure | Axes, legend: Legend, place: Any) -> bool:
    """A key has as many columns as fit; whether there are fewer now."""
    columns = before = legend._ncols  # type: ignore[attr-defined]
    while legend.get_window_extent().width > figure.bbox.width and columns > 1:
        columns -= 1
        legend.remove()
        legend = owner.legend(
            handles=legend.legend_handles,
            labels=[text.get_text() for text in legend.get_texts()],
            loc=place,
            ncols=columns,
            handlelength=legend.handlelength,
            handleheight=legend.handleheight,
            handletextpad=legend.handletextpad,
            columnspacing=legend.columnspacing,
        )
        legend.set_in_layout(isinstance(owner, Figure))
    return bool(columns != before)
