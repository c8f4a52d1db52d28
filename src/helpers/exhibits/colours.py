"""What each colour of the figures means, in the whole book, and what a dark page shows in its place.

Powers differ by hue. The two articles have no hue: they differ by shape and by ink. Verdicts are pale areas
with an edge of ink and their word beside them. Dimensions of the claims meet powers in one figure and have no
colour of their own. Hues follow Okabe and Ito, which readers with any common colour blindness can tell apart;
some are darker than theirs, so that a thin line stands out from white.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

from helpers.claims import verdicts

#: By what a colour is used for, the contrast to the page that it has at least (WCAG 2.2, 1.4.3 and 1.4.11);
#: an area has an edge of ink, and a ground or a grid says nothing.
CONTRAST = {"letters": 4.5, "mark": 3.0, "area": 1.0, "ground": 1.0}
#: Ground of a light page and of a dark one.
PAPER, NIGHT = "#ffffff", "#121212"


@dataclass(frozen=True)
class Colour:
    """A colour and its one meaning.

    Attributes
    ----------
    key : str
        A short name, for the style sheet.
    meaning : str
        What it stands for, in words.
    light, dark : str
        The colour on a light page, in print and in downloads, and on a dark page.
    use : str
        `letters` (and all else), `mark` (lines, points, bars), `area` or `ground`.
    """

    key: str
    meaning: str
    light: str
    dark: str
    use: str = "mark"


INK = Colour("ink", "letters, axes and article A", "#222222", "#e6e6e6", "letters")
MUTED = Colour("muted", "notes, and records without a power", "#5c5c5c", "#b3b9bf", "letters")
SECOND = Colour("second", "article B", "#767676", "#999fa5", "letters")
GRID = Colour("grid", "grid lines and bands of uncertainty", "#dddddd", "#3b424a", "ground")
PALE = Colour("pale", "fields behind the data", "#f2f2f2", "#22282f", "ground")
GROUND = Colour("ground", "the page", PAPER, NIGHT, "ground")

EU = Colour("eu", "the EU", "#0072b2", "#4fb0f0", "letters")
MEMBER = Colour("member", "member states of the EU", "#459bd6", "#a3d8fa")
KAZAKHSTAN = Colour("kazakhstan", "Kazakhstan", "#c45100", "#ff8b3d", "letters")
RUSSIA = Colour("russia", "Russia", "#4b2e83", "#b79cf5", "letters")
CHINA = Colour("china", "China", "#b98a00", "#e3b83a")
US = Colour("us", "the United States", "#b0578d", "#e690c4", "letters")
NATO = Colour("nato", "NATO", "#86543f", "#c99a80", "letters")
JOINT = Colour("joint", "what the EU and Kazakhstan do together", "#00795a", "#3cbf95", "letters")
OTHER = Colour("other", "neighbours and all others", "#8c8c8c", "#8f969c")

#: Every colour that a figure may have.
COLOURS = (
    INK, MUTED, SECOND, GRID, PALE, GROUND, EU, MEMBER, KAZAKHSTAN, RUSSIA, CHINA, US, NATO, JOINT, OTHER,
    *(
        Colour(verdict.css_class, f"the verdict “{verdict.name}”", verdict.fill, verdict.fill_dark, "area")
        for verdict in verdicts.RECORD.values()
    ),
)  # fmt: skip
HEX = re.compile(r"#[0-9a-fA-F]{6}\b")


def by_hex() -> dict[str, Colour]:
    """The colours by what they are on a light page, in small letters."""
    return {colour.light.lower(): colour for colour in COLOURS}


def clashes(colours: tuple[Colour, ...] = COLOURS) -> Iterator[str]:
    """What is said of each colour that has two meanings, and of each meaning that has two colours."""
    for attribute in ("light", "dark", "key", "meaning"):
        seen: dict[str, Colour] = {}
        for colour in colours:
            value = str(getattr(colour, attribute)).lower()
            if value in seen:
                yield (
                    f"{attribute} {value} stands for {seen[value].meaning} and for {colour.meaning}; give "
                    f"each its own."
                )
            seen[value] = colour


def unknown(svg: str) -> list[str]:
    """The colours of a picture that mean nothing, in order."""
    known = by_hex()
    return [found for found in dict.fromkeys(HEX.findall(svg)) if found.lower() not in known]


def luminance(colour: str) -> float:
    """Relative luminance of a colour as `#rrggbb` (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def read_in_ink(figure: Figure) -> None:
    """Set letters in ink whose colour is for lines and areas alone: on a page they would be too faint."""
    known = by_hex()
    for text in figure.findobj(Text):
        colour = known.get(to_hex(text.get_color()))
        if colour is not None and colour.use not in ("letters", "ground"):
            text.set_color(INK.light)
