"""Chapter 04, fourth part: figures of European investment, each with its concept."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from helpers.exhibits import Drawn, Fact, current, drawing, exhibit, ordered, style
from helpers.measures import before_growth, share
from helpers.tables import dates

STOCK, STOCK_GROWTH = "a-158", "a-159"
#: Concept of each indicator.
CONCEPT = {
    "fdi-stock": "stock",
    "fdi-invested-since-1992": "not stated",
    "fdi-gross-inflow-cumulative": "sum",
    "fdi-gross-inflow": "inflow",
    "fdi-gross-inflow-part-year": "part",
}
#: Marker and words of each concept, in the order of the rows.
SHAPES = {
    "stock": ("s", "Stock at a date"),
    "not stated": ("X", "Concept not stated"),
    "sum": ("D", "Inflows, summed"),
    "inflow": ("o", "Inflow of a year"),
    "part": ("v", "Inflow, nine months"),
}
LARGE = ("EU", "NLD")
NAMES = {"EU": "The EU as a whole", "NLD": "The Netherlands", "BEL": "Belgium", "FRA": "France"}
NAMES |= {"LUX": "Luxembourg", "DEU": "Germany"}


def investment_figures(
    claims: pd.DataFrame, investment_claims: pd.DataFrame, indicators: pd.DataFrame
) -> pd.DataFrame:
    """Stated and public figures of investment from the EU and from the states that article A names, USD billion, by concept."""
    told = investment_claims.merge(claims[["claim", "value"]], on="claim")
    # Only the stock is given a year.
    told["period"] = (told["claim"] == STOCK).map({True: "2021", False: ""})
    told["value"] = told["value"].astype(float) / 1000
    stated = told.rename(columns={"claim": "key"}).assign(origin="stated", note="")
    rate = float(claims.set_index("claim").loc[STOCK_GROWTH, "value"])  # type: ignore[arg-type]
    now = stated[stated["key"] == STOCK]
    begun = [before_growth(float(now["value"].iloc[0]), rate)]
    before = now.assign(period="2020", value=begun, origin="derived", key=STOCK_GROWTH)
    chosen = indicators[
        (indicators["entity"] == "KAZ")
        & indicators["indicator"].isin(CONCEPT)
        & indicators["counterpart"].isin(told["entity"])
    ]
    public = chosen[["period", "value"]].assign(
        entity=chosen["counterpart"], concept=chosen["indicator"].map(CONCEPT), origin="public", key=chosen["source"],
        note=[_standing(*each) for each in zip(chosen["status"], chosen["note"], strict=True)],
    )  # fmt: skip
    rows = pd.concat([stated, before, public])
    rows = ordered(rows, "entity", "concept", "period", "value", entity=NAMES, concept=SHAPES)
    return rows[["entity", "concept", "period", "value", "origin", "key", "note"]]


def _standing(status: str, note: str) -> str:
    return f"{status}, floor" if "a floor" in note else status


def _period(text: str) -> str:
    """A period for a label, as short as it can be."""
    if "/" in text:
        first, last = text.split("/")
        year, since = dates.year(last), dates.year(first)
        return f"Jan-Sep {year}" if since == year else f"{since}-{'Sep ' if len(last) > 4 else ''}{year}"
    return f"mid-{dates.year(text)}" if len(text) > 4 else text


def _number(value: float, note: str = "") -> str:
    sign = "\N{GREATER-THAN OR EQUAL TO}" if note.endswith("floor") else "~" if note == "approximate" else ""
    return sign + (f"{value:.2f}" if value < 1 else f"{value:.1f}")


def _dot(axes: Axes, place: float, row: Any) -> None:
    colour = style.MUTED if row.origin == "public" else style.ARTICLE["A"]
    hollow = row.origin == "derived" or row.note.startswith("derived")
    look: style.Look = {"color": colour, "mfc": "white" if hollow else colour, "ms": 6.5, "ls": ""}
    axes.plot([row.value], [place], SHAPES[row.concept][0], zorder=3, **look)


def _by_concept(axes: Axes, rows: pd.DataFrame) -> None:
    """One line a concept; the words stand on the side where there is room."""
    lines = [concept for concept in SHAPES if (rows["concept"] == concept).any()]
    for place, concept in enumerate(lines):
        chosen = rows[rows["concept"] == concept]
        for row in chosen.itertuples():
            _dot(axes, place, row)
        words = [
            f"{'A: ' if row.origin == 'stated' else ''}{_number(row.value, row.note)} ({_period(row.period)})"  # type: ignore[arg-type]
            for row in chosen.itertuples()
        ]
        if concept == "not stated" and (chosen["origin"] == "stated").all():
            words = [f"A: {_number(float(value))}" for value in chosen["value"]]
        if current().narrow:
            _above(axes, place, SHAPES[concept][1], words)
            continue
        left = chosen["value"].max() > 25
        edge = chosen["value"].min() * 0.86 if left else chosen["value"].max() * 1.16
        axes.text(edge, place, ", ".join(words), ha="right" if left else "left", va="center", fontsize=8.2)
    _rows(axes, [SHAPES[concept][1] for concept in lines])


def _above(axes: Axes, place: float, name: str, words: list[str]) -> None:
    """Name and amounts above the marks of a row."""
    text = style.wrap(f"{name}: {', '.join(words)}", 44)
    axes.text(0, place - 0.14, text, va="bottom", transform=axes.get_yaxis_transform(), bbox=style.plate(0.6))


def _rows(axes: Axes, names: list[str]) -> None:
    """The names beside the rows; in the narrow form they stand above."""
    drawing.rows(axes, names, *current().pick((0.4, 0.6), (0.7, 0.85)))
    if current().narrow:
        axes.set_yticks([])


def _by_country(axes: Axes, rows: pd.DataFrame) -> None:
    """One line a country; article A's amount to the left, public figures with their concept to the right."""
    countries = list(dict.fromkeys(rows["entity"]))
    told: dict[str, list[str]] = {country: [] for country in countries}
    for row in rows.itertuples():
        place, value = countries.index(row.entity), float(row.value)  # type: ignore[arg-type]
        _dot(axes, place, row)
        ours = row.origin == "stated"
        public = f"{_number(value, str(row.note))} ({_period(str(row.period))})"
        words = f"A: {_number(value)}" if ours else public
        told[str(row.entity)].append(words)
        if not current().narrow:
            beside, side = (0.86, "right") if ours else (1.16, "left")
            axes.text(value * beside, place, words, ha=side, va="center", fontsize=8.2)
    if current().narrow:
        for place, country in enumerate(countries):
            _above(axes, place, NAMES[country], told[country])
    _rows(axes, [NAMES[country] for country in countries])


