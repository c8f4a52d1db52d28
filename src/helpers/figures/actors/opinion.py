"""Chapter 08, second part: students by destination."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from helpers.exhibits import Drawn, Fact, exhibit, style
from helpers.figures.actors.statements import listed
from helpers.figures.culture.mobility import WEAK_YEARS
from helpers.measures.yearly import yearly
from helpers.tables import dates

#: Destinations outside the four actors, with the mark that tells the grey lines apart.
OTHERS = {"KGZ": "o", "TUR": "s", "GBR": "^", "MYS": "D"}
#: The group that the OECD copy sums; its label begins with the number of members.
EU_OECD = "EU22OECD"
FIRST, LAST = 2000, 2019


def students(indicators: pd.DataFrame, destination: str, indicator: str = "students-abroad") -> pd.Series:
    """Students from Kazakhstan at a destination by year; years that the source lacks are missing."""
    by_year = yearly(indicators, indicator, counterpart=destination)
    return by_year[by_year.index <= LAST]


def _line(axes: Axes, series: pd.Series, colour: str, marker: str = "o") -> None:
    """Dots joined where years follow one another; weak years stand outside the line, hollow."""
    firm = series.drop([year for year in WEAK_YEARS if year in series.index]).reindex(range(FIRST, LAST + 1))
    axes.plot(firm.index, firm, f"-{marker}", color=colour, markersize=3.6, linewidth=1.4)
    weak = series[series.index.isin(WEAK_YEARS)]
    axes.plot(weak.index, weak, marker, markerfacecolor="white", markeredgecolor=colour, markersize=4.6)


@exhibit("fig-students-destinations", tables=("indicators", "entities"))
def students_destinations(indicators: pd.DataFrame, entities: pd.DataFrame) -> Drawn:
    """The four actors beside other destinations, on one scale."""
    names = entities.set_index("entity")["label"]
    russia, america = students(indicators, "RUS"), students(indicators, "USA")
    eu = students(indicators, EU_OECD, "students-abroad-oecd-eu")
    whole = indicators[indicators["status"] != "partial"]  # leaves out a count of state exchange only
    china = students(whole, "CHN", "students-abroad-reported")
    others = {code: students(indicators, code) for code in OTHERS}
    year = int(america.index.max())
    at = {code: float(series[year]) for code, series in others.items() if year in series.index}
    ahead = listed([str(names[code]) for code, value in at.items() if value > america[year]])
    figure, (left, right) = style.canvas(3.9, 1, 2, sharey=True)
    _line(left, russia, style.ACTOR["Russia"])
    _line(left, america, style.ACTOR["US"])
    left.plot(eu.index, eu, "o", color=style.ACTOR["member state"], markersize=6)
    hollow: style.Look = {"mfc": "white", "mec": style.ACTOR["China"], "mew": 1.6}
    left.plot(china.index, china, "D", markersize=6, **hollow)
    for code, series in others.items():
        _line(right, series, style.MUTED, OTHERS[code])
    beside = {
        left: [
            (russia, "Russia", 1.0),
            (america, "United\nStates", 0.9),
            (eu, "EU states in\nthe OECD", 1.1),
        ],
        right: [
            (others[code], str(names[code]), up) for code, up in (("TUR", 1.1), ("GBR", 0.95), ("MYS", 1.0))
        ],
    }
    for axes, labels in beside.items():
        for series, label, shift in labels:
            axes.text(series.index[-1] + 0.7, series.iloc[-1] * shift, label, va="center", linespacing=1.0)
        axes.set_yscale("log")
        axes.set_ylim(100, 130_000)
        axes.set_yticks([100, 1000, 10_000, 100_000], ["100", "1,000", "10,000", "100,000"])
        axes.minorticks_off()
        axes.grid(axis="y")
        style.years(axes, FIRST - 0.8, LAST + 10.5, 5)
        axes.set_xticks([2000, 2005, 2010, 2015])
    left.text(
        china.index[0] - 1, china.iloc[0], "China,\nother count", ha="right", va="center", linespacing=1.0
    )
    peak = others["KGZ"].idxmax()
    right.text(peak, others["KGZ"].max() * 1.15, str(names["KGZ"]), ha="center", va="bottom")
    left.set_ylabel("students from Kazakhstan, logarithmic")
    left.set_title(
        f"The four actors: Russia {russia[year] / america[year]:.0f} times\nthe US, China by another count"
    )
    right.set_title(f"Others: {ahead}\nahead of the United States")
    facts: dict[str, Fact] = {
        "year": year, "ratio": russia[year] / america[year], "russia": russia[year], "us": america[year],
        "kgz": at["KGZ"], "tur": at["TUR"], "uk": at["GBR"], "ahead": ahead, "eu_n": int(str(names[EU_OECD]).split()[0]),
        "eu_last": eu.iloc[-1], "eu_year": int(eu.index[-1]), "china": china.iloc[-1], "china_year": int(china.index[-1]),
    }  # fmt: skip
    drawn = {("students-abroad", code) for code in ("RUS", "USA", *OTHERS)}
    drawn |= {("students-abroad-oecd-eu", EU_OECD), ("students-abroad-reported", "CHN")}
    pairs = zip(indicators["indicator"], indicators["counterpart"], strict=True)
    within = indicators["period"].map(lambda text: FIRST <= dates.year(text) <= LAST)
    wanted = pd.Series([pair in drawn for pair in pairs], indicators.index) & within
    wanted &= indicators["entity"] == "KAZ"
    wanted &= ~((indicators["indicator"] == "students-abroad-reported") & (indicators["status"] == "partial"))
    kept = indicators.loc[
        wanted, ["indicator", "counterpart", "period", "value", "status", "source", "note"]
    ].reset_index(drop=True)
    return Drawn(figure, kept, facts, sorted(set(kept["source"])))
