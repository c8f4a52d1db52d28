"""The built book; every test reads it with a program that others wrote."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def book() -> Path:
    """The built book; another one with BOOK_HTML."""
    folder = Path(os.environ.get("BOOK_HTML") or ROOT / "_build" / "html").resolve()
    assert (folder / "index.html").is_file(), f"There is no book at {folder}: run `make book` first."
    return folder
