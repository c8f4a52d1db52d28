"""Chapter 06, third part: what was paid to Kazakhstan, beside agreements and strategies and beside other donors."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, current, drawing, exhibit, ordered, style
from helpers.figures.political_values.democracy import spread
from helpers.tables import dates

AID, SOURCE = "aid-net-bilateral", "wdi-kaz-2026"
EU = "EUI"
KINDS = {"treaty": "Treaties", "strategy": "Strategies", "office": "Office"}
DONORS = {
    "EUI": ("EU institutions", "EU"),
    "DEU": ("Germany", "member state"),
    "FRA": ("France", "member state"),
    "USA": ("United States", "US"),
    "JPN": ("Japan", "other"),
    "GBR": ("United Kingdom", "other"),
}
#: Periods of the public envelopes and programmes, carried back; the first begins with the first value of the EU institutions.
PERIODS = ((1993, 1999), (2000, 2006), (2007, 2013), (2014, 2020), (2021, 2023))
#: Donors that share a scale, how lines of one colour are told apart, and how far labels are kept apart.
SCALES = (("USA", "JPN"), ("EUI", "DEU", "FRA", "GBR"))
DASHES = {"FRA": "--", "JPN": "--"}
APART = 8.5
SHORT = {"EUI": "EU", "GBR": "UK", "USA": "US"}
#: Years of the axis that a character of a label takes at 8 points.
CHARACTER = 0.46


def payments(indicators: pd.DataFrame, donors: tuple[str, ...]) -> pd.DataFrame:
    """Net bilateral aid to Kazakhstan by donor and year, USD million at current prices."""
    chosen = indicators[
        (indicators["indicator"] == AID)
        & (indicators["entity"] == "KAZ")
        & indicators["counterpart"].isin(donors)
    ]
    rows = chosen.assign(donor=chosen["counterpart"], year=chosen["period"].astype(int))
    return ordered(
        rows[["donor", "year", "value", "status", "note", "source"]], "donor", "year", donor=donors
    )


def graduation(indicators: pd.DataFrame) -> int:
    """Year in which bilateral aid of the EU ended: the last of the programme total, as its source says."""
    return dates.last_year(
        str(indicators.loc[indicators["indicator"] == "aid-eu-bilateral-total", "period"].iloc[0])
    )


def dated_words(claims: pd.DataFrame, aid_words: pd.DataFrame) -> pd.DataFrame:
    """Treaties, strategies and offices with the year that the claim states, and where that is known the part of the year."""
    rows = aid_words.merge(claims[["claim", "value"]], on="claim")
    rows["year"] = [dates.year(text) for text in rows["value"]]
    return ordered(rows, "kind", "year", "word", kind=KINDS)


def placed(words: pd.DataFrame, last: float, character: float = CHARACTER) -> list[tuple[int, str]]:
    """Line and side of every label: to the right of its mark unless it would leave the axis; the first free line of its kind."""
    taken: dict[tuple[str, int], list[tuple[float, float]]] = {}
    chosen: list[tuple[str, int, str]] = []
    for row in words.itertuples():
        width = character * len(str(row.label)) + 1.0
        year = float(row.year)  # type: ignore[arg-type]
        side = "right" if year + width <= last else "left"
        span = (year - 0.4, year + width) if side == "right" else (year - width, year + 0.4)
        line = 0
        while any(span[0] < b and a < span[1] for a, b in taken.get((str(row.kind), line), [])):
            line += 1
        taken.setdefault((str(row.kind), line), []).append(span)
        chosen.append((str(row.kind), line, side))
    base, first = {}, 0
    for kind in KINDS:
        base[kind] = first
        first += max((line + 1 for found, line, _ in chosen if found == kind), default=0)
    return [(base[kind] + line, side) for kind, line, side in chosen]


def _words(axes: Axes, words: pd.DataFrame, last: float) -> None:
    found = placed(words, last, CHARACTER * (1.7 if current().narrow else 1))
    for row, (line, side) in zip(words.itertuples(), found, strict=True):
        marker, of = ("D", "joint") if row.kind == "treaty" else ("o", "EU")
        axes.plot([row.year], [line], marker, color=style.ACTOR[of], ms=5)
        aside = current().pick(0.5, 1.1)
        shift, align = (aside, "left") if side == "right" else (-aside, "right")
        look: style.Look = {"va": "center", "fontsize": 8, "bbox": style.plate(0.8)}
        axes.text(float(row.year) + shift, line, str(row.label), ha=align, **look)  # type: ignore[arg-type]
    lines = pd.Series([line for line, _ in found]).groupby(list(words["kind"]))
    at = (lines.min() + lines.max()) / 2
    kinds = [kind for kind in KINDS if kind in at]
    axes.set_yticks([at[kind] for kind in kinds], [KINDS[kind] for kind in kinds])
    axes.set_ylim(max(line for line, _ in found) + 0.6, -0.6)
    axes.tick_params(length=0)
    drawing.bare(axes, "left", "bottom")


@exhibit("fig-money-words", tables=("claims", "aid_words", "indicators"))
def money_words(claims: pd.DataFrame, aid_words: pd.DataFrame, indicators: pd.DataFrame) -> Drawn:
    """Bars of payments below a strip of dated words."""
    paid, words = payments(indicators, (EU,)), dated_words(claims, aid_words)
    first, last = int(paid["year"].min()), int(paid["year"].max())
    figure, (strip, axes) = style.canvas(
        4.4, 2, 1, narrow=(5.6, 2, 1), sharex=True, height_ratios=[2 if current().narrow else 1.15, 2]
    )
    _words(strip, words, last + 0.8)
    axes.bar(paid["year"], paid["value"], width=0.72, color=style.ACTOR["EU"])
    facts = _money_facts(paid, words) | {"graduation": graduation(indicators)}
    for year in (facts["peak_year"], last):
        value = float(paid.loc[paid["year"] == year, "value"].iloc[0])
        axes.text(float(year), value + 0.4, f"{value:.1f}", ha="center", fontsize=8)
    for year in words["year"]:
        for one in (strip, axes):
            one.axvline(year, color=style.GRID, lw=0.7, zorder=0)
    axes.set_ylim(0, 23)
    axes.set_ylabel("USD million a year")
    style.years(axes, first - 0.8, last + 0.8)
    strip.tick_params(axis="x", length=0, labelbottom=False)
    strip.set_title(f"{facts['words']} treaties, strategies and offices, years as article A states them")
    axes.set_title(
        f"EU institutions paid most in {facts['peak_year']}, and {facts['late']:.1f} million a year from {facts['late_first']} on"
    )
    payment = paid.assign(kind="payment", label="EU institutions", key=SOURCE)
    rows = pd.concat([payment, words.assign(value=float("nan"), key=words["claim"])], ignore_index=True)
    rows = rows[["kind", "year", "label", "value", "key"]]
    return Drawn(figure, rows, facts, ["article-a", SOURCE, "ec-europeaid-kaz"])


def _money_facts(paid: pd.DataFrame, words: pd.DataFrame) -> dict[str, Fact]:
    values = paid.set_index("year")["value"]
    late, mid = values.loc[2018:], values.loc[2006:2017]
    return {
        "first": int(values.index.min()), "last": int(values.index.max()),
        "peak": values.max(), "peak_year": int(values.idxmax()),
        "late": late.mean(), "late_first": int(late.index.min()), "late_last": int(late.index.max()),
        "late_low": late.min(), "late_high": late.max(), "mid_low": mid.min(), "mid_high": mid.max(),
        "words": len(words), "late_words": int((words["year"] >= late.index.min()).sum()),
    }  # fmt: skip


def period_means(paid: pd.DataFrame) -> pd.DataFrame:
    """Mean of the yearly payments by donor and period, USD million a year."""
    means = [
        (donor, first, last, float(mine.loc[mine["year"].between(first, last), "value"].mean()))
        for donor, mine in paid.groupby("donor", sort=False)
        for first, last in PERIODS
    ]
    return pd.DataFrame(means, columns=["donor", "first", "last", "mean"])


def donor_rows(indicators: pd.DataFrame) -> pd.DataFrame:
    """Payments by donor and year, with the period of each year and the donor's mean in it."""
    paid = payments(indicators, tuple(DONORS))
    paid = paid[paid["year"] >= PERIODS[0][0]]
    rows = paid.merge(period_means(paid), how="left", on="donor")
    rows = rows[(rows["year"] >= rows["first"]) & (rows["year"] <= rows["last"])]
    return rows.rename(columns={"first": "period_from", "last": "period_to"}).reset_index(drop=True)


