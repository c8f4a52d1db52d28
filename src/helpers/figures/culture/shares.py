"""Chapter 05: the EU's share in the students from Kazakhstan abroad, of all of them and of those who do not go to Russia."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from helpers import measures
from helpers.exhibits import Drawn, Fact, Facts, Layout, exhibit, style, turn
from helpers.measures import contact
from helpers.tables import dates

SMALLEST = "student-share"
#: Lines: name, label and colour.
LINES = {
    "russia_of_all": ("Russia, of all abroad", "Russia"),
    "eu_outside_russia": ("EU, of those not in Russia", "EU"),
    "eu_of_all": ("EU, of all abroad", "EU"),
}
#: Students in Russia and China together, which no host reports.
NATIONAL = "students-abroad-share-reported"
#: Holders of the state's own scholarship: shares by region and state, and numbers by state of a later year.
HOLDERS_SHARE, HOLDERS = "bolashak-holders-share", "bolashak-holders"
SERIES = (
    "students-abroad-total",
    "students-abroad",
    "students-abroad-oecd-eu",
    NATIONAL,
    HOLDERS_SHARE,
    HOLDERS,
)


def rows_of(indicators: pd.DataFrame) -> pd.DataFrame:
    """Counts and shares of the years that have all three counts."""
    return contact.student_shares(indicators).reset_index().astype({"year": int})


def of_hosts(rows: pd.DataFrame, indicators: pd.DataFrame) -> dict[str, Fact]:
    """Two single hosts, and China by a national count."""
    home = indicators[indicators["entity"] == "KAZ"]
    hosts = home[home["indicator"] == "students-abroad"].set_index(["counterpart", "period"])["value"]
    national = home[home["indicator"] == NATIONAL].iloc[0]
    last = str(int(rows["year"].iloc[-1]))
    return {
        "czechia": hosts["CZE", last], "germany": hosts["DEU", last],
        "national_year": dates.year(national["period"]), "national_share": float(national["value"]),
    }  # fmt: skip


def of_the_scholarship(indicators: pd.DataFrame) -> dict[str, Fact]:
    """Of the holders abroad, in percent, those in the United Kingdom in the first count, and those in the members of
    today that the second names.
    """
    shares, holders = (
        indicators[indicators["indicator"] == name].set_index("counterpart")["value"]
        for name in (HOLDERS_SHARE, HOLDERS)
    )
    members = float(holders[["DEU", "FRA", "POL"]].sum())
    return {"scholarship_uk": shares["GBR"], "scholarship_eu": measures.share(members, holders["WLD"])}


def if_wrong(rows: pd.DataFrame) -> dict[str, Fact]:
    """Ends of the EU's share outside Russia if Russia's count is wrong by so much."""
    ends = {
        f"outside_{end}_{name}": contact.outside_russia(row["eu"], row["total"], row["russia"], error)
        for end, row in (("first", rows.iloc[0]), ("last", rows.iloc[-1]))
        for name, error in (("low", -contact.ERROR), ("high", contact.ERROR))
    }
    return {"error": contact.ERROR, **ends}


def facts_of(rows: pd.DataFrame, differences: pd.DataFrame) -> dict[str, Fact]:
    """First and last share of each line, and whether the change is enough to matter."""
    smallest = float(differences.set_index("measure")["delta"][SMALLEST])
    first, last = rows.iloc[0], rows.iloc[-1]
    facts: dict[str, Fact] = {
        "first": int(first["year"]), "last": int(last["year"]), "smallest": smallest,
        "eu_growth": measures.growth(first["eu"], last["eu"]),
    }  # fmt: skip
    for name in LINES:
        change = float(last[name] - first[name])
        facts |= {f"{name}_first": first[name], f"{name}_last": last[name], f"{name}_word": turn(change)}
        facts[f"{name}_weight"] = "beyond" if abs(change) >= smallest else "within"
    return facts


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A line for each share, with its first and last value."""
    figure, (axes,) = style.canvas(3.0, narrow=(3.6, 1, 1))
    for name, (label, actor) in LINES.items():
        colour = style.ACTOR[actor]
        axes.plot(
            rows["year"], rows[name], "--o" if name == "eu_of_all" else "-o", color=colour, markersize=5
        )
        points = list(zip(rows["year"], rows[name], strict=True))
        beside = points[-1][0] + layout.pick(0.35, 0.75), points[-1][1]
        axes.text(*beside, layout.wrap(label, 16, 12), color=colour, va="center", linespacing=1.0)
        for point in (points[0], points[-1]):
            axes.annotate(f"{point[1]:.1f}", point, (0, 6), textcoords="offset points", ha="center")
    title = (
        f"Of Kazakhstan's students abroad the EU had {facts['eu_of_all_first']:.1f}% in {facts['first']} and "
        f"{facts['eu_of_all_last']:.1f}% in {facts['last']}; of those not in Russia, as counted, "
        f"{facts['eu_outside_russia_first']:.0f}% and {facts['eu_outside_russia_last']:.0f}%"
    )
    axes.set_title(layout.wrap(title, 70, 38))
    axes.set(ylim=(0, 92), ylabel="% of students abroad,\nor of those not in Russia")
    axes.grid(axis="y")
    axes.set_xlim(int(facts["first"]) - layout.pick(0.4, 0.9), int(facts["last"]) + layout.pick(2.4, 3.6))
    axes.set_xticks(list(rows["year"]))
    return figure


@exhibit("fig-student-shares", tables=("indicators", "smallest_differences"))
def student_shares(indicators: pd.DataFrame, smallest_differences: pd.DataFrame) -> Drawn:
    """Shares of the EU and Russia in students abroad, by two wholes."""
    rows = rows_of(indicators)
    used = indicators[(indicators["entity"] == "KAZ") & indicators["indicator"].isin(SERIES)]["source"]
    facts = facts_of(rows, smallest_differences) | of_hosts(rows, indicators) | of_the_scholarship(indicators)
    facts |= if_wrong(rows)
    return Drawn(draw, rows, facts, sorted(set(used)))
