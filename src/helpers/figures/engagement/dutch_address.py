"""Chapter 04: the EU's share in the stock of foreign investment, with and without the Netherlands."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import Cell, Fact, Tabled, exhibit, turn

HEADER = ("Share", "{first}", "{last}", "Change in points")
#: What each share is one of, in the order of the rows.
SHARES = {
    "union": "All members, of all investment",
    "others": "Members without the Netherlands, of all investment",
    "rest": "Members without the Netherlands, of what is not registered there",
}
MINUS = "\N{MINUS SIGN}"


def rows_of(netherlands_apart: pd.DataFrame) -> pd.DataFrame:
    """A share and a year a row."""
    long = netherlands_apart.melt(["source", "period"], list(SHARES), var_name="share", value_name="value")
    return long.astype({"period": int})[["share", "period", "value", "source"]]


def facts_of(rows: pd.DataFrame) -> dict[str, Fact]:
    """Both years, each share in them, and which way it went."""
    first, last = int(rows["period"].min()), int(rows["period"].max())
    at = rows.set_index(["share", "period"])["value"]
    facts: dict[str, Fact] = {"first": first, "last": last}
    for name in SHARES:
        begun, ended = float(at[name, first]), float(at[name, last])
        facts |= {f"{name}_first": begun, f"{name}_last": ended, f"{name}_word": turn(ended - begun)}
    return facts


def body_of(facts: dict[str, Fact]) -> list[list[str | Cell]]:
    """A share a line, with its change."""
    body: list[list[str | Cell]] = []
    for name, label in SHARES.items():
        begun, ended = (float(str(facts[f"{name}_{end}"])) for end in ("first", "last"))
        change = f"{ended - begun:+.1f}".replace("-", MINUS)
        body.append([label, f"{begun:.1f}%", f"{ended:.1f}%", change])
    return body


@exhibit("tbl-dutch-address", tables=("netherlands_apart",))
def dutch_address(netherlands_apart: pd.DataFrame) -> Tabled:
    """Three shares of two years."""
    rows = rows_of(netherlands_apart)
    facts = facts_of(rows)
    header = [name.format(**facts) for name in HEADER]
    return Tabled(header, body_of(facts), rows, facts, sorted(set(rows["source"])), "lrrr", [7, 2, 2, 2])
