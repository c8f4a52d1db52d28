"""What findings on trade, investment, aid, visas, students and emissions are decided by: complete counts."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pandas as pd

from helpers.measures import growth
from helpers.measures.contact import ERROR, outside_between, student_shares, visas_by_year
from helpers.tables.computed import Table
from helpers.theses.effects import aid_growth
from helpers.theses.findings.facts import Facts, Given, statistic
from helpers.theses.findings.rows import one, only
from helpers.theses.varied import Data


@statistic("trade-share", "trade_shares", "indicators")
def trade(table: Table, given: Given) -> Facts:
    """Change of a partner's share in exports or imports, within one series of one source; beside it that in
    an earlier series, one value of another, or a later amount over the whole, where one is named.
    """
    frame = only(table("trade_shares"), flow=given["flow"], partner=given["partner"])

    def share(series: str, year: str) -> float:
        return float(one(frame, indicator=series, period=year)["share"])

    before, after = (share(given["series"], given[end]) for end in ("first", "last"))
    counts = {}
    if "earlier" in given:
        start, end = given["since"], given["until"]
        counts = {
            "earlier_before": share(given["earlier"], start),
            "earlier_after": share(given["earlier"], end),
        }
        counts |= {"earlier_start": float(start), "earlier_end": float(end)}
    if "other" in given:
        counts |= {"other_before": share(given["other"], given["at"]), "other_year": float(given["at"])}
    if "later" in given:
        indicators = only(table("indicators"), entity="KAZ")
        amounts = only(indicators, indicator=given["amount"], counterpart=given["named"])
        wholes = only(indicators, indicator=given["whole"]).set_index("period")["value"]
        # The press writes billions, and the World Bank millions.
        pressed = 1e5 * amounts.set_index("period")["value"] / wholes
        counts |= {"later_after": float(pressed[given["later"]]), "later_year": float(given["later"])}
        counts["highest"] = float(max(frame["share"].max(), pressed.max()))
    return Facts(before, after, after - before, counts=counts)


@statistic("investment-without", "netherlands_apart")
def investment(table: Table, given: Given) -> Facts:
    """Change of the Union's share in the stock of investment, and of what is left without one member."""
    frame = only(table("netherlands_apart"), indicator=given["series"])
    first, last = (one(frame, period=given[end]) for end in ("first", "last"))
    counts = {
        "without_before": float(first["others"]),
        "without_after": float(last["others"]),
        "without": float(last["others"] - first["others"]),
    }
    rest = [float(end["rest"]) for end in (first, last)]
    counts |= {"rest_before": rest[0], "rest_after": rest[1], "rest": rest[1] - rest[0]}
    # Whole points below which both changes stay.
    counts["under"] = float(math.ceil(max(abs(counts["without"]), abs(counts["rest"]))))
    return Facts(first["union"], last["union"], last["union"] - first["union"], counts=counts)


def _per_thousand(table: Table, column: str) -> pd.Series:
    """Visas for each thousand inhabitants, by year."""
    people = only(table("indicators"), indicator="population", entity="KAZ")
    people = pd.Series(people["value"].to_numpy(float), index=people["period"].astype(int))
    counts = visas_by_year(table("schengen_visas"))[column].astype(float)
    return 1000 * counts / people.reindex(counts.index)


@statistic("visas-per-head", "schengen_visas", "indicators")
def visas(table: Table, given: Given) -> Facts:
    """Change of visas asked for or issued for each thousand inhabitants, in percent of the earlier year."""
    found = _per_thousand(table, given["column"])
    before, after = float(found[int(given["first"])]), float(found[int(given["last"])])
    other = _per_thousand(table, "applied" if given["column"] == "issued" else "issued")
    change = growth(float(other[int(given["first"])]), float(other[int(given["last"])]))
    counts = {
        "other_fall": -change,
        "begun_year": float(given["first"]),
        "peak_year": float(found.idxmax()),
        "earliest_year": float(found.index.min()),
        "earliest_before": float(found[found.index.min()]),
    }
    whole = visas_by_year(table("schengen_visas"))[given["column"]]
    counts |= {
        "whole_begun": float(whole[int(given["first"])]),
        "whole_ended": float(whole[int(given["last"])]),
    }
    return Facts(before, after, growth(before, after), counts=counts)


