"""A page may show a chapter's picture once more; what no chapter shows, or is no picture, stops the build."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("fig-none", "no chapter shows an exhibit fig-none"),
        ("tbl-small", "tbl-small is no figure"),
    ],
)
def test_what_cannot_be_shown_stops_the_build(small: Any, name: str, told: str) -> None:
    index = f"# Small\n\n```{{echo}} {name}\n```\n\n```{{glossary}}\nsoft power\n  Attraction.\n```\n\n```{{bibliography}}\n```\n"
    said = small(index=index).said
    assert any(told in one for one in said)
