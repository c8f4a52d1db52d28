"""Chapter 07, first part: roles that the EU is said to play, and climate."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import NOTHING, Cell, Fact, Tabled, exhibit, link, turn
from helpers.figures.actors.statements import listed
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


def wording(template: str, value: str, datatype: str) -> str:
    """Words of a table of structure with the claim's own value, as readers write it, and the length of its list put in."""
    members = [part.strip() for part in value.split(";")]
    shown = dates.readable(value) if datatype in ("date", "period") else listed(members)
    return template.format(value=shown, date=shown, count=len(members))


@exhibit("tbl-roles", tables=("ledger", "roles", "role_claims"))
def roles_stated(ledger: pd.DataFrame, roles: pd.DataFrame, role_claims: pd.DataFrame) -> Tabled:
    """Each role with the claim that states it, its verdict, and the nearest claim on Kazakhstan."""
    facts_of = ledger[["claim", "value", "datatype", "statement", "record"]]
    rows = role_claims.merge(roles.drop(columns="reason"), on="role").merge(facts_of, on="claim")
    rows = rows.sort_values(["place", "part"], ascending=[True, False]).reset_index(drop=True)
    rows["shown"] = [
        wording(*parts) for parts in zip(rows["wording"], rows["value"], rows["datatype"], strict=True)
    ]
    found = rows.set_index(["role", "part"])
    body: list[list[str | Cell]] = []
    for role in roles.sort_values("place").itertuples():
        own = found.loc[(role.role, "role")]
        near: str | Cell = NOTHING
        if (role.role, "nearest") in found.index:
            other = found.loc[(role.role, "nearest")]
            near = link(str(other["shown"]), claim=str(other["claim"]))
        stated = link(str(own["shown"]), claim=str(own["claim"]))
        body.append([str(role.label), stated, str(own["record"]), str(role.concerns), near])
    facts = {
        "roles": len(roles),
        "kazakhstan": int((roles["concerns"] == "Kazakhstan").sum()),
        "nearest": int((rows["part"] == "nearest").sum()),
    }
    shown = rows[["role", "part", "claim", "statement", "record", "concerns", "reason"]]
    header = ["Role", "Article A states", "Record", "Concerns", "Nearest for Kazakhstan"]
    return Tabled(header, body, shown, facts, ["article-a"], "lllll", [22, 24, 13, 14, 27])


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
        cell = link(wording(template, str(row["value"]), str(row["datatype"])), claim=claim)
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
