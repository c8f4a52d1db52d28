"""The two names that a chapter needs."""

from __future__ import annotations

from helpers import exhibits
from helpers.exhibits import Exhibit, ExhibitError
from helpers.tables import computed

__all__ = ["show", "table"]


def show(identifier: str) -> Exhibit:
    """The figure `fig-…`, computed from the tables; as a cell's last expression it is displayed."""
    return _make(identifier, "fig-", "table")


def table(identifier: str) -> Exhibit:
    """The table `tbl-…`, computed from the tables; as a cell's last expression it is displayed."""
    return _make(identifier, "tbl-", "show")


def _make(identifier: str, prefix: str, other: str) -> Exhibit:
    if not identifier.startswith(prefix):
        raise ExhibitError(f"exhibit {identifier}: use {other}() for it.")
    return exhibits.make(identifier, computed.get)
