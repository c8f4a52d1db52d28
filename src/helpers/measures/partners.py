"""Trade and investment by partner: shares of a total of the same source, series and period, and the
Netherlands apart.

A share is computed only from a value and a total that one source states for one period under one concept,
and stands beside the shares that others publish with its source and series: two sources are never joined
into a line.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.measures.states import HOME
from helpers.tables import dates
from helpers.tables.checking import sense
from helpers.tables.computed import Table, computed
from helpers.tables.faults import Fault

WORLD, UNION, HOLDING = "WLD", "EU27", "NLD"
#: Series of values by partner with a total, and what flows in them.
VALUES = {"exports-national": "exports", "imports-national": "imports"}
#: Series that publish shares, and what they are shares of.
SHARES = {
    "export-share-wits": "exports",
    "export-share-penppml": "exports",
    "import-share-wits": "imports",
    "import-share-penppml": "imports",
}
#: Series of investment by partner with a total.
INVESTMENT = ("fdi-stock-wiiw",)
#: What the members of the Union report: exports, imports, and the fuels among these; and all states outside
#: the Union.
REPORTED = {"eu-exports": "exports", "eu-imports": "imports", "eu-imports-fuels": "fuels"}
OUTSIDE = "XEU27"
#: What a value and its total share.
SAME = ["indicator", "entity", "period", "source"]


def parts(indicators: pd.DataFrame, names: tuple[str, ...]) -> pd.DataFrame:
    """Values by partner beside the total that the same source states for the same period.

    Parameters
    ----------
    indicators : pandas.DataFrame
        The table `indicators`.
    names : tuple of str
        Series that hold values by partner and their total, under `WORLD`.

    Returns
    -------
    pandas.DataFrame
        The rows by partner that have such a total, with `total` in the unit of the series and `share` in
        percent.
    """
    of = indicators[indicators["indicator"].isin(names) & (indicators["entity"] == HOME)]
    total = of[of["counterpart"] == WORLD][[*SAME, "value"]].rename(columns={"value": "total"})
    found = of[of["counterpart"] != WORLD].merge(total, on=SAME)
    return found.assign(share=100 * found["value"] / found["total"])


@computed("trade_shares", "indicators", "indicator_definitions")
def trade_shares(table: Table) -> pd.DataFrame:
    """Shares of partners in Kazakhstan's trade, source by source.

    Returns
    -------
    DataFrame
        One row a source, series, period and partner, in the order of flow, partner, period and series:
        `flow` (exports, imports), `partner`, `period`, `share` in percent, `value` and `total` in
        `unit` (missing where the source states the share itself), `members` (of the EU behind the value,
        missing where not counted), `computed` (whether the share is taken here), `indicator`, `status`,
        `source`, `note`.
    """
    indicators = table("indicators")
    taken = parts(indicators, tuple(VALUES)).assign(computed=True)
    stated = indicators[indicators["indicator"].isin(SHARES) & (indicators["entity"] == HOME)]
    stated = stated.assign(share=stated["value"], value=np.nan, total=np.nan, computed=False)
    found = pd.concat([taken, stated], ignore_index=True)
    units = table("indicator_definitions").set_index("indicator")["unit"]
    found = found.assign(
        flow=found["indicator"].map(VALUES | SHARES),
        unit=found["indicator"].map(units).where(found["computed"], ""),
    ).rename(columns={"counterpart": "partner", "n": "members"})
    columns = ["flow", "partner", "period", "share", "value", "total", "unit", "members", "computed"]
    columns += ["indicator", "status", "source", "note"]
    order = ["flow", "partner", "period", "indicator", "source"]
    return found.sort_values(order, kind="stable", ignore_index=True)[columns]


@computed("eu_side", "indicators")
def eu_side(table: Table) -> pd.DataFrame:
    """Trade of today's 27 members with Kazakhstan and others, as the members report it: the other side of
    `trade_shares`.

    Not to be joined to it: euros and not dollars, and goods that only pass through Kazakhstan are in the
    members' exports.

    Returns
    -------
    DataFrame
        One row a partner and period, in that order: `partner`, `period`, `exports`, `imports` and `fuels`
        in EUR million (missing where not at hand), `outside_share` (the partner in percent of exports to
        all states outside the Union), `growth` (of exports over the year before, in percent) and
        `fuels_share` (in percent of imports).
    """
    indicators = table("indicators")
    of = indicators[indicators["indicator"].isin(REPORTED) & (indicators["entity"] == UNION)]
    wide = of.pivot(index=["counterpart", "period"], columns="indicator", values="value")
    wide = (
        wide.reindex(columns=list(REPORTED)).rename(columns=REPORTED).rename_axis(columns=None).reset_index()
    )
    outside = wide[wide["counterpart"] == OUTSIDE].set_index("period")["exports"]
    found = wide[wide["counterpart"] != OUTSIDE].rename(columns={"counterpart": "partner"})
    years = found["period"].map(dates.year)
    before = found.groupby("partner")["exports"].shift().where(years.groupby(found["partner"]).diff() == 1)
    return found.assign(
        outside_share=100 * found["exports"] / found["period"].map(outside),
        growth=100 * (found["exports"] / before - 1),
        fuels_share=100 * found["fuels"] / found["imports"],
    ).reset_index(drop=True)


@computed("netherlands_apart", "indicators")
def netherlands_apart(table: Table) -> pd.DataFrame:
    """The EU's share in investment, with the Netherlands apart, where one source states all three.

    Returns
    -------
    DataFrame
        In the order of series and period: `indicator`, `source`, `period`, `union`,
        `netherlands` and `others` (the Union without the Netherlands), in percent of the total; `rest`, the
        others in percent of what is not registered in the Netherlands.
    """
    shares = parts(table("indicators"), INVESTMENT)
    place = ["indicator", "source", "period"]
    union, dutch = (
        shares[shares["counterpart"] == who][[*place, "share"]].rename(columns={"share": name})
        for who, name in ((UNION, "union"), (HOLDING, "netherlands"))
    )
    found = union.merge(dutch, on=place).sort_values(["indicator", "period"], ignore_index=True)
    others = found["union"] - found["netherlands"]
    return found.assign(others=others, rest=100 * others / (100 - found["netherlands"]))


@sense
def parts_within_totals(table: Table) -> list[Fault]:
    """No partner has more than the total of its source, the Netherlands no more than the Union, and
    national values have a total.
    """
    indicators = table("indicators")
    of = indicators[indicators["indicator"].isin([*VALUES, *INVESTMENT]) & (indicators["entity"] == HOME)]
    held = of.set_index([*SAME, "counterpart"])["value"].to_dict()
    faults = []
    for number, row in zip(of.index, of.to_dict("records"), strict=True):
        place = tuple(row[name] for name in SAME)
        total = held.get((*place, WORLD))
        over = UNION if row["counterpart"] == HOLDING else ""
        expected = ""
        if total is None and row["indicator"] in VALUES:
            expected = f"a row of {WORLD} too, from {row['source']} for {row['period']}"
        elif total is not None and row["value"] > total:
            expected = f"at most the total of {row['source']} for {row['period']}, {total}"
        elif over and (*place, over) in held and row["value"] > held[(*place, over)]:
            expected = f"at most the value of {over}, {held[(*place, over)]}"
        if expected:
            faults.append(Fault("indicators", int(number), "value", str(row["value"]), expected))
    return faults
