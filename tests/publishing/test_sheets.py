"""The style sheet of verdicts is the register's: every verdict with a tone has its colour, on either page, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from helpers.claims import verdicts
from helpers.claims.verdicts import GOOD, REGISTER, Verdict
from helpers.publishing import sheets, shown


def rules(sheet: str) -> dict[str, str]:
    """What a sheet says of each selector."""
    found = re.findall(r"([^{}]+)\{([^{}]+)\}", re.sub(r"/\*.*?\*/", "", sheet))
    return {name.strip(): body.strip() for names, body in found for name in names.split(",")}


def test_every_verdict_has_the_colour_of_its_tone() -> None:
    found = rules(sheets.verdict_sheet())
    for one in REGISTER:
        said = found.get("." + one.css_class)
        assert said == (f"color: var(--v-{one.tone.name});" if one.tone.paper else None), one
    for page, shade in (("light", "paper"), ("dark", "dark")):
        said = found[f'html[data-theme="{page}"]']
        assert dict(re.findall(r"--v-(\w+): (#\w+);", said)) == {
            tone.name: getattr(tone, shade) for tone in verdicts.TONES if tone.paper
        }


def test_a_verdict_more_needs_an_entry_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    more = Verdict("record", "supported in part", "A part.", "A part.", rank=10, tone=GOOD)
    monkeypatch.setattr(verdicts, "REGISTER", (*REGISTER, more))
    assert rules(sheets.verdict_sheet())[".verdict-supported-in-part"] == "color: var(--v-good);"


def test_it_is_written_where_pages_look(tmp_path: Path) -> None:
    app: Any = SimpleNamespace(outdir=str(tmp_path))
    sheets.write_sheets(app)
    assert (tmp_path / "_static" / shown.SHEET).read_text(encoding="utf-8") == shown.sheet()
    assert (tmp_path / "_static" / sheets.SHEET).read_text(encoding="utf-8") == sheets.verdict_sheet()
