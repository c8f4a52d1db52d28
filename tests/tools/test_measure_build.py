"""The benchmark of builds edits the book: each place is there, or eleven minutes end without a figure."""

from __future__ import annotations

import measure_build
import pytest


@pytest.mark.parametrize("what", measure_build.EDITS)
def test_each_place_that_is_edited_is_there(what: str) -> None:
    file, old, new = measure_build.EDITS[what]
    text = (measure_build.ROOT / file).read_text(encoding="utf-8")
    assert old in text
    assert new not in text