def donor_facts(rows: pd.DataFrame) -> dict[str, Fact]:
    """Means by donor and period, and how often each of three came first."""
    means = rows.drop_duplicates(["donor", "period_from"])
    table = means.pivot(index="period_from", columns="donor", values="mean")
    leader = table.idxmax(axis=1)
    facts: dict[str, Fact] = {
        f"{donor.lower()}_{first}": float(table.at[first, donor]) for first in table.index for donor in DONORS
    }  # type: ignore[arg-type]
    first = {
        f"{key}_first": int((leader == donor).sum())
        for key, donor in (("us", "USA"), ("jp", "JPN"), ("eu", EU))
    }
    # The institutions and the two members whose payments are here, beside the United States.
    together = table[EU] + table["DEU"] + table["FRA"]
    behind = table.index[together <= table["USA"]]
    ahead = table.index[table.index > behind.max()] if len(behind) else table.index
    facts |= {f"together_{period}": float(paid) for period, paid in together.items()}
    facts["ahead_from"] = int(ahead[0]) if len(ahead) else 0
    return facts | {"donors": len(DONORS), "periods": len(PERIODS)} | first


def draw_donors(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """Lines in two panels, as two donors pay on another scale; steps: means of the periods of the EU institutions."""
    figure, panels = style.canvas(4.8, 2, 1, sharex=True, narrow=(5.6, 2, 1))
    last = int(rows["year"].max())
    for axes, donors in zip(panels, SCALES, strict=True):
        ends = rows[rows["donor"].isin(donors) & (rows["year"] == last)].set_index("donor")["value"]
        heights = spread({str(donor): float(value) for donor, value in ends.items()}, APART)
        for donor in donors:
            name, meaning = DONORS[donor]
            mine = rows[rows["donor"] == donor]
            colour, dash = style.ACTOR[meaning], DASHES.get(donor, "-")
            axes.plot(mine["year"], mine["value"], dash, color=colour, linewidth=2.2 if donor == EU else 1.3)
            # A stroke leads from the end of the line to its name, which stands apart from the others.
            end, place = float(mine["value"].iloc[-1]), heights[donor]
            axes.plot([last + 0.2, last + 1.2], [end, place], color=colour, linewidth=0.7)
            axes.text(last + 1.5, place, layout.pick(name, SHORT.get(donor, name)), color=colour, va="center")
        if EU in donors:
            own = rows[rows["donor"] == EU].drop_duplicates("period_from")
            for row in own.to_dict("records"):
                ends = [row["period_from"] - 0.5, row["period_to"] + 0.5]
                axes.plot(ends, [row["mean"]] * 2, color=style.ACTOR["EU"], linewidth=6, alpha=0.22)
        axes.axhline(0, color=style.MUTED, linewidth=0.7)
        axes.grid(axis="y")
        axes.set_ylabel("USD million a year")
    first = (
        f"Of {facts['periods']} periods the United States came first in {facts['us_first']}, "
        f"Japan in {facts['jp_first']}"
    )
    then = f"The EU institutions came first in {facts['eu_first'] or 'none'}; on another scale"
    for axes, title in zip(panels, (first, then), strict=True):
        axes.set_title(layout.wrap(title, 70, 32))
    note: style.Look = {"fontsize": layout.small, "color": style.MUTED, "va": "center"}
    panels[1].text(
        PERIODS[0][0], -20, layout.wrap("broad: mean of a period, EU institutions", 50, 24), **note
    )
    style.years(panels[1], PERIODS[0][0] - 0.8, last + layout.pick(7.5, 9.5))
    panels[1].set_xticks(range(1995, last + 1, layout.pick(5, 10)))
    return figure


@exhibit("fig-aid-donors", tables=("indicators",))
def aid_donors(indicators: pd.DataFrame) -> Drawn:
    """Net bilateral aid of six donors by year."""
    rows = donor_rows(indicators)
    return Drawn(draw_donors, rows, donor_facts(rows))
