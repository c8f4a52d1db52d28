"""Chapter 06, second part: amounts of European aid by period, each with what it counts."""

from __future__ import annotations

import re

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import blended_transform_factory

from helpers.exhibits import Drawn, Fact, current, drawing, exhibit, ordered, style
from helpers.tables import dates

YEARLY = "EUR million per year"
#: Signs of a qualifier of a claim, or of a status of an indicator.
SIGNS = {
    "about": "~",
    "at least": "\N{GREATER-THAN OR EQUAL TO}",
    "more than": ">",
    "floor": "\N{GREATER-THAN OR EQUAL TO}",
}
GROUPS = {
    "stated": "Five Central Asian states, as article A states",
    "public": "Five Central Asian states, public figures",
    "kazakhstan": "Kazakhstan alone",
}
CONCEPTS = {"allocation": "allotted", "commitment": "committed", "envelope": "set aside"}
CONCEPTS["indicative programme"] = "programmed"
FIRST, LAST = 1990.5, 2029.0
#: On a telephone all amounts stand right of their bars, beyond the last year.
ROOM = 2066.0
#: Years of the axis that a character of a label takes at 8 points.
CHARACTER = 0.82


def _indicator(row: pd.Series, indicators: pd.DataFrame) -> tuple[float, str, str]:
    """Value, sign and source of the one indicator row that the amount names.

    Raises
    ------
    ValueError
        Where no row, or more than one, carries it.
    """
    entity = "KAZ" if row["scope"] == "Kazakhstan" else "CA5"
    chosen = indicators[
        (indicators["indicator"] == row["indicator"])
        & (indicators["entity"] == entity)
        & (indicators["period"] == row["period"])
        & (indicators["source"] == row["source"])
    ]
    if len(chosen) != 1:
        raise ValueError(f"{row['amount']}: {len(chosen)} rows of indicators carry it, one is expected")
    found = chosen.iloc[0]
    floor = found["status"] == "approximate" and "a floor" in str(found["note"])
    return float(found["value"]), SIGNS["floor"] if floor else "", str(row["source"])


def aid_amounts_joined(
    claims: pd.DataFrame, evidence: pd.DataFrame, indicators: pd.DataFrame, aid_amounts: pd.DataFrame
) -> pd.DataFrame:
    """Amounts with value and period joined in: total and yearly mean, EUR million.

    The mean spreads a total evenly over the years of its period, which no source says; it only makes lengths comparable.
    """
    known = claims.set_index("claim")
    found = []
    for _, row in aid_amounts.sort_values("place").iterrows():
        period = str(known.at[row["period_claim"], "value"]) if row["period_claim"] else str(row["period"])
        unit, sign, origin, key = "EUR million", "", "public", str(row["source"])
        if row["indicator"]:
            value, sign, key = _indicator(row, indicators)
        elif row["source"]:
            of_source = (evidence["source"] == row["source"]) & (evidence["unit"] != "")
            backing = evidence[(evidence["claim"] == row["claim"]) & of_source].iloc[0]
            value, unit = float(backing["value"]), str(backing["unit"])
        else:
            claim, origin, key = known.loc[row["claim"]], "stated", str(row["claim"])
            value, unit = float(claim["value"]), str(claim["unit"])
            sign = SIGNS.get(str(claim["qualifier"]), "")
        since = dates.span(period).first
        last = dates.last_year(period)
        years = float("nan") if since is None else last - since.year + 1
        yearly = unit == YEARLY
        group = "kazakhstan" if row["scope"] == "Kazakhstan" else origin
        found.append(
            {
                "amount": row["amount"], "label": row["label"], "group": group, "concept": row["concept"],
                "level": row["level"], "period": period, "years": years, "total": float("nan") if yearly else value,
                "per_year": value if yearly else value / years, "sign": sign, "origin": origin, "key": key,
            }
        )  # fmt: skip
    return ordered(pd.DataFrame(found), "group", group=GROUPS)


def lines(rows: pd.DataFrame) -> tuple[list[int], dict[str, int], int]:
    """The line of each row, the line of each group's heading, and how many lines there are."""
    heads, places, line = {}, [], 0
    for group, mine in rows.groupby("group", sort=False):
        heads[str(group)] = line
        places += [line + 1 + number for number in range(len(mine))]
        line += len(mine) + 1
    return places, heads, line


def _words(row: pd.Series) -> str:
    """What the bar is labelled: the total and what was done with it; a yearly amount is labelled on the right."""
    if pd.isna(row["total"]):
        return ""
    done = CONCEPTS.get(row["concept"], "")
    return re.sub(r"\s+", " ", f"{row['sign']}{row['total']:,.4g} {done}").strip()


def _yearly(row: pd.Series) -> str:
    """The amount a year as it is printed."""
    value = row["per_year"]
    return row["sign"] + (f"{value:.0f}" if value >= 100 else f"{value:.1f}".removesuffix(".0"))


