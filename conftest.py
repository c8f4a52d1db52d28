"""The reader's own settings stay outside, for every test and for the kernels of `pytest --nbval`."""

from __future__ import annotations

import pytest

from helpers import surroundings

surroundings.enter()


def pytest_configure(config: pytest.Config) -> None:
    """Let matplotlib look for fonts once, before kernels do: a slow first time is told on stderr, which nbval
    compares.
    """
    if config.getoption("nbval", False):
        import matplotlib.font_manager  # noqa: F401
