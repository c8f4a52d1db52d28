"""Figures and tables of chapter 04."""

from __future__ import annotations

import pandas as pd

from helpers import style
from helpers.exhibits import Drawn, Tabled, exhibit, link


@exhibit(
    "fig-trade-shares",
    title="Trade shares",
    caption="The EU took {exports:.0f}% of exports.",
    alt="Dot chart: {exports:.0f}% of exports.",
    tables=("claims",),
)
def trade_shares(claims: pd.DataFrame) -> Drawn:
    """Dots of the two shares."""
    figure, (axes,) = style.canvas(2)
    rows = claims[["claim", "subject", "value"]].assign(value=claims["value"].astype(float))
    axes.plot(rows["value"], range(len(rows)), "o")
    axes.set_yticks(range(len(rows)), rows["subject"])
    style.footer(figure, "fig-trade-shares", "article A")
    return Drawn(figure, rows, {"exports": rows["value"].max()}, ["article-a"])


@exhibit("tbl-trade-shares", title="Trade shares", caption="Two shares.", tables=("claims",))
def trade_table(claims: pd.DataFrame) -> Tabled:
    """The same as a table."""
    body = [[link(row.claim, claim=""), row.subject, row.value] for row in claims.itertuples()]
    return Tabled(["Claim", "Subject", "Value"], body, claims[["claim", "value"]], {"n": len(claims)}, ["article-a"], "llr")
