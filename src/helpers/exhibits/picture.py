"""A figure as SVG: its labels as text, its ids its own, byte for byte the same on every run.

Labels keep their anchor: a reader whose font has letters of another width still sees a centred label
centred. matplotlib writes an anchor for single lines; for lines of a longer text it writes where each line
begins, which holds for one font alone.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping
from typing import Any

from matplotlib import rc_context, rcParams
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

from helpers.exhibits import style
from helpers.exhibits.layout import Layout
from helpers.exhibits.letters import FAMILY
from helpers.tables import dates

#: Families after the book's own, for a picture that lies alone: Verdana has letters of nearly the same width.
FONTS = f"'{FAMILY}', Verdana, sans-serif"
#: What matplotlib says of every element by a rule that, within a page, would hold for the whole page.
RULE = re.compile(r"\s*<style type=\"text/css\">\*\{([^}]*)\}</style>")
EMPTY = re.compile(r"\n? *<defs>\s*</defs>")
FAMILY_OF_TEXT = re.compile(r"; font-family: [^;\"]*|font-family: [^;\"]*(?:; )?")
#: Where an id stands or is pointed to.
POINTED = re.compile(r"(\bid=\"|\bxlink:href=\"#|url\(#)([^\")]+)")


class _Renderer(RendererSVG):
    """Writes SVG, with an anchor for each line of text."""

    def open_group(self, s: str, gid: str | None = None) -> None:
        self._side = gid or ""
        super().open_group(s, None)

    def draw_text(
        self,
        gc: Any,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Text | None = None,
    ) -> None:
        # The width of a dash hardly differs from that of the hyphen that the layout counted.
        s = dates.dashed(s)
        side = self._side if mtext is None else ""
        if mtext is not None and angle and mtext.get_rotation_mode() != "anchor":
            side = "center"
        if side and not ismath:
            width = self.get_text_width_height_descent(s, prop, ismath)[0]
            part = {"left": 0.0, "center": width / 2, "right": width}[side]
            turn = math.radians(angle)
            # The height of an SVG runs down, that of the anchor up.
            place = (x + part * math.cos(turn), self.height - (y - part * math.sin(turn)))
            mtext = Text(*place, s, ha=side, rotation=angle, rotation_mode="anchor", fontproperties=prop)
        super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)


def svg(figure: Figure, identifier: str, layout: Layout, about: Mapping[str, object]) -> bytes:
    """The picture of a figure.

    Parameters
    ----------
    figure : Figure
        Drawn in the layout.
    identifier : str
        The exhibit; with the layout it begins each id.
    about : mapping
        What the picture says of itself, in matplotlib's words for Dublin Core.
    """
    out = io.StringIO()
    marked = [text for text in figure.findobj(Text) if "\n" in text.get_text()]
    resolution = figure.dpi
    with rc_context(), layout.use():
        style.apply()
        rcParams.update({"svg.hashsalt": identifier, "svg.fonttype": "none"})
        for text in marked:
            # Matplotlib has no public way to ask for it.
            text.set_gid(text._multialignment or text.get_horizontalalignment())  # type: ignore[attr-defined]
        try:
            figure.dpi = 72
            width, height = figure.get_size_inches()
            plain = _Renderer(width * 72, height * 72, out, image_dpi=resolution, metadata=dict(about))
            renderer = MixedModeRenderer(figure, width, height, resolution, plain)
            figure.draw(renderer)  # type: ignore[arg-type]
            renderer.finalize()
        finally:
            figure.dpi = resolution
            for text in marked:
                text.set_gid(None)
    return _own(out.getvalue(), f"{identifier}-{layout.name}").encode()


def _own(text: str, prefix: str) -> str:
    """The picture with ids of its own, and with what holds for all of it said at its root."""
    rule = RULE.search(text)
    said = dict(part.split(": ") for part in rule[1].split("; ")) if rule else {}
    root = "".join(f' {name}="{value}"' for name, value in (said | {"font-family": FONTS}).items())
    text = EMPTY.sub("", RULE.sub("", text), count=1)
    text = FAMILY_OF_TEXT.sub("", text).replace("<svg ", f"<svg{root} ", 1)
    # Matplotlib makes the id of a clipping box from its place, to the last bit of a number that a layout
    # came to; what is numbered in its order is the same on every run.
    names: dict[str, str] = {}

    def own(found: re.Match[str]) -> str:
        return f"{found[1]}{prefix}-{names.setdefault(found[2], str(len(names) + 1))}"

    return POINTED.sub(own, text)
