"""What is made from tables is made once while these are the very same, and anew where one of them changes."""

from __future__ import annotations

import pandas as pd

from helpers.tables.computed import Table
from helpers.tables.keeping import Keeping


def frame(**columns: object) -> pd.DataFrame:
    return pd.DataFrame({name: [value] for name, value in columns.items()})


class Counted:
    """A function of tables that keeps count of its runs."""

    def __init__(self) -> None:
        self.runs = 0

    def __call__(self, table: Table) -> str:
        self.runs += 1
        return str(table("units")["unit"].iloc[0])


def test_only_a_table_that_was_asked_for_makes_it_anew() -> None:
    kept, made = Keeping(), Counted()
    frames = {"units": frame(unit="euro"), "sources": frame(source="s")}
    assert kept("one", frames.__getitem__, made) == "euro"
    other = frames | {"sources": frame(source="t")}
    assert kept("one", other.__getitem__, made) == "euro"
    assert made.runs == 1
    assert kept("one", (frames | {"units": frame(unit="pound")}).__getitem__, made) == "pound"
    assert kept("one", frames.__getitem__, made) == "euro"
    assert made.runs == 2, "the state before is kept too"
    assert kept("two", frames.__getitem__, made) == "euro"
    assert made.runs == 3, "another key is another thing"


def test_the_states_used_last_stay() -> None:
    kept, made = Keeping(states=2), Counted()
    euro, pound, tenge = ({"units": frame(unit=unit)}.__getitem__ for unit in ("euro", "pound", "tenge"))
    for table in (euro, pound, euro, tenge, euro):
        kept("one", table, made)
    assert made.runs == 3
    kept("one", pound, made)
    assert made.runs == 4