def _bar(axes: Axes, row: pd.Series, place: int) -> None:
    colour = style.ARTICLE["A"] if row["origin"] == "stated" else style.MUTED
    since, last = dates.span(row["period"]).first, dates.last_year(row["period"]) + 1
    if since is None:
        axes.barh(place, 1.2, left=last - 1.2, height=0.5, color=colour)
        axes.plot([last - 1.3], [place], "<", color=colour, ms=6)
    else:
        axes.barh(place, last - since.year, left=since.year, height=0.5, color=colour)
    words = _words(row)
    if current().narrow:
        # One panel tells both on a telephone: the mean of a year stands below its whole.
        words = f"{words.replace('programmed', 'planned')}\n{_yearly(row)} a year".strip()
    start = last - 1.2 if since is None else since.year
    if not words:
        return
    left = not current().narrow and last + CHARACTER * max(map(len, words.splitlines())) > LAST
    x, side = (start - 0.6, "right") if left else (last + 0.6, "left")
    axes.text(x, place, words, ha=side, va="center", fontsize=8, bbox=style.plate(0.8))


def _mean(axes: Axes, row: pd.Series, place: int) -> None:
    colour = style.ARTICLE["A"] if row["origin"] == "stated" else style.MUTED
    face = colour if pd.isna(row["total"]) else "white"
    axes.plot([row["per_year"]], [place], "o", color=colour, markerfacecolor=face, ms=5.5, mew=1.3, zorder=3)
    axes.text(row["per_year"] + 9, place, _yearly(row), va="center", fontsize=8, bbox=style.plate(0.8))


@exhibit("fig-aid-periods", tables=("claims", "evidence", "indicators", "aid_amounts"))
def aid_periods(
    claims: pd.DataFrame, evidence: pd.DataFrame, indicators: pd.DataFrame, aid_amounts: pd.DataFrame
) -> Drawn:
    """Periods as bars with their amounts, and the amount a year beside them."""
    rows = aid_amounts_joined(claims, evidence, indicators, aid_amounts)
    places, heads, total = lines(rows)
    figure, panels = style.canvas(
        0.265 * total + 1.0, 1, 2, narrow=(0.34 * total + 1.2, 1, 1), sharey=True, width_ratios=[1.75, 1]
    )
    left = panels[0]
    for group, line in heads.items():
        edge = blended_transform_factory(figure.transFigure, left.transData)
        bold: style.Look = {"fontsize": 8.6, "fontweight": "bold", "va": "center", "transform": edge}
        words = left.text(0.01, line, GROUPS[group], **bold)
        words.set_in_layout(False)
        for axes in panels:
            axes.axhspan(line - 0.5, line + 0.5, color=style.PALE, lw=0, zorder=0)
    for (_, row), place in zip(rows.iterrows(), places, strict=True):
        _bar(left, row, place)
        for axes in panels[1:]:
            _mean(axes, row, place)
    left.set_yticks(places, list(rows["label"]))
    left.set_ylim(total - 0.4, -0.6)
    for axes in panels:
        axes.tick_params(axis="y", length=0)
        drawing.bare(axes)
        axes.grid(axis="x")
    style.years(left, FIRST, current().pick(LAST, ROOM), 10)
    left.set_xticks([2000, 2010, 2020])
    for axes in panels[1:]:
        axes.set_xlim(-7, 195)
        axes.set_xticks(range(0, 151, 50))
        axes.set_title("A year")
        axes.set_xlabel("EUR million a year")
    facts = _facts(rows)
    left.set_title(f"{facts['n']} amounts, {rows['concept'].nunique()} concepts, no payment")
    left.set_xlabel("EUR million, over the years of the bar")
    return Drawn(figure, rows, facts, ["article-a", *rows.loc[rows["origin"] == "public", "key"]])


def _facts(rows: pd.DataFrame) -> dict[str, Fact]:
    mine = rows.set_index("amount")
    shared = (rows["concept"] == "envelope") & (rows["level"] == "bilateral and regional")
    region = rows[(rows["group"] == "public") & shared]
    alone = rows[rows["group"] == "kazakhstan"]["per_year"]
    envelopes = rows[rows["amount"].str.startswith("envelope-2007")]["total"]
    budget, tacis = (mine.loc[name] for name in ("ca-budget-1991", "ca-tacis-stated"))
    return {
        "n": len(rows), "budget": budget["total"], "budget_year": budget["per_year"], "tacis": tacis["total"],
        "before": mine.at["ca-before", "per_year"], "after": mine.at["ca-doubled", "per_year"],
        "later": mine.at["ca-2005", "per_year"], "ratio": budget["per_year"] / mine.at["ca-before", "per_year"],
        "envelope_high": envelopes.max(), "low": region["per_year"].min(), "high": region["per_year"].max(),
        "last_envelope": mine.at["envelope-2014", "total"], "kaz_low": alone.min(), "kaz_high": alone.max(),
    }  # fmt: skip
