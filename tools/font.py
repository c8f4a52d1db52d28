"""Make the font of the pages' figures: `helpers.exhibits.letters` says which letters of DejaVu Sans.

Run it after a change of the letters: `.venv/bin/python tools/font.py`. fontTools comes with matplotlib.
"""

from __future__ import annotations

import shutil

from fontTools import subset
from fontTools.ttLib import TTFont

from helpers.exhibits import letters

SOURCES = {"normal": "DejaVuSans.ttf", "bold": "DejaVuSans-Bold.ttf"}


def main() -> None:
    """Write both weights and the licence."""
    letters.FOLDER.mkdir(exist_ok=True)
    for weight, name in SOURCES.items():
        font = TTFont(letters.own_folder() / name, recalcTimestamp=False)
        options = subset.Options(hinting=False, layout_features=["kern"], notdef_outline=True)
        made = subset.Subsetter(options)
        made.populate(text="".join(letters.characters()))
        made.subset(font)
        font.flavor = "woff"
        font.save(letters.FILES[weight])
    shutil.copyfile(letters.own_folder() / "LICENSE_DEJAVU", letters.LICENCE)


if __name__ == "__main__":
    main()
