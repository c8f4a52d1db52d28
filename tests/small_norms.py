"""Norms and steps small enough to be ordered by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.tables.computed import Table, over

#: All states that are read unless a test says otherwise.
READ = "CHN KAZ KGZ RUS TJK TKM UZB"


def norm(name: str, **cells: object) -> dict[str, Any]:
    row = {"norm": name, "label": name.upper(), "title": name, "house": "UN", "kind": "treaty"}
    row |= {"opened": "1990-01-01", "record": "", "states": READ, "read_to": "2015-03"}
    row |= {"promoter": "", "promoter_source": "", "open_to": "", "open_source": ""}
    return row | cells


def step(name: str, entity: str, date: str, kind: str = "bound", **cells: str) -> dict[str, Any]:
    row = {"norm": name, "entity": entity, "step": kind, "how": "", "date": date, "source": "s"}
    return row | {"quality": "dated record", "note": ""} | cells


def frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(rows, index=pd.Index(range(2, 2 + len(rows)), name="row"))


def made(norms: list[dict[str, Any]], steps: list[dict[str, Any]]) -> Table:
    """The tables that norms are measured from, and those computed from them."""
    tables = {
        "norms": frame(norms),
        "norm_steps": frame(steps),
        "entities": pd.DataFrame({"entity": READ.split()}),
    }
    return over(tables.__getitem__)
