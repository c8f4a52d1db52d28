"""The letters that labels of figures may have: those of the book's one font, a subset of DejaVu Sans.

The font stands beside this module, normal and bold, made by `tools/font.py` from the files that matplotlib
brings. Pages embed it once; PDF and PNG are drawn with matplotlib's own.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from pathlib import Path

import matplotlib as mpl

FAMILY = "DejaVu Sans"
FOLDER = Path(__file__).parent / "font"
#: Files of the font on pages by the weight of their letters, and its licence.
FILES = {"normal": FOLDER / "dejavu-sans.woff", "bold": FOLDER / "dejavu-sans-bold.woff"}
LICENCE = FOLDER / "LICENSE"
#: First and last of each run of letters: Latin with its accents,
#: Cyrillic with the Kazakh letters; then signs.
RUNS = ((0x20, 0x7E), (0xA0, 0x17F), (0x400, 0x45F), (0x490, 0x4E9))
SIGNS = "\u2009\u202f‐‑‒–—‘’‚“”„†•…‰′″‹›€№←↑→↓↔−√∞≈≠≤≥■□▲△▼▽◆◇○●★✓✗"


@functools.cache
def characters() -> frozenset[str]:
    """Every letter and sign of the font."""
    return frozenset(SIGNS).union(*({chr(code) for code in range(first, last + 1)} for first, last in RUNS))


def lacking(text: str) -> list[str]:
    """The letters of a text that the font lacks, in order; line breaks are none."""
    known = characters()
    return [letter for letter in dict.fromkeys(text) if letter not in known and letter != "\n"]


def own_folder() -> Path:
    """Where matplotlib has the whole font, for Typst."""
    return Path(mpl.get_data_path()) / "fonts" / "ttf"


def refused(texts: Iterable[str]) -> Iterator[str]:
    """What is said of each text with a letter that the font lacks."""
    for text in texts:
        for letter in lacking(text):
            yield (
                f"the label {' '.join(text.split())!r} has {letter!r} (U+{ord(letter):04X}), which the "
                f"book's font lacks; write it with letters of helpers.exhibits.letters."
            )
