"""Chapter 11, third part: does Kazakhstan come to resemble EU states? A card of five measures."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.exhibits import Tabled, exhibit
from helpers.exhibits.facts import Fact
from helpers.measures import share, who_moved

#: Columns in the unit of their row's measure: levels then and now, gaps, and parts in the change of the gap.
VALUES = (
    *(f"{who}_{end}" for who in ("kaz", "eu", "neighbours", "gap") for end in ("first", "last")),
    "change",
    "part_kaz",
    "part_eu",
)
#: The first and the last five years that all measures of the card have.
FIRST, LAST = (1996, 2000), (2018, 2022)
HOME, NEIGHBOURS = "KAZ", ("KGZ", "TJK", "TKM", "UZB")
#: A gap that changed by less than this share of itself, in percent, is not called narrower or wider: the book's margin of a tenth.
MARGIN = 10
GDP, HEADS = "gdp-current-usd", "population"


class Line(NamedTuple):
    """One measure of the card: the part of life that article A's thesis names, the series, and how it is written."""

    key: str
    field: str
    label: str
    indicator: str
    eu: str
    form: str


LINES = (
    Line("law_vdem", "law", "Rule of law, V-Dem (0 to 1)", "vdem-rule", "EU27", "{:.2f}"),
    Line("law_wgi", "law", "Rule of law, World Bank (score)", "wgi-rule-of-law", "EU27", "{:.2f}"),
    Line("democracy", "politics", "Liberal democracy (0 to 1)", "vdem-libdem", "EU27", "{:.2f}"),
    Line("income", "economy", "Income a head, current USD", GDP, "EUU", "{:,.0f}"),
    Line("income_log", "economy", "The same, logarithm", GDP, "EUU", "{:.2f}"),
    Line("hdi", "society", "Human development (0 to 1)", "hdi", "EU27", "{:.3f}"),
)


def series(indicators: pd.DataFrame, line: Line, entity: str) -> pd.Series:
    """The measure by year; income is divided by heads, and taken as a logarithm where the line says so."""

    def one(indicator: str) -> pd.Series:
        chosen = indicators[(indicators["indicator"] == indicator) & (indicators["entity"] == entity)]
        return pd.Series(
            chosen["value"].to_numpy(dtype=float), index=chosen["period"].astype(int)
        ).sort_index()

    found = one(line.indicator)
    if line.indicator == GDP:
        found = (found / one(HEADS)).dropna()
    return pd.Series(np.log(found), index=found.index) if line.key.endswith("_log") else found


def window(found: pd.Series, years: tuple[int, int]) -> float:
    """Mean of the years of a window that have a value."""
    return float(found.loc[years[0] : years[1]].mean())


def whole(found: pd.Series, own: pd.Series) -> bool:
    """Whether a neighbour has a value in every year of both windows in which Kazakhstan has one."""
    years = [year for first, last in (FIRST, LAST) for year in range(first, last + 1) if year in own.index]
    return all(year in found.index for year in years)


def card(indicators: pd.DataFrame) -> pd.DataFrame:
    """The card: value, gap and parts of its change for each measure, in the unit of the measure."""
    found = []
    for line in LINES:
        own, eu = (series(indicators, line, entity) for entity in (HOME, line.eu))
        mine, theirs = ((window(one, FIRST), window(one, LAST)) for one in (own, eu))
        near = [one for one in (series(indicators, line, entity) for entity in NEIGHBOURS) if whole(one, own)]
        moved = who_moved(mine, theirs)
        near_means = [float(np.mean([window(one, years) for one in near])) for years in (FIRST, LAST)]
        found.append(
            {
                "measure": line.key,
                "kaz_first": mine[0],
                "kaz_last": mine[1],
                "eu_first": theirs[0],
                "eu_last": theirs[1],
                "neighbours_first": near_means[0],
                "neighbours_last": near_means[1],
                "gap_first": abs(mine[0] - theirs[0]),
                "gap_last": abs(mine[1] - theirs[1]),
                "change": moved.change,
                "part_kaz": moved.mine,
                "part_eu": moved.theirs,
                "neighbours": len(near),
            }
        )
    return pd.DataFrame(found)


def minus(text: str) -> str:
    """The text with true minus signs."""
    return text.replace("-", "\N{MINUS SIGN}")


def signed(form: str, value: float) -> str:
    """A change with its sign, a true minus among them."""
    text = form.format(abs(value))
    nil = not any(digit in text for digit in "123456789")
    return text if nil else ("\N{MINUS SIGN}" if value < 0 else "+") + text


@exhibit("tbl-resemblance", tables=("indicators",))
def resemblance(indicators: pd.DataFrame) -> Tabled:
    """One row a measure: Kazakhstan, EU and neighbours then and now, the gap, and who moved."""
    rows = card(indicators)
    body, facts = [], dict[str, Fact]()
    for line, row in zip(LINES, rows.to_dict("records"), strict=True):
        spans = {}
        for who in ("kaz", "eu", "neighbours", "gap"):
            spans[who] = minus(
                " \N{RIGHTWARDS ARROW} ".join(
                    line.form.format(row[f"{who}_{end}"]) for end in ("first", "last")
                )
            )
        parts = [signed(line.form, row[part]) for part in ("part_kaz", "part_eu")]
        body.append([line.field, line.label, *spans.values(), *parts])
        facts |= {f"{line.key}_{name}": float(row[name]) for name in VALUES}

    plain = rows[rows["measure"] != "income_log"]
    by = rows.set_index("measure")
    facts |= {
        "first": f"{FIRST[0]}-{FIRST[1]}",
        "last": f"{LAST[0]}-{LAST[1]}",
        "n": len(plain),
        "rose": int((plain["kaz_last"] > plain["kaz_first"]).sum()),
        "narrowed": int((100 * plain["change"] / plain["gap_first"] < -MARGIN).sum()),
        "income_share_first": share(float(by.at["income", "kaz_first"]), float(by.at["income", "eu_first"])),  # type: ignore[arg-type]
        "income_share_last": share(float(by.at["income", "kaz_last"]), float(by.at["income", "eu_last"])),  # type: ignore[arg-type]
        "income_gap_first_thousand": float(by.at["income", "gap_first"]) / 1000,  # type: ignore[arg-type]
        "income_gap_last_thousand": float(by.at["income", "gap_last"]) / 1000,  # type: ignore[arg-type]
        "law_vdem_narrowing": -float(by.at["law_vdem", "change"]),  # type: ignore[arg-type]
        "democracy_fall": float(by.at["democracy", "kaz_first"]) - float(by.at["democracy", "kaz_last"]),  # type: ignore[arg-type]
        "hdi_neighbours_n": int(by.at["hdi", "neighbours"]),  # type: ignore[call-overload]
    }
    used = indicators[indicators["indicator"].isin([*(line.indicator for line in LINES), HEADS])]
    header = [
        "Field",
        "Measure",
        "Kazakhstan",
        "EU",
        "Neighbours",
        "Gap to the EU",
        "Part of Kazakhstan",
        "Part of the EU",
    ]
    return Tabled(
        header,
        body,
        rows,
        facts,
        sorted({"article-a", *used["source"]}),
        "llrrrrrr",
        [9, 19, 15, 16, 14, 15, 11, 11],
    )
