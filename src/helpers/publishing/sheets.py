"""The style sheets that the build writes: of verdicts from their register, of figures from their colours."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from helpers.claims import verdicts
from helpers.publishing import shown
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


def write_sheets(app: Sphinx) -> None:
    """Write the sheets where the pages look for them."""
    folder = Path(app.outdir) / "_static"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {SHEET: verdict_sheet(), shown.SHEET: shown.sheet()}.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
