"""Publishers' files, made of our own values, over a copy of the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.publishers import Publishers


@pytest.fixture
def publishers(tmp_path: Path, data: Path) -> Publishers:
    """A writer of publishers' files over a copy of the data."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    return Publishers(folder, data)
