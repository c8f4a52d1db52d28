"""Chapter 11, first part: the indicators that the book defines, and the profile of inputs."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from helpers.exhibits import NOTHING, Cell, Drawn, Fact, Tabled, current, drawing, exhibit, link, style
from helpers.measures.yearly import yearly
from helpers.tables import dates

#: Budget periods of the EU from 2007 on; before, the years of the first and the second multiannual aid programmes.
PERIODS = ((1991, 1999), (2000, 2006), (2007, 2013), (2014, 2020), (2021, 2022))
AID, DONOR = "aid-net-bilateral", "EUI"
SIGNS = {"about": "about ", "more than": "more than ", "at least": "at least ", "up to": "up to "}


class Tables(NamedTuple):
    """The tables behind the profile of inputs."""

    inputs: pd.DataFrame
    items: pd.DataFrame
    stated: pd.DataFrame
    timeline: pd.DataFrame
    visits: pd.DataFrame
    claims: pd.DataFrame
    indicators: pd.DataFrame


def covered(articles: pd.DataFrame) -> tuple[int, int]:
    """First and last year that article A covers."""
    period = str(articles.set_index("article").at["A", "covers"])
    return dates.year(period), dates.last_year(period)


def in_being(of: Tables, name: str, span: tuple[int, int]) -> pd.Series:
    """Number of instruments of an input in being, by year; without a stated end an instrument counts to the last year."""
    known = of.claims.set_index("claim")["value"]
    mine = of.items[of.items["input"] == name].merge(of.timeline, on="item")
    counts = pd.Series(0, index=range(span[0], span[1] + 1))
    for row in mine.itertuples():
        first = dates.year(known[row.start]) + (int(known[row.start_after]) if row.start_after else 0)
        last = span[1]
        if row.ends:
            value = known[row.end or row.start]
            # What takes the place of an instrument in a year ends it in the year before.
            last = dates.last_year(value) - (1 if row.end and "/" not in value else 0)
        counts.loc[max(first, span[0]) : min(last, span[1])] += 1
    return counts


def events(of: Tables, name: str, span: tuple[int, int]) -> pd.Series:
    """Number of dated visits or meetings of an input, by year."""
    known = of.claims.set_index("claim")["value"]
    named = of.visits["claim"] if name == "visits" else []
    values = [part for claim in named for part in str(known[claim]).split(";")]
    starts = of.items[of.items["input"] == name].merge(of.timeline, on="item")["start"]
    values += [known[start] for start in starts]
    years = [dates.year(value.strip()) for value in values]
    return pd.Series({year: years.count(year) for year in range(span[0], span[1] + 1)})


def money(of: Tables, span: tuple[int, int]) -> pd.Series:
    """Net bilateral aid of the EU institutions by year, USD million; a year without a row is missing."""
    return yearly(of.indicators, AID, counterpart=DONOR).reindex(range(span[0], span[1] + 1))


def spans(of: Tables, name: str) -> pd.DataFrame:
    """Counts of an input that are stated for a span: first and last year, number, and the words that state it."""
    known = of.claims.set_index("claim")
    found = []
    for row in of.stated[of.stated["input"] == name].itertuples():
        period = str(known.at[row.period_claim, "value"]) if row.period_claim else str(row.period)
        claim = known.loc[row.claim]
        words = f"{SIGNS.get(claim['qualifier'], '')}{float(claim['value']):,.0f} {claim['unit']}"
        found.append((dates.year(period), dates.last_year(period), float(claim["value"]), words, row.claim))
    return pd.DataFrame(found, columns=["first", "last", "value", "words", "claim"])


def profile(of: Tables, span: tuple[int, int]) -> pd.DataFrame:
    """Every input as rows: by year, or by stated span."""
    parts = []
    for row in of.inputs.sort_values("place").itertuples():
        if row.kind == "spans":
            stated = spans(of, row.input)
            parts.append(stated[["first", "last", "value"]].assign(input=row.input, claim=stated["claim"]))
            continue
        if row.kind == "money":
            series = money(of, span)
        else:
            series = {"in being": in_being, "visits": events}[row.kind](of, row.input, span)
        years = pd.DataFrame(
            {"first": series.index, "last": series.index, "value": series.to_numpy(dtype=float)}
        )
        parts.append(years.assign(input=row.input, claim=""))
    rows = pd.concat(parts, ignore_index=True)
    return rows[["input", "first", "last", "value", "claim"]]


def period_means(series: pd.Series) -> list[float]:
    """Mean of the years of each period that have a value."""
    return [float(series.loc[first:last].mean()) for first, last in PERIODS]


def _told(axes: Axes, top: float, words: list[str]) -> None:
    """What is told of each period, above its years."""
    for (first, last), text in zip(PERIODS, words, strict=True):
        axes.text((first + last) / 2, top * 1.16, text, ha="center", va="bottom", fontsize=8.2)


def _bars(axes: Axes, series: pd.Series, colour: str, form: str) -> None:
    heights = series.to_numpy(dtype=float)
    top = float(np.nanmax(heights))
    axes.bar(series.index, heights, width=0.78, color=colour, label="years")
    _told(axes, top, [form.format(mean) for mean in period_means(series)])
    axes.set_ylim(min(0.0, float(np.nanmin(heights))), top * 1.62)


def _dots(axes: Axes, series: pd.Series, colour: str) -> None:
    found = [(year, height + 0.5) for year, count in series.items() for height in range(int(count))]
    if found:
        axes.plot(*zip(*found, strict=True), "o", color=colour, ms=4.6, label="events")
    top = max(2.0, float(series.max()))
    _told(axes, top, [f"{int(series.loc[first:last].sum())}" for first, last in PERIODS])
    axes.set_ylim(0, top * 1.62)


def _lines(axes: Axes, stated: pd.DataFrame, colour: str, span: tuple[int, int]) -> None:
    order = stated.sort_values(["first", "last"], ascending=[True, False]).reset_index(drop=True)
    for place, row in order.iterrows():
        y = len(order) - int(place)  # type: ignore[call-overload]
        left, right = row["first"] - 0.4, min(row["last"], span[1]) + 0.4
        axes.plot([left, right], [y, y], "-", color=colour, lw=3.4, solid_capstyle="butt", label=row["claim"])
        late, early = right > span[1] - current().pick(8, 12), left < span[0] + 9
        where, side = right + 0.5, "left"
        if late:
            where, side = ((left + right) / 2, "center") if early else (left - 0.4, "right")
        axes.text(where, y, row["words"], ha=side, va="center", fontsize=8.2, bbox=style.plate(1.0))
    axes.set_ylim(0.3, len(order) + 0.7)


@exhibit(
    "fig-input-profile",
    tables=(
        "inputs",
        "input_items",
        "input_claims",
        "timeline",
        "visits",
        "claims",
        "indicators",
        "articles",
    ),
)
def input_profile(
    inputs: pd.DataFrame,
    items: pd.DataFrame,
    stated: pd.DataFrame,
    timeline: pd.DataFrame,
    visits: pd.DataFrame,
    claims: pd.DataFrame,
    indicators: pd.DataFrame,
    articles: pd.DataFrame,
) -> Drawn:
    """Small multiples, one row an input, over the years that article A covers."""
    of, span = Tables(inputs, items, stated, timeline, visits, claims, indicators), covered(articles)
    rows = profile(of, span)
    heights = [1.25 if kind == "spans" else 1.0 for kind in inputs.sort_values("place")["kind"]]
    figure, panels = style.canvas(7.6, len(inputs), 1, sharex=True, height_ratios=heights)
    facts: dict[str, Fact] = {"first": span[0], "last": span[1]}
    for axes, row in zip(panels, inputs.sort_values("place").itertuples(), strict=True):
        mine = rows[rows["input"] == row.input]
        series = pd.Series(mine["value"].to_numpy(dtype=float), index=mine["first"].astype(int))
        if row.kind == "spans":
            _lines(axes, spans(of, row.input), style.MUTED, span)
        elif row.kind == "visits":
            _dots(axes, series, style.MUTED)
        else:
            _bars(axes, series, style.MUTED, "{:.1f}")
            means, peak = period_means(series), int(series.idxmax())
            facts |= {
                f"{row.input}_first": means[0],
                f"{row.input}_third": means[2],
                f"{row.input}_last": means[-1],
            }
            facts[f"{row.input}_peak_year"] = peak
        for _, last in PERIODS[:-1]:
            axes.axvline(last + 0.5, color=style.GRID, lw=0.9, zorder=0)
        name = row.dimension[:1].upper() + row.dimension[1:]
        unit = row.unit if row.kind in ("in being", "money") else "as stated"
        axes.set_title(f"{name}: {row.label[:1].lower() + row.label[1:]} ({unit})", fontsize=8.6)
        axes.set_yticks([])
        drawing.bare(axes)
        axes.tick_params(axis="x", length=0 if axes is not panels[-1] else 3)
    panels[-1].set_xlim(span[0] - 0.7, span[1] + 0.7)
    middles = [(first + last) / 2 for first, last in PERIODS]
    names = [f"{first}-{last if last < span[1] else str(last)[2:]}" for first, last in PERIODS]
    panels[-1].set_xticks(middles, names)
    paid = indicators.loc[indicators["indicator"] == AID, "source"]
    return Drawn(figure, rows, facts, ["article-a", "article-b", *paid])


@exhibit(
    "tbl-indicators-defined",
    tables=("indicator_plan", "inputs", "announced", "indicator_definitions", "sources"),
)
def indicators_defined(
    plan: pd.DataFrame,
    inputs: pd.DataFrame,
    announced: pd.DataFrame,
    definitions: pd.DataFrame,
    sources: pd.DataFrame,
) -> Tabled:
    """One row an indicator, in the order of the plan."""
    promises, known = announced.set_index("announced"), inputs.set_index("input")
    series, publishers = definitions.set_index("indicator"), sources.set_index("source")["publisher"]
    body: list[list[str | Cell]] = []
    kept, used = [], ["article-a", "article-b"]
    for row in plan.sort_values("place").itertuples():
        label, unit, source, means = row.label, "", NOTHING, NOTHING
        if row.input:
            label, unit = f"{known.at[row.input, 'label']}", str(known.at[row.input, "unit"])
            source, means = "the articles", "more put in"
        if row.indicator:
            measured = series.loc[row.indicator]
            used.append(str(measured["source"]))
            source, unit = str(publishers[measured["source"]]), unit or str(measured["unit"])
            if "distance" in row.scale:
                means = "smaller: closer"
            elif not row.input:
                means = str(measured["direction"])
        promise = promises.loc[row.announced]
        name = f"{label} ({unit})" if unit else label
        cell = link(str(promise["promise"]), claim=str(promise["claim"]))
        scale = f"{row.scale}; {row.missing}".removeprefix("none; ").removeprefix("–; ")
        body.append([row.side, cell, name, means, source, scale, row.limits])
        kept.append(
            {"plan": row.plan, "side": row.side, "announced": row.announced, "indicator": name}
            | {"means": means, "source": source}
        )
    sides = plan["side"].value_counts()
    facts: dict[str, Fact] = {
        "inputs": int(sides.get("input", 0)),
        "outcomes": int(sides.get("outcome", 0)),
        "unmeasured": int(sides.get("not measured", 0)),
    }
    header = ["Side", "Article B announces", "Indicator", "More means", "Source", "Scale and missing years"]
    header.append("Does not measure")
    return Tabled(header, body, pd.DataFrame(kept), facts, used, "lllllll", [8, 20, 18, 12, 12, 18, 16])
