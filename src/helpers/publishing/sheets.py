"""The style sheet of verdicts, written from their register."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from helpers.claims import verdicts
from helpers.publishing.markup import render

SHEET = "verdicts.css"


def verdict_sheet() -> str:
    """The colours of tones on a light and a dark page, and the class of every verdict with a tone; the others
    stay muted.
    """
    tones = [tone for tone in verdicts.TONES if tone.paper]
    classes = {
        tone.name: list(dict.fromkeys(one.css_class for one in verdicts.REGISTER if one.tone == tone))
        for tone in tones
    }
    return render(SHEET, tones=tones, classes=classes)


def write_sheet(app: Sphinx) -> None:
    """Write the sheet where the pages look for it."""
    folder = Path(app.outdir) / "_static"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SHEET).write_text(verdict_sheet(), encoding="utf-8", newline="\n")
