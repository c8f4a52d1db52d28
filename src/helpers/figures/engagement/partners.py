"""Chapter 04: shares of the EU, China and Russia in Kazakhstan's trade, with what the EU's members report on their side."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, current, drawing, exhibit, style, turn
from helpers.measures.states import HOME
from helpers.tables import dates

FLOWS = {"exports": "In what Kazakhstan sells", "imports": "In what Kazakhstan buys"}
PARTNERS = {"EU27": "EU", "CHN": "China", "RUS": "Russia"}
REPORTED = {"exports-reported": "exports", "imports-reported": "imports"}
WHOLE = {"merchandise-exports": "exports", "merchandise-imports": "imports"}
#: Sources that state value and total themselves, or a share of all partners; the others are amounts of the press.
NATIONAL, CUSTOMS, PRESS = "national statistics", "customs data", "amount in the press over World Bank total"
SERIES = {f"{flow}s-national": NATIONAL for flow in ("export", "import")}
SERIES |= {f"{flow}-share-{of}": CUSTOMS for flow in ("export", "import") for of in ("penppml", "wits")}
MARKS = {NATIONAL: "o", CUSTOMS: "s", PRESS: "D"}
TOTALS = "wdi-kaz-2026"
#: The rival of every share of exports: what oil cost, and who says so.
OIL, PRICED = "oil-price-brent", "eia-brent"
SMALLEST = "export-share"
#: Partners of the EU's members whose purchases are compared with those of the base year.
SIDE = (HOME, "KGZ", "RUS")
BASE = 2021
SIDED = ("eu-exports", "eu-imports", "eu-imports-fuels")
#: From this year on Kazakhstan was in a customs union with Russia and Belarus.
UNION = 2010


def whole_trade(indicators: pd.DataFrame) -> pd.DataFrame:
    """Kazakhstan's exports and imports by year, USD billion (World Development Indicators)."""
    chosen = indicators[(indicators["entity"] == "KAZ") & indicators["indicator"].isin(WHOLE)]
    totals = chosen.pivot_table(index="period", columns="indicator", values="value").div(1000)
    return totals.rename(columns=WHOLE)


