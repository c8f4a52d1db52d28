"""Chapter 04: the EU's share in the stock of foreign investment, with the Netherlands apart."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, style, turn
from helpers.measures import share
from helpers.tables import dates

SERIES, SMALLEST = "fdi-stock-wiiw", "investment-share"
#: The stock that article A states for the whole Union, and its amounts for five members.
STOCK, FIVE = "a-158", ("a-162", "a-163", "a-164", "a-165", "a-166")


def rows_of(apart: pd.DataFrame) -> pd.DataFrame:
    """Shares of the Netherlands and of the other members in the stock of one source, year by year."""
    found = apart[apart["indicator"] == SERIES]
    found = found.assign(year=found["period"].map(dates.year)).sort_values("year", ignore_index=True)
    return found[["year", "netherlands", "others", "union", "members", "source"]]


def facts_of(rows: pd.DataFrame, differences: pd.DataFrame) -> dict[str, Fact]:
    """What the share of the Union, of the Netherlands and of the others was first and last."""
    smallest = float(differences.set_index("measure")["delta"][SMALLEST])
    first, last = rows.iloc[0], rows.iloc[-1]
    facts: dict[str, Fact] = {"first": int(first["year"]), "last": int(last["year"])}
    for name in ("union", "netherlands", "others"):
        facts |= {f"{name}_first": first[name], f"{name}_last": last[name]}
    facts |= {f"{name}_word": turn(float(last[name] - first[name])) for name in ("union", "others")}
    # Taken out of the whole as well: of what is not Dutch.
    apart = [100 * float(row["others"]) / (100 - float(row["netherlands"])) for row in (first, last)]
    change = abs(float(last["others"] - first["others"]))
    facts |= {"small": smallest, "others_weight": "beyond" if change >= smallest else "within"}
    return facts | {"apart_first": apart[0], "apart_last": apart[1]}


def stated_part(claims: pd.DataFrame) -> float:
    """What part of the stock the stated amounts of five members come to, in percent."""
    stated = claims.set_index("claim")["value"]
    return share(sum(float(stated[claim]) for claim in FIVE), float(stated[STOCK]))


def headline(facts: Facts) -> str:
    """The share with the Netherlands, and without by both ways of counting, since these go opposite ways."""
    union, others, apart = (
        f"{facts[f'{name}_first']:.1f} to {facts[f'{name}_last']:.1f}%"
        for name in ("union", "others", "apart")
    )
    return (
        f"EU share, {facts['first']} and {facts['last']}: {union}; without the Netherlands {others}, or {apart} of what "
        "is not Dutch"
    )


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A bar a year, in two parts."""
    figure, (axes,) = style.canvas(2.2, narrow=(2.8, 1, 1))
    for y, row in enumerate(rows.to_dict("records")):
        letters: style.Look = {"ha": "center", "va": "center", "weight": "bold"}
        parts = (("others", "EU", "white", 0.0), ("netherlands", "member state", style.INSIDE, row["others"]))
        for name, actor, ink, left in parts:
            axes.barh(y, row[name], left=left, height=0.55, color=style.ACTOR[actor])
            axes.text(left + row[name] / 2, y, f"{row[name]:.1f}", color=ink, **letters)
        axes.text(row["union"] + 0.8, y, f"{row['union']:.1f}", va="center")
    drawing.rows(axes, [str(year) for year in rows["year"]])
    for label, actor in (("members without the Netherlands", "EU"), ("Netherlands", "member state")):
        axes.plot([], [], "s", color=style.ACTOR[actor], label=label, markersize=8)
    drawing.key(figure, None, layout.pick(2, 1))
    axes.set_title(layout.wrap(headline(facts), 70, 36))
    stock = layout.pick("% of the stock of all foreign investment, end of year", "% of all foreign stock")
    axes.set(xlim=(0, 60), xlabel=stock)
    return figure


@exhibit("fig-investment-netherlands", tables=("netherlands_apart", "smallest_differences", "claims"))
def investment_netherlands(
    netherlands_apart: pd.DataFrame, smallest_differences: pd.DataFrame, claims: pd.DataFrame
) -> Drawn:
    """The share of the EU's members in foreign investment in Kazakhstan, in two parts."""
    rows = rows_of(netherlands_apart)
    facts = facts_of(rows, smallest_differences) | {"five_of_stock": stated_part(claims)}
    return Drawn(draw, rows, facts)