@exhibit("fig-investment", tables=("claims", "investment_claims", "indicators"))
def investment(claims: pd.DataFrame, investment_claims: pd.DataFrame, indicators: pd.DataFrame) -> Drawn:
    """Stated and public figures by concept on one logarithmic axis, without any line between them."""
    rows = investment_figures(claims, investment_claims, indicators)
    figure, panels = style.canvas(6.4, 3, 1, narrow=(10.0, 3, 1), sharex=True, height_ratios=[5, 5, 4])
    for axes, entity in zip(panels[:2], LARGE, strict=True):
        _by_concept(axes, rows[rows["entity"] == entity])
    _by_country(panels[2], rows[~rows["entity"].isin(LARGE)])
    facts = _facts(rows)
    panels[0].set_title(
        f"The EU: stock of {facts['stock']:.1f} by article A, inflows of {facts['inflow']:.1f} to {facts['inflow_next']:.1f} a year"
    )
    panels[1].set_title(
        f"The Netherlands: {facts['nl']:.1f} by article A, a public stock of {facts['nl_stock']:.0f} or more"
    )
    panels[2].set_title("Other states: article A gives its amounts no concept")
    for axes in panels:
        axes.set_xscale("log")
        axes.grid(axis="x")
    panels[2].set_xlim(0.11, current().pick(620, 420))
    panels[2].minorticks_off()
    ticks = ["0.2", "1", "5", "20", "100"]
    if not current().narrow:
        ticks = ["0.2", "0.5", "1", "2", "5", "10", "20", "50", "100", "200"]
    panels[2].set_xticks([float(tick) for tick in ticks], ticks)
    panels[2].set_xlabel("USD billion, logarithmic")
    legend = [
        style.mark("article A", "s"),
        style.mark("hollow: from stated growth", "s", hollow=True),
        style.mark("public figure", "s", style.MUTED),
    ]
    if current().narrow:
        drawing.key(figure, legend, 1, handletextpad=0.2)
    else:
        look: style.Look = {"handletextpad": 0.2, "frameon": True, "framealpha": 1, "edgecolor": "white"}
        panels[0].legend(handles=legend, loc="lower left", **look)
    return Drawn(figure, rows, facts, ["article-a", *rows.loc[rows["origin"] == "public", "key"]])


def _facts(rows: pd.DataFrame) -> dict[str, Fact]:
    def one(entity: str, concept: str, origin: str, period: str = "") -> float:
        chosen = rows[
            (rows["entity"] == entity)
            & (rows["concept"] == concept)
            & (rows["origin"] == origin)
            & rows["period"].str.contains(period)
        ]
        return float(chosen["value"].iloc[-1])

    countries = rows[(rows["origin"] == "stated") & (rows["entity"] != "EU")]
    others = countries.loc[countries["entity"] != "NLD", "value"]
    five, stock = float(countries["value"].sum()), one("EU", "stock", "stated")
    return {
        "stock": stock,
        "inflow": one("EU", "inflow", "public", "2021"),
        "inflow_next": one("EU", "inflow", "public", "2022"),
        "sum_last": one("EU", "sum", "public"),
        "other_low": float(others.min()),
        "other_high": float(others.max()),
        "nl": one("NLD", "not stated", "stated"),
        "nl_stock": one("NLD", "stock", "public"),
        "countries": len(countries),
        "five": five,
        "five_of_stock": share(five, stock),
    }