def rows_of(trade_shares: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """Shares of three partners by flow and year; floors and parts of a year are left out."""
    whole = trade_shares[
        trade_shares["indicator"].isin(SERIES)
        & trade_shares["partner"].isin(PARTNERS)
        & (trade_shares["status"] != "partial")
    ]
    found = whole.assign(year=whole["period"].map(dates.year), kind=whole["indicator"].map(SERIES))
    amounts = indicators[
        indicators["indicator"].isin(REPORTED) & indicators["counterpart"].isin(["EU", *PARTNERS])
    ]
    amounts = amounts[(amounts["entity"] == "KAZ") & (amounts["status"] == "published")]
    totals = whole_trade(indicators)
    pressed = pd.DataFrame(
        {
            "flow": amounts["indicator"].map(REPORTED), "partner": amounts["counterpart"].replace({"EU": "EU27"}),
            "year": amounts["period"].map(dates.year), "kind": PRESS, "source": amounts["source"],
            "share": [
                100 * value / totals.loc[period, REPORTED[name]]
                for name, period, value in amounts[["indicator", "period", "value"]].itertuples(index=False)
            ],
        }
    )  # fmt: skip
    columns = ["flow", "partner", "year", "share", "kind", "source"]
    found = pd.concat([found[columns], pressed[columns]], ignore_index=True)
    return found.sort_values(["flow", "partner", "year", "kind"], ignore_index=True).astype({"share": float})


def facts_of(rows: pd.DataFrame, differences: pd.DataFrame) -> dict[str, Fact]:
    """What national statistics say of their first and last year, and whether the change is enough to matter."""
    smallest = differences.set_index("measure")["delta"]
    national = rows[rows["kind"] == NATIONAL]
    facts: dict[str, Fact] = {}
    for key, flow, partner in (("eu", "exports", "EU27"), ("china", "imports", "CHN")):
        line = national[(national["flow"] == flow) & (national["partner"] == partner)]["share"]
        begun, ended = line.iloc[0], line.iloc[-1]
        facts |= {f"{key}_first": begun, f"{key}_last": ended, f"{key}_word": turn(ended - begun)}
    sold = rows[(rows["flow"] == "exports") & (rows["partner"] == "EU27")]
    # A span that begins at the peak shows the largest fall there is.
    begun = float(str(facts["eu_first"]))
    facts["eu_begun"] = "the highest value read" if begun >= sold["share"].max() else "not the highest value"
    change, small = abs(facts["eu_last"] - facts["eu_first"]), float(smallest[SMALLEST])  # type: ignore[operator]
    facts |= {"eu_small": small, "eu_weight": "beyond" if change >= small else "within"}
    facts |= {"first": int(national["year"].min()), "last": int(national["year"].max())}
    bought = rows[(rows["flow"] == "imports") & (rows["partner"] == "EU27")]
    facts |= {
        "eu_bought_early": bought["share"].iloc[0], "early": int(bought["year"].iloc[0]),
        "eu_bought": bought["share"].iloc[-1], "late": int(bought["year"].iloc[-1]),
    }  # fmt: skip
    # What it still was before Kazakhstan took over the tariff of its customs union.
    before = bought[bought["year"] < UNION].iloc[-1]
    facts |= {"eu_bought_before": before["share"], "before": int(before["year"]), "union_year": UNION}
    pressed = sold[sold["kind"] == PRESS]
    facts |= {"eu_press": pressed["share"].iloc[-1], "press_year": int(pressed["year"].iloc[-1])}
    # One amount of the press stands against statistics: more than a hint it cannot be.
    later = float(str(facts["eu_press"])) - float(str(facts["eu_last"]))
    facts["eu_later"] = turn(later, "may be higher again", "may be lower still", "may be as low")
    return facts | seller(rows[rows["flow"] == "imports"])


def seller(bought: pd.DataFrame) -> dict[str, Fact]:
    """Russia's first and last share in imports, and how many shares of the other two in any year are as large as the
    smaller of these.
    """
    russia = bought[bought["partner"] == "RUS"].sort_values("year")
    others = bought[bought["partner"] != "RUS"]["share"]
    reached = int((others >= russia["share"].min()).sum())
    return {
        "russia_early": russia["share"].iloc[0], "russia_early_year": int(russia["year"].iloc[0]),
        "russia_late": russia["share"].iloc[-1], "russia_late_year": int(russia["year"].iloc[-1]),
        "russia_reached": reached or "none",
    }  # fmt: skip


def oil_facts(indicators: pd.DataFrame, first: int, last: int) -> dict[str, Fact]:
    """What a barrel cost in the two years that are compared."""
    prices = indicators[indicators["indicator"] == OIL].set_index("period")["value"]
    begun, ended = (float(prices[str(year)]) for year in (first, last))
    effect = turn(ended - begun, "larger", "smaller", "no other")
    return {"oil_first": begun, "oil_last": ended, "oil_word": turn(ended - begun), "oil_effect": effect}


def _panel(axes: Axes, rows: pd.DataFrame, title: str) -> None:
    """Dots by partner and kind of source; only those of one source are joined."""
    for partner, name in PARTNERS.items():
        colour = style.ACTOR[name]
        mine = rows[rows["partner"] == partner].sort_values("year")
        for (kind, _), line in mine.groupby(["kind", "source"], sort=False):
            # Two years alone are joined by dots, since they stand for no trend between them.
            joined = {CUSTOMS: "-", NATIONAL: ":"}.get(kind, "")
            face = colour if kind == NATIONAL else "white"
            axes.plot(
                line["year"], line["share"], joined + MARKS[kind], color=colour, markerfacecolor=face,
                linewidth=1.1, markersize=5.5, markeredgewidth=1.3,
            )  # fmt: skip
        at = mine.iloc[-1]
        # Two dots of one year stand close together, so that the name of the upper one goes up.
        close = rows[(rows["year"] == at["year"]) & (rows["share"] < at["share"])]["share"].max()
        shift = 1.6 if at["share"] - close < 4 else 0
        axes.text(at["year"] + 0.8, at["share"] + shift, name, color=colour, weight="bold", va="center")
    axes.set_title(title, fontsize=current().text)
    axes.set_ylim(0, 56)
    axes.grid(axis="y")
    style.years(axes, int(rows["year"].min()) - 1, int(rows["year"].max()) + 5.5, 5)
    axes.set_xticks([2005, 2010, 2015, 2020])


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """What Kazakhstan sells, and what it buys."""
    figure, panels = style.canvas(3.6, 1, 2, sharey=True)
    for axes, (flow, title) in zip(panels, FLOWS.items(), strict=True):
        key, name = {"exports": ("eu", "the EU"), "imports": ("china", "China")}[flow]
        begun = f"{facts['first']}, {facts['eu_begun']}," if flow == "exports" else facts["first"]
        said = f"{title} {name}'s share {facts[f'{key}_word']} from {begun} to {facts['last']}"
        if flow == "exports":
            said += f", and {facts['eu_later']} in {facts['press_year']}"
        _panel(axes, rows[rows["flow"] == flow], style.wrap(said, 42))
    panels[0].set_ylabel("% of all goods")
    for kind, marker in MARKS.items():
        face = style.MUTED if kind == NATIONAL else "white"
        panels[1].plot([], [], marker, color=style.MUTED, label=kind, markerfacecolor=face)
    drawing.key(figure, None, layout.pick(3, 1), columnspacing=1.2, handletextpad=0.2)
    return figure


def side_facts(eu_side: pd.DataFrame) -> dict[str, Fact]:
    """How many times what they sold in the base year the members report for the last year, state by state, and what
    part of what they bought from Kazakhstan in the base year was fuel, in percent.
    """
    whole = eu_side[eu_side["period"].str.fullmatch(r"\d{4}")]
    sold = whole[whole["partner"] == HOME].dropna(subset=["exports"]).set_index("period")
    last = str(sold.index.max())
    bought = whole.pivot(index="period", columns="partner", values="exports")[list(SIDE)]
    times = bought.loc[last] / bought.loc[str(BASE)]
    facts: dict[str, Fact] = {"side_base": BASE, "side_last": int(last), "kaz_times": float(times[HOME])}
    facts["kgz_times"] = float(times["KGZ"])
    facts["rus_went"] = turn(float(times["RUS"]) - 1, "grew too", "shrank", "stayed as they were")
    return facts | {"fuel_share": float(sold.at[str(BASE), "fuels_share"])}


@exhibit("fig-trade-partners", tables=("trade_shares", "indicators", "smallest_differences", "eu_side"))
def trade_partners(
    trade_shares: pd.DataFrame,
    indicators: pd.DataFrame,
    smallest_differences: pd.DataFrame,
    eu_side: pd.DataFrame,
) -> Drawn:
    """Shares of three partners in what Kazakhstan sells and buys."""
    rows = rows_of(trade_shares, indicators)
    facts = facts_of(rows, smallest_differences) | side_facts(eu_side)
    facts |= oil_facts(indicators, int(str(facts["first"])), int(str(facts["last"])))
    sided = indicators["indicator"].isin(SIDED) & indicators["counterpart"].isin(SIDE)
    return Drawn(draw, rows, facts, [*rows["source"], TOTALS, PRICED, *indicators.loc[sided, "source"]])
