"""Chapter 07, first part: climate."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import NOTHING, Cell, Fact, Tabled, exhibit, link, turn
from helpers.measures import growth
from helpers.measures.yearly import yearly
from helpers.tables import dates

#: Claims on climate: what each concerns, and on which side the act is.
CLIMATE = (
    ("a-385", "Rank of its goals", "Kazakhstan", "boldest in Central Asia"),
    ("a-386", "Aim: carbon neutrality", "Kazakhstan", "{date}"),
    ("a-387", "Strategy approved", "Kazakhstan", "{date}"),
    ("a-389", "Help with sustainable consumption and production", "EU", "SWITCH-Asia"),
)
#: Years shown: the ends of the series of emissions, and the round years between.
ROUND_YEARS = (2000, 2010, 2020)
MILLION = 1e6
#: The World Bank's aggregate of the members is the only population of the EU in the tables.
HEADS = {"KAZ": "KAZ", "EU27": "EUU"}


def _emissions(indicators: pd.DataFrame) -> pd.DataFrame:
    """Emissions in million tonnes and in tonnes a head (emissions over population), by year and side."""
    columns = {}
    for side, heads in HEADS.items():
        tonnes = yearly(indicators, "co2-emissions", side)
        columns[side] = tonnes / MILLION
        columns[f"{side} a head"] = tonnes / yearly(indicators, "population", heads).reindex(tonnes.index)
        columns[f"{side} renewable"] = yearly(indicators, "electricity-renewable-share", side)
    return pd.DataFrame(columns)


@exhibit("tbl-climate", tables=("ledger", "indicators"))
def climate(ledger: pd.DataFrame, indicators: pd.DataFrame) -> Tabled:
    """Claims on climate above, figures of a few years below."""
    claims = ledger.set_index("claim")
    body: list[list[str | Cell]] = []
    kept: list[dict[str, object]] = []
    for claim, item, side, template in CLIMATE:
        row = claims.loc[claim]
        said = dates.readable(str(row["value"])) if row["datatype"] == "date" else ""
        cell = link(template.format(date=said), claim=claim)
        cells = (cell if side == of else NOTHING for of in ("Kazakhstan", "EU"))
        body.append([item, *cells, str(row["record"])])
        kept.append(
            {"item": item, "claim": claim, "year": "", "kazakhstan": "", "eu": "", "record": row["record"]}
        )
    table = _emissions(indicators)
    emitted = table.dropna(subset=["KAZ", "EU27"])
    first, last = int(emitted.index.min()), int(emitted.index.max())
    powered = table.dropna(subset=["KAZ renewable", "EU27 renewable"])
    ends = (int(powered.index.min()), int(powered.index.max()))
    blocks = (
        ("CO2, million tonnes", "", emitted, (first, *ROUND_YEARS, last), "{:,.0f}", "Global Carbon Project"),
        ("CO2, tonnes a head", " a head", emitted, (first, last), "{:.1f}", "the same; World Bank"),
        ("Electricity from renewables, %", " renewable", powered, ends, "{:.0f}", "Ember; Energy Institute"),
    )
    for item, suffix, frame, years, form, source in blocks:
        for year in years:
            kaz, eu = float(frame.loc[year, f"KAZ{suffix}"]), float(frame.loc[year, f"EU27{suffix}"])  # type: ignore[arg-type]
            body.append([f"{item}, {year}", form.format(kaz), form.format(eu), source])
            numbers = {"kazakhstan": f"{kaz:.6g}", "eu": f"{eu:.6g}"}
            kept.append({"item": item, "claim": "", "year": str(year), **numbers, "record": source})
    change = {side: growth(emitted.loc[first, side], emitted.loc[last, side]) for side in HEADS}
    since = int(ROUND_YEARS[0])
    low = int(emitted["KAZ"].idxmin())
    facts: dict[str, Fact] = {
        "first": first, "last": last, "goal": dates.year(str(claims.at["a-386", "value"])),
        "kaz_abs": abs(change["KAZ"]), "eu_abs": abs(change["EU27"]),
        "kaz_way": turn(change["KAZ"]), "eu_way": turn(change["EU27"]),
        "since": since, "kaz_since": growth(emitted.loc[since, "KAZ"], emitted.loc[last, "KAZ"]),
        "low_year": low, "kaz_head": emitted.loc[last, "KAZ a head"], "eu_head": emitted.loc[last, "EU27 a head"],
    }  # fmt: skip
    series = ["co2-emissions", "population", "electricity-renewable-share"]
    used = indicators.loc[indicators["indicator"].isin(series), "source"]
    header = ["Item", "Kazakhstan", "EU", "Record or source"]
    return Tabled(header, body, pd.DataFrame(kept), facts, ["article-a", *used], "llll", [38, 22, 14, 26])
