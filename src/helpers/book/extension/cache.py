"""Giving myst-nb the keyed cache, so that a plain `jupyter-book build .` is right too."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from helpers.book import keys, outdating


def key_cache(app: Sphinx, config: Config) -> None:
    """Give myst-nb the cache of this code, without the chapters that are made from something else now."""
    outdating.prune(Path(app.srcdir))
    config.nb_execution_cache_path = str(keys.cache_path(Path(app.srcdir)))
