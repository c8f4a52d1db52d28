"""A registry of its own for each test, and what drawing functions return."""

from __future__ import annotations

import importlib
import types
from collections.abc import Callable

import pytest
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Registered, Tabled
from small_exhibits import ROWS, small_figure


@pytest.fixture
def registry_module(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """The module of the registry, empty, and without the figures of the book."""
    module = importlib.import_module("helpers.exhibits.registry")
    registered: dict[str, Registered] = {}
    monkeypatch.setattr(module, "_registered", registered)
    monkeypatch.setattr(module, "_import_figures", lambda: None)
    return module


@pytest.fixture
def figure() -> Figure:
    return small_figure()


@pytest.fixture
def drawn() -> Callable[..., Drawn]:
    """What a drawing function of a test returns."""

    def make(**changed: object) -> Drawn:
        given = {
            "drawing": small_figure(),
            "rows": ROWS,
            "facts": {"last": 0.5, "name": "votes"},
            "sources": ["b-source", "a-source"],
        }
        return Drawn(**(given | changed))  # type: ignore[arg-type]

    return make


@pytest.fixture
def tabled() -> Callable[..., Tabled]:
    """What a table function of a test returns."""

    def make(**changed: object) -> Tabled:
        given = {
            "header": ["Year", "Value"],
            "body": [["1991", "0.25"], ["2001", {"text": "0.5", "claim": "a-001"}]],
            "rows": ROWS,
            "sources": ["a-source"],
        }
        return Tabled(**(given | changed))  # type: ignore[arg-type]

    return make