@statistic("visa-share", "schengen_visas")
def visa_share(table: Table, given: Given) -> Facts:
    """Change of the share of decisions that refuse, or of visas for several entries, in percentage points."""
    found = visas_by_year(table("schengen_visas"))[given["column"]].astype(float)
    before, after = float(found[int(given["first"])]), float(found[int(given["last"])])
    known = found.dropna()
    counts = {"earliest_year": float(known.index.min()), "earliest_before": float(known[known.index.min()])}
    counts |= {"lowest_year": float(known.idxmin()), "lowest_before": float(known.min())}
    return Facts(before, after, after - before, counts=counts)


#: Shares of students, by the name that a kind of finding knows them by.
COLUMNS = (
    ("one", "eu_of_all"),
    ("other", "eu_outside_russia"),
    ("kept_one", "kept_of_all"),
    ("kept_other", "kept_outside"),
    ("russia", "russia_of_all"),
)


@statistic("students", "indicators")
def students(table: Table, given: Given) -> Facts:
    """Change of the EU's share of students abroad, of all that hosts report and of those outside Russia; of
    today's members, and with the United Kingdom, which was one in these years.
    """
    found = student_shares(table("indicators"))
    kingdom = only(table("indicators"), indicator="students-abroad", entity="KAZ", counterpart="GBR")
    kept = found["eu"] + kingdom.set_index(kingdom["period"].astype(int))["value"]
    found = found.assign(
        kept_of_all=100 * kept / found["total"], kept_outside=100 * kept / (found["total"] - found["russia"])
    )
    first, last = (found.loc[int(given[end])] for end in ("first", "last"))
    counts: dict[str, Any] = {}
    for name, column in COLUMNS:
        counts[f"{name}_before"], counts[f"{name}_after"] = float(first[column]), float(last[column])
        counts[f"change_{name}"] = float(last[column] - first[column])
    for name, hosts in (("other", found["eu"]), ("kept_other", kept)):
        ends = [(float(hosts[end.name]), float(end["total"]), float(end["russia"])) for end in (first, last)]
        counts[f"least_{name}"], counts[f"most_{name}"] = outside_between(ends)
    counts["error"] = ERROR
    return Facts(estimate=counts["change_other"], counts=counts)


#: Ways to take aid that a finding must outlive.
SCALES, AVERAGES = ("amount", "population", "gdp-current-usd"), ("mean", "median")


@statistic("aid", "indicators", "entity_groups")
def aid(table: Table, given: Given) -> Facts:
    """Change of the yearly net payment of the EU institutions between two windows, in percent; in dollars, a
    head and as a share of income, as a mean and as a median, for each pair of windows.
    """
    data = Data(table)
    firsts, lasts = given["firsts"].split(", "), given["lasts"].split(", ")
    found = {
        " ".join(each): aid_growth(data, dict(zip(("scale", "average", "first", "last"), each, strict=True)))
        for each in itertools.product(SCALES, AVERAGES, firsts, lasts)
    }
    main = " ".join((SCALES[0], AVERAGES[0], firsts[0], lasts[0]))
    paid = data.series("aid-net-bilateral", "KAZ", "EUI")

    def mean(window: str) -> float:
        begin, end = (int(year) for year in window.split("/"))
        values = [value for year, value in paid.items() if begin <= year <= end]
        return sum(values) / len(values)

    lines = {name: (value, value) for name, value in found.items() if name != main}
    counts = {"least": max(found.values()), "most": min(found.values()), "ways": float(len(found))}
    return Facts(mean(firsts[0]), mean(lasts[0]), found[main], lines=lines, counts=counts)


#: Whose people stand behind the emissions of each: the World Bank alone counts those of the Union.
HEADS = {"KAZ": "KAZ", "EU27": "EUU"}


@statistic("emissions", "indicators")
def emissions(table: Table, given: Given) -> Facts:
    """Change of what a state emits in a year, in percent; that since an earlier year; and what a head
    emits at the end there and in the Union.
    """

    def tonnes(of: str, year: str) -> float:
        return float(one(table("indicators"), indicator=given["series"], entity=of, period=year)["value"])

    def head(of: str) -> float:
        people = one(table("indicators"), indicator="population", entity=HEADS[of], period=given["last"])
        return tonnes(of, given["last"]) / float(people["value"])

    early, before, after = (tonnes(given["state"], given[end]) for end in ("early", "first", "last"))
    counts = {"early_year": float(given["early"]), "early_fall": -growth(early, after)}
    counts |= {"head": head(given["state"]), "head_there": head(given["partner"])}
    return Facts(before / 1e6, after / 1e6, growth(before, after), counts=counts)
